"""A test counts if the answer to it says the words of its end, whatever else was shown or hidden."""

from types import SimpleNamespace

import pytest
from nbformat.v4 import new_code_cell, new_output

from grading.proof import END, NAME, NOT_RUN, can_be_proved, judge, proving

WORDS = "a1b2"


def saying(words):
    return {"status": "ok", "user_expressions": {NAME: {"data": {"text/plain": words}}}}


ERROR = new_output("error", ename="AssertionError", evalue="one fee for each case", traceback=[])
ANSWERS = {
    "run to its end": ([], saying("'a1b2'"), []),
    "words of another test": ([], saying("'c3d4'"), [NOT_RUN]),
    "forged": ([], {"status": "ok", "user_expressions": {}}, [NOT_RUN]),
    "of a strange form": ([], {"status": "ok", "user_expressions": [NAME]}, [NOT_RUN]),
    "of no form": ([], "ok", [NOT_RUN]),
    "none": ([], None, [NOT_RUN]),
    "failed": ([ERROR], {"status": "error", "user_expressions": {}}, ["AssertionError"]),
    "an error that the code sent": ([ERROR], saying("'a1b2'"), ["AssertionError"]),
}


@pytest.mark.parametrize(("outputs", "answer", "left"), ANSWERS.values(), ids=ANSWERS)
def test_only_the_words_of_its_end_prove_a_test(outputs, answer, left):
    cell = new_code_cell("assert True", outputs=outputs)
    judge(cell, WORDS, answer)
    assert [output.ename for output in cell.outputs] == left


def test_words_are_others_each_time_and_gone_afterwards():
    cell, client, seen = new_code_cell("assert True"), SimpleNamespace(execute=dict), []
    for _ in range(2):
        with proving(cell, client) as words:
            seen.append((words, cell.source, client.execute(silent=False)))
    assert (cell.source, client.execute) == ("assert True", dict)
    assert len({words for words, _, _ in seen}) == 2
    for words, source, asked in seen:
        assert words in source
        assert asked == {"silent": False, "user_expressions": {NAME: NAME}}


def run(code):
    names = {}
    exec(compile(code, "cell", "exec"), names)
    return names.get(NAME)


def test_end_says_the_words_only_where_asserts_can_fail_and_no_line_was_taken_out():
    code = "x = 1" + END.format(name=NAME, words=WORDS)
    assert run(code) == WORDS
    assert run(code.replace("assert False", "pass")) is None
    without = [line for line in code.splitlines() if not line.startswith("assert")]
    with pytest.raises(SyntaxError):
        run("\n".join(without))


@pytest.mark.parametrize(
    ("source", "grade", "can"),
    [("assert x", True, True), ("assert x", False, False), (" ", True, False), ("%%bash\nls", True, False)],
)  # fmt: skip
def test_tests_in_python_are_proved_and_nothing_else(source, grade, can):
    entry = {"grade": grade, "solution": False, "points": 1, "grade_id": "x", "locked": True}
    assert can_be_proved(new_code_cell(source, metadata={"nbgrader": entry})) == can
