"""The record of the two firms, the laws fitted to windows of it, and how both are told."""

from functools import cache

from platformlab.data import load
from platformlab.models.value.network_value_windows import fit_window
from platformlab.words import Wordbook

say = Wordbook(__file__)

FIRMS = ("Facebook", "Tencent")
FITTED = ("sarnoff", "odlyzko", "metcalfe", "cube", "power", "calendar")
FEWEST = 4  # years in a window


def recalled():
    """Where the record comes from."""
    return say("shared.recalled")


@cache
def series_of(firm):
    """Years, users in people and revenue in USD; the fit needs Tencent's uncertain first year."""
    table = load("network_value", include_uncertain=True)
    table = table[table["company"].str.startswith(firm)]
    years, users, revenue = (
        table[c].to_numpy(float) for c in ("year", "mau_million", "revenue_usd_bn")
    )
    return years, 1e6 * users, 1e9 * revenue


@cache
def fit_of(firm, first, last):
    """Fits of a window, or None where it has too few years."""
    years, users, revenue = series_of(firm)
    if ((years >= first) & (years <= last)).sum() < FEWEST:
        return None
    return fit_window(years, users, revenue, first=first, last=last)
