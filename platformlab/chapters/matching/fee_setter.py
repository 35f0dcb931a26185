"""Explorer of two fees: one that earns the owner most, one that only covers the cost."""

import altair as alt
import numpy as np

from platformlab.chapters.matching._trade import trade
from platformlab.chapters.matching._words import INVENTED, count, dollars, say
from platformlab.chapters.matching.market import DIRECT_COST, FREE_DEALS, PLATFORM, PLATFORM_COST
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.models.trade.intermediary import find_best_fee, find_lowest_fee

PARTS = {
    "buyers": ("consumers", "filled"),
    "sellers": ("producers", "filled"),
    "fees": ("platform", "filled"),
    "not gained": ("threshold", "hollow"),
}
RULES = ("No platform", "The owner", "The members")


def _parts(now):
    """What buyers, sellers and the platform get of the possible gain, and what nobody gets."""
    fees = 0 if np.isnan(now.fee) else now.fee * now.deals
    half = now.traders_gain / 2  # both lines are equally steep, so both sides gain alike
    return half, half, fees, max(trade(PLATFORM_COST).surplus - 2 * half - fees, 0)


def _pieces(found):
    """Pieces of the bars, one bar a rule, in thousands of dollars."""
    pieces = {name: [] for name in ("rule", "part", "start", "end", "middle", "amount", "label")}
    for rule, now in zip(RULES, found, strict=True):
        start = 0.0
        for part, gain in zip(PARTS, _parts(now), strict=True):
            amount = gain / 1000
            label = f"{amount:.0f}" if amount >= 195 else ""  # where the piece has room for it
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
        "unit": {"rule": ["unit"], "label": ["gain, thousand dollars a month"]},
        "key": {
            "part": list(PARTS),
            "place": [0, 620, 0, 620],
            "rule": ["key", "key", "key too", "key too"],
        },
        "rules": {
            "rule": list(RULES),
            "name": list(RULES),
            "deals": [now.deals for now in found],
            "fee": [None if now.status == "no platform" else now.fee for now in found],
            "kept": [now.traders_gain for now in found],
            "label": [f"{count(now.deals)} deals" for now in found],
        },
    }


def _chart(frame):
    y = alt.Y("rule:N", axis=None, scale=alt.Scale(domain=["unit", "key", "key too", *RULES]))
    scale = alt.Scale(domain=[0, 1250], nice=False)
    start, place = (alt.X(f"{name}:Q", axis=None, scale=scale) for name in ("start", "place"))
    tooltip = [
        alt.Tooltip("rule:N", title="Who sets the fee"),
        alt.Tooltip("part:N", title="Part"),
        alt.Tooltip("amount:Q", title="USD thousand a month", format=".0f"),
    ]
    chart = alt.layer(
        labels("unit", alt.value(0), y, "label", role="muted", dx=0),
        key("key", place, y, looks=PARTS, field="part", text="part"),
        stacked(
            "pieces", y, start, "end:Q", looks=PARTS, field="part", text="label", tooltip=tooltip
        ),
        labels("rules", alt.value(0), y, "name", align="right", dx=-8),
        labels("rules", alt.value("width"), y, "label", dx=8, fontWeight="bold"),
    )
    return framed(chart, frame, left=106, right=80, top=0, bottom=10)


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
    title="Who sets the fee, and who gains?",
    description=(
        "Three stacked bars of the gain from dealing a month: without a platform, with the fee that earns the "
        "owner most, and with the lowest fee that covers the platform's cost. Each shows what buyers keep, "
        "what sellers keep, what is paid in fees and, hollow, what is not gained; the number of deals stands at the end."
    ),
    controls=(slider("direct_cost", range(12_000, 72_001, 4_000), default=DIRECT_COST),),
    rows=_rows,
    columns={
        "pieces": (
            Column("rule", "Who sets the fee", is_text=True),
            Column("part", "Part of the gain", is_text=True),
            Column("amount", "USD thousand a month", 0),
            Column("start", "", 1),
            Column("end", "", 1),
            Column("middle", "", 1),
            Column("label", "", is_text=True),
        ),
        "unit": (Column("rule", "", is_text=True), Column("label", "", is_text=True)),
        "key": (
            Column("part", "", is_text=True),
            Column("place", ""),
            Column("rule", "", is_text=True),
        ),
        "rules": (
            Column("rule", "Who sets the fee", is_text=True),
            Column("deals", "Deals a month", 1),
            Column("fee", "Fee, USD per deal"),
            Column("kept", "Buyers and sellers gain, USD a month"),
            Column("name", "", is_text=True),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        f"Model: as in the map before, {FREE_DEALS:.0f} deals a month if dealing cost nothing, "
        f"{dollars(PLATFORM_COST)} a deal on the platform. {INVENTED}"
    ),
)
