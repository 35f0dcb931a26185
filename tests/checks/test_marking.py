"""Right, nearly and wrong are told apart, and the words of a verdict hold no number of the answer."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from platformlab.checks import marking
from platformlab.checks.marking import Verdict, differing, find_slip, is_close, judge_numbers
from platformlab.words import text

amounts = st.floats(0.001, 1e7)
PLAIN = {"tolerance": 0.005, "unit": "USD", "slips": ()}


def judged(given_number, right, **options):
    return judge_numbers(np.array([given_number]), np.array([right]), **PLAIN | options)


@given(amounts, st.floats(-0.0049, 0.0049), st.sampled_from([-1, 1]))
def test_a_number_within_the_tolerance_is_right(right, off, sign):
    assert judged(sign * right * (1 + off), sign * right) == ("right", "")


@given(amounts)
def test_zero_is_right_only_where_zero_is_asked_for(right):
    assert judged(0.0, 0.0)[0] == "right"
    assert judged(right, 0.0)[0] == "wrong"
    assert judged(0.0, right)[0] == "wrong"


@pytest.mark.parametrize(
    ("factor", "unit", "words"),
    [
        (100, "share", text("marking.percentage")),
        (1 / 100, "share", text("marking.divided_twice")),
        (100, "USD", "factor of 100"),
        (1000, "USD", "factor of 1,000"),
        (1e-6, "USD", "factor of a million"),
        (12, "USD", "factor of 12"),
        (1 / 12, "USD", "asked for in USD"),
        (-1, "USD", text("marking.sign")),
    ],
)
@given(right=st.floats(0.0111, 1e5))
def test_slips_of_unit_and_sign_are_nearly_right_and_named(factor, unit, words, right):
    outcome, said = judged(right * factor, right, unit=unit)
    assert outcome == "nearly"
    assert words in said


@pytest.mark.parametrize(
    ("rounded", "right"), [(0.4, 0.428), (13, 12.6), (1200, 1234), (0.11, 0.1149)]
)
def test_number_rounded_too_far_is_nearly_right(rounded, right):
    assert judged(rounded, right) == ("nearly", text("marking.coarse"))


def test_number_far_from_the_answer_is_not_called_rounded():
    assert judged(1, 1.4) == ("wrong", text("marking.no_slip"))


def test_numbers_in_another_order_are_nearly_right():
    assert find_slip(np.array([2.1, 1.3]), np.array([1.3, 2.1]), 0.005, "") == text("marking.order")


def test_slip_of_the_exercise_goes_before_a_slip_of_unit():
    slips = ((np.array([150.0]), "the hint"),)
    assert judged(150, 1.5, slips=slips) == ("wrong", "the hint")


@given(st.lists(amounts, min_size=1, max_size=5), st.floats(1.02, 50))
def test_wrong_numbers_are_never_called_right(right, factor):
    right = np.array(right)
    assert judge_numbers(right * factor, right, **PLAIN)[0] != "right"


@given(st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=3), st.data())
def test_any_numbers_given_for_any_others_get_a_verdict(right, data):
    """Whatever the exercise: of a zero, of huge and of tiny numbers, with and without a unit."""
    numbers = data.draw(st.lists(st.floats(), min_size=1, max_size=3))
    unit = data.draw(st.sampled_from(["", "share", "USD"]))
    outcome, _ = judge_numbers(np.array(numbers), np.array(right), **PLAIN | {"unit": unit})
    assert outcome in marking.OUTCOMES


@given(st.lists(amounts, min_size=2, max_size=5))
def test_arrays_of_other_length_are_never_right(right):
    assert not is_close(np.array(right), np.array(right[1:]), 0.5)


TABLE = pd.DataFrame({"firm": ["a", "b"], "value": [10.0, 20.0], "is_platform": [True, False]})


def told(table, slips=()):
    return marking.judge_tables(table, TABLE, tolerance=0.005, slips=slips)


def test_table_is_right_whatever_the_types_of_its_columns():
    assert told(TABLE)[0] == "right"
    assert told(TABLE.astype({"value": int, "is_platform": object}))[0] == "right"


def test_table_with_a_percentage_in_one_column_is_nearly_right():
    outcome, said = told(TABLE.assign(value=TABLE["value"] * 100))
    assert outcome == "nearly"
    assert said.startswith("In `value`: It is off by a factor of 100")


def test_wrong_column_is_named_and_the_others_are_not():
    outcome, said = told(TABLE.assign(value=[1.7, 5.1]))
    assert (outcome, said) == ("wrong", "Look again at `value`; the other columns are right.")


def test_slip_of_a_table_gets_its_hint():
    wrong = TABLE.assign(value=[5.0, 7.0])
    assert told(wrong, slips=((wrong, "the hint"),)) == ("wrong", "the hint")


def test_missing_values_are_the_same_only_in_the_same_place():
    holed = TABLE.assign(value=[np.nan, 20.0])
    assert differing(holed, holed, 0) == []
    assert differing(holed, TABLE, 0) == differing(TABLE, holed, 0) == ["value"]


@pytest.mark.slow
@given(st.text(), st.sampled_from(list(marking.OUTCOMES)), st.text(), st.lists(st.text()))
def test_verdict_shows_the_same_words_in_terminal_and_notebook(name, outcome, words, questions):
    assume("`" not in words)
    shown = Verdict(name, outcome, words, tuple(questions))._repr_mimebundle_()
    assert text(f"outcome.{outcome}") in shown["text/plain"]
    assert text(f"outcome.{outcome}") in shown["text/html"]
    assert shown["text/html"].count("<li>") >= len(questions)


def test_verdict_escapes_what_a_reader_wrote():
    html = Verdict("x", "unread", "got the text '<script>' for `a < b`")._repr_mimebundle_()
    assert "&lt;script&gt;" in html["text/html"]
    assert "<code>a &lt; b</code>" in html["text/html"]
