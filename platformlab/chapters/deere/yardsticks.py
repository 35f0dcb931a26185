"""Explorer of comparisons: what else rose while Deere's share did."""

import altair as alt

from platformlab.chapters.deere._window import said
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import marks
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.manufacturers import END, START
from platformlab.words import Wordbook
from platformlab.words.numbers import percent, share

say = Wordbook(__file__)

DEERE = "Deere"
_YARDSTICKS = ("S&P 500", "Caterpillar", "AGCO", "Honeywell")
_ENTITIES = (DEERE, *_YARDSTICKS)


def _prices():
    """Prices of all five on the days that the table holds for all of them."""
    table = load("manufacturer_market_cap")
    table = table[table["entity"].isin(_ENTITIES)]
    price = table["price_usd"].fillna(table["index_level"])
    return table.assign(price=price).pivot(index="date", columns="entity", values="price").dropna()


_ENDS = [f"{day:%Y-%m-%d}" for day in _prices().index if day > START]


def _rows(*, last):
    prices = _prices()
    rise = (prices.loc[last] / prices.loc[START] - 1).sort_values(ascending=False)
    return {
        "firms": {
            "rank": range(1, len(rise) + 1),
            "name": list(rise.index),
            "rise": list(rise),
            "is_marked": marks(name == DEERE for name in rise.index),
            "label": [say("yardsticks.marks.rise", share=share(value)) for value in rise],
        },
        "outcome": {
            "beaten": [int((rise < rise[DEERE]).sum())],
            "deere": [rise[DEERE]],
        },
    }


def _chart(frame):
    return ranked(
        "firms",
        "rise",
        frame=frame,
        domain=list(range(1, len(_ENTITIES) + 1)),
        tooltip=[alt.Tooltip("name:N"), alt.Tooltip("rise:Q", format=".0%")],
        names=96,
        ends=72,
    )


def _sentence(tables, *, last):
    firms, outcome = tables["firms"], tables["outcome"]
    return say(
        "yardsticks.said",
        last=said(last),
        deere=percent(outcome["deere"][0]),
        beaten=outcome["beaten"][0],
        all=len(_YARDSTICKS),
        best=firms["name"][0],
        most=percent(firms["rise"][0]),
        worst=firms["name"][-1],
        least=percent(firms["rise"][-1]),
    )


yardsticks = Explorer(
    name="yardsticks",
    controls=(choice("last", _ENDS, default=f"{END:%Y-%m-%d}", shown=said),),
    rows=_rows,
    columns={
        "firms": (
            Column("rank"),
            Column("name", is_text=True),
            Column("rise", 0, is_percent=True),
            drawn("is_marked", is_text=True),
            drawn("label", is_text=True),
        ),
        "outcome": (Column("deere", 0, is_percent=True), Column("beaten")),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"start": lambda: said(START)},
)
