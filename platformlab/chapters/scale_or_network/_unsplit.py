"""Figures of the chapter on scale and networks."""

from functools import cache
from typing import NamedTuple

import altair as alt
import numpy as np

from platformlab.charts.curves import axis_x, dots, labels, line
from platformlab.charts.panels import draw_panels, panelled, plumb, stack, way
from platformlab.charts.ranked import ranked
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import scale_or_network as model
from platformlab.words.numbers import percent

# The invented market: at an even split a unit costs $80 and sells for $100.
MARKET = {
    "cost_per_customer": 80.0, "learning_rate": 0.2, "spillover_share": 1 / 3,
    "stand_alone_value": 100.0, "same_side": 0.0, "multihoming_share": 0.0, "crowding": 0.0,
    "quality_lead": 0.0, "taste_spread": 10.0,
}  # fmt: skip
SOURCE = (
    "Model: two firms, logit tastes and prices (Anderson and others 1992), expectations that come true (Katz and "
    "Shapiro 1985), an experience curve with spillovers (Irwin and Klenow 1994). The numbers are invented: at an even "
    "split a unit costs $80 and sells for $100, tastes spread by $10, and a third of know-how leaks."
)
_SHARES = np.linspace(0, 1, 41)
_STARTS = np.round(np.arange(0.1, 0.95, 0.1), 10)


# --- What all figures of the market share --------------------------------------------------


class Found(NamedTuple):
    """One market: over all shares, at its resting points, and where each start ends."""

    over_shares: model.Market
    shares: np.ndarray
    is_stable: np.ndarray
    at_rest: model.Market
    ends: dict


@cache
def _found(**changes):
    market = MARKET | changes
    demand = {name: value for name, value in market.items() if name != "stand_alone_value"}
    points = model.find_equilibria(**demand)
    shares = points.shares[np.isfinite(points.shares)]
    both = model.find_market(np.concatenate([_SHARES, shares]), **market)  # one call is quicker
    ends = model.find_rest(_STARTS, **demand)
    return Found(
        model.Market(*(field[: len(_SHARES)] for field in both)),
        shares,
        points.is_stable[: len(shares)],
        model.Market(*(field[len(_SHARES) :] for field in both)),
        dict(zip(_STARTS.tolist(), ends.tolist(), strict=True)),
    )


def _points(found, which, words):
    """What resting points mean in every panel, for those that `which` picks."""
    shares, rest = found.shares[which], found.at_rest
    return {
        "share": shares, "cost": rest.cost_first[which], "value": rest.value_first[which],
        "profit": rest.profit_first[which],
        "label": [f"{words}{percent(share)}" for share in shares],
    }  # fmt: skip


def _way(start, **changes):
    """Where the market goes from `start`; the arrow is left out where it would have no length."""
    found = _found(**changes)
    end, barriers = found.ends[start], found.shares[~found.is_stable]
    moves = abs(end - start) > 0.02
    return {
        "start": [start],
        "end": [end],
        "turn": [0 if not moves else 90 if end > start else 270],
        "said": [f"we start at {percent(start)}" if abs(end - start) > 0.22 else ""],
        "reached": [f"end at {percent(end)}" if moves else f"stay at {percent(end)}"],
        "barriers": [", ".join(percent(point) for point in barriers) or "none"],
    }


def _curves(columns, **changes):
    """The curves over all shares that a figure draws, by the names its panels use."""
    market = _found(**changes).over_shares
    return {"share": _SHARES} | {name: getattr(market, field) for name, field in columns.items()}


def _names(curves, gaps):
    """Where "we" and "rival" stand at the lines' right ends, kept apart."""
    placed = {"who": ["we", "rival"], "share": [1, 1]}
    for name, gap in gaps.items():
        ours, theirs = curves[f"{name}_us"][-1], curves[f"{name}_rival"][-1]
        middle, apart = (ours + theirs) / 2, max(abs(ours - theirs), gap) / 2
        up = 1 if ours > theirs or (ours == theirs and name != "cost") else -1
        placed[name] = [middle + up * apart, middle - up * apart]
    return placed


