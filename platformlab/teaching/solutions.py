"""Pages with an assignment, its model solutions and all of its tests, as an instructor reads them."""

import json
import re
from pathlib import Path

from platformlab.teaching.pages import filled, say

FOLDER = Path("notebooks", "assignments")
# Marks of nbgrader; without them a page can be told from what must never leave.
_MARK = re.compile(r"^ *### (?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS)\n?", re.MULTILINE)
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_LABEL = re.compile(r"^\([\w-]+\)=\n", re.MULTILINE)


def assignments(root: Path) -> list[Path]:
    """Notebooks of the assignments with solutions, in the order of their names."""
    return sorted(Path(root, FOLDER).glob("*/*.ipynb"))


def page(notebook: Path) -> str:
    """Return the page of an assignment."""
    part = notebook.parent.name.replace("_", " ").capitalize()
    parts = [
        f"# {say('solutions.title', part=part)}\n",
        filled("mark.html", said=say("solutions.lead")),
    ]
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = _MARK.sub("", "".join(cell["source"])).strip("\n")
        if not source:
            continue
        if cell["cell_type"] == "code":
            parts.append(f"`````python\n{source}\n`````\n")
        else:
            parts.append(f"{_LABEL.sub('', _HEADING.sub(_lower, source))}\n")
    return "\n".join(parts)


def _lower(found):
    """One level below the page's own title, and never two levels at once."""
    return f"{'#' * min(len(found[1]) + 1, 2)} "
