"""Values of two firms by date: what the market gave, and what private rounds said."""

import pandas as pd

from platformlab.data import load

BASES = {"market_cap": "market", "private_valuation": "private round"}


def worth(pair):
    """Values of both firms of a pair by date, in USD bn; dates as decimal years.

    Examples
    --------
    >>> worth("Airbnb vs Marriott").columns.tolist()
    ['firm', 'date', 'year', 'value', 'basis', 'confidence']
    """
    table = load("airbnb_uber_comparisons")
    table = table[(table["pair"] == pair) & table["metric"].isin(BASES)]
    when = pd.to_datetime(
        table["date"].str.slice(0, 10).where(table["date"].str.len() > 7, table["date"] + "-15")
    )
    found = pd.DataFrame(
        {
            "firm": table["company"],
            "date": table["date"],
            "year": when.dt.year + (when.dt.day_of_year - 1) / 365.25,
            "value": table["value"],
            "basis": table["metric"].map(BASES),
            "confidence": table["confidence"],
        }
    )
    return found.sort_values(["firm", "year"]).reset_index(drop=True)


def on_the_market(values):
    """Values that a market gave."""
    return values[values["basis"] == BASES["market_cap"]]


def held_rounds(values):
    """Private rounds, the last one held until the day the market first gave a price."""
    rounds = values[values["basis"] == BASES["private_valuation"]]
    return pd.concat([rounds, rounds.tail(1).assign(year=on_the_market(values)["year"].min())])
