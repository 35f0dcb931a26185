"""Explorer of both engines, against a rival that may be better."""

import numpy as np

from platformlab.chapters.scale_or_network._panels import (
    COST_PANEL,
    FOOT,
    PROFIT_PANEL,
    VALUE_PANEL,
    WANTED_PANEL,
    our_way,
    share_axis,
    us_and_rival,
    won_next,
)
from platformlab.chapters.scale_or_network._resting_points import (
    LEARNING,
    NETWORK,
    STARTS,
    WAY_COLUMNS,
    markets_at,
    names_at_the_right,
    point_columns,
    tables_of,
)
from platformlab.chapters.scale_or_network._said import fate, invented
from platformlab.chapters.scale_or_network.market import (
    LEARNING_RATE,
    RIVALS_LEAD,
    SAME_SIDE,
    START,
)
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.explore.at_once import at_once
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_CONTROLS = (
    slider("learning_rate", np.arange(0, 0.301, 0.1), default=LEARNING_RATE),
    slider("same_side", range(0, 81, 5), default=SAME_SIDE),
    slider("quality_lead", range(0, 21, 5), default=RIVALS_LEAD),
    slider("share", STARTS, default=START, along="way.start"),
)

_STRIPS = (("cost", COST_PANEL), ("value", VALUE_PANEL), ("profit", PROFIT_PANEL))
BOTH = LEARNING | NETWORK | {"profit_us": "profit_first", "profit_rival": "profit_rival"}


def _against(*, quality_lead, **changes):
    """Markets in which the rival is better."""
    return markets_at(quality_lead=np.negative(quality_lead), **changes)


_market = at_once(_against, _CONTROLS[:-1])


def _rows(*, learning_rate, same_side, quality_lead, share):
    found = _market(learning_rate=learning_rate, same_side=same_side, quality_lead=quality_lead)
    tables = tables_of(share, BOTH, found)
    end = found.at_rest
    here = [int(np.abs(found.shares - tables["way"]["end"][0]).argmin())]
    return tables | {
        "names": names_at_the_right(tables["curves"], {"cost": 56, "value": 70, "profit": 52}),
        "end": {
            "cost_us": end.cost_first[here],
            "cost_rival": end.cost_rival[here],
            "value_us": end.value_first[here],
            "value_rival": end.value_rival[here],
            "profit_us": end.profit_first[here],
            "profit_rival": end.profit_rival[here],
        },
    }


def _chart(frame):
    """Where we come to rest is the large panel, beside the arrow; a phone has what we earn above it."""
    x, strips = share_axis(), _STRIPS[-1:] if frame.is_narrow else _STRIPS
    height = 310 if frame.is_narrow else 470
    *thin, share = stack(
        [*(place for _, place in strips), WANTED_PANEL],
        height=height,
        weights=(*(0.6 for _ in strips), 2.4),
        gap=34,
        foot=FOOT,
    )
    drawn_strips = [
        us_and_rival(panel, name, x) for (name, _), panel in zip(strips, thin, strict=True)
    ]
    chart = panelled([*drawn_strips, won_next(share, x)], *our_way(frame, height))
    return draw_panels(chart, frame, height=height)


def _sentence(tables, **_):
    us, rival = (dollars(tables["end"][f"profit_{who}"][0], 2) for who in ("us", "rival"))
    return f"{fate(tables['way'])} {say('scale_or_network.earnings', us=us, rival=rival)}"


scale_or_network = Explorer(
    name="scale_or_network",
    controls=_CONTROLS,
    rows=_rows,
    columns={
        "curves": (
            Column("share", 1, is_percent=True),
            Column("cost_us", 1),
            Column("cost_rival", 1),
            Column("value_us", 1),
            Column("value_rival", 1),
            Column("wanted", 1, is_percent=True),
            Column("profit_us", 1),
            Column("profit_rival", 1),
        ),
        "stable": point_columns("cost", "value", "profit"),
        "unstable": point_columns("cost", "value", "profit"),
        "names": (
            drawn("who", is_text=True),
            drawn("share"),
            drawn("cost", 1),
            drawn("value", 1),
            drawn("profit", 1),
        ),
        "way": WAY_COLUMNS,
        "end": (
            Column("cost_us", 1),
            Column("cost_rival", 1),
            Column("value_us", 1),
            Column("value_rival", 1),
            Column("profit_us", 1),
            Column("profit_rival", 1),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
