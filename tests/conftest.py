"""Fixtures: the built site, a server for it, and a real browser that reaches nothing else."""

import functools
import http.server
import os
import re
import sys
import threading
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "tools")]

import chromium
import hostile_suite
import properties
from hypothesis import settings
from places import ROOT, SITE

BROWSER_OPTIONS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
PATIENCE = 60_000  # milliseconds; tests wait for states, and a busy machine takes its time
SOURCES = [
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "book",
    "notebooks",
    "platformlab",
    "data",
]


SLOW = re.compile(r"^pytestmark = .*\bpytest\.mark\.slow\b", re.M)


def _is_short(config):
    return config.getoption("markexpr") == "not slow"


def pytest_configure(config):
    """Draw few examples of each property where the slow tests are left out."""
    if _is_short(config):
        settings.load_profile(properties.FEW)


def pytest_ignore_collect(collection_path, config):
    """Do not even load a file whose tests are left out, all of them."""
    if collection_path.suffix != ".py":
        return None
    if _is_short(config):
        return SLOW.search(collection_path.read_text(encoding="utf-8")) is not None or None
    if hostile_suite.is_wanted_alone(config) and collection_path.name.startswith("test_"):
        return not hostile_suite.is_of(collection_path) or None
    return None


def pytest_xdist_auto_num_workers():
    """Three for two processors: a worker that drives a browser waits for it half the time."""
    count = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))(0)
    return max(2, 3 * len(count) // 2)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Hand out the tests of a file together, as those of a group: they share what is costly to make."""
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadGroupScheduling

    class ByGroupOrFile(LoadGroupScheduling):
        def _split_scope(self, nodeid):
            group = super()._split_scope(nodeid)
            return nodeid.partition("::")[0] if group == nodeid else group

    return ByGroupOrFile(config, log)


@pytest.hookimpl(tryfirst=True)  # before tests are left out
def pytest_collection_modifyitems(config, items):
    """Begin with what takes minutes on one worker, so that none is left with it at the end."""
    config.stash[hostile_suite.TRIED] = functools.cache(
        functools.partial(hostile_suite.tried_by, [*items])
    )
    items.sort(key=_turn)


def pytest_report_collectionfinish(config):
    """Say how many inputs the hostile suite tries, where it runs alone."""
    return hostile_suite.said(config) if hostile_suite.is_wanted_alone(config) else None


def _turn(item):
    groups = [mark.args[0] for mark in item.iter_markers("xdist_group")]
    if not groups:  # its file is handed out where its first test stands; chapters run in kernels
        return 2 if item.get_closest_marker("slow") or item.path.suffix == ".ipynb" else 3
    if groups[0].startswith("figure "):  # these take a second or two
        return 3
    return 1 if groups[0].endswith(".html") else 0


def _newest(place):
    files = [place] if place.is_file() else [p for p in place.rglob("*") if p.is_file()]
    ours = (p for p in files if p.suffix != ".pyc" and ".ipynb_checkpoints" not in p.parts)
    return max((p.stat().st_mtime for p in ours), default=0)


@pytest.fixture(scope="session")
def site():
    """The site that `make book` built last; stale or missing, it proves nothing."""
    built = SITE / "index.html"
    repair = "run: make book"
    if not built.is_file():
        pytest.fail(f"there is no site in {SITE}; {repair}")
    stamp = ROOT / "_build" / "built"
    newest = max(_newest(ROOT / source) for source in SOURCES)
    if not stamp.is_file() or stamp.stat().st_mtime < newest:
        pytest.fail(f"the site in {SITE} is older than its sources; {repair}")
    return SITE


class _StaticHost(http.server.SimpleHTTPRequestHandler):
    """Serve files as a static host does: with the book's own page for a wrong address."""

    def log_message(self, *_):
        """Keep quiet; failures show in the browser."""

    def send_error(self, code, message=None, explain=None):
        """Answer a wrong address with 404.html."""
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def host(site):
    """Address of a server of the site on this machine."""
    handler = functools.partial(_StaticHost, directory=site)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(params=["http", "file"])
def address(request, site):
    """Address of the site: from a server, and from a folder."""
    return request.getfixturevalue("host") if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture(scope="session")
def browser():
    """A Chromium without a network."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        path = chromium.find()
        if path is None:
            pytest.fail("no Chromium was found; run: make chromium")
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def tab(browser, request):
    """Open a page; `open_tab(url, **context options)` may be called several times.

    Every tab notes what it asks for and what goes wrong: `tab.requested`, `tab.complaints`.
    Its reader has placed all bets, so that no figure is covered, unless `is_new` is set.
    """
    from bets import remember  # loads the questions of the book

    contexts = []

    def open_tab(url=None, *, is_new=False, **options):
        usual = {"viewport": {"width": 1280, "height": 900}, "permissions": ["clipboard-write"]}
        context = browser.new_context(**usual | options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        if url and not is_new:
            remember(page, url)
        page.requested, page.complaints = [], []
        page.on("request", lambda asked: page.requested.append(asked.url))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda said: _note(page, said))
        if url:
            page.goto(url)
        return page

    yield open_tab
    for context in contexts:
        context.close()


def _note(page, said):
    if said.type in ("error", "warning"):
        page.complaints.append(said.text)
