"""Explorer of base rates: how long platforms of makers have lived, and what has become of them."""

import altair as alt

from platformlab.charts.curves import axis_x
from platformlab.charts.theme import colour, framed, quoted, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

# Kinds of platform by group, as the table names them.
GROUPS = {
    "industrial": ("industrial data", "farm data", "market of makers"),
    "other": ("mobility", "device ecosystem", "user innovation", "market of users"),
}
QUESTIONS = ("still_offered", "owner_kept_it", "leans_on_owner")  # one column each
ANSWERS = ("yes", "in part", "no", "unknown")
_FILLS = {"yes": "platform", "in part": "paper", "no": "pipeline", "unknown": "paper"}
_SHAPES = {"yes": "circle", "in part": "diamond", "no": "square", "unknown": "circle"}
_FIRST, _LAST = 1998, 2026
_LINE = 21  # pixels of the drawing for each platform


def found(group):
    """Platforms of a group, the oldest first; only rows with a firm source."""
    table = load("industrial_platforms")
    return table[table["kind"].isin(GROUPS[group])].sort_values(["launched", "platform"])


def _year(date):
    """Year and part of it of a date that may be a year, a month or a day."""
    year, month = int(date[:4]), date[5:7]
    return year + (2 * int(month) - 1) / 24 if month else year + 1 / 2


def _short(name):
    """First part of a name: what stands after a comma or in brackets is left out."""
    return name.partition(",")[0].partition(" (")[0]


def _rows(*, kind, question):
    table = found(kind)
    answers = table[question]
    return {
        "lives": {
            "rank": range(1, len(table) + 1),
            "name": table["platform"].map(_short),
            "owner": table["owner"],
            "start": table["launched"].map(_year),
            "end": table["last_date"].map(_year),
            "launched": table["launched"].str[:4].astype(int),
            "last": table["last_date"].str[:4].astype(int),
            "look": answers,
            "word": [say(f"lives.answers.{_key(answer)}") for answer in answers],
            "outcome": table["outcome"],
            "certain": [say(f"lives.certain.{confidence}") for confidence in table["confidence"]],
        },
        "counts": {
            "all": [len(table)],
            **{_key(answer): [int((answers == answer).sum())] for answer in ANSWERS},
        },
    }


def _key(answer):
    return answer.replace(" ", "_")


def _by_answer(looks):
    """Value of a channel for each answer."""
    *first, last = looks.items()
    value = alt.when(f"datum.look === {quoted(first[0][0])}").then(alt.value(first[0][1]))
    for answer, look in first[1:]:
        value = value.when(f"datum.look === {quoted(answer)}").then(alt.value(look))
    return value.otherwise(alt.value(last[1]))


def _chart(frame):
    names, ends = (126, 82) if frame.is_narrow else (150, 92)
    ticks = [2000, 2010, 2020] if frame.is_narrow else [2000, 2005, 2010, 2015, 2020, 2025]
    x, at_end = (
        axis_x(field, domain=(_FIRST, _LAST + 0.5), values=ticks, title="year")
        for field in ("start", "end")
    )
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=list(range(1, _most() + 1))))
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("name", "owner", "word", "outcome")]
    life = rows("lives").mark_rule(color=colour("muted"), strokeWidth=2)
    tones = {answer: colour(role) for answer, role in _FILLS.items()}
    end = rows("lives").mark_point(size=100, stroke=colour("ink"), strokeWidth=1.5)
    name = rows("lives").mark_text(align="right", dx=-8, limit=names - 10)
    word = rows("lives").mark_text(align="left", dx=12, limit=ends)
    chart = alt.layer(
        life.encode(x=x, x2=alt.X2("end:Q"), y=y, tooltip=tooltip),
        end.encode(
            x=at_end, y=y, tooltip=tooltip, fill=_by_answer(tones), shape=_by_answer(_SHAPES)
        ),
        name.encode(x=alt.XValue(0), y=y, text=alt.Text("name:N")),
        word.encode(x=alt.XValue("width"), y=y, text=alt.Text("word:N")),
    )
    height = _most() * _LINE + 24 + 50
    return framed(chart, frame, left=names, right=ends, top=24, height=height)


def _most():
    return max(len(found(group)) for group in GROUPS)


def _sentence(tables, *, question, **_):
    counts = tables["counts"]
    said = _counted(f"lives.{question}", counts)
    if not counts["unknown"][0]:
        return said
    return f"{said} {_counted('lives.no_source', counts)}"


def _counted(key, counts):
    return say(key, **{name: number(counts[name][0]) for name in say.slots(key)})


lives = Explorer(
    name="lives",
    controls=(
        choice("question", QUESTIONS, default=QUESTIONS[0]),
        choice("kind", tuple(GROUPS), default="industrial"),
    ),
    rows=_rows,
    columns={
        "lives": (
            Column("name", is_text=True),
            Column("owner", is_text=True),
            Column("launched"),
            Column("last"),
            Column("word", is_text=True),
            Column("outcome", is_text=True),
            Column("certain", is_text=True),
            drawn("rank"),
            drawn("start", 2),
            drawn("end", 2),
            drawn("look", is_text=True),
        ),
        "counts": tuple(Column(name) for name in ("all", *map(_key, ANSWERS))),
    },
    chart=_chart,
    sentence=_sentence,
)
