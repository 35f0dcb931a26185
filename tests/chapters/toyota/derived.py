"""Numbers that the derivations of the chapter on Toyota state."""

import numpy as np
from chapters.toyota import prose

from platformlab.chapters.toyota import market
from platformlab.chapters.toyota._fleets import demand_of

HOURS = 24


def two_pairs():
    fleets = prose.rows("hours_of_day", pair="riders-lorries")["fleets"]
    both, apart = prose.riders_and_meals()
    return both, apart, f"{fleets['together'][0]:.1f}", *prose.riders_and_lorries()


def spare():
    """What riders can spare when meals want all their vehicles, and riders and lorries at their top."""
    late, _, riders = prose.at_the_peak()
    hour, lorries, fewer_riders = prose.spare(15, "lorries", "riders")
    left = (
        f"{market.SERVICE_PEAK - float(wanted):.1f}" for wanted in (riders, fewer_riders, lorries)
    )
    first, *both = left
    return late, first, hour, *both


def at_once():
    return prose.at_once()


def hours_alone():
    whole, hours = prose.by_hours()
    return prose.all_four()[0], hours, whole


def with_size():
    small, size, large, grown = prose.smaller_and_larger()
    _, early, _, late, _ = prose.all_four()
    assert float(late) < float(early) / np.sqrt(market.GROWN / market.SERVICE_PEAK)
    prose.a_tenth_as_large_saves_more_and_needs_more()
    return size, small, grown, large, early, size, late, grown


def refits():
    return *prose.half_an_hour(), prose.foreseen()[0]


def runs_of_full_hours(fleet):
    """By day: full stretches of hours, what their last hours can carry on, and what the target lacks."""
    demand = demand_of(market.SERVICES)
    wanted, riders = demand.sum(axis=2).ravel(), demand[:, :, 0].ravel()
    full = wanted >= fleet
    last = full & ~np.append(full[1:], False)
    carried = market.WAITING * market.WAIT * riders[last].sum()
    lacking = market.TARGET * wanted.sum() - np.minimum(wanted, fleet).sum()
    return last.sum() / market.DAYS, carried / market.DAYS, lacking / market.DAYS


def plateau():
    fleet = prose.ten_minutes()[0] - 1
    runs, carried, _ = runs_of_full_hours(fleet)
    return fleet, f"{runs:.1f}", f"{carried:.1f}"


def lacking():
    _, carried, missing = runs_of_full_hours(prose.ten_minutes()[0] - 1)
    assert missing > carried
    return (f"{missing:.1f}",)


STATEMENTS = [
    (
        "riders and meals need {} vehicles instead of {}, riders and lorries {}, which saves {}.",
        two_pairs,
    ),
    (
        "At {} h meals can spare nothing and riders {} of a vehicle; at {} h riders can spare {} and "
        "lorries {}.",
        spare,
    ),
    ("h_i)}}{{{}}}", lambda: (HOURS,)),
    ("{} vehicles do the work of {} if changes take no time.", at_once),
    (
        "of four services different hours save {} at any size, and {} of the {} that riders and meals",
        hours_alone,
    ),
    (
        "with {} vehicles each riders and meals save {}, with {} each {}; for all four chance adds {} "
        "points at {} and {} at {}.",
        with_size,
    ),
    (
        "with refits of half an hour sharing saves {}, with an hour nothing; with half an hour and "
        "foresight {} vehicles are enough.",
        refits,
    ),
    (
        "a timetable does with {} vehicles where a refit takes half an hour, and with {} where it takes an hour.",
        prose.timetable,
    ),
    (
        "if half of the riders wait ten minutes, {} vehicles are needed as before",
        lambda: prose.ten_minutes()[:1],
    ),
    ("; if they wait an hour, {}, and if all riders do, {}.", prose.an_hour),
    ("with {} vehicles there are {} a day, and they can bring at most {} vehicle-hours.", plateau),
    ("one vehicle less would have to win back {}.", lacking),
    ("Therefore {} it remains.", lambda: prose.ten_minutes()[1:]),
]
