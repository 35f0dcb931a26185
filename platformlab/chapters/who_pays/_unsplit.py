"""Figures of the chapter on the prices of two sides."""

import altair as alt
import numpy as np

from platformlab.charts.bars import signed, ticks
from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import break_even, divide_and_conquer, two_sided, two_sided_shares
from platformlab.words.numbers import percent

SIDES = ("consumers", "producers")
RESPONSE = 0.015  # share of a side gained per dollar
COST = 2.0  # of serving a member of either side
# Share of each side that would join for nothing without the other: 0.015 times the keenest's value.
VALUES = {
    "producers": (0.075, 0.6),
    "alike": (0.3, 0.3),
    "consumers": (0.6, 0.075),
}
MODEL = (
    "Model: one platform, membership fees, linear demand (Armstrong 2006). The numbers are invented: "
    "each dollar of fee keeps 1.5 % of a side away"
)


def market(values="producers", cost=COST, **gains):
    """Arguments of the models for a market in which one side would come for less than the other."""
    bases = VALUES[values]
    return {
        "base_share_consumers": bases[0], "base_share_producers": bases[1],
        "response_consumers": RESPONSE, "response_producers": RESPONSE,
        "serving_cost_consumers": cost, "serving_cost_producers": COST, **gains,
    }  # fmt: skip


def dollars(amount):
    """Size of an amount to the cent; whether it is paid or received is said in words."""
    return f"${abs(amount):,.2f}"


def _asked(fees):
    """Say in words what two fees mean for one member of each side."""
    consumer, producer = (
        _asks(fee, side) for fee, side in zip(fees, ("consumer", "producer"), strict=True)
    )
    if consumer.startswith("asks $"):
        producer = producer.removeprefix("asks ")
    return f"{consumer} and {producer}"


def _asks(fee, side):
    if fee < -0.005:
        return f"pays each {side} {dollars(-fee)}"
    return f"asks nothing of a {side}" if fee < 0.005 else f"asks {dollars(fee)} of a {side}"


# --- When does a side cost less than nothing? ----------------------------------------------

OWN_GAIN = 4.0  # what a consumer gains from the producers
_GAINS = np.arange(0, 32.1, 1)
_FREE_MARKET = market(cross_side_consumers=OWN_GAIN)
_BELOW, _FREE = (
    two_sided_shares.find_gain_for_fee(fee_consumers=fee, **_FREE_MARKET) for fee in (COST, 0)
)


def _free_rows(*, cross_side_producers):
    best = two_sided.find_monopoly(cross_side_producers=_GAINS, **_FREE_MARKET)
    now = two_sided.find_monopoly(cross_side_producers=cross_side_producers, **_FREE_MARKET)
    ends = best.fee_consumers[-1], best.fee_producers[-1]
    return {
        "fees": {
            "gain": _GAINS,
            "consumers": best.fee_consumers,
            "producers": best.fee_producers,
        },
        "cost": {"fee": [COST], "gain": [0], "label": [f"cost ${COST:.0f}"]},
        "zero": {"fee": [0]},
        "crossings": {
            "gain": [_BELOW, _FREE],
            "fee": [COST, 0],
            "label": [f"below cost from ${_BELOW:.2f}", f"free from ${_FREE:.2f}"],
            "short": [f"${_BELOW:.2f}", f"${_FREE:.2f}"],
        },
        "now": {
            "gain": [cross_side_producers],
            "consumers": [now.fee_consumers],
            "producers": [now.fee_producers],
        },
        "ends": {
            "gain": [_GAINS[-1]],
            "consumers": [ends[0]],
            "producers": [ends[1]],
            "consumers_label": ["consumers"],
            "producers_label": ["producers"],
        },
    }


