"""What a reader hands in becomes plain numbers, or one message that says what to repair."""

import decimal
import fractions

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from platformlab.checks.reading import (
    UnreadError,
    describe,
    read_array,
    read_number,
    read_table,
    read_words,
)


@pytest.mark.parametrize(
    "answer",
    [
        0.25,
        np.float64(0.25),
        np.float32(0.25),
        decimal.Decimal("0.25"),
        fractions.Fraction(1, 4),
        np.array(0.25),
        np.array([0.25]),
        pd.Series([0.25]),
        pd.DataFrame({"a": [0.25]}),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_one_number_is_read_in_whatever_form_it_comes(answer):
    assert read_number(answer).tolist() == [0.25]


class Hostile:
    """An object that raises when it is printed or taken for a number."""

    def __repr__(self):
        raise RuntimeError("asked")

    __float__ = __len__ = __array__ = __repr__


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "got nothing (None); does the cell above keep its result"),
        ("0.43", "got the text '0.43'; write it without quotes"),
        ("x" * 500, " ...; write it without quotes"),
        (True, "got True"),
        (1 + 2j, "got a complex number; hand in its real part"),
        (float("nan"), "got nan, which is no number"),
        (float("inf"), "got inf, which is no number"),
        (10**400, "got inf, which is no number"),
        ([0.1, 0.2], "got a list of 2; pick the one that is asked for"),
        (np.zeros((2, 2)), "got a ndarray of 4; pick"),
        (pd.DataFrame({"a": [1, 2]}), "got a table of 2 rows; pick"),
        (pd.NA, "got a missing value"),
        (abs, "got a function; call it"),
        (Hostile(), "got a Hostile"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_anything_else_is_named_with_a_repair(answer, words):
    with pytest.raises(UnreadError) as refused:
        read_number(answer)
    assert "expected one number" in str(refused.value)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize(
    "answer", [[1, 2], (1, 2), range(1, 3), np.array([1, 2]), pd.Series([1, 2])]
)
def test_several_numbers_are_read_in_whatever_form_they_come(answer):
    assert read_array(answer).tolist() == [1.0, 2.0]


def test_rows_of_numbers_keep_their_shape():
    assert read_array([[1, 2], [3, 4], [5, 6]]).shape == (3, 2)
    assert read_array(np.ones((2, 3))).shape == (2, 3)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (3, "got one number"),
        (None, "got nothing (None)"),
        ([1, "2"], "got the text '2' at position 1"),
        ([1, float("nan")], "got nan at position 1"),
        ([[1, 2], [3]], "rows that differ in length"),
        ([1, [2, 3]], "rows that differ in length"),
        ({"a": 1}, "got a dict of 1"),
    ],
)
def test_wrong_array_is_named_with_the_place_of_the_fault(answer, words):
    with pytest.raises(UnreadError) as refused:
        read_array(answer)
    assert words in str(refused.value)


TABLE = pd.DataFrame({"firm": ["b", "a"], "value": [2.0, 1.0], "extra": [0, 0]})
ASKED = {"columns": ["firm", "value"], "key": ["firm"], "rows": 2}


def test_table_is_sorted_by_its_key_and_further_columns_are_dropped():
    assert read_table(TABLE, **ASKED).to_dict("list") == {"firm": ["a", "b"], "value": [1.0, 2.0]}


def test_key_may_stand_in_the_index():
    indexed = TABLE.set_index("firm")
    assert read_table(indexed, **ASKED).equals(read_table(TABLE, **ASKED))
    assert read_table(indexed["value"], **ASKED).equals(read_table(TABLE, **ASKED))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (3, "expected a table with the columns `firm`, `value`, got one number"),
        (TABLE.rename(columns={"value": "cap"}), "`value` is missing among `firm`, `cap`"),
        (TABLE.head(1), "expected 2 rows, got 1"),
        (TABLE.assign(firm="a"), "two rows have the same `firm`"),
        (pd.concat([TABLE, TABLE], axis=1), "two columns have the same name"),
    ],
    ids=["no table", "column missing", "row missing", "key twice", "column twice"],
)
def test_wrong_table_is_named_with_what_it_lacks(answer, words):
    with pytest.raises(UnreadError) as refused:
        read_table(answer, **ASKED)
    assert words in str(refused.value)


@pytest.mark.parametrize("answer", [None, 3, "too short", "word " * 40, "- - - " * 40])
def test_words_must_be_words_and_enough_of_them(answer):
    with pytest.raises(UnreadError):
        read_words(answer, least=5)


def test_words_in_any_alphabet_count():
    assert read_words("우리 회사 플랫폼 고객 수", least=5)


@given(st.one_of(st.none(), st.text(), st.floats(), st.lists(st.integers()), st.binary()))
def test_everything_can_be_described_in_a_few_words(answer):
    assert 0 < len(describe(answer)) < 400
