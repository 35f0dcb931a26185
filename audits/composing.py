"""Sources of the site of a project: its own pages, in the look of the book."""

import shutil
from pathlib import Path
from typing import Any

import nbformat
import yaml  # type: ignore[import-untyped]  # no types come with it, and none are needed for two calls

from audits.project import GUIDE, NOTEBOOK, PAGE, ROOT, text_of
from platformlab.reports import load_report

LOOK = ("_static", "_styles", "_templates")
BUILT = "_build"
HOW = Path("book", "how-to-use.md")  # where the foot of a notebook's page leads
LABEL = "(run-the-notebooks)=\n"


def compose(place: Path, notebook: Any) -> Path:
    """Write the sources of a project's site below its own ``_build``; return their folder."""
    target = place / BUILT / "sources"
    shutil.rmtree(target, ignore_errors=True)
    for folder in ("book", "notebooks"):
        (target / folder).mkdir(parents=True)
    shutil.copytree(place / "data", target / "data")
    for name in LOOK:
        shutil.copytree(ROOT / "book" / name, target / "book" / name)
    shutil.copyfile(ROOT / "book" / "references.bib", target / "book" / "references.bib")
    shutil.copyfile(ROOT / "requirements.txt", target / "requirements.txt")
    nbformat.write(notebook, target / NOTEBOOK)
    (target / PAGE).write_text(text_of(place / PAGE), encoding="utf-8")
    guide = place / "README.md"
    how = text_of(guide if guide.is_file() else ROOT / GUIDE)
    (target / HOW).write_text(LABEL + how, encoding="utf-8")
    title = load_report().title
    (target / "_config.yml").write_text(_config(title), encoding="utf-8")
    pages = [{"file": str(page.with_suffix("").as_posix())} for page in (NOTEBOOK, HOW)]
    toc = {"format": "jb-book", "root": PAGE.with_suffix("").as_posix(), "chapters": pages}
    (target / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    return target


def _config(title):
    """The book's settings, but for what is its own: its name, its author, its figures."""
    settings = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    settings |= {"title": title, "author": "", "copyright": ""}
    settings["execute"]["execute_notebooks"] = "off"  # the check has run it, where it may run
    own = settings["sphinx"]["config"]
    own |= {"platformlab_book": "audits.no_figures", "html_title": title, "project": title}
    own["html_show_copyright"] = False  # whose it is says its own page
    for key in [key for key in own if key.startswith("epub_")]:
        own.pop(key)
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
