"""A letter in the formulas means one thing in a chapter, and the notation page says where chapters differ."""

import re
from collections import Counter

import pytest
from parts import CHAPTERS, cells
from symbols import Declared, declared, letters, letters_of, meanings, undeclared

# Where the text says what a letter is: "$n$ is the share that ..." or "$s$ the spread of ...".
SAID = re.compile(
    r"(?<![\\$])\$(\\?[A-Za-z]+(?:_\w)?)\$ (?:is |be |for )?(?:the|an?) ([\w'’-]+ [\w'’-]+)"
)


def test_letters_that_mean_several_things_stand_on_the_notation_page():
    missing = [
        f"{letter} in {chapter} ({means})" for letter, chapter, means in undeclared(declared())
    ]
    assert missing == [], (
        "book/notation.md, One letter, several meanings: say what each of these means, in a row "
        "such as | $s$ | spread of tastes | [Scale](../notebooks/scale.ipynb) |"
    )


def test_rows_of_the_page_are_about_letters_that_their_chapters_use():
    for row in declared():
        assert row.chapters, f"book/notation.md, {row.symbol}: link the notebooks of the chapters"
        for chapter in row.chapters:
            assert row.symbol in letters(chapter), (
                f"book/notation.md: {chapter} has no {row.symbol} in its formulas; take it out"
            )


def test_page_gives_a_letter_one_meaning_in_a_chapter_and_several_in_the_book():
    places = Counter((row.symbol, chapter) for row in declared() for chapter in row.chapters)
    twice = [place for place, count in places.items() if count > 1]
    assert twice == [], "within a chapter a letter means one thing: rename one of the two"
    for letter, count in Counter(row.symbol for row in declared()).items():
        assert count > 1, f"book/notation.md: {letter} means one thing only; take its row out"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_text_of_a_chapter_says_once_what_a_letter_is(chapter):
    said = {}
    for cell in cells(chapter, "markdown"):
        for letter, what in SAID.findall(cell.source):
            said.setdefault(letter, set()).add(what)
    several = {letter: sorted(what) for letter, what in said.items() if len(what) > 1}
    assert several == {}, f"notebooks/{chapter}.ipynb: give one of the two another letter"


def test_letter_with_a_second_meaning_is_found():
    without = [row for row in declared() if row.symbol != "s"]
    assert {chapter for letter, chapter, _ in undeclared(without) if letter == "s"} == set(
        meanings(declared())["s"]
    )
    assert declared("| $s$ | a | [A](../notebooks/one.ipynb), [B](../notebooks/two.ipynb) |") == [
        Declared("s", "a", ("one", "two"))
    ]


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        (r"\frac{\ell}{s} = x + 2\sinh x", ["\\ell", "s", "x", "x"]),
        (r"q_{t-1} + q_0 + n_i - \beta\,n_2", ["q", "q_0", "n", "\\beta", "n_2"]),
        (r"\text{deals} = \int_0^T R(t)\,dt + e^{-b}", ["T", "R", "t", "b"]),
    ],
)
def test_letters_of_a_formula_are_told_from_signs_indices_and_words(formula, found):
    assert list(letters_of(formula)) == found
