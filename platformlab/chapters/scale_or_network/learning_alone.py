"""Explorer of learning alone: whether the cheaper firm takes the market."""

import numpy as np

from platformlab.chapters.scale_or_network._panels import (
    COST_PANEL,
    FOOT,
    WANTED_PANEL,
    our_way,
    share_axis,
    us_and_rival,
    won_next,
)
from platformlab.chapters.scale_or_network._resting_points import (
    LEARNING,
    WAY_COLUMNS,
    market_at,
    names_at_the_right,
    point_columns,
    tables_of,
)
from platformlab.chapters.scale_or_network._said import fate, invented
from platformlab.chapters.scale_or_network.market import COST, LEARNING_RATE, START
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)


def _rows(*, learning_rate):
    tables = tables_of(START, LEARNING, market_at(learning_rate=learning_rate))
    return tables | {"names": names_at_the_right(tables["curves"], {"cost": 30})}


def _chart(frame):
    height, x = 400, share_axis()
    cost, share = stack([COST_PANEL, WANTED_PANEL], height=height, weights=(1, 1.6), foot=FOOT)
    chart = panelled([us_and_rival(cost, "cost", x), won_next(share, x)], *our_way(frame, height))
    return draw_panels(chart, frame, height=height)


def _sentence(tables, *, learning_rate):
    if not learning_rate:
        return fate(tables["way"], "fate_without_learning", cost=dollars(COST, 0))
    none, whole = (dollars(tables["curves"]["cost_us"][at], 0) for at in (0, -1))
    return f"{say('learning_alone.costs', whole=whole, none=none)} {fate(tables['way'])}"


learning_alone = Explorer(
    name="learning_alone",
    controls=(slider("learning_rate", np.arange(0, 0.501, 0.05), default=LEARNING_RATE),),
    rows=_rows,
    columns={
        "curves": (
            Column("share", 1, is_percent=True),
            Column("cost_us", 1),
            Column("cost_rival", 1),
            Column("wanted", 1, is_percent=True),
        ),
        "stable": point_columns("cost"),
        "unstable": point_columns("cost"),
        "names": (drawn("who", is_text=True), drawn("share"), drawn("cost", 1)),
        "way": WAY_COLUMNS,
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
