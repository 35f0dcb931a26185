"""Figures of the chapter on matching: used machines, bought and sold."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.areas import between, under
from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models.trade.intermediary import (
    find_best_fee,
    find_direct_limit,
    find_lowest_fee,
    find_platform_limit,
)
from platformlab.models.trade.matching import trade_with_wedge
from platformlab.models.trade.search import search_in_sequence

# One invented market for used machines, in USD: the keenest pair gains 60,000, and 60 machines a
# month change hands if dealing costs nothing.
MARKET = {
    "choke_price": 100_000, "reserve_price": 40_000, "demand_slope": 500, "supply_slope": 500
}  # fmt: skip
GAIN = MARKET["choke_price"] - MARKET["reserve_price"]
FREE_DEALS = GAIN / (MARKET["demand_slope"] + MARKET["supply_slope"])
OFFERS = {"lowest_price": 80_000, "highest_price": 120_000}
OPERATING_COST = 200_000
# Costs of a look at which finding a machine costs a round number, 0 to 20,000 above the cheapest.
LOOKS = (50, 200, 800, 1800, 3200, 5000)

INVENTED = "The market for used machines and all its numbers are invented."
PER_DEAL = "USD per deal"


def _thousand(dollars):
    """Dollars on a chart's axis, in thousands."""
    return np.asarray(dollars, dtype=float) / 1000


def _dollars(amount):
    return f"${amount:,.0f}"


def _count(deals):
    """Deals in words: whole numbers, and nothing that a reader could take for none."""
    return "fewer than 1" if 0 < deals < 0.95 else f"{deals:.0f}"


def _beside(field, at, height, label, *, turn):
    """A word beside a point: on its right, but on its left beyond `turn`, where the plot ends."""
    word = {field: [at], "height": [height], "label": [label]}
    nothing = {field: [], "height": [], "label": []}
    return (nothing, word) if at > turn else (word, nothing)


def _words(field):
    return Column(field, "", 2), Column("height", "", 1), Column("label", "", is_text=True)


# --- What does a cost of dealing take away? ------------------------------------------------


@cache
def _trade(cost):
    return trade_with_wedge(**MARKET, transaction_cost=cost)


def _wedge_words(cost, deals):
    """Names of the areas, where an area has room for one: place, height in thousands, word."""
    half = cost / 2000
    words = []
    if cost >= 12_000 and deals >= 14:
        words.append((deals / 2, 70, "spent"))
    if cost >= 16_000:
        words.append((deals + (FREE_DEALS - deals) * 0.36, 70, "lost"))
    if deals >= 38:
        height = (30 - half) / 3  # of the middle of a triangle over its base
        words += [(deals * 0.3, 70 + side * (half + height), "kept") for side in (1, -1)]
    return {
        "deals": [at for at, _, _ in words],
        "price": [price for _, price, _ in words],
        "label": [word for _, _, word in words],
    }


def _wedge_rows(*, transaction_cost):
    trade = _trade(transaction_cost)
    deals = np.array([trade.quantity, FREE_DEALS])
    buyers = MARKET["choke_price"] - MARKET["demand_slope"] * deals
    sellers = MARKET["reserve_price"] + MARKET["supply_slope"] * deals
    ends = np.array([0, 75])
    full = _trade(0).surplus
    spent = transaction_cost * trade.quantity
    lost = full - spent - trade.surplus
    trades = trade.quantity > 0
    return {
        "demand": {
            "deals": ends,
            "price": _thousand(MARKET["choke_price"] - MARKET["demand_slope"] * ends),
        },
        "supply": {
            "deals": ends,
            "price": _thousand(MARKET["reserve_price"] + MARKET["supply_slope"] * ends),
        },
        "names": {
            "deals": [75, 75],
            "price": _thousand([62_500, 77_500]),
            "label": ["buyers", "sellers"],
        },
        "lost": {"deals": deals, "low": _thousand(sellers), "high": _thousand(buyers)},
        "spent": {
            "deals": [0, trade.quantity] if trades else [],
            "low": _thousand([sellers[0]] * 2 if trades else []),
            "high": _thousand([buyers[0]] * 2 if trades else []),
        },
        "words": _wedge_words(transaction_cost, trade.quantity),
        "now": {
            "deals": [trade.quantity],
            "bottom": _thousand([sellers[0]]),
            "top": _thousand([buyers[0]]),
            "kept": [trade.surplus],
            "spent": [spent],
            "lost": [lost],
            "label": [f"{_count(trade.quantity)} deals"],
        },
    }


