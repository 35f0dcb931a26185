"""Numbers that the derivations of the chapter on platforms state."""

import math

from chapters.platforms.prose import (
    busy_station,
    peak_of_travellers,
    quicker_travellers,
    shares_by_hand,
    stronger_reason,
)

from platformlab.chapters.platforms.market import MANY_TRAINS, launch_market
from platformlab.models.spread.launch import find_equilibria
from platformlab.words.numbers import percent


def costs():
    station = launch_market()
    return station["relative_fee_consumers"], station["relative_fee_producers"]


def roots():
    return (f"{sum(map(math.sqrt, costs())):.2f}",)


def weak_shops():
    weak = launch_market(
        cross_side_consumers=20.0, cross_side_producers=4000.0, stand_alone_value=MANY_TRAINS
    )
    found = find_equilibria(**weak)
    assert found.status == "not viable"
    return (percent(found.quiet_consumers),)


STATEMENTS = [
    ("fewer want to stay than are let at {}, more at {}.", shares_by_hand),
    ("with {} of the travellers and {} of the shops.", busy_station),
    ("the square roots of its two costs add up to {}.", roots),
    ("within a few months {} of the travellers come", peak_of_travellers),
    (
        r"worth \${:.0f} to the keenest traveller, or all travellers \${} to the best shop, the bare opening fills.",
        stronger_reason,
    ),
    (r"What \${:.0f} or \${} change is one cost:", stronger_reason),
    (r"That \${:.0f} and \${} lie beyond theirs is computed.", stronger_reason),
    ("with travellers {} quicker the bare opening fills.", quicker_travellers),
    ("$c_1$ is {:.2f} and $c_2$ is {:.2f}.", costs),
    ("with weak shops {} of the travellers come for their trains", weak_shops),
]
