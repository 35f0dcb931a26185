"""Deere and the index between two days, each worth 100 dollars on the first."""

from functools import cache

import pandas as pd

from platformlab.data import load
from platformlab.verdicts.manufacturers import END, START
from platformlab.words import Wordbook

say = Wordbook(__file__)

# What is compared: column of Deere, column of the index.
MEASURES = {
    "dividends": ("price_with_dividends_usd", "total_return_index"),
    "price": ("price_usd", "index_level"),
    "value": ("market_cap_usd_bn", "index_level"),
}
_FIRST_YEAR, _LAST_YEAR = 2011, 2023  # the years whose ends both have with dividends


@cache
def record(measure):
    """Deere and the index on every day that the table holds for both."""
    table = load("manufacturer_market_cap")
    table = table[table["year"].between(_FIRST_YEAR, _LAST_YEAR)]
    pair = zip(("Deere", "S&P 500"), MEASURES[measure], strict=True)
    columns = {
        entity: table[table["entity"] == entity].set_index("date")[column]
        for entity, column in pair
    }
    return pd.DataFrame(columns).dropna().sort_index()


def days():
    """Days on which a comparison may begin or end: year ends, and the report's own window."""
    year_ends = [day for day in record("dividends").index if day.month == 12]
    return sorted([*year_ends, START, END])


def said(day):
    """Name a day, as a date or written like 2013-06-28, by its year if it is the last of one."""
    day = pd.Timestamp(day)
    if day.month == 12:
        return say("days.year_end", year=day.year)
    return say(f"days.{day:%Y-%m-%d}")


def grown(measure, first, last):
    """Both from 100 dollars on the first day; empty where the last does not come after it."""
    table = record(measure)
    if first >= last:
        return table.iloc[:0]
    return 100 * table.loc[first:last] / table.loc[first]


def years(index):
    """Days as years with a fraction, for a drawing."""
    return [day.year + (day.day_of_year - 1) / 365.25 for day in index]
