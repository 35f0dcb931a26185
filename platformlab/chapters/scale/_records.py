"""Two records of prices against all units ever made, in parts, each with its learning rate."""

from functools import cache

import numpy as np

from platformlab.data import load
from platformlab.models import experience_fits

# By the word of the choice: the series, and whether its prices are constant ones.
RECORDS = {
    "ford_real": ("ford_model_t", True),
    "ford_day": ("ford_model_t", False),
    "solar": ("solar_modules", True),
}
PARTS = ("first", "middle", "last")
_CUTS = {"ford_model_t": (1909, 1914, 1919, 1925), "solar_modules": (1976, 1996, 2008, 2016)}


def window(name, part):
    """First and last year of a part of a record.

    Examples
    --------
    >>> window("solar", "middle"), window("ford_day", "all")
    ((1996, 2008), (1909, 1925))
    """
    series, _ = RECORDS[name]
    cuts = _CUTS[series]
    if part == "all":
        return cuts[0], cuts[-1]
    at = PARTS.index(part)
    return cuts[at], cuts[at + 1]


@cache
def record(name):
    """Years, doublings since the first year, price relative to it, and confidence.

    Examples
    --------
    >>> solar = record("solar")
    >>> f'{solar["doublings"].iloc[-1]:.1f}', f'{solar["price"].iloc[-1]:.4f}'
    ('19.8', '0.0094')
    """
    series, is_real = RECORDS[name]
    table = load("learning_curves")
    table = table[table["series"] == series].reset_index(drop=True)
    price = table["price"] / table["price_level"].fillna(1) if is_real else table["price"]
    return table.assign(
        price=price / price.iloc[0],
        paid=table["price"],
        doublings=np.log2(table["made_total"] / table["made_total"].iloc[0]),
    )


def fit_record(name, part):
    """Learning rate over a part of a record, and the rows it was fitted to.

    Examples
    --------
    >>> fit, rows = fit_record("solar", "all")
    >>> round(fit.learning_rate, 2), len(rows)
    (0.2, 41)
    """
    table = record(name)
    table = table[table["year"].between(*window(name, part))]
    return experience_fits.fit_learning(table["made_total"], table["price"]), table
