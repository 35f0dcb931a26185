"""Notebooks: executed beside the reading of pages, and again whenever the package or the data change.

jupyter-cache keys its entries on the notebook alone. A changed model would leave old numbers
on the page, so the cache is emptied when the fingerprint of code, data and lock differs.
"""

import hashlib
import os
import shutil
from functools import cache, partial
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors import utils as executors
from sphinx.util import logging
from sqlalchemy.exc import SQLAlchemyError

from platformlab.checks.book import the_book
from platformlab.explore import STATIC_ONLY
from platformlab.sphinxext.freshness import digest_of, files_in
from platformlab.sphinxext.kernels import kernels_of, renew, run
from platformlab.words.texts import SOURCE, language

logger = logging.getLogger(__name__)

executors.executenb = run  # jupyter-cache has no setting for it
CLEAR = "%reset -f"


def setup(app):
    """Refresh before reading, begin to execute what is about to be read, wait where it is read."""
    os.environ[STATIC_ONLY] = "1"  # kernels inherit it: pages carry no widget state
    notebooks = Notebooks()
    app.connect("env-get-outdated", _forget_if_code_changed)
    app.connect("env-before-read-docs", notebooks.begin)
    app.connect("source-read", notebooks.wait_for)


def fingerprint(root: str | Path) -> str:
    """Hash of everything a page's numbers depend on besides its own text, and of the language."""
    return f"{_hash_of_sources(Path(root))}{'' if language() == SOURCE else language()}"


@cache
def _hash_of_sources(root):
    files = [f for folder in ("platformlab", "data") for f in files_in(root / folder)]
    told = digest_of(root, [root / "requirements.txt", *files]) + the_book().outline()
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _open_cache(env):
    return get_cache(env.mystnb_config.execution_cache_path)


def _forget_if_code_changed(app, env, added, changed, removed):
    stamp = Path(app.doctreedir, "fingerprint.txt")
    now = fingerprint(app.srcdir)
    is_same = stamp.exists() and stamp.read_text(encoding="utf-8") == now
    if not (is_same and _is_whole(env)):
        shutil.rmtree(env.mystnb_config.execution_cache_path, ignore_errors=True)
    stamp.write_text(now, encoding="utf-8")
    return []


def _is_whole(env):
    """Whether every entry has its outputs; a build that was stopped may have left only its name."""
    try:
        store = _open_cache(env)
        for record in store.list_cache_records():
            store.get_cache_bundle(record.pk)
    except (OSError, ValueError, KeyError, SQLAlchemyError):
        return False
    return True


class Notebooks:
    """Notebooks that are being executed; Sphinx reads other pages meanwhile."""

    def __init__(self):
        self._coming = {}

    def begin(self, app, env, docnames):
        """Hand to the kernels what the cache does not hold."""
        store = _open_cache(env)
        sources = [Path(env.doc2path(name)) for name in docnames]
        waiting = [str(s) for s in sources if s.suffix == ".ipynb" and not _is_cached(store, s)]
        if len(waiting) < 2:
            return  # myst-nb executes a single one just as fast
        logger.info("executing %s notebooks on %s cores ...", len(waiting), os.cpu_count())
        kernels, timeout = kernels_of(app), app.config.nb_execution_timeout
        for path in waiting:
            work = partial(executed, path, timeout=timeout)
            self._coming[path] = kernels.submit(Path(path).stem, work, is_awaited=True)

    def wait_for(self, app, docname, source):
        """Keep the outputs of a notebook that is about to be read."""
        path = app.env.doc2path(docname)
        if path not in self._coming:
            return
        result = self._coming.pop(path).result()
        # A notebook that failed is not kept; myst-nb meets it again and reports the cell.
        if not result.err:
            took = {"execution_seconds": result.time}
            bundle = CacheBundleIn(result.nb, path, data=took)
            store = _open_cache(app.env)
            store.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)


def executed(path, kernel, *, timeout):
    """Run a notebook where it lies; the prints of a cell are in one piece.

    A kernel has other notebooks before and after it: each begins without names, and after an error
    the next begins in a new kernel.
    """
    notebook, folder = nbformat.read(path, as_version=4), str(Path(path).parent)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(CLEAR))
    options = {"allow_errors": False, "km": kernel}
    result = executors.single_nb_execution(notebook, folder, timeout, **options)
    del notebook.cells[0]
    if result.err:
        renew(kernel)
    return result


def _is_cached(store, path):
    try:
        store.match_cache_notebook(nbformat.read(path, as_version=4))
    except KeyError:
        return False
    return True
