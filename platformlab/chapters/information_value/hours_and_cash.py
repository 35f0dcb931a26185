"""Explorer of a record: a maker that is paid by the hour, and the years in which few were flown."""

from functools import cache

import altair as alt

from platformlab.charts.curves import axis_x, labels, level
from platformlab.charts.panels import Place, draw_panels, panelled, stack
from platformlab.charts.theme import by_mark, colour, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

FIRM = "Rolls-Royce"
YEARS = ("2019", "2020", "2021", "2022", "2023")
_PANELS = stack(
    [
        Place("hours", (0, 1.2), (0, 0.5, 1), ".0%"),
        Place("cash", (-5, 2), (-4, -2, 0, 2), "d"),
    ],
    height=300,
    weights=[1, 1.3],
    gap=56,
)


@cache
def record(metric):
    """Figures of the firm by year."""
    table = load("engine_makers")
    found = table[(table["company"] == FIRM) & (table["metric"] == metric)]
    return dict(zip(found["date"], found["value"], strict=True))


def _rows(*, day):
    hours, cash = record("hours_flown"), record("free_cash_flow")
    counted = [year for year in YEARS if year in hours]
    return {
        "hours": {
            "year": [int(year) for year in counted],
            "hours": [hours[year] for year in counted],
            "label": [share(hours[year]) for year in counted],
            "is_marked": marks(year == day for year in counted),
        },
        "cash": {
            "year": [int(year) for year in YEARS],
            "cash": [cash[year] for year in YEARS],
            "top": [max(0, cash[year]) for year in YEARS],
            "label": [_billions(cash[year]) for year in YEARS],
            "is_marked": marks(year == day for year in YEARS),
        },
        "zero": {"level": [0]},
    }


def _billions(amount):
    written = number(abs(amount), 1)
    return say("hours_and_cash.marks.out" if amount < 0 else "hours_and_cash.marks.in", n=written)


def _chart(frame):
    first, second = _PANELS
    x = axis_x("year", domain=(2018.6, 2023.4), values=[int(year) for year in YEARS])
    bar = {"size": 26 if frame.is_narrow else 44}
    tooltip = [alt.Tooltip("year:Q", format="d")]
    upper = alt.layer(
        rows("hours")
        .mark_bar(**bar)
        .encode(
            x=x,
            y=first.y("hours"),
            color=by_mark(colour("platform"), colour("pipeline")),
            tooltip=[*tooltip, alt.Tooltip("hours:Q", format=".0%")],
        ),
        labels("hours", x, first.y("hours"), "label", align="center", dx=0, dy=-9),
    )
    lower = alt.layer(
        level("zero", second.y("level")),
        rows("cash")
        .mark_bar(**bar)
        .encode(
            x=x,
            y=second.y("cash"),
            y2=alt.Y2Datum(0),
            color=by_mark(colour("platform"), colour("pipeline")),
            tooltip=[*tooltip, alt.Tooltip("cash:Q")],
        ),
        labels("cash", x, second.y("top"), "label", align="center", dx=0, dy=-9),
    )
    return draw_panels(panelled([upper, lower]), frame, height=300, right=56)


def _sentence(tables, *, day):
    hours, cash = record("hours_flown"), record("free_cash_flow")
    amount = cash[day]
    said = {"year": day, "cash": number(abs(amount), 1)}
    if day not in hours:
        return say("hours_and_cash.not_counted", **said)
    if day == YEARS[0]:
        return say("hours_and_cash.first", **said)
    said["hours"] = share(hours[day])
    return say("hours_and_cash.out" if amount < 0 else "hours_and_cash.in", **said)


hours_and_cash = Explorer(
    name="hours_and_cash",
    controls=(choice("day", YEARS, default="2020", shown=str),),
    rows=_rows,
    columns={
        "hours": (
            Column("year"),
            Column("hours", 0, is_percent=True),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "cash": (
            Column("year"),
            Column("cash", 3),
            drawn("top", 3),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "zero": (drawn("level"),),
    },
    chart=_chart,
    sentence=_sentence,
)
