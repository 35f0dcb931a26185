"""Every declared answer keeps the contract: right by itself, its slips told apart, never revealed."""

import inspect
import pickle
import re
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import CHAPTERS
from properties import examples

from platformlab.chapters import BOOK
from platformlab.checks import answers, marking
from platformlab.checks.answers import (
    AnswersError,
    Array,
    Frame,
    Number,
    Slip,
    Text,
    all_answers,
    answers_of,
    check,
)
from platformlab.words import text as words

DECLARED = all_answers()
COMPUTED = {name: answer for name, answer in DECLARED.items() if not isinstance(answer, Text)}
TEXTS = {name: answer for name, answer in DECLARED.items() if isinstance(answer, Text)}
every_answer = pytest.mark.parametrize("name", COMPUTED)
every_text = pytest.mark.parametrize("name", TEXTS)
SLIPS = [(name, slip) for name, answer in COMPUTED.items() for slip in answer.slips]
every_slip = pytest.mark.parametrize(
    ("name", "slip"), SLIPS, ids=[f"{name}: {slip.hint[:40]}" for name, slip in SLIPS]
)


def remembered(answer):
    """An answer, or a slip, that is computed once; nobody changes what it gives."""
    if isinstance(answer, Text):
        return answer
    slips = getattr(answer, "slips", ())
    once = answer._replace(compute=cache(answer.compute))
    return once._replace(slips=tuple(map(remembered, slips))) if slips else once


@pytest.fixture(autouse=True, scope="module")
def computed_once():
    """Let `check` compute each answer once for all tests; that it is the same has its own test."""
    kept = {name: remembered(answer) for name, answer in DECLARED.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answers, "all_answers", lambda: kept)
        yield


WORDS = " ".join(f"word{number}" for number in range(60))


def numbers_of(value):
    """Numbers of a right answer that a message could give away, as it would print them."""
    if isinstance(value, pd.DataFrame):
        columns = [value[c] for c in value.columns if marking.is_numeric(value[c])]
        return [float(x) for column in columns for x in column.dropna()]
    return [float(x) for x in np.ravel(np.asarray(value, dtype=float))]


def printed_forms(value):
    """Ways of writing a number with at least three digits that tell something."""
    for number in numbers_of(value):
        for text in (f"{number:.3g}", f"{number:.4g}", f"{100 * number:.3g}", repr(number)):
            if len(re.sub(r"\D", "", text.split("e")[0]).strip("0")) >= 3:
                yield text


def test_answer_belongs_to_its_chapter(subtests):
    for name in COMPUTED:
        with subtests.test(name):
            owners = [
                chapter for chapter in CHAPTERS if name in {a.id for a in answers_of(chapter)}
            ]
            assert len(owners) == 1, (
                f"expected {name!r} in the room of one chapter that _toc.yml lists, got it in "
                f"{owners or 'none'}; list the chapter, or rename the answer"
            )
            assert re.fullmatch(rf"{owners[0].replace('_', '-')}-\d", name)


@every_answer
def test_computed_answer_is_right_and_finite(name):
    answer = COMPUTED[name]
    assert check(name, answer.compute()).outcome == "right"
    assert np.isfinite(numbers_of(answer.compute())).all()


@every_answer
def test_answer_is_the_same_each_time(name):
    first, second = COMPUTED[name].compute(), COMPUTED[name].compute()
    assert str(first) == str(second)


def test_units_are_words_of_the_answer_and_tolerance_is_small(subtests):
    for name in COMPUTED:
        with subtests.test(name):
            answer = COMPUTED[name]
            assert 0 <= answer.tolerance <= 0.05
            if getattr(answer, "unit", "") == "share":
                assert max(map(abs, numbers_of(answer.compute()))) <= 1


@every_slip
def test_slip_differs_from_the_answer_and_gets_its_hint(name, slip):
    verdict = check(name, slip.compute())
    assert verdict.outcome == "wrong"
    assert verdict.message == slip.hint


def test_hint_is_a_sentence_that_leads_on(subtests):
    for name, slip in SLIPS:
        with subtests.test(name):
            assert slip.hint.endswith((".", "?"))
            assert 4 <= len(slip.hint.split()) <= 50


def test_two_slips_of_an_exercise_have_different_hints(subtests):
    for name in COMPUTED:
        with subtests.test(name):
            hints = [slip.hint for slip in COMPUTED[name].slips]
            assert len(set(hints)) == len(hints)


@pytest.mark.parametrize(
    "name", [n for n, a in COMPUTED.items() if getattr(a, "unit", "") == "share"]
)
def test_percentage_for_a_share_is_nearly_right(name):
    answer = COMPUTED[name]
    given_answer = (100 * np.asarray(answer.compute(), dtype=float)).tolist()
    assert check(name, given_answer).message in {words("marking.percentage"), *_hints(answer)}


@pytest.mark.parametrize("name", [n for n, a in COMPUTED.items() if isinstance(a, (Number, Array))])
def test_wrong_sign_is_nearly_right(name):
    answer = COMPUTED[name]
    right = np.asarray(answer.compute(), dtype=float)
    verdict = check(name, (-right).tolist())
    assert verdict.message in {words("marking.sign"), *_hints(answer)} or not right.any()


def _hints(answer):
    return {slip.hint for slip in answer.slips}


STRANGE = [None, "a lot", True, float("nan"), 1j, [], {}, [[1], [2, 3]], object(), print, b"1"]
STRANGE += [pd.NA]


