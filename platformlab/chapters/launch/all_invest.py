"""Explorer of one advice to all: what a platform brings when one, some or all makers open one."""

import altair as alt

from platformlab.chapters.launch._games import OPENERS, worth_of_each
from platformlab.chapters.launch.market import EFFECTS, TEAMS
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


def _named(plan):
    return plan.replace(" ", "_")


def _rows(*, openers, plan, effect):
    name = plan.replace("_", " ")
    values = [worth_of_each(name, effect, count) for count in range(TEAMS + 1)]
    opens = {count: value[0] for count, value in enumerate(values) if count}
    stays = {count: value[1] for count, value in enumerate(values) if count < TEAMS}
    here = {"opens": values[openers][0], "stays": values[openers][1]}
    return {
        "opens": {"openers": list(opens), "value": list(opens.values())},
        "stays": {"openers": list(stays), "value": list(stays.values())},
        "now_opens": _here(openers, here["opens"]),
        "now_stays": _here(openers, here["stays"]),
        "end_opens": _end(opens, "opens"),
        "end_stays": _end(stays, "stays"),
        "start": {
            "openers": [0],
            "value": [stays[0]],
            "label": [number(stays[0], 0)],
        },
        "outcome": {"opens": [here["opens"]], "stays": [here["stays"]], "nobody": [stays[0]]},
    }


def _end(line, name):
    """Last point of a line, with its name."""
    last = max(line)
    return {"openers": [last], "value": [line[last]], "label": [say(f"all_invest.marks.{name}")]}


def _here(openers, value):
    there = value is not None
    return {"openers": [openers] if there else [], "value": [value] if there else []}


def _chart(frame):
    x = axis_x("openers", domain=(0, TEAMS), values=list(range(TEAMS + 1)))
    y = axis_y("value", domain=(0, 5000), values=[0, 1000, 2000, 3000, 4000, 5000], format=",d")
    tooltip = [alt.Tooltip("openers:Q"), alt.Tooltip("value:Q", format=",.0f")]
    chart = alt.layer(
        line("stays", x, y, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("opens", x, y, tooltip=tooltip),
        dots("now_stays", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("now_opens", x, y, tooltip=tooltip),
        dots("start", x, y, role="pipeline", tooltip=tooltip),
        labels("end_opens", x, y, "label", role="platform", dx=8),
        labels("end_stays", x, y, "label", align="right", dx=0, dy=18),
    )
    if not frame.is_narrow:  # a phone needs the room for likely wrong answers
        chart += labels("start", x, y, "label", dx=6, dy=-14)
    return framed(chart, frame, right=60)


def _sentence(tables, *, openers, **_):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    written = {name: number(value, 0) for name, value in found.items() if value is not None}
    if not openers:
        return say("all_invest.nobody", stays=written["stays"])
    if openers == TEAMS:
        way = "less" if found["opens"] < found["nobody"] else "more"
        return say(f"all_invest.all_{way}", opens=written["opens"], nobody=written["nobody"])
    way = "better" if found["opens"] > found["stays"] else "worse"
    return say(f"all_invest.some_{way}", n=openers, opens=written["opens"], stays=written["stays"])


_POINT = (drawn("openers"), drawn("value"))

all_invest = Explorer(
    name="all_invest",
    controls=(
        choice("openers", range(TEAMS + 1), default=TEAMS, shown=number),
        choice("plan", [_named(plan) for plan in OPENERS], default="price_kept"),
        choice("effect", EFFECTS, default="usual"),
    ),
    rows=_rows,
    columns={
        "opens": (Column("openers"), Column("value")),
        "stays": (Column("openers"), Column("value")),
        "outcome": (Column("opens"), Column("stays"), Column("nobody")),
        "now_opens": _POINT,
        "now_stays": _POINT,
        "start": (*_POINT, drawn("label", is_text=True)),
        "end_opens": (*_POINT, drawn("label", is_text=True)),
        "end_stays": (*_POINT, drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
