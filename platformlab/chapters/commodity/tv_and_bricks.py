"""Explorer of two records: what a television costs, and what makers of two products keep."""

from functools import cache

import altair as alt

from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.panels import Place, draw_panels, panelled, plumb, stack
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import percent, share

say = Wordbook(__file__)

PRODUCTS = {
    "bricks": ("LEGO", "operating_profit", "revenue"),
    "television": ("LG Electronics", "tv_operating_profit", "tv_revenue"),
}
_PANELS = stack(
    [
        Place("price", (0, 1.1), (0, 0.5, 1), ".0%"),
        Place("margin", (-0.2, 0.4), (-0.2, 0, 0.2, 0.4), ".0%"),
    ],
    height=320,
    weights=[1, 1.5],
    gap=56,
)


@cache
def margin(product):
    """Operating profit over revenue by year."""
    company, profit, revenue = PRODUCTS[product]
    table = load("company_figures")
    table = table[table["company"] == company].set_index(["metric", "date"])["value"]
    years = sorted(set(table[profit].index) & set(table[revenue].index))
    return {int(year): float(table[profit, year] / table[revenue, year]) for year in years}


@cache
def prices():
    """Price of a television of equal quality, as a part of that of the first date, by date."""
    table = load("quoted_numbers").set_index("metric")
    first, last = (table.loc[f"tv_index_{year}"] for year in (1997, 2026))
    return {_when(row["date"]): float(row["value"] / first["value"]) for row in (first, last)}


def _when(date):
    year, month = date.split("-")
    return round(int(year) + int(month) / 12, 2)


YEARS = tuple(sorted(margin("television")))


def _rows(*, year):
    shown = int(year)
    bricks, television = margin("bricks"), margin("television")
    cost = list(prices().values())
    return {
        "price": {
            "date": list(prices()),
            "price": cost,
            "label": [percent(cost[0]), percent(cost[1])],
        },
        "bricks": {"year": list(bricks), "margin": list(bricks.values())},
        "television": {"year": list(television), "margin": list(television.values())},
        "now": {
            "year": [shown, shown],
            "margin": [bricks[shown], television[shown]],
            "label": [share(bricks[shown]), share(television[shown], 1)],
        },
        "names": {
            "year": [2010, 2013],
            "margin": [0.36, 0.06],
            "label": [say("tv_and_bricks.marks.bricks"), say("tv_and_bricks.marks.television")],
        },
        "told": {"television": [television[shown]], "bricks": [bricks[shown]]},
        "zero": {"level": [0]},
    }


def _chart(frame):
    first, second = _PANELS
    ticks = [2000, 2010, 2020] if frame.is_narrow else [2000, 2005, 2010, 2015, 2020, 2025]

    def x(field):
        return axis_x(field, domain=(1997, 2027), values=ticks, title="year")

    tooltip = [alt.Tooltip("year:Q", format="d"), alt.Tooltip("margin:Q", format=".1%")]
    upper = alt.layer(
        line("price", x("date"), first.y("price"), role="pipeline", is_dashed=True),
        dots("price", x("date"), first.y("price"), role="pipeline"),
        labels("price", x("date"), first.y("price"), "label", dx=8, dy=-8),
    )
    lower = alt.layer(
        plumb("now", x("year"), second),
        level("zero", second.y("level")),
        line("bricks", x("year"), second.y("margin"), tooltip=tooltip),
        dots("television", x("year"), second.y("margin"), role="pipeline", tooltip=tooltip),
        labels("names", x("year"), second.y("margin"), "label", dx=0, align="right"),
        labels("now", x("year"), second.y("margin"), "label", dx=8, dy=-10, fontWeight="bold"),
    )
    return draw_panels(panelled([upper, lower]), frame, height=320, right=48)


def _sentence(tables, *, year):
    kept = {name: values[0] for name, values in tables["told"].items()}
    said = {"year": year, "bricks": share(kept["bricks"]), "price": percent(1 - _last())}
    if kept["television"] < 0:
        return say("tv_and_bricks.loss", **said, television=share(-kept["television"], 1))
    return say("tv_and_bricks.gain", **said, television=share(kept["television"], 1))


def _last():
    return list(prices().values())[-1]


tv_and_bricks = Explorer(
    name="tv_and_bricks",
    controls=(choice("year", tuple(map(str, YEARS)), default="2018", shown=str),),
    rows=_rows,
    columns={
        "told": (
            Column("bricks", 1, is_percent=True),
            Column("television", 1, is_percent=True),
        ),
        "bricks": (Column("year"), Column("margin", 1, is_percent=True)),
        "television": (Column("year"), Column("margin", 1, is_percent=True)),
        "price": (
            Column("date", 2),
            Column("price", 3, is_percent=True),
            drawn("label", is_text=True),
        ),
        "now": (drawn("year"), drawn("margin", 3), drawn("label", is_text=True)),
        "names": (drawn("year"), drawn("margin", 2), drawn("label", is_text=True)),
        "zero": (drawn("level"),),
    },
    chart=_chart,
    sentence=_sentence,
)
