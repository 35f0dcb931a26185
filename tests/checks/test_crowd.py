"""The crowd of the welcome page: it asks what no bet asks, and what it says is what its model does."""

from bs4 import BeautifulSoup

from platformlab.chapters import BOOK
from platformlab.chapters.index import market
from platformlab.checks import crowd
from platformlab.checks.questions import every_bet
from platformlab.models import critical_mass

CROWD = BOOK.crowd()
PAGE = BeautifulSoup(crowd.html(CROWD, address="why.html", title="Why"), "html.parser")


def test_crowd_goes_where_the_critical_mass_of_its_market_sends_it():
    found = critical_mass.find_equilibria(**market.MARKET)
    low, critical, high = (round(CROWD.size * share, 1) for share in found.shares)
    for start, path in enumerate(CROWD.paths):
        assert path[0] == start
        assert abs(path[-1] - (low if start < critical else high)) < 1
    assert f"With {int(critical) + 1} at the start" in CROWD.says["shown"]
    assert CROWD.start < critical < CROWD.better


def test_no_bet_of_a_chapter_asks_about_the_market_of_the_crowd():
    asked = [bet.values for _, bet in every_bet().values()]
    same = {name: market.MARKET[name] for name in ("price", "same_side")}
    assert [values for values in asked if same.items() <= values.items()] == []
    assert [values for values in asked if values.get("share") == CROWD.start / CROWD.size] == []


def test_page_asks_with_as_many_dots_as_are_in_and_without_scripts_shows_both_ends():
    filled = [len(dots.select(".pl-in")) for dots in PAGE.select(".pl-dots")]
    ends = [CROWD.paths[start][-1] for start in (CROWD.start, CROWD.better)]
    assert filled == [CROWD.start, *ends]
    for start in (CROWD.start, CROWD.better):
        assert CROWD.ends(start) in PAGE.select_one(".pl-both").get_text()
    assert PAGE.select_one(".pl-both a")["href"] == "why.html"
