"""Figures: where a model or a data set meets a chart. One module per topic."""

from platformlab.figures.critical_mass import (
    critical_mass,
    hysteresis,
    predix_activity,
    two_worlds,
)

ALL = (critical_mass, two_worlds, hysteresis, predix_activity)
