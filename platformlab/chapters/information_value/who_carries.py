"""Explorer of a contract: which part of a failure the maker should pay."""

import altair as alt
import numpy as np

from platformlab.chapters.information_value._contracts import PARTS, SALE, at, controls, yearly
from platformlab.chapters.information_value.market import (
    FAILURE_COST,
    HARD_LIFE,
    HOURS_A_YEAR,
    LIFE_YEARS,
    PLANNED_COST,
)
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, share

say = Wordbook(__file__)

_NAMED = 0.35  # where the line of a careful user is named


def _rows(*, carried_share, care_cost):
    cost, cares = yearly("unseen", care_cost)
    here, best = at(carried_share), int(np.argmin(cost))
    return {
        "care": _line(cost, cares),
        "hard": _line(cost, ~cares),
        "now": {
            "part": [carried_share],
            "cost": [cost[here]],
            "label": [dollars(cost[here], 0)],
        },
        "names": {
            "part": [_NAMED],
            "cost": [cost[at(_NAMED)]],
            "label": [say("who_carries.marks.care")],
        },
        "last": {
            "part": [PARTS[-1]],
            "cost": [cost[-1]],
            "label": [say("who_carries.marks.hard")],
        },
        "ends": {"part": [PARTS[0]], "label": [say("who_carries.marks.sale")]},
        "guarantee": {"part": [PARTS[-1]], "label": [say("who_carries.marks.outcome")]},
        "outcome": {
            "best": [PARTS[best]],
            "cheapest": [cost[best]],
            "takes_care": [
                say("who_carries.care_taken.yes" if cares[here] else "who_carries.care_taken.no")
            ],
        },
    }


def _line(cost, here):
    return {"part": PARTS[here], "cost": cost[here]}


def _chart(frame):
    x = axis_x("part", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    y = axis_y("cost", domain=(1_500, 4_500), values=[2_000, 3_000, 4_000], format="$,d")
    tooltip = [alt.Tooltip("part:Q", format=".0%"), alt.Tooltip("cost:Q", format="$,.0f")]
    foot = alt.YValue(frame.height - 104)
    chart = alt.layer(
        line("care", x, y, tooltip=tooltip),
        line("hard", x, y, role="muted", tooltip=tooltip),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("now", x, y, "label", dx=8, dy=-16, fontWeight="bold"),
        labels("names", x, y, "label", dx=6, dy=-14),
        labels("last", x, y, "label", role="muted", align="right", dx=-8, dy=-34),
        labels("ends", x, foot, "label", role="muted", dx=4),
        labels("guarantee", x, foot, "label", role="muted", align="right", dx=-4),
    )
    return framed(chart, frame, left=64, right=66)


def _sentence(tables, *, carried_share, **_):
    now, outcome = tables["now"], tables["outcome"]
    said = {"part": share(carried_share), "cost": dollars(now["cost"][0], 0)}
    takes_care = outcome["takes_care"][0] == say("who_carries.care_taken.yes")
    key = f"who_carries.{'care' if takes_care else 'hard'}"
    if carried_share == outcome["best"][0]:
        return say("who_carries.best", **said)
    said["best"], said["cheapest"] = share(outcome["best"][0]), dollars(outcome["cheapest"][0], 0)
    return say(key, **said)


who_carries = Explorer(
    name="who_carries",
    controls=controls(SALE),
    rows=_rows,
    columns={
        "now": (
            Column("part", 0, is_percent=True),
            Column("cost", 0),
            drawn("label", is_text=True),
        ),
        "outcome": (
            Column("takes_care", is_text=True),
            Column("best", 0, is_percent=True),
            Column("cheapest", 0),
        ),
        "care": (Column("part", 0, is_percent=True), Column("cost", 0)),
        "hard": (Column("part", 0, is_percent=True), Column("cost", 0)),
        "names": (drawn("part", 2), drawn("cost", 0), drawn("label", is_text=True)),
        "last": (drawn("part"), drawn("cost", 0), drawn("label", is_text=True)),
        "ends": (drawn("part"), drawn("label", is_text=True)),
        "guarantee": (drawn("part"), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "planned_cost": PLANNED_COST,
        "failure_cost": FAILURE_COST,
        "life": LIFE_YEARS,
        "hours": HOURS_A_YEAR,
        "hard": share(HARD_LIFE),
    },
)
