"""The site holds what ``_toc.yml`` lists and nothing else: no drafts, no solutions.

sphinx-external-toc hands Sphinx the names of the files to leave out as patterns, found by a
pattern of the whole path. In a folder named ``b [1]`` it finds none, and a file named
``gian[t]s`` would leave out the chapter ``giants``. Here names are names. Because solutions must
not slip out by any other way either, the finished site is looked through, with make or without.
So are the pages of the teacher's edition, which are written beside the book for that edition alone.
"""

import json
import os
import re
import shutil
from pathlib import Path, PurePosixPath

from sphinx.errors import SphinxError
from sphinx.util.osutil import path_stabilize

from platformlab.checks.book import the_book
from platformlab.sphinxext.paper import runs_scripts

OWN_PAGES = {"index", "404", "search"}  # pages that no source describes
FRAMES = "embed"  # pages of figures for frames, which embeds.py makes
NOT_SOURCES = {"_build", "node_modules"}  # at any depth
ASSIGNMENTS = "notebooks/assignments"
SECRETS = re.compile(rb"### (BEGIN|END) (SOLUTION|HIDDEN TESTS)")
TEACHERS = "teaching"  # folder of what students never get
TEACHERS_ONLY = re.compile(rb"pl-teachers-only")  # a class on each page of the teacher's edition
STUDENTS, TEACHER = "", "teacher"  # editions


def setup(app):
    """Name what stays out before Sphinx looks for pages; look through the site at the end."""
    app.add_config_value("platformlab_edition", STUDENTS, "env", [str])
    app.connect("config-inited", _switch_patterns_off, priority=100)
    app.connect("config-inited", _leave_out_by_name, priority=950)  # when the contents are known
    app.connect("build-finished", _look_through, priority=900)


def _switch_patterns_off(app, config):
    config.external_toc_exclude_missing = False


def _leave_out_by_name(app, config):
    listed = listed_in(config)
    unlisted = [
        name
        for name in _documents(app.srcdir, tuple(config.source_suffix))
        if str(PurePosixPath(name).with_suffix("")) not in listed
    ]
    config.exclude_patterns = [
        *config.exclude_patterns,
        *(place + name for name in sorted(NOT_SOURCES) for place in ("", "**/")),
        *map(literally, sorted(unlisted)),
    ]


def listed_in(config):
    """Documents of the table of contents, by the names that Sphinx gives them."""
    endings = tuple(config.source_suffix)
    names = (str(name) for name in config.external_site_map)
    return {
        str(PurePosixPath(name).with_suffix("")) if name.endswith(endings) else name
        for name in names
    }


def literally(name):
    r"""Return a pattern of Sphinx that this name alone matches.

    Examples
    --------
    >>> literally("draft [1].md")
    'draft [\\[]1].md'
    """
    # Sphinx hands a bracket on as it is, and Python warns of a set that begins with one.
    return re.sub(r"[*?]", r"[\g<0>]", name.replace("[", r"[\[]"))


def _documents(root, endings):
    for folder, below, names in os.walk(root):
        below[:] = [name for name in below if not name.startswith(".") and name not in NOT_SOURCES]
        for name in names:
            if name.endswith(endings):
                yield path_stabilize(Path(folder, name).relative_to(root).as_posix())


def _look_through(app, exception):
    if exception or not runs_scripts(app.builder):
        return
    frames = {f"{FRAMES}/{name}" for name in the_book().explorers}
    edition = app.config.platformlab_edition
    in_site = intruders(app.outdir, listed_in(app.config), frames, edition=edition)
    found = sorted(in_site | set(_borrowed(app)))
    if found:
        shutil.rmtree(app.outdir)
        raise SphinxError(
            f"{', '.join(found)} must not be in the site, which was removed; a page is listed in "
            f"_toc.yml, and nothing in {ASSIGNMENTS} or {TEACHERS} may be listed, linked or included"
        )


def intruders(site, listed, frames=frozenset(), *, edition=STUDENTS):
    """What a built site shows, finds or hands out though the table of contents does not list it.

    Solutions and hidden tests of assignments count wherever they are, and in the students' edition
    pages of the teacher's; a page of `frames` is neither found by the search nor handed out as a
    source.
    """
    site = Path(site)
    is_teachers = edition == TEACHER
    forbidden = (f"{ASSIGNMENTS}/",) if is_teachers else (f"{ASSIGNMENTS}/", f"{TEACHERS}/")
    allowed = {name for name in listed if not name.startswith(forbidden)}
    marks = [SECRETS] if is_teachers else [SECRETS, TEACHERS_ONLY]
    pages = {p.relative_to(site).with_suffix("").as_posix() for p in site.rglob("*.html")}
    sources = _files(site / "_sources")
    named = {p.relative_to(site / "_sources").with_suffix("").as_posix() for p in sources}
    found = (pages - frames) | named | set(_searched(site))
    secret = {
        file.relative_to(site).as_posix()
        for file in _files(site)
        if any(mark.search(file.read_bytes()) for mark in marks)
    }
    return (found - allowed - OWN_PAGES) | secret


def _files(folder):
    return (file for file in folder.rglob("*") if file.is_file())


def _searched(site):
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))["docnames"]


def _borrowed(app):
    """Files that pages hand out or show: assignments, plans, and documents that are not listed."""
    endings, listed = tuple(app.config.source_suffix), listed_in(app.config)
    for name in [*app.env.dlfiles, *app.env.images]:
        is_unlisted = (
            name.endswith(endings) and str(PurePosixPath(name).with_suffix("")) not in listed
        )
        if is_unlisted or name.startswith((f"{ASSIGNMENTS}/", f"{TEACHERS}/")):
            yield name
