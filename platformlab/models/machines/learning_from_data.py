"""Learning from data: when having served more customers protects a lead.

Question. How large a head start in data makes up for a worse product?

Two firms sell to one customer a period. Each customer served teaches the firm something: its
product is then worth $f(N)$ more, where $f$ rises and is bounded. The firm whose *annuity* of the
learning still ahead, plus its quality, is larger wins this customer and every later one.

Assumptions. Price competition; customers look at today's product only; both firms discount
alike; learning is across users (what one customer teaches helps the next).

Left out. Learning about each user separately (that locks users in differently), several
customers at once, ageing of data (see `learning_curves`). The annuity names the winner only:
the winner's profit is *not* the difference of the annuities, for the loser would bid for the
customer who brings it into the lead. `run_race` follows these bids.

Sources: hagiu2023 (the question and the set-up); the annuity rule for one customer a period is
our simplest case, checked against dynamic programming.
"""

from itertools import product
from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked
from platformlab.params import briefly, numbers_in


@checked
def annuity_of_path(values, *, discount_factor):
    """Level payment worth as much as a learning path, from each of its points onward.

    Parameters
    ----------
    values : array_like of float, shape (states,)
        Value added after serving 0, 1, 2, … customers; constant after the last.

    Returns
    -------
    ndarray of float, shape (..., states)
        (1 − δ) Σ δ**j f(N + j) for every N.

    Raises
    ------
    ValueError
        If `values` is not one row of finite numbers.

    References
    ----------
    hagiu2023

    Examples
    --------
    >>> annuity_of_path([0, 4, 8], discount_factor=0.5)
    array([3., 6., 8.])
    """
    path = _one_row(values) * np.ones_like(discount_factor)[..., None]
    for state in range(path.shape[-1] - 2, -1, -1):  # today's value, then the annuity of the rest
        path[..., state] += discount_factor * (path[..., state + 1] - path[..., state])
    return path


@checked
def annuity(*, customers, learning_ceiling, learning_scale, discount_factor):
    """Annuity in USD per month of the saturating curve, after `customers` served.

    Examples
    --------
    >>> curve = {"learning_ceiling": 1, "learning_scale": 3, "discount_factor": 0.9}
    >>> annuity(customers=[0, 7], **curve).round(4)
    array([0.7184, 0.9727])
    """
    lag = _lag(learning_scale, discount_factor)
    return learning_ceiling * (1 - lag * np.exp(-customers / learning_scale))


class Race(NamedTuple):
    """Annuities of both firms in USD per month, the incumbent's lead included in its own.

    ``status`` names who serves every customer from now on: ``"incumbent"``, ``"entrant"``, or
    ``"either"`` where both are exactly equal.
    """

    incumbent: np.ndarray
    entrant: np.ndarray
    status: np.ndarray


@checked
def find_winner(
    *,
    customers_incumbent,
    customers_entrant,
    quality_lead,
    learning_ceiling,
    learning_scale,
    discount_factor,
):
    """Who wins the race for customers, for ever; `quality_lead` is the incumbent's.

    References
    ----------
    hagiu2023

    Examples
    --------
    >>> curve = {"learning_ceiling": 1, "learning_scale": 3, "discount_factor": 0.9}
    >>> race = find_winner(customers_incumbent=[6, 7], customers_entrant=0, quality_lead=-0.25,
    ...                    **curve)
    >>> race.status.tolist()
    ['entrant', 'incumbent']
    """
    curve = {"learning_ceiling": learning_ceiling, "learning_scale": learning_scale}
    curve["discount_factor"] = discount_factor
    incumbent = quality_lead + annuity(customers=customers_incumbent, **curve)
    entrant = annuity(customers=customers_entrant, **curve)
    leader = np.where(incumbent > entrant, "incumbent", "entrant")
    status = np.where(incumbent == entrant, "either", leader)
    return Race(*np.broadcast_arrays(incumbent, entrant, status))


class PricedRace(NamedTuple):
    """The race in every state; each part has shape (..., states, states).

    The first of these axes counts the customers that the incumbent has served, the second those of
    the entrant. ``price`` is what the winner of the next customer charges (USD per month, above
    cost; negative if it pays for the customer), the profits are values at present of all customers
    to come (USD). ``status`` is that of `find_winner`.
    """

    price: np.ndarray
    incumbent_profit: np.ndarray
    entrant_profit: np.ndarray
    status: np.ndarray


