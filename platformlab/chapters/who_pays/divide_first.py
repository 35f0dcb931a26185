"""Explorer of the first day: whom to pay to come first."""

import altair as alt

from platformlab.chapters.who_pays.market import COST, GAINS, JOINING_COST, PEOPLE
from platformlab.charts.bars import signed
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import divide_and_conquer
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_THOUSAND = 10**3  # dollars; the number of people is another quantity
_WAYS = ("consumers", "producers", "both", "believed")
_COLOURS = dict(zip(_WAYS, ("consumers", "producers", "muted", "platform"), strict=True))


def _dollars(thousands):
    return dollars(_THOUSAND * round(abs(thousands)), 0)


def _left_or_lost(thousands):
    amount = _dollars(thousands)
    return say("divide_first.loses", amount=amount) if thousands < 0 else amount


def _side_look(way, profit):
    """What its bar looks like: a loss is an outline, as is what holds only if all believed."""
    return f"{_COLOURS[way]} {'outline' if profit < 0 or way == 'believed' else 'filled'}"


def _rows(*, cross_side_producers, cross_side_consumers, joining_cost_consumers):
    rest = {
        "members_consumers": PEOPLE,
        "members_producers": PEOPLE,
        "joining_cost_consumers": joining_cost_consumers,
        "joining_cost_producers": JOINING_COST,
        "serving_cost_consumers": COST,
        "serving_cost_producers": COST,
    }
    start = divide_and_conquer.find_launch(
        cross_side_consumers=cross_side_consumers, cross_side_producers=cross_side_producers, **rest
    )
    # Who is paid for coming pays for nobody's company: as if nobody were worth anything to anybody.
    both = divide_and_conquer.find_launch(cross_side_consumers=0, cross_side_producers=0, **rest)
    profits = {
        "consumers": start.profit_divide_consumers,
        "producers": start.profit_divide_producers,
        "both": both.profit,
        "believed": start.profit_optimists,
    }
    thousands = [profits[way] / _THOUSAND for way in _WAYS]
    return {
        "ways": {
            "row": list(range(1, len(_WAYS) + 1)),
            "way": [say(f"divide_first.ways.{way}") for way in _WAYS],
            "then": [say(f"divide_first.then.{way}") for way in _WAYS],
            "look": list(_WAYS),
            "side_look": [_side_look(way, profits[way]) for way in _WAYS],
            "profit": thousands,
            "end": [max(0, value) for value in thousands],
            "label": [_left_or_lost(value) for value in thousands],
        }
    }


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, len(_WAYS) + 1))))

    ticks = [-10, 0, 20, 40] if frame.is_narrow else [-10, 0, 10, 20, 30, 40]

    def amount(field):
        return axis_x(field, title="profit", domain=(-16, 40), values=ticks)

    looks = {
        f"{role} {kind}": (role, look)
        for role in _COLOURS.values()
        for kind, look in (("filled", "filled"), ("outline", "hollow"))
    }
    tooltip = [alt.Tooltip("way:N"), alt.Tooltip("profit:Q", format=".0f")]
    chart = alt.layer(
        signed("ways", y, amount("profit"), looks=looks, field="side_look", tooltip=tooltip),
        labels("ways", alt.value(0), y, "way", align="right", dx=-10, dy=-9, fontWeight="bold"),
        labels("ways", alt.value(0), y, "then", align="right", dx=-10, dy=9, role="muted"),
        labels("ways", amount("end"), y, "label", dx=8),
    )
    left, right = (166, 62) if frame.is_narrow else (190, 84)
    return framed(chart, frame, left=left, right=right, top=8, height=300)


def _sentence(tables, **_):
    ways = tables["ways"]
    profit = dict(zip(ways["look"], ways["profit"], strict=True))
    best = "consumers" if profit["consumers"] > profit["producers"] else "producers"
    said = {"both": _dollars(profit["both"])}  # who pays both sides always loses
    if profit[best] < 0:
        return say("divide_first.none", **said)
    said["left"] = _dollars(profit[best])
    if profit["consumers"] == profit["producers"]:
        return say("divide_first.either", **said)
    if lost := profit["believed"] - profit[best]:
        return say(f"divide_first.{best}_first", **said, lost=_dollars(lost))
    return say(f"divide_first.{best}_first_free", **said)


divide_first = Explorer(
    name="divide_first",
    controls=(
        slider("cross_side_producers", range(0, 21, 4), default=GAINS["cross_side_producers"]),
        slider("cross_side_consumers", range(0, 21, 4), default=GAINS["cross_side_consumers"]),
        slider("joining_cost_consumers", range(9), default=JOINING_COST),
    ),
    rows=_rows,
    columns={
        "ways": (
            Column("way", is_text=True),
            Column("profit", 0),
            drawn("row"),
            Column("then", is_text=True),
            drawn("look", is_text=True),
            drawn("side_look", is_text=True),
            drawn("end", 0),
            drawn("label", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
    slots={"people": PEOPLE, "cost": COST, "joining_cost": JOINING_COST},
)
