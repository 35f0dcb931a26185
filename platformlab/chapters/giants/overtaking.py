"""Explorer of two pairs of firms: who overtook whom, and when."""

import altair as alt

from platformlab.chapters.giants._end_labels import moved_apart
from platformlab.chapters.giants._worth import held_rounds, lead, on_the_market, worth
from platformlab.chapters.giants.market import REPORT_OUT
from platformlab.charts.areas import between
from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook

say = Wordbook(__file__)

# Platform and established firm of each pair of the data, and what its lines show.
PAIRS = {"Airbnb vs Marriott": ("Airbnb", "Marriott"), "Uber vs BMW": ("Uber", "BMW")}


def _rows(*, pair):
    values = worth(pair)
    platform, pipeline = (values[values["firm"] == firm] for firm in PAIRS[pair])
    last = values.groupby("firm").tail(1).set_index("firm").loc[list(PAIRS[pair])]
    return {
        "platform": platform,
        "private": held_rounds(platform),
        "listed": on_the_market(platform),
        "pipeline": pipeline,
        "lead": lead(platform, pipeline),
        "ends": {
            "firm": PAIRS[pair],
            "year": last["year"],
            "value": moved_apart(last["value"], gap=10),
        },
        "report": {"year": [REPORT_OUT], "value": [172], "label": [say("overtaking.marks.report")]},
    }


def _chart(frame):
    x = axis_x("year", domain=(2014, 2026.5), values=[2014, 2018, 2022, 2026], format="d")
    y, ours, theirs = (
        alt.Y(
            f"{name}:Q",
            scale=alt.Scale(domain=(0, 180), nice=False),
            axis=alt.Axis(title="value", values=[0, 50, 100, 150]),
        )
        for name in ("value", "ours", "theirs")
    )
    tooltip = [
        alt.Tooltip("firm:N"),
        alt.Tooltip("date:N"),
        alt.Tooltip("value:Q", format=".1f"),
        alt.Tooltip("basis:N"),
        alt.Tooltip("confidence:N"),
    ]
    chart = alt.layer(
        between("lead", x, theirs, "ahead:Q", role="platform", opacity=0.18),
        between("lead", x, ours, "behind:Q", role="pipeline", opacity=0.3),
        moment("report", x, role="muted"),
        labels("report", x, y, "label", role="muted", align="right", dx=-6),
        line("pipeline", x, y, role="pipeline", is_dashed=True),
        line("private", x, y, is_held=True),
        line("listed", x, y),
        dots("pipeline", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("platform", x, y, tooltip=tooltip),
        labels("ends", x, y, "firm", dx=12),
    )
    return framed(chart, frame, right=84)


def _sentence(tables, *, pair):
    platform, _ = PAIRS[pair]
    return say(f"overtaking.{platform.lower()}")


_VALUES = (
    Column("firm", is_text=True),
    Column("date", is_text=True),
    Column("value", 1),
    Column("basis", is_text=True),
    Column("confidence", is_text=True),
    drawn("year", 2),
)


overtaking = Explorer(
    name="overtaking",
    controls=(choice("pair", PAIRS, default="Airbnb vs Marriott"),),
    rows=_rows,
    columns={
        "platform": _VALUES,
        "pipeline": _VALUES,
        "lead": (
            drawn("year", 3),
            *(drawn(name, 1) for name in ("ours", "theirs", "ahead", "behind")),
        ),
        "private": (drawn("year", 2), drawn("value", 1)),
        "listed": (drawn("year", 2), drawn("value", 1)),
        "ends": (drawn("firm", is_text=True), drawn("year", 2), drawn("value", 1)),
        "report": (drawn("year", 2), drawn("value", 0), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
