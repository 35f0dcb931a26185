"""Explorer of learning alone: whether the cheaper firm takes the market."""

import numpy as np

from platformlab.chapters.scale_or_network._panels import (
    FOOT,
    axes,
    our_way,
    share_axis,
    us_and_rival,
    won_next,
)
from platformlab.chapters.scale_or_network._resting_points import (
    LEARNING,
    WAY_COLUMNS,
    names_at_the_right,
    point_columns,
    tables_of,
)
from platformlab.chapters.scale_or_network._said import INVENTED, fate
from platformlab.chapters.scale_or_network._words import say
from platformlab.chapters.scale_or_network.market import COST, LEARNING_RATE, START
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, slider
from platformlab.words.numbers import dollars


def _rows(*, learning_rate):
    tables = tables_of(START, LEARNING, learning_rate=learning_rate)
    return tables | {"names": names_at_the_right(tables["curves"], {"cost": 30})}


def _chart(frame):
    height, x = 400, share_axis()
    cost, share = stack(axes(frame, "cost", "wanted"), height=height, weights=(1, 1.6), foot=FOOT)
    chart = panelled([us_and_rival(cost, "cost", x), won_next(share, x)], *our_way(height))
    return draw_panels(chart, frame, height=height)


def _sentence(tables, *, learning_rate):
    if not learning_rate:
        return fate(tables["way"], "fate_without_learning", cost=dollars(COST, 0))
    none, whole = (dollars(tables["curves"]["cost_us"][at], 0) for at in (0, -1))
    return f"{say('learning_alone.costs', whole=whole, none=none)} {fate(tables['way'])}"


learning_alone = Explorer(
    name="learning_alone",
    title="Does the cheaper firm take the market?",
    description=(
        "Two panels over our share of the market. Above: the cost of serving a customer, ours falling with our share "
        "and the rival's rising. Below: the share we win next, with the diagonal; where the curve meets it the market "
        "rests. An arrow shows where a start with 70 per cent ends. It ends at an even split unless learning is "
        "steeper than 40 per cent for each doubling."
    ),
    controls=(slider("learning_rate", np.arange(0, 0.501, 0.05), default=LEARNING_RATE),),
    rows=_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("cost_us", "Our cost, $", 1),
            Column("cost_rival", "Rival's cost, $", 1),
            Column("wanted", "Share won next", 1, is_percent=True),
        ),
        "stable": point_columns("cost", is_stable=True),
        "unstable": point_columns("cost", is_stable=False),
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("cost", "", 1)),
        "way": WAY_COLUMNS,
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED} No network effect; both products are equally good.",
)