def _free_chart(frame):
    title = "what a producer gains from all consumers, $ a month"
    if frame.is_narrow:
        title = "a producer's gain from consumers, $"
    x = axis_x("gain", title, domain=(0, 32), values=[0, 8, 16, 24, 32])

    def fee(side):
        title = "fee the owner asks, $ a month"
        return axis_y(side, title, domain=(-4, 24), values=[0, 6, 12, 18, 24])

    def tooltip(side):
        return [
            alt.Tooltip("gain:Q", title="Gain of a producer, $", format=".2f"),
            alt.Tooltip(f"{side}:Q", title="Fee, $", format=".2f"),
        ]

    text = "short" if frame.is_narrow else "label"
    parts = [level("cost", fee("fee"), role="threshold"), level("zero", fee("fee"))]
    parts.append(labels("cost", x, fee("fee"), "label", role="threshold", dx=4, dy=12))
    for side in ("producers", "consumers"):
        parts += [
            line("fees", x, fee(side), role=side, tooltip=tooltip(side)),
            dots("now", x, fee(side), role=side, tooltip=tooltip(side)),
            labels("ends", x, fee(side), f"{side}_label", role=side, dx=8, fontWeight="bold"),
        ]
    parts += [
        dots("crossings", x, fee("fee"), role="threshold", tooltip=tooltip("fee")),
        labels("crossings", x, fee("fee"), text, role="threshold", dx=6, dy=-11),
    ]
    return framed(alt.layer(*parts), frame, right=100)


def _free_sentence(tables, *, cross_side_producers):
    fees = [tables["now"][side][0] for side in SIDES]
    if fees[0] < 0:
        verdict = f"a consumer who costs ${COST:.0f} is even paid"
    else:
        verdict = (
            f"consumers {'below' if fees[0] < COST else 'above'} the ${COST:.0f} that each costs"
        )
    return (
        f"If all consumers together are worth ${cross_side_producers:.0f} to a producer, the owner "
        f"{_asked(fees)}: {verdict}."
    )


free_side = Explorer(
    name="free_side",
    title="When does a side get it free?",
    description=(
        "Two lines: the fees that earn an owner most, against what a producer gains from the "
        "consumers. The producers' fee rises; the consumers' fee falls, crosses the cost of serving "
        "a member at a computed point, and reaches zero at another."
    ),
    controls=(slider("cross_side_producers", range(33), default=8),),
    rows=_free_rows,
    columns={
        "now": (
            Column("gain", "Gain of a producer, $", 0),
            Column("consumers", "Consumers' fee, $", 2),
            Column("producers", "Producers' fee, $", 2),
        ),
        "fees": (Column("gain", "", 0), Column("consumers", "", 3), Column("producers", "", 3)),
        "cost": (Column("fee", "", 2), Column("gain", "", 0), Column("label", "", is_text=True)),
        "zero": (Column("fee", "", 0),),
        "crossings": (
            Column("label", "Point on the consumers' line", is_text=True),
            Column("gain", "At a gain of $", 2),
            Column("fee", "", 0),
            Column("short", "", is_text=True),
        ),
        "ends": (
            Column("gain", "", 0),
            Column("consumers", "", 3),
            Column("producers", "", 3),
            Column("consumers_label", "", is_text=True),
            Column("producers_label", "", is_text=True),
        ),
    },
    chart=_free_chart,
    sentence=_free_sentence,
    source=f"{MODEL}, a consumer gains up to ${OWN_GAIN:.0f}, a member costs ${COST:.0f}.",
)


# --- Who pays, and who would pay if nobody took a profit? ----------------------------------

AIMS = {
    "owner": ("out for profit", "filled", two_sided.find_monopoly),
    "even": ("only covers costs", "pale", break_even.find_break_even_fees),
    "all": ("best for all", "hollow", two_sided.find_welfare_optimum),
}
PEOPLE = 1_000  # on each side, for amounts a reader can picture


def _even_split(best, here):
    """Who joins if the owner asks the same total, half of each side."""
    half = (best.fee_consumers + best.fee_producers) / 2
    return two_sided_shares.find_shares(fee_consumers=half, fee_producers=half, **here)


