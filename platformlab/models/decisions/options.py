"""Options: what the right to wait, or to stop, is worth.

Question. When is it wise to wait, and when to start with a pilot?

*Waiting*: a project's value moves at random; investing gives up the right to see more first, so
the value must exceed the cost by a margin. *Launch option*: the right to launch on one day
only; what the running project would earn until then is missed. *Staged pilot*: pay a little to
see, then decide a period later, against committing to everything now.

Assumptions. Values follow a geometric Brownian motion; the investment is sunk; risk is priced as
in a complete market; the pilot shows the market without error and earns nothing.

Left out. Rivals who move first, learning that needs scale, managers' own horizons.

Sources: mcdonald1986, dixit1994 (waiting), black1973 (launch option; Merton added the earnings
missed), cox1979 (one step of a tree, as in the pilot).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_order, checked


class WaitThreshold(NamedTuple):
    """Value in USD at which investing beats waiting, and the exponent it comes from."""

    exponent: np.ndarray
    value: np.ndarray


@checked
def find_wait_threshold(*, investment, discount_rate, payout_rate, volatility):
    """Value a project must reach before it is worth giving up the right to wait.

    References
    ----------
    mcdonald1986, dixit1994

    Examples
    --------
    >>> rates = {"discount_rate": 0.04, "payout_rate": 0.04}
    >>> find_wait_threshold(investment=1, volatility=[0.01, 0.2, 0.4], **rates).value.round(2)
    array([1.04, 2.  , 3.73])
    """
    variance = volatility**2
    drift = (discount_rate - payout_rate) / variance - 0.5
    root = np.sqrt(drift**2 + 2 * discount_rate / variance)
    # The positive root of x(x − 1)/2 + (drift + ½)x = r/σ², free of cancellation on both sides.
    down = 2 * discount_rate / variance / np.where(drift > 0, drift + root, 1.0)
    exponent = np.where(drift > 0, down, root - drift)
    value = exponent / (exponent - 1) * investment
    return WaitThreshold(*np.broadcast_arrays(exponent, value))


@checked
@np.errstate(divide="ignore", invalid="ignore")
def option_to_launch(
    time, *, project_value, investment, discount_rate, volatility, payout_rate=0.0
):
    """Value in USD of the right to launch in `time` years, and not before (a European call).

    Parameters
    ----------
    payout_rate : array_like of float
        If it is left out, waiting misses no earnings, and a longer right is always worth more.

    References
    ----------
    black1973

    Examples
    --------
    >>> project = {"project_value": 100, "investment": 95, "discount_rate": 0.03, "volatility": 0.3}
    >>> option_to_launch([0, 2, 50], **project).round(2)
    array([ 5.  , 21.72, 88.48])
    >>> option_to_launch([0, 2, 50], **project, payout_rate=0.04).round(2)
    array([ 5.  , 16.73,  8.7 ])
    """
    spread = volatility * np.sqrt(time)
    middle = (np.log(project_value / investment) + (discount_rate - payout_rate) * time) / spread
    worth = project_value * np.exp(-payout_rate * time)  # what is left of it after the payouts
    cost = investment * np.exp(-discount_rate * time)
    chance_above, chance_below = (
        scipy.special.ndtr(middle + half) for half in (spread / 2, -spread / 2)
    )
    value = worth * chance_above - cost * chance_below
    return np.where(time > 0, value, np.maximum(project_value - investment, 0))


class Pilot(NamedTuple):
    """Value in USD of a pilot first, of everything now, and of the right to stop after the pilot.

    ``status`` names the best choice: ``"pilot"``, ``"all in"`` or, where both lose money,
    ``"neither"``. Without ``right_to_stop`` the pilot would be worth so much less.
    """

    staged: np.ndarray
    all_in: np.ndarray
    right_to_stop: np.ndarray
    status: np.ndarray


@checked
def compare_pilot(
    *,
    pilot_cost,
    rollout_cost,
    success_chance,
    value_if_success,
    value_if_failure,
    discount_factor,
):
    """Pilot today and roll-out next period only if it pays, or roll-out today, unseen.

    The pilot costs money and a period's delay, and saves the roll-out in a bad market.

    Raises
    ------
    ValueError
        If `value_if_failure` exceeds `value_if_success`.

    References
    ----------
    dixit1994, cox1979

    Examples
    --------
    >>> pilot = compare_pilot(pilot_cost=1, rollout_cost=4, success_chance=0.3,
    ...                       value_if_success=9, value_if_failure=1, discount_factor=0.9)
    >>> round(pilot.staged, 2), round(pilot.all_in, 2), pilot.status
    (0.35, -0.6, 'pilot')
    """
    check_order(
        value_if_failure=value_if_failure,
        value_if_success=value_if_success,
        repair="swap the two values",
    )
    good, bad = value_if_success - rollout_cost, value_if_failure - rollout_cost
    fails = 1 - success_chance
    later = success_chance * np.maximum(good, 0) + fails * np.maximum(bad, 0)
    saved = success_chance * np.maximum(-good, 0) + fails * np.maximum(-bad, 0)
    staged = discount_factor * later - pilot_cost
    all_in = success_chance * good + fails * bad
    status = np.select([staged > np.maximum(all_in, 0), all_in > 0], ["pilot", "all in"], "neither")
    return Pilot(*np.broadcast_arrays(staged, all_in, discount_factor * saved, status))
