"""Explorer of strength: how many stay in a network that is worth so much to the average member."""

import altair as alt
import numpy as np

from platformlab.chapters.find_the_effect._members import bar, path, rest, spread_out
from platformlab.chapters.find_the_effect.market import (
    DOUBT,
    GAIN,
    GAINS,
    STARTS,
    UNSURE,
)
from platformlab.charts.curves import axis_x, labels, line, share_axis
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_ROUNDS = 16
_GAP = 0.065  # of the axis, between two words at the end of lines


def estimates(gain, unsure):
    """The reader's low, likely and high."""
    return {"low": gain / unsure, "likely": gain, "high": gain * unsure}


def _rows(*, gain, unsure, start):
    given = estimates(gain, unsure)
    paths = {name: path(value, start, _ROUNDS) for name, value in given.items()}
    ends = {name: rest(value, start) for name, value in given.items()}
    rounds = list(range(_ROUNDS + 1))
    return {
        **{name: {"round": rounds, "share": shares} for name, shares in paths.items()},
        "ends": {
            "round": 3 * [_ROUNDS],
            "share": spread_out([paths[name][-1] for name in given], _GAP),
            "label": [say(f"who_stays.marks.{name}", share=percent(ends[name])) for name in given],
        },
        "outcome": {
            "estimate": [say(f"who_stays.estimates.{name}") for name in given],
            "gain": list(given.values()),
            "needed": [_written(bar(value)) for value in given.values()],
            "stays": list(ends.values()),
        },
    }


def _written(needed):
    return say("who_stays.no_start") if np.isnan(needed) else percent(needed)


def _chart(frame):
    right = 100 if frame.is_narrow else 120
    x = axis_x("round", domain=(0, _ROUNDS), values=[0, 4, 8, 12, 16])
    y = share_axis()
    chart = alt.layer(
        line("low", x, y, role="pipeline", is_dashed=True),
        line("high", x, y, role="pipeline", is_dashed=True),
        line("likely", x, y),
        labels("ends", x, y, "label"),
    )
    return framed(chart, frame, right=right)


def _sentence(tables, *, gain, start, **_):
    low, likely, high = (percent(share) for share in tables["outcome"]["stays"])
    needed = bar(gain)
    said = {
        "gain": number(gain),
        "start": percent(start),
        "likely": likely,
        "low": low,
        "high": high,
    }
    if np.isnan(needed):
        return say("who_stays.never", **said)
    return say("who_stays.holds", needed=percent(needed), **said)


who_stays = Explorer(
    name="who_stays",
    controls=(
        choice("gain", GAINS, default=GAIN, shown=number),
        choice("unsure", UNSURE, default=DOUBT, shown=number),
        choice("start", STARTS, default=STARTS[0], shown=percent),
    ),
    rows=_rows,
    columns={
        "outcome": (
            Column("estimate", is_text=True),
            Column("gain", 1),
            Column("needed", is_text=True),
            Column("stays", 0, is_percent=True),
        ),
        **{
            name: (Column("round"), Column("share", 1, is_percent=True))
            for name in ("likely", "low", "high")
        },
        "ends": (drawn("round"), drawn("share", 2, is_percent=True), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
