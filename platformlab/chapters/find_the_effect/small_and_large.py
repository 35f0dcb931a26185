"""Explorer of the large newcomer: what a pool adds to those who are much by themselves."""

import altair as alt
import numpy as np

from platformlab.chapters.find_the_effect._members import spread_out
from platformlab.chapters.find_the_effect._shares import WAYS
from platformlab.chapters.find_the_effect.market import OWNER, OWNERS, POOL, POOLS
from platformlab.charts.curves import axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_LARGEST = POOLS[0]  # the lines end where she is as large as the smallest pool
_GAP = 0.065  # of the axis, between two words at the end of lines
_OWN = sorted({round(count) for count in np.geomspace(1, _LARGEST, 46)})
GAINS = {"data": "maintenance", "chance": "pooling"}  # lines, and the ways in which they come about


def added(line_of, own, pool):
    """What a pool adds for each machine of an owner, as a part of what it adds to an owner of one.

    Contacts are added whatever one owns: nobody trades with herself.
    """
    if line_of == "contacts":
        return np.ones(len(own))
    brings = WAYS[GAINS[line_of]](np.array([1, pool, *own]))
    one, whole, alone = brings[0], brings[1], brings[2:]
    return np.maximum(whole - alone, 0) / (whole - one)


def _rows(*, own, pool):
    lines = {name: added(name, _OWN, pool) for name in (*GAINS, "contacts")}
    now = {name: float(added(name, [own], pool)[0]) for name in lines}
    return {
        **{name: {"own": _OWN, "share": values} for name, values in lines.items()},
        "now": {
            "own": 3 * [own],
            "share": list(now.values()),
            "name": [say(f"small_and_large.names.{name}") for name in now],
        },
        "words": {
            "own": 3 * [_LARGEST],
            "share": spread_out([values[-1] for values in lines.values()], _GAP),
            "label": [say(f"small_and_large.marks.{name}") for name in now],
        },
        "outcome": {name: [value] for name, value in now.items()},
    }


def _chart(frame):
    axis = alt.Axis(values=[1, 10, 100, 1_000], format=",d", title="own")
    scale = alt.Scale(type="log", domain=(1, 1_000), nice=False)
    x = alt.X("own:Q", scale=scale, axis=axis)
    y = axis_y("share", domain=(0, 1.12), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    tooltip = [alt.Tooltip("name:N"), alt.Tooltip("share:Q", format=".0%")]
    chart = alt.layer(
        line("contacts", x, y, role="muted"),
        line("chance", x, y, role="pipeline", is_dashed=True),
        line("data", x, y),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("words", x, y, "label"),
    )
    return framed(chart, frame, right=84)


def _sentence(tables, *, own, pool):
    now = {name: percent(tables["outcome"][name][0]) for name in (*GAINS, "contacts")}
    return say("small_and_large.said", n=own, pool=number(pool), **now)


small_and_large = Explorer(
    name="small_and_large",
    controls=(
        choice("own", OWNERS, default=OWNER, shown=number),
        choice("pool", POOLS, default=POOL, shown=number),
    ),
    rows=_rows,
    columns={
        "outcome": tuple(
            Column(name, 1, is_percent=True) for name in ("data", "chance", "contacts")
        ),
        **{
            name: (Column("own"), Column("share", 1, is_percent=True))
            for name in ("data", "chance", "contacts")
        },
        "now": (drawn("own"), drawn("share", 1, is_percent=True), drawn("name", is_text=True)),
        "words": (drawn("own"), drawn("share", 2, is_percent=True), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
