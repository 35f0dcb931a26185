"""Explorer of four value chains: at which stage another gains, through what, and whose gain it is."""

from functools import cache

import altair as alt

from platformlab.chapters.find_the_effect.market import FIRMS, STAGES
from platformlab.charts.bars import key
from platformlab.charts.theme import framed, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

KINDS = ("same side", "cross side", "data", "standard")  # those of an effect, as the table has them
QUESTIONS = ("helps_others", "kind", "kept", "measured")  # one column of the table each
_NO_EFFECT = {"no", "none", "scale", "scope"}
_LOOKS = {
    "full": ("platform", "filled"),
    "half": ("platform", "pale"),
    "not": ("pipeline", "hollow"),
    "empty": ("paper", "hollow"),
}
_ROW = 38  # pixels of the drawing for each stage


@cache
def coded():
    """Rows of the table by firm and stage."""
    table = load("chain_effects").fillna("")
    return {(row["firm"], row["stage"]): row for row in table.to_dict("records")}


def answer(firm, stage, question):
    """What the table says to a question; nothing where there is no row, or no answer."""
    row = coded().get((firm, stage))
    return row[question] if row else ""


def look(said):
    """How an answer is drawn: an effect, a doubtful one, none, or nothing found."""
    if not said:
        return "empty"
    return "half" if said == "unknown" else "not" if said in _NO_EFFECT else "full"


def _key(words):
    return words.replace(" ", "_")


def _word(said, form):
    return say(f"eight_stages.{form}.{_key(said) or 'nothing'}")


def _rows(*, question):
    places = [(firm, stage) for firm in FIRMS for stage in STAGES]
    said = [answer(*place, question) for place in places]
    found = [coded().get(place) for place in places]
    effects = sum(answer(*place, "helps_others") == "yes" for place in places)
    looks = [look(one) for one in said]
    kinds = [answer(*place, "kind") for place in places]
    return {
        "cells": {
            "row": [STAGES.index(stage) + 1 for _, stage in places],
            "column": [FIRMS.index(firm) + 1 for firm, _ in places],
            "firm": [firm for firm, _ in places],
            "stage": [_stage(stage) for _, stage in places],
            "look": looks,
            "word": [_word(one, "words") for one in said],
            "brief": [_word(one, "brief") for one in said],
            "practice": [row["practice"] if row else _word("", "words") for row in found],
            "evidence": [row["evidence"] if row else "" for row in found],
        },
        "stages": {"row": range(1, len(STAGES) + 1), "name": [_stage(one) for one in STAGES]},
        "heads": {"column": range(1, len(FIRMS) + 1), "firm": list(FIRMS)},
        "outcome": {
            "all": [len(places)],
            "effects": [effects],
            "without": [len(places) - effects],
            **{_key(kind): [kinds.count(kind)] for kind in KINDS},
            "yes": [looks.count("full")],
            "no": [looks.count("not")],
            "open": [looks.count("half")],
        },
    }


def _stage(stage):
    return say(f"eight_stages.stages.{_key(stage)}")


def _places(names):
    """A band for each name, so that a mark can stand at its beginning."""
    return alt.Scale(type="band", domain=list(range(1, len(names) + 1)))


def _chart(frame):
    left, text = (86, "brief") if frame.is_narrow else (110, "word")
    x, start = (
        alt.X("column:O", axis=None, scale=_places(FIRMS), bandPosition=at) for at in (0.5, 0.1)
    )
    y = alt.Y("row:O", axis=None, scale=_places(STAGES))
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("firm", "stage", "practice", "evidence")]
    name = rows("stages").mark_text(align="right", dx=-12, baseline="middle")
    head = rows("heads").mark_text(align="center", baseline="bottom", fontWeight=600)
    touched = rows("cells").mark_point(size=900, opacity=0)
    chart = alt.layer(
        name.encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
        head.encode(x=x, y=alt.YValue(-10), text=alt.Text("firm:N")),
        key("cells", start, y, looks=_LOOKS, field="look", text=text),
        touched.encode(x=x, y=y, tooltip=tooltip),
    )
    height = len(STAGES) * _ROW + 48
    return framed(chart, frame, left=left, right=8, top=40, bottom=8, height=height)


def _sentence(tables, *, question):
    outcome = {name: number(values[0]) for name, values in tables["outcome"].items()}
    sentence = f"eight_stages.{question}"
    return say(sentence, **{name: outcome[name] for name in say.slots(sentence)})


eight_stages = Explorer(
    name="eight_stages",
    controls=(choice("question", QUESTIONS, default=QUESTIONS[0]),),
    rows=_rows,
    columns={
        "cells": (
            Column("firm", is_text=True),
            Column("stage", is_text=True),
            Column("word", is_text=True),
            Column("practice", is_text=True),
            Column("evidence", is_text=True),
            drawn("row"),
            drawn("column"),
            drawn("look", is_text=True),
            drawn("brief", is_text=True),
        ),
        "outcome": tuple(
            Column(name)
            for name in ("all", "effects", "without", "yes", "no", "open", *map(_key, KINDS))
        ),
        "stages": (drawn("row"), drawn("name", is_text=True)),
        "heads": (drawn("column"), drawn("firm", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