COST = ("what serving a customer costs, $ a month", (0, 160), (0, 80, 160), "d")
VALUE = ("what a customer would pay, $ a month", (0, 200), (0, 100, 200), "d")
SHARE = ("share won next; we rest where it meets the diagonal", (0, 1), (0, 0.5, 1), ".0%")
PROFIT = ("profit, $ a month per customer in the market", (0, 150), (0, 75, 150), "d")
WORDS = {
    COST[0]: "cost of a customer, $ a month",
    VALUE[0]: "what a customer would pay, $ a month",
    SHARE[0]: "share won next; at rest on the diagonal",
    PROFIT[0]: "profit per customer in the market, $",
}
FOOT = 46


def _x(field="share"):
    ticks = [0, 0.25, 0.5, 0.75, 1]
    return axis_x(field, "our share of the market", domain=(0, 1), values=ticks, format=".0%")


def _places(frame, *places):
    return [(WORDS[p[0]] if frame.is_narrow else p[0], *p[1:]) for p in places]


def _rests(panel, x):
    """Lines at the resting points: solid where a market stays, dashed where it tips."""
    return [
        plumb("unstable", x, panel),
        plumb("stable", x, panel, role="platform", is_dashed=False),
    ]


def _pair(panel, name, x):
    """Our line and the rival's in one panel, with our resting points on ours."""
    us, them, here = panel.y(f"{name}_us"), panel.y(f"{name}_rival"), panel.y(name)
    tooltip = [
        alt.Tooltip("share:Q", title="Our share", format=".0%"),
        alt.Tooltip(f"{name}_us:Q", title="We", format=".1f"),
        alt.Tooltip(f"{name}_rival:Q", title="Rival", format=".1f"),
    ]
    return alt.layer(
        *_rests(panel, x),
        line("curves", x, them, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("curves", x, us, tooltip=tooltip),
        dots("unstable", x, here, role="threshold", is_hollow=True),
        dots("stable", x, here),
        labels("names", x, here, "who", dx=10),
    )


def _next(panel, x, *extra):
    """The share that is won next, the diagonal, and the points where both meet."""
    wanted, here = panel.y("wanted"), panel.y("share")
    tooltip = [
        alt.Tooltip("share:Q", title="Our share", format=".0%"),
        alt.Tooltip("wanted:Q", title="Share won next", format=".1%"),
    ]
    return alt.layer(
        *_rests(panel, x),
        line("curves", x, here, role="muted").encode(strokeWidth=alt.value(1)),
        *extra,
        line("curves", x, wanted, tooltip=tooltip),
        dots("unstable", x, here, role="threshold", is_hollow=True),
        dots("stable", x, here),
        labels("unstable", x, here, "label", role="threshold", dx=10, dy=10),
        labels("stable", x, here, "label", role="platform", align="right", dx=-9, dy=-10),
    )


def _lane(height):
    """The arrow of our own market below the panels."""
    start, end, lane = _x("start"), _x("end"), alt.value(height - 12)
    words = {"align": "center", "dx": 0, "dy": -15}
    return [
        way("way", start, end, at=height - 12),
        labels("way", start, lane, "said", **words),
        labels("way", end, lane, "reached", fontWeight="bold", **words),
    ]


def _tables(start, columns, **changes):
    """Tables of a figure: curves, resting points and the way from `start`."""
    found = _found(**changes)
    return {
        "curves": _curves(columns, **changes),
        "stable": _points(found, found.is_stable, ""),
        "unstable": _points(found, ~found.is_stable, "tips at "),
        "way": _way(start, **changes),
    }


def _point_columns(*names, is_stable):
    word = "Stable" if is_stable else "Unstable"
    titles = {"cost": "Cost, $", "value": "Would pay, $", "profit": "Profit, $"}
    return (
        Column("share", f"{word} share", 1, is_percent=True),
        *(Column(name, titles[name], 1) for name in names),
        Column("label", "", is_text=True),
    )


WAY = (
    Column("start", "We start at", 1, is_percent=True),
    Column("end", "We end at", 1, is_percent=True),
    Column("barriers", "Tipping points", is_text=True),
    Column("turn", ""),
    Column("said", "", is_text=True),
    Column("reached", "", is_text=True),
)


def _fate(way):
    """Where the market goes, and whether the start decided it."""
    start, end, barriers = way["start"][0], way["end"][0], way["barriers"][0]
    opening = f"From {percent(start)} of the market we"
    if percent(start) == barriers:
        return f"{opening} move nowhere, but only just: we stand on the tipping point, and the smallest push decides"
    moved = (
        f"stay at {percent(end)}"
        if abs(end - start) <= 0.02
        else f"{'rise' if end > start else 'fall'} to {percent(end)}"
    )
    if barriers == "none":
        return f"{opening} {moved}, where every other start ends too"
    side = "above" if start > float(barriers.split()[0]) / 100 else "below"
    return f"{opening} {moved}: the start is {side} the tipping point of {barriers}"


# --- Only learning -------------------------------------------------------------------------

LEARNING = {"cost_us": "cost_first", "cost_rival": "cost_rival", "wanted": "share_wanted"}
HELD = 0.7  # the start of the two small figures


def _learning_rows(*, learning_rate):
    tables = _tables(HELD, LEARNING, learning_rate=learning_rate)
    return tables | {"names": _names(tables["curves"], {"cost": 30})}


def _learning_chart(frame):
    height, x = 400, _x()
    cost, share = stack(_places(frame, COST, SHARE), height=height, weights=(1, 1.6), foot=FOOT)
    chart = panelled([_pair(cost, "cost", x), _next(share, x)], *_lane(height))
    return draw_panels(chart, frame, height=height)


def _learning_sentence(tables, *, learning_rate):
    curves = tables["curves"]
    all_of_it, none = curves["cost_us"][-1], curves["cost_us"][0]
    if not learning_rate:
        return f"Without learning size changes nothing: everybody's cost is $80, and {_lower(_fate(tables['way']))}."
    costs = f"A firm with the whole market serves a customer for ${all_of_it:.0f}, a newcomer for ${none:.0f}"
    return f"{costs}. {_fate(tables['way'])}."


def _lower(text):
    return text[0].lower() + text[1:]


learning_alone = Explorer(
    name="learning_alone",
    title="Does the cheaper firm take the market?",
    description=(
        "Two panels over our share of the market. Above: the cost of serving a customer, ours falling with our share "
        "and the rival's rising. Below: the share we win next, with the diagonal; where the curve meets it the market "
        "rests. An arrow shows where a start with 70 per cent ends. It ends at an even split unless learning is "
        "steeper than 40 per cent for each doubling."
    ),
    controls=(slider("learning_rate", np.arange(0, 0.501, 0.05), default=0.2),),
    rows=_learning_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("cost_us", "Our cost, $", 1),
            Column("cost_rival", "Rival's cost, $", 1),
            Column("wanted", "Share won next", 1, is_percent=True),
        ),
        "stable": _point_columns("cost", is_stable=True),
        "unstable": _point_columns("cost", is_stable=False),
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("cost", "", 1)),
        "way": WAY,
    },
    chart=_learning_chart,
    sentence=_learning_sentence,
    source=f"{SOURCE} No network effect; both products are equally good.",
)


