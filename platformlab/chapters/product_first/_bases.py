"""Bases of the invented cutters: with and without a platform, and the bar that a platform needs."""

import itertools
from functools import cache

import numpy as np

from platformlab.chapters.product_first.market import (
    FEE,
    HORIZON,
    LEAD,
    MARGIN,
    MATCHED_YEARS,
    MONTHS,
    PACE,
    PLATFORM,
    REPLACED,
    RUNNING_COST,
    START,
    SWITCHING_COST,
    TASTE_SPREAD,
)
from platformlab.models import product_base

END = HORIZON * MONTHS
NEVER = HORIZON  # a platform opened on the last day


def buyers(lead, cost, spread=TASTE_SPREAD):
    """Arguments of the model that say how owners choose."""
    return {"quality_lead": lead, "switching_cost": cost, "taste_spread": spread}


def grown(start, lead, cost, months, spread=TASTE_SPREAD):
    """Our share of the cutters at the end of each month, from a start, without a platform."""
    return product_base.simulate_base(
        start, **buyers(lead, cost, spread), replacement_share=REPLACED, periods=months
    )


@cache
def bar(cost, spread=TASTE_SPREAD):
    """Critical base of the platform once the rival has matched our cutter; no number if none does."""
    found = product_base.find_critical_base(**buyers(0.0, cost, spread), **PLATFORM)
    return float(found.critical_base)


@cache
def path(opened=NEVER, lead=LEAD, cost=SWITCHING_COST, spread=TASTE_SPREAD, matched=MATCHED_YEARS):
    """Owners and programs at the end of each month, if the platform opens after so many years."""
    opened, matched = round(opened * MONTHS), round(matched * MONTHS)
    owners, programs = [START], [0.0]
    cuts = sorted({0, min(opened, END), min(matched, END), END})
    for begin, end in itertools.pairwise(cuts):
        ahead = lead if begin < matched else 0.0
        if begin < opened:
            owners += list(grown(owners[-1], ahead, cost, end - begin, spread)[1:])
            programs += [0.0] * (end - begin)
            continue
        both = opened_on(owners[-1], programs[-1], ahead, cost, end - begin, spread)
        owners += list(both[1:, 0])
        programs += list(both[1:, 1])
    return np.array(owners), np.array(programs)


def opened_on(owners, programs, lead, cost, months, spread=TASTE_SPREAD):
    """Owners and programs month by month on an open platform that begins with these."""
    return product_base.simulate(
        owners,
        share_producers=programs,
        **buyers(lead, cost, spread),
        **PLATFORM,
        replacement_share=REPLACED,
        adjustment=PACE,
        periods=months,
    )


@cache
def brought(opened, cost=SWITCHING_COST, matched=MATCHED_YEARS):
    """Money more than without a platform, in all years and for each cutter of the market."""
    owners, programs = path(opened, cost=cost, matched=matched)
    alone, _ = path(cost=cost, matched=matched)
    sold = MARGIN * (owners - alone) + FEE * owners * programs
    return float(sold[1:].sum()) - RUNNING_COST * (END - opened * MONTHS)


def yearly(months):
    """The first number and that of each year's end."""
    return months[::MONTHS]