def _wedge_chart(frame):
    x = axis_x("deals", "deals a month", domain=(0, 75), values=[0, 15, 30, 45, 60, 75])
    y = axis_y("price", "price, thousand dollars", domain=(0, 120), values=[0, 40, 80, 120])
    low = axis_y("low", "price, thousand dollars", domain=(0, 120), values=[0, 40, 80, 120])
    bottom = axis_y("bottom", "price, thousand dollars", domain=(0, 120), values=[0, 40, 80, 120])
    edge = line("now", x, bottom).mark_rule(strokeWidth=2).encode(y2="top:Q")
    chart = alt.layer(
        between("lost", x, low, "high:Q", role="threshold", opacity=0.3),
        between("spent", x, low, "high:Q", role="pipeline", opacity=0.3),
        line("demand", x, y, role="consumers"),
        line("supply", x, y, role="producers"),
        edge,
        labels("words", x, y, "label", align="center", dx=0),
        labels("now", x, alt.value("height"), "label", dx=6, dy=-10, fontWeight="bold"),
        labels("names", x, y, "label", dx=6),
    )
    return framed(chart, frame, right=70)


def _wedge_sentence(tables, *, transaction_cost):
    now = {name: column[0] for name, column in tables["now"].items()}
    opening = f"At {_dollars(transaction_cost)} a deal"
    if not now["deals"]:
        return f"{opening} nobody deals: the keenest pair would gain {_dollars(GAIN)} at most."
    if not transaction_cost:
        return (
            f"If dealing costs nothing, {FREE_DEALS:.0f} machines a month change hands, and buyers "
            f"and sellers gain {_dollars(now['kept'])} together."
        )
    return (
        f"{opening} {_count(now['deals'])} of {FREE_DEALS:.0f} machines change hands: "
        f"{_dollars(now['kept'])} of the gain is kept, {_dollars(now['spent'])} is spent on "
        f"dealing and {_dollars(now['lost'])} is lost with deals that do not happen."
    )


wedge = Explorer(
    name="wedge",
    title="What does a cost of dealing take away?",
    description=(
        "Demand line falling from 100 thousand dollars and supply line rising from 40. The cost of a deal is a "
        "vertical gap between them. Left of the gap a grey block is what dealing costs; right of it a shaded "
        "triangle, up to where the lines cross, is the gain lost with deals that do not happen."
    ),
    controls=(
        slider(
            "transaction_cost", range(0, 72_001, 2_000), default=20_000,
            label="Cost of a deal", unit=PER_DEAL,
        ),
    ),
    rows=_wedge_rows,
    columns={
        "demand": (Column("deals", "", 0), Column("price", "", 1)),
        "supply": (Column("deals", "", 0), Column("price", "", 1)),
        "names": (Column("deals", ""), Column("price", "", 1), Column("label", "", is_text=True)),
        "lost": (Column("deals", ""), Column("low", "", 1), Column("high", "", 1)),
        "spent": (Column("deals", ""), Column("low", "", 1), Column("high", "", 1)),
        "words": (Column("deals", "", 1), Column("price", "", 1), Column("label", "", is_text=True)),
        "now": (
            Column("deals", "Deals a month"),
            Column("bottom", "Sellers get, USD thousand", 1),
            Column("top", "Buyers pay in all, USD thousand", 1),
            Column("kept", "Gain kept, USD a month"),
            Column("spent", "Spent on dealing, USD a month"),
            Column("lost", "Lost with deals that do not happen, USD a month"),
            Column("label", "", is_text=True),
        ),
    },
    chart=_wedge_chart,
    sentence=_wedge_sentence,
    source=f"Model: straight demand and supply lines with a cost of each deal between them. {INVENTED}",
)  # fmt: skip


# --- How long does a buyer look? -----------------------------------------------------------

WIDTH = OFFERS["highest_price"] - OFFERS["lowest_price"]
_ALONG = 24_000 * np.linspace(0, 1, 61) ** 2  # denser where the curve is steep


def _search(cost):
    return search_in_sequence(**OFFERS, search_cost=cost)


@cache
def _search_curves():
    found = _search(_ALONG)
    accepted = np.minimum(found.reservation_price - OFFERS["lowest_price"], WIDTH)
    return accepted, found.total_cost - OFFERS["lowest_price"]