# --- Only a network ------------------------------------------------------------------------

NETWORK = {"value_us": "value_first", "value_rival": "value_rival", "wanted": "share_wanted"}


def _network_rows(*, same_side):
    tables = _tables(HELD, NETWORK, learning_rate=0.0, same_side=same_side)
    return tables | {"names": _names(tables["curves"], {"value": 36})}


def _network_chart(frame):
    height, x = 400, _x()
    value, share = stack(_places(frame, VALUE, SHARE), height=height, weights=(1, 1.6), foot=FOOT)
    chart = panelled([_pair(value, "value", x), _next(share, x)], *_lane(height))
    return draw_panels(chart, frame, height=height)


def _network_sentence(tables, *, same_side):
    curves = tables["curves"]
    if not same_side:
        return f"Without a network effect members add nothing, and {_lower(_fate(tables['way']))}."
    worth = (
        f"A network with everybody on it is worth ${curves['value_us'][-1]:.0f} to a customer, an "
        f"empty one ${curves['value_us'][0]:.0f}"
    )
    return f"{worth}. {_fate(tables['way'])}."


network_alone = Explorer(
    name="network_alone",
    title="Does the larger network take the market?",
    description=(
        "Two panels over our share of the market. Above: what a customer would pay for our network, rising with our "
        "share, and for the rival's, falling. Below: the share we win next, with the diagonal. Up to a network "
        "strength of 60 dollars the curve meets the diagonal once, at an even split; above that three times, and the "
        "middle point, drawn hollow, is unstable."
    ),
    controls=(slider("same_side", range(0, 101, 5), default=40),),
    rows=_network_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("value_us", "Would pay us, $", 1),
            Column("value_rival", "Would pay the rival, $", 1),
            Column("wanted", "Share won next", 1, is_percent=True),
        ),
        "stable": _point_columns("value", is_stable=True),
        "unstable": _point_columns("value", is_stable=False),
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("value", "", 1)),
        "way": WAY,
    },
    chart=_network_chart,
    sentence=_network_sentence,
    source=f"{SOURCE} No learning; both products are equally good.",
)


