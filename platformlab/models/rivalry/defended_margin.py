"""A margin and what defends it: tastes, few rivals, a lead, and a network of one's own.

Question. What is left of a margin when rivals enter, products grow alike, a firm is ahead, or each
brand gains by its own users?

One firm and its rivals, who are alike, sell to customers of logit tastes who may also buy nothing.
With n the share of a firm and β what a customer gains from a brand that everybody uses, let

$w = n / (1 − β n / s)$ and $W$ the share that buys nothing plus the $w$ of all firms.

Then best prices give each firm the margin $s − β n + s n / (W − w)$. Without a network it is
$s / (1 − n)$, as in `logit_competition`; where everybody buys from one of N equal firms it is
$(s N − β) / (N − 1)$: a network lowers it, since each customer won is a reason for the next.

Assumptions. Prices are set at the same time; customers see them and foresee the shares that they
bring; rivals with one price have one share; a lead is more worth or less cost and stays as it is.

Left out. Design, entry, switching, and who is left where no balance holds.

Sources: anderson1992 (logit prices); armstrong2006 (customers who foresee).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.roots import find_root

_TRIED = np.linspace(0.01, 0.99, 50)  # shares that a firm could aim for instead


class Defended(NamedTuple):
    """Margins (USD per month), shares and profits (USD per month and customer in the market).

    ``status`` is ``"shared"``, or, with NaN, ``"breaks"`` where there are no prices, one for
    all rivals, that no firm would leave: the network then counts for more than what keeps customers apart.
    """

    margin_first: np.ndarray
    margin_rival: np.ndarray
    share_first: np.ndarray
    share_rival: np.ndarray
    outside_share: np.ndarray
    profit_first: np.ndarray
    profit_rival: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_margins(
    *, cost_per_customer, taste_spread, firms, quality_lead, same_side, stand_alone_value
):
    """Margins of the first firm and of each of its rivals.

    Parameters
    ----------
    quality_lead : array_like of float
        Value of the first product minus that of a rival's, or the lead in cost; may be negative.
    same_side : array_like of float
        Gain from a brand that everybody uses; 0 for a product without a network effect.
    stand_alone_value : array_like of float
        What the average customer would pay for a rival's product that nobody else uses.

    References
    ----------
    anderson1992, armstrong2006

    Examples
    --------
    >>> market = {"cost_per_customer": 60, "taste_spread": 20, "firms": 4, "stand_alone_value": 120}
    >>> find_margins(quality_lead=[0, 20], same_side=0, **market).margin_first.round(1)
    array([26.3, 32. ])
    >>> round(find_margins(quality_lead=0, same_side=20, **market).margin_first, 1)
    20.0
    """
    worth = (stand_alone_value - cost_per_customer) / taste_spread
    lead, network = quality_lead / taste_spread, same_side / taste_spread
    given = np.broadcast_arrays(worth, lead, network, firms, taste_spread)
    *market, spread = (np.ravel(part) for part in given)
    shares, outside = _find_shares(*market)
    markups = _markups(*shares, outside, *market[2:])
    earned = tuple(markup * share for markup, share in zip(markups, shares, strict=True))
    holds = _is_kept(earned, markups, shares, market)
    first, rival, *profits = (spread * amount for amount in (*markups, *earned))
    numbers = (first, rival, *shares, outside, *profits)
    status = np.where(holds, "shared", "breaks")
    found = *(np.where(holds, number, np.nan) for number in numbers), status
    return Defended(*(np.reshape(part, given[0].shape) for part in found))


def _markups(first, rival, outside, network, firms):
    """Best margins of the first firm and of a rival at given shares, in spreads of taste."""
    at_first, at_rival = (
        share / np.maximum(1 - network * share, 1e-12) for share in (first, rival)
    )
    others = outside + (firms - 1) * at_rival, outside + at_first + (firms - 2) * at_rival
    return tuple(
        1 - network * share + share / np.maximum(other, 1e-9)  # finite at the ends of the search
        for share, other in zip((first, rival), others, strict=True)
    )


def _solve(gap, bound, args):
    """Where `gap` is nil; unknowns are log odds, which keep what is left small exact."""
    return find_root(gap, (-bound, bound), args=args).x


def _find_shares(worth, lead, network, firms):
    """Shares at which prices are best for everybody, as far as small changes go."""
    bound = np.abs(worth) + np.abs(lead) + network + 60

    def split(won, bought, firms):
        inside = scipy.special.expit(bought)
        first, rest = scipy.special.expit(won) * inside, scipy.special.expit(-won) * inside
        return first, rest / (firms - 1), scipy.special.expit(-bought)

    def gap_of_sales(bought, won, worth, lead, network, firms):
        first, rival, outside = split(won, bought, firms)
        markup = _markups(first, rival, outside, network, firms)[0]
        return bought + scipy.special.log_expit(won) - worth - lead - network * first + markup

    def sales(won, bound, worth, lead, network, firms):
        return _solve(gap_of_sales, 3 * bound, (won, worth, lead, network, firms))

    def gap_of_split(won, bound, worth, lead, network, firms):
        bought = sales(won, bound, worth, lead, network, firms)
        first, rival, outside = split(won, bought, firms)
        markups = _markups(first, rival, outside, network, firms)
        odds = won + np.log(firms - 1)
        return odds - lead - network * (first - rival) + markups[0] - markups[1]

    args = bound, worth, lead, network, firms
    even = -np.log(firms - 1)  # the odds of one firm among equals; who is ahead is larger
    ends = np.where(lead > 0, even, -bound), np.where(lead < 0, even, bound)
    won = np.where(lead == 0, even, find_root(gap_of_split, ends, args=args).x)
    *shares, outside = split(won, sales(won, *args), firms)
    return shares, outside


def _is_kept(earned, markups, shares, market):
    """Whether neither the first firm nor a rival earns more with another share."""
    _, _, network, _ = market
    kept = np.maximum(*shares) * network < 1
    doubtful = kept & (network > 0)  # without a network there is one balance, and it holds
    worth, lead, network, firms = (part[doubtful, None] for part in market)
    stays = worth + lead - markups[0][doubtful, None], worth - markups[1][doubtful, None]
    tried = np.broadcast_to(_TRIED, (len(worth), len(_TRIED)))
    _, outside = _answer(np.log1p(-tried), stays[1], network, firms - 1)
    first = _profit(tried, outside, worth + lead, network)
    rival = _profit(tried, _outside_of_both(tried, stays, network, firms), worth, network)
    best = np.max(first, axis=-1, initial=0), np.max(rival, axis=-1, initial=0)
    most = tuple(profit[doubtful] * (1 + 1e-9) for profit in earned)
    kept[doubtful] &= (best[0] <= most[0]) & (best[1] <= most[1])
    return kept


def _profit(share, log_outside, worth, network):
    """Profit with the price that brings this share, in spreads of taste."""
    return share * (worth + network * share - np.log(share) + log_outside)


def _answer(log_rest, stays, network, count):
    """Share of each of `count` equal firms that keep their price, and the log of what nobody buys."""

    def gap(sold, log_rest, stays, network, count):
        share = np.exp(log_rest + scipy.special.log_expit(sold)) / count
        return sold - np.log(count) - network * share - stays

    args = np.broadcast_arrays(log_rest, stays, network, count)
    sold = _solve(gap, np.abs(args[1]) + args[2] + 60, tuple(args))
    share = np.exp(log_rest + scipy.special.log_expit(sold)) / count
    return share, log_rest + scipy.special.log_expit(-sold)


def _outside_of_both(taken, stays, network, firms):
    """Log of what nobody buys while one rival takes a share and all others keep their price."""

    def log_outside(to_first, log_rest, stays, network, count):
        left = log_rest + scipy.special.log_expit(-to_first)
        _, nobody = _answer(left, stays, network, np.maximum(count, 1))
        return np.where(count > 0, nobody, left)

    def gap(to_first, log_rest, stays_first, stays, network, count):
        log_first = log_rest + scipy.special.log_expit(to_first)
        nobody = log_outside(to_first, log_rest, stays, network, count)
        return log_first - nobody - network * np.exp(log_first) - stays_first

    args = np.broadcast_arrays(np.log1p(-taken), *stays, network, firms - 2)
    bound = np.abs(args[1]) + np.abs(args[2]) + args[3] + 60
    to_first = _solve(gap, bound, tuple(args))
    return log_outside(to_first, args[0], *args[2:])
