"""Four places around one interaction: who takes part, who deals with whom, who pays whom.

Positions are fixed for each width; what changes is who stands in a place, and which arrows
are drawn.
"""

import math
import textwrap
from typing import NamedTuple

import altair as alt

from platformlab.charts.theme import colour, framed, quoted, rows
from platformlab.words import text

ROLES = ("owner", "provider", "producers", "consumers")
# How the middle is drawn: colour and dashes. In a pipeline no line leads to the sides.
KINDS = {
    "platform": ("platform", []),
    "borderline": ("platform", [6, 5]),
    "pipeline": ("pipeline", [2, 5]),
}
_MARGIN = 8


class _Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    letters: int  # in one line


class _Width(NamedTuple):
    """Where everything stands in a drawing of one width; ways run from edge to edge of two places."""

    width: float
    height: float
    boxes: dict
    core: _Box
    dealings: tuple  # lines between the core and the two sides
    ways: dict  # (x, y, x2, y2) of the arrow, then the middle of its word


_WIDE = _Width(
    704,
    404,
    {
        "owner": _Box(212, 0, 280, 78, 36),
        "provider": _Box(212, 326, 280, 78, 36),
        "producers": _Box(0, 142, 194, 120, 24),
        "consumers": _Box(510, 142, 194, 120, 24),
    },
    _Box(252, 180, 200, 82, 24),
    ((195, 221, 251, 221), (453, 221, 509, 221)),
    {
        ("consumers", "producers"): (510, 160, 194, 160, 352, 148),
        ("consumers", "owner"): (600, 142, 492, 44, 584, 84),
        ("producers", "owner"): (104, 142, 212, 44, 120, 84),
        ("consumers", "provider"): (600, 262, 492, 360, 584, 320),
        ("producers", "provider"): (104, 262, 212, 360, 120, 320),
        ("provider", "owner"): (232, 326, 232, 78, 266, 304),
    },
)
_NARROW = _Width(
    328,
    412,
    {
        "owner": _Box(0, 0, 328, 60, 40),
        "provider": _Box(0, 352, 328, 60, 40),
        "producers": _Box(28, 102, 132, 96, 17),
        "consumers": _Box(196, 102, 132, 96, 17),
    },
    _Box(84, 234, 188, 78, 24),
    ((120, 199, 140, 233), (236, 199, 216, 233)),
    {
        ("consumers", "producers"): (196, 140, 160, 140, 178, 216),
        ("consumers", "owner"): (280, 102, 280, 60, 236, 81),
        ("producers", "owner"): (70, 102, 70, 60, 114, 81),
        ("consumers", "provider"): (300, 198, 300, 352, 256, 332),
        ("producers", "provider"): (54, 198, 54, 352, 106, 332),
        ("provider", "owner"): (14, 352, 14, 60, 42, 81),
    },
)
_WIDTHS = {"": _WIDE, "narrow_": _NARROW}


def places(names):
    """Columns of the four places: role, who stands there, the same broken into lines."""
    columns = {"role": list(map(_role, ROLES)), "who": [names[role] for role in ROLES]}
    for prefix, form in _WIDTHS.items():
        columns[f"{prefix}lines"] = [_broken(names[r], form.boxes[r].letters) for r in ROLES]
    return columns


def core(words, kind):
    """Columns of the interaction in the middle; `kind` is one of `KINDS`."""
    columns = {"kind": [_kind(kind)], "title": [text(f"places.middle.{kind}")], "words": [words]}
    return columns | {f"{p}lines": [_broken(words, f.core.letters)] for p, f in _WIDTHS.items()}


def payments(flows):
    """Columns of the arrows of money: who pays, who is paid, for what, and where it is drawn."""
    columns = {
        "payer": [_role(payer) for payer, _, _ in flows],
        "payee": [_role(payee) for _, payee, _ in flows],
        "what": [what for _, _, what in flows],
    }
    for prefix, form in _WIDTHS.items():
        drawn = [_arrow(form, *flow) for flow in flows]
        for at, name in enumerate(("x", "y", "x2", "y2", "turn", "word_x", "word_y")):
            columns[f"{prefix}{name}"] = [numbers[at] for numbers in drawn]
    return columns


def ecosystem(frame):
    """Draw the tables ``places``, ``core`` and ``payments``."""
    prefix = "narrow_" if frame.is_narrow else ""
    form = _WIDTHS[prefix]
    layers = [
        *_money(form, prefix),
        *(_dealing(ends, kind) for ends in form.dealings for kind in KINDS),
        *(
            _box("core", form.core, tone, f"datum.kind === {quoted(_kind(kind))}", dash)
            for kind, (tone, dash) in KINDS.items()
        ),
        *_words("core", form.core, "title", f"{prefix}lines", "ink"),
    ]
    for role in ROLES:
        here = f"datum.role === {quoted(_role(role))}"
        layers.append(_box("places", form.boxes[role], role, here))
        layers += _words("places", form.boxes[role], "role", f"{prefix}lines", role, here)
    height = form.height + 2 * _MARGIN
    edges = {"left": _MARGIN, "right": _MARGIN, "top": _MARGIN, "bottom": _MARGIN}
    return framed(alt.layer(*layers), frame, height=height, **edges)


