"""Lines of the laws and of costs over many sizes of the network, and where they cross."""

import numpy as np

from platformlab.chapters.value._laws import BREAK_EVEN, first_to_pay, unit_value, value_by
from platformlab.chapters.value.market import (
    AGREED_USERS,
    AGREED_VALUE,
    COST_PER_USER,
    RUNNING_COST,
)
from platformlab.models import network_value as model
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_GRID = np.geomspace(100, 1e6, 25)
TOP = 1e11  # what a square makes of a million users


def name(line):
    """What stands at the end of a line."""
    return say(f"network_laws.marks.{line}")


def _reed_line():
    """Reed's law from the agreed value to the top of the plot; its logarithm is nearly straight."""
    factor = np.log10(AGREED_VALUE) - model.find_values(users=AGREED_USERS, unit_value=1).log10_reed
    log_values = np.linspace(np.log10(AGREED_VALUE), np.log10(TOP), 9)
    return {"users": (log_values - factor) / np.log10(2), "value": 10**log_values}


def lines_and_costs():
    """Return the tables of the figure that no control changes."""
    costs = {"cost_per_user": COST_PER_USER, "running_cost": RUNNING_COST}
    pays = [
        first_to_pay(find(unit_value=unit_value(law), **costs)) for law, find in BREAK_EVEN.items()
    ]
    least, middle, most = sorted(pays)
    sizes = {"least": least, "middle": middle, "most": most}
    pays_from = {name: number(size, 0) for name, size in sizes.items()}
    return {
        **{law: {"users": _GRID, "value": value_by(law, _GRID)} for law in BREAK_EVEN},
        "reed": _reed_line(),
        "costs": {"users": _GRID, "cost": RUNNING_COST + COST_PER_USER * _GRID},
        "pays": {"users": pays, "value": [RUNNING_COST + COST_PER_USER * size for size in pays]},
        "note": {
            "users": [most],
            "value": [RUNNING_COST + COST_PER_USER * most],
            "label": [say("network_laws.marks.pays", **pays_from)],
        },
        "group": {
            "users": [_reed_line()["users"][-1]],
            "value": [TOP],
            "label": [name("reed")],
            "short": [name("reed_short")],
        },
        "cost_end": {
            "users": [1e6],
            "value": [RUNNING_COST + COST_PER_USER * 1e6],
            "label": [name("costs")],
        },
        **{
            f"{law}_end": {
                "users": [1e6],
                "value": [value_by(law, 1e6)],
                "label": [name(law)],
                "short": [name(f"{law}_short")],
            }
            for law in BREAK_EVEN
        },
    }
