"""Explorer of a game played twice: the same decisions with the network effect and without it."""

import altair as alt

from platformlab.chapters.launch._games import with_and_without
from platformlab.charts.bars import signed, ticks
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_TITLES = ("neutral", "strong network", "fleet", "field", "turbine", "bricks")
_LOOKS = {"played": ("platform", "pale")}


def _rows(*, market):
    names, found = with_and_without(market.replace("_", " "))
    order = sorted(range(len(names)), key=lambda seat: found["ranks"][seat])
    here = {name: [found[name][seat] for seat in order] for name in found}
    return {
        "teams": {
            "row": list(range(1, len(order) + 1)),
            "name": [_name(names[seat]) for seat in order],
            "value": here["values"],
            "rank": here["ranks"],
            "value_off": here["values_off"],
            "rank_off": here["ranks_off"],
            "end": [max(pair) for pair in zip(here["values"], here["values_off"], strict=True)],
            "look": ["played"] * len(order),
            "label": [
                say("same_decisions.marks.ranks", rank=rank, off=off)
                for rank, off in zip(here["ranks"], here["ranks_off"], strict=True)
            ],
        }
    }


def _name(plan):
    return say(f"shared.plans.{plan.replace(' ', '_')}")


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, 7))))
    marks = [0, 3000, 6000] if frame.is_narrow else [0, 2000, 4000, 6000]

    def amount(field):
        return axis_x(field, title="value", domain=(0, 6600), values=marks, format=",d")

    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("value:Q", format=",.0f"),
        alt.Tooltip("value_off:Q", format=",.0f"),
    ]
    chart = alt.layer(
        signed("teams", y, amount("value"), looks=_LOOKS, field="look", tooltip=tooltip),
        ticks("teams", y, amount("value_off")),
        labels("teams", alt.value(0), y, "name", align="right", dx=-10),
        labels("teams", amount("end"), y, "label", dx=10),
    )
    return framed(chart, frame, left=126, right=84, top=8, height=300)


def _sentence(tables, *, market):
    teams = tables["teams"]
    first = teams["name"][0]
    said = {"first": first, "value": number(teams["value"][0], 0)}
    said["off"] = number(teams["value_off"][0], 0)
    if teams["rank_off"][0] == 1:
        return say("same_decisions.stays", **said)
    winner = teams["name"][teams["rank_off"].index(1)]
    return say("same_decisions.falls", **said, rank=teams["rank_off"][0], winner=winner)


same_decisions = Explorer(
    name="same_decisions",
    controls=(choice("market", [t.replace(" ", "_") for t in _TITLES], default="neutral"),),
    rows=_rows,
    columns={
        "teams": (
            Column("name", is_text=True),
            Column("value"),
            Column("rank"),
            Column("value_off"),
            Column("rank_off"),
            drawn("row"),
            drawn("end"),
            drawn("look", is_text=True),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
