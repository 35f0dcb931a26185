"""Explorer of the same fleet with one rule changed: some riders wait."""

from functools import cache

import altair as alt

from platformlab.chapters.toyota._fleets import demand_of, how_drawn, of_their_own
from platformlab.chapters.toyota._hours import wanted
from platformlab.chapters.toyota.market import MINUTES, SERVICES, TARGET, WAIT, WAITING
from platformlab.charts.bars import columns
from platformlab.charts.curves import axis_y, labels, level
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.models import shared_fleet
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

_WAITS = {round(wait, 10): round(MINUTES * wait) for wait in (0, WAIT, 2 * WAIT, 3 * WAIT, 1)}
_HOURS = list(range(24))


@cache
def _fleet(waiting_share, wait_time):
    return shared_fleet.find_waiting_fleet(
        demand_of(SERVICES), served_target=TARGET, waiting_share=waiting_share, wait_time=wait_time
    )


def _label(waiting_share, wait_time, fleet):
    if not waiting_share or not wait_time:
        return ""
    said = {"riders": percent(waiting_share), "minutes": number(_WAITS[wait_time])}
    return say("waiting_riders.marks.some", **said, vehicles=fleet)


def _rows(*, waiting_share, wait_time):
    fleet, others = _fleet(waiting_share, wait_time), _fleet(0, 0)
    return {
        "hours": {"hour": _HOURS, "vehicles": list(wanted(SERVICES).sum())},
        "fleet": {
            "hour": [0],
            "vehicles": [fleet],
            "label": [_label(waiting_share, wait_time, fleet)],
            "short": [say("waiting_riders.marks.they", vehicles=fleet)],
        },
        "nobody": {
            "hour": [0],
            "vehicles": [others],
            "label": [say("waiting_riders.marks.nobody", vehicles=others)],
        },
        "result": {"saved": [others - fleet], "apart": [of_their_own(SERVICES)]},
    }


def _chart(frame):
    axis = alt.Axis(values=[0, 6, 12, 18, 23], labelAngle=0)
    x = alt.X("hour:O", axis=axis, scale=alt.Scale(domain=_HOURS))
    y = axis_y("vehicles", domain=(0, 80), values=[0, 40, 80])
    text = "short" if frame.is_narrow else "label"
    tooltip = [alt.Tooltip("hour:O"), alt.Tooltip("vehicles:Q", format=".1f")]
    chart = alt.layer(
        columns("hours", x, y, role="pipeline", tooltip=tooltip),
        level("nobody", y),
        level("fleet", y, role="platform"),
        labels("nobody", x, y, "label", role="muted", dx=-6, dy=-11),
        labels("fleet", x, y, text, role="platform", dx=-6, dy=12, fontWeight="bold"),
    )
    return framed(chart, frame)


def _minutes(wait_time):
    return say("waiting_riders.minutes", minutes=number(_WAITS[wait_time]))


def _sentence(tables, *, waiting_share, wait_time):
    saved, fleet = tables["result"]["saved"][0], tables["fleet"]["vehicles"][0]
    if not waiting_share or not wait_time:
        return say("waiting_riders.no_wait", fleet=fleet)
    said = {"riders": percent(waiting_share), "minutes": number(_WAITS[wait_time]), "fleet": fleet}
    if not saved:
        return say("waiting_riders.no_gain", **said)
    return say("waiting_riders.gain", n=saved, saved=number(saved), **said)


waiting_riders = Explorer(
    name="waiting_riders",
    controls=(
        slider("waiting_share", (0, 0.25, WAITING, 0.75, 1), default=WAITING),
        choice("wait_time", _WAITS, default=round(WAIT, 10), shown=_minutes),
    ),
    rows=_rows,
    columns={
        "hours": (Column("hour"), Column("vehicles", 1)),
        "fleet": (
            Column("vehicles"),
            drawn("hour"),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        "nobody": (Column("vehicles"), drawn("hour"), drawn("label", is_text=True)),
        "result": (Column("saved"), Column("apart")),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"how_drawn": how_drawn},
)
