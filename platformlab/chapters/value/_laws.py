"""The laws on the invented network: what it is worth, and from which size it pays."""

from functools import cache

import numpy as np

from platformlab.chapters.value.market import AGREED_USERS, AGREED_VALUE, RUNNING_COST
from platformlab.models import network_value as model
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

BREAK_EVEN = {
    "sarnoff": model.find_sarnoff_break_even,
    "odlyzko": model.find_odlyzko_break_even,
    "metcalfe": model.find_break_even,
}


def first_to_pay(size):
    """First whole number of users that covers the costs; a rounding error adds nobody."""
    return np.ceil(np.round(size, 6))


def invented():
    """Where the numbers come from, without the end of the sentence."""
    sizes = {"users": AGREED_USERS, "value": AGREED_VALUE, "cost": RUNNING_COST}
    return say("shared.invented", **{name: number(size) for name, size in sizes.items()})


@cache
def unit_value(law):
    """Value of one unit of `law` at which the agreed number of users has the agreed value."""
    return AGREED_VALUE / getattr(model.find_values(users=AGREED_USERS, unit_value=1), law)


def value_by(law, users):
    """Value of the invented network by `law`."""
    return getattr(model.find_values(users=users, unit_value=unit_value(law)), law)