# --- Both engines, and a rival that may be better ------------------------------------------

BOTH = LEARNING | NETWORK | {"profit_us": "profit_first", "profit_rival": "profit_rival"}


def _both_rows(*, learning_rate, same_side, quality_lead, share):
    changes = {
        "learning_rate": learning_rate, "same_side": same_side, "quality_lead": -quality_lead,
    }  # fmt: skip
    tables = _tables(share, BOTH, **changes)
    found = _found(**changes)
    end = found.at_rest
    here = [int(np.abs(found.shares - tables["way"]["end"][0]).argmin())]
    return tables | {
        "names": _names(tables["curves"], {"cost": 36, "value": 46, "profit": 34}),
        "end": {
            "cost_us": end.cost_first[here], "cost_rival": end.cost_rival[here],
            "value_us": end.value_first[here], "value_rival": end.value_rival[here],
            "profit_us": end.profit_first[here], "profit_rival": end.profit_rival[here],
        },
    }  # fmt: skip


def _both_chart(frame):
    height, x = 620, _x()
    cost, value, share, profit = stack(
        _places(frame, COST, VALUE, SHARE, PROFIT), height=height, weights=(1, 1, 1.8, 1), foot=FOOT
    )
    chart = panelled(
        [
            _pair(cost, "cost", x),
            _pair(value, "value", x),
            _next(share, x),
            _pair(profit, "profit", x),
        ],
        *_lane(height),
    )
    return draw_panels(chart, frame, height=height)


def _both_sentence(tables, **_):
    us, rival = (tables["end"][f"profit_{who}"][0] for who in ("us", "rival"))
    return f"{_fate(tables['way'])}. There we earn ${us:.1f} and the rival ${rival:.1f} for each customer in the market."


scale_or_network = Explorer(
    name="scale_or_network",
    title="Better product or larger base?",
    description=(
        "Four panels over our share of the market: what serving a customer costs, what a customer would pay, the share "
        "we win next with the diagonal, and profit, each for us and for the rival. Filled points are where the market "
        "rests, a hollow point is where it tips, and thin lines carry both through all panels. An arrow at the bottom "
        "leads from our share today to where it ends."
    ),
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.1), default=0.2),
        slider("same_side", range(0, 81, 5), default=60),
        slider(
            "quality_lead", range(0, 21, 5), default=10,
            label="Rival's quality lead",
        ),
        slider("share", _STARTS, default=0.7, label="Our share today"),
    ),
    rows=_both_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("cost_us", "Our cost, $", 1),
            Column("cost_rival", "Rival's cost, $", 1),
            Column("value_us", "Would pay us, $", 1),
            Column("value_rival", "Would pay the rival, $", 1),
            Column("wanted", "Share won next", 1, is_percent=True),
            Column("profit_us", "Our profit, $", 1),
            Column("profit_rival", "Rival's profit, $", 1),
        ),
        "stable": _point_columns("cost", "value", "profit", is_stable=True),
        "unstable": _point_columns("cost", "value", "profit", is_stable=False),
        "names": (
            Column("who", "", is_text=True), Column("share", ""), Column("cost", "", 1),
            Column("value", "", 1), Column("profit", "", 1),
        ),
        "way": WAY,
        "end": (
            Column("cost_us", "Our cost at the end, $", 1),
            Column("cost_rival", "Rival's cost, $", 1),
            Column("value_us", "Would pay us, $", 1),
            Column("value_rival", "Would pay the rival, $", 1),
            Column("profit_us", "Our profit, $", 1),
            Column("profit_rival", "Rival's profit, $", 1),
        ),
    },
    chart=_both_chart,
    sentence=_both_sentence,
    source=SOURCE,
)  # fmt: skip


