"""Patience: how long a platform loses money before it earns any.

Question. Why does the same project look hopeless at a three-year review and good at seven?

Users grow along a logistic curve. A platform earns with the square of its users (everybody
can deal with everybody), a pipeline in proportion to them; both cost the same every year.
Cumulative cash therefore first falls, then rises: the J-curve.

Assumptions. Growth is certain and the same whatever is spent; revenue per pair is constant;
the running cost does not depend on users.

Left out. Rivals, competing uses of the money, uncertainty (see `options`). Cumulative cash and
discounted value are different lines. Impatience is one reading of a failure among several.

Sources: the value of n² users is Metcalfe's (metcalfe2013); the composition is the book's own.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_order, checked
from platformlab.models.roots import find_root


@checked
def users_at(time, *, saturation, first_users, growth_speed):
    """Users on board `time` years after the launch (logistic growth).

    Examples
    --------
    >>> users_at([0, 5, 10], saturation=1e6, first_users=2e4, growth_speed=0.9).round(-3)
    array([ 20000., 648000., 994000.])
    """
    _check_users(first_users, saturation)
    return saturation * _shares(time, saturation, first_users, growth_speed)[0]


@checked
def cumulative_cash(time, *, saturation, first_users, growth_speed, unit_value, running_cost):
    """Cash in USD that a platform has earned or used since the launch.

    Parameters
    ----------
    unit_value : array_like of float
        Revenue per pair of users: a platform with n users earns `unit_value` · n².

    Raises
    ------
    ValueError
        If `first_users` is not below `saturation`.

    Examples
    --------
    >>> cumulative_cash([3, 7], saturation=1e6, first_users=2e4, growth_speed=0.9,
    ...                 unit_value=4e-5, running_cost=2e6).round(-5)
    array([-4600000., 56100000.])
    """
    _check_users(first_users, saturation)
    shares = _shares(time, saturation, first_users, growth_speed)
    return _cash(time, shares, saturation, first_users, growth_speed, unit_value, running_cost)


@checked
def cumulative_cash_pipeline(
    time, *, saturation, first_users, growth_speed, revenue_per_user, running_cost
):
    """Cash in USD since the launch when each user brings `revenue_per_user` a year.

    Examples
    --------
    >>> cumulative_cash_pipeline([3, 7], saturation=1e6, first_users=2e4, growth_speed=0.9,
    ...                          revenue_per_user=4, running_cost=2e6).round(-5)
    array([-4900000., -3000000.])
    """
    _check_users(first_users, saturation)
    user_years = saturation / growth_speed * _shares(time, saturation, first_users, growth_speed)[1]
    return revenue_per_user * user_years - running_cost * time


class JCurve(NamedTuple):
    """Year and depth (USD) of the trough, and the year in which all the money is back.

    ``status`` is ``"pays back"``; ``"pays from the start"`` (no trough: zeros); or
    ``"never pays back"`` (NaN) where even all users together do not cover the running cost.
    """

    trough_time: np.ndarray
    trough_cash: np.ndarray
    break_even_time: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_j_curve(*, saturation, first_users, growth_speed, unit_value, running_cost):
    """Trough and break-even of a platform's cumulative cash, without discounting.

    Examples
    --------
    >>> curve = find_j_curve(saturation=1e6, first_users=2e4, growth_speed=0.9,
    ...                      unit_value=4e-5, running_cost=2e6)
    >>> round(curve.trough_time, 2), round(curve.break_even_time, 2), curve.status
    (2.94, 4.33, 'pays back')
    """
    _check_users(first_users, saturation)
    given = saturation, first_users, growth_speed, unit_value, running_cost
    market, first, speed, value, cost = np.broadcast_arrays(*given)
    mature = value * market**2 - cost  # cash a year with every user on board
    enough = market * np.sqrt(value / cost) - 1
    trough = np.maximum(np.log((market / first - 1) / enough) / speed, 0)  # revenue meets cost
    # Each user-year that growth delays costs at most the full value: a bound on break-even.
    late = value * market / speed * (market * np.log(market / first) + market - first) / mature

    def cash(time, *given):
        return _cash(time, _shares(time, *given[:3]), *given)

    starts_well, never = value * first**2 >= cost, mature <= 0
    found = find_root(cash, (trough, 2 * late), args=(market, first, speed, value, cost))
    status = np.select(
        [never, starts_well], ["never pays back", "pays from the start"], "pays back"
    )
    results = trough, cash(trough, market, first, speed, value, cost), found.x
    results = (np.where(starts_well, 0.0, result) for result in results)
    return JCurve(*(np.where(never, np.nan, result) for result in results), status)


@checked
@np.errstate(over="ignore")
def net_present_value(time, *, first_users, growth_speed, unit_value, running_cost, discount_rate):
    """Value in USD at launch of the first `time` years, while growth is still exponential.

    Examples
    --------
    >>> net_present_value([3, 4], first_users=1000, growth_speed=0.5, unit_value=0.001,
    ...                   running_cost=5000, discount_rate=0.1).round()
    array([ 2463., 23070.])
    """
    growth = 2 * growth_speed - discount_rate
    revenue = unit_value * first_users**2 * time * scipy.special.exprel(growth * time)
    return revenue - running_cost * time * scipy.special.exprel(-discount_rate * time)


def _shares(time, saturation, first_users, growth_speed):
    """Share of all users reached, and its integral over (growth speed · time)."""
    # A start too small for a normal number is as good as the smallest one.
    start = np.maximum(first_users / saturation, np.finfo(float).tiny)
    grown = growth_speed * time
    share = start / (start + (1 - start) * np.exp(-grown))
    # log(1 − start + start · e^grown): the first form loses no digits near zero, the second never
    # overflows and takes the logarithm of nothing that may round to zero.
    early = np.log1p(start * np.expm1(np.minimum(grown, 1)))
    late = np.logaddexp(np.log1p(-start), np.log(start) + grown)
    return share, np.where(grown < 1, early, late)


def _cash(time, shares, saturation, first_users, growth_speed, unit_value, running_cost):
    share, area = shares
    squares = saturation**2 / growth_speed * (area - (share - first_users / saturation))
    return unit_value * squares - running_cost * time


def _check_users(first_users, saturation):
    check_order(
        first_users=first_users,
        saturation=saturation,
        strict=True,
        repair="a launch with every user on board has nothing left to grow",
    )
