"""Explorer of two kinds of data: what protects a maker, and what locks a farm in."""

import altair as alt
import numpy as np

from platformlab.chapters.deere._words import say
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
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import learning_curves
from platformlab.words.numbers import dollars

_LONGEST = 10  # seasons shown
_RULES = {0.0: "nothing", 0.5: "half of her own records", 1.0: "all of her own records"}


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
            "label": [f"${protects + now:.0f}"],
        },
        "names": {
            "seasons": 2 * [_LONGEST],
            "total": _heights(protects, locks[-1]),
            "label": ["all farms", "own records"],
        },
    }


def _heights(protects, locks):
    """Heights of the two names beside the areas, apart where one of them is flat."""
    low, high = protects / 2, protects + locks / 2
    return [low, max(high, low + 24)]


def _chart(frame):
    x = axis_x(
        "seasons", "seasons with this maker", domain=(0, _LONGEST), values=[0, 2, 4, 6, 8, 10]
    )

    def height(field):
        return axis_y(
            field,
            "how much better a rival must be, $ a month",
            domain=(0, 350),
            values=[0, 100, 200, 300],
        )

    tooltip = [
        alt.Tooltip("seasons:Q", title="Seasons"),
        alt.Tooltip("protects:Q", title="Learned from all farms, $", format=".0f"),
        alt.Tooltip("locks:Q", title="Own records left behind, $", format=".0f"),
    ]
    chart = alt.layer(
        under("lead", x, height("protects"), role="platform"),
        between("lead", x, height("protects"), "total", role="producers"),
        line("lead", x, height("kept"), role="muted", is_dashed=True),
        line("lead", x, height("protects")),
        line("lead", x, height("total"), role="producers"),
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
    title="What keeps a farm with its maker?",
    description=(
        "Two areas stacked over the seasons that a farm has been with a maker. The lower, flat one is what the maker has learned "
        "from all farms beyond its rival; the upper, growing one is what this farm's own records add that a rival would not have. "
        "A dashed line shows the whole if no record can be taken along."
    ),
    controls=(
        choice("portable", "The farmer may take along", _RULES, default=0.0),
        slider(
            "customers_incumbent",
            (1_000, 10_000, 100_000),
            default=MAKERS_FARMS,
            label="Farms in the maker's pool",
            unit="farms",
        ),
        slider(
            "customers_entrant",
            (0, 100, 300, 1_000),
            default=RIVALS_FARMS,
            label="Farms in the rival's pool",
            unit="farms",
        ),
    ),
    rows=_rows,
    columns={
        "now": (
            Column("seasons", "Seasons"),
            Column("protects", "Learned from all farms, $ a month", 1),
            Column("locks", "Own records left behind, $ a month", 1),
            Column("total", "How much better a rival must be, $ a month", 1),
            Column("label", "", is_text=True),
        ),
        "lead": (
            Column("seasons", "Seasons", 2),
            Column("protects", "From all farms, $", 1),
            Column("total", "With own records, $", 1),
            Column("kept", "If nothing can be taken along, $", 1),
        ),
        "names": (
            Column("seasons", ""),
            Column("total", "", 1),
            Column("label", "", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Model: two saturating learning curves, after Hagiu and Wright 2023; farmers compare today's services. The numbers are "
        f"invented: what is learned from all farms adds ${FARMS_CEILING:.0f} a month at most, a farm's own records "
        f"${OWN_CEILING:.0f}, and most is there after a few thousand farms or a few seasons."
    ),
)
