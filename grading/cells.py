"""Which cell of a hand-in is which cell of the assignment, whatever became of its metadata.

A copied cell, an entry that a program dropped, an older or a newer form of it: none of that says
anything of the work. Cells are known by their entry, then by their id, then by what they hold, and
then by where they stand; what is left is a student's own cell.
"""

import re
from typing import NamedTuple

ENTRY = "nbgrader"
PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
KINDS = ("code", "markdown", "raw")
SCHEMA = 3  # of nbgrader's entries, as this version writes them


class Found(NamedTuple):
    """A hand-in with its cells named: the notebook, and which names were missing, doubled or lost."""

    notebook: dict
    missing: list[str]
    doubled: list[str]
    renamed: list[str]
    is_untouched: bool
    known: int


def of_assignment(released) -> dict[str, dict]:
    """Cells of an assignment by their name, in order."""
    return {name: cell for cell in released["cells"] if (name := _claimed(cell))}


def find_cells(notebook, released) -> Found:
    """Name the cells of a hand-in as those of the student version that was `released`."""
    known = of_assignment(released)
    cells = list(map(_plain, notebook["cells"]))
    claims = {name: [] for name in known}
    for at, cell in enumerate(notebook["cells"]):
        if _claimed(cell) in known:
            claims[_claimed(cell)].append(at)
    places = {name: _best(known[name], cells, claim) for name, claim in claims.items() if claim}
    by_entry = set(places)
    handed_out = {_text(cell) for cell in released["cells"] if not _claimed(cell)}
    _by_id(known, cells, places)
    _by_text(known, cells, places)
    _by_place(known, cells, places, handed_out)
    for name, at in places.items():
        entry = dict(known[name]["metadata"][ENTRY], grade_id=name, schema_version=SCHEMA)
        cells[at] = _of_kind(cells[at], known[name]["cell_type"]) | {"metadata": {ENTRY: entry}}
    answers = [name for name, cell in known.items() if cell["metadata"][ENTRY].get("solution")]
    return Found(
        notebook=_notebook(cells),
        missing=[name for name in known if name not in places],
        doubled=[name for name, claim in claims.items() if len(claim) > 1],
        renamed=[name for name in known if name in places and name not in by_entry],
        is_untouched=all(
            name not in places or _text(cells[places[name]]) == _text(known[name])
            for name in answers
        ),
        known=len(known),
    )


def holds_nothing(found, released) -> bool:
    """Whether no cell was found that is answered or marked: all would be put back, and earn nothing."""
    entries = {name: cell["metadata"][ENTRY] for name, cell in of_assignment(released).items()}
    asked = {name for name, entry in entries.items() if entry.get("solution") or entry.get("grade")}
    return asked <= set(found.missing)


def said(found) -> str:
    """Say in a few words what had to be put right; empty if nothing had."""
    told = []
    for names, what in (
        (found.missing, "were put back"),
        (found.renamed, "had lost their entry and were found"),
        (found.doubled, "stood twice, and one of each was read"),
    ):
        if names:
            most = f"{', '.join(names[:6])}{', ...' if len(names) > 6 else ''}"
            told.append(f"{len(names)} of {found.known} cells {what}: {most}")
    return "; ".join(told)


def _claimed(cell):
    metadata = cell.get("metadata")
    entry = metadata.get(ENTRY) if isinstance(metadata, dict) else None
    name = entry.get("grade_id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else None


def _text(cell):
    return "\n".join(line.rstrip() for line in _source(cell).strip().splitlines())


def _source(cell):
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return text.replace("\r\n", "\n")


def _best(known, cells, places):
    """Of several cells of one name the one that was worked in, or else the first that was there."""
    is_locked = not known["metadata"][ENTRY].get("solution")

    def worth(at):
        is_original = cells[at].get("id") == known.get("id")
        is_worked_in = _text(cells[at]) != _text(known) and not is_locked
        return is_worked_in, is_original, -at

    return max(places, key=worth)


def _by_id(known, cells, places):
    ids = {cell["id"]: name for name, cell in known.items() if cell.get("id")}
    for at, cell in _free(cells, places):
        name = ids.get(cell.get("id"))
        if name and name not in places:
            places[name] = at


def _by_text(known, cells, places):
    every = [_text(cell) for cell in known.values()]
    texts = {_text(cell): name for name, cell in known.items() if every.count(_text(cell)) == 1}
    for at, cell in _free(cells, places):
        name = texts.get(_text(cell))
        if name and name not in places:
            places[name] = at


def _by_place(known, cells, places, handed_out):
    """A lost answer is the one cell of its kind between those beside it that was not handed out."""
    names = list(known)
    for number, name in enumerate(names):
        if name in places:
            continue
        before = [places[n] for n in names[:number] if n in places]
        after = [places[n] for n in names[number + 1 :] if n in places]
        start, end = max(before, default=-1), min(after, default=len(cells))
        kind = known[name]["cell_type"]
        fitting = [
            at for at, cell in _free(cells, places)
            if start < at < end and cell["cell_type"] == kind and _text(cell) not in handed_out
        ]  # fmt: skip
        if len(fitting) == 1 and known[name]["metadata"][ENTRY].get("solution"):
            places[name] = fitting[0]


def _free(cells, places):
    taken = set(places.values())
    return [(at, cell) for at, cell in enumerate(cells) if at not in taken]


def _plain(cell):
    """A cell without what grading does not read: outputs, and metadata of any program."""
    kind = cell.get("cell_type")
    return _of_kind(cell, kind if kind in KINDS else "raw")


def _of_kind(cell, kind):
    kept = {"cell_type": kind, "metadata": {}, "source": _source(cell)}
    if isinstance(cell.get("id"), str):
        kept["id"] = cell["id"]
    if kind == "code":
        return kept | {"outputs": [], "execution_count": None}
    attachments = cell.get("attachments")
    return kept | {"attachments": _whole(attachments)} if isinstance(attachments, dict) else kept


def _whole(attachments):
    """Those attachments that a notebook may hold: texts by the kind of their content."""
    return {
        name: bundle
        for name, bundle in attachments.items()
        if isinstance(bundle, dict) and all(map(_is_text, bundle.values()))
    }


def _is_text(content):
    return isinstance(content, str) or (
        isinstance(content, list) and all(isinstance(line, str) for line in content)
    )


def _notebook(cells):
    """A notebook of the form of today, in which each cell has an id of its own."""
    seen = set()
    for at, cell in enumerate(cells):
        if not PLAIN_ID.fullmatch(cell.get("id", "")) or cell["id"] in seen:
            cell["id"] = f"cell-{at}"
        seen.add(cell["id"])
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": about, "nbformat": 4, "nbformat_minor": 5}
