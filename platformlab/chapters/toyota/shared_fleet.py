"""Explorer of one fleet for several services: what is left of the saving when a refit takes time."""

import altair as alt

from platformlab.chapters.toyota._fleets import how_drawn, of_their_own, shared
from platformlab.chapters.toyota._hours import listed, measured_where
from platformlab.chapters.toyota.market import MINUTES, REFIT, REFITS, SERVICE_PEAK, SERVICES
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import marks
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.models import fleet_profiles
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_ON = ("on", "off")
_FORESIGHT = ("no", "yes")


def _rows(*, refit_time, foresight, **switched):
    services = tuple(service for service in SERVICES if switched[service] == "on")
    apart = of_their_own(services)
    fleets = [
        apart,
        shared(services, False, 0),
        shared(services, foresight == "yes", refit_time),
    ]
    saved = [fleet_profiles.FleetSaving.of(fleet, apart).saved for fleet in fleets]
    return {
        "fleets": {
            "rank": [1, 2, 3],
            "name": [say(f"shared_fleet.marks.{name}") for name in ("own", "at_once", "chosen")],
            "vehicles": fleets,
            "saved": saved,
            "label": [
                number(fleets[0]),
                *(
                    say("shared_fleet.marks.fewer", vehicles=fleet, saved=percent(part))
                    if part
                    else number(fleet)
                    for fleet, part in zip(fleets[1:], saved[1:], strict=True)
                ),
            ],
            "is_marked": marks([False, False, True]),
        },
        "result": {"saved": [saved[2]], "dearer": [apart / fleets[2] - 1 if apart else 0]},
    }


def _chart(frame):
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("vehicles:Q"),
        alt.Tooltip("saved:Q", format=".0%"),
    ]
    names, ends = (134, 92) if frame.is_narrow else (190, 130)
    return ranked(
        "fleets",
        "vehicles",
        frame=frame._replace(height=210),
        domain=[1, 2, 3],
        tooltip=tooltip,
        names=names,
        ends=ends,
    )


def _switch(value):
    return say(f"shared_fleet.switch.{value}")


def _sentence(tables, *, refit_time, foresight, **switched):
    services = [service for service in SERVICES if switched[service] == "on"]
    if not services:
        return say("shared_fleet.nobody")
    apart, _, chosen = tables["fleets"]["vehicles"]
    said = {"services": listed(services), "fleet": chosen}
    if len(services) == 1:
        return say("shared_fleet.alone", **said)
    said["apart"], said["minutes"] = apart, number(MINUTES * refit_time)
    said["when"] = say(f"shared_fleet.foresight_{foresight}")
    if chosen == apart:
        return say("shared_fleet.nothing_saved", **said)
    result = tables["result"]
    said |= {"saved": percent(result["saved"][0]), "dearer": percent(result["dearer"][0])}
    return say("shared_fleet.saved", **said)


shared_fleet = Explorer(
    name="shared_fleet",
    controls=(
        slider("refit_time", REFITS, default=REFIT),
        choice("foresight", _FORESIGHT, default="no"),
        *(choice(service, _ON, default="on", shown=_switch) for service in SERVICES),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "fleets": (
            Column("name", is_text=True),
            Column("vehicles"),
            Column("saved", 1, is_percent=True),
            drawn("rank"),
            drawn("label", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "result": (drawn("saved", 1, is_percent=True), Column("dearer", 1, is_percent=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"how_drawn": how_drawn, "measured_where": measured_where, "service_peak": SERVICE_PEAK},
)