def _who_rows(*, values, cross_side_consumers, cross_side_producers, serving_cost_consumers):
    here = market(
        values, serving_cost_consumers,
        cross_side_consumers=cross_side_consumers, cross_side_producers=cross_side_producers,
    )  # fmt: skip
    found = {aim: find(**here) for aim, (_, _, find) in AIMS.items()}
    costs = dict(zip(SIDES, (serving_cost_consumers, COST), strict=True))
    bars = [
        {
            "row": 2 + at + 4 * (side == "producers"),
            "side": side,
            "aim": AIMS[aim][0],
            "fee": getattr(best, f"fee_{side}"),
            "share": getattr(best, f"share_{side}"),
            "cost": costs[side],
            "look": f"{side} {aim}",
        }
        for side in SIDES
        for at, (aim, best) in enumerate(found.items())
    ]
    for bar in bars:
        bar["end"] = max(bar["fee"], bar["cost"])
        paid = f"gets {dollars(-bar['fee'])}" if bar["fee"] < -0.005 else dollars(bar["fee"])
        bar["short"] = f"{paid} · {percent(bar['share'])}"
        bar["label"] = f"{bar['short']} join"
    below = [s for s in SIDES if getattr(found["owner"], f"fee_{s}") < costs[s] - 0.005]
    return {
        "bars": {name: [bar[name] for bar in bars] for name in bars[0]},
        "heads": {
            "row": [1, 5],
            "name": ["Consumers", "Producers"],
            "cost": list(costs.values()),
            "label": [f"cost ${cost:.0f}" for cost in costs.values()],
        },
        "outcome": {
            "below": [below[0] if below else "neither side"],
            "profit": [PEOPLE * found["owner"].profit],
            "loss": [-PEOPLE * found["all"].profit],
            "even": [_even_split(found["owner"], here).share_consumers],
        },
    }


def _who_chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, 9))))
    title = (
        "fee, $ a month"
        if frame.is_narrow
        else "fee of a member, $ a month; left of zero the member is paid"
    )

    marks = [-20, 0, 20] if frame.is_narrow else [-20, -10, 0, 10, 20, 30]

    def amount(field):
        return axis_x(field, title, domain=(-20, 30), values=marks)

    looks = {f"{side} {aim}": (side, look) for side in SIDES for aim, (_, look, _) in AIMS.items()}
    tooltip = [
        alt.Tooltip("side:N", title="Side"),
        alt.Tooltip("aim:N", title="Platform"),
        alt.Tooltip("fee:Q", title="Fee, $", format=".2f"),
        alt.Tooltip("share:Q", title="Share that joins", format=".0%"),
    ]
    start = alt.value(0)
    chart = alt.layer(
        signed("bars", y, amount("fee"), looks=looks, field="look", tooltip=tooltip),
        ticks("bars", y, amount("cost")),
        labels("bars", start, y, "aim", align="right", dx=-10),
        labels("bars", amount("end"), y, "short" if frame.is_narrow else "label", dx=8),
        labels("heads", start, y, "name", align="right", dx=-10, fontWeight="bold"),
        labels("heads", amount("cost"), y, "label", role="threshold", align="center", dx=0, dy=6),
    )
    left, right = (126, 88) if frame.is_narrow else (138, 76)
    return framed(chart, frame, left=left, right=right, top=8)


def _who_sentence(tables, *, serving_cost_consumers, **_):
    bars, outcome = tables["bars"], tables["outcome"]
    fee = dict(zip(zip(bars["side"], bars["aim"], strict=True), bars["fee"], strict=True))
    costs = dict(zip(SIDES, (serving_cost_consumers, COST), strict=True))

    def asked(aim):
        return _asked([fee[side, AIMS[aim][0]] for side in SIDES])

    below = outcome["below"][0]
    verdict = "both above cost" if below == "neither side" else f"{below} below their cost"
    opening = f"Out for profit, the owner {asked('owner')}: {verdict}."
    gifts = [s for s in SIDES if fee[s, AIMS["even"][0]] < costs[s] - 0.005]
    if not gifts:
        return f"{opening} A platform that only covers its costs asks each side for its cost."
    return f"{opening} One that only covers its costs {asked('even')}."


