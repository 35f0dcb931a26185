"""Explorer of two records: how much each doubling saved."""

import altair as alt

from platformlab.chapters.scale._records import fit_record, record, window
from platformlab.chapters.scale._words import say
from platformlab.charts.curves import axis_x, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice
from platformlab.words.numbers import number

_RECORDS = {
    "ford_real": "Model T, at constant prices",
    "ford_day": "Model T, in dollars of the day",
    "solar": "Solar modules, at constant prices",
}
_PARTS = {
    "all": "Whole record",
    "first": "First part",
    "middle": "Middle part",
    "last": "Last part",
}
# From this many doublings on, the line runs so low that its rate stands below it.
_LOW = 9
_RECORD_COLUMNS = (
    Column("year", "Year"),
    Column("doublings", "Doublings since the first year", 2),
    Column("price", "Price, first year = 100 %", 1, is_percent=True),
    Column("paid", "Price as recorded, USD", 2),
    Column("confidence", "Figure is", is_text=True),
)


def _rows(*, series, part):
    table = record(series)
    fit, used = fit_record(series, part)
    ends = used.iloc[[0, -1]]
    known = table["confidence"] == "verified"
    columns = [column.name for column in _RECORD_COLUMNS]
    said = "{:.0f} % less a doubling" if fit.learning_rate > 0 else "{:.0f} % more a doubling"
    words = said.format(abs(100 * fit.learning_rate))
    doubled = ends["doublings"].diff().iloc[1]
    middle = ends["doublings"].iloc[0] + 0.6 * doubled
    return {
        "known": table[known][columns],
        "recalled": table[~known][columns],
        "fit": {"doublings": ends["doublings"], "price": fit.price(ends["made_total"])},
        "rate": {
            "doublings": [middle],
            "price": [fit.price(table["made_total"].iloc[0] * 2**middle)],
            "above": [words if middle < _LOW else ""],
            "below": [words if middle >= _LOW else ""],
            "learning_rate": [fit.learning_rate],
            "doubled": [doubled],
            "years": [ends["year"].iloc[1] - ends["year"].iloc[0]],
        },
    }


def _chart(frame):
    x = axis_x(
        "doublings",
        "doublings of all units made",
        domain=(0, 20),
        values=[0, 5, 10, 15, 20],
        format="d",
    )
    y = alt.Y(
        "price:Q",
        scale=alt.Scale(type="log", domain=(0.007, 1.6), nice=False),
        axis=alt.Axis(
            title="price, first year = 100 %",
            values=[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1],
            format=".0%",
        ),
    )
    tooltip = [
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("paid:Q", title="Price as recorded, USD", format=",.2f"),
        alt.Tooltip("confidence:N", title="Figure is"),
    ]
    chart = alt.layer(
        line("fit", x, y, role="threshold"),
        dots("known", x, y, role="pipeline", tooltip=tooltip),
        dots("recalled", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        labels("rate", x, y, "above", role="threshold", dx=18, dy=-18, fontWeight="bold"),
        labels(
            "rate", x, y, "below", role="threshold", align="right", dx=-14, dy=16, fontWeight="bold"
        ),
    )
    return framed(chart, frame, right=34)


def _sentence(tables, *, series, part):
    rate, (first, last) = tables["rate"], window(series, part)
    change = rate["learning_rate"][0]
    return say(
        f"price_record.{series}_{'lower' if change > 0 else 'higher'}",
        first=first,
        last=last,
        change=number(abs(100 * change), 0),
        years=rate["years"][0],
        doubled=number(rate["doubled"][0], 1),
    )


price_record = Explorer(
    name="price_record",
    title="How much did each doubling save?",
    description=(
        "Dots, one a year, of price against doublings of cumulative output, for Ford's Model T from 1909 to 1925 "
        "or solar modules from 1976 to 2016, on a logarithmic price axis. A straight line is fitted to the part of the "
        "record you choose. Over the whole record the price falls by about a fifth with each doubling; over parts the slope differs much."
    ),
    controls=(
        choice("series", "Record", _RECORDS, default="ford_real"),
        choice("part", "Line fitted to", _PARTS, default="all"),
    ),
    rows=_rows,
    columns={
        "known": _RECORD_COLUMNS,
        "recalled": _RECORD_COLUMNS,
        "fit": (Column("doublings", "", 3), Column("price", "", 5)),
        "rate": (
            Column("learning_rate", "Lost per doubling", 1, is_percent=True),
            Column("doubled", "Doublings in the part", 1),
            Column("years", "Years in the part"),
            Column("doublings", "", 3),
            Column("price", "", 5),
            Column("above", "", is_text=True),
            Column("below", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: list price of the touring car and engine numbers (Model T Ford Club of America and others), US consumer "
        "prices (Minneapolis Fed), solar modules (Our World in Data after Lafond et al. 2018). Hollow: recalled, not looked up."
    ),
)
