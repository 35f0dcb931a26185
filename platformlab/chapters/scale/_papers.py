"""Two papers for the experience curve: one ruled in even steps, one in doublings."""

import numpy as np

from platformlab.chapters.scale.market import DOUBLINGS, FIRST_COST, FIRST_MADE
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)

PAPERS = ("steps", "doublings")
MADE = FIRST_MADE * 2 ** np.arange(DOUBLINGS + 1)
_HALVINGS = 6  # of the first cost that the paper of doublings has room for


def place(made, cost, paper):
    """Where a point stands on the paper, both coordinates from 0 to 1."""
    made, cost = np.asarray(made, dtype=float), np.asarray(cost, dtype=float)
    if paper == "steps":
        return made / MADE[-1], cost / FIRST_COST
    return np.log2(made / FIRST_MADE) / DOUBLINGS, 1 - np.log2(FIRST_COST / cost) / _HALVINGS


def ticks(paper):
    """Positions and words of both axes."""
    if paper == "steps":
        made, cost = np.linspace(0, 10e6, 5), FIRST_COST * np.linspace(0, 1, 5)
    else:
        made, cost = MADE[::2], FIRST_COST / 2.0 ** np.arange(5, -1, -1)
    x, _ = place(made, FIRST_COST, paper)
    _, y = place(FIRST_MADE, cost, paper)
    return (
        {"x": x, "label": list(map(_short, made))},
        {"y": y, "label": [dollars(amount, 0) for amount in cost]},
    )


def _short(made):
    if made >= 1e6:
        return say("experience.ticks.millions", number=f"{made / 1e6:.2g}")
    return say("experience.ticks.thousands", number=number(made / 1e3, 0)) if made else number(0)
