"""Explorer of two records: how much each doubling saved."""

import altair as alt

from platformlab.chapters.scale._records import PARTS, RECORDS, fit_record, record, window
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook, text
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

_LOW = (
    0.495  # part of the doublings from which on the line runs so low that its rate stands below it
)
_RECORD_COLUMNS = (
    Column("year"),
    Column("doublings", 2),
    Column("price", 1, is_percent=True),
    Column("paid", 2),
    Column("confidence", is_text=True),
)


def _rows(*, series, part):
    table = record(series)
    fit, used = fit_record(series, part)
    ends = used.iloc[[0, -1]]
    known = table["confidence"] == "verified"
    table = table.assign(confidence=[text(f"confidence.{level}") for level in table["confidence"]])
    columns = [column.name for column in _RECORD_COLUMNS]
    way = "less" if fit.learning_rate > 0 else "more"
    words = say(f"price_record.marks.{way}", share=share(abs(fit.learning_rate)))
    doubled = ends["doublings"].diff().iloc[1]
    start = ends["doublings"].iloc[0]
    middle = start + 0.6 * doubled
    is_low = middle >= _LOW * table["doublings"].iloc[-1]
    if is_low:
        # further along the line, so that on a phone the words end clear of the axis
        middle = start + 0.7 * doubled
    return {
        "known": table[known][columns],
        "recalled": table[~known][columns],
        "fit": {"doublings": ends["doublings"], "price": fit.price(ends["made_total"])},
        "rate": {
            "doublings": [middle],
            "price": [fit.price(table["made_total"].iloc[0] * 2**middle)],
            "above": ["" if is_low else words],
            "below": [words if is_low else ""],
            "learning_rate": [fit.learning_rate],
            "doubled": [doubled],
            "years": [ends["year"].iloc[1] - ends["year"].iloc[0]],
        },
    }


def _chart(frame):
    # The frame fits the record that is chosen: one has twice the doublings of the other.
    x = alt.X(
        "doublings:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(values=[0, 5, 10, 15, 20], format="d"),
    )
    y = alt.Y(
        "price:Q",
        scale=alt.Scale(type="log", nice=False, padding=14),
        axis=alt.Axis(values=[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1], format=".0%"),
    )
    tooltip = [
        alt.Tooltip("year:Q", format="d"),
        alt.Tooltip("paid:Q", format=",.2f"),
        alt.Tooltip("confidence:N"),
    ]
    chart = alt.layer(
        line("fit", x, y, role="ink"),
        dots("known", x, y, role="pipeline", tooltip=tooltip),
        dots("recalled", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        labels("rate", x, y, "above", role="ink", dx=18, dy=-18, fontWeight="bold"),
        labels("rate", x, y, "below", role="ink", align="right", dx=-14, dy=16, fontWeight="bold"),
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
    controls=(
        choice("series", RECORDS, default="ford_real"),
        choice("part", ("all", *PARTS), default="all"),
    ),
    rows=_rows,
    columns={
        "known": _RECORD_COLUMNS,
        "recalled": _RECORD_COLUMNS,
        "fit": (drawn("doublings", 3), drawn("price", 5)),
        "rate": (
            Column("learning_rate", 1, is_percent=True),
            Column("doubled", 1),
            Column("years"),
            drawn("doublings", 3),
            drawn("price", 5),
            drawn("above", is_text=True),
            drawn("below", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
