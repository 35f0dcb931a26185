"""Explorer of a network alone: whether the larger one takes the market."""

from platformlab.chapters.scale_or_network._panels import (
    FOOT,
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
    WAY_COLUMNS,
    market_at,
    names_at_the_right,
    point_columns,
    tables_of,
)
from platformlab.chapters.scale_or_network._said import fate, invented
from platformlab.chapters.scale_or_network.market import (
    LEARNING_RATE,
    NETWORK_ALONE,
    START,
    TASTE_SPREAD,
)
from platformlab.charts.curves import labels, line
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)


def _rows(*, same_side):
    tables = tables_of(START, NETWORK, market_at(learning_rate=0.0, same_side=same_side))
    return tables | {
        "names": names_at_the_right(tables["curves"], {"value": 36}),
        **_learning(),
    }


def _learning():
    """What learning alone wins next, as the figure before draws it: for comparison, and its name."""
    curves = tables_of(START, LEARNING, market_at(learning_rate=LEARNING_RATE))["curves"]
    return {
        "learning": {"share": curves["share"], "wanted": curves["wanted"]},
        "learning_name": {
            "share": [curves["share"][-1]],
            "wanted": [curves["wanted"][-1]],
            "label": [say("network_alone.marks.learning")],
        },
    }


def _chart(frame):
    height, x = 400, share_axis()
    value, won = stack([VALUE_PANEL, WANTED_PANEL], height=height, weights=(1, 1.6), foot=FOOT)
    y = won.y("wanted")
    other = [
        line("learning", x, y, role="pipeline", is_dashed=True),
        labels("learning_name", x, y, "label", role="muted", dx=6, lineBreak="|"),
    ]
    chart = panelled(
        [us_and_rival(value, "value", x), won_next(won, x, *other)], *our_way(frame, height)
    )
    return draw_panels(chart, frame, height=height)


def _sentence(tables, *, same_side):
    if not same_side:
        return fate(tables["way"], "fate_without_network")
    empty, full = (dollars(tables["curves"]["value_us"][at], 0) for at in (0, -1))
    return f"{say('network_alone.worth', full=full, empty=empty)} {fate(tables['way'])}"


network_alone = Explorer(
    name="network_alone",
    controls=(slider("same_side", range(0, 101, 5), default=NETWORK_ALONE),),
    rows=_rows,
    columns={
        "curves": (
            Column("share", 1, is_percent=True),
            Column("value_us", 1),
            Column("value_rival", 1),
            Column("wanted", 1, is_percent=True),
        ),
        "stable": point_columns("value"),
        "unstable": point_columns("value"),
        "names": (drawn("who", is_text=True), drawn("share"), drawn("value", 1)),
        "learning": (
            Column("share", 1, is_percent=True),
            Column("wanted", 1, is_percent=True),
        ),
        "learning_name": (
            drawn("share", 1, is_percent=True),
            drawn("wanted", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
        "way": WAY_COLUMNS,
    },
    chart=_chart,
    sentence=_sentence,
    slots={"taste_spread": 6 * TASTE_SPREAD, "invented": invented},
)
