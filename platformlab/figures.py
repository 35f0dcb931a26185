"""Figures by name: ``figures.two_worlds`` is the explorer of that name, from whatever chapter it is.

A figure is loaded when it is named, so that naming one does not wait for all.
"""

from platformlab.chapters import BOOK
from platformlab.nearest import nearest

__all__ = sorted(BOOK.explorers)


def __getattr__(name):
    if name in BOOK.explorers:
        return BOOK.explorers[name]
    raise AttributeError(f"there is no figure named {name!r}; {nearest(name, __all__)}")


def __dir__():
    return __all__
