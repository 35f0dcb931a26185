"""Payloads of explorers, computed in other processes while Sphinx reads and writes in this one.

What was computed from the same code and data is kept beside the site.
"""

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from pathlib import PurePosixPath

from sphinx.util import logging

from platformlab.checks import states
from platformlab.checks.book import the_book
from platformlab.explore import grid
from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.keeping import keep, kept_from
from platformlab.sphinxext.paper import runs_scripts

logger = logging.getLogger(__name__)
AFTER_THE_NOTEBOOKS = 600  # which fill all processors before
ENOUGH_FOR_OTHERS = 2  # one more process takes longer to start than a single payload to compute


def register(app):
    """Let an application compute payloads; return them."""
    payloads = Payloads()
    app.connect("env-before-read-docs", payloads.begin, priority=AFTER_THE_NOTEBOOKS)
    app.connect("build-finished", payloads.stop, priority=AFTER_THE_NOTEBOOKS)
    return payloads


class Payloads:
    """Payloads that are being computed, by name of the explorer."""

    def __init__(self):
        self._pool = None
        self._coming = {}

    def begin(self, app, env, docnames):
        """Start with what the chapters of this book will show."""
        if not runs_scripts(app.builder):
            return
        rooms = {PurePosixPath(name).name for name in env.found_docs}
        shown = [name for name in the_book().explorers if states.topic_of(name) in rooms]
        missing = [name for name in shown if not self._file(app, name).exists()]
        if len(missing) >= ENOUGH_FOR_OTHERS:
            logger.info("computing every state of %s explorers ...", len(missing))
            # Fresh processes: a fork would copy locks of the drawing engine's threads and wait for ever.
            self._pool = ProcessPoolExecutor(mp_context=get_context("spawn"))
            book = app.config.platformlab_book
            self._coming = {name: self._pool.submit(_computed, book, name) for name in missing}

    def files(self, app, names):
        """Files of these explorers, complete; what nobody has begun is computed here."""
        for name in sorted(names):
            file = self._file(app, name)
            if not file.exists():
                coming = self._coming.get(name)
                keep(file, coming.result() if coming else _computed_here(name))
            yield file

    def stop(self, app, exception):
        """Let go of what a build that failed no longer waits for."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _file(self, app, name):
        return kept_from(app, "explorers", fingerprint(app.srcdir)) / f"{name}.js"


def _computed_here(name):
    logger.info("computing every state of one explorer ...")
    return grid.script(the_book().explorers[name])


def _computed(book, name):
    import_module(book)  # opens it in this process
    return grid.script(the_book().explorers[name])
