"""Numbers that the derivations of the chapter on information added to things state."""

from functools import cache

import numpy as np
from chapters.information_value.prose import best_part, dollars_a_year
from scipy.integrate import cumulative_trapezoid

from platformlab.chapters.information_value._contracts import PART, PARTS, at, yearly
from platformlab.chapters.information_value.market import CARE_A_YEAR, HARD_LIFE, HOURS_A_YEAR
from platformlab.models import maintenance
from platformlab.words.numbers import percent

STEPS = np.linspace(0, 5, 50_001)  # ages, in scales of the life under care


def bills(part, hard_life):
    """Chance of a failure and hours in use at each age, under care and in hard use."""
    ages = STEPS * part["weibull_scale"]
    for life in (1, hard_life):
        alive = np.exp(-((STEPS / life) ** part["weibull_shape"]))
        yield 1 - alive, cumulative_trapezoid(alive, ages, initial=0)


def in_sight(carried, care_cost, hard_life, part):
    """Age that a maker sets in sight of the user, whether she takes care, what it pays, and both."""
    planned, failure = part["planned_cost"], part["failure_cost"]
    (fails, hours), (hard_fails, hard_hours) = (
        (chance[1:], used[1:]) for chance, used in bills(part, hard_life)
    )
    cares = (1 - carried) * failure * (hard_fails / hard_hours - fails / hours) >= care_cost
    chance, used = np.where(cares, fails, hard_fails), np.where(cares, hours, hard_hours)
    pays = (planned * (1 - chance) + carried * failure * chance) / used
    together = (planned * (1 - chance) + failure * chance) / used + care_cost * cares
    best = pays.argmin()
    age = STEPS[1:][best] * part["weibull_scale"]
    return age, bool(cares[best]), pays[best], together[best]


@cache
def seen_age(carried):
    return in_sight(carried, CARE_A_YEAR / HOURS_A_YEAR, HARD_LIFE, PART)


def unseen(carried):
    """Age for a user in care, and what the maker pays a year if she treats the machine hard."""
    own = PART | {"failure_cost": carried * PART["failure_cost"]}
    found = maintenance.find_replacement_age(**own)
    return float(found.replacement_age), HOURS_A_YEAR * float(found.cost_rate) / HARD_LIFE


def a_step_after_the_best():
    """The part at which care has ended if neither sees the other's choice."""
    part = round(best_part() + 0.05, 2)
    assert not yearly("unseen")[1][at(part)]
    return part


def bound_by_an_age():
    part = a_step_after_the_best()
    later, cares, pays, together = seen_age(part)
    sooner, paid = unseen(part)
    assert cares
    assert later > sooner
    ages = f"{later:,.0f}", f"{sooner:,.0f}"
    amounts = f"{HOURS_A_YEAR * pays:,.0f}", f"{paid:,.0f}", f"{HOURS_A_YEAR * together:,.0f}"
    return percent(part), *ages, *amounts, dollars_a_year("unseen", part)


def end_of_care():
    """The last part with care and the first without, in the steps of the figure."""
    last = max(part for part in PARTS if seen_age(float(part))[1])
    first = round(last + 0.05, 2)
    in_steps = [HOURS_A_YEAR * seen_age(part)[3] for part in (last, first)]
    unseen = [yearly("unseen")[0][at(part)] for part in (best_part(), a_step_after_the_best())]
    assert in_steps[1] - in_steps[0] < unseen[1] - unseen[0]
    return percent(last), percent(first)


STATEMENTS = [
    (
        r"At {} of a failure, where care has ended here, such a maker replaces after {} hours instead of {}; "
        r"the user takes care, the maker pays \${} a year instead of \${}, and both together pay \${} "
        r"instead of \${}.",
        bound_by_an_age,
    ),
    ("Care then ends only between {} and {}, and the step", end_of_care),
]
