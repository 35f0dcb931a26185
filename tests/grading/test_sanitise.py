"""What a page shows of a notebook is bounded, and what it leaves out is named."""

import copy

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from payloads import LURKING, OUTPUTS, QUIET_OUTPUTS, TEXTS

from grading.sanitise import (
    LONGEST_ANSWER,
    MOST_SHOWN,
    OPENS,
    REST,
    Sanitise,
    as_written,
    clean_markdown,
)

NAMES = {"nbgrader": {"student": "ada", "assignment": "the_puzzle", "notebook": "count_by_a_rule"}}
WHOLE = "submitted/ada/the_puzzle/count_by_a_rule.ipynb"
OF_THE_ASSIGNMENT = {
    "nbgrader": {
        "grade_id": "answer", "grade": True, "solution": True, "locked": False, "points": 1,
        "schema_version": 3, "task": False, "cell_type": "code", "checksum": "",
    }
}  # fmt: skip


def sanitised(*cells):
    notebook = nbformat.v4.new_notebook(cells=list(cells))
    return Sanitise().preprocess(copy.deepcopy(notebook), copy.deepcopy(NAMES))[0]


def printed(text):
    return new_output("stream", text=text)


def failed(name="AssertionError", traceback=("the last line",)):
    return new_output("error", ename=name, evalue="", traceback=list(traceback))


@pytest.mark.parametrize("new_cell", [new_markdown_cell, new_code_cell])
def test_long_answer_is_cut_and_the_file_that_holds_all_of_it_is_named(new_cell):
    [cell] = sanitised(new_cell("<a" * LONGEST_ANSWER)).cells
    assert len(as_written(cell.source)) == LONGEST_ANSWER
    assert cell.source.endswith(f"(the rest is not shown; all of it stands in {WHOLE})")


def test_outputs_that_no_page_holds_are_left_out_in_words_and_what_failed_is_told():
    flood = [printed("x" * 100_000) for _ in range(80)] + [printed("x") for _ in range(200)]
    tables = [
        new_output("display_data", {"text/html": "<table><td>1</td></table>" * 900})
        for _ in range(80)
    ]
    told = [failed()] * 80
    [cell] = sanitised(new_code_cell("1", outputs=[*flood, *tables, *told])).cells
    assert len(str(cell.outputs)) < MOST_SHOWN
    rest = [output for output in cell.outputs if output.get("text") == REST]
    assert len(rest) == 1
    assert [output.output_type for output in cell.outputs].count("error") == 1
    assert "the last line" in cell.outputs[-1].traceback[0]


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_what_becomes_many_elements_of_a_page_costs_more_than_its_letters(kind):
    sign = {"text/plain": "\x1b[1mx", "text/html": "<b>x</b>"}[kind]
    outputs = [new_output("display_data", {kind: sign * 1500}) for _ in range(80)]
    [cell] = sanitised(new_code_cell("1", outputs=outputs)).cells
    assert 4 < len(cell.outputs) < 30
    assert cell.outputs[-1].text == REST


def test_cells_that_no_page_holds_are_left_out_but_those_of_the_assignment_stay():
    own = [new_code_cell("x = 1\n" * 3000) for _ in range(500)]
    answer = new_code_cell("answer = 1", metadata=OF_THE_ASSIGNMENT, outputs=[failed()])
    cells = sanitised(*own, answer).cells
    assert cells[0].source == own[0].source
    assert cells[-2].source == f"(not shown; it stands in {WHOLE})"
    assert cells[-1].source == "answer = 1"
    assert cells[-1].outputs[0].output_type == "error"
    assert sum(len(cell.source) for cell in cells) < MOST_SHOWN


def test_name_of_an_error_is_a_name():
    flood = failed(name="X" * 3_000_000, traceback=["y" * 3_000_000] * 9)
    [cell] = sanitised(new_code_cell("1", outputs=[flood])).cells
    assert len(str(cell.outputs)) < 110_000


ALL = TEXTS | LURKING


@pytest.mark.hostile
@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_cleaned_markdown_opens_nothing_and_reads_as_it_was_written(text):
    made = clean_markdown(text)
    assert not OPENS.search(made)
    assert as_written(made) == as_written(text)
    assert clean_markdown(made) == made


def test_sanitising_twice_changes_nothing_more():
    shown = (OUTPUTS | QUIET_OUTPUTS).values()
    outputs = [new_output("display_data", data, metadata=said) for data, said in shown]
    texts = [new_markdown_cell(text) for text in [*ALL.values(), "<a" * LONGEST_ANSWER]]
    once = sanitised(*texts, new_code_cell("1", outputs=copy.deepcopy(outputs)))
    assert sanitised(*once.cells).cells == once.cells
