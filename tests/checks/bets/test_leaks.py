"""A question that would show its answer is refused, with the table, the column and a repair."""

from dataclasses import replace

import pytest

from platformlab.checks.bets.leaks import leak
from platformlab.checks.questions import every_bet

BETS = {name: bet for name, (_, bet) in every_bet().items()}


@pytest.mark.parametrize("bet", BETS.values(), ids=BETS)
def test_no_bet_of_the_book_shows_its_answer(bet):
    assert leak(bet) == ""


@pytest.mark.parametrize(
    ("name", "known", "column"),
    [
        ("old-price-back", {"table": "end"}, "share"),  # the answer itself
        ("thirty-five-per-cent", {"table": "end"}, "label"),  # the answer in words
        ("facebook-2019", {"table": "ahead", "columns": ["label", "revenue"]}, "revenue"),
        ("deere-premium", {"table": "deere"}, "worth"),  # where the answer is drawn
        ("half-an-hour", {"table": "result"}, "saved"),
    ],
)
def test_table_that_holds_the_answer_is_refused(name, known, column):
    said = leak(replace(BETS[name], known=[known]))
    assert said.startswith("the question's drawing would show its answer: known names")
    assert f"column {column!r}" in said
    assert f"the first rows of {known['table']} only" in said


def test_rows_before_the_answer_may_be_shown():
    bet = BETS["half-an-hour"]
    assert leak(replace(bet, known=[{"table": "fleets", "rows": 2}])) == ""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"known": [{"table": "paths"}]},
            "known: no table 'paths'; the figure has path, threshold, turn, raised, asked, end",
        ),
        ({"known": [{"table": "path", "columns": ["price"]}]}, "known: no column 'price'"),
        ({"plot": {"column": "share", "row": 9}}, "plot: row 9 of 1: count rows from 0"),
        ({"plot": {"table": "end", "column": "x"}}, "plot: no column 'x' in the table 'end'"),
    ],
)
def test_name_that_the_figure_does_not_have_is_refused(fields, said):
    assert leak(replace(BETS["old-price-back"], **fields)).startswith(said)


@pytest.mark.parametrize(
    ("name", "thoughts", "said"),
    [
        (
            "facebook-2019",
            [{"says": "tenfold", "values": [400]}],
            "'tenfold' lies outside the scale",
        ),
        ("old-price-back", [{"says": "half", "values": [0.5]}], "a choice draws no thoughts"),
    ],
)
def test_thought_that_cannot_be_drawn_is_refused(name, thoughts, said):
    problem = next(replace(BETS[name], thoughts=thoughts).problems_of_question())
    assert said in problem.said
