"""Numbers in the prose of a chapter are computed, or are those of a row of data; nothing else passes."""

import re
from functools import cache
from importlib import import_module

import pytest
from parts import CHAPTERS, ROOT
from prose import NUMBER, sentences, stated, told
from sheets import lines_with_formulas, numbers_of

from platformlab import load

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


OUTSIDE = {
    name: import_module(f"chapters.{name}.outside").OUTSIDE
    for name in CHAPTERS
    if (ROOT / "tests" / "chapters" / name / "outside.py").is_file()
}


@cache
def computed(chapter):
    """The sentences of a chapter, with the numbers that the code computes or the data hold now."""
    own = [words.format(*compute()) for words, compute in STATEMENTS.get(chapter) or ()]
    return own + [
        words.format(*(read() for read in reads)) for words, *reads in OUTSIDE.get(chapter, ())
    ]


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
            rest = rest.replace(said, NUMBER.sub("", said))
        if stated(rest):
            unchecked.append((cell_id, stated(rest), line))
    assert unchecked == [], (
        f"compute these in tests/chapters/{chapter}/prose.py; or, if they come from outside, give each "
        f"a row of data and name it in tests/chapters/{chapter}/outside.py"
    )


DERIVED = {
    name: import_module(f"chapters.{name}.derived").STATEMENTS
    for name in CHAPTERS
    if (ROOT / "tests" / "chapters" / name / "derived.py").is_file()
}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_number_of_a_derivation_is_computed(chapter):
    lines, unchecked = list(lines_with_formulas(chapter)), []
    computed = [words.format(*compute()) for words, compute in DERIVED.get(chapter, ())]
    for said in computed:
        assert any(said in line for line in lines), f"the sheet should say: {said}"
    for line in lines:
        rest = line
        for said in computed:
            rest = rest.replace(said, NUMBER.sub("", said))
        if numbers_of(rest):
            unchecked.append((numbers_of(rest), line))
    assert unchecked == [], (
        f"book/derivations/{chapter}.md: expected numbers that are computed, got others; compute these "
        f"in tests/chapters/{chapter}/derived.py, or write letters"
    )


def test_number_without_a_row_is_said_with_its_data_set_and_what_to_do():
    with pytest.raises(AssertionError, match=r"data/quoted_numbers\.csv: expected one row with"):
        told("quoted_numbers", metric="nowhere")()


def test_every_number_that_is_quoted_alone_is_told_by_a_chapter():
    files = (ROOT / "tests" / "chapters").glob("*/outside.py")
    told_ids = {
        name for file in files for name in re.findall(r'metric="(\w+)"', file.read_text("utf-8"))
    }
    rows = set(load("quoted_numbers", include_uncertain=True)["metric"])
    assert rows - told_ids == set(), "data/quoted_numbers.csv: no chapter tells these; remove them"


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("The bar is at 43 % and \\$2,000 a month.", ["43", "2,000"]),
        ("In 2016 it began; on 30 July 2018 it ended.", []),
        ("It sold \\$2016 worth, or 2016 % more.", ["2016", "2016"]),
        ("They told [TheStreet, 11 June](https://example.org/7) of 20,000.", ["20,000"]),
        ("It was [57.7 % of its revenue](https://example.org/8).", ["57.7"]),
        ("<strong>6 of 10</strong> were. <small>Source: 9 charts.</small>", ["6", "10"]),
        ("In the 1990s PlayStation 2 and section 3.2 were no facts.", []),
        ("Here $n_2 = 3$ and `x = 4`, so 5.", ["5"]),
        ("1. **First.** Take 20 %.", ["20"]),
        ("A rise of 12.5 points.", ["12.5"]),
    ],
)
def test_rule_tells_statements_from_dates_formulas_and_sourced_sentences(line, numbers):
    assert stated(line) == numbers


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("With $\\tau = 20$ it is \\$60 or half of it.", ["60", "20"]),
        (r"$\frac{1}{2} x^2 - 4x, x \in \{0, 1\}$", []),
        (r"$0.5 x + 12$", ["0.5", "12"]),
        ("See {cite:t}`bass1969` and {derives}`search.search_at_once`.", []),
    ],
)
def test_formula_of_a_sheet_states_its_numbers_but_single_digits(line, numbers):
    assert numbers_of(line) == numbers
