"""How long a chapter takes follows from what it holds, by the rule that the book states."""

import re

import pytest
from parts import CHAPTERS, ROOT, notebook

from platformlab.checks import times
from platformlab.checks.times import times_of


def cell(kind, source, name="one"):
    return {"cell_type": kind, "source": source, "id": name}


PROSE = cell("markdown", "word " * 2_000)


def test_prose_is_read_at_two_hundred_words_a_minute_and_rounded_up_to_five():
    assert times_of("none", [PROSE]) == (10, 10, 10)
    assert times_of("none", [cell("markdown", "word " * 2_001)]).reading == 15


def test_figures_bets_and_exercises_take_their_minutes():
    figures = [cell("code", f"figures.{name}") for name in ("one", "two", "three")]
    assert times_of("none", [PROSE, *figures]).working == 10 + 10  # nine, rounded up
    assert times_of("none", [PROSE, *figures, figures[0]]).working == 20, "shown twice, used once"
    assert times_of("none", [PROSE, cell("code", 'bet("it")')]).working == 15
    exercises = cell("markdown", "```{exercise} A\n```\n" * 4, "exercises")
    assert times_of("none", [PROSE, exercises]) == (10, 10, 50)


def test_claims_that_wait_for_a_confidence_take_half_a_minute_each_and_their_figure_three():
    found = times_of("none", [PROSE, cell("code", "judge()")])
    assert found.working == 20  # 10 + 12 × 0.5 + 3, rounded up
    assert times_of("none", [PROSE, cell("code", "judge([0.5])")]).working == 10


def test_addresses_and_code_are_not_read():
    line = "It [said so](https://example.org/a-b-c-d) in `a b c` <em>there</em>. "
    assert times_of("none", [cell("markdown", line * 200)]).reading == 5


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_takes_a_lesson_and_with_its_exercises_less_than_two_hours(chapter):
    found = times_of(chapter, notebook(chapter).cells)
    assert 10 <= found.reading < found.working < found.whole
    assert found.working <= 50, "a lesson; take a figure or a question out"
    assert found.whole < 120


def test_page_on_how_to_use_the_book_states_the_rates():
    said = (ROOT / "book" / "how-to-use.md").read_text(encoding="utf-8")
    rule = re.search(r"(\d+) words a minute, (\S+) minutes .* figure, (\S+) .* bet", said)
    assert rule, "book/how-to-use.md: state the rule of platformlab/checks/times.py"
    words = {2: "two", 3: "three"}
    assert rule.groups() == (
        str(times.WORDS_A_MINUTE),
        words[times.FIGURE],
        words[times.BET],
    )
