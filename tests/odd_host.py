"""A server of the site as other hosts serve it; the first folder of an address says which host it is."""

import contextlib
import functools
import http.server
import threading
from pathlib import Path

# A host that lets no text become code and no script stand in a page; README.md says the same.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; object-src 'none'"
)
HEADERS = {
    "plain": {},
    "strict": {"Content-Security-Policy": STRICT},
    # As in a frame of a learning platform: the page has no place of its own to keep anything.
    "refusing": {"Content-Security-Policy": "sandbox allow-scripts allow-forms"},
}
# Notes what goes wrong, from before the first script of a page.
NOTES = b"""<script>window.faults = [];
addEventListener("error", ({ message }) => { if (message) faults.push(message); });
addEventListener("unhandledrejection", ({ reason }) => faults.push(String(reason)));</script>"""


class _Host(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Keep quiet; failures show in the browser."""

    def translate_path(self, path):
        self.kind, _, rest = path.lstrip("/").partition("/")
        return super().translate_path(f"/{rest}")

    def end_headers(self):
        for name, value in HEADERS.get(getattr(self, "kind", ""), {}).items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self):
        file = self.translate_path(self.path)
        if self.kind != "plain" or not file.endswith(".html"):
            super().do_GET()
            return
        body = Path(file).read_bytes().replace(b"<head>", b"<head>" + NOTES, 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serving(site):
    """Address of the server, for as long as it is needed."""
    handler = functools.partial(_Host, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
