"""A test counts if the kernel's answer to it is the error of its end, whatever else was shown or hidden."""

from types import SimpleNamespace

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.coursedir import CourseDirectory

from grading.assignments import AssignmentError, generate
from grading.proof import END, NOT_RUN, can_be_proved, judge, proving

WORDS = "a1b2"


def saying(words):
    return {"status": "error", "ename": "AssertionError", "evalue": words, "traceback": []}


def error(said, name="AssertionError"):
    return new_output("error", ename=name, evalue=said, traceback=[])


FAILED, PROOF = "one fee for each case", error(WORDS)
ANSWERS = {
    "run to its end": ([PROOF], saying(WORDS), []),
    "run to its end, and not shown": ([], saying(WORDS), []),
    "run to its end, where a debugger fails": ([PROOF, error("no input")], saying("no input"), []),
    "failed, where a debugger fails": (
        [error(FAILED), PROOF],
        saying("no input"),
        ["AssertionError"] * 2,
    ),
    "words of another test": ([], saying("c3d4"), [NOT_RUN]),
    "no error": ([], {"status": "ok", "user_expressions": {}}, [NOT_RUN]),
    "no error where one is shown": ([PROOF], {"status": "ok"}, ["AssertionError"]),
    "of a strange form": ([], {"evalue": [WORDS]}, [NOT_RUN]),
    "of no form": ([], WORDS, [NOT_RUN]),
    "none": ([], None, [NOT_RUN]),
    "failed": ([error(FAILED)], saying(FAILED), ["AssertionError"]),
    "failed, and hidden": ([], saying(FAILED), [NOT_RUN]),
    "an error that the code showed": ([error("no", "KeyError"), PROOF], saying(WORDS), []),
}


@pytest.mark.parametrize(("outputs", "answer", "left"), ANSWERS.values(), ids=ANSWERS)
def test_only_the_words_of_its_end_prove_a_test(outputs, answer, left):
    cell = new_code_cell("assert True", outputs=outputs)
    judge(cell, WORDS, answer)
    assert [o.ename for o in cell.outputs if o.output_type == "error"] == left


def test_what_was_shown_stays_and_the_proof_does_not():
    printed = f"fee\n----> 7 assert False, '{WORDS}'\n0.3\n"
    shown = [new_output("stream", text=printed), error("no", "KeyError"), PROOF]
    shown.append(new_output("stream", name="stderr", text=f"AssertionError: {WORDS}\n"))
    cell = new_code_cell("assert True", outputs=shown)
    judge(cell, WORDS, saying(WORDS))
    assert [output.text for output in cell.outputs] == ["fee\n0.3\n", "KeyError: no\n"]


def test_words_are_others_each_time_and_gone_afterwards():
    cell, seen = new_code_cell("assert True"), []
    for _ in range(2):
        with proving(cell) as words:
            seen.append((words, cell.source))
    assert cell.source == "assert True"
    assert len({words for words, _ in seen}) == 2
    for words, source in seen:
        assert words in source


def end_of(code):
    """What is told at the end of a test: the words of the assert that failed."""
    try:
        exec(compile(code, "cell", "exec"), {})
    except AssertionError as failed:
        return str(failed)
    return None


def test_end_says_the_words_only_where_asserts_can_fail_and_no_line_was_taken_out():
    code = "x = 1" + END.format(words=WORDS)
    assert end_of(code) == WORDS
    assert end_of(code.replace("False", "True")) is None
    without = [line for line in code.splitlines() if not line.startswith("assert")]
    assert end_of("\n".join(without)) is None


@pytest.mark.parametrize(
    ("source", "grade", "can"),
    [("assert x", True, True), ("assert x", False, False), (" ", True, False), ("%%bash\nls", True, False),
     ("\n %%bash\nls", True, False), ("\n  assert x", True, True)],
)  # fmt: skip
def test_tests_in_python_are_proved_and_nothing_else(source, grade, can):
    entry = {"grade": grade, "solution": False, "points": 1, "grade_id": "x", "locked": True}
    assert can_be_proved(new_code_cell(source, metadata={"nbgrader": entry})) == can


# A test that could not be proved


def api_for(folder, *sources, grade=True, solution=False):
    """nbgrader's interface to a course whose assignment has these cells; it says when it is asked."""
    entry = {"grade": grade, "solution": solution, "locked": True, "points": 1, "grade_id": "t7"}
    cells = [new_code_cell(one, metadata={"nbgrader": entry}) for one in sources]
    (folder / "source" / "mine").mkdir(parents=True)
    nbformat.write(new_notebook(cells=cells), folder / "source" / "mine" / "own.ipynb")
    asked = {"success": False, "log": "asked"}
    return SimpleNamespace(
        coursedir=CourseDirectory(root=str(folder)), generate_assignment=lambda name: asked
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("%%time\nassert x", "begins with %%time, and only a test in plain Python can be proved"),
        ("\n  %%bash\ntest -f x", "begins with %%bash"),
        (" \n", "is empty, so everybody would pass it; write an assert"),
    ],
)
def test_test_that_could_not_be_proved_to_have_run_is_refused_when_it_is_made(
    tmp_path, source, why
):
    with pytest.raises(AssignmentError, match=f"^mine/own.ipynb: the test 't7' {why}"):
        generate(api_for(tmp_path, "assert x", source), "mine")


@pytest.mark.parametrize("more", [{}, {"solution": True}, {"grade": False}])
def test_other_cells_are_left_to_nbgrader(tmp_path, more):
    source = "%%time\nx = 1" if more else "assert x  # %%time"
    api = api_for(tmp_path, source, **more)
    (tmp_path / "source" / "mine" / "broken.ipynb").write_text("{")
    with pytest.raises(AssignmentError, match="asked"):
        generate(api, "mine")
