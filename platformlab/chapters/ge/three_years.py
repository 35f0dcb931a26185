"""Explorer of a review: what three years of losses say about the years to come."""

import altair as alt

from platformlab.chapters.ge._launches import MONTHS, SLIDERS, paths, picked, reviewed
from platformlab.chapters.ge.market import (
    FARTHEST_ABOVE,
    FARTHEST_BELOW,
    FULL_REVENUE,
    LAST_YEAR,
    LAUNCHES,
    LINES,
    REVIEW,
    START,
    YEARLY_COST,
)
from platformlab.charts.curves import axis_x, axis_y, labels, level, moment
from platformlab.charts.theme import colour, framed, rows
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import billions, number, share

say = Wordbook(__file__)

_REVIEWS = tuple(range(1, 9))
_CLEAR = 6  # between the outermost line of a fate and its words, USD billion
_FATES = {"pays": ("platform", 2.5, []), "never": ("pipeline", 1.75, [8, 6])}


def _rows(*, year, success_chance, speed_consumers):
    found = reviewed(success_chance, speed_consumers, year)
    shown = picked(found)
    groups = {
        "pays": shown[found.pays[shown]],
        "never": shown[~found.pays[shown]],
    }
    losing, paying = int(found.loses.sum()), int((found.loses & found.pays).sum())
    further = found.cash[-1] - found.cash[year * MONTHS]
    return {
        **{fate: paths(found, chosen) for fate, chosen in groups.items()},
        "outcome": {
            "losing": [losing],
            "earning": [LAUNCHES - losing],
            "pays": [paying],
            "share": [found.share],
            "further": [float(further[found.loses].mean()) if losing else 0.0],
        },
        "review": {
            "year": [year],
            "cash": [_TOP],
            "label": [say("three_years.marks.review", year=year)],
        },
        "ends": {
            "year": 2 * [LAST_YEAR],
            "cash": [
                _end(found, groups["pays"], 0, max) + _CLEAR,
                _end(found, groups["never"], -_CLEAR, min) - _CLEAR,
            ],
            "label": [
                say("three_years.marks.pays", count=paying),
                say("three_years.marks.never", count=losing - paying),
            ],
            "look": list(_FATES),
        },
        "zero": {"cash": [0]},
    }


_LOW, _TOP = -34, 44


def _end(found, chosen, instead, outermost):
    """Height of the outermost line of a fate, where its words stand."""
    return float(outermost(found.cash[-1, chosen])) if len(chosen) else instead


def _lines(fate, x, y):
    role, width, dash = _FATES[fate]
    mark = {"color": colour(role), "strokeWidth": width, "strokeDash": dash}
    return rows(fate).mark_line(**mark).encode(x=x, y=y, detail=alt.Detail("launch:N"))


def _chart(frame):
    x = axis_x("year", domain=(0, LAST_YEAR), values=[0, 3, 6, 9, 12, 15])
    y = axis_y("cash", domain=(_LOW, _TOP), values=[-20, 0, 20, 40])
    tone = alt.Color(
        "look:N",
        scale=alt.Scale(domain=list(_FATES), range=[colour("platform"), colour("muted")]),
        legend=None,
    )
    words = rows("ends").mark_text(align="right", fontWeight=600)
    chart = alt.layer(
        level("zero", y),
        moment("review", x),
        labels("review", x, y, "label", role="threshold", dx=6),
        _lines("never", x, y),
        _lines("pays", x, y),
        words.encode(x=x, y=y, text=alt.Text("label:N"), color=tone),
    )
    return framed(chart, frame)


def _sentence(tables, *, year, **_):
    found = {name: values[0] for name, values in tables["outcome"].items()}
    if not found["losing"]:
        return say("three_years.none", n=year, all=LAUNCHES)
    return say(
        f"three_years.{'brings' if found['further'] > 0 else 'costs'}",
        n=year,
        all=LAUNCHES,
        losing=found["losing"],
        pays=found["pays"],
        share=share(found["share"]),
        last=LAST_YEAR,
        further=billions(1e9 * abs(found["further"])),
    )


three_years = Explorer(
    name="three_years",
    controls=(
        choice("year", _REVIEWS, default=REVIEW, shown=number),
        *SLIDERS,
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "outcome": (
            Column("losing"),
            Column("earning"),
            Column("pays"),
            Column("share", 0, is_percent=True),
            Column("further", 1),
        ),
        "review": (drawn("year"), drawn("cash"), drawn("label", is_text=True)),
        "ends": (
            drawn("year"),
            drawn("cash", 1),
            drawn("label", is_text=True),
            drawn("look", is_text=True),
        ),
        "zero": (drawn("cash"),),
        **{
            fate: (Column("launch"), Column("year"), Column("cash", 1)) for fate in reversed(_FATES)
        },
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "launches": LAUNCHES,
        "drawn": LINES,
        "start": share(START),
        "below": FARTHEST_BELOW,
        "above": FARTHEST_ABOVE,
        "cost": YEARLY_COST,
        "revenue": FULL_REVENUE,
    },
)
