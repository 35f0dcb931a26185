"""Payloads of explorers, computed by the kernels of a build while Sphinx reads and writes.

What was computed from the same code and data is kept beside the site.
"""

from functools import partial
from importlib import import_module
from pathlib import Path, PurePosixPath

from nbformat.v4 import new_code_cell, new_notebook
from sphinx.util import logging

from platformlab.checks import states
from platformlab.checks.book import the_book
from platformlab.explore import grid
from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.keeping import keep, kept_from
from platformlab.sphinxext.kernels import kernels_of, run
from platformlab.sphinxext.paper import runs_scripts

logger = logging.getLogger(__name__)
AFTER_THE_NOTEBOOKS = 600  # which Sphinx waits for, as it reads them
ENOUGH_FOR_OTHERS = 2  # a kernel takes longer to start than a single payload to compute
IN_A_KERNEL = "from platformlab.sphinxext import payloads; payloads.write({!r}, {!r}, {!r})"


def register(app):
    """Let an application compute payloads; return them."""
    payloads = Payloads(kernels_of(app))
    app.connect("env-before-read-docs", payloads.begin, priority=AFTER_THE_NOTEBOOKS)
    return payloads


class Payloads:
    """Payloads that are being computed, by name of the explorer."""

    def __init__(self, kernels):
        self._kernels = kernels
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
            book = app.config.platformlab_book
            # The longest first, so that no processor is left with one at the end.
            for name in sorted(missing, key=_length, reverse=True):
                work = partial(_computed, book, name, str(self._file(app, name)))
                self._coming[name] = self._kernels.submit(states.topic_of(name), work)

    def files(self, app, names):
        """Files of these explorers, complete; what no kernel has computed is computed here."""
        for name in sorted(names):
            file = self._file(app, name)
            if name in self._coming:
                self._coming[name].exception()  # waits; computed here, an error tells more
            if not file.exists():
                logger.info("computing every state of one explorer ...")
                keep(file, grid.script(the_book().explorers[name]))
            yield file

    def _file(self, app, name):
        return kept_from(app, "explorers", fingerprint(app.srcdir)) / f"{name}.js"


def _length(name):
    explorer = the_book().explorers[name]
    return explorer.is_slow, grid.count(explorer)


def _computed(book, name, file, kernel):
    cell = new_code_cell(IN_A_KERNEL.format(book, name, file))
    run(new_notebook(cells=[cell]), km=kernel)


def write(book: str, name: str, file: str) -> None:
    """Write the payload of an explorer of the book that this module opens."""
    import_module(book)
    keep(Path(file), grid.script(the_book().explorers[name]))
