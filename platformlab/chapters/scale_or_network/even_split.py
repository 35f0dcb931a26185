"""Explorer of expectations: what an even split earns when customers foresee price cuts."""

import altair as alt
import numpy as np

from platformlab.chapters.scale_or_network._said import invented
from platformlab.chapters.scale_or_network.market import (
    EVEN_MARKET,
    NETWORK_ALONE,
    TASTE_SPREAD,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import expectations as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_FORESEEN = np.linspace(0, 1, 5)  # parts of what a price cut wins
_MOST = 6 * TASTE_SPREAD  # USD a month; up to here the split holds if customers foresee nothing


def _split(same_side, revision_share):
    return model.find_even_split(same_side=same_side, revision_share=revision_share, **EVEN_MARKET)


def _held(revision_share):
    """Profit of an even split over network strength, up to where a firm leaves it or it tips."""
    most = _split(0, revision_share).strongest_network
    strengths = np.linspace(0, most, 13)  # at the last one it still holds
    return {"same_side": strengths, "profit": _split(strengths, revision_share).profit}


def _rows(*, revision_share, same_side):
    found, held = _split(same_side, revision_share), _held(revision_share)
    holds = found.status == "holds"
    return {
        "passive": _held(0),
        "named": {
            "same_side": [_MOST],
            "profit": [11],
            "label": [say("even_split.marks.passive")],
        },
        "held": held,
        "breaks": {
            "same_side": held["same_side"][-1:],
            "profit": held["profit"][-1:],
            "label": [say("even_split.marks.breaks", at=dollars(found.strongest_network, 0))],
        },
        "now": {
            "same_side": [same_side] * holds,
            "profit": [found.profit] * holds,
            "margin": [found.margin] * holds,
        },
    }


def _chart(frame):
    x = axis_x("same_side", domain=(0, 80), values=[0, 20, 40, 60, 80], format="d")
    y = axis_y("profit", domain=(0, 12), values=[0, 5, 10], format="d")
    tooltip = [
        alt.Tooltip("same_side:Q", format=".0f"),
        alt.Tooltip("profit:Q", format=".1f"),
    ]
    chart = alt.layer(
        line("passive", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        labels("named", x, y, "label", role="muted", align="right", dx=0),
        line("held", x, y, tooltip=tooltip),
        dots("breaks", x, y, role="threshold", is_hollow=True),
        labels("breaks", x, y, "label", role="threshold", dx=9, dy=-14),
        dots("now", x, y, role="ink", tooltip=tooltip),
    )
    return framed(chart, frame._replace(height=240), right=70)


def _sentence(tables, *, revision_share, same_side):
    kind = {0: "passive", 1: "responsive"}.get(revision_share, "between")
    at = dollars(tables["breaks"]["same_side"][0], 0)
    network = dollars(same_side, 0)
    if not tables["now"]["profit"]:
        return say(f"even_split.{kind}_broken", network=network, at=at)
    profit = dollars(tables["now"]["profit"][0], 2)
    return say(f"even_split.{kind}", network=network, profit=profit, at=at)


even_split = Explorer(
    name="even_split",
    controls=(
        slider("revision_share", _FORESEEN, default=1),
        slider("same_side", range(0, _MOST + 21, 5), default=NETWORK_ALONE // 4),
    ),
    rows=_rows,
    columns={
        "passive": (drawn("same_side", 1), drawn("profit", 2)),
        "named": (drawn("same_side"), drawn("profit"), drawn("label", is_text=True)),
        "held": (drawn("same_side", 1), drawn("profit", 2)),
        "breaks": (
            Column("same_side", 0),
            drawn("profit", 2),
            drawn("label", is_text=True),
        ),
        "now": (Column("same_side", 0), Column("profit", 2), Column("margin", 2)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
