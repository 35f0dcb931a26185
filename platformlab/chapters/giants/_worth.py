"""Values of two firms by date: what the market gave, and what private rounds said."""

import numpy as np
import pandas as pd

from platformlab.data import load
from platformlab.words import Wordbook, text

say = Wordbook(__file__)

_DAY = 1 / 365.25  # before a round, the last one still holds
MARKET, ROUND = "market_cap", "private_valuation"  # the metrics that say what a firm is worth


def worth(pair):
    """Values of both firms of a pair by date, in USD bn; dates as decimal years.

    Examples
    --------
    >>> worth("Airbnb vs Marriott").columns.tolist()
    ['firm', 'date', 'year', 'value', 'metric', 'basis', 'confidence']
    """
    table = load("airbnb_uber_comparisons")
    table = table[(table["pair"] == pair) & table["metric"].isin([MARKET, ROUND])]
    when = pd.to_datetime(
        table["date"].str.slice(0, 10).where(table["date"].str.len() > 7, table["date"] + "-15")
    )
    found = pd.DataFrame(
        {
            "firm": table["company"],
            "date": table["date"],
            "year": when.dt.year + (when.dt.day_of_year - 1) / 365.25,
            "value": table["value"],
            "metric": table["metric"],
            "basis": [say(f"overtaking.basis.{metric}") for metric in table["metric"]],
            "confidence": [text(f"confidence.{level}") for level in table["confidence"]],
        }
    )
    return found.sort_values(["firm", "year"]).reset_index(drop=True)


def _ours(private, listed, year):
    """The platform's value: a round's until the next one, then the market's."""
    held = np.maximum(np.searchsorted(private["year"], year, side="right") - 1, 0)
    market = np.interp(year, listed["year"], listed["value"])
    return np.where(year < listed["year"].min(), private["value"].to_numpy()[held], market)


def lead(platform, pipeline):
    """Who is ahead, day by day as the lines show it: a year, and both ends of the gap.

    The platform's value is held from round to round and then follows the market; ``ahead`` is the
    larger of both where the platform leads, and ``behind`` where it does not.
    """
    private, listed = held_rounds(platform), on_the_market(platform)
    begin = max(platform["year"].min(), pipeline["year"].min())
    end = min(platform["year"].max(), pipeline["year"].max())
    days = np.concatenate(
        [platform["year"], private["year"] - _DAY, pipeline["year"], [begin, end]]
    )
    year = np.unique(days[(days >= begin) & (days <= end)])

    def gap(year):
        return _ours(private, listed, year) - np.interp(year, pipeline["year"], pipeline["value"])

    turns = np.flatnonzero(gap(year)[:-1] * gap(year)[1:] < 0)  # they cross between two days
    before, after = gap(year[turns]), gap(year[turns + 1])
    crossings = year[turns] + (year[turns + 1] - year[turns]) * before / (before - after)
    year = np.union1d(year, crossings)
    ours, theirs = (
        _ours(private, listed, year),
        np.interp(year, pipeline["year"], pipeline["value"]),
    )
    top = np.maximum(ours, theirs)
    return {
        "year": year,
        "ours": ours,
        "theirs": theirs,
        "ahead": np.where(ours > theirs, top, theirs),
        "behind": np.where(ours > theirs, ours, top),
    }


def on_the_market(values):
    """Values that a market gave."""
    return values[values["metric"] == MARKET]


def held_rounds(values):
    """Private rounds, the last one held until the day the market first gave a price."""
    rounds = values[values["metric"] == ROUND]
    return pd.concat([rounds, rounds.tail(1).assign(year=on_the_market(values)["year"].min())])
