"""The crowd of the welcome page: members month by month from every start."""

from functools import cache

import numpy as np

from platformlab.chapters.index.market import (
    BETTER,
    CUSTOMERS,
    EXPLAINED_IN,
    MARKET,
    MONTHS,
    SPEED,
    START,
)
from platformlab.checks.crowd import Crowd
from platformlab.models import critical_mass as model
from platformlab.words import Wordbook

say = Wordbook(__file__)


@cache
def paths():
    """Members at the end of each month, a path for each number of members at the start."""
    starts = np.arange(CUSTOMERS + 1) / CUSTOMERS
    shares = [model.simulate(start, adjustment=SPEED, periods=MONTHS, **MARKET) for start in starts]
    return np.rint(CUSTOMERS * np.array(shares)).astype(int).tolist()


def enough():
    """Least number of members at the start from which the crowd fills."""
    return next(start for start, path in enumerate(paths()) if path[-1] > CUSTOMERS / 2)


def crowd():
    """Return the crowd with its words; the slots that the page fills stay open."""
    names = ("fills", "empties", "begin", "now", "right", "wrong", "shown", "ends", "aside")
    says = {name: _said(name) for name in names} | {"question": _said("question", start=START)}
    return Crowd(paths=paths(), start=START, better=BETTER, says=says, leads_to=EXPLAINED_IN)


def _said(name, **given):
    key = f"crowd.{name}"
    known = {"count": CUSTOMERS, "enough": enough()} | given
    return say(key, **{slot: known.get(slot, f"{{{slot}}}") for slot in say.slots(key)})
