"""Dates of the room are those of the data, of the notebook and of the bet."""

import re
from datetime import date

import pytest
from parts import cells
from prose import source

from platformlab import load
from platformlab.chapters import BOOK
from platformlab.chapters.giants import market, overtaking, platform_count, startup_fates
from platformlab.chapters.giants._worth import worth
from platformlab.checks.questions import every_bet, questions
from platformlab.verdicts.giants import LISTS, count_platforms


@pytest.mark.parametrize(("year", "list_id"), LISTS.items())
def test_day_of_a_list_is_that_of_its_data(year, list_id):
    caps = load("market_cap_top10", include_uncertain=True)
    (day,) = set(caps.loc[caps["list_id"] == list_id, "as_of"])
    said = platform_count.say(f"platform_count.options.year.{year}")
    assert re.match(rf"{year} \({date.fromisoformat(day):%-d %B}[,)]", said)


def test_figure_offers_every_list_that_the_rules_can_count():
    assert set(market.LIST_YEARS) == LISTS.keys()


def test_lists_of_the_notebook_are_those_of_the_figures_and_answers():
    assert f'"{LISTS[market.REPORT]}"' in source("giants", "by-hand")
    assert f'"{LISTS[market.AFTER]}"' in source("giants", "workbench")
    (tasks,) = (cell.source for cell in cells("giants", "markdown") if cell.id == "exercises")
    assert f"the report's own list, `{market.REPORT_LIST}`" in tasks
    assert f"under the broad rule in {market.AFTER}" in tasks


def test_bet_on_the_count_asks_for_the_list_its_figure_shows():
    _, bet = every_bet()["six-of-ten"]
    assert bet.state.values == {"rule": "principal", "year": market.AFTER}
    assert f"the ten of January {market.AFTER}" in bet.question
    assert "January" in platform_count.say(f"platform_count.options.year.{market.AFTER}")


def test_bet_gives_the_count_of_the_year_of_the_report_by_the_same_rule():
    _, bet = every_bet()["six-of-ten"]
    before, _ = count_platforms("principal", market.REPORT)
    names = ("nought", "one", "two", "three", "four", "five")
    assert (
        f"By this rule {names[before]} of the ten most valuable firms of January {market.REPORT}"
        in (bet.question)
    )
    assert bet.thoughts[0]["values"] == [before]
    assert market.AFTER - market.REPORT == 8
    assert "Eight years later" in bet.question


def test_date_of_the_report_follows_the_figures_of_august_that_it_cites():
    assert market.REPORT + 8 / 12 < market.REPORT_OUT < market.REPORT + 1


AHEAD = [  # what the sentences of the figure say: whether the platform was worth more
    ("Airbnb", "2015-06", "Marriott", "2015-06", True),
    ("Airbnb", "2017-03", "Marriott", "2017-12-29", False),
    ("Airbnb", "2017-03", "Marriott", "2018-12-31", False),
    ("Airbnb", "2020-12-11", "Marriott", "2020-12-11", True),
    ("Airbnb", "2026-02-18", "Marriott", "2026-02-20", False),
    ("Uber", "2018-01", "BMW", "2017-12-31", False),
    ("Uber", "2018-08", "BMW", "2018-08-31", True),
]


@pytest.mark.parametrize(("platform", "day", "rival", "other_day", "is_ahead"), AHEAD)
def test_sentences_on_who_was_ahead_follow_from_the_data(platform, day, rival, other_day, is_ahead):
    values = worth("Airbnb vs Marriott" if platform == "Airbnb" else "Uber vs BMW")
    values = values.set_index(["firm", "date"])["value"]
    assert (values[platform, day] > values[rival, other_day]) == is_ahead


def test_sentence_names_every_year_end_since_the_listing_at_which_uber_was_behind():
    values = worth("Uber vs BMW").set_index(["firm", "date"])["value"]
    ends = range(2019, 2025)  # a year without a row fails here
    behind = [
        year for year in ends if values["Uber", f"{year}-12-31"] < values["BMW", f"{year}-12-31"]
    ]
    named = " and ".join(map(str, behind))
    assert f"below once more at the ends of {named}," in overtaking.say("overtaking.uber")


def test_every_listed_start_up_has_the_price_of_its_first_close():
    fates = load("startups_top10_2018").set_index("event")
    bases = fates["event_value_basis"].drop("stake_sale").str.lower()
    assert bases.str.contains("first close").all()
    before_other_prices = bases.str.split("(").str[0]
    assert not before_other_prices.str.contains("ipo|diluted|deal|with option").any()
    assert "close, times the shares outstanding" in startup_fates.say("startup_fates.source")


def test_quiz_tells_how_far_the_first_close_lay_from_the_ranking():
    fates = load("startups_top10_2018")
    fates = fates[fates["event"] != "stake_sale"]
    gains = (fates["event_value_usd_bn"] / fates["valuation_usd_bn"]).sort_values()
    assert gains.iloc[0] < 0.5
    assert 2.75 < gains.iloc[-2] < 3
    assert round(gains.iloc[-1]) == 100
    (item,) = (item for item in questions("giants").items if item.id == "two-per-cent")
    told = " ".join(option.feedback for option in item.options)
    assert "closed its first day on the market at less than half" in told
    assert "another at nearly three times and one at a hundred" in told


def test_uber_was_worth_more_than_twice_as_much_as_bmw_at_last():
    values = worth("Uber vs BMW").set_index(["firm", "date"])["value"]
    assert values["Uber", "2025-12-31"] > 2 * values["BMW", "2026-02-17"]


def test_line_of_the_app_store_stands_in_july_2008_as_the_figure_says():
    july, august = (date(2008, month, 1).timetuple().tm_yday - 1 for month in (7, 8))
    assert 2008 + july / 366 < market.APP_STORE < 2008 + august / 366
    said = BOOK.explorers["phones"].description
    assert "A vertical line marks July 2008, when the App Store opened" in said


def test_figure_of_the_phones_opens_with_the_story_as_the_text_tells_it():
    assert BOOK.explorers["phones"].defaults == {
        "metric": "market_cap",
        "first_year": market.PHONES_FROM,
    }
    (text,) = (cell.source for cell in cells("giants", "markdown") if cell.id == "phones-reading")
    assert f"By market value, and from {market.PHONES_FROM} on, the story tells itself" in text


def test_stairs_of_the_start_ups_climb_by_those_that_count_and_end_at_the_sum():
    tables = BOOK.explorers["startup_sum"].rows(group="platforms")
    stairs = tables["startups"]
    starts = [0.0, *list(stairs["reached"])[:-1]]
    assert list(stairs["start"]) == pytest.approx(starts)
    (total,), (reported,) = tables["total"]["end"], tables["report"]["end"]
    assert list(stairs["reached"])[-1] == total
    assert abs(total - reported) < 5


def test_every_phone_maker_begins_at_a_hundred_in_the_first_year_shown():
    for first in (2007, 2010):
        tables = BOOK.explorers["phones"].rows(metric="revenue", first_year=first)
        for maker in ("apple", "rim", "nokia"):
            table = tables[maker].set_index("year")["value"]
            assert table[first] == pytest.approx(100)
