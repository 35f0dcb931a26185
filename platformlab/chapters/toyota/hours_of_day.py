"""Explorer of measured hours: when each service is busy, and what two of them want together."""

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
from platformlab.chapters.toyota._hours_chart import chart
from platformlab.chapters.toyota.market import MEASURED, SERVICE_PEAK, SERVICES
from platformlab.charts.theme import marks
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
    chart=chart,
    sentence=_sentence,
    slots={"measured_where": measured_where, "service_peak": SERVICE_PEAK},
)
