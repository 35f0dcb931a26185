"""Explorer of the contrast: the same market, but each brand gains by its own users."""

import altair as alt
import numpy as np

from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.market import COST, FIRMS, SPREAD, WORTH
from platformlab.charts.curves import axis_x, axis_y, band, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.explore.at_once import at_once, each
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

STRENGTHS = tuple(range(0, 85, 5))
USUAL = 30.0  # strength at which the figure opens
_CONTROLS = (
    slider("same_side", range(0, 90, 10), default=USUAL, unit="USD"),
    slider("firms", (2, FIRMS, 7, 12), default=FIRMS),
    slider("taste_spread", (10, SPREAD, 30), default=SPREAD, unit="USD"),
)


def _margins(*, firms, taste_spread):
    """Margins along the axis, for each place."""
    firms, taste_spread = (tuple((one,) for one in part) for part in (firms, taste_spread))
    found = margins(firms=firms, taste_spread=taste_spread, same_side=STRENGTHS)
    return each(found)


_all = at_once(_margins, _CONTROLS[1:])


def strongest(firms, taste_spread):
    """Strongest network on the axis with which several firms live."""
    lives = _all(firms=firms, taste_spread=taste_spread).status == "shared"
    return STRENGTHS[int(np.flatnonzero(lives)[-1])]


def _rows(*, same_side, firms, taste_spread):
    found = _all(firms=firms, taste_spread=taste_spread)
    last = strongest(firms, taste_spread)
    lives = found.status == "shared"
    here = STRENGTHS.index(int(same_side))
    is_shared = bool(lives[here])
    tips = last < STRENGTHS[-1]
    without = float(found.margin_first[0])
    return {
        "line": {"strength": np.array(STRENGTHS)[lives], "margin": found.margin_first[lives]},
        "without": {"margin": [without]},
        "now": {
            "strength": [same_side] if is_shared else [],
            "margin": [found.margin_first[here]] if is_shared else [],
        },
        "tipped": {
            "start": [last + 2.5] if tips else [],
            "end": [STRENGTHS[-1]] if tips else [],
        },
        "names": {
            "strength": [0],
            "margin": [without],
            "label": [say("network.marks.without")],
        },
        "tips": {
            "strength": [STRENGTHS[-1]] * tips,
            "margin": [without] * tips,
            "label": [say("network.marks.tipped")] * tips,
        },
        "outcome": {
            "margin": [found.margin_first[here] if is_shared else None],
            "without": [without],
            "strongest": [last],
        },
    }


def _chart(frame):
    def x(field):
        return axis_x(field, domain=(0, 80), values=[0, 20, 40, 60, 80], title="strength")

    y = axis_y("margin", domain=(0, 60), values=[0, 20, 40, 60], format="$d")
    tooltip = [alt.Tooltip("strength:Q"), alt.Tooltip("margin:Q", format="$.1f")]
    chart = alt.layer(
        band("tipped", x("start"), "end:Q"),
        level("without", y),
        line("line", x("strength"), y, tooltip=tooltip),
        dots("now", x("strength"), y, role="ink"),
        labels("names", x("strength"), y, "label", dx=6, dy=-12),
        labels("tips", x("strength"), y, "label", dx=-6, dy=-12, align="right"),
    )
    return framed(chart, frame, left=58, right=30)


def _sentence(tables, *, same_side, **_):
    outcome = {name: values[0] for name, values in tables["outcome"].items()}
    strength, without = dollars(same_side, 0), dollars(outcome["without"], 2)
    if outcome["margin"] is None:
        strongest = dollars(outcome["strongest"], 0)
        return say("network.tipped", strength=strength, strongest=strongest)
    if not same_side:
        return say("network.none", without=without)
    margin = dollars(outcome["margin"], 2)
    return say("network.shared", strength=strength, without=without, margin=margin)


network = Explorer(
    name="network",
    controls=_CONTROLS,
    rows=_rows,
    columns={
        "line": (Column("strength"), Column("margin", 1)),
        "outcome": (Column("margin", 1), Column("without", 1), Column("strongest")),
        "without": (drawn("margin", 1),),
        "now": (drawn("strength"), drawn("margin", 1)),
        "tipped": (drawn("start", 1), drawn("end")),
        "names": (drawn("strength"), drawn("margin", 1), drawn("label", is_text=True)),
        "tips": (drawn("strength"), drawn("margin", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"cost": COST, "worth": WORTH},
)
