"""Whether what was handed in can be graded at all, and what became of it where it could not.

Each answer is one sentence with its cause and the repair. What nbgrader says to itself on the way,
often a hundred lines, goes into a file that the sentence names.
"""

import json
import re
from pathlib import Path

from grading.names import in_a_line, shown

LARGEST = 20_000_000
MOST_CELLS = 1000
LOGS = "logs"
LONGEST_CAUSE = 200
SAVE = "open it in JupyterLab, save it there, and hand it in again"
LOOK = "look at it, or ask the student for another"
AS_SAVED = "ask the student for the file as JupyterLab saved it"  # which opens no other encoding
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")  # how archives begin
LOST = "the worker that ran it ended, twice"
NOT_RUN = "the cluster did not run it"
AGAIN = "run make grade again, and look at the machine if it stays"
# What stands in nbgrader's report: the cause and the repair. The first that is found counts.
CAUSES = {
    LOST: "its code ended the process that ran it, twice; look at its code",
    NOT_RUN: f"the cluster did not run it; {AGAIN}",
    "NotWarm": f"no kernel started for it; {AGAIN}",
    "SandboxError": "there was no sandbox where it should run; look at the machines of the cluster",
    "No space left on device": "the disk is full; make room, and run make grade again",
    "sqlalchemy.exc.OperationalError": (
        "the grades in gradebook.db cannot be read or written; close what uses it, keep a copy, and "
        "run nbgrader db upgrade"
    ),
    "RecursionError": f"it is nested too deep; {LOOK}",
    "MissingEntry": "the student version does not fit the gradebook; run make course again",
    "ExecuteInside": "its code sent what no notebook holds; look at its code",
    "execute.py": "its code disturbed the kernel that ran it; look at its code",
    "UnicodeEncodeError": f"it holds halves of characters; {SAVE}",
    "nbformat": f"it is no valid notebook; {SAVE}",
}
ERROR = re.compile(
    r"^\s*(?:\w+\.)*((?!NbGrader)\w*(?:Error|Exception|Invalid)\w*: .+)$", re.MULTILINE
)


def unassigned(path, course) -> str:
    """Say that a folder is no assignment's; empty if it is one."""
    source = Path(course, "source")
    if (source / path.name).is_dir():
        return ""
    known = ", ".join(sorted(folder.name for folder in source.iterdir()))
    return f"there is no assignment {path.name!r} in this course; rename the folder ({known})"


def expected(path, course) -> list[str]:
    """Names of the notebooks of an assignment."""
    return sorted(file.name for file in Path(course, "source", path.name).glob("*.ipynb"))


def unreadable(notebook) -> str:
    """Say why a file is no notebook that can be graded; empty if it may be one."""
    named = f"{notebook.name!r}"
    size = notebook.stat().st_size
    if size > LARGEST:
        most = f"{LARGEST // 10**6} MB are the most"
        return f"{named} has {size / 10**6:,.0f} MB, and {most}; clear its outputs and save it"
    try:
        content = read(notebook)
        json.dumps(content, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        return f"{named} is nested too deep to be read; {LOOK}"
    except UnicodeError:
        return _no_text(notebook)
    except ValueError as error:
        return f"{named} is no notebook, or only a part of one ({_brief(error)}); {LOOK}"
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return f"{named} is no notebook, for it has no list of cells; {LOOK}"
    if len(cells) > MOST_CELLS:
        return f"{named} has {len(cells):,} cells, and {MOST_CELLS:,} are the most; remove others"
    return ""


def read(notebook) -> dict:
    """Return the JSON of a notebook, in the form of today, whichever Unicode a system saved it in."""
    raw = notebook.read_bytes()
    content = json.loads(raw.decode(json.detect_encoding(raw)))
    sheets = content.get("worksheets") if isinstance(content, dict) else None
    if not isinstance(sheets, list) or "cells" in content:
        return content
    return content | {"cells": [cell for sheet in sheets for cell in _of_former(sheet)]}


def _of_former(sheet):
    """Cells as IPython wrote them before 2015, with what grading reads of them.

    nbformat would validate and convert outputs and metadata too, which a student may have made
    anything and nobody reads.
    """
    cells = sheet.get("cells") if isinstance(sheet, dict) else None
    for cell in cells if isinstance(cells, list) else [None]:
        code = isinstance(cell, dict) and cell.get("cell_type") == "code"
        yield cell | {"source": cell.get("input", "")} if code else cell


def _no_text(notebook):
    if notebook.read_bytes().startswith(PACKED):
        return f"{notebook.name!r} is an archive; unpack it, and put the notebook here"
    return f"{notebook.name!r} is no text in UTF-8, as notebooks are; {AS_SAVED}"


def told(done, path, course) -> str:
    """Say what became of a submission that nbgrader tried; empty if it is graded.

    `done` is what nbgrader answered. The whole of it goes into a file.
    """
    log = Path(course, LOGS, path.parent.name, f"{path.name}.txt")
    if done["success"]:
        log.unlink(missing_ok=True)
        return ""
    report = "\n".join(filter(None, [done.get("log"), done.get("error")])) or "nbgrader failed"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(shown(report) + "\n", encoding="utf-8")
    named = ", ".join(map(repr, expected(path, course)))
    where = log.relative_to(course)
    return (
        f"{named} could not be graded, for {_cause(report)}; all that nbgrader said is in {where}"
    )


def _cause(report):
    for sign, cause in CAUSES.items():
        if sign in report:
            return cause
    errors = ERROR.findall(report)
    return f"nbgrader stopped ({_brief(errors[-1] if errors else report)}); {LOOK}"


def _brief(said):
    return in_a_line(said)[:LONGEST_CAUSE]