who_pays = Explorer(
    name="who_pays",
    title="Who pays, and who is paid?",
    description=(
        "Bars of the monthly fee of each side, consumers above and producers below, for three "
        "platforms: one out for profit, one that only covers its costs, and one that is best for all. "
        "A short stroke marks what a member costs; bars left of zero are paid out. "
        "The share of each side that joins stands at the bar's end."
    ),
    controls=(
        slider("cross_side_producers", range(0, 21, 4), default=16),
        slider("cross_side_consumers", range(0, 21, 4), default=4),
        slider("serving_cost_consumers", range(5), default=2),
        choice(
            "values",
            "Who would pay without the other side",
            {
                "producers": "producers: up to $40, consumers: $5",
                "alike": "both alike: up to $20",
                "consumers": "consumers: up to $40, producers: $5",
            },
            default="producers",
        ),
    ),
    rows=_who_rows,
    columns={
        "bars": (
            Column("side", "Side", is_text=True),
            Column("aim", "Platform", is_text=True),
            Column("fee", "Fee, $ a month", 2),
            Column("share", "Share that joins", 1, is_percent=True),
            Column("cost", "Cost, $ a month", 0),
            Column("row", ""),
            Column("look", "", is_text=True),
            Column("end", "", 2),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
        ),
        "heads": (
            Column("row", ""),
            Column("name", "", is_text=True),
            Column("cost", "", 0),
            Column("label", "", is_text=True),
        ),
        "outcome": (
            Column("below", "Served below cost by the owner", is_text=True),
            Column("profit", "Owner's profit, $ a month for 1,000 people on each side", 0),
            Column("loss", "Loss where fees are best for all, $", 0),
            Column(
                "even",
                "Consumers who would join if the owner's total were split evenly",
                1,
                is_percent=True,
            ),
        ),
    },
    chart=_who_chart,
    sentence=_who_sentence,
    source=f"{MODEL}, a producer costs ${COST:.0f}. Gains are what everybody on the other side together is worth.",
)


# --- Whom do you pay to come first? --------------------------------------------------------

_WAYS = {
    "consumers": "pay consumers first",
    "producers": "pay producers first",
    "both": "pay both to come",
    "believed": "if all believed",
}


def _start_rows(*, cross_side_producers, cross_side_consumers, joining_cost_consumers):
    gains = {
        "cross_side_consumers": cross_side_consumers,
        "cross_side_producers": cross_side_producers,
    }
    rest = {
        "members_consumers": PEOPLE, "members_producers": PEOPLE,
        "joining_cost_consumers": joining_cost_consumers, "joining_cost_producers": 1,
        "serving_cost_consumers": COST, "serving_cost_producers": COST,
    }  # fmt: skip
    start = divide_and_conquer.find_launch(**rest, **gains)
    # Who is paid for coming pays for nobody's company: as if nobody were worth anything to anybody.
    both = divide_and_conquer.find_launch(**rest, cross_side_consumers=0, cross_side_producers=0)
    profits = {
        "consumers": start.profit_divide_consumers,
        "producers": start.profit_divide_producers,
        "both": both.profit,
        "believed": start.profit_optimists,
    }
    thousands = [profit / 1_000 for profit in profits.values()]
    return {
        "ways": {
            "row": [1, 2, 3, 4],
            "way": list(_WAYS.values()),
            "look": list(_WAYS),
            "profit": thousands,
            "end": [max(0, value) for value in thousands],
            "label": [
                f"loses ${-value:.0f},000" if value < 0 else f"${value:.0f},000" if value else "$0"
                for value in thousands
            ],
        }
    }


