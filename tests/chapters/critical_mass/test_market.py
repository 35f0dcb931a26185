"""What the reader sees of the market is what the code computes with."""

from prose import ran

from platformlab.chapters import BOOK
from platformlab.chapters.critical_mass import market
from platformlab.checks.questions import every_bet
from platformlab.words.numbers import percent


def test_market_of_the_notebook_is_that_of_the_figures():
    assert ran("critical_mass", "by-hand")["market"] == market.SERVICE


def test_figures_open_on_the_service_of_the_text():
    set_to = BOOK.explorers["critical_mass"].defaults
    assert set_to == {"share": market.START, "price": market.PRICE, "same_side": market.SAME_SIDE}


def test_bet_on_the_launch_tells_the_service_that_its_figure_shows():
    _, bet = every_bet()["thirty-five-per-cent"]
    assert bet.state.values == {
        "share": market.START,
        "price": market.PRICE,
        "same_side": market.SAME_SIDE,
    }
    assert f"costs ${market.PRICE:.0f} a month, and {percent(market.START)} of" in bet.question


def test_bet_on_the_old_price_tells_the_prices_of_its_figure():
    _, bet = every_bet()["old-price-back"]
    assert bet.state.values == {"price": market.RAISED_PRICE, "same_side": market.FULL_VALUE}
    assert f"from ${market.BASE_PRICE:.0f} to ${market.RAISED_PRICE:.0f} for" in bet.question


def test_source_says_in_words_how_fast_a_gap_closes():
    assert market.SPEED == 1 / 2
    assert "half of the gap closes every month" in BOOK.explorers["critical_mass"].source


def test_events_over_the_work_on_predix_stand_in_the_quarters_of_the_timeline():
    events = BOOK.explorers["predix_activity"].rows()["events"]
    assert events["quarter"] == ["2016Q1", "2017Q4", "2018Q3"]
    said = BOOK.explorers["predix_activity"].description
    for words in ("early in 2016", "late in 2017", "July 2018"):
        assert words in said
