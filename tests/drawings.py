"""Drawings of the explorers, made once for all tests of a process: each costs a fifth of a second.

`make check` draws the first explorers of three pages, `make test` draws them all.
"""

from functools import cache
from itertools import islice

import pytest
from bs4 import BeautifulSoup
from parts import EXPLORERS, PLACES

from platformlab.explore import page, svg

FIRST = set(islice(dict(reversed(PLACES)).values(), 3))


def drawn(explorers):
    """Run a test for these explorers, in `make check` for three."""
    return pytest.mark.parametrize(
        "explorer",
        [
            pytest.param(one, id=name, marks=() if name in FIRST else pytest.mark.slow)
            for name, one in explorers.items()
        ],
    )


every_drawing = drawn(EXPLORERS)


@cache
def specification(name, width):
    """Specification of an explorer's chart in the frame of a width; not to be changed."""
    return svg.specification(EXPLORERS[name], svg.FRAMES[width])


@cache
def face(name):
    """The still face of an explorer, as a page holds it; not to be changed."""
    return BeautifulSoup(page.html(EXPLORERS[name]), "html.parser")
