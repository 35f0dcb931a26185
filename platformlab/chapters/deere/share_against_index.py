"""Explorer of a window: whether Deere's share beat the market."""

import altair as alt
import pandas as pd

from platformlab.chapters.deere._window import MEASURES, days, grown, said, years
from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.manufacturers import END, PREMIUM, START
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_DAYS = [f"{day:%Y-%m-%d}" for day in days()]
_NOTHING_BOUGHT = 100.0


def _rows(*, measure, first, last):
    both = grown(measure, pd.Timestamp(first), pd.Timestamp(last))
    told = [f"{day:%Y-%m-%d}" for day in both.index]
    at = years(both.index)
    deere, index = (list(both[name]) for name in ("Deere", "S&P 500"))
    return {
        "deere": {"day": told, "year": at, "worth": deere},
        "index": {"day": told, "year": at, "worth": index},
        "bought": {"worth": [_NOTHING_BOUGHT]},
        "ends": _ends(at, deere, index),
        "outcome": {
            "deere": deere[-1:],
            "index": index[-1:],
            "lead": [a - b for a, b in zip(deere[-1:], index[-1:], strict=True)],
        },
    }


def _ends(at, deere, index):
    """Labels at the right ends of both lines, kept from lying on each other."""
    if not at:
        return {"year": [], "worth": [], "label": []}
    upper, lower = max(deere[-1], index[-1]), min(deere[-1], index[-1])
    gap = max(0.085 * max(*deere, *index), upper - lower)
    heights = {True: (upper + lower + gap) / 2, False: (upper + lower - gap) / 2}
    is_above = deere[-1] >= index[-1]
    return {
        "year": 2 * at[-1:],
        "worth": [heights[is_above], heights[not is_above]],
        "label": [_label("deere", deere[-1]), _label("index", index[-1])],
    }


def _label(name, worth):
    return say(f"share_against_index.marks.{name}", worth=dollars(worth, 0))


def _chart(frame):
    x = axis_x(
        "year",
        domain=(2011.9, 2024.1),
        values=[2012, 2016, 2020, 2024] if frame.is_narrow else list(range(2012, 2025, 2)),
    )
    y = alt.Y(
        "worth:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=4, format="$,d"),
    )
    tooltip = [alt.Tooltip("day:N"), alt.Tooltip("worth:Q", format=".1f")]
    chart = alt.layer(
        level("bought", y),
        line("index", x, y, role="pipeline", is_dashed=True),
        line("deere", x, y),
        dots("index", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("deere", x, y, tooltip=tooltip),
        labels("ends", x, y, "label", dx=10),
    )
    return framed(chart, frame, right=92)


def _sentence(tables, *, measure, first, last):
    outcome = tables["outcome"]
    days_said = {"first": said(first), "last": said(last)}
    if not outcome["lead"]:
        return say("share_against_index.backwards", **days_said)
    (deere,), (index,), (lead,) = (outcome[name] for name in ("deere", "index", "lead"))
    is_lead = abs(lead) >= PREMIUM * _NOTHING_BOUGHT
    result = ("ahead" if lead > 0 else "behind") if is_lead else "level"
    amounts = {"deere": dollars(deere, 0), "index": dollars(index, 0)}
    if is_lead:
        amounts["lead"] = dollars(abs(lead), 0)
    return say(f"share_against_index.{measure}_{result}", **days_said, **amounts)


_WORTH = (Column("day", is_text=True), Column("worth", 1), drawn("year", 2))

share_against_index = Explorer(
    name="share_against_index",
    controls=(
        choice("first", _DAYS, default=f"{START:%Y-%m-%d}", shown=said),
        choice("last", _DAYS, default=f"{END:%Y-%m-%d}", shown=said),
        choice("measure", MEASURES, default="dividends"),
    ),
    rows=_rows,
    columns={
        "deere": _WORTH,
        "index": _WORTH,
        "outcome": (Column("deere", 1), Column("index", 1), Column("lead", 1)),
        "ends": (
            drawn("year", 2),
            drawn("worth", 1),
            drawn("label", is_text=True),
        ),
        "bought": (drawn("worth"),),
    },
    chart=_chart,
    sentence=_sentence,
)
