"""Explorer of two fees: one that earns the owner most, one that only covers the cost."""

import altair as alt
import numpy as np

from platformlab.chapters.matching._trade import trade
from platformlab.chapters.matching._words import count, dollars, invented, say
from platformlab.chapters.matching.market import DIRECT_COST, FREE_DEALS, PLATFORM, PLATFORM_COST
from platformlab.charts.bars import stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import colour, framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models.trade.intermediary import find_best_fee, find_lowest_fee
from platformlab.words.numbers import number

_PARTS = {
    "buyers": ("consumers", "filled"),
    "sellers": ("producers", "filled"),
    "fees": ("platform", "filled"),
    "not_gained": ("muted", "hollow"),
}

# Thousands of dollars as wide as a letter, on a phone and on a wide drawing.
_LETTER = {"": 38, "_wide": 16}


def _parts_in_words():
    return {say(f"fee_setter.parts.{part}"): look for part, look in _PARTS.items()}


def _rules():
    return [say(f"fee_setter.rules.{rule}") for rule in ("none", "owner", "members")]


def _parts(now):
    """What buyers, sellers and the platform get of the possible gain, and what nobody gets."""
    fees = 0 if np.isnan(now.fee) else now.fee * now.deals
    half = now.traders_gain / 2  # both lines are equally steep, so both sides gain alike
    return half, half, fees, max(trade(PLATFORM_COST).surplus - 2 * half - fees, 0)


def _amount(thousands, room):
    """What is written on a part: its amount, if it has so much room."""
    return say("fee_setter.marks.amount", amount=number(thousands, 0)) if thousands >= room else ""


def _named(pieces, letter):
    """The word of each part, under the first bar in which it has room at so much a letter."""
    seen, words = set(), []
    for part, amount in zip(pieces["part"], pieces["amount"], strict=True):
        fits = part not in seen and amount >= letter * len(part)
        words.append(part if fits else "")
        seen |= {part} if fits else set()
    return words


def _pieces(found):
    """Pieces of the bars, one bar a rule, in thousands of dollars."""
    pieces = {name: [] for name in ("rule", "part", "start", "end", "middle", "amount")}
    for rule, now in zip(_rules(), found, strict=True):
        start = 0.0
        for part, gain in zip(_parts_in_words(), _parts(now), strict=True):
            amount = gain / 1000
            piece = (rule, part, start, start + amount, start + amount / 2, amount)
            for column, value in zip(pieces.values(), piece, strict=True):
                column.append(value)
            start += amount
    for width, letter in _LETTER.items():
        pieces[f"label{width}"] = [_amount(amount, 5 * letter) for amount in pieces["amount"]]
        pieces[f"word{width}"] = _named(pieces, letter)
    return pieces


def _rows(*, direct_cost):
    market = PLATFORM | {"direct_cost": direct_cost, "platform_cost": PLATFORM_COST}
    found = [
        find_best_fee(**market | {"platform_cost": direct_cost + 1}),  # nobody uses it
        find_best_fee(**market),
        find_lowest_fee(**market),
    ]
    whole = trade(PLATFORM_COST).surplus / 1000
    had = {
        "label": [say("fee_setter.marks.whole", amount=number(whole, 0))],
        "label_wide": [say("fee_setter.marks.whole_wide", amount=number(whole, 0))],
    }
    return {
        "pieces": _pieces(found),
        "whole": {"rule": _rules()[:1], "total": [whole]} | had,
        "rules": {
            "rule": _rules(),
            "deals": [now.deals for now in found],
            "fee": [None if now.status == "no platform" else now.fee for now in found],
            "kept": [now.traders_gain for now in found],
            "label": [
                say(
                    "fee_setter.marks.head",
                    rule=rule,
                    deals=say("shared.deals", count=count(now.deals)),
                )
                for rule, now in zip(_rules(), found, strict=True)
            ],
        },
    }


def _chart(frame):
    wide = "" if frame.is_narrow else "_wide"
    y = alt.Y("rule:N", axis=None, scale=alt.Scale(domain=_rules()))
    parts = _parts_in_words()
    scale = alt.Scale(domain=[0, 1250], nice=False)
    start, middle, total = (
        alt.X(f"{name}:Q", axis=None, scale=scale) for name in ("start", "middle", "total")
    )
    tooltip = [alt.Tooltip("rule:N"), alt.Tooltip("part:N"), alt.Tooltip("amount:Q", format=".0f")]
    looks = {"looks": parts, "field": "part", "text": f"label{wide}", "tooltip": tooltip}
    tones = alt.Scale(domain=list(parts), range=[colour(role) for role, _ in parts.values()])
    under = labels("pieces", middle, y, f"word{wide}", align="center", dx=0, dy=30)
    chart = alt.layer(
        stacked("pieces", y, start, "end:Q", band=0.4, **looks),
        under.encode(color=alt.Color("part:N", scale=tones, legend=None)),
        labels("rules", alt.value(0), y, "label", dx=0, dy=-31, fontWeight="bold"),
        labels("whole", total, y, f"label{wide}", role="muted", align="right", dx=0, dy=-31),
    ).resolve_scale(color="independent")
    return framed(chart, frame, left=8, right=10, top=8, bottom=8, height=310)


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
            *(
                drawn(f"{name}{width}", is_text=True)
                for name in ("label", "word")
                for width in _LETTER
            ),
        ),
        "whole": (
            drawn("rule", is_text=True),
            drawn("total"),
            *(drawn(f"label{width}", is_text=True) for width in _LETTER),
        ),
        "rules": (
            Column("rule", is_text=True),
            Column("deals", 1),
            Column("fee"),
            Column("kept"),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"free_deals": FREE_DEALS, "platform_cost": PLATFORM_COST, "invented": invented},
)
