"""Figures: where a model or a data set meets a chart. One module per topic."""

from platformlab.figures.critical_mass import (
    critical_mass,
    hysteresis,
    predix_activity,
    two_worlds,
)
from platformlab.figures.giants import (
    overtaking,
    phones,
    platform_count,
    startup_fates,
    startup_sum,
)
from platformlab.figures.ledger import claims_by_section

# The explicit list: what the book ships and the tests check.
ALL = (
    critical_mass,
    two_worlds,
    hysteresis,
    predix_activity,
    platform_count,
    startup_sum,
    startup_fates,
    overtaking,
    phones,
    claims_by_section,
)