def _looks(number):
    return f"{number:.0f}" if abs(number - round(number)) < 0.05 else f"{number:.1f}"


def _looking_rows(*, search_cost):
    accepted, total = _search_curves()
    found = _search(search_cost)
    most = min(found.reservation_price - OFFERS["lowest_price"], WIDTH)
    whole = found.total_cost - OFFERS["lowest_price"]
    seen = f"{_looks(found.looks)} looks" if found.looks > 1 else "1 look"
    # Below the curve, but never on the axis.
    height = max(whole / 1000 - (2.5 if search_cost <= 16_000 else 7), 3)
    on_right, on_left = _beside("look", search_cost / 1000, height, seen, turn=16)
    return {
        "curve": {
            "look": _thousand(_ALONG),
            "accepted": _thousand(accepted),
            "above": _thousand(total),
        },
        "names": {
            "look": [24, 24],
            "above": _thousand([total[-1], WIDTH / 2]),
            "label": ["all costs", "prices paid"],
        },
        "now": {
            "look": [search_cost / 1000],
            "above": [whole / 1000],
            "looks": [found.looks],
            "most": [most / 1000],
            "average": [found.expected_price / 1000],
            "whole": [whole / 1000],
        },
        "on_right": on_right,
        "on_left": on_left,
    }


def _looking_chart(frame):
    what = "cost of a look" if frame.is_narrow else "cost of one more look"
    x = axis_x("look", f"{what}, thousand dollars", domain=(0, 24), values=[0, 6, 12, 18, 24])
    title = "thousand dollars above the cheapest offer"
    y = axis_y("above", title, domain=(0, 50), values=[0, 10, 20, 30, 40, 50])
    height = axis_y("height", title, domain=(0, 50), values=[0, 10, 20, 30, 40, 50])
    accepted = axis_y("accepted", title, domain=(0, 50), values=[0, 10, 20, 30, 40, 50])
    tooltip = [
        alt.Tooltip("look:Q", title="Cost of a look, USD thousand", format=".1f"),
        alt.Tooltip("above:Q", title="Cost above the cheapest offer, USD thousand", format=".1f"),
    ]
    chart = alt.layer(
        under("curve", x, accepted, role="producers", opacity=0.25),
        line("curve", x, y, role="consumers", tooltip=tooltip),
        moment("now", x, role="muted"),
        dots("now", x, y, role="consumers", tooltip=tooltip),
        labels("on_right", x, height, "label", role="consumers", dx=10, fontWeight="bold"),
        labels(
            "on_left",
            x,
            height,
            "label",
            role="consumers",
            dx=-10,
            align="right",
            fontWeight="bold",
        ),
        labels("names", x, y, "label", dx=8),
    )
    return framed(chart, frame, right=92)


def _looking_sentence(tables, *, search_cost):
    now = {name: column[0] for name, column in tables["now"].items()}
    opening = f"At {_dollars(search_cost)} a look"
    whole = _dollars(1000 * now["whole"])
    if now["looks"] <= 1:
        return f"{opening} the buyer takes the first offer: looking once costs {whole} more than a known cheapest offer."
    return (
        f"{opening} the buyer sees {_looks(now['looks'])} machines on average and takes any within "
        f"{_dollars(1000 * now['most'])} of the cheapest; price and looks together cost {whole} "
        "more than a known cheapest offer."
    )


looking = Explorer(
    name="looking",
    title="How long does a buyer look?",
    description=(
        "Curve of what a purchase costs above the cheapest offer, price and looks together, against the cost "
        "of one look. It rises steeply at first and flattens, like a square root. The shaded band below it "
        "holds the prices that buyers still accept. From 20 thousand dollars a look on, the first offer is taken."
    ),
    controls=(
        slider(
            "search_cost", (50, 200, 450, 800, 1250, 1800, 2450, 3200, 4050, 5000, 7_200, 9_800, 12_800, 16_200, 20_000, 24_000), default=5_000,
            unit="USD per look",
        ),
    ),
    rows=_looking_rows,
    columns={
        "curve": (
            Column("look", "", 2), Column("accepted", "", 2), Column("above", "", 2),
        ),
        "names": (Column("look", ""), Column("above", "", 1), Column("label", "", is_text=True)),
        "now": (
            Column("look", "Cost of a look, USD thousand", 2),
            Column("looks", "Machines seen, average", 1),
            Column("most", "Highest price taken, above the cheapest, USD thousand", 1),
            Column("average", "Average price paid, USD thousand", 1),
            Column("whole", "All costs above the cheapest, USD thousand", 1),
            Column("above", "", 1),
        ),
        "on_right": _words("look"),
        "on_left": _words("look"),
    },
    chart=_looking_chart,
    sentence=_looking_sentence,
    source=(
        "Model: looking at one offer after the other (McCall 1970), offers spread evenly between 80 and 120 "
        f"thousand dollars, delivery and repair included. {INVENTED}"
    ),
)  # fmt: skip


