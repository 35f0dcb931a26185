"""Explorer of one line that crosses two others: when a side is served for less than nothing."""

import altair as alt
import numpy as np

from platformlab.chapters.who_pays._fees_in_words import asked
from platformlab.chapters.who_pays._source import model
from platformlab.chapters.who_pays.market import COST, GAINS, SIDES, market_with
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import colour, framed, rows
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import two_sided, two_sided_shares
from platformlab.words import Wordbook, text
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_LOWEST = -2 * COST  # dollars at the foot of the drawing: below nothing there is room for a label
_OWN_GAIN = GAINS["cross_side_consumers"]  # what a consumer gains from the producers
_MARKET = market_with(cross_side_consumers=_OWN_GAIN)
_GAINS = np.arange(0, 32.1, 1)
_BELOW, _FREE = (
    two_sided_shares.find_gain_for_fee(fee_consumers=fee, **_MARKET) for fee in (COST, 0)
)


def _rows(*, cross_side_producers):
    best = two_sided.find_monopoly(cross_side_producers=_GAINS, **_MARKET)
    now = two_sided.find_monopoly(cross_side_producers=cross_side_producers, **_MARKET)
    return {
        "fees": {"gain": _GAINS, "consumers": best.fee_consumers, "producers": best.fee_producers},
        "cost": {"fee": [COST], "gain": [0], "label": [say("shared.cost", cost=dollars(COST, 0))]},
        "zero": {"fee": [0]},
        "below": {
            "fee": [COST],
            "low": [_LOWEST],
            "gain": [0],
            "label": [say("free_side.marks.paid")],
            "short": [say("free_side.marks.paid_short")],
        },
        "crossings": {
            "gain": [_BELOW, _FREE],
            "fee": [COST, 0],
            "label": [
                say("free_side.marks.below", gain=dollars(_BELOW, 2)),
                say("free_side.marks.free", gain=dollars(_FREE, 2)),
            ],
        },
        "now": {
            "gain": [cross_side_producers],
            "consumers": [now.fee_consumers],
            "producers": [now.fee_producers],
        },
        "ends": {
            "gain": [_GAINS[-1]],
            "consumers": [best.fee_consumers[-1]],
            "producers": [best.fee_producers[-1]],
            "consumers_label": [text("places.roles.consumers")],
            "producers_label": [text("places.roles.producers")],
        },
    }


def _chart(frame):
    x = axis_x("gain", domain=(0, 32), values=[0, 8, 16, 24, 32])

    def fee(side):
        return axis_y(side, title="fee", domain=(_LOWEST, 24), values=[0, 6, 12, 18, 24])

    def tooltip(side):
        return [alt.Tooltip("gain:Q", format=".2f"), alt.Tooltip(f"{side}:Q", format=".2f")]

    text = "short" if frame.is_narrow else "label"
    tint = rows("below").mark_rect(color=colour("threshold"), opacity=0.08)
    parts = [tint.encode(y=fee("fee"), y2="low:Q")]
    parts.append(labels("below", x, fee("low"), text, role="muted", dx=4, dy=-10))
    parts += [level("cost", fee("fee"), role="threshold"), level("zero", fee("fee"))]
    parts.append(labels("cost", x, fee("fee"), "label", role="threshold", dx=4, dy=10))
    for side in ("producers", "consumers"):
        parts += [
            line("fees", x, fee(side), role=side, tooltip=tooltip(side)),
            dots("now", x, fee(side), role=side, tooltip=tooltip(side)),
            labels("ends", x, fee(side), f"{side}_label", role=side, dx=8, fontWeight="bold"),
        ]
    parts += [
        dots("crossings", x, fee("fee"), role="threshold", tooltip=tooltip("fee")),
        labels("crossings", x, fee("fee"), "label", role="threshold", dx=6, dy=-11),
    ]
    return framed(alt.layer(*parts), frame, right=100)


def _sentence(tables, *, cross_side_producers):
    fees = [tables["now"][side][0] for side in SIDES]
    case = "is_below" if fees[0] < COST else "is_above"
    if fees[0] < 0:
        case = "is_paid"
    gain, cost = dollars(cross_side_producers, 0), dollars(COST, 0)
    return say(f"free_side.{case}", gain=gain, asked=asked(fees), cost=cost)


free_side = Explorer(
    name="free_side",
    controls=(slider("cross_side_producers", range(33), default=8, along="now.gain"),),
    rows=_rows,
    columns={
        "now": (Column("gain", 0), Column("consumers", 2), Column("producers", 2)),
        "fees": (drawn("gain", 0), drawn("consumers", 3), drawn("producers", 3)),
        "cost": (drawn("fee", 2), drawn("gain", 0), drawn("label", is_text=True)),
        "zero": (drawn("fee", 0),),
        "below": (
            *(drawn(name, 0) for name in ("fee", "low", "gain")),
            *(drawn(name, is_text=True) for name in ("label", "short")),
        ),
        "crossings": (
            Column("label", is_text=True),
            Column("gain", 2),
            drawn("fee", 0),
        ),
        "ends": (
            drawn("gain", 0),
            drawn("consumers", 3),
            drawn("producers", 3),
            drawn("consumers_label", is_text=True),
            drawn("producers_label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"model": model, "own_gain": _OWN_GAIN, "cost": COST},
)
