"""Margins of the invented coffee machines, in every market that the figures show."""

from functools import cache

from platformlab.chapters.commodity.market import FIRMS, MARKET, SPREAD
from platformlab.models import defended_margin


@cache
def margins(*, firms=FIRMS, taste_spread=SPREAD, quality_lead=0.0, same_side=0.0):
    """Margins and shares of ours and of each rival; a tuple of numbers gives arrays."""
    return defended_margin.find_margins(
        firms=firms,
        taste_spread=taste_spread,
        quality_lead=quality_lead,
        same_side=same_side,
        **MARKET,
    )
