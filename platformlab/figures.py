"""Figures by name: ``figures.two_worlds`` is the explorer of that name, from whatever chapter it is.

A figure is loaded when it is named, so that naming one does not wait for all.
"""

import difflib

from platformlab.chapters import BOOK

__all__ = sorted(BOOK.explorers)


def __getattr__(name):
    if name in BOOK.explorers:
        return BOOK.explorers[name]
    near = difflib.get_close_matches(name, __all__, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(__all__)}"
    raise AttributeError(f"there is no figure named {name!r}; {hint}")


def __dir__():
    return __all__