# --- Same market, one rule changed ---------------------------------------------------------

RULES = {
    "as it was": {},
    "both": {"multihoming_share": 0.5},
    "crowded": {"crowding": 40.0},
    "leaks": {"spillover_share": 0.9},
    "cheap": {"cost_per_customer": 40.0},
    "better": {"quality_lead": -10.0},
}
RULE_WORDS = {
    "as it was": "none: the market as it was",
    "both": "half of the customers use both",
    "crowded": "a full network is crowded",
    "leaks": "nearly all know-how leaks",
    "cheap": "everybody's cost has halved",
    "better": "the rival is smaller but better",
}
RULE_SAID = {
    "as it was": "With no rule changed",
    "both": "With half of the customers on both networks",
    "crowded": "With crowding that takes $40 from a member of a full network",
    "leaks": "With nine tenths of all know-how leaking",
    "cheap": "With every unit at half its cost",
    "better": "With a rival whose product is worth $10 more",
}


def _rule_rows(*, rule, same_side):
    before, after = {"same_side": same_side}, {"same_side": same_side} | RULES[rule]
    tables = _tables(HELD, {"wanted": "share_wanted"}, **after)
    tables["curves"]["before"] = _found(**before).over_shares.share_wanted
    tables["before"] = _way(HELD, **before)
    was, now = (tables["curves"][name][-1] for name in ("before", "wanted"))
    apart, middle = max(abs(was - now), 0.07) / 2, (was + now) / 2
    up = 1 if now > was else -1
    tables["names"] = {
        "who": ["now", "as it was"] if rule != "as it was" else ["", "as it was"],
        "share": [1, 1],
        "at": [middle + up * apart, middle - up * apart] if rule != "as it was" else [now, now],
    }
    return tables


def _rule_chart(frame):
    height, x = 380, _x()
    (share,) = stack(_places(frame, SHARE), height=height, weights=(1,), foot=FOOT)
    before = line("curves", x, share.y("before"), role="pipeline", is_dashed=True)
    names = labels("names", x, share.y("at"), "who", dx=10)
    chart = panelled([_next(share, x, before, names)], *_lane(height))
    return draw_panels(chart, frame, height=height, right=82)


def _rule_sentence(tables, *, rule, same_side):
    start, was, end = HELD, tables["before"]["end"][0], tables["way"]["end"][0]
    market = (
        f"With a network worth ${same_side:.0f} when full"
        if same_side
        else "Without a network effect"
    )
    first = f"{market} and no rule changed, {percent(start)} becomes {percent(was)}"
    if rule == "as it was":
        return f"{first}."
    turn = (
        f"it is still {percent(end)}"
        if percent(was) == percent(end)
        else f"it becomes {percent(end)}"
    )
    return f"{first}. {RULE_SAID[rule]} {turn}."


