"""Explorer of two fees: one that earns the owner most, one that only covers the cost."""

import altair as alt
import numpy as np

from platformlab.chapters.matching._trade import trade
from platformlab.chapters.matching._words import count, dollars, invented, say
from platformlab.chapters.matching.market import DIRECT_COST, FREE_DEALS, PLATFORM, PLATFORM_COST
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models.trade.intermediary import find_best_fee, find_lowest_fee
from platformlab.words.numbers import number

_PARTS = {
    "buyers": ("consumers", "filled"),
    "sellers": ("producers", "filled"),
    "fees": ("platform", "filled"),
    "not_gained": ("muted", "hollow"),
}


def _parts_in_words():
    return {say(f"fee_setter.parts.{part}"): look for part, look in _PARTS.items()}


def _rules():
    return [say(f"fee_setter.rules.{rule}") for rule in ("none", "owner", "members")]


def _parts(now):
    """What buyers, sellers and the platform get of the possible gain, and what nobody gets."""
    fees = 0 if np.isnan(now.fee) else now.fee * now.deals
    half = now.traders_gain / 2  # both lines are equally steep, so both sides gain alike
    return half, half, fees, max(trade(PLATFORM_COST).surplus - 2 * half - fees, 0)


def _pieces(found):
    """Pieces of the bars, one bar a rule, in thousands of dollars."""
    pieces = {name: [] for name in ("rule", "part", "start", "end", "middle", "amount", "label")}
    for rule, now in zip(_rules(), found, strict=True):
        start = 0.0
        for part, gain in zip(_parts_in_words(), _parts(now), strict=True):
            amount = gain / 1000
            label = number(amount, 0) if amount >= 195 else ""  # where the piece has room for it
            piece = (rule, part, start, start + amount, start + amount / 2, amount, label)
            for column, value in zip(pieces.values(), piece, strict=True):
                column.append(value)
            start += amount
    return pieces


def _rows(*, direct_cost):
    market = PLATFORM | {"direct_cost": direct_cost, "platform_cost": PLATFORM_COST}
    found = [
        find_best_fee(**market | {"platform_cost": direct_cost + 1}),  # nobody uses it
        find_best_fee(**market),
        find_lowest_fee(**market),
    ]
    return {
        "pieces": _pieces(found),
        "unit": {"rule": ["unit"], "label": [say("fee_setter.marks.unit")]},
        "key": {
            "part": list(_parts_in_words()),
            "place": [0, 620, 0, 620],
            "rule": ["key", "key", "key too", "key too"],
            "place_wide": [0, 290, 580, 850],
            "rule_wide": ["key"] * len(_PARTS),
        },
        "rules": {
            "rule": _rules(),
            "name": _rules(),
            "deals": [now.deals for now in found],
            "fee": [None if now.status == "no platform" else now.fee for now in found],
            "kept": [now.traders_gain for now in found],
            "label": [say("shared.deals", count=count(now.deals)) for now in found],
        },
    }


def _chart(frame):
    wide = "" if frame.is_narrow else "_wide"
    lines = ["unit", "key", *([] if wide else ["key too"]), *_rules()]
    y, line = (
        alt.Y(f"{name}:N", axis=None, scale=alt.Scale(domain=lines))
        for name in ("rule", f"rule{wide}")
    )
    parts = _parts_in_words()
    scale = alt.Scale(domain=[0, 1250], nice=False)
    start, place = (
        alt.X(f"{name}:Q", axis=None, scale=scale) for name in ("start", f"place{wide}")
    )
    tooltip = [alt.Tooltip("rule:N"), alt.Tooltip("part:N"), alt.Tooltip("amount:Q", format=".0f")]
    chart = alt.layer(
        labels("unit", alt.value(0), y, "label", role="muted", dx=0),
        key("key", place, line, looks=parts, field="part", text="part"),
        stacked(
            "pieces", y, start, "end:Q", looks=parts, field="part", text="label", tooltip=tooltip
        ),
        labels("rules", alt.value(0), y, "name", align="right", dx=-8),
        labels("rules", alt.value("width"), y, "label", dx=8, fontWeight="bold"),
    )
    return framed(chart, frame, left=106, right=80, top=0, bottom=10, height=300)


def _sentence(tables, *, direct_cost):
    alone, owner, members = tables["rules"]["deals"]
    said = {"direct": dollars(direct_cost)}
    if tables["rules"]["fee"][1] is None:
        return say("fee_setter.no_fee", **said, alone=count(alone))
    said |= {"owner": count(owner), "members": count(members)}
    if alone:
        return say("fee_setter.from_some", **said, alone=count(alone))
    return say("fee_setter.from_none", **said)


fee_setter = Explorer(
    name="fee_setter",
    controls=(slider("direct_cost", range(12_000, 72_001, 4_000), default=DIRECT_COST),),
    rows=_rows,
    columns={
        "pieces": (
            Column("rule", is_text=True),
            Column("part", is_text=True),
            Column("amount", 0),
            drawn("start", 1),
            drawn("end", 1),
            drawn("middle", 1),
            drawn("label", is_text=True),
        ),
        "unit": (drawn("rule", is_text=True), drawn("label", is_text=True)),
        "key": (
            drawn("part", is_text=True),
            drawn("place"),
            drawn("rule", is_text=True),
            drawn("place_wide"),
            drawn("rule_wide", is_text=True),
        ),
        "rules": (
            Column("rule", is_text=True),
            Column("deals", 1),
            Column("fee"),
            Column("kept"),
            drawn("name", is_text=True),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"free_deals": FREE_DEALS, "platform_cost": PLATFORM_COST, "invented": invented},
)