# --- Can a platform live here? -------------------------------------------------------------


@cache
def _regions(free_deals):
    """Where a platform pays, and where trade grows with it, in thousands of dollars.

    Both lie between the axis and a line over the cost of a deal without the platform.
    """
    market = {"keenest_gain": GAIN, "free_deals": free_deals, "operating_cost": OPERATING_COST}
    first = find_direct_limit(**market).cost
    if np.isnan(first):
        empty = {"direct": [], "platform": []}
        return empty, empty
    # A whole dollar more, so that rounding cannot put the first point outside.
    corner = GAIN - np.sqrt(OPERATING_COST * GAIN / free_deals)  # where trade begins to grow
    along = np.unique([*np.linspace(first + 1, 80_000, 40), GAIN / 2, corner])
    limit = find_platform_limit(**market, direct_cost=along).cost
    # An owner who is free to price lets trade grow: from τ₀ = (G + τ₁) / 2 on.
    right = along >= GAIN / 2
    grows = np.minimum(2 * along - GAIN, limit)[right]
    return (
        {"direct": _thousand(along), "platform": _thousand(limit)},
        {"direct": _thousand(along[right]), "platform": _thousand(grows)},
    )


@cache
def _highest_cost(free_deals, direct_cost):
    """Highest cost of a deal on the platform that pays; None where none does."""
    limit = find_platform_limit(
        keenest_gain=GAIN, free_deals=free_deals, direct_cost=direct_cost,
        operating_cost=OPERATING_COST,
    )  # fmt: skip
    return None if limit.status == "never pays" else limit.cost


@cache
def _outcome(free_deals, direct_cost, platform_cost):
    return find_best_fee(
        keenest_gain=GAIN, free_deals=free_deals, direct_cost=direct_cost,
        platform_cost=platform_cost, operating_cost=OPERATING_COST,
    )  # fmt: skip


def _direct_deals(free_deals, direct_cost):
    return free_deals * max(1 - direct_cost / GAIN, 0)


@cache
def _finding(search_cost):
    return _search(search_cost).total_cost - OFFERS["lowest_price"]


def _matching_rows(*, search_cost, transaction_cost, direct_cost, free_deals):
    platform_cost = round(_finding(search_cost) + transaction_cost)
    now = _outcome(free_deals, direct_cost, platform_cost)
    pays, grows = _regions(free_deals)
    is_open = now.status != "no platform"
    said = f"{_count(now.deals)} deals" if now.deals else "no deals"
    on_right, on_left = _beside("direct", direct_cost / 1000, platform_cost / 1000, said, turn=60)
    highest = max(pays["platform"], default=0)
    named = [(79, "more trade")] if highest > 8 else []
    if np.interp(22, pays["direct"], pays["platform"], left=0) > 8:  # room for the words
        named.append((29, "same trade"))
    return {
        "pays": pays,
        "grows": grows,
        "inside": {
            "direct": [at for at, _ in named],
            "platform": [2.5 for _ in named],
            "label": [name for _, name in named],
            "short": [name.split()[0] for _, name in named],  # a phone has no room for two words
        },
        "outside": {"direct": [3], "platform": [56], "label": ["no platform pays"]},
        "on_right": on_right,
        "on_left": on_left,
        "market": {
            "direct": [direct_cost / 1000],
            "platform": [platform_cost / 1000],
            "platform_cost": [platform_cost],
            "before": [_direct_deals(free_deals, direct_cost)],
            "deals": [now.deals],
            "fee": [now.fee if is_open else None],
            "profit": [now.profit],
            "kept": [now.traders_gain],
            "highest": [_highest_cost(free_deals, direct_cost)],
            "status": [now.status],
        },
    }


