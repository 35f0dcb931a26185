"""The folder of a project: what a class begins with, and how it is read.

It begins as a small audit that is whole, of an invented report, so that each step can be tried
before a row is one's own. The data are those of the book as of that day.
"""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from platformlab.data import DataError

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = Path(__file__).parent / "template"
GUIDE = Path("book", "project.md")
CLAIMS = Path("data", "claims.csv")
NOTEBOOK = Path("notebooks", "evidence.ipynb")
PAGE = Path("book", "ledger.md")
OWN = {  # what an audit says of its two tables in place of what the book says of its own
    "claims": "One row is one checkable claim of the report that is audited, in our words, with a verdict.",
    "claim_sources": "One row is one document that the audit cites and that is no data set.",
}


class ProjectError(DataError):
    """A project that cannot be made or used, with its place and the repair."""


def make(folder: str | Path) -> Path:
    """Write a project into a new folder; what is there already is never touched.

    Raises
    ------
    ProjectError
        If there is something of this name, or the folder lies in the book.
    """
    target = Path(folder).absolute()
    if target.exists() or target.is_symlink():
        raise ProjectError(f"{target} is there already and was left as it is; name a new folder")
    inside = target.is_relative_to(ROOT) and not target.is_relative_to(ROOT / "_build")
    if inside:
        raise ProjectError(f"{target} lies in the book, where no project belongs; choose another")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".project-") as draft:
        made = Path(draft, "project")
        shutil.copytree(TEMPLATE, made, ignore=shutil.ignore_patterns(".*"))
        for table in sorted((ROOT / "data").glob("*.csv")):
            if table.stem not in OWN:
                shutil.copyfile(table, made / "data" / table.name)
        package = json.dumps(_package(), indent=2, ensure_ascii=False)
        (made / "data" / "datapackage.json").write_text(f"{package}\n", encoding="utf-8")
        shutil.copyfile(ROOT / GUIDE, made / "README.md")
        made.rename(target)  # whole or not at all
    return target


def _package() -> dict[str, Any]:
    """The book's data package; the tables of the ledger have no rows of ours to count."""
    package: dict[str, Any] = json.loads((ROOT / "data/datapackage.json").read_text("utf-8"))
    for entry in package["resources"]:
        if entry["name"] in OWN:
            entry.pop("rows_at_least", None)
            entry.pop("figures", None)
            entry["description"] = OWN[entry["name"]]
            entry["sources"] = [{"title": "The report that is audited, named in report.toml"}]
    return package


def found(folder: str | Path) -> Path:
    """Return the folder of a project.

    Raises
    ------
    ProjectError
        If it lacks one of the files that a project has.
    """
    place = Path(folder).resolve()
    for needed in (CLAIMS, NOTEBOOK, PAGE):
        if not (place / needed).is_file():
            raise ProjectError(
                f"{place / needed}: expected a file of a project, got no such file; put it back, or "
                f"make a new project with: make project NAME=folder"
            )
    return place


def text_of(path: Path) -> str:
    """Text of a file.

    Raises
    ------
    ProjectError
        If it is none of UTF-8.
    """
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ProjectError(
            f"{path}, line {line}: expected UTF-8 text, got the byte 0x{raw[error.start]:x}; "
            "save the file as UTF-8"
        ) from None
