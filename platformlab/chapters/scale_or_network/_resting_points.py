"""Where the chapter's market rests, and the tables that its figures make of it."""

from functools import cache
from typing import NamedTuple

import numpy as np

from platformlab.chapters.scale_or_network.market import DEMAND, WORTH
from platformlab.explore import Column, drawn
from platformlab.models import scale_or_network as model
from platformlab.words import Wordbook
from platformlab.words.numbers import percent

say = Wordbook(__file__)

SHARES = np.linspace(0, 1, 41)
STARTS = np.round(np.arange(0.1, 0.95, 0.1), decimals=10)
# The curves that figures draw, by the names that their panels use.
LEARNING = {"cost_us": "cost_first", "cost_rival": "cost_rival", "wanted": "share_wanted"}
NETWORK = {"value_us": "value_first", "value_rival": "value_rival", "wanted": "share_wanted"}
_ROOM, _ROOM_ON_A_PHONE = 0.22, 0.46  # between start and end, for the words of both
WAY_COLUMNS = (
    Column("start", 1, is_percent=True),
    Column("end", 1, is_percent=True),
    Column("barriers", is_text=True),
    drawn("turn"),
    drawn("said", is_text=True),
    drawn("short", is_text=True),
    drawn("reached", is_text=True),
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
    return markets_at(**{name: [value] for name, value in changes.items()})[0]


def markets_at(**changes):
    """Return the chapter's markets with `changes`, given as lists of one length by name."""
    given = {name: np.array(values) for name, values in changes.items()}
    demand = DEMAND | {name: values[:, None] for name, values in given.items()}
    points = model.find_equilibria(**DEMAND | given)
    shares, stable = np.atleast_2d(points.shares), np.atleast_2d(points.is_stable)
    exists = np.isfinite(shares)
    every = np.hstack([np.tile(SHARES, (len(shares), 1)), np.where(exists, shares, SHARES[0])])
    both = model.find_market(every, stand_alone_value=WORTH, **demand)
    ends = np.atleast_2d(model.find_rest(STARTS, **demand))
    first = len(SHARES)
    return [
        Found(
            model.Market(*(field[at, :first] for field in both)),
            shares[at][exists[at]],
            stable[at][exists[at]],
            model.Market(*(field[at, first:][exists[at]] for field in both)),
            dict(zip(STARTS.tolist(), ends[at].tolist(), strict=True)),
        )
        for at in range(len(shares))
    ]


def _resting(found, which, key):
    """What resting points mean in every panel, for those that `which` picks."""
    shares, rest = found.shares[which], found.at_rest
    return {
        "share": shares,
        "cost": rest.cost_first[which],
        "value": rest.value_first[which],
        "profit": rest.profit_first[which],
        "label": [say(f"shared.marks.{key}", share=percent(share)) for share in shares],
    }


def way_from(start, found):
    """Where a market goes from `start`; the arrow is left out where it would have no length."""
    end, barriers = found.ends[start], found.shares[~found.is_stable]
    moves = abs(end - start) > 0.02
    here = say("shared.marks.start", share=percent(start))
    return {
        "start": [start],
        "end": [end],
        "turn": [0 if not moves else 90 if end > start else 270],
        "said": [here if abs(end - start) > _ROOM else ""],
        "short": [here if abs(end - start) > _ROOM_ON_A_PHONE else ""],
        "reached": [say(f"shared.marks.{'end' if moves else 'stay'}", share=percent(end))],
        "barriers": [
            ", ".join(percent(point) for point in barriers) or say("shared.marks.no_barrier")
        ],
        "tips_at": barriers,  # for the sentence: no language's writing is read back
    }


def _curves(columns, market):
    """The curves over all shares that a figure draws, by the names its panels use."""
    return {"share": SHARES} | {name: getattr(market, field) for name, field in columns.items()}


def names_at_the_right(curves, gaps):
    """Where "we" and "rival" stand at the lines' right ends, kept apart."""
    placed = {"who": [say("shared.marks.we"), say("shared.marks.rival")], "share": [1, 1]}
    for name, gap in gaps.items():
        ours, theirs = curves[f"{name}_us"][-1], curves[f"{name}_rival"][-1]
        middle, apart = (ours + theirs) / 2, max(abs(ours - theirs), gap) / 2
        up = 1 if ours > theirs or (ours == theirs and name != "cost") else -1
        placed[name] = [middle + up * apart, middle - up * apart]
    return placed


def tables_of(start, columns, found):
    """Tables of a figure: curves, resting points and the way from `start`."""
    return {
        "curves": _curves(columns, found.over_shares),
        "stable": _resting(found, found.is_stable, "stable"),
        "unstable": _resting(found, ~found.is_stable, "unstable"),
        "way": way_from(start, found),
    }


def point_columns(*names):
    """Columns of the table of stable, or of unstable, resting points."""
    return (
        Column("share", 1, is_percent=True),
        *(Column(name, 1) for name in names),
        drawn("label", is_text=True),
    )
