"""Explorer of a search: how long a buyer looks, and what finding a machine costs in all.

The machine costs the same everywhere; what differs is what its delivery and repair cost, which is
spent as the looks are. So the whole may be counted with the other costs of a deal.
"""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.matching._places import beside, columns_beside, thousands
from platformlab.chapters.matching._search import finding, look_for, search
from platformlab.chapters.matching._words import PER_LOOK, dollars, invented, say
from platformlab.chapters.matching.market import OFFERS, TRIP, WIDTH
from platformlab.charts.areas import under
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words.numbers import number

END = 24_000  # dollars a look at the right end of the plot
ALONG = END * np.linspace(0, 1, 61) ** 2  # denser where the curve is steep
# Looks at which finding a machine costs a round number.
LOOKS = (*map(look_for, (*range(2_000, 20_001, 2_000), *range(24_000, WIDTH + 1, 4_000))), END)


def _most(found):
    """Most delivery and repair that the buyer accepts."""
    return np.minimum(found.reservation_price - OFFERS["lowest_price"], WIDTH)


@cache
def _curve():
    found = search(ALONG)
    return {
        "look": thousands(ALONG),
        "accepted": thousands(_most(found)),
        "above": thousands(found.total_cost - OFFERS["lowest_price"]),
    }


def _looks(looks):
    return number(looks, 0 if abs(looks - round(looks)) < 0.05 else 1)


def _rows(*, search_cost):
    found = search(search_cost)
    whole = finding(search_cost)
    seen = say("looking.marks.looks", n=_looks(max(found.looks, 1)))
    # Below the curve, but never on the axis.
    height = max(whole / 1000 - (2.5 if search_cost <= 16_000 else 7), 3)
    on_right, on_left = beside("look", search_cost / 1000, height, seen, turn=16)
    return {
        "curve": _curve(),
        "names": {
            "look": [END / 1000, END / 1000],
            "above": [_curve()["above"][-1], WIDTH / 2000],
            "label": [say("looking.marks.all_costs"), say("looking.marks.prices")],
        },
        "now": {
            "look": [search_cost / 1000],
            "above": [whole / 1000],
            "looks": [found.looks],
            "most": [_most(found) / 1000],
            "average": [(found.expected_price - OFFERS["lowest_price"]) / 1000],
            "whole": [whole / 1000],
        },
        "on_right": on_right,
        "on_left": on_left,
    }


def _chart(frame):
    x = axis_x("look", domain=(0, END // 1000), values=[0, 6, 12, 18, 24])
    y, height, accepted = (
        axis_y(name, title="above", domain=(0, 50), values=[0, 10, 20, 30, 40, 50])
        for name in ("above", "height", "accepted")
    )
    tooltip = [alt.Tooltip("look:Q", format=".1f"), alt.Tooltip("above:Q", format=".1f")]
    bold = {"role": "ink", "fontWeight": "bold"}
    chart = alt.layer(
        under("curve", x, accepted, role="pipeline", opacity=0.25),
        line("curve", x, y, role="ink", tooltip=tooltip),
        moment("now", x, role="muted"),
        dots("now", x, y, role="ink", tooltip=tooltip),
        labels("on_right", x, height, "label", dx=10, **bold),
        labels("on_left", x, height, "label", dx=-10, align="right", **bold),
        labels("names", x, y, "label", dx=8),
    )
    return framed(chart, frame, right=92)


def _sentence(tables, *, search_cost):
    now = {name: column[0] for name, column in tables["now"].items()}
    said = {"look": dollars(search_cost), "whole": dollars(1000 * now["whole"])}
    if now["looks"] <= 1:
        return say("looking.first_offer", **said)
    said |= {"looks": _looks(now["looks"]), "most": dollars(1000 * now["most"])}
    return say("looking.several", **said)


looking = Explorer(
    name="looking",
    controls=(slider("search_cost", LOOKS, default=TRIP, unit=PER_LOOK, along="now.look"),),
    rows=_rows,
    columns={
        "curve": (drawn("look", 2), drawn("accepted", 2), drawn("above", 2)),
        "names": (drawn("look"), drawn("above", 1), drawn("label", is_text=True)),
        "now": (
            Column("look", 2),
            Column("looks", 1),
            Column("most", 1),
            Column("average", 1),
            Column("whole", 1),
            drawn("above", 1),
        ),
        "on_right": columns_beside("look"),
        "on_left": columns_beside("look"),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "width": WIDTH / 2000,
        "most": WIDTH / 1000,
        "invented": invented,
    },
)
