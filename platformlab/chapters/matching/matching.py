"""Explorer of a map: can a platform live here, and does trade grow with it."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.matching._map import (
    DIRECT_GRID,
    END,
    deals_without,
    highest_cost,
    outcome,
    regions,
)
from platformlab.chapters.matching._map_sentences import sentence, status_in_words
from platformlab.chapters.matching._places import beside, columns_beside
from platformlab.chapters.matching._search import finding, look_for
from platformlab.chapters.matching._words import PER_DEAL, PER_LOOK, count, invented, say
from platformlab.chapters.matching.market import (
    CHEAP_TO_RUN,
    CLICK,
    DEAR_PLATFORM,
    DIRECT_COST,
    FREE_DEALS,
    OPERATING_COST,
    OTHER_COSTS,
)
from platformlab.charts.areas import under
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed, quoted
from platformlab.explore import Column, Explorer, drawn, slider

# Looks at which finding a machine costs a round number.
LOOKS = tuple(map(look_for, (2_000, *range(4_000, 20_001, 4_000))))

_FOOT, _ROOM = 2.5, 5.5  # where names of regions stand, and what one needs above it


@cache
def _with_room(free_deals, operating_cost, height):
    """Regions that have room for their names at a height, each with where the name ends."""
    pays, _ = regions(free_deals, operating_cost)
    if not len(pays["direct"]):  # too thin and too dear a market for any platform
        return []
    top = height + _ROOM
    names = [(79, "more")] if max(pays["platform"], default=0) > top else []
    if np.interp(22, pays["direct"], pays["platform"], left=0) > top:
        names.append((29, "same"))
    return names


def _names(free_deals, operating_cost, market):
    """Names of the two regions, where a region has room for its own: in full, and for a phone.

    They stand at the foot, or above the words of a market that is as low.
    """
    height = _FOOT if market > _FOOT + _ROOM else market + _ROOM
    names = _with_room(free_deals, operating_cost, height)
    return {
        "direct": [at for at, _ in names],
        "platform": [height for _ in names],
        "label": [say(f"matching.marks.{name}") for _, name in names],
        "short": [say(f"matching.marks.{name}_short") for _, name in names],
    }


def _rows(*, search_cost, transaction_cost, operating_cost, direct_cost, free_deals):
    platform_cost = round(finding(search_cost) + transaction_cost)
    now = outcome(free_deals, operating_cost, direct_cost, platform_cost)
    pays, grows = regions(free_deals, operating_cost)
    said = say("shared.deals", count=count(now.deals)) if now.deals else say("matching.marks.none")
    on_right, on_left = beside("direct", direct_cost / 1000, platform_cost / 1000, said, turn=60)
    return {
        "pays": pays,
        "grows": grows,
        "inside": _names(free_deals, operating_cost, platform_cost / 1000),
        "outside": {"direct": [3], "platform": [56], "label": [say("matching.marks.outside")]},
        "on_right": on_right,
        "on_left": on_left,
        "market": {
            "direct": [direct_cost / 1000],
            "platform": [platform_cost / 1000],
            "platform_cost": [platform_cost],
            "before": [deals_without(free_deals, direct_cost)],
            "deals": [now.deals],
            "fee": [None if now.status == "no platform" else now.fee],
            "profit": [now.profit],
            "kept": [now.traders_gain],
            "highest": [highest_cost(free_deals, operating_cost, direct_cost)],
            "status": [status_in_words(now.status)],
        },
    }


def _chart(frame):
    x = axis_x("direct", domain=(0, END // 1000), values=[0, 20, 40, 60, 80])
    y, height = (
        axis_y(name, title="platform", domain=(0, 60), values=[0, 20, 40, 60])
        for name in ("platform", "height")
    )
    tooltip = [alt.Tooltip("direct:Q", format=".1f"), alt.Tooltip("platform:Q", format=".1f")]
    no_platform = quoted(status_in_words("no platform"))
    closed = dots("market", x, y, role="threshold", is_hollow=True, tooltip=tooltip)
    is_open = dots("market", x, y, tooltip=tooltip)
    chart = alt.layer(
        under("pays", x, y, role="platform", opacity=0.14),
        under("grows", x, y, role="platform", opacity=0.24),
        line("pays", x, y, role="threshold", tooltip=tooltip),
        labels("outside", x, y, "label", role="threshold", dx=0),
        labels("inside", x, y, "short" if frame.is_narrow else "label", dx=0, align="right"),
        closed.transform_filter(f"datum.status === {no_platform}"),
        is_open.transform_filter(f"datum.status !== {no_platform}"),
        labels("on_right", x, height, "label", dx=10, fontWeight="bold"),
        labels("on_left", x, height, "label", dx=-10, align="right", fontWeight="bold"),
    )
    return framed(chart, frame, right=40)


def _sentence(tables, *, direct_cost, **_):
    now = {name: column[0] for name, column in tables["market"].items()}
    return sentence(now, direct_cost)


matching = Explorer(
    name="matching",
    controls=(
        slider("search_cost", LOOKS, default=CLICK, unit=PER_LOOK),
        slider(
            "transaction_cost",
            (*range(0, 16_001, 4_000), *range(24_000, 32_001, 8_000)),
            default=OTHER_COSTS,
            unit=PER_DEAL,
            along="market.platform",
        ),
        slider(
            "operating_cost",
            (CHEAP_TO_RUN, OPERATING_COST, DEAR_PLATFORM),
            default=OPERATING_COST,
            unit="USD a month",
        ),
        slider("direct_cost", DIRECT_GRID, default=DIRECT_COST, along="market.direct"),
        slider("free_deals", (15, 60, 120), default=FREE_DEALS, unit="a month"),
    ),
    rows=_rows,
    columns={
        "pays": (drawn("direct", 2), drawn("platform", 2)),
        "grows": (drawn("direct", 2), drawn("platform", 2)),
        "inside": (
            drawn("direct"),
            drawn("platform", 1),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "outside": (drawn("direct"), drawn("platform"), drawn("label", is_text=True)),
        "on_right": columns_beside("direct"),
        "on_left": columns_beside("direct"),
        "market": (
            drawn("direct"),
            drawn("platform"),
            Column("platform_cost"),
            Column("before"),
            Column("deals"),
            Column("fee"),
            Column("profit"),
            Column("kept"),
            Column("highest"),
            Column("status", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
