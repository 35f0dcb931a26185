"""What the reader sees of the network and of the window is what the code computes with."""

import pytest
from parts import notebook
from prose import source

from platformlab.chapters import BOOK
from platformlab.chapters.value import answers, market
from platformlab.chapters.value._laws import BREAK_EVEN, unit_value, value_by
from platformlab.checks.questions import every_bet

WINDOW = {"first": market.FIRST, "last": market.LAST}


@pytest.mark.parametrize("law", BREAK_EVEN)
def test_all_laws_agree_at_one_size(law):
    assert value_by(law, market.AGREED_USERS) == pytest.approx(market.AGREED_VALUE, rel=1e-12)


def test_figures_open_on_the_numbers_of_the_text():
    joining, fit = (BOOK.explorers[name].defaults for name in ("joining", "law_fit"))
    assert joining["users"] == market.USERS_OF_EACH
    assert joining["cost_per_user"] == market.COST_PER_USER
    assert fit == {"firm": "Facebook", "law": "metcalfe"} | WINDOW
    assert BOOK.explorers["misses"].defaults["last"] == market.LAST


def test_size_from_which_a_network_pays_is_one_number_in_sentence_drawing_and_table():
    """The table said 342 users where the sentence and the text say 343."""
    joining = BOOK.explorers["joining"]
    for law in BREAK_EVEN:
        for cost in (0, market.COST_PER_USER, 10, 15):
            chosen = {"law": law, "users": market.USERS_OF_EACH, "cost_per_user": cost}
            tables = joining.rows(**chosen)
            for size in tables["pays"]["users"]:
                said = f"{size:,.0f}"
                assert joining.columns["pays"][0].show(size) == said.replace(",", "")
                assert f" {said} users on" in joining.say(**chosen)
                assert any(
                    label.endswith(f" {said}")
                    for side in ("before", "after")
                    for label in tables["pays"][side]
                )


def test_bet_tells_the_window_that_its_figure_shows():
    _, bet = every_bet()["facebook-2019"]
    assert {name: bet.state.values[name] for name in WINDOW} == WINDOW
    assert f"revenue from {market.FIRST} to {market.LAST}." in bet.question
    assert "Five years later" in bet.question
    assert f"its revenue in {market.LAST + market.AHEAD}?" in bet.question


def test_cells_fit_the_window_of_the_figures():
    assert f"first={market.FIRST}, last={market.LAST}" in source("value", "foretold")
    assert f"between({market.FIRST}, {market.LAST})" in source("value", "workbench")


def test_exercises_tell_the_numbers_that_answer_them():
    (cell,) = (cell for cell in notebook("value").cells if cell.id == "exercises")
    assert round(unit_value("odlyzko"), 4) == answers.FADING
    for told in (
        rf"instead of \${market.COST_PER_USER:.0f}, and let",
        f"`unit_value={answers.FADING}` and `running_cost={market.RUNNING_COST:_.0f}`",
        f"A network of {answers.LARGE} may connect with one of {answers.SMALL},",
        f"Keep {market.FIRST} as the first year",
    ):
        assert told in cell.source
