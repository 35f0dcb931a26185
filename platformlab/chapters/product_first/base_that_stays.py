"""Explorer of the base: what a better product wins, and whether it is enough for a platform."""

import altair as alt
import numpy as np

from platformlab.chapters.product_first._bases import bar, path, yearly
from platformlab.chapters.product_first.market import (
    HORIZON,
    LEAD,
    LIFE_YEARS,
    MATCHED_YEARS,
    MONTHS,
    POINT,
    PROGRAMS,
    SWITCHING_COST,
    SWITCHING_COSTS,
    TASTE_SPREAD,
)
from platformlab.charts.curves import axis_x, axis_y, band, dots, labels, level, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

_YEARS = np.arange(HORIZON + 1)


def window(lead, cost, spread=TASTE_SPREAD):
    """Years between which the base is at least the bar; none if it never is."""
    enough = np.flatnonzero(path(lead=lead, cost=cost, spread=spread)[0] >= bar(cost, spread))
    return (enough[0] / MONTHS, enough[-1] / MONTHS) if enough.size else None


def _rows(*, quality_lead, switching_cost, taste_spread):
    months, _ = path(lead=quality_lead, cost=switching_cost, spread=taste_spread)
    needed = bar(switching_cost, taste_spread)
    peak = MATCHED_YEARS * MONTHS
    found = window(quality_lead, switching_cost, taste_spread)
    bars = [] if np.isnan(needed) else [needed]
    return {
        "path": {"year": _YEARS, "base": yearly(months)},
        "peak": {
            "year": [MATCHED_YEARS],
            "base": [months[peak]],
            "label": [share(months[peak], 1)],
        },
        "bar": {"base": bars},
        "bar_name": {
            "year": [HORIZON] * len(bars),
            "base": bars,
            "label": [say("base_that_stays.marks.bar", bar=share(one, 1)) for one in bars],
        },
        "window": {"begin": [found[0]] if found else [], "end": [found[1]] if found else []},
        "matched": {"year": [MATCHED_YEARS]},
        "outcome": {
            "bar": [None if np.isnan(needed) else needed],
            "opens": [found[0] if found else None],
            "closes": [found[1] if found else None],
        },
    }


def _chart(frame):
    form = {"domain": (0, HORIZON), "values": [0, 3, 6, 9, 12, 15]}
    x = axis_x("year", **form)
    y = axis_y("base", domain=(0.4, 1), values=[0.4, 0.6, 0.8, 1], format=".0%")
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("base:Q", format=".1%")]
    chart = alt.layer(
        band("window", axis_x("begin", title="year", **form), "end:Q"),
        moment("matched", x, role="muted"),
        level("bar", y, role="threshold"),
        line("path", x, y, tooltip=tooltip),
        dots("peak", x, y, role="ink", tooltip=tooltip),
        labels("peak", x, y, "label", dx=8, dy=-14, fontWeight="bold"),
        labels("bar_name", x, y, "label", role="threshold"),
    )
    return framed(chart, frame, right=112 if frame.is_narrow else 120)


def _sentence(tables, **_):
    outcome, peak = tables["outcome"], tables["peak"]["base"][0]
    needed, opens, closes = (outcome[name][0] for name in ("bar", "opens", "closes"))
    said = {"peak": share(peak, 1), "matched": number(MATCHED_YEARS)}
    if needed is None:
        return say("base_that_stays.no_bar", **said)
    said["bar"] = share(needed, 1)
    if opens is None:
        return say("base_that_stays.never", **said)
    said["opens"] = number(opens, 1)
    if closes >= HORIZON:
        return say("base_that_stays.stays", **said)
    return say("base_that_stays.closes", closes=number(closes, 1), **said)


base_that_stays = Explorer(
    name="base_that_stays",
    controls=(
        slider("quality_lead", (0.0, POINT, LEAD, 3 * POINT), default=LEAD, unit="USD a month"),
        slider("switching_cost", SWITCHING_COSTS, default=SWITCHING_COST, unit="USD a month"),
        slider(
            "taste_spread", (6.0, 8.0, TASTE_SPREAD, 14.0), default=TASTE_SPREAD, unit="USD a month"
        ),
    ),
    rows=_rows,
    columns={
        "path": (Column("year"), Column("base", 1, is_percent=True)),
        "peak": (drawn("year"), drawn("base", 3), drawn("label", is_text=True)),
        "bar": (drawn("base", 3),),
        "bar_name": (drawn("year"), drawn("base", 3), drawn("label", is_text=True)),
        "window": (drawn("begin", 1), drawn("end", 1)),
        "matched": (drawn("year"),),
        "outcome": (
            Column("bar", 1, is_percent=True),
            Column("opens", 1),
            Column("closes", 1),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"point": POINT, "life": LIFE_YEARS, "programs": PROGRAMS, "matched": MATCHED_YEARS},
)
