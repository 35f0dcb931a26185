"""The record of the two firms, the laws fitted to windows of it, and how both are told."""

from functools import cache

from platformlab.data import load
from platformlab.models.value.network_value_windows import fit_window

FIRMS = {"Facebook": "Facebook", "Tencent": "Tencent"}
FITTED = {
    "sarnoff": ("Users only: n", "the straight line", "line"),
    "odlyzko": ("Fading contacts: n log n", "n log n", "n log n"),
    "metcalfe": ("Every pair: n²", "the square", "square"),
    "cube": ("Cube: n³", "the cube", "cube"),
    "power": ("Whatever exponent fits", "the free power", "free"),
    "calendar": ("No users at all: the calendar", "the calendar", "years"),
}
FEWEST = 4  # years in a window
RECALLED = (
    "Data: Facebook's monthly users in December and the group's revenue; Tencent's QQ accounts, with WeChat added from 2012. "
    "Most figures are recalled from the firms' reports and were not checked; Tencent's users of 2003 are uncertain."
)


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


def billions(dollars):
    """Amount in words, with as many decimals as its size deserves.

    Examples
    --------
    >>> billions(4.9e8), billions(3.49e9), billions(7.07e10)
    ('$0.49 billion', '$3.5 billion', '$71 billion')
    """
    amount = dollars / 1e9
    decimals = 2 if amount < 1 else 1 if amount < 10 else 0
    return f"${amount:.{decimals}f} billion"
