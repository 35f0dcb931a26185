"""Explorer of the decision: what a platform brings, by the year in which it opens."""

import altair as alt
import numpy as np

from platformlab.chapters.product_first._bases import brought, path
from platformlab.chapters.product_first.market import (
    FEE,
    HORIZON,
    LAST_OPENING,
    MARGIN,
    MATCHED_YEARS,
    MONTHS,
    RUNNING_COST,
    SWITCHING_COST,
    SWITCHING_COSTS,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number, share

say = Wordbook(__file__)

_YEARS = np.arange(LAST_OPENING + 1)
_MATCHED = (4, MATCHED_YEARS, 8)
_WORDS = (drawn("above", is_text=True), drawn("below", is_text=True))


def _rows(*, time, switching_cost, years):
    money = [brought(int(year), switching_cost, int(years)) for year in _YEARS]
    here, best = int(time), int(np.argmax(money))
    owners, _ = path(cost=switching_cost, matched=int(years))
    return {
        "line": {"year": _YEARS, "gain": money},
        "now": {"year": [here], "gain": [money[here]], **_words(money, here)},
        "zero": {"gain": [0]},
        "outcome": {
            "base": [owners[here * MONTHS]],
            "best": [best],
            "most": [money[best]],
        },
    }


def _words(money, here):
    """What the year brings, on the side of its dot from which the line goes away."""
    amount = money[here]
    word = "loses" if round(amount) < 0 else "brings"
    said = say(f"when_to_open.marks.{word}", amount=dollars(abs(amount), 0))
    is_rising = money[min(here + 1, LAST_OPENING)] > amount
    return {"above": ["" if is_rising else said], "below": [said if is_rising else ""]}


def _chart(frame):
    x = axis_x("year", domain=(0, LAST_OPENING), values=[0, 2, 4, 6, 8, 10])
    y = axis_y("gain", domain=(-200, 260), values=[-200, -100, 0, 100, 200])
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("gain:Q", format=".0f")]
    chart = alt.layer(
        level("zero", y),
        line("line", x, y, tooltip=tooltip),
        dots("line", x, y, tooltip=tooltip),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "above", dx=8, dy=-16, fontWeight="bold"),
        labels("now", x, y, "below", dx=8, dy=18, fontWeight="bold"),
    )
    return framed(chart, frame, left=64, right=96)


def _sentence(tables, *, time, **_):
    outcome, money = tables["outcome"], tables["now"]["gain"][0]
    said = {
        "n": int(time),
        "base": share(outcome["base"][0]),
        "gain": dollars(abs(money), 0),
        "best": number(outcome["best"][0]),
        "most": dollars(abs(outcome["most"][0]), 0),
    }
    if outcome["most"][0] <= 0:
        return say("when_to_open.never", **{name: said[name] for name in ("n", "base", "gain")})
    if int(time) == outcome["best"][0]:
        return say("when_to_open.best", **{name: said[name] for name in ("n", "base", "gain")})
    return say("when_to_open.more" if money >= 0 else "when_to_open.less", **said)


when_to_open = Explorer(
    name="when_to_open",
    controls=(
        slider("time", tuple(_YEARS), default=0, unit="years"),
        slider("switching_cost", SWITCHING_COSTS[:3], default=SWITCHING_COST, unit="USD a month"),
        slider("years", _MATCHED, default=MATCHED_YEARS, unit="years"),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "line": (Column("year"), Column("gain", 0)),
        "now": (drawn("year"), drawn("gain", 0), *_WORDS),
        "zero": (drawn("gain"),),
        "outcome": (Column("base", 0, is_percent=True), Column("best"), Column("most", 0)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"margin": MARGIN, "fee": FEE, "running": dollars(RUNNING_COST, 2), "horizon": HORIZON},
)
