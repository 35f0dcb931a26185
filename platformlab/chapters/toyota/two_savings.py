"""Explorer of the two kinds of saving: different hours, and chance that evens out."""

from functools import cache

import altair as alt

from platformlab.chapters.toyota._hours import (
    ALL,
    PAIRS,
    hours_of,
    listed,
    measured_where,
    set_of,
    split,
)
from platformlab.chapters.toyota.market import GROWN, SERVICE_PEAK, TARGET
from platformlab.charts.areas import between, under
from platformlab.charts.curves import axis_y, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.models import fleet_profiles
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

_SIZES = (5, 10, SERVICE_PEAK, 50, 100, GROWN, 500)  # vehicles at the peak of each service
_LATE = 100  # from here on a number at the right of its point would lie on the names of the areas
_NOTICED = 0.0005  # of the vehicles; below it chance may also cost a whole vehicle
_SETS = (*PAIRS, "riders-meals-lorries", ALL)


@cache
def _fleets(services, service_peak):
    return fleet_profiles.find_expected_fleets(
        **hours_of(split(services), service_peak=service_peak), served_target=TARGET
    )


def _by_hours(services):
    """Part saved if demand were certain, the same at every size."""
    fleets = fleet_profiles.find_certain_fleets(**hours_of(split(services)), served_target=TARGET)
    return fleets.saved


def _rows(*, services, service_peak):
    saved = [_fleets(services, size).saved for size in _SIZES]
    hours, here = _by_hours(services), _fleets(services, service_peak)
    said = say("two_savings.marks.here", saved=share(here.saved))
    return {
        "sizes": {
            "size": list(_SIZES),
            "hours": [hours] * len(_SIZES),
            "saved": saved,
            "chance": [part - hours for part in saved],
        },
        "here": {
            "size": [service_peak],
            "hours": [hours],
            "chance": [here.saved - hours],
            "saved": [here.saved],
            "label": ["" if service_peak >= _LATE else said],
            "ahead": [said if service_peak >= _LATE else ""],
        },
        "fleets": {
            "shared": [here.shared],
            "dedicated": [here.dedicated],
        },
        "names": {
            "size": [_SIZES[-1]] * 2,
            "saved": [hours / 2, (hours + saved[-1]) / 2 + 0.03],
            "label": [say(f"two_savings.marks.{area}") for area in ("hours", "chance")],
        },
    }


def _chart(frame):
    axis = alt.Axis(values=list(_SIZES), format="d")
    scale = alt.Scale(type="log", domain=[_SIZES[0], _SIZES[-1]], nice=False)
    x = alt.X("size:Q", axis=axis, scale=scale)

    def part(field):
        ticks = {"domain": (0, 0.4), "values": [0, 0.1, 0.2, 0.3, 0.4], "format": ".0%"}
        return axis_y(field, title="saved", **ticks)

    tooltip = [
        alt.Tooltip("size:Q"),
        alt.Tooltip("hours:Q", format=".1%"),
        alt.Tooltip("chance:Q", format=".1%"),
    ]
    chart = alt.layer(
        under("sizes", x, part("hours"), role="platform", opacity=0.35),
        between("sizes", x, part("hours"), "saved", role="pipeline", opacity=0.25),
        line("sizes", x, part("hours"), tooltip=tooltip),
        line("sizes", x, part("saved"), role="pipeline", is_dashed=True, tooltip=tooltip),
        moment("here", x, role="muted"),
        dots("here", x, part("hours")),
        dots("here", x, part("saved"), role="pipeline", tooltip=tooltip),
        labels("here", x, part("saved"), "label", dx=10, dy=-12, fontWeight="bold"),
        labels("here", x, part("saved"), "ahead", align="right", dx=-6, dy=-26, fontWeight="bold"),
        labels("names", x, part("saved"), "label", dx=8),
    )
    return framed(chart, frame, right=108 if frame.is_narrow else 130)


def _sentence(tables, *, services, service_peak):
    here, fleets = tables["here"], tables["fleets"]
    hours, chance = here["hours"][0], here["chance"][0]
    said = {
        "services": listed(split(services)),
        "size": number(service_peak),
        "shared": number(fleets["shared"][0]),
        "dedicated": number(fleets["dedicated"][0]),
        "saved": share(here["saved"][0]),
    }
    if chance < _NOTICED:
        return say("two_savings.hours_alone", **said)
    return say("two_savings.said", **said, hours=share(hours, 1), chance=share(chance, 1))


two_savings = Explorer(
    name="two_savings",
    controls=(
        choice("services", _SETS, default=PAIRS[0], shown=set_of),
        slider("service_peak", _SIZES, default=SERVICE_PEAK),
    ),
    rows=_rows,
    columns={
        "sizes": (
            Column("size"),
            Column("hours", 1, is_percent=True),
            Column("chance", 1, is_percent=True),
            Column("saved", 1, is_percent=True),
        ),
        "here": (
            drawn("size"),
            drawn("hours", 1, is_percent=True),
            drawn("chance", 1, is_percent=True),
            drawn("saved", 1, is_percent=True),
            drawn("label", is_text=True),
            drawn("ahead", is_text=True),
        ),
        "fleets": (Column("shared"), Column("dedicated")),
        "names": (
            drawn("size"),
            drawn("saved", 3),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"target": share(TARGET), "measured_where": measured_where},
)
