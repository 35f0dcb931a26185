"""Explorer of two pairs of firms: who overtook whom, and when."""

import altair as alt

from platformlab.chapters.giants._end_labels import moved_apart
from platformlab.chapters.giants._words import say
from platformlab.chapters.giants._worth import held_rounds, on_the_market, worth
from platformlab.chapters.giants.market import REPORT_OUT
from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice

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
        "ends": {
            "firm": PAIRS[pair],
            "year": last["year"],
            "value": moved_apart(last["value"], gap=7),
        },
        "report": {"year": [REPORT_OUT], "value": [128], "label": ["the report"]},
    }


def _chart(frame):
    x = axis_x(
        "year", "year", domain=(2014, 2025), values=[2014, 2016, 2018, 2020, 2022, 2024], format="d"
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=(0, 135), nice=False),
        axis=alt.Axis(title="value, billion dollars", values=[0, 25, 50, 75, 100, 125]),
    )
    tooltip = [
        alt.Tooltip("firm:N", title="Firm"),
        alt.Tooltip("date:N", title="Date"),
        alt.Tooltip("value:Q", title="USD bn", format=".1f"),
        alt.Tooltip("basis:N", title="Price of"),
        alt.Tooltip("confidence:N", title="Figure is"),
    ]
    chart = alt.layer(
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


def _values_of(firm):
    """Columns of the values of one firm; the word heads the column of its name."""
    return (
        Column("firm", firm, is_text=True),
        Column("date", "Date", is_text=True),
        Column("value", "USD bn", 1),
        Column("basis", "Price of", is_text=True),
        Column("confidence", "Figure is", is_text=True),
        Column("year", "", 2),
    )


overtaking = Explorer(
    name="overtaking",
    title="Who overtook whom, and when?",
    description=(
        "Line chart of two firms' values from 2014 to 2024 in billions of US dollars: the platform as a "
        "solid line with filled dots, the established firm dashed with hollow dots. While the platform "
        "was private its line runs level from one round to the next. A vertical line marks late "
        "2018, when the report appeared."
    ),
    controls=(
        choice(
            "pair",
            "Pair",
            {pair: " and ".join(firms) for pair, firms in PAIRS.items()},
            default="Airbnb vs Marriott",
        ),
    ),
    rows=_rows,
    columns={
        "platform": _values_of("Platform"),
        "pipeline": _values_of("Established firm"),
        "private": (Column("year", "", 2), Column("value", "", 1)),
        "listed": (Column("year", "", 2), Column("value", "", 1)),
        "ends": (Column("firm", "", is_text=True), Column("year", "", 2), Column("value", "", 1)),
        "report": (
            Column("year", "", 2),
            Column("value", "", 0),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: private rounds from the press, market values from exchange prices; what is marked recalled in the "
        "numbers is not checked against a source. Steps: the price of a private round, carried to the next one we know."
    ),
)
