"""Explorer of the instrument: what tastes, rivals, a lead and a network leave of our margin."""

import altair as alt
import numpy as np

from platformlab.chapters.commodity.market import COST, FIRMS, MARKET, SPREAD, WORTH
from platformlab.charts.curves import axis_x, axis_y, band, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.explore.at_once import at_once, each
from platformlab.models import defended_margin
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, share

say = Wordbook(__file__)

SPREADS = tuple(range(2, 42, 2))
_CONTROLS = (
    slider("taste_spread", (4, 10, SPREAD, 30, 40), default=SPREAD, unit="USD"),
    slider("firms", (2, FIRMS, 7, 12), default=FIRMS),
    slider("quality_lead", (0, 10, 20, 40), default=0, unit="USD"),
    slider("same_side", (0, 10, 20, 40), default=0, unit="USD"),
)
_TOP = 70
_LINE = 5  # dollars that a line of text takes on the narrow drawing


def _lines(**places):
    """Margins over all spreads, for each place."""
    places = {name: np.reshape(values, (-1, 1)) for name, values in places.items()}
    found = defended_margin.find_margins(taste_spread=SPREADS, **places, **MARKET)
    return each(found)


_line = at_once(_lines, _CONTROLS[1:])


def _rows(*, taste_spread, firms, quality_lead, same_side):
    found = _line(firms=firms, quality_lead=quality_lead, same_side=same_side)
    shared = found.status == "shared"
    spreads = np.array(SPREADS)
    here = SPREADS.index(int(taste_spread))
    ours, theirs = found.margin_first, found.margin_rival
    is_ahead = quality_lead != 0
    # Below the first of them no prices last at which equal firms fare alike.
    edge = [] if shared.all() else [0, float(spreads[shared].min()) - 1]
    lives = shared[here]
    return {
        "ours": {"spread": spreads[shared], "margin": ours[shared]},
        "theirs": {"spread": spreads[shared & is_ahead], "margin": theirs[shared & is_ahead]},
        "now": {"spread": [taste_spread] if lives else [], "margin": [ours[here]] if lives else []},
        "tipped": {"start": edge[:1], "end": edge[1:]},
        "names": {
            "spread": [SPREADS[-1]] * (2 if is_ahead else 1),
            "margin": _apart(ours[-1], theirs[-1]) if is_ahead else [ours[-1]],
            "label": [say(f"instrument.marks.{who}") for who in _names(is_ahead)],
        },
        "outcome": {
            name: [numbers[here] if lives else None]
            for name, numbers in (
                ("margin", ours),
                ("share", found.share_first),
                ("profit", found.profit_first),
            )
        },
    }


def _apart(upper, lower):
    """Heights at which two names can be read, around their lines' ends."""
    middle, half = (upper + lower) / 2, max(upper - lower, _LINE) / 2
    return [middle + half, middle - half]


def _names(is_ahead):
    return ("ours", "theirs") if is_ahead else ("each",)


def _chart(frame):
    def x(field):
        return axis_x(field, domain=(0, SPREADS[-1]), values=[0, 10, 20, 30, 40], title="spread")

    y = axis_y("margin", domain=(0, _TOP), values=[0, 20, 40, 60], format="$d")
    tooltip = [alt.Tooltip("spread:Q"), alt.Tooltip("margin:Q", format="$.1f")]
    chart = alt.layer(
        band("tipped", x("start"), "end:Q"),
        line("theirs", x("spread"), y, role="pipeline", is_dashed=True, tooltip=tooltip),
        line("ours", x("spread"), y, tooltip=tooltip),
        dots("now", x("spread"), y, role="ink"),
        labels("names", x("spread"), y, "label", dx=8),
    )
    return framed(chart, frame, left=58, right=76 if frame.is_narrow else 96)


def _sentence(tables, *, taste_spread, quality_lead, **_):
    outcome = {name: values[0] for name, values in tables["outcome"].items()}
    said = {"spread": dollars(taste_spread, 0)}
    if outcome["margin"] is None:
        return say("instrument.tipped", **said)
    said["margin"], said["share"] = dollars(outcome["margin"], 2), share(outcome["share"])
    if not quality_lead:
        return say("instrument.even", **said)
    here = list(tables["theirs"]["spread"]).index(taste_spread)
    return say("instrument.ahead", **said, theirs=dollars(tables["theirs"]["margin"][here], 2))


instrument = Explorer(
    name="instrument",
    controls=_CONTROLS,
    rows=_rows,
    is_slow=True,
    columns={
        "ours": (Column("spread"), Column("margin", 1)),
        "theirs": (Column("spread"), Column("margin", 1)),
        "now": (drawn("spread"), drawn("margin", 1)),
        "tipped": (drawn("start"), drawn("end")),
        "names": (drawn("spread"), drawn("margin", 1), drawn("label", is_text=True)),
        "outcome": (Column("margin", 1), Column("share", 0, is_percent=True), Column("profit", 2)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"cost": COST, "worth": WORTH},
)
