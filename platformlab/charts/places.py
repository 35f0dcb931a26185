"""Four places around one interaction: who takes part, who deals with whom, who pays whom.

There are two shapes. On a platform the two sides stand around the interaction, with the owner above;
in a pipeline the owner stands between them, and what is sold runs through its hands.
"""

import math
import textwrap

import altair as alt

from platformlab.charts.shapes import shapes
from platformlab.charts.theme import colour, framed, quoted, rows
from platformlab.words import text

ROLES = ("owner", "provider", "producers", "consumers")
# How the middle is drawn: colour and dashes. In a pipeline the lines lead to the owner.
KINDS = {
    "platform": ("platform", []),
    "borderline": ("platform", [6, 5]),
    "pipeline": ("pipeline", [2, 5]),
}
ENDS = ("x", "y", "x2", "y2")  # of a line, in pixels
SIDES_OF_BOX = ("left", "right", "top", "bottom", "middle")  # of a place, in pixels
_MARGIN = 8


def places(names, kind):
    """Columns of the four places: role, who stands there, broken into lines, and where each stands."""
    columns = {"role": list(map(_role, ROLES)), "who": [names[role] for role in ROLES]}
    for prefix, form in shapes(kind).items():
        boxes = [form.boxes[role] for role in ROLES]
        who = zip(ROLES, boxes, strict=True)
        columns[f"{prefix}lines"] = [_broken(names[role], box.letters) for role, box in who]
        columns |= _sides(prefix, boxes)
    return columns


def core(words, kind):
    """Columns of the interaction in the middle; `kind` is one of `KINDS`."""
    columns = {"kind": [_kind(kind)], "title": [text(f"places.middle.{kind}")], "words": [words]}
    for prefix, form in shapes(kind).items():
        columns[f"{prefix}lines"] = [_broken(words, form.core.letters)]
        columns |= _sides(prefix, [form.core])
    return columns


def ties(kind):
    """Columns of the lines between the places: from the middle to both sides, and to the provider."""
    columns = {"is_deal": [_kind(kind), _kind(kind), ""]}
    for prefix, form in shapes(kind).items():
        ends = zip(*form.dealings, form.tie, strict=True)
        columns |= dict(zip((f"{prefix}{name}" for name in ENDS), map(list, ends), strict=True))
    return columns


def payments(flows, kind):
    """Columns of the arrows of money: who pays, who is paid, for what, and where it is drawn."""
    columns = {
        "payer": [_role(payer) for payer, _, _ in flows],
        "payee": [_role(payee) for _, payee, _ in flows],
        "what": [what for _, _, what in flows],
    }
    for prefix, form in shapes(kind).items():
        drawn = [_arrow(form, *flow) for flow in flows]
        for at, name in enumerate((*ENDS, "turn", "word_x", "word_y")):
            columns[f"{prefix}{name}"] = [numbers[at] for numbers in drawn]
    return columns


def ecosystem(frame):
    """Draw the tables ``places``, ``core``, ``ties`` and ``payments``."""
    prefix = "narrow_" if frame.is_narrow else ""
    form = shapes("platform")[prefix]
    layers = [
        _tie(form, prefix),
        *(_dealing(form, prefix, kind) for kind in KINDS),
        *_money(form, prefix),
    ]
    for kind, (tone, dash) in KINDS.items():
        here = f"datum.kind === {quoted(_kind(kind))}"
        layers.append(_box("core", form, prefix, tone, here, dash))
    layers += _words("core", form, prefix, "title", "ink")
    for role in ROLES:
        here = f"datum.role === {quoted(_role(role))}"
        layers.append(_box("places", form, prefix, role, here))
        layers += _words("places", form, prefix, "role", role, here)
    height = form.height + 2 * _MARGIN
    edges = {"left": _MARGIN, "right": _MARGIN, "top": _MARGIN, "bottom": _MARGIN}
    return framed(alt.layer(*layers), frame, height=height, **edges)


def _sides(prefix, boxes):
    """Columns of where boxes stand, by the names of `SIDES_OF_BOX`."""
    found = [
        (box.x, box.x + box.width, box.y, box.y + box.height, box.x + box.width / 2)
        for box in boxes
    ]
    names = (f"{prefix}{side}" for side in SIDES_OF_BOX)
    return dict(zip(names, map(list, zip(*found, strict=True)), strict=True))


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
    ends, (x2, y2) = _ends(form, prefix), _head(form, prefix)
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
        line.encode(**ends, tooltip=tooltip),
        head.encode(x=x2, y=y2, angle=turn, tooltip=tooltip),
        word.encode(x=word_x, y=word_y, text=alt.Text("what:N")),
    ]


def _at(field, size, *, is_y=False):
    channel, scale = (
        (alt.Y if is_y else alt.X),
        alt.Scale(domain=[0, size], reverse=is_y, nice=False),
    )
    return channel(f"{field}:Q", axis=None, scale=scale)


def _head(form, prefix):
    """Where a line ends."""
    return _at(f"{prefix}x2", form.width), _at(f"{prefix}y2", form.height, is_y=True)


def _ends(form, prefix):
    """Both ends of a line, as channels."""
    x, y = _at(f"{prefix}x", form.width), _at(f"{prefix}y", form.height, is_y=True)
    return {"x": x, "y": y, "x2": alt.X2(f"{prefix}x2"), "y2": alt.Y2(f"{prefix}y2")}


def _dealing(form, prefix, kind):
    """Lines from the middle to both sides: in the colour of a platform where these deal directly."""
    tone, dash = KINDS[kind]
    here = rows("ties").transform_filter(f"datum.is_deal === {quoted(_kind(kind))}")
    dash = [] if kind == "pipeline" else dash
    mark = here.mark_rule(color=colour(tone), strokeWidth=4, strokeDash=dash)
    return mark.encode(**_ends(form, prefix))


def _tie(form, prefix):
    """Thin line from the provider to what it carries."""
    mark = rows("ties").transform_filter("datum.is_deal === ''").mark_rule(color=colour("muted"))
    return mark.encode(**_ends(form, prefix))


def _box(table, form, prefix, tone, here, dash=()):
    mark = {"fill": colour("paper"), "stroke": colour(tone), "strokeWidth": 2, "cornerRadius": 8}
    return (
        rows(table)
        .transform_filter(here)
        .mark_rect(**mark, strokeDash=list(dash))
        .encode(
            x=_at(f"{prefix}left", form.width),
            x2=alt.X2(f"{prefix}right"),
            y=_at(f"{prefix}top", form.height, is_y=True),
            y2=alt.Y2(f"{prefix}bottom"),
        )
    )


def _words(table, form, prefix, title, tone, here="true"):
    """Title of a place in its colour, and below it who stands there."""
    base = rows(table).transform_filter(here)
    middle = _at(f"{prefix}middle", form.width)
    top = _at(f"{prefix}top", form.height, is_y=True)
    head = base.mark_text(fontWeight=700, color=colour(tone), baseline="top", dy=10)
    who = base.mark_text(lineBreak="\n", lineHeight=18, baseline="top", dy=32)
    return [
        head.encode(x=middle, y=top, text=alt.Text(f"{title}:N")),
        who.encode(x=middle, y=top, text=alt.Text(f"{prefix}lines:N")),
    ]
