"""A local web server that answers as a good static host does: compressed, typed and cached."""

import gzip
import mimetypes
import threading
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".txt", ".xml"}


@cache
def _content(path):
    data = path.read_bytes()
    return gzip.compress(data, 6, mtime=0) if path.suffix in COMPRESSED else data


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections stay open, as browsers expect

    def do_GET(self):
        """Answer with the file, or with a short 404."""
        address = urlsplit(self.path)
        path = Path(self.server.folder, unquote(address.path).lstrip("/")).resolve()
        if path.is_dir():
            path /= "index.html"
        is_found = path.is_file() and path.is_relative_to(self.server.folder)
        data = _content(path) if is_found else b"not found"
        kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        if not is_found or not kind:
            kind = "text/plain"
        is_text = kind.startswith("text/")
        self.send_response(200 if is_found else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(data)))
        if is_found and path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        is_page = path.suffix == ".html"
        self.send_header("Cache-Control", "no-cache" if is_page else "public, max-age=31536000")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Stay quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Browsers hang up when a page closes; that is no error."""


@contextmanager
def serving(folder):
    """Serve `folder` on a free port of this machine; yields the address, without a final slash."""
    _content.cache_clear()
    server = _Server(("127.0.0.1", 0), _Handler)
    server.folder = Path(folder).resolve()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
