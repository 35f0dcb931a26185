"""Explorer of the two prices: who pays, and who would pay if nobody took a profit."""

import altair as alt

from platformlab.chapters.who_pays._fees_in_words import asked
from platformlab.chapters.who_pays._source import model
from platformlab.chapters.who_pays._three_platforms import (
    AIMS,
    ROWS_OF_A_SIDE,
    bars,
    costs_of,
    find_platforms,
    is_below_cost,
    word_of,
)
from platformlab.chapters.who_pays.market import COST, GAINS, KEENEST, PEOPLE, SIDES, market_with
from platformlab.charts.bars import signed, ticks
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.explore.at_once import at_once
from platformlab.models import two_sided_shares
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)


def _even_split(best, market):
    """Who joins if the owner asks the same total, half of each side."""
    half = (best.fee_consumers + best.fee_producers) / 2
    return two_sided_shares.find_shares(fee_consumers=half, fee_producers=half, **market)


def _side_below(fees, costs):
    """The side that is served below its cost, the first if it is both."""
    return next((side for side in SIDES if is_below_cost(fees[side], costs[side])), "neither")


def _option(values):
    consumers, producers = (dollars(worth, 0) for worth in KEENEST[values])
    if consumers == producers:
        return say("who_pays.values.alike", both=consumers)
    return say(f"who_pays.values.{values}", consumers=consumers, producers=producers)


_CONTROLS = (
    slider("cross_side_producers", range(0, 21, 4), default=GAINS["cross_side_producers"]),
    slider("cross_side_consumers", range(0, 21, 4), default=GAINS["cross_side_consumers"]),
    slider("serving_cost_consumers", range(5), default=COST),
    choice("values", KEENEST, default="producers", shown=_option),
)
_platforms = at_once(find_platforms, _CONTROLS)


def _rows(**state):
    market, costs = market_with(**state), costs_of(state["serving_cost_consumers"])
    found = _platforms(**state)
    owner = found["owner"]
    below = _side_below({side: getattr(owner, f"fee_{side}") for side in SIDES}, costs)
    return {
        "bars": bars(found, costs),
        "heads": {
            "row": [1, 1 + ROWS_OF_A_SIDE],
            "name": [say(f"who_pays.marks.{side}") for side in SIDES],
            "cost": list(costs.values()),
            "label": [say("shared.cost", cost=dollars(cost, 0)) for cost in costs.values()],
        },
        "ways": {
            "at": [0, 0],
            "paid": [say("who_pays.marks.paid"), ""],
            "pays": ["", say("who_pays.marks.pays")],
        },
        "outcome": {
            "below": [say(f"who_pays.below.{below}")],
            "profit": [PEOPLE * owner.profit],
            "loss": [-PEOPLE * found["all"].profit],
            "even": [_even_split(owner, market).share_consumers],
        },
    }


def _chart(frame):
    rows = list(range(1, 2 * ROWS_OF_A_SIDE + 1))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=rows))
    text, marks, left, right = "label", [-20, -10, 0, 10, 20, 30], 138, 76
    if frame.is_narrow:
        text, marks, left, right = "short", [-20, 0, 20], 126, 88

    def amount(field):
        return axis_x(field, title="fee", domain=(-20, 30), values=marks)

    looks = {f"{side} {aim}": (side, look) for side in SIDES for aim, (look, _) in AIMS.items()}
    tooltip = [
        alt.Tooltip("side:N"),
        alt.Tooltip("aim:N"),
        alt.Tooltip("fee:Q", format=".2f"),
        alt.Tooltip("share:Q", format=".0%"),
    ]
    start, above = alt.value(0), alt.value(-10)
    chart = alt.layer(
        signed("bars", y, amount("fee"), looks=looks, field="look", tooltip=tooltip),
        ticks("bars", y, amount("cost")),
        labels("bars", start, y, "aim", align="right", dx=-10),
        labels("bars", amount("end"), y, text, dx=8),
        labels("ways", amount("at"), above, "paid", role="muted", align="right", dx=-10),
        labels("ways", amount("at"), above, "pays", role="muted", dx=10),
        labels("heads", start, y, "name", align="right", dx=-10, fontWeight="bold"),
        labels("heads", amount("cost"), y, "label", role="threshold", dx=4, dy=6),
    )
    return framed(chart, frame, left=left, right=right, top=28)


def _fees(tables, aim):
    """Fees of one platform, by side."""
    table = tables["bars"]
    found = [
        fee for name, fee in zip(table["aim"], table["fee"], strict=True) if name == word_of(aim)
    ]
    return dict(zip(SIDES, found, strict=True))


def _sentence(tables, *, serving_cost_consumers, **_):
    costs, even = costs_of(serving_cost_consumers), _fees(tables, "even")
    fees = _fees(tables, "owner")
    owner = say(f"who_pays.below_{_side_below(fees, costs)}", asked=asked(fees.values()))
    if not any(is_below_cost(even[side], costs[side]) for side in SIDES):
        return f"{owner} {say('who_pays.asks_costs')}"
    return f"{owner} {say('who_pays.covers_costs', asked=asked(even.values()))}"


who_pays = Explorer(
    name="who_pays",
    controls=_CONTROLS,
    rows=_rows,
    columns={
        "bars": (
            Column("side", is_text=True),
            Column("aim", is_text=True),
            Column("fee", 2),
            Column("share", 1, is_percent=True),
            Column("cost", 0),
            drawn("row"),
            drawn("look", is_text=True),
            drawn("end", 2),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "heads": (
            drawn("row"),
            drawn("name", is_text=True),
            drawn("cost", 0),
            drawn("label", is_text=True),
        ),
        "ways": (drawn("at"), drawn("paid", is_text=True), drawn("pays", is_text=True)),
        "outcome": (
            Column("below", is_text=True),
            Column("profit", 0),
            Column("loss", 0),
            Column("even", 1, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"model": model, "cost": COST, "people": PEOPLE},
)
