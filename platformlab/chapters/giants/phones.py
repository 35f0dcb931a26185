"""Explorer of three phone makers: what a chart's first year and its measure make of a story."""

import altair as alt
import numpy as np

from platformlab.chapters.giants._end_labels import moved_up
from platformlab.chapters.giants._phone_makers import MAKERS, MEASURES, values_from
from platformlab.chapters.giants.market import APP_STORE, PHONE_YEARS, PHONES_FROM
from platformlab.charts.curves import axis_x, band, dots, labels, level, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


_BASE = 100  # what every maker's first year shown is set to
_TICKS = (2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
_FROM, _TO = PHONE_YEARS[0], PHONE_YEARS[-1]


def _indexed(table):
    """Values of each maker as parts of a hundred of its first year: so euros meet dollars."""
    first = table.groupby("company")["value"].transform("first")
    return table.assign(amount=table["value"], value=_BASE * table["value"] / first)


def _ends(table):
    """Names at the lines' ends, kept apart on a scale of ratios."""
    ends = table.groupby("company").tail(1)
    names = [MAKERS[company] for company in ends["company"]]
    heights = np.log10(ends["value"])
    span = np.log10(table["value"].max() / table["value"].min())
    return {
        "maker": ["" if name == "RIM" else name for name in names],
        "bold": [name if name == "RIM" else "" for name in names],
        "year": ends["year"],
        "value": 10.0 ** np.array(moved_up(list(heights - heights.min()), gap=0.07 * span))
        * ends["value"].min(),
    }


def _rows(*, metric, first_year):
    table = _indexed(values_from(first_year, metric))
    series = {
        name.lower(): table[table["company"] == maker][["year", "value", "amount"]].assign(
            maker=name, when=table["year"].astype(str)
        )
        for maker, name in MAKERS.items()
    }
    top, is_cut = float(table["value"].max()), first_year > _FROM
    return {
        **series,
        "ends": _ends(table),
        "start": {
            "year": [first_year],
            "value": [_BASE],
            "label": [say("phones.marks.base", base=_BASE, year=first_year)],
        },
        "cut": {
            "year": [_FROM] * is_cut,
            "until": [first_year] * is_cut,
            "middle": [(_FROM + first_year) / 2] * is_cut,
            "label": [say("phones.marks.cut")] * is_cut,
        },
        "store": {
            "year": [APP_STORE] if first_year < APP_STORE else [],
            "value": [top] if first_year < APP_STORE else [],
            "label": [say("phones.marks.store")] if first_year < APP_STORE else [],
        },
    }


def _chart(frame):
    x = axis_x("year", domain=(_FROM, _TO), values=list(PHONE_YEARS))
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(type="log", nice=False, padding=14),
        axis=alt.Axis(title=None, values=list(_TICKS), format=",d"),
    )
    tooltip = [
        alt.Tooltip("maker:N"),
        alt.Tooltip("year:Q", format="d"),
        alt.Tooltip("amount:Q", format=",.1f"),
        alt.Tooltip("value:Q", format=",.0f"),
    ]
    bold = {"strokeWidth": alt.value(4)}
    chart = alt.layer(
        band("cut", x, "until:Q"),
        labels("cut", "middle:Q", alt.value(14), "label", role="muted", align="center", dx=0),
        level("start", y),
        moment("store", x),
        labels("store", x, y, "label", role="threshold", dx=6),
        line("nokia", x, y, role="pipeline", is_dashed=True),
        line("apple", x, y, role="pipeline"),
        line("rim", x, y, role="ink").encode(**bold),
        dots("nokia", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("apple", x, y, role="pipeline", tooltip=tooltip),
        dots("rim", x, y, role="ink", tooltip=tooltip),
        dots("start", x, y, role="ink", is_hollow=True),
        labels("start", alt.value(-46), alt.value(-20), "label", dx=0),
        labels("ends", x, y, "maker", role="muted", dx=12),
        labels("ends", x, y, "bold", dx=12, fontWeight="bold"),
    )
    return framed(chart, frame, right=70)


def _sentence(tables, *, metric, first_year):
    values = dict(zip(tables["rim"]["year"], tables["rim"]["amount"], strict=True))
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
        choice("first_year", PHONE_YEARS[:4], default=PHONES_FROM, shown=str, along="start.year"),
    ),
    rows=_rows,
    columns={
        **{
            name.lower(): (
                Column("maker", is_text=True),
                Column("when", is_text=True),
                drawn("year"),
                Column("amount", 1),
                Column("value", 0),
            )
            for name in MAKERS.values()
        },
        "ends": (
            drawn("maker", is_text=True),
            drawn("bold", is_text=True),
            drawn("year"),
            drawn("value", 1),
        ),
        "start": (drawn("year"), drawn("value"), drawn("label", is_text=True)),
        "cut": (drawn("year"), drawn("until"), drawn("middle", 1), drawn("label", is_text=True)),
        "store": (drawn("year", 2), drawn("value", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