def _matching_chart(frame):
    x = axis_x(
        "direct", f"{'' if frame.is_narrow else 'cost of a deal '}without the platform, thousand dollars",
        domain=(0, 80), values=[0, 20, 40, 60, 80],
    )  # fmt: skip
    title = "cost of a deal on the platform, thousand dollars"
    y = axis_y("platform", title, domain=(0, 60), values=[0, 20, 40, 60])
    height = axis_y("height", title, domain=(0, 60), values=[0, 20, 40, 60])
    tooltip = [
        alt.Tooltip("direct:Q", title="Cost without it, USD thousand", format=".1f"),
        alt.Tooltip("platform:Q", title="Cost on the platform, USD thousand", format=".1f"),
    ]
    chart = alt.layer(
        under("pays", x, y, role="platform", opacity=0.14),
        under("grows", x, y, role="platform", opacity=0.24),
        line("pays", x, y, role="threshold", tooltip=tooltip),
        labels("outside", x, y, "label", role="threshold", dx=0),
        labels("inside", x, y, "short" if frame.is_narrow else "label", dx=0, align="right"),
        dots("market", x, y, role="threshold", is_hollow=True, tooltip=tooltip).transform_filter(
            "datum.status === 'no platform'"
        ),
        dots("market", x, y, tooltip=tooltip).transform_filter("datum.status !== 'no platform'"),
        labels("on_right", x, height, "label", dx=10, fontWeight="bold"),
        labels("on_left", x, height, "label", dx=-10, align="right", fontWeight="bold"),
    )  # fmt: skip
    return framed(chart, frame, right=40)


def _matching_sentence(tables, *, direct_cost, free_deals, **_):
    now = {name: column[0] for name, column in tables["market"].items()}
    costs = (
        f"A deal costs {_dollars(now['platform_cost'])} on the platform and "
        f"{_dollars(direct_cost)} without it"
    )
    before, deals = _count(now["before"]), _count(now["deals"])
    if now["status"] == "no platform":
        trade = f"{deals} deals a month go on without it" if now["deals"] else "nobody deals"
        if now["platform_cost"] >= direct_cost:
            why = "nobody would use it"
        elif not now["highest"]:
            why = "in this market no platform pays, however cheap it makes a deal"
        else:
            why = f"it would pay below {_dollars(now['highest'])}"
        return f"{costs}: {why}, and {trade}."
    fee = f"the owner's best fee is {_dollars(now['fee'])}"
    saving = direct_cost - now["platform_cost"]
    if now["fee"] > saving - 0.5:  # also where the best fee happens to be the whole saving
        return (
            f"{costs}: {fee}, the whole saving, so {deals} machines a month change hands, "
            "as many as before."
        )
    if not now["before"]:
        return f"{costs}: {fee}, and {deals} machines a month change hands where there were none."
    return f"{costs}: {fee}, and {deals} machines a month change hands instead of {before}."


matching = Explorer(
    name="matching",
    title="Can a platform live here, and does trade grow?",
    description=(
        "Map with the cost of a deal without the platform from left to right and the cost on the platform from "
        "bottom to top. A curve rises to the right and then runs level: below it a platform covers its cost. "
        "In the darker part on the right more deals come about than without it; in the paler part on the left "
        "the owner's fee takes the whole saving. A dot marks the present market, hollow where no platform pays."
    ),
    controls=(
        slider("search_cost", LOOKS, default=50, label="Cost of a look on the platform", unit="USD per look"),
        slider(
            "transaction_cost", (0, 4_000, 8_000, 12_000, 16_000, 24_000, 32_000), default=8_000,
            label="All other costs of a deal on it", unit=PER_DEAL,
        ),
        slider("direct_cost", range(4_000, 80_001, 4_000), default=20_000),
        slider("free_deals", (15, 30, 60, 120, 240), default=60, unit="a month"),
    ),
    rows=_matching_rows,
    columns={
        "pays": (Column("direct", "", 2), Column("platform", "", 2)),
        "grows": (Column("direct", "", 2), Column("platform", "", 2)),
        "inside": (Column("direct", ""), Column("platform", "", 1), Column("label", "", is_text=True), Column("short", "", is_text=True)),
        "outside": (Column("direct", ""), Column("platform", ""), Column("label", "", is_text=True)),
        "on_right": _words("direct"),
        "on_left": _words("direct"),
        "market": (
            Column("direct", ""),
            Column("platform", ""),
            Column("platform_cost", "Cost of a deal on the platform, USD"),
            Column("before", "Deals a month without it"),
            Column("deals", "Deals a month"),
            Column("fee", "Fee, USD per deal"),
            Column("profit", "Owner's profit, USD a month"),
            Column("kept", "Buyers and sellers gain, USD a month"),
            Column("highest", "Highest cost on the platform that pays, USD"),
            Column("status", "Status", is_text=True),
        ),
    },
    chart=_matching_chart,
    sentence=_matching_sentence,
    source=(
        "Model: one platform against dealing without it, one fee per deal, running cost of $200,000 a month. "
        f"Finding a machine costs what the figure before says. {INVENTED}"
    ),
)  # fmt: skip