def _start_chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=[1, 2, 3, 4]))

    def amount(field):
        return axis_x(
            field, "left over, $ thousand a month",
            domain=(-16, 40), values=[-10, 0, 10, 20, 30, 40],
        )  # fmt: skip

    looks = {
        "consumers": ("consumers", "filled"),
        "producers": ("producers", "filled"),
        "both": ("muted", "filled"),
        "believed": ("platform", "hollow"),
    }
    tooltip = [
        alt.Tooltip("way:N", title="Start"),
        alt.Tooltip("profit:Q", title="$ thousand a month", format=".0f"),
    ]
    chart = alt.layer(
        signed("ways", y, amount("profit"), looks=looks, field="look", tooltip=tooltip),
        labels("ways", alt.value(0), y, "way", align="right", dx=-10),
        labels("ways", amount("end"), y, "label", dx=8),
    )
    left, right = (146, 62) if frame.is_narrow else (164, 84)
    return framed(chart, frame, left=left, right=right, top=8, height=280)


def _start_sentence(tables, **_):
    ways = tables["ways"]
    profit = dict(zip(ways["look"], ways["profit"], strict=True))
    said = dict(zip(ways["look"], ways["label"], strict=True))
    lost = profit["believed"] - max(profit["consumers"], profit["producers"])
    if max(profit["consumers"], profit["producers"]) < 0:
        return (
            "Against disbelief no start covers its costs, and paying both sides "
            f"{said['both']} a month."
        )
    if profit["consumers"] == profit["producers"]:
        return (
            f"Either side may be paid first, and {said['consumers']} a month is left; paying both "
            f"{said['both']}."
        )
    best = "consumers" if profit["consumers"] > profit["producers"] else "producers"
    price = f"disbelief costs ${lost:.0f},000" if lost else "disbelief costs nothing"
    return (
        f"Pay {best} to come first: {said[best]} a month is left, and {price}; paying both sides "
        f"{said['both']}."
    )


divide_first = Explorer(
    name="divide_first",
    title="Whom do you pay to come first?",
    description=(
        "Four bars: what is left over each month when everybody expects nobody and the platform "
        "pays consumers to come first, pays producers first, pays both, and, for comparison, when "
        "everybody expects everybody. Paying both always loses money."
    ),
    controls=(
        slider("cross_side_producers", range(0, 21, 4), default=16),
        slider("cross_side_consumers", range(0, 21, 4), default=4),
        slider("joining_cost_consumers", range(9), default=1),
    ),
    rows=_start_rows,
    columns={
        "ways": (
            Column("way", "Start", is_text=True),
            Column("profit", "Left over, $ thousand a month", 0),
            Column("row", ""),
            Column("look", "", is_text=True),
            Column("end", "", 0),
            Column("label", "", is_text=True),
        )
    },
    chart=_start_chart,
    sentence=_start_sentence,
    source=(
        "Model: a start against pessimism (Caillaud and Jullien 2003). The numbers are invented: 1,000 people "
        "on each side, alike; a member costs $2, joining is a trouble worth $1 to a producer."
    ),
)


# --- What do platforms really charge? ------------------------------------------------------

RECORDS = {
    "price_less_cost": "game consoles: price less cost, $",
    "interchange": "US debit cards: cents per payment",
    "share_of_sale": "a part of each sale, %",
}
_UNITS = {"price_less_cost": "${}", "interchange": "{} ¢", "share_of_sale": "{} %"}


def fees(metric):
    """Rows of the record for one kind of fee, in the order in which they applied."""
    table = load("platform_fees")
    return table[table["metric"] == metric].sort_values("date", kind="stable")


def _record_rows(*, metric):
    table = fees(metric)
    named = table["platform"].str.removesuffix(" cards") + ": " + table["side_name"]
    if metric == "interchange":
        named = table["item"].str.removeprefix("Payment, ")
    elif metric == "price_less_cost":
        named = table["platform"] + ", " + table["item"].str.removeprefix("Console").str.strip(", ")
    values = [f"{abs(value):.4g}" for value in table["value"]]
    if metric == "price_less_cost":
        values = [f"{abs(value):.0f}" for value in table["value"]]
    signs = ["−" if value < 0 else "" for value in table["value"]]
    return {
        "record": {
            "row": np.arange(1, len(table) + 1),
            "name": list(named),
            "year": list(table["date"].str[:4]),
            "side": list(table["side"]),
            "fee": list(table["value"]),
            "end": [max(0, value) for value in table["value"]],
            "label": [
                f"{sign}{_UNITS[metric].format(value)} ({date[:4]})"
                for sign, value, date in zip(signs, values, table["date"], strict=True)
            ],
            "short": [
                f"{sign}{_UNITS[metric].format(value)} ’{date[2:4]}"
                for sign, value, date in zip(signs, values, table["date"], strict=True)
            ],
            "basis": list(table["basis"]),
            "source": list(table["source"]),
            "confidence": list(table["confidence"]),
        }
    }


