"""Drawings of explorers and bets, made once for all tests of a process: each costs a fifth of a second.

`make check` and `make fast` draw one explorer, `make test` draws them all.
"""

from functools import cache

import pytest
from bs4 import BeautifulSoup
from parts import EXPLORERS

from platformlab.checks import bet_page
from platformlab.checks.questions import every_bet
from platformlab.explore import page, svg

FEW = {"two_worlds"}


def drawn(explorers):
    """Run a test for these explorers, for one where the slow ones are left out; all tests of one go to one worker."""
    return pytest.mark.parametrize(
        "explorer",
        [pytest.param(one, id=name, marks=_marks(name)) for name, one in explorers.items()],
    )


def _marks(name):
    together = pytest.mark.xdist_group(f"figure {name}")
    return [together] if name in FEW else [together, pytest.mark.slow]


every_drawing = drawn(EXPLORERS)
# For tests that look at all bets: they go to one worker.
of_all_bets = pytest.mark.xdist_group("all bets")


@cache
def specification(name, width):
    """Specification of an explorer's chart in the frame of a width; not to be changed."""
    return svg.specification(EXPLORERS[name], svg.FRAMES[width])


@cache
def markup(name):
    """The still face of an explorer, as a page holds it."""
    return page.html(EXPLORERS[name])


@cache
def face(name):
    """The still face of an explorer, parsed; not to be changed."""
    return BeautifulSoup(markup(name), "html.parser")


@cache
def asked(bet_id):
    """A bet as the page of its chapter holds it."""
    return bet_page.html(every_bet()[bet_id][1])