@checked
def run_race(values, *, quality_lead, discount_factor):
    """Winner, price and profits for any rising learning path, whatever both have served before.

    Parameters
    ----------
    values : array_like of float, shape (states,)
        Value added after serving 0, 1, 2, … customers, never falling; constant after the last.

    Returns
    -------
    PricedRace

    Raises
    ------
    ValueError
        If `values` is not one row of finite numbers, none below the one before it.

    References
    ----------
    hagiu2023

    Examples
    --------
    >>> race = run_race([0, 4, 8], quality_lead=-2, discount_factor=0.5)
    >>> race.status[1, 0].item(), race.incumbent_profit[1, 0].item()
    ('incumbent', 4.0)
    >>> race.price[1, 0].item()  # the entrant bids for the lead, so the incumbent pays to keep it
    -2.0
    """
    row = _one_row(values)
    if (np.diff(row) < 0).any():
        raise ValueError(
            f"values must never fall (got {briefly(values)}); a firm does not forget in this model"
        )
    lead, discount = np.broadcast_arrays(quality_lead, discount_factor)
    annuities = np.moveaxis(annuity_of_path(row, discount_factor=discount), -1, 0)
    ahead = lead + annuities[:, None] - annuities
    surplus = lead + (row[:, None] - row).reshape(*ahead.shape[:2], *(1,) * lead.ndim)
    parts = _priced(surplus, ahead >= 0, discount)
    leader = np.where(ahead > 0, "incumbent", "entrant")
    status = np.where(ahead == 0, "either", leader)
    return PricedRace(*(np.moveaxis(part, (0, 1), (-2, -1)) for part in (*parts, status)))


def _priced(surplus, incumbent_wins, discount):
    """Price and both profits by states, from the last state backwards.

    Who wins a customer wins every later one, so the loser earns nothing, and bids as much as
    it would earn had it won this one: what it earns in the state to which that would lead. Beyond
    the last state nothing is learned, and the loser would lose again.
    """
    last = len(surplus) - 1
    price = np.zeros_like(surplus)
    first, second = np.zeros((2, last + 2, last + 2, *surplus.shape[2:]))
    for mine, theirs in product(range(last, -1, -1), repeat=2):
        now, wins = (mine, theirs), incumbent_wins[mine, theirs]
        ours = surplus[now] - discount * second[mine, theirs + 1]
        others = -surplus[now] - discount * first[mine + 1, theirs]
        price[now] = np.where(wins, ours, others)
        # Who has nothing left to learn earns the same from every later customer.
        ours = ours / (1 - discount) if mine == last else ours + discount * first[mine + 1, theirs]
        others = (
            others / (1 - discount)
            if theirs == last
            else others + discount * second[mine, theirs + 1]
        )
        first[now], second[now] = np.where(wins, ours, 0), np.where(wins, 0, others)
    return price, first[:-1, :-1], second[:-1, :-1]


class HeadStart(NamedTuple):
    """Customers the incumbent must have served to draw level.

    ``status`` is ``"reachable"``, or ``"out of reach"`` (NaN) where no amount of data makes up
    for the worse product.
    """

    customers: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_head_start(
    *, customers_entrant, quality_lead, learning_ceiling, learning_scale, discount_factor
):
    """Head start at which the incumbent's data make up for its quality; a larger one wins.

    Examples
    --------
    >>> curve = {"learning_ceiling": 1, "learning_scale": 3, "discount_factor": 0.9}
    >>> start = find_head_start(customers_entrant=0, quality_lead=[-0.25, -0.3], **curve)
    >>> start.customers.round(2), start.status.tolist()
    (array([6.56,  nan]), ['reachable', 'out of reach'])
    """
    gain = learning_ceiling * _lag(learning_scale, discount_factor)
    still_to_learn = np.exp(-customers_entrant / learning_scale) + quality_lead / gain
    needed = np.maximum(-learning_scale * np.log(still_to_learn), 0)
    needed = np.where(quality_lead == 0, customers_entrant, needed)  # like against like
    reachable = (still_to_learn > 0) | (quality_lead == 0)
    status = np.where(reachable, "reachable", "out of reach")
    return HeadStart(np.where(reachable, needed, np.nan), status)


def _lag(learning_scale, discount_factor):
    """Annuity of what is still to be learned, as a part of it: (1 − δ) / (1 − δ e^(−1/k))."""
    lost = -np.expm1(-1 / learning_scale)
    return (1 - discount_factor) / (1 - discount_factor + discount_factor * lost)


def _one_row(values):
    row = numbers_in(values)  # none where it holds words, or lists
    row = np.empty(0) if row is None else row.astype(float)
    if row.ndim != 1 or row.size == 0 or not np.isfinite(row).all():
        raise ValueError(
            f"values must be one row of finite numbers (got {briefly(values)}); "
            "list the value added after 0, 1, 2, … customers"
        )
    return row
