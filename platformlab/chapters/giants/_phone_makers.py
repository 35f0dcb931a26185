"""Three makers of phones, and what can be measured of them."""

from functools import cache

from platformlab.chapters.giants.market import PHONE_YEARS
from platformlab.data import load

MAKERS = {"Apple": "Apple", "BlackBerry (RIM)": "RIM", "Nokia": "Nokia"}


MEASURES = ("smartphone_units", "market_cap", "smartphone_share", "revenue")


@cache
def _values(metric):
    table = load("phone_makers")
    table = table[(table["metric"] == metric) & table["company"].isin(MAKERS)]
    return table[table["year"].isin(PHONE_YEARS)].sort_values(["company", "year"])


def values_from(first_year, metric):
    """Values of the three makers by year, from a year on."""
    table = _values(metric)
    return table[table["year"] >= first_year]