changed_rule = Explorer(
    name="changed_rule",
    title="What does our lead of 70 per cent become when one rule changes?",
    description=(
        "The share we win next over the share we hold, with the diagonal: dashed for the market as it was, solid with "
        "the changed rule. Filled points are stable, a hollow one is the tipping point. The arrow below leads from 70 "
        "per cent to where the changed market ends."
    ),
    controls=(
        choice("rule", "Rule that changes", RULE_WORDS, default="both"),
        slider("same_side", range(0, 101, 10), default=60),
    ),
    rows=_rule_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("before", "Won next as it was", 1, is_percent=True),
            Column("wanted", "Won next with the rule", 1, is_percent=True),
        ),
        "stable": _point_columns(is_stable=True),
        "unstable": _point_columns(is_stable=False),
        "way": WAY,
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("at", "", 3)),
        "before": (Column("end", "Where it ended as it was", 1, is_percent=True),),
    },
    chart=_rule_chart,
    sentence=_rule_sentence,
    source=(
        f"{SOURCE} Learning 20 % for each doubling. Rules: half of all customers on both; crowding of $40; nine tenths "
        "of know-how leak; $40 for $80 of cost; a rival's product worth $10 more."
    ),
)


# --- Does experience stay at the door? -----------------------------------------------------

MAKERS = {"Nokia": "Nokia", "BlackBerry (RIM)": "RIM", "Apple": "Apple"}


@cache
def _units():
    table = load("phone_makers")
    table = table[(table["metric"] == "smartphone_units") & table["company"].isin(MAKERS)]
    return table.pivot(index="company", columns="year", values="value")


def made_and_next(company):
    """Smartphones made 2007 to 2010, in millions, and the change of shipments in 2011."""
    made = _units().loc[company]
    return float(made.loc[2007:2010].sum()), float(made[2011] / made[2010] - 1)


def _experience_rows():
    found = {name: made_and_next(company) for company, name in MAKERS.items()}
    signed = {
        name: f"{'+' if change > 0 else '−'}{abs(change):.0%}"
        for name, (_, change) in found.items()
    }
    return {
        "makers": {
            "rank": [1, 2, 3],
            "name": list(found),
            "made": [made for made, _ in found.values()],
            "change": [change for _, change in found.values()],
            "label": [
                f"{made:.0f}, then {signed[name].replace('%', ' %')}"
                for name, (made, _) in found.items()
            ],
            "is_marked": ["yes" if change > 0 else "no" for _, change in found.values()],
        }
    }


def _experience_chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Maker"),
        alt.Tooltip("made:Q", title="Millions, 2007 to 2010", format=".0f"),
        alt.Tooltip("change:Q", title="Change in 2011", format="+.0%"),
    ]
    small = frame._replace(height=190)
    key = "millions 2007–2010; change in 2011"
    if not frame.is_narrow:
        key = "smartphones made 2007 to 2010, in millions, and change of shipments in 2011; filled: grew"
    return ranked(
        "makers",
        "made",
        frame=small,
        domain=[1, 2, 3],
        tooltip=tooltip,
        key=key,
        names=64,
        ends=140,
    )


def _experience_sentence(tables):
    made, change = tables["makers"]["made"], tables["makers"]["change"]
    return (
        f"Nokia went into 2011 with {made[0] / made[2]:.1f} times the smartphones Apple had made in four years, and "
        f"shipped {percent(-change[0])} less in 2011 than in 2010, while Apple shipped {percent(change[2])} more."
    )


experience_lead = Explorer(
    name="experience_lead",
    title="Did the most experienced maker win the next year?",
    description=(
        "Bars of smartphones made from 2007 to 2010: Nokia 290 million, RIM 118 and Apple 74. Beside each bar stands "
        "how shipments changed in 2011: Nokia fell by 24 per cent, RIM rose by 5 and Apple by 81."
    ),
    rows=_experience_rows,
    columns={
        "makers": (
            Column("name", "Maker", is_text=True),
            Column("made", "Made 2007 to 2010, millions", 1),
            Column("change", "Change in 2011", 1, is_percent=True),
            Column("rank", ""),
            Column("label", "", is_text=True),
            Column("is_marked", "", is_text=True),
        ),
    },
    chart=_experience_chart,
    sentence=_experience_sentence,
    source=(
        "Data: Nokia as share times total from a course page that quotes Gartner and IDC; RIM and Apple from Statista. "
        "Apple's year ends in September. Makers of Android phones are missing."
    ),
)