# --- Who sets the fee? ---------------------------------------------------------------------

PLATFORM_COST = 10_000
PARTS = {
    "buyers": ("consumers", "filled"),
    "sellers": ("producers", "filled"),
    "fees": ("platform", "filled"),
    "not gained": ("threshold", "hollow"),
}
RULES = ("No platform", "The owner", "The members")


def _fee_rows(*, direct_cost):
    market = {
        "keenest_gain": GAIN, "free_deals": FREE_DEALS, "direct_cost": direct_cost,
        "platform_cost": PLATFORM_COST, "operating_cost": OPERATING_COST,
    }  # fmt: skip
    found = [
        find_best_fee(**market | {"platform_cost": direct_cost + 1}),  # nobody uses it
        find_best_fee(**market),
        find_lowest_fee(**market),
    ]
    possible = _trade(PLATFORM_COST).surplus
    pieces = {name: [] for name in ("rule", "part", "start", "end", "middle", "amount", "label")}
    for rule, now in zip(RULES, found, strict=True):
        fees = 0 if np.isnan(now.fee) else now.fee * now.deals
        half = now.traders_gain / 2  # both lines are equally steep, so both sides gain alike
        rest = max(possible - 2 * half - fees, 0)
        start = 0.0
        for part, amount in zip(PARTS, (half, half, fees, rest), strict=True):
            thousand = amount / 1000
            pieces["rule"].append(rule)
            pieces["part"].append(part)
            pieces["start"].append(start)
            pieces["end"].append(start + thousand)
            pieces["middle"].append(start + thousand / 2)
            pieces["amount"].append(thousand)
            pieces["label"].append(f"{thousand:.0f}" if thousand >= 195 else "")
            start += thousand
    return {
        "pieces": pieces,
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
            "label": [f"{_count(now.deals)} deals" for now in found],
        },
    }


def _fee_chart(frame):
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


def _fee_sentence(tables, *, direct_cost):
    alone, owner, members = tables["rules"]["deals"]
    opening = f"At {_dollars(direct_cost)} a deal without the platform"
    before = f"{_count(alone)} machines a month" if alone else "no machines"
    if tables["rules"]["fee"][1] is None:
        return (
            f"{opening} no fee covers what the platform costs: "
            f"{_count(alone)} machines a month change hands under each rule."
        )
    return (
        f"{opening} {before} change hands; an owner's best fee makes it "
        f"{_count(owner)}, a fee that just covers the cost {_count(members)}."
    )


fee_setter = Explorer(
    name="fee_setter",
    title="Who sets the fee, and who gains?",
    description=(
        "Three stacked bars of the gain from dealing a month: without a platform, with the fee that earns the "
        "owner most, and with the lowest fee that covers the platform's cost. Each shows what buyers keep, "
        "what sellers keep, what is paid in fees and, hollow, what is not gained; the number of deals stands at the end."
    ),
    controls=(slider("direct_cost", range(12_000, 72_001, 4_000), default=20_000),),
    rows=_fee_rows,
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
    chart=_fee_chart,
    sentence=_fee_sentence,
    source=(
        "Model: as in the map before, 60 deals a month if dealing cost nothing, $10,000 a deal on the platform. "
        f"{INVENTED}"
    ),
)


# --- How connected was the world? ----------------------------------------------------------

SERIES = {
    "mobile_subscriptions": "mobile phones",
    "internet_users": "internet users",
    "mobile_broadband": "mobile broadband",
}


@cache
def _conditions():
    table = load("enabling_conditions")
    return {name: table[table["indicator"] == name].sort_values("year") for name in SERIES}


@cache
def _foundings():
    return load("platform_foundings").set_index("platform")


