"""Pages of assignments: every line of a solution and of a hidden test, and no mark of nbgrader."""

import json
import re

import pytest
from parts import ROOT

from platformlab.teaching import solutions

NOTEBOOKS = solutions.assignments(ROOT)
HIDDEN = re.compile(r"### BEGIN (?:SOLUTION|HIDDEN TESTS)\n(.*?)### END", re.S)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_page_shows_every_hidden_line_and_no_mark(notebook):
    page = solutions.page(notebook)
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    source = "\n".join(
        "".join(cell["source"]) + "\n" for cell in cells if cell["cell_type"] == "code"
    )
    lines = [line.rstrip() for part in HIDDEN.findall(source) for line in part.splitlines()]
    assert lines
    assert [line for line in lines if line and line not in page] == []
    assert "### BEGIN" not in page


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_page_has_one_title(notebook):
    prose = re.sub(r"`````python\n.*?\n`````", "", solutions.page(notebook), flags=re.S)
    assert len(re.findall(r"^# ", prose, re.M)) == 1
