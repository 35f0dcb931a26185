"""Explorer of LEGO's years: revenue above, and below it the lives of its programmes with outsiders."""

import altair as alt
import numpy as np
from pandas import isna

from platformlab.charts.curves import axis_x, band, panel_y
from platformlab.charts.theme import by_mark, colour, framed, marks, quoted, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_MONEY = ("revenue", "operating_profit")
_LAST = 2026.9
_HEIGHT = 520  # of the drawing; with two lines of sentence and a list it fills a phone
_THICK, _HOLLOW = 9, 5  # of a bar, and of the hollow in one where LEGO chooses


def programmes():
    """Programmes with outsiders, the oldest first."""
    return load("lego_programmes").sort_values(["started", "programme"]).reset_index(drop=True)


def results():
    """Revenue and operating profit by year, in DKK billion."""
    figures = load("company_figures").query(f"company == 'LEGO' and metric in {_MONEY}")
    table = figures.pivot_table("value", index=figures["date"].astype(int), columns="metric")
    return table.rename_axis("year").sort_index()


def year_of(date):
    """Year and part of it of a date that may be a year, a month or a day."""
    month = date[5:7]
    return int(date[:4]) + ((int(month) - 0.5) / 12 if month else 0.5)


def _at(year):
    """Year of the series that is nearest to a year."""
    known = results().index
    return int(np.clip(year, known[0], known[-1]))


NAMES = tuple(programmes()["programme"])


def _rows(*, programme):
    table, money = programmes(), results()
    ends = [_LAST if isna(end) else year_of(end) for end in table["ended"]]
    chosen = table.index[table["programme"] == programme][0]
    margin = money["operating_profit"] / money["revenue"]
    first = _at(int(table["started"][chosen][:4]))
    last = _at(int(ends[chosen]))
    return {
        "money": {
            "year": money.index,
            "revenue": money["revenue"],
            "profit": money["operating_profit"],
            "margin": margin,
        },
        "lives": {
            "rank": range(1, len(table) + 1),
            "name": table["programme"],
            "start": table["started"].map(year_of),
            "end": ends,
            "began": table["started"].str[:4].astype(int),
            "over": [say("lego_years.runs") if e == _LAST else str(int(e)) for e in ends],
            "look": table["who_chooses"],
            "word": [say(f"lego_years.chooses.{who}") for who in table["who_chooses"]],
            "does": table["outsiders"],
            "is_marked": marks(table["programme"] == programme),
        },
        "chosen": {"start": [year_of(table["started"][chosen])], "end": [ends[chosen]]},
        "outcome": {
            "first": [first],
            "revenue_first": [money["revenue"][first]],
            "last": [last],
            "revenue_last": [money["revenue"][last]],
            "margin_last": [margin[last]],
            "is_over": [int(ends[chosen] != _LAST)],
        },
    }


def _chart(frame):
    inner = _HEIGHT - 90
    x = axis_x("year", domain=(1998, 2027), values=[2000, 2005, 2010, 2015, 2020, 2025])
    start, end = x.copy(), alt.X2("end:Q")
    start["shorthand"] = "start:Q"
    above = panel_y(
        "revenue", top=0, bottom=0.4 * inner, domain=(0, 90), values=[0, 20, 40, 60, 80]
    )
    rank = alt.Y(
        "rank:Q", axis=None, scale=alt.Scale(domain=(0.5, 7.5), range=[0.5 * inner, inner])
    )
    told = [alt.Tooltip("year:Q", format="d"), alt.Tooltip("revenue:Q", format=".1f")]
    told.append(alt.Tooltip("margin:Q", format=".0%"))
    life = [alt.Tooltip("name:N"), alt.Tooltip("does:N"), alt.Tooltip("word:N")]
    tone = by_mark(colour("ink"), colour("muted"))
    hollow = alt.when(f"datum.look === {quoted('LEGO')}").then(alt.value(1)).otherwise(alt.value(0))
    bar = rows("lives").mark_rule(color=colour("platform"), strokeWidth=_THICK)
    inside = rows("lives").mark_rule(color=colour("paper"), strokeWidth=_HOLLOW)
    name = rows("lives").mark_text(align="right", baseline="bottom", dy=-8)
    chart = alt.layer(
        band("chosen", start, end).encode(y=alt.YValue(0), y2=alt.Y2Value(0.4 * inner)),
        rows("money").mark_line(color=colour("ink")).encode(x=x, y=above, tooltip=told),
        bar.encode(x=start, x2=end, y=rank, tooltip=life),
        inside.encode(x=start, x2=end, y=rank, opacity=hollow, tooltip=life),
        name.encode(x=alt.XValue("width"), y=rank, text=alt.Text("name:N"), color=tone),
    ).resolve_scale(y="independent")
    return framed(chart, frame, height=_HEIGHT)


def _sentence(tables, *, programme):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    return say(
        f"lego_years.{'over' if found['is_over'] else 'runs_on'}",
        name=programme,
        first=found["first"],
        before=number(found["revenue_first"], 1),
        last=found["last"],
        after=number(found["revenue_last"], 1),
        margin=percent(found["margin_last"]),
    )


lego_years = Explorer(
    name="lego_years",
    controls=(choice("programme", NAMES, default="Mindstorms", shown=str),),
    rows=_rows,
    columns={
        "lives": (
            Column("name", is_text=True),
            Column("began"),
            Column("over", is_text=True),
            Column("word", is_text=True),
            Column("does", is_text=True),
            drawn("rank"),
            drawn("start", 2),
            drawn("end", 2),
            drawn("look", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "money": (
            Column("year"),
            Column("revenue", 1),
            Column("profit", 1),
            Column("margin", 0, is_percent=True),
        ),
        "chosen": (drawn("start", 2), drawn("end", 2)),
        "outcome": (
            Column("first"),
            Column("revenue_first", 1),
            Column("last"),
            Column("revenue_last", 1),
            Column("margin_last", 0, is_percent=True),
            drawn("is_over"),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
