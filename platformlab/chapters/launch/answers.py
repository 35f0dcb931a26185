"""Answers to the exercises of the chapter on the class game."""

from platformlab import play
from platformlab.chapters.launch.market import CHANGED_YEAR, FEW_TABLES
from platformlab.checks.answers import Number, Slip, Text

TEAM = "Product first"
UNKNOWN = ("neutral", "network off", "field")  # one of them is your market


def _value(year=CHANGED_YEAR, **changed):
    """Value of the team in the example, with its decision of a year changed."""
    game = play.read(play.example())
    if changed:
        game = play.change(game, team=TEAM, year=year, **changed)
    return float(play.results(game).loc[TEAM, "value"])


def _passed(market):
    """First year in which the team's platform has more machines than it needs."""
    path = play.path(play.read(play.example(market)), TEAM)
    return int(path.index[path["connected"] > path["needed"]][0])


def _opened():
    """Year in which the team opens its platform."""
    return int(play.path(play.read(play.example()), TEAM).index[0])


def _shares():
    """Value of each plan as a share of the best one's, by market and plan."""
    value = play.tournament(markets=UNKNOWN, tables=FEW_TABLES)["value"]
    return value / value.groupby("market").transform("max")


ANSWERS = (
    Number(
        "launch-1",
        lambda: _value() - _value(terms=0),
        unit="USD million",
        slips=(
            Slip(
                lambda: _value(terms=0),
                "This is the value with the change. Take it from the value as played.",
            ),
            Slip(
                lambda: _value() - _value(year=CHANGED_YEAR - 1, terms=0),
                "You changed the year before. Years count from 1.",
            ),
            Slip(
                lambda: _value() - _value(platform=0),
                "You closed the whole platform for a year. Change the terms alone.",
            ),
        ),
    ),
    Number(
        "launch-2",
        lambda: _passed("strong network"),
        unit="years",
        slips=(
            Slip(
                lambda: _passed("neutral"),
                "This is the year in the neutral market. Hand the name of the other one to `example`.",
            ),
            Slip(
                lambda: _passed("strong network") - _opened(),
                "You counted from the year in which it opened. Give the year of the game.",
            ),
        ),
    ),
    Number(
        "launch-3",
        lambda: float(_shares().groupby("plan").min().max()),
        unit="share",
        slips=(
            Slip(
                lambda: float(_shares().groupby("plan").mean().max()),
                "You took the mean over the markets. Take the lowest share of each plan.",
            ),
            Slip(
                lambda: float(_shares().groupby("plan").min().min()),
                "This is the worst plan. Of the lowest shares take the highest.",
            ),
        ),
    ),
    Text(
        "launch-4",
        rubric=(
            "says which of the four counsels it follows, and for which market",
            "names the number of that market that decides: effect, base, help, copying, or what rivals do",
            "names a market of the game in which the same counsel fails, and why",
            "says what all would be worth if every rival read the same memo",
            "names one observation within a year that would change the decision, and its cost",
        ),
    ),
)
