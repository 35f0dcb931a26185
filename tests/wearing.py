"""Parts that wear, drawn for derivations: their costs, and how long they live."""

import numpy as np
from scipy.integrate import quad

PARTS = {"planned": (1, 3), "failure": (6, 20), "shape": (1.5, 4), "scale": (500, 2_000)}


def part(at):
    """What the library asks of a part, from what was drawn."""
    return {
        "planned_cost": at["planned"],
        "failure_cost": at["failure"],
        "weibull_shape": at["shape"],
        "weibull_scale": at["scale"],
    }


def survival(age, at):
    """Share of parts that reach an age."""
    return np.exp(-((age / at["scale"]) ** at["shape"]))


def in_use(age, at):
    """Mean hours in use until failure or, at the latest, an age."""
    return quad(survival, 0, age, args=(at,))[0]
