"""Explorer of LEGO Ideas: designs that qualified in a round, and designs that were approved."""

import altair as alt
from pandas import isna

from platformlab.charts.bars import bars
from platformlab.charts.theme import colour, framed, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

_LINE = 24  # pixels of the drawing for each round
YEARS = (2021, 2023, 2025)


def rounds(until=YEARS[-1]):
    """Rounds that closed by the end of a year, the oldest first."""
    table = load("lego_ideas_rounds").sort_values("closed")
    return table[table["closed"].str[:4].astype(int) <= until].reset_index(drop=True)


def _told(row):
    """What stands beside the bar of a round."""
    if isna(row.approved):  # no count was found
        return say("ideas_rounds.marks.unknown", qualified=number(row.qualified))
    said = {"qualified": number(row.qualified), "approved": number(row.approved)}
    return say("ideas_rounds.marks.known", **said)


def _rows(*, until):
    table = rounds(until)
    both = table.dropna(subset="approved")
    qualified, approved = int(both["qualified"].sum()), int(both["approved"].sum())
    return {
        "rounds": {
            "rank": range(1, len(table) + 1),
            "round": table["round"],
            "qualified": table["qualified"],
            "look": len(table) * ["pipeline"],
            "label": [_told(row) for row in table.itertuples()],
        },
        "approvals": {
            "rank": [at + 1 for at in both.index],
            "round": both["round"],
            "approved": both["approved"].astype(int),
            "look": len(both) * ["platform"],
        },
        "outcome": {
            "counted": [len(both)],
            "qualified": [qualified],
            "approved": [approved],
            "share": [approved / qualified],
        },
    }


def _chart(frame):
    left = 98
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=list(range(1, len(rounds()) + 1))))
    x = alt.X(
        "qualified:Q",
        axis=alt.Axis(title="qualified", values=[0, 50, 100, 150], format="d"),
        scale=alt.Scale(domain=(0, 150), nice=False),
    )
    inner = x.copy()
    inner["shorthand"] = "approved:Q"
    name = rows("rounds").mark_text(align="right", dx=-8, color=colour("ink"))
    word = rows("rounds").mark_text(align="left", dx=8, color=colour("ink"))
    chart = alt.layer(
        bars("rounds", y, x, roles=("pipeline",), role_field="look"),
        bars("approvals", y, inner, roles=("platform",), role_field="look"),
        name.encode(x=alt.XValue(0), y=y, text=alt.Text("round:N")),
        word.encode(x=x, y=y, text=alt.Text("label:N")),
    ).resolve_scale(color="independent")
    height = len(rounds()) * _LINE + 24 + 50
    return framed(chart, frame, left=left, right=92, top=24, height=height)


def _sentence(tables, *, until):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    return say(
        "ideas_rounds.said",
        until=until,
        rounds=number(found["counted"]),
        qualified=number(found["qualified"]),
        approved=number(found["approved"]),
        share=share(found["share"], 1),
    )


ideas_rounds = Explorer(
    name="ideas_rounds",
    controls=(choice("until", YEARS, default=YEARS[-1], shown=str),),
    rows=_rows,
    columns={
        "outcome": (
            Column("counted"),
            Column("qualified"),
            Column("approved"),
            Column("share", 1, is_percent=True),
        ),
        "rounds": (
            Column("round", is_text=True),
            Column("qualified"),
            drawn("rank"),
            drawn("look", is_text=True),
            drawn("label", is_text=True),
        ),
        "approvals": (
            Column("round", is_text=True),
            Column("approved"),
            drawn("rank"),
            drawn("look", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
