"""Explorer of a firm that lost money for long: Coupang's yearly result and its sum, by year."""

import altair as alt

from platformlab.charts.bars import columns
from platformlab.charts.curves import axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_BILLION = 1e3  # the table has billions of won, the figure trillions
_CLEAR = 0.45  # between the sum and its words, on the side to which the line does not lead


def _series(metric):
    """Figures of a metric by year."""
    table = load("coupang")
    found = table[table["metric"] == metric].set_index("year")["value"]
    return found.sort_index() / _BILLION


def _customers():
    """Customers who bought in the last quarter of a year, in millions."""
    table = load("coupang")
    last = table[(table["metric"] == "active_customers") & table["date"].str.endswith("-12")]
    return last.set_index("year")["value"].sort_index()


def years():
    """Years whose result and revenue are both known from a firm source."""
    both = _series("operating_result_krw").index.intersection(_series("revenue_krw").index)
    return tuple(map(int, both))


def _rows(*, until):
    result = _series("operating_result_krw").loc[:until]
    revenue = _series("revenue_krw")
    revenue = revenue[revenue.index.isin(result.index)]
    customers = _customers().loc[:until]
    shown, total = result.index.astype(str), result.cumsum()
    lost, earned = -result[result < 0].sum(), result[result > 0].sum()
    return {
        "years": {"year": shown, "result": result},
        "revenue": {"year": revenue.index.astype(str), "revenue": revenue},
        "customers": {"year": customers.index.astype(str), "customers": customers},
        "total": {"year": shown, "result": total},
        "now": {
            "year": shown[-1:],
            "result": [total.iloc[-1]],
            "height": [total.iloc[-1] + (_CLEAR if result.iloc[-1] > 0 else -_CLEAR)],
            "label": [say("long_losses.marks.total", amount=number(-total.iloc[-1], 1))],
        },
        "outcome": {
            "lost": [lost],
            "earned": [earned],
            "back": [earned / lost],
            "growth": [revenue.iloc[-1] / revenue.iloc[0]],
        },
        "zero": {"result": [0]},
    }


def _chart(frame):
    every = [str(year) for year in range(years()[0], years()[-1] + 1)]
    shown = every[::4] if frame.is_narrow else every[::2]
    x = alt.X(
        "year:O",
        scale=alt.Scale(domain=every),
        axis=alt.Axis(values=shown, labelAngle=0),
    )
    y, height = (
        axis_y(field, domain=(-7, 1.5), values=[-6, -4, -2, 0], title="result")
        for field in ("result", "height")
    )
    tooltip = [
        alt.Tooltip("year:O"),
        alt.Tooltip("result:Q", format=".2f"),
    ]
    chart = alt.layer(
        level("zero", y),
        columns("years", x, y, role="platform", tooltip=tooltip),
        line("total", x, y, role="ink"),
        dots("now", x, y, role="ink"),
        labels("now", x, height, "label", align="right", dx=4, fontWeight="bold"),
    )
    return framed(chart, frame)


def _sentence(tables, *, until):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    said = {"until": until, "lost": number(found["lost"], 1)}
    said["growth"] = number(found["growth"], 0 if found["growth"] > 9 else 1)
    if not found["earned"]:
        return say("long_losses.losing", **said)
    earned, back = number(found["earned"], 1), percent(found["back"])
    return say("long_losses.earning", earned=earned, back=back, **said)


long_losses = Explorer(
    name="long_losses",
    controls=(choice("until", years()[1:], default=years()[-1], shown=str),),
    rows=_rows,
    columns={
        "outcome": (
            Column("lost", 2),
            Column("earned", 2),
            Column("back", 0, is_percent=True),
            Column("growth", 1),
        ),
        "years": (Column("year", is_text=True), Column("result", 2)),
        "revenue": (Column("year", is_text=True), Column("revenue", 2)),
        "customers": (Column("year", is_text=True), Column("customers", 1)),
        "total": (Column("year", is_text=True), Column("result", 2)),
        "now": (
            drawn("year", is_text=True),
            drawn("result", 2),
            drawn("height", 2),
            drawn("label", is_text=True),
        ),
        "zero": (drawn("result"),),
    },
    chart=_chart,
    sentence=_sentence,
)
