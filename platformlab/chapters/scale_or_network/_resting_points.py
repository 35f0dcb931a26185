"""Where the chapter's market rests, and the tables that its figures make of it."""

from functools import cache
from typing import NamedTuple

import numpy as np

from platformlab.chapters.scale_or_network.market import DEMAND, WORTH
from platformlab.explore import Column
from platformlab.models import scale_or_network as model
from platformlab.words.numbers import percent

SHARES = np.linspace(0, 1, 41)
STARTS = np.round(np.arange(0.1, 0.95, 0.1), decimals=10)
# The curves that figures draw, by the names that their panels use.
LEARNING = {"cost_us": "cost_first", "cost_rival": "cost_rival", "wanted": "share_wanted"}
NETWORK = {"value_us": "value_first", "value_rival": "value_rival", "wanted": "share_wanted"}
WAY_COLUMNS = (
    Column("start", "We start at", 1, is_percent=True),
    Column("end", "We end at", 1, is_percent=True),
    Column("barriers", "Tipping points", is_text=True),
    Column("turn", ""),
    Column("said", "", is_text=True),
    Column("reached", "", is_text=True),
)


class Found(NamedTuple):
    """One market: over all shares, at its resting points, and where each start ends."""

    over_shares: model.Market
    shares: np.ndarray
    is_stable: np.ndarray
    at_rest: model.Market
    ends: dict


@cache
def market_at(**changes):
    """Return the chapter's market with `changes`."""
    demand = DEMAND | changes
    points = model.find_equilibria(**demand)
    shares = points.shares[np.isfinite(points.shares)]
    every = np.concatenate([SHARES, shares])  # one call is quicker
    both = model.find_market(every, stand_alone_value=WORTH, **demand)
    ends = model.find_rest(STARTS, **demand)
    return Found(
        model.Market(*(field[: len(SHARES)] for field in both)),
        shares,
        points.is_stable[: len(shares)],
        model.Market(*(field[len(SHARES) :] for field in both)),
        dict(zip(STARTS.tolist(), ends.tolist(), strict=True)),
    )


def _resting(found, which, words):
    """What resting points mean in every panel, for those that `which` picks."""
    shares, rest = found.shares[which], found.at_rest
    return {
        "share": shares,
        "cost": rest.cost_first[which],
        "value": rest.value_first[which],
        "profit": rest.profit_first[which],
        "label": [f"{words}{percent(share)}" for share in shares],
    }


def way_from(start, **changes):
    """Where the market goes from `start`; the arrow is left out where it would have no length."""
    found = market_at(**changes)
    end, barriers = found.ends[start], found.shares[~found.is_stable]
    moves = abs(end - start) > 0.02
    return {
        "start": [start],
        "end": [end],
        "turn": [0 if not moves else 90 if end > start else 270],
        "said": [f"we start at {percent(start)}" if abs(end - start) > 0.22 else ""],
        "reached": [f"end at {percent(end)}" if moves else f"stay at {percent(end)}"],
        "barriers": [", ".join(percent(point) for point in barriers) or "none"],
        "tips_at": barriers,  # for the sentence: no language's writing is read back
    }


def _curves(columns, **changes):
    """The curves over all shares that a figure draws, by the names its panels use."""
    market = market_at(**changes).over_shares
    return {"share": SHARES} | {name: getattr(market, field) for name, field in columns.items()}


def names_at_the_right(curves, gaps):
    """Where "we" and "rival" stand at the lines' right ends, kept apart."""
    placed = {"who": ["we", "rival"], "share": [1, 1]}
    for name, gap in gaps.items():
        ours, theirs = curves[f"{name}_us"][-1], curves[f"{name}_rival"][-1]
        middle, apart = (ours + theirs) / 2, max(abs(ours - theirs), gap) / 2
        up = 1 if ours > theirs or (ours == theirs and name != "cost") else -1
        placed[name] = [middle + up * apart, middle - up * apart]
    return placed


def tables_of(start, columns, **changes):
    """Tables of a figure: curves, resting points and the way from `start`."""
    found = market_at(**changes)
    return {
        "curves": _curves(columns, **changes),
        "stable": _resting(found, found.is_stable, ""),
        "unstable": _resting(found, ~found.is_stable, "tips at "),
        "way": way_from(start, **changes),
    }


def point_columns(*names, is_stable):
    """Columns of the table of stable, or of unstable, resting points."""
    word = "Stable" if is_stable else "Unstable"
    titles = {"cost": "Cost, $", "value": "Would pay, $", "profit": "Profit, $"}
    return (
        Column("share", f"{word} share", 1, is_percent=True),
        *(Column(name, titles[name], 1) for name in names),
        Column("label", "", is_text=True),
    )
