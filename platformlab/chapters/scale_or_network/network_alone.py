"""Explorer of a network alone: whether the larger one takes the market."""

from platformlab.chapters.scale_or_network._panels import (
    FOOT,
    axes,
    our_way,
    share_axis,
    us_and_rival,
    won_next,
)
from platformlab.chapters.scale_or_network._resting_points import (
    NETWORK,
    WAY_COLUMNS,
    names_at_the_right,
    point_columns,
    tables_of,
)
from platformlab.chapters.scale_or_network._said import INVENTED, fate
from platformlab.chapters.scale_or_network._words import say
from platformlab.chapters.scale_or_network.market import NETWORK_ALONE, START, TASTE_SPREAD
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, slider
from platformlab.words.numbers import dollars


def _rows(*, same_side):
    tables = tables_of(START, NETWORK, learning_rate=0.0, same_side=same_side)
    return tables | {"names": names_at_the_right(tables["curves"], {"value": 36})}


def _chart(frame):
    height, x = 400, share_axis()
    value, share = stack(axes(frame, "value", "wanted"), height=height, weights=(1, 1.6), foot=FOOT)
    chart = panelled([us_and_rival(value, "value", x), won_next(share, x)], *our_way(height))
    return draw_panels(chart, frame, height=height)


def _sentence(tables, *, same_side):
    if not same_side:
        return fate(tables["way"], "fate_without_network")
    empty, full = (dollars(tables["curves"]["value_us"][at], 0) for at in (0, -1))
    return f"{say('network_alone.worth', full=full, empty=empty)} {fate(tables['way'])}"


network_alone = Explorer(
    name="network_alone",
    title="Does the larger network take the market?",
    description=(
        "Two panels over our share of the market. Above: what a customer would pay for our network, rising with our "
        "share, and for the rival's, falling. Below: the share we win next, with the diagonal. Up to a network "
        f"strength of {6 * TASTE_SPREAD} dollars the curve meets the diagonal once, at an even split; above that three times, and the "
        "middle point, drawn hollow, is unstable."
    ),
    controls=(slider("same_side", range(0, 101, 5), default=NETWORK_ALONE),),
    rows=_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("value_us", "Would pay us, $", 1),
            Column("value_rival", "Would pay the rival, $", 1),
            Column("wanted", "Share won next", 1, is_percent=True),
        ),
        "stable": point_columns("value", is_stable=True),
        "unstable": point_columns("value", is_stable=False),
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("value", "", 1)),
        "way": WAY_COLUMNS,
    },
    chart=_chart,
    sentence=_sentence,
    source=f"{INVENTED} No learning; both products are equally good.",
)
