"""Explorer of the two prices: who pays, and who would pay if nobody took a profit."""

import altair as alt

from platformlab.chapters.who_pays._fees_in_words import asked
from platformlab.chapters.who_pays._source import MODEL
from platformlab.chapters.who_pays._three_platforms import (
    AIMS,
    ROWS_OF_A_SIDE,
    bars,
    costs_of,
    find_platforms,
    is_below_cost,
)
from platformlab.chapters.who_pays._words import say
from platformlab.chapters.who_pays.market import COST, GAINS, KEENEST, PEOPLE, SIDES, market_with
from platformlab.charts.bars import signed, ticks
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import two_sided_shares

_VALUES = {
    "producers": "producers: up to ${producers:.0f}, consumers: ${consumers:.0f}",
    "alike": "both alike: up to ${producers:.0f}",
    "consumers": "consumers: up to ${consumers:.0f}, producers: ${producers:.0f}",
}


def _even_split(best, market):
    """Who joins if the owner asks the same total, half of each side."""
    half = (best.fee_consumers + best.fee_producers) / 2
    return two_sided_shares.find_shares(fee_consumers=half, fee_producers=half, **market)


def _rows(*, values, cross_side_consumers, cross_side_producers, serving_cost_consumers):
    market = market_with(
        values,
        serving_cost_consumers,
        cross_side_consumers=cross_side_consumers,
        cross_side_producers=cross_side_producers,
    )
    found, costs = find_platforms(market), costs_of(serving_cost_consumers)
    owner = found["owner"]
    below = [s for s in SIDES if is_below_cost(getattr(owner, f"fee_{s}"), costs[s])]
    return {
        "bars": bars(found, costs),
        "heads": {
            "row": [1, 1 + ROWS_OF_A_SIDE],
            "name": ["Consumers", "Producers"],
            "cost": list(costs.values()),
            "label": [f"cost ${cost:.0f}" for cost in costs.values()],
        },
        "outcome": {
            "below": [below[0] if below else "neither side"],
            "profit": [PEOPLE * owner.profit],
            "loss": [-PEOPLE * found["all"].profit],
            "even": [_even_split(owner, market).share_consumers],
        },
    }


def _chart(frame):
    rows = list(range(1, 2 * ROWS_OF_A_SIDE + 1))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=rows))
    title = "fee of a member, $ a month; left of zero the member is paid"
    text, marks, left, right = "label", [-20, -10, 0, 10, 20, 30], 138, 76
    if frame.is_narrow:
        title = "fee, $ a month"
        text, marks, left, right = "short", [-20, 0, 20], 126, 88

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
        labels("bars", amount("end"), y, text, dx=8),
        labels("heads", start, y, "name", align="right", dx=-10, fontWeight="bold"),
        labels("heads", amount("cost"), y, "label", role="threshold", align="center", dx=0, dy=6),
    )
    return framed(chart, frame, left=left, right=right, top=8)


def _fees(tables, aim):
    """Fees of one platform, by side."""
    table = tables["bars"]
    rows = zip(table["side"], table["aim"], table["fee"], strict=True)
    return {side: fee for side, words, fee in rows if words == AIMS[aim][0]}


def _sentence(tables, *, serving_cost_consumers, **_):
    costs, even = costs_of(serving_cost_consumers), _fees(tables, "even")
    below = tables["outcome"]["below"][0].replace(" ", "_")
    owner = say(f"who_pays.below_{below}", asked=asked(_fees(tables, "owner").values()))
    if not any(is_below_cost(even[side], costs[side]) for side in SIDES):
        return f"{owner} {say('who_pays.asks_costs')}"
    return f"{owner} {say('who_pays.covers_costs', asked=asked(even.values()))}"


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
        slider("cross_side_producers", range(0, 21, 4), default=GAINS["cross_side_producers"]),
        slider("cross_side_consumers", range(0, 21, 4), default=GAINS["cross_side_consumers"]),
        slider("serving_cost_consumers", range(5), default=COST),
        choice(
            "values",
            "Who would pay without the other side",
            {
                values: words.format(**dict(zip(SIDES, KEENEST[values], strict=True)))
                for values, words in _VALUES.items()
            },
            default="producers",
        ),
    ),
    rows=_rows,
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
            Column("profit", f"Owner's profit, $ a month for {PEOPLE:,} people on each side", 0),
            Column("loss", "Loss where fees are best for all, $", 0),
            Column(
                "even",
                "Consumers who would join if the owner's total were split evenly",
                1,
                is_percent=True,
            ),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{MODEL}, a producer costs ${COST:.0f}. Gains are what everybody on the other side together is worth.",
)
