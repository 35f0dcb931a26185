"""Explorer of the ten most valuable firms: who of them is still there some years later, by rule."""

import altair as alt

from platformlab.chapters.hindsight.market import SPANS
from platformlab.charts.curves import labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.verdicts.giants import RULES, top_ten
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_RENAMED = {"Facebook": "Meta Platforms"}


def ten(year, rule):
    """The ten of a year by rank: today's names, and whether each is a platform by a rule."""
    found = top_ten(year)
    names = found["company"].replace(_RENAMED)
    counted = found[f"platform_{rule}"]
    return {
        name: (int(rank), bool(is_platform))
        for name, rank, is_platform in zip(names, found["rank"], counted, strict=True)
    }


def traced(span, rule):
    """The ten at both ends of a span, and the names of those who stayed."""
    before, after = (ten(year, rule) for year in SPANS[span])
    return before, after, [name for name in before if name in after]


def _side(firms, stayed):
    """One column of names, and what became of each, or where it came from."""
    ranks, counted = zip(*firms.values(), strict=True)
    return {
        "rank": ranks,
        "name": list(firms),
        "is_marked": marks(counted),
        "fate": [say(f"ten_traced.fates.{'both' if f in stayed else 'one'}") for f in firms],
    }


def _counts(before, after, stayed):
    """How many stayed and how many came, platforms and others."""
    came = [name for name in after if name not in before]
    platforms = [name for name, (_, is_platform) in before.items() if is_platform]
    return {
        "platforms": [len(platforms)],
        "platforms_stayed": [sum(name in stayed for name in platforms)],
        "others": [len(before) - len(platforms)],
        "others_stayed": [sum(name in stayed for name in before if name not in platforms)],
        "came": [len(came)],
        "platforms_came": [sum(after[name][1] for name in came)],
    }


def _rows(*, rule, span):
    before, after, stayed = traced(span, rule)
    return {
        "counts": _counts(before, after, stayed),
        "before": _side(before, stayed),
        "after": _side(after, stayed),
        "stayed": {
            "name": stayed,
            "rank": [before[name][0] for name in stayed],
            "rank_after": [after[name][0] for name in stayed],
            "is_marked": marks([before[name][1] for name in stayed]),
        },
        "before_head": {"rank": [0], "name": [str(SPANS[span][0])]},
        "after_head": {"rank": [0], "name": [str(SPANS[span][1])]},
    }


def _chart(frame):
    before, after = (142, 134) if frame.is_narrow else (166, 130)  # pixels for their names
    scale = alt.Scale(domain=[10.6, -0.5], nice=False)
    y = alt.Y("rank:Q", axis=None, scale=scale)
    left, right = alt.XValue(0), alt.XValue("width")
    way = (
        rows("stayed")
        .mark_rule(strokeCap="round")
        .encode(
            x=left,
            x2=alt.X2Value("width"),
            y=y,
            y2=alt.Y2("rank_after:Q"),
            color=by_mark(colour("platform"), colour("pipeline")),
            strokeWidth=by_mark(3, 1.5, channel=alt.StrokeWidthValue),
        )
    )
    sides = (("before", left, "right", -10, before), ("after", right, "left", 10, after))
    drawing = [way, *(_points(table, x, y) for table, x, *_ in sides)]
    for table, x, align, dx, room in sides:
        drawing += [
            labels(table, x, y, "name", align=align, dx=dx, limit=room - 12),
            labels(f"{table}_head", x, y, "name", align=align, dx=dx, role="muted"),
        ]
    return framed(alt.layer(*drawing), frame, left=before, right=after, top=8, bottom=8)


def _points(table, x, y):
    """A point for each firm: filled where it counts as a platform."""
    point = rows(table).mark_point(size=80, strokeWidth=2, filled=False)
    return point.encode(
        x=x,
        y=y,
        tooltip=[alt.Tooltip("name:N"), alt.Tooltip("rank:Q"), alt.Tooltip("fate:N")],
        fill=by_mark(colour("platform"), colour("paper"), channel=alt.FillValue),
        stroke=by_mark(colour("platform"), colour("pipeline"), channel=alt.StrokeValue),
    )


def _sentence(tables, *, rule, span):
    before, after = SPANS[span]
    counts = {name: number(values[0]) for name, values in tables["counts"].items()}
    return say(f"ten_traced.{rule}", before=before, after=after, **counts)


_SIDE = (
    Column("rank"),
    Column("name", is_text=True),
    Column("is_marked", is_text=True),
    Column("fate", is_text=True),
)
_HEAD = (drawn("rank"), drawn("name", is_text=True))

ten_traced = Explorer(
    name="ten_traced",
    controls=(
        choice("rule", RULES, default="broad"),
        choice("span", tuple(SPANS), default="to_date"),
    ),
    rows=_rows,
    columns={
        "counts": (
            Column("platforms"),
            Column("platforms_stayed"),
            Column("others"),
            Column("others_stayed"),
            Column("came"),
            Column("platforms_came"),
        ),
        "before": _SIDE,
        "after": _SIDE,
        "stayed": (
            drawn("name", is_text=True),
            drawn("rank"),
            drawn("rank_after"),
            drawn("is_marked", is_text=True),
        ),
        "before_head": _HEAD,
        "after_head": _HEAD,
    },
    chart=_chart,
    sentence=_sentence,
)
