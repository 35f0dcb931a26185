"""Explorer of two kinds of data: what protects a maker, and what locks a farm in."""

import altair as alt
import numpy as np

from platformlab.chapters.deere.market import (
    FARMS_CEILING,
    FARMS_NEEDED,
    MAKERS_FARMS,
    OWN_CEILING,
    OWN_NEEDED,
    RIVALS_FARMS,
    SEASONS,
)
from platformlab.charts.areas import between, under
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.models import learning_curves
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_LONGEST = 10  # seasons shown
_RULES = (0.0, 0.5, 1.0)  # part of her own records that a farmer may take along


def _from_farms(farms):
    return learning_curves.saturating_value(
        customers=farms, learning_ceiling=FARMS_CEILING, learning_scale=FARMS_NEEDED
    )


def _from_own(seasons):
    return learning_curves.saturating_value(
        customers=seasons, learning_ceiling=OWN_CEILING, learning_scale=OWN_NEEDED
    )


def _rows(*, portable, customers_incumbent, customers_entrant):
    at = np.linspace(0, _LONGEST, 41)
    protects = _from_farms(customers_incumbent) - _from_farms(customers_entrant)
    locks = _from_own(at) - _from_own(portable * at)
    stays = _from_own(at)
    now = _from_own(SEASONS) - _from_own(portable * SEASONS)
    return {
        "lead": {
            "seasons": at,
            "protects": np.full(at.size, protects),
            "total": protects + locks,
            "kept": protects + stays,
        },
        "now": {
            "seasons": [SEASONS],
            "total": [protects + now],
            "protects": [protects],
            "locks": [now],
            "label": [dollars(protects + now, 0)],
        },
        "names": {
            "seasons": 2 * [_LONGEST],
            "total": _heights(protects, locks[-1]),
            "label": [say(f"protect_or_lock.marks.{area}") for area in ("farms", "own")],
        },
    }


def _heights(protects, locks):
    """Heights of the two names beside the areas, apart where one of them is flat."""
    low, high = protects / 2, protects + locks / 2
    return [low, max(high, low + 24)]


def _chart(frame):
    x = axis_x("seasons", domain=(0, _LONGEST), values=[0, 2, 4, 6, 8, 10])

    def height(field):
        return axis_y(field, title="better", domain=(0, 350), values=[0, 100, 200, 300])

    tooltip = [
        alt.Tooltip("seasons:Q"),
        alt.Tooltip("protects:Q", format=".0f"),
        alt.Tooltip("locks:Q", format=".0f"),
    ]
    chart = alt.layer(
        under("lead", x, height("protects"), role="platform"),
        between("lead", x, height("protects"), "total", role="pipeline"),
        line("lead", x, height("kept"), role="muted", is_dashed=True),
        line("lead", x, height("protects")),
        line("lead", x, height("total"), role="pipeline"),
        dots("now", x, height("total"), role="ink", tooltip=tooltip),
        labels("now", x, height("total"), "label", dx=0, dy=-14, align="center", fontWeight="bold"),
        labels("names", x, height("total"), "label", dx=8),
    )
    return framed(chart, frame, right=96)


def _sentence(tables, *, portable, **_):
    now = tables["now"]
    protects, locks, total = (now[name][0] for name in ("protects", "locks", "total"))
    if total < 0.5:
        return say("protect_or_lock.rival_wins", n=SEASONS)
    said = {"n": SEASONS, "total": dollars(total, 0), "protects": dollars(protects, 0)}
    if portable == 0:
        return say("protect_or_lock.stays", locks=dollars(locks, 0), **said)
    said["kept"] = dollars(protects + _from_own(SEASONS), 0)
    return say("protect_or_lock.goes", **said)


protect_or_lock = Explorer(
    name="protect_or_lock",
    controls=(
        choice("portable", _RULES, default=0.0),
        slider(
            "customers_incumbent",
            (1_000, 10_000, 100_000),
            default=MAKERS_FARMS,
            unit="farms",
        ),
        slider(
            "customers_entrant",
            (0, 100, 300, 1_000),
            default=RIVALS_FARMS,
            unit="farms",
        ),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("seasons"),
            Column("protects", 1),
            Column("locks", 1),
            Column("total", 1),
            drawn("label", is_text=True),
        ),
        "lead": (
            Column("seasons", 2),
            Column("protects", 1),
            Column("total", 1),
            Column("kept", 1),
        ),
        "names": (
            drawn("seasons"),
            drawn("total", 1),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"farms_ceiling": FARMS_CEILING, "own_ceiling": OWN_CEILING},
)
