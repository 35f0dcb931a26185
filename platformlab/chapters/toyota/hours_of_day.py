"""Explorer of measured hours: when each service is busy, and what two of them want together."""

import altair as alt

from platformlab.chapters.toyota._hours import (
    PAIRS,
    hours_of,
    measured_where,
    name_of,
    profiles,
    set_of,
    split,
    wanted,
    within,
)
from platformlab.chapters.toyota.market import MEASURED, SERVICE_PEAK, SERVICES
from platformlab.charts.areas import under
from platformlab.charts.curves import axis_x, dots, labels, level, line
from platformlab.charts.multiples import cells
from platformlab.charts.panels import Panel, draw_panels
from platformlab.charts.theme import by_mark, colour, marks, rows
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.models import fleet_profiles
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_DAYS = ("weekday", "weekend")
_HOURS = list(range(24))


def _saving(services, day):
    fleets = fleet_profiles.find_peak_fleets(**hours_of(services, day))
    return fleets, 1 - fleets.shared / fleets.dedicated


def _best_with_riders(day):
    """Pair with the riders, the first service, that saves most."""
    with_riders = [pair for pair in PAIRS if split(pair)[0] == SERVICES[0]]
    return max(with_riders, key=lambda pair: _saving(split(pair), day)[1])


def _rows(*, pair, day):
    shapes = wanted(MEASURED, day) / SERVICE_PEAK
    chosen = split(pair)
    fleets, saved = _saving(chosen, day)
    peaks = [int(shapes.loc[service].argmax()) for service in MEASURED]
    measured = {service: list(shapes.loc[service]) for service in MEASURED}
    return {
        "hours": {"hour": _HOURS, **measured},
        "chosen": {
            "hour": _HOURS,
            **{s: measured[s] if s in chosen else [None] * len(_HOURS) for s in SERVICES},
        },
        "peaks": {
            "cell": list(range(len(MEASURED))),
            "name": [name_of(service) for service in MEASURED],
            "hour": peaks,
            "top": [1] * len(peaks),
            "day_part": [profiles(day).loc[s].max() for s in MEASURED],
            "label": [say("hours_of_day.marks.at", hour=hour) for hour in peaks],
            "is_marked": marks(service in chosen for service in MEASURED),
        },
        "sum": {"hour": _HOURS, "together": list(wanted(chosen, day).sum())},
        "fleets": {
            "apart": [fleets.dedicated],
            "together": [fleets.shared],
            "saved": [saved],
            "hour": [fleets.hour],
            "first": [0],
            "apart_label": [say("hours_of_day.marks.apart", vehicles=number(fleets.dedicated, 0))],
            "label": [say("hours_of_day.marks.together", vehicles=number(fleets.shared, 1))],
            "short": [number(fleets.shared, 1)],
        },
        "best": {"pair": [set_of(_best_with_riders(day))]},
    }


def _cell(cell, service):
    """Shape of one service, filled where it is chosen, with its busiest hour."""
    x, y = cell.x("hour", (0, 23)), cell.y(service, (0, 1))
    tooltip = [alt.Tooltip("hour:Q"), alt.Tooltip(f"{service}:Q", title="part", format=".0%")]
    here = rows("peaks").transform_filter(f"datum.cell === {MEASURED.index(service)}")
    tones = colour("platform"), colour("muted")
    tone = by_mark(*tones)
    above = alt.YValue(cell.top - 10)
    said = {"baseline": "bottom", "fontWeight": 600}
    drawing = [
        under("hours", x, y, role="pipeline", opacity=0.3),
        line("hours", x, y, role="pipeline", tooltip=tooltip).encode(
            strokeWidth=alt.StrokeWidthValue(1.5)
        ),
    ]
    if service in SERVICES:
        drawing += [under("chosen", x, y, role="platform", opacity=0.3), line("chosen", x, y)]
    name = here.mark_text(align="left", **said)
    at = here.mark_text(align="right", baseline="bottom")
    peak = {"x": x, "y": cell.y("top", (0, 1)), "fill": by_mark(*tones, channel=alt.FillValue)}
    drawing += [
        here.mark_point(size=64, stroke=None).encode(**peak),
        name.encode(x=alt.XValue(cell.left), y=above, text=alt.Text("name:N"), color=tone),
        at.encode(x=alt.XValue(cell.right), y=above, text=alt.Text("label:N"), color=tone),
    ]
    return alt.layer(*drawing)


def _sum(panel, frame):
    """What both want together, against fleets of their own."""
    x = axis_x("hour", domain=(0, 23), values=[0, 6, 12, 18, 23])
    y, apart = panel.y("together"), panel.y("apart")
    tooltip = [alt.Tooltip("hour:Q"), alt.Tooltip("together:Q", format=".1f")]
    said, down = ("short", 20) if frame.is_narrow else ("label", 40)
    first = axis_x("first", title="hour", domain=(0, 23), values=[0, 6, 12, 18, 23])
    return alt.layer(
        under("sum", x, y, role="platform", opacity=0.3),
        line("sum", x, y, tooltip=tooltip),
        level("fleets", apart, role="threshold"),
        labels("fleets", first, apart, "apart_label", role="threshold", dx=4, dy=-11),
        dots("fleets", x, y),
        labels("fleets", x, y, said, align="center", dx=0, dy=down, fontWeight="bold"),
    )


def _chart(frame):
    columns, height, foot = (2, 62, 150) if frame.is_narrow else (3, 84, 170)
    left, right = 52, 18
    places = cells(len(MEASURED), columns=columns, width=frame.width - left - right, height=height)
    top = places[-1].bottom + 62
    panel = Panel("together", (0, 45), (0, 20, 40), "d", top, top + foot)
    layers = [_cell(place, s) for place, s in zip(places, MEASURED, strict=True)]
    chart = alt.layer(*layers, _sum(panel, frame)).resolve_scale(x="independent", y="independent")
    return draw_panels(chart, frame, height=panel.bottom, left=left, right=right)


def _sentence(tables, *, pair, day):
    fleets = tables["fleets"]
    at = dict(zip(MEASURED, tables["peaks"]["label"], strict=True))
    first, second = split(pair)
    said = {
        "first": within(first),
        "second": within(second),
        "at_first": at[first],
        "at_second": at[second],
        "apart": number(fleets["apart"][0], 0),
        "together": number(fleets["together"][0], 1),
        "saved": percent(fleets["saved"][0]),
    }
    return say(f"hours_of_day.{day}", **said)


hours_of_day = Explorer(
    name="hours_of_day",
    controls=(
        choice("pair", PAIRS, default=PAIRS[0], shown=set_of),
        choice("day", _DAYS, default="weekday"),
    ),
    rows=_rows,
    columns={
        "hours": (Column("hour"), *(Column(s, 0, is_percent=True) for s in MEASURED)),
        "chosen": (drawn("hour"), *(drawn(s, 0, is_percent=True) for s in SERVICES)),
        "peaks": (
            Column("name", is_text=True),
            Column("hour"),
            Column("day_part", 1, is_percent=True),
            drawn("cell"),
            drawn("top"),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "sum": (Column("hour"), Column("together", 1)),
        "fleets": (
            Column("apart", 0),
            Column("together", 1),
            Column("saved", 1, is_percent=True),
            Column("hour"),
            drawn("first"),
            drawn("apart_label", is_text=True),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "best": (drawn("pair", is_text=True),),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"measured_where": measured_where, "service_peak": SERVICE_PEAK},
)
