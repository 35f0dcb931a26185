"""Sheets of derivations print no answer to an exercise that the chapter does not print itself."""

import importlib

import numpy as np
import pytest
from parts import CHAPTERS, ROOT
from prose import NUMBER, sentences
from sheets import SHEETS, lines_with_formulas, numbers_of

from platformlab.checks.answers import Array, Number

DERIVED = [chapter for chapter in CHAPTERS if (ROOT / f"{SHEETS}{chapter}.md").is_file()]


def is_telling(number):
    """Three digits or more are no accident."""
    return len(number.replace(",", "").replace(".", "").strip("0")) >= 3


def as_printed(value, number):
    """The value with the decimals of a printed number, as a number and in per cent."""
    decimals = len(number.partition(".")[2])
    return {f"{factor * value:.{decimals}f}" for factor in (1, 100)}


def given_away(values, numbers):
    """Printed numbers that are one of the values, rounded as they are."""
    plain = {number: number.replace(",", "") for number in numbers if is_telling(number)}
    return [n for n, text in plain.items() if any(text in as_printed(v, text) for v in values)]


def answers_of(chapter):
    answers = importlib.import_module(f"platformlab.chapters.{chapter}.answers").ANSWERS
    return [answer for answer in answers if isinstance(answer, (Number, Array))]


@pytest.mark.slow  # computes every answer
@pytest.mark.parametrize("chapter", DERIVED)
def test_sheet_prints_no_answer_that_its_chapter_does_not(chapter):
    in_chapter = {n for _, line in sentences(chapter) for n in NUMBER.findall(line)}
    in_sheet = {n for line in lines_with_formulas(chapter) for n in numbers_of(line)} - in_chapter
    for answer in answers_of(chapter):
        told = given_away(np.ravel(answer.compute()), in_sheet)
        assert told == [], (
            f"{SHEETS}{chapter}.md: {', '.join(told)} answers the exercise {answer.id}; leave it to "
            "the reader"
        )


def test_answer_is_found_however_it_is_rounded():
    assert given_away([0.23529], {"23.5", "24", "1,000"}) == ["23.5"]
    assert given_away([474_341.6], {"474,342", "47"}) == ["474,342"]
