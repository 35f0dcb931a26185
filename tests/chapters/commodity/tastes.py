"""Prices of equal firms worked out without the library: other tastes, and a network to undercut on."""

import numpy as np
from scipy import optimize, special, stats

from platformlab.chapters.commodity.market import COST, FARTHEST, FIRMS, SPREAD, WORTH

EVEN = stats.uniform(0, FARTHEST)  # each machine's worth to a customer, apart from all others
ALWAYS_SOME = stats.gumbel_r(scale=SPREAD)  # the tastes of the first figure
STEP = 1e-3  # USD
AIMS = np.linspace(0.01, 0.99, 491)  # parts of the market that a firm could aim for


def _over(tastes, values):
    """Integral over the worth of one machine to customers of these tastes."""
    worth = np.linspace(*tastes.ppf([1e-9, 1 - 1e-9]), 200_001)
    return np.trapezoid(values(worth) * tastes.pdf(worth), worth)


def share(firms, tastes, cheaper=0.0):
    """Part of all customers who take one firm's machine if everybody buys and it asks this much less."""
    return _over(tastes, lambda worth: tastes.cdf(worth + cheaper) ** (firms - 1))


def margin(firms, tastes):
    """Price above cost from which no firm gains by a small change."""
    won = share(firms, tastes, STEP) - share(firms, tastes, -STEP)
    return share(firms, tastes) / (won / (2 * STEP))


def keen(firms, tastes, much):
    """Part of the customers who like one machine by so much better than every other."""
    return firms * share(firms, tastes, -much)


def inside_alone():
    """Profit of each of the equal firms, with machines alike by half and the taste for none left.

    A nested logit: the machines are one nest with half the spread, buying nothing keeps its own.
    """
    inside = SPREAD / 2

    def part(price, others):
        """Part of all customers who take the firm that asks `price` while its rivals ask `others`."""
        powers = [(WORTH - price) / inside, *[(WORTH - others) / inside] * (FIRMS - 1)]
        nest = special.logsumexp(powers)
        return np.exp(powers[0] - nest) * special.expit(nest * inside / SPREAD)

    def gap(price):
        rise = (part(price + STEP, price) - part(price - STEP, price)) / (2 * STEP)
        return part(price, price) + (price - COST) * rise

    best = optimize.brentq(gap, COST + 1, COST + SPREAD)
    return (best - COST) * part(best, best)


def even_prices(network):
    """Margin and share of each firm with one price for all that no small change betters."""

    def best(share):
        weight = share / (1 - network * share / SPREAD)
        whole = 1 - FIRMS * share + FIRMS * weight
        return SPREAD - network * share + SPREAD * share / (whole - weight)

    def gap(share):
        odds = SPREAD * np.log(share / (1 - FIRMS * share))
        return odds - (WORTH - COST + network * share - best(share))

    found = optimize.brentq(gap, 0.2, 1 / FIRMS - 1e-9)
    return best(found), found


def undercut(network):
    """Most that one firm earns while the others keep the even price, and the share with which."""
    kept, _ = even_prices(network)

    def earned(aim):
        def gap(rival):
            odds = SPREAD * np.log(rival / (1 - aim - (FIRMS - 1) * rival))
            return odds - (WORTH - COST + network * rival - kept)

        rival = optimize.brentq(gap, 1e-12, (1 - aim) / (FIRMS - 1) * (1 - 1e-12))
        nobody = 1 - aim - (FIRMS - 1) * rival
        return aim * (WORTH - COST + network * aim - SPREAD * np.log(aim / nobody))

    return max((earned(aim), aim) for aim in AIMS)