def _record_chart(frame):
    y = alt.Y("row:O", axis=None)

    def amount(field):
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(zero=True, nice=False))

    looks = {side: (side, "filled") for side in SIDES}
    tooltip = [
        alt.Tooltip("name:N", title="Platform"),
        alt.Tooltip("year:N", title="Year"),
        alt.Tooltip("label:N", title="Fee"),
        alt.Tooltip("basis:N", title="Basis"),
    ]
    chart = alt.layer(
        signed("record", y, amount("fee"), looks=looks, field="side", tooltip=tooltip),
        labels("record", alt.value(0), y, "name", align="right", dx=-10),
        labels("record", amount("end"), y, "short" if frame.is_narrow else "label", dx=8),
    )
    left, right = (172, 68) if frame.is_narrow else (230, 130)
    return framed(chart, frame, left=left, right=right, top=10, bottom=10)


def _record_sentence(tables, *, metric):
    record = tables["record"]
    if metric == "price_less_cost":
        worst = min(range(len(record["fee"])), key=list(record["fee"]).__getitem__)
        lost = sum(fee < 0 for fee in record["fee"])
        return (
            f"In {lost} of these {len(record['fee'])} cases the buyer of a console paid less than its parts and "
            f"making are thought to have cost, most of all for the {record['name'][worst]} of {record['year'][worst]}."
        )
    if metric == "interchange":
        by = {
            (n, y): fee
            for n, y, fee in zip(record["name"], record["year"], record["fee"], strict=True)
        }
        return (
            f"The cap cut what merchants' banks pay to large banks to {by['large banks capped', '2011']:.0f} "
            f"cents, from an average of {by['all banks', '2009']:.0f}; for exempt banks it stayed at "
            f"{by['small banks exempt', '2012']:.0f}."
        )
    producers = sum(
        side == "producers" and fee > 0
        for side, fee in zip(record["side"], record["fee"], strict=True)
    )
    consumers = sum(
        side == "consumers" and fee > 0
        for side, fee in zip(record["side"], record["fee"], strict=True)
    )
    return (
        f"Of these fees on a sale {producers} are charged to producers and {consumers} to consumers; "
        f"{len(record['fee']) - producers - consumers} entries are zero."
    )


fee_record = Explorer(
    name="fee_record",
    title="What do platforms really charge?",
    description=(
        "Bars of fees that one side of a platform paid, in three groups with one unit each: what game "
        "consoles cost their makers beyond the price, interchange on debit cards in the United States "
        "before and after a cap, and fees taken as a part of each sale. Colour tells the side that pays."
    ),
    controls=(choice("metric", "Show", RECORDS, default="price_less_cost"),),
    rows=_record_rows,
    columns={
        "record": (
            Column("name", "What", is_text=True),
            Column("year", "Year", is_text=True),
            Column("side", "Who pays", is_text=True),
            Column("fee", "Fee", 2),
            Column("basis", "Basis", is_text=True),
            Column("source", "Source", is_text=True),
            Column("confidence", "Confidence", is_text=True),
            Column("row", ""),
            Column("end", "", 2),
            Column("short", "", is_text=True),
            Column("label", "", is_text=True),
        )
    },
    chart=_record_chart,
    sentence=_record_sentence,
    source=(
        "Data: platform_fees, each row with its source. Costs of consoles are an outsider's estimates from teardowns; "
        "the choice of cases is ours and no sample. Blue bars are paid by consumers, orange ones by producers."
    ),
)
