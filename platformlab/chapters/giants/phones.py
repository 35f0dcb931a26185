"""Explorer of three phone makers: what a chart's first year and its measure make of a story."""

import altair as alt

from platformlab.chapters.giants._end_labels import moved_up
from platformlab.chapters.giants._phone_makers import MAKERS, MEASURES, values_from
from platformlab.chapters.giants.market import APP_STORE, PHONE_YEARS, PHONES_FROM
from platformlab.charts.curves import dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


def _rows(*, metric, first_year):
    table = values_from(first_year, metric)
    series = {
        name.lower(): table[table["company"] == maker][["year", "value"]].assign(
            maker=name, when=table["year"].astype(str)
        )
        for maker, name in MAKERS.items()
    }
    ends = table.groupby("company").tail(1)
    top = float(table["value"].max())
    is_shown = first_year < APP_STORE
    return {
        **series,
        "ends": {
            "maker": [MAKERS[company] for company in ends["company"]],
            "year": ends["year"],
            "value": moved_up(list(ends["value"]), gap=0.06 * top),
        },
        "store": {
            "year": [APP_STORE] if is_shown else [],
            "value": [0.97 * top] if is_shown else [],
            "label": [say("phones.marks.store")] if is_shown else [],
        },
        "unit": {"label": [say(f"phones.units.{metric}")]},
    }


def _chart(frame):
    x = alt.X(
        "year:Q",
        scale=alt.Scale(zero=False, nice=False),
        axis=alt.Axis(tickMinStep=1, tickCount=5, format="d"),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title=None, tickCount=4, format=",.0f"),
    )
    tooltip = [
        alt.Tooltip("maker:N"),
        alt.Tooltip("year:Q", format="d"),
        alt.Tooltip("value:Q", format=",.1f"),
    ]
    chart = alt.layer(
        moment("store", x),
        labels("store", x, y, "label", role="threshold", dx=6),
        line("nokia", x, y, role="pipeline", is_dashed=True),
        line("rim", x, y, role="ink"),
        line("apple", x, y),
        dots("nokia", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("rim", x, y, role="ink", tooltip=tooltip),
        dots("apple", x, y, tooltip=tooltip),
        labels("ends", x, y, "maker", dx=12),
        labels("unit", alt.value(-46), alt.value(-20), "label", dx=0),
    )
    return framed(chart, frame, right=70)


def _sentence(tables, *, metric, first_year):
    values = dict(zip(tables["rim"]["year"], tables["rim"]["value"], strict=True))
    start, end, peak = min(values), max(values), max(values, key=values.get)
    said = {"shown": first_year, "start": start, "first": number(values[start], 1)}
    if peak == start:
        return say(f"phones.{metric}_falls", **said, end=end, last=number(values[end], 1))
    said |= {"peak": peak, "most": number(values[peak], 1)}
    if metric == "smartphone_units" and peak == int(APP_STORE) + 3:
        return say("phones.smartphone_units_grows_after_app_store", **said)
    return say(f"phones.{metric}_grows", **said)


phones = Explorer(
    name="phones",
    controls=(
        choice("metric", MEASURES, default="market_cap"),
        choice("first_year", PHONE_YEARS[:4], default=PHONES_FROM, shown=str),
    ),
    rows=_rows,
    columns={
        **{
            name.lower(): (
                Column("maker", is_text=True),
                Column("when", is_text=True),
                drawn("year"),
                Column("value", 1),
            )
            for name in MAKERS.values()
        },
        "ends": (drawn("maker", is_text=True), drawn("year"), drawn("value", 1)),
        "store": (drawn("year", 2), drawn("value", 1), drawn("label", is_text=True)),
        "unit": (drawn("label", is_text=True),),
    },
    chart=_chart,
    sentence=_sentence,
)
