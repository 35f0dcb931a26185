"""Explorer of the record: how much of a base came along."""

from typing import NamedTuple

import altair as alt

from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)


class Counted(NamedTuple):
    """Two counts of one platform at one date, in the units of the table."""

    date: str
    base: float
    followed: float

    @property
    def of_each_hundred(self):
        """What followed, for each hundred of the base."""
        return 100 * self.followed / self.base


# A case by a word for it: table, its row's name, date, what the base counts and what followed.
_CASES = {
    "appliances": ("users_counted", "service", "SmartThings", "2025-07", "registered", "appliances_connected"),
    "active": ("users_counted", "service", "SmartThings", "2020-09", "registered", "active_users"),
    "acres": ("company_figures", "company", "Climate FieldView", "2016", "enrolled_acres", "paid_acres"),
}  # fmt: skip
CASES = tuple(_CASES)


def counted(case):
    """Both counts of a case."""
    table, column, name, date, *metrics = _CASES[case]
    found = load(table)
    found = found[(found[column] == name) & (found["date"] == date)].set_index("metric")["value"]
    return Counted(date, *(float(found[metric]) for metric in metrics))


def _rows(*, case):
    found = {word: counted(word) for word in CASES}
    hundreds = [found[word].of_each_hundred for word in CASES]
    return {
        "cases": {
            "row": list(range(1, len(CASES) + 1)),
            "name": [say(f"base_converts.names.{word}") for word in CASES],
            "short": [say(f"base_converts.short.{word}") for word in CASES],
            "year": [found[word].date[:4] for word in CASES],
            "counts": [say(f"base_converts.counts.{word}") for word in CASES],
            "base": [found[word].base for word in CASES],
            "followed": [found[word].followed for word in CASES],
            "of_hundred": hundreds,
            "whole": [100] * len(CASES),
            "label": [number(value, 0) for value in hundreds],
            "is_marked": marks(word == case for word in CASES),
        },
        "told": {"of_hundred": [found[case].of_each_hundred]},
    }


def _chart(frame):
    # An empty row on top: there a bet's likely answers are named.
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(len(CASES) + 1))))
    form = {"title": "of_hundred", "domain": (0, 100), "values": [0, 25, 50, 75, 100]}
    x, whole = axis_x("of_hundred", **form), axis_x("whole", **form)
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("base:Q"),
        alt.Tooltip("followed:Q"),
        alt.Tooltip("of_hundred:Q", format=".0f"),
    ]
    tone = by_mark(colour("platform"), colour("pipeline"))
    base = rows("cases").mark_bar(height=26, fillOpacity=0, stroke=colour("muted"), strokeWidth=1.5)
    part = rows("cases").mark_bar(height=26)
    text = "short" if frame.is_narrow else "name"
    chart = alt.layer(
        base.encode(x=whole, y=y, tooltip=tooltip),
        part.encode(x=x, y=y, color=tone, tooltip=tooltip),
        labels("cases", whole, y, "label", dx=8, fontWeight="bold"),
        labels("cases", alt.XValue(0), y, text, dx=0, dy=-24),
    )
    return framed(chart, frame, left=20, right=30, top=10, height=350)


def _sentence(tables, *, case):
    found = counted(case)
    return say(
        f"base_converts.said_{case}",
        base=number(found.base, 0),
        followed=number(found.followed, 0),
        of_hundred=number(found.of_each_hundred, 0),
    )


base_converts = Explorer(
    name="base_converts",
    controls=(choice("case", CASES, default="appliances"),),
    rows=_rows,
    columns={
        "cases": (
            Column("name", is_text=True),
            Column("year", is_text=True),
            Column("counts", is_text=True),
            Column("base", 0),
            Column("followed", 0),
            Column("of_hundred", 0),
            drawn("row"),
            drawn("short", is_text=True),
            drawn("whole"),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "told": (drawn("of_hundred", 0),),
    },
    chart=_chart,
    sentence=_sentence,
)
