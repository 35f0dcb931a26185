"""Notebooks: executed in parallel, and again whenever the package or the data change.

jupyter-cache keys its entries on the notebook alone. A changed model would leave old numbers
on the page, so the cache is emptied when the fingerprint of code, data and lock differs.
"""

import hashlib
import logging as standard_logging
import multiprocessing
import os
from functools import cache
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.executors import load_executor
from sphinx.util import logging

from platformlab.explore import STATIC_ONLY

logger = logging.getLogger(__name__)


def setup(app):
    """Refresh before reading, execute what is about to be read."""
    os.environ[STATIC_ONLY] = "1"  # kernels inherit it: pages carry no widget state
    app.connect("env-get-outdated", _forget_if_code_changed)
    app.connect("env-before-read-docs", _execute)


@cache
def fingerprint(root) -> str:
    """Hash of everything a page's numbers depend on besides its own text."""
    digest = hashlib.sha256()
    files = [Path(root, "requirements.txt")]
    for folder in ("platformlab", "data"):
        files += [f for f in Path(root, folder).rglob("*") if f.is_file() and f.suffix != ".pyc"]
    for file in sorted(files):
        digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def _open_cache(env):
    return get_cache(env.mystnb_config.execution_cache_path)


def _forget_if_code_changed(app, env, added, changed, removed):
    stamp = Path(app.doctreedir, "fingerprint.txt")
    now = fingerprint(app.srcdir)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return []
    store = _open_cache(env)
    for record in store.list_cache_records():
        store.remove_cache(record.pk)
    stamp.write_text(now, encoding="utf-8")
    return sorted(env.found_docs)


def _execute(app, env, docnames):
    store = _open_cache(env)
    sources = [Path(env.doc2path(name)) for name in docnames]
    waiting = [str(s) for s in sources if s.suffix == ".ipynb" and not _is_cached(store, s)]
    if len(waiting) < 2:
        return  # myst-nb executes a single one just as fast
    logger.info("executing %s notebooks on %s cores ...", len(waiting), os.cpu_count())
    for path in waiting:
        store.add_nb_to_project(path)
    # A notebook that fails here is not cached; myst-nb meets it again and reports the cell.
    executor = load_executor("local-parallel", store, standard_logging.getLogger(__name__))
    executor.run_and_cache(filter_uris=waiting, timeout=app.config.nb_execution_timeout)
    multiprocessing.get_logger().setLevel(standard_logging.WARNING)  # the executor left it chatty


def _is_cached(store, path):
    try:
        store.match_cache_notebook(nbformat.read(path, as_version=4))
    except KeyError:
        return False
    return True
