"""Figures: where a model or a data set meets a chart. One module per topic."""

from importlib import import_module

from platformlab.explore import Explorer

# The explicit list of topics, in the order of the book.
TOPICS = (
    "argument",
    "ledger",
    "giants",
    "platforms",
    "matching",
    "value",
    "critical_mass",
    "scale",
    "scale_or_network",
    "who_pays",
)


def module(topic):
    """Return the module of a topic."""
    return import_module(f"{__name__}.{topic}")


def _explorers(topic):
    """Explorers that a module declares, in the order of the file."""
    return [value for value in vars(module(topic)).values() if isinstance(value, Explorer)]


# What the book ships and the tests check; each is also a name of this package.
ALL = tuple(explorer for topic in TOPICS for explorer in _explorers(topic))
globals().update({explorer.name: explorer for explorer in ALL})
