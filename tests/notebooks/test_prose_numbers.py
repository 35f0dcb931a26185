"""Numbers in the prose of a chapter are computed in ``chapters/<topic>/prose.py`` and must read as the text says."""

from functools import cache
from importlib import import_module

import pytest
from parts import CHAPTERS, ROOT
from prose import sentences, stated

# For each chapter its statements: words with gaps, and the function that computes what fills them.
STATEMENTS = {
    name: vars(import_module(f"chapters.{name}.prose")).get("STATEMENTS")
    for name in CHAPTERS
    if (ROOT / "tests" / "chapters" / name / "prose.py").is_file()
}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_its_list_of_computed_numbers(chapter):
    assert isinstance(STATEMENTS.get(chapter), list), (
        f"tests/chapters/{chapter}/prose.py: expected STATEMENTS, the sentences of the chapter that "
        "state numbers, each with the function that computes them; got none; write them, "
        "with STATEMENTS = [] if there is no such sentence"
    )


@cache
def computed(chapter):
    """The sentences of a chapter, with the numbers that the code computes now."""
    return [words.format(*compute()) for words, compute in STATEMENTS.get(chapter) or ()]


LONG = {"platforms"}  # its numbers come from all openings of all stations
with_numbers = pytest.mark.parametrize(
    "chapter", [pytest.param(c, marks=pytest.mark.slow if c in LONG else ()) for c in CHAPTERS]
)


@with_numbers
def test_numbers_a_sentence_states_are_those_the_code_computes(chapter, subtests):
    for said in computed(chapter):
        with subtests.test(said):
            where = any(said in line for _, line in sentences(chapter))
            assert where, f"the chapter should say: {said}"


@with_numbers
def test_no_number_in_the_prose_goes_unchecked(chapter):
    unchecked = []
    for cell_id, line in sentences(chapter):
        rest = line
        for said in computed(chapter):
            rest = rest.replace(said, " ")
        if stated(rest):
            unchecked.append((cell_id, stated(rest), line))
    assert unchecked == [], (
        f"compute these in tests/chapters/{chapter}/prose.py, or name the source in the sentence"
    )


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("The bar is at 43 % and \\$2,000 a month.", ["43", "2,000"]),
        ("In 2016 it began; on 30 July 2018 it ended.", []),
        ("It sold \\$2016 worth, or 2016 % more.", ["2016", "2016"]),
        ("They told [TheStreet, 11 June](https://example.org) of 20,000.", []),
        ("Here $n_2 = 3$ and `x = 4`, so 5.", ["5"]),
        ("1. **First.** Take 20 %.", ["20"]),
        ("A rise of 12.5 points.", ["12.5"]),
    ],
)
def test_rule_tells_statements_from_dates_formulas_and_sourced_sentences(line, numbers):
    assert stated(line) == numbers
