"""A build in a place that was built before gives the bytes of a first build.

Sphinx tracks by file times what to read and what to write again, and forgets some of it: its
search index, loaded from the site of the last build, has lost the terms of the glossary and keeps
words that no page has any more (``IndexBuilder.load`` and ``prune`` of Sphinx 7.4). So every
build writes the whole site into an empty folder, and what was read is used again only if no
source has changed since a build without complaints. Slow work, running notebooks and computing
explorers, is kept elsewhere and for as long as what it is made from (`execution`, `assets`).

This can go when Sphinx promises that an incremental build equals a clean one.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.application import Sphinx

from platformlab.words import language

FOLDERS = ("book", "notebooks", "platformlab", "data", "tests/models")  # a page names these tests
STAMP = "sources.txt"


def setup(app):
    """Forget before Sphinx remembers; empty the site before anything is written into it."""
    app.connect("config-inited", _forget_what_was_read)
    app.connect("builder-inited", _empty_site, priority=100)
    app.connect("env-get-outdated", _read_all_or_nothing)
    app.connect("build-finished", _note_what_was_read, priority=1000)


def digest_of(root: Path, files: Iterable[Path]) -> str:
    """Hash of the names and the contents of files."""
    digest = hashlib.sha256()
    for file in sorted(files):
        name, text = file.relative_to(root).as_posix().encode(), file.read_bytes()
        digest.update(b"%d %s %d " % (len(name), name, len(text)) + text)
    return digest.hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """Files below a folder that somebody wrote; nothing that Python or Jupyter leaves there."""
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and file.suffix != ".pyc" and not hidden:
            yield file


def sources(app: Sphinx) -> str:
    """Hash of all that pages are read from: the contents in use and the language too."""
    root = Path(app.srcdir)
    files = [f for f in root.iterdir() if f.is_file() and not f.name.startswith(".")]
    for folder in FOLDERS:
        files += files_in(root / folder)
    contents = (root / app.config.external_toc_path).read_bytes()
    return f"{digest_of(root, files)} {hashlib.sha256(contents).hexdigest()} {language()}"


def _forget_what_was_read(app, config):
    stamp = Path(app.doctreedir, STAMP)
    app.platformlab_sources = sources(app)
    is_same = stamp.is_file() and stamp.read_text(encoding="utf-8") == app.platformlab_sources
    stamp.unlink(missing_ok=True)  # a build that is stopped half-way leaves nothing to trust
    if not is_same:
        for kept in Path(app.doctreedir).rglob("*.*"):
            if kept.suffix in (".pickle", ".doctree"):
                kept.unlink()


def _empty_site(app):
    if app.builder.format == "html":
        shutil.rmtree(app.outdir)
        Path(app.outdir).mkdir()


def _read_all_or_nothing(app, env, added, changed, removed):
    """Read every page if one is read: pages show titles, numbers and citations of others."""
    return sorted(env.found_docs) if added or changed or removed else []


def _note_what_was_read(app, exception):
    # Complaints of reading are made once; a build that had any must read again.
    if not exception and not app._warncount:
        stamp = Path(app.doctreedir, STAMP)
        stamp.write_text(app.platformlab_sources, encoding="utf-8")
