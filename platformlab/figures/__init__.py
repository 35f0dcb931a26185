"""Figures: where a model or a data set meets a chart. One module per topic."""

from importlib import import_module

from platformlab.explore import Explorer

# The explicit list of topics, in the order of the book.
TOPICS = (
    "ledger",
    "giants",
    "platforms",
    "critical_mass",
)


def _explorers(topic):
    """Explorers that a module declares, in the order of the file."""
    declared = vars(import_module(f"{__name__}.{topic}")).values()
    return [value for value in declared if isinstance(value, Explorer)]


# What the book ships and the tests check; each is also a name of this package.
ALL = tuple(explorer for topic in TOPICS for explorer in _explorers(topic))
globals().update({explorer.name: explorer for explorer in ALL})