@pytest.mark.parametrize("name", DECLARED)
def test_strange_answer_gets_a_message_and_no_traceback(name, subtests):
    for answer in STRANGE:
        with subtests.test(type(answer).__name__):
            verdict = check(name, answer)
            assert verdict.outcome == "unread"
            assert "expected" in verdict.message or "write at least" in verdict.message


def everything_said(verdict):
    """All that a reader can get out of a verdict."""
    bundle = verdict._repr_mimebundle_()
    kept = [value for _, value in inspect.getmembers(verdict) if isinstance(value, (str, tuple))]
    return " ".join([repr(verdict), *bundle.values(), str(kept), str(pickle.dumps(verdict))])


@every_answer
def test_no_verdict_contains_the_solution(name, capsys):
    answer = COMPUTED[name]
    right = answer.compute()
    tries = [right, *STRANGE, *(slip.compute() for slip in answer.slips)]
    if not isinstance(answer, Frame):
        tries += [(np.asarray(right, dtype=float) * f).tolist() for f in (100, -1, 1.3)]
    said = " ".join(everything_said(check(name, given_answer)) for given_answer in tries)
    said += "".join(capsys.readouterr())
    for text in printed_forms(right):
        assert text not in said, f"{name} gives away {text}"


# A verdict depends on how an answer is judged, and on its value, which test_marking.py draws.
ONE_OF_A_KIND = {
    (type(answer), getattr(answer, "unit", "") in ("", "share"), bool(answer.slips)): name
    for name, answer in reversed(COMPUTED.items())  # the first chapters compute theirs at once
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ONE_OF_A_KIND.values())
@examples(50)
@given(st.one_of(st.floats(allow_nan=True), st.lists(st.floats()), st.text(), st.none()))
def test_any_answer_gets_a_verdict(name, answer):
    verdict = check(name, answer)
    assert verdict.outcome in marking.OUTCOMES
    assert repr(verdict) == repr(check(name, answer))


@every_text
def test_own_words_come_before_the_questions(name):
    assert check(name, "Too few words.").questions == ()
    verdict = check(name, WORDS)
    assert verdict.outcome == "judge"
    assert len(verdict.questions) == len(TEXTS[name].rubric) >= 3
    assert all(question.endswith("?") for question in verdict.questions)


def test_unknown_exercise_is_answered_with_the_nearest():
    verdict = check("critical-mass-9", 1)
    assert verdict.outcome == "unread"
    assert "no exercise is named 'critical-mass-9'; there are critical-mass-1" in verdict.message


@pytest.mark.parametrize("wrong", [None, 3, ["giants-1"]])
def test_exercise_that_is_no_name_gets_a_message(wrong):
    assert "expected the name of an exercise" in check(wrong, 1).message


def test_name_of_the_file_is_understood_too():
    assert check("Critical_mass-1", "x").exercise == "critical-mass-1"


def test_label_in_two_chapters_is_refused_with_both_names(monkeypatch):
    same = dict.fromkeys(("giants", "matching"), (Number("giants-1", float),))
    monkeypatch.setattr(answers, "the_book", lambda: BOOK._replace(answers=same))
    with pytest.raises(AnswersError, match=r"giants and matching both answer 'giants-1'"):
        all_answers.__wrapped__()


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (None, r"^mills/answers\.py: expected ANSWERS, a tuple of Number.*got none; declare"),
        ((), r"expected ANSWERS, a tuple of .*, got \(\); declare"),
        ([1], r"expected ANSWERS, a tuple of .*, got \[1\]"),
        ((3,), r"^mills/answers\.py, ANSWERS: expected Number.*got a int; correct"),
    ],
)
def test_file_that_declares_no_answers_is_named(monkeypatch, declared, said):
    book = BOOK._replace(answers={"mills": declared})
    monkeypatch.setattr(answers, "the_book", lambda: book)
    with pytest.raises(AnswersError, match=said):
        answers_of("mills")


def test_chapter_without_a_file_of_answers_is_told_to_write_it():
    with pytest.raises(AnswersError, match=r"^mills/answers\.py: .*; write it, or correct"):
        answers_of("mills")


# Kinds, apart from any chapter


@pytest.fixture
def declared(monkeypatch):
    def declare(answer):
        monkeypatch.setattr(answers, "all_answers", lambda: {answer.id: answer})

    return declare


def test_array_of_other_length_is_told_how_many_numbers_are_asked_for(declared):
    declared(Array("x-1", lambda: [1, 2, 3]))
    assert "expected 3 numbers, got 2" in check("x-1", [1, 2]).message


def test_slip_of_another_length_gets_its_hint(declared):
    hint = "One year is missing from this."
    declared(Array("x-1", lambda: [1, 2, 3], slips=(Slip(lambda: [2, 3], hint),)))
    assert check("x-1", [2, 3]).message == hint


def test_table_of_other_firms_is_told_to_compare_its_key(declared):
    table = pd.DataFrame({"firm": ["a", "b"], "value": [1.5, 2.5]})
    declared(Frame("x-1", lambda: table, key=("firm",)))
    assert check("x-1", table.iloc[::-1]).outcome == "right"
    assert "compare `firm`" in check("x-1", table.assign(firm=["a", "c"])).message


@given(st.floats(0.01, 1), st.floats(0.01, 1))
def test_only_numbers_near_the_answer_are_right(right, answer):
    found = answers._judge_number(Number("x-1", lambda: right, "share"), answer)[0]
    assert (found == "right") == (abs(right - answer) <= 0.005 * max(right, answer) + 1e-9)