def _in_year(series, year):
    """Value of a series in a year, or None: nothing is read off between two known years."""
    table = _conditions()[series].set_index("year")["value"]
    return float(table[year]) if year in table.index else None


def _condition_rows(*, platform):
    year = int(_foundings().loc[platform, "year"])
    tables = {
        name: {"year": table["year"], "value": table["value"]}
        for name, table in _conditions().items()
    }
    values = {name: _in_year(name, year) for name in SERIES}
    known = {name: value for name, value in values.items() if value is not None}
    return tables | {
        "names": {
            "year": [table["year"].iloc[-1] for table in _conditions().values()],
            "value": [table["value"].iloc[-1] for table in _conditions().values()],
            "label": list(SERIES.values()),
        },
        "founded": {
            "year": [year],
            "value": [118],
            "label": [f"{platform} {year}"],
            "short": [year],
        },
        "then": {
            "series": [SERIES[name] for name in known],
            "year": [year for _ in known],
            "value": list(known.values()),
        },
    }


def _condition_chart(frame):
    x = axis_x("year", "year", domain=(1990, 2024), values=[1990, 2000, 2010, 2020])
    y = axis_y("value", "per 100 people, world", domain=(0, 120), values=[0, 30, 60, 90, 120])
    tooltip = [
        alt.Tooltip("year:Q", title="Year"),
        alt.Tooltip("value:Q", title="Per 100 people", format=".1f"),
    ]
    broadband = line("mobile_broadband", x, y, is_dashed=True, role="consumers", tooltip=tooltip)
    chart = alt.layer(
        moment("founded", x),
        line("mobile_subscriptions", x, y, role="muted", tooltip=tooltip),
        line("internet_users", x, y, tooltip=tooltip),
        broadband,
        dots("mobile_broadband", x, y, role="consumers", tooltip=tooltip),
        dots("then", x, y, role="threshold", tooltip=tooltip),
        labels("founded", x, y, "short" if frame.is_narrow else "label", role="threshold", dx=6),
        labels("names", x, y, "label", dx=8),
    )
    return framed(chart, frame, right=142)


def _condition_sentence(tables, *, platform):
    year = tables["founded"]["year"][0]
    then = dict(zip(tables["then"]["series"], tables["then"]["value"], strict=True))

    def said(amount):
        return "fewer than 1" if amount < 1 else f"{amount:.0f}"

    years, values = (tables["mobile_broadband"][name].tolist() for name in ("year", "value"))
    broadband = "mobile broadband was not counted yet"
    if year >= years[0]:
        broadband = (
            f"mobile broadband was on its way from {said(values[0])} in {years[0]} to "
            f"{said(values[1])} in {years[1]}"
        )
    return (
        f"When {platform} began in {year}, {said(then['internet users'])} in 100 people in the world "
        f"used the internet, there were {said(then['mobile phones'])} mobile phones for every 100, and {broadband}."
    )


conditions = Explorer(
    name="conditions",
    title="How connected was the world when it began?",
    description=(
        "Lines of internet users, mobile phone subscriptions and mobile broadband subscriptions per 100 people in "
        "the world from 1990 to 2024. All rise: internet users from 0 to 67, mobile phones from 0 to 112, mobile "
        "broadband from 4 in 2007 to 95. A dashed line marks the year in which the chosen platform began."
    ),
    controls=(
        choice(
            "platform", "Platform",
            {name: f"{name} ({year})" for name, year in _foundings()["year"].items()}, default="eBay",
        ),
    ),
    rows=_condition_rows,
    columns={
        **{
            name: (Column("year", "Year"), Column("value", f"{label}, per 100 people".capitalize(), 1))
            for name, label in SERIES.items()
        },
        "names": (Column("year", ""), Column("value", "", 1), Column("label", "", is_text=True)),
        "founded": (Column("year", ""), Column("value", ""), Column("label", "", is_text=True), Column("short", "")),
        "then": (
            Column("series", "In that year", is_text=True),
            Column("value", "Per 100 people", 1),
            Column("year", ""),
        ),
    },
    chart=_condition_chart,
    sentence=_condition_sentence,
    source=(
        "Data: World Bank and ITU by way of Our World in Data; mobile broadband is known for 2007, 2015 and 2024, "
        "and the straight line between them is ours. Founding years from the press, row by row in the data."
    ),
)  # fmt: skip
