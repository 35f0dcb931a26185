"""Explorer of ends: from how many participants on a gain exceeds what taking part costs."""

import altair as alt
import numpy as np

from platformlab.chapters.find_the_effect._members import spread_out
from platformlab.chapters.find_the_effect._shares import WAYS, fewest, shares
from platformlab.chapters.find_the_effect.market import DOUBT, MOST, RATIO, RATIOS, UNSURE
from platformlab.charts.curves import axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_COUNTS = sorted({round(count) for count in np.geomspace(1, MOST, 60)})
_GAP = 0.065
_TENFOLD = MOST // 10


def added(way):
    """Part of the whole that the last tenfold of participants brings."""
    return float(1 - shares(way, [_TENFOLD])[0])


def _rows(*, way, ratio, unsure):
    needed = {"low": unsure / ratio, "likely": 1 / ratio, "high": 1 / ratio / unsure}
    counts = {name: fewest(way, part) for name, part in needed.items()}
    heights = [min(part, 1.0) for part in needed.values()]
    reached = {name: count for name, count in counts.items() if count}
    return {
        "curve": {"count": _COUNTS, "share": shares(way, _COUNTS)},
        "levels": {"share": heights},
        "words": {
            "count": 3 * [MOST],
            "share": spread_out(heights, _GAP),
            "label": [_label(name, count) for name, count in counts.items()],
        },
        "crossings": {"count": list(reached.values()), "share": [needed[name] for name in reached]},
        "outcome": {
            "estimate": [say(f"from_how_many.estimates.{name}") for name in needed],
            "needed": list(needed.values()),
            "fewest": [_written(count) for count in counts.values()],
            "added": 3 * [added(way)],
        },
    }


def _label(name, count):
    if count is None:
        return say(f"from_how_many.marks.{name}_never")
    return say(f"from_how_many.marks.{name}", n=number(count))


def _chart(frame):
    ticks = [1, 100, 10_000] if frame.is_narrow else [1, 10, 100, 1_000, 10_000]
    axis = alt.Axis(values=ticks, format=",d", title="count")
    scale = alt.Scale(type="log", domain=(1, 10_000), nice=False)
    x = alt.X("count:Q", scale=scale, axis=axis)
    y = axis_y("share", domain=(0, 1.12), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    tooltip = [alt.Tooltip("count:Q", format=",d"), alt.Tooltip("share:Q", format=".0%")]
    chart = alt.layer(
        level("levels", y),
        line("curve", x, y, tooltip=tooltip),
        dots("crossings", x, y, role="threshold", tooltip=tooltip),
        labels("words", x, y, "label"),
    )
    return framed(chart, frame, right=112 if frame.is_narrow else 128)


def _sentence(tables, *, way, **_):
    low, likely, high = tables["outcome"]["fewest"]
    said = {"added": percent(tables["outcome"]["added"][0]), "tenfold": number(_TENFOLD)}
    said |= {"way": say(f"from_how_many.told.{way}"), "most": number(MOST)}
    return say("from_how_many.said", low=low, likely=likely, high=high, **said)


def _written(count):
    return say("from_how_many.never") if count is None else number(count)


from_how_many = Explorer(
    name="from_how_many",
    controls=(
        choice("way", tuple(WAYS), default="crowd"),
        choice("ratio", RATIOS, default=RATIO, shown=number),
        choice("unsure", UNSURE, default=DOUBT, shown=number),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "outcome": (
            Column("estimate", is_text=True),
            Column("needed", 0, is_percent=True),
            Column("fewest", is_text=True),
            Column("added", 0, is_percent=True),
        ),
        "curve": (Column("count"), Column("share", 1, is_percent=True)),
        "levels": (drawn("share", 2, is_percent=True),),
        "words": (drawn("count"), drawn("share", 2, is_percent=True), drawn("label", is_text=True)),
        "crossings": (drawn("count"), drawn("share", 2, is_percent=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"most": MOST},
)
