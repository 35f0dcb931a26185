"""Explorer of the hybrid's price: what a kit should cost that carries a second side."""

import altair as alt
import numpy as np

from platformlab.chapters.hybrid.market import GAIN, KEENEST_BUYER, KEENEST_FAN, KIT_COST, kit
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import hybrid, two_sided
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)

_GAINS = np.arange(0, GAIN + 1, 50)
_SAME = 0.5  # USD: closer than this, two prices are told as one


def _rows(*, cross_side_consumers, cross_side_producers):
    here = kit(cross_side_consumers, cross_side_producers)
    now = hybrid.compare_hybrid(**here)
    board = two_sided.find_monopoly(**here)
    curve = hybrid.compare_hybrid(**kit(_GAINS, cross_side_producers)).hybrid_price
    price, alone = float(now.hybrid_price), float(now.pipeline_price)
    return {
        "now": {
            "gain": [cross_side_consumers],
            "price": [price],
            "alone": [alone],
            "fan_fee": [float(board.fee_producers)],
            "buyers": [float(board.share_consumers)],
            "fans": [float(board.share_producers)],
            "more_profit": [float(now.hybrid_profit / now.pipeline_profit) - 1],
            "label": [dollars(price, 0)],
        },
        "curve": {"gain": _GAINS, "price": curve},
        "alone": {
            "gain": [GAIN / 2],
            "price": [alone],
            "label": [say("hybrid_prices.marks.alone", price=dollars(alone, 0))],
        },
    }


def _chart(frame):
    x = axis_x("gain", domain=(0, GAIN), values=[0, 100, 200, 300, 400], format="$d")
    y = axis_y("price", domain=(120, 260), values=[120, 160, 200, 240], format="$d")
    tooltip = [alt.Tooltip("gain:Q", format="$.0f"), alt.Tooltip("price:Q", format="$.0f")]
    chart = alt.layer(
        level("alone", y),
        line("curve", x, y, tooltip=tooltip),
        dots("now", x, y, tooltip=tooltip),
        labels("alone", x, y, "label", role="muted", align="center", dx=0, dy=12),
        labels("now", x, y, "label", align="right", dx=-10, dy=-12, fontWeight="bold"),
    )
    return framed(chart, frame)


def _sentence(tables, **_):
    now = {name: values[0] for name, values in tables["now"].items()}
    apart, fee = now["price"] - now["alone"], now["fan_fee"]
    way = "paid" if fee < 0 else "pay"
    said = {
        "price": dollars(now["price"], 0),
        "fans": say(f"hybrid_prices.fans.{way}", amount=dollars(abs(fee), 0)),
        "profit": percent(now["more_profit"]),
    }
    if abs(apart) < _SAME:
        return say("hybrid_prices.same", **said)
    key = "dearer" if apart > 0 else "cheaper"
    return say(f"hybrid_prices.{key}", apart=dollars(abs(apart), 0), **said)


hybrid_prices = Explorer(
    name="hybrid_prices",
    controls=(
        slider("cross_side_consumers", _GAINS, default=GAIN, unit="USD"),
        slider("cross_side_producers", _GAINS, default=0, unit="USD"),
    ),
    rows=_rows,
    columns={
        "now": (
            drawn("gain"),
            Column("price", 0),
            Column("alone", 0),
            Column("fan_fee", 0),
            Column("buyers", 0, is_percent=True),
            Column("fans", 0, is_percent=True),
            Column("more_profit", 0, is_percent=True),
            drawn("label", is_text=True),
        ),
        "curve": (Column("gain"), Column("price", 0)),
        "alone": (drawn("gain"), drawn("price"), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "keenest": KEENEST_BUYER,
        "cost": KIT_COST,
        "fan": KEENEST_FAN,
    },
)
