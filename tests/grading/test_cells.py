"""Cells are known whatever became of their metadata, so that a slip costs no work."""

import copy
import json

import nbformat
import pytest
import slips
from nbgrader.nbgraderformat import MetadataValidator
from slips import SLIPS
from students import ARGUED, POINTS, SOLUTIONS

from grading.cells import find_cells, of_assignment, said

pytestmark = pytest.mark.slow
TEXT = "Cost falls with output; a platform gains with members. " * 5


@pytest.fixture
def solved(released):
    """The student version with all tasks solved, and its stubs for those who need one."""
    notebook = copy.deepcopy(released)
    stubs = {}
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    for name in POINTS:
        cell = notebook["cells"][slips.at(notebook, name)]
        stubs[name] = cell["source"]
        cell["source"] = SOLUTIONS[name]
    notebook["cells"][slips.at(notebook, ARGUED)]["source"] = TEXT
    return notebook | {"stubs": stubs}


@pytest.mark.hostile(files=SLIPS)
@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.__name__)
def test_slip_leaves_every_answer_where_it_is_marked(solved, released, slip):
    slip(solved)
    found = find_cells(json.loads(json.dumps(solved)), released)
    named = of_assignment(found.notebook)
    for name in POINTS:
        assert "".join(named[name]["source"].split()) == "".join(SOLUTIONS[name].split())
        assert named[name]["cell_type"] == "code"
    assert named[ARGUED]["source"].strip() == TEXT.strip()
    assert not found.is_untouched
    names = [slips.entry(cell)["grade_id"] for cell in found.notebook["cells"] if slips.entry(cell)]
    assert sorted(names) == sorted(set(names))
    notebook = nbformat.from_dict(found.notebook)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)


def test_notebook_as_it_was_handed_out_is_untouched_and_nothing_is_said_of_it(released):
    found = find_cells(released, released)
    assert found.is_untouched
    assert said(found) == ""


def test_what_was_put_right_is_said_with_names_and_numbers(solved, released):
    slips.copied_test(solved)
    slips.setup_deleted(solved)
    del solved["cells"][slips.at(solved, "rate")]["metadata"]["nbgrader"]
    assert said(find_cells(solved, released)) == (
        "1 of 14 cells were put back: setup; 1 of 14 cells had lost their entry and were found: "
        "rate; 1 of 14 cells stood twice, and one of each was read: rate-test"
    )


def test_lost_answer_is_not_taken_from_another_task(solved, released):
    """With the answer of one task gone and all entries lost, its place is not filled by a neighbour."""
    del solved["cells"][slips.at(solved, "crowding")]
    slips.without_entries_and_ids(solved)
    found = find_cells(solved, released)
    assert found.missing == ["crowding"]
    assert of_assignment(found.notebook)["fees"]["source"] == SOLUTIONS["fees"]