def _role(role):
    return text(f"places.roles.{role}")


def _kind(kind):
    return text(f"places.kinds.{kind}")


def _broken(words, letters):
    return "\n".join(textwrap.wrap(words, letters))


def _arrow(form, payer, payee, what):
    """Ends, turn of the head in degrees, and the middle of the word."""
    if (payer, payee) in form.ways:
        x, y, x2, y2, *word = form.ways[payer, payee]
    else:
        x2, y2, x, y, *word = form.ways[payee, payer]
    turn, length = math.atan2(x2 - x, y - y2), math.hypot(x2 - x, y2 - y)
    away, across = 4 / length, (length - 8) / length  # keep tail and head clear of the places
    tail = x + away * (x2 - x), y + away * (y2 - y)
    head = x + across * (x2 - x), y + across * (y2 - y)
    return *tail, *head, math.degrees(turn) % 360, *word


def _money(form, prefix):
    x, x2 = (_at(f"{prefix}{name}", form.width) for name in ("x", "x2"))
    y, y2 = (_at(f"{prefix}{name}", form.height, is_y=True) for name in ("y", "y2"))
    tooltip = [
        alt.Tooltip("payer:N"),
        alt.Tooltip("payee:N"),
        alt.Tooltip("what:N"),
    ]
    line = rows("payments").mark_rule(color=colour("ink"), strokeWidth=1.5)
    head = rows("payments").mark_point(
        shape="triangle", size=90, filled=True, color=colour("ink"), opacity=1
    )
    word = rows("payments").mark_text(fontStyle="italic", baseline="middle")
    word_x = _at(f"{prefix}word_x", form.width)
    word_y = _at(f"{prefix}word_y", form.height, is_y=True)
    turn = alt.Angle(f"{prefix}turn:Q", scale=alt.Scale(domain=[0, 360], range=[0, 360]))
    return [
        line.encode(x=x, y=y, x2=alt.X2(f"{prefix}x2"), y2=alt.Y2(f"{prefix}y2"), tooltip=tooltip),
        head.encode(x=x2, y=y2, angle=turn, tooltip=tooltip),
        word.encode(x=word_x, y=word_y, text=alt.Text("what:N")),
    ]


def _at(field, size, *, is_y=False):
    channel, scale = (
        (alt.Y if is_y else alt.X),
        alt.Scale(domain=[0, size], reverse=is_y, nice=False),
    )
    return channel(f"{field}:Q", axis=None, scale=scale)


def _dealing(ends, kind):
    """Line between the core and a side: solid where they deal directly, none in a pipeline."""
    tone, dash = KINDS[kind]
    kinds = (alt.XValue, alt.YValue, alt.X2Value, alt.Y2Value)
    x, y, x2, y2 = (kind(end) for kind, end in zip(kinds, ends, strict=True))
    here = rows("core").transform_filter(f"datum.kind === {quoted(_kind(kind))}")
    width = 0 if kind == "pipeline" else 4
    return here.mark_rule(color=colour(tone), strokeWidth=width, strokeDash=dash).encode(
        x=x, y=y, x2=x2, y2=y2
    )


def _box(table, box, tone, here, dash=()):
    mark = {"fill": colour("paper"), "stroke": colour(tone), "strokeWidth": 2, "cornerRadius": 8}
    return (
        rows(table)
        .transform_filter(here)
        .mark_rect(**mark, strokeDash=list(dash))
        .encode(
            x=alt.XValue(box.x),
            x2=alt.X2Value(box.x + box.width),
            y=alt.YValue(box.y),
            y2=alt.Y2Value(box.y + box.height),
        )
    )


def _words(table, box, title, lines, tone, here="true"):
    """Title of a place in its colour, and below it who stands there."""
    base = rows(table).transform_filter(here)
    middle = alt.XValue(box.x + box.width / 2)
    head = base.mark_text(fontWeight=700, color=colour(tone), baseline="top")
    who = base.mark_text(lineBreak="\n", lineHeight=18, baseline="top")
    return [
        head.encode(x=middle, y=alt.YValue(box.y + 10), text=alt.Text(f"{title}:N")),
        who.encode(x=middle, y=alt.YValue(box.y + 32), text=alt.Text(f"{lines}:N")),
    ]
