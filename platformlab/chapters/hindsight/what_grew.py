"""Explorer of the report's own house: what grew at LG since 2021, and what did not."""

from textwrap import wrap

import altair as alt

from platformlab.chapters.hindsight.market import BASE_YEAR
from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

# Series of the figure: part of LG and metric of the table, and how its line is drawn.
SERIES = {
    "brands": ("webOS", "outside_brands"),
    "revenue": ("webOS", "revenue"),
    "rental": ("LG rental", "revenue_without_care"),
    "share": ("webOS", "share_of_tv_systems"),
}
_ROLES = {"brands": "platform", "revenue": "platform", "rental": "pipeline", "share": "ink"}
_LAST = 2025
_SHORT = 15  # letters in a line of a label on a phone
_LINE = 1.29  # times on the axis that such a line is high; the last one stands at its point
# What a reader may look at: counts of the platform, and money from it and beside it.
_SHOWN = {"all": tuple(SERIES), "counts": ("brands", "share"), "money": ("revenue", "rental")}


def series(name):
    """What a series had by year, the last figure of each, from firm sources only."""
    part, metric = SERIES[name]
    table = load("lg_figures")
    found = table[(table["entity"] == part) & (table["metric"] == metric)]
    return found.sort_values("date").groupby("year")["value"].last().loc[BASE_YEAR:]


def times(name):
    """The same, as so many times that of the first year."""
    found = series(name)
    return found / found.loc[BASE_YEAR]


def _rows(*, shown):
    every = {name: times(name) for name in SERIES}
    drawn_now = {name: every[name] for name in _SHOWN[shown]}
    lines = {name: drawn_now.get(name, every[name].iloc[:0]) for name in SERIES}
    ends = [float(found.iloc[-1]) for found in drawn_now.values()]
    labelled = [_named(name, end) for name, end in zip(drawn_now, ends, strict=True)]
    parts = [wrap(label, _SHORT) for label in labelled]
    return {
        "now": {name: [found.iloc[-1]] for name, found in every.items()},
        **{name: {"year": found.index, "times": found} for name, found in lines.items()},
        "ends": {
            "year": [int(found.index[-1]) for found in drawn_now.values()],
            "times": ends,
            "first_line": [e * _LINE ** (len(of) - 1) for e, of in zip(ends, parts, strict=True)],
            "label": labelled,
            "label_narrow": list(map("|".join, parts)),
        },
        "same": {"times": [1]},
    }


def _named(name, amount):
    amount = number(amount, 0 if amount > 9 else 1)
    return say(f"what_grew.marks.{name}", times=amount)


def _chart(frame):
    x = axis_x("year", domain=(BASE_YEAR, _LAST), values=list(range(BASE_YEAR, _LAST + 1)))
    axis = alt.Axis(title="times", values=[0.5, 1, 2, 5, 10, 20], format="~g")
    scale = alt.Scale(type="log", domain=(0.5, 40), nice=False)
    y = alt.Y("times:Q", axis=axis, scale=scale)
    first_line = alt.Y("first_line:Q", axis=axis, scale=scale)
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("times:Q", format=".2f")]
    drawing = [level("same", y)]
    for name, role in _ROLES.items():
        is_pipeline = name == "rental"
        drawing += [
            line(name, x, y, role=role, is_dashed=is_pipeline),
            dots(name, x, y, role=role, is_hollow=is_pipeline, tooltip=tooltip),
        ]
    words = labels("ends", x, y, "label")
    if frame.is_narrow:
        words = labels("ends", x, first_line, "label_narrow", lineBreak="|", lineHeight=15)
    drawing.append(words)
    return framed(alt.layer(*drawing), frame, right=118 if frame.is_narrow else 170)


def _sentence(tables, *, shown):
    now = {name: values[0] for name, values in tables["now"].items()}
    said = {name: number(now[name], 0 if now[name] > 9 else 1) for name in _SHOWN[shown]}
    return say(f"what_grew.{shown}", base=str(BASE_YEAR), **said)


what_grew = Explorer(
    name="what_grew",
    controls=(choice("shown", tuple(_SHOWN), default="all"),),
    rows=_rows,
    columns={
        "now": tuple(Column(name, 2) for name in SERIES),
        **{name: (Column("year"), Column("times", 2)) for name in SERIES},
        "ends": (
            drawn("year"),
            drawn("times", 2),
            drawn("first_line", 2),
            drawn("label", is_text=True),
            drawn("label_narrow", is_text=True),
        ),
        "same": (drawn("times"),),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"base": lambda: str(BASE_YEAR)},
)
