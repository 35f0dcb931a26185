"""What the reader sees of the market is what the code computes with."""

import pytest
from parts import notebook
from prose import ran

from platformlab import load
from platformlab.chapters import BOOK
from platformlab.chapters.scale_or_network import market
from platformlab.checks.questions import every_bet
from platformlab.words.numbers import percent


@pytest.mark.parametrize("cell", ["by-hand", "workbench"])
def test_market_of_the_notebook_is_that_of_the_figures(cell):
    shown = ran("scale_or_network", cell)["market"]
    assert shown == {name: market.DEMAND[name] for name in shown}
    left_to_the_call = {"learning_rate", "same_side", "quality_lead"}
    assert market.DEMAND.keys() - shown.keys() <= left_to_the_call


def test_figures_open_on_the_market_of_the_text():
    main, alone = BOOK.explorers["scale_or_network"], BOOK.explorers["network_alone"]
    assert main.defaults == {
        "learning_rate": market.LEARNING_RATE,
        "same_side": market.SAME_SIDE,
        "quality_lead": market.RIVALS_LEAD,
        "share": market.START,
    }
    assert alone.defaults == {"same_side": market.NETWORK_ALONE}


def test_bet_tells_the_market_that_its_figure_shows():
    _, bet = every_bet()["seventy-per-cent"]
    assert bet.state.values == BOOK.explorers["scale_or_network"].defaults
    for told in (
        f"You hold {percent(market.START)} of",
        f"worth ${market.RIVALS_LEAD} a month more to every customer",
        f"worth ${market.SAME_SIDE} a month more than an empty one, six times the rival’s lead",
        f"falls by {percent(market.LEARNING_RATE)} with each doubling",
    ):
        assert told in bet.question
    assert market.SAME_SIDE / market.RIVALS_LEAD == 6


def test_sources_say_in_words_what_leaks():
    assert market.LEAK == 1 / 3
    assert "a third of know-how leaks" in BOOK.explorers["scale_or_network"].source
    assert market.RULES["leaks"] == {"spillover_share": 9 / 10}
    assert "nine tenths of know-how leak" in BOOK.explorers["changed_rule"].source


def test_exercises_tell_the_numbers_that_answer_them(subtests):
    (cell,) = (cell for cell in notebook("scale_or_network").cells if cell.id == "exercises")
    for told in (
        rf"worth \${market.RIVALS_LEAD} more, learning is {percent(market.LEARNING_RATE)}, and we "
        f"hold {percent(market.START)}.",
        rf"in steps of one dollar from \${market.SAME_SIDE}.",
        rf"With a network of \${market.STRONGER} the rival",
        rf"Equal products, network strength \${market.SAME_SIDE}, learning "
        f"{percent(market.LEARNING_RATE)}.",
        rf"tastes that spread by \${market.MORE_VARIED}, and customers who foresee all",
        rf"with a network of \${market.FOUGHT_FOR}, with a pencil",
    ):
        with subtests.test(told):
            assert told in cell.source


def test_phones_of_rivals_are_counted_over_the_same_months():
    phones = load("phone_makers", include_uncertain=True).query("metric == 'smartphone_units'")
    assert set(phones["company"]) == {"Apple", "BlackBerry (RIM)", "Nokia", "World"}
    odd = phones[phones["year_basis"] != "calendar year"]
    assert odd.empty, f"phone_makers: count these by calendar years, as the others are:\n{odd}"
