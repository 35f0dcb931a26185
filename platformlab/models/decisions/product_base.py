"""Product base: who owns a maker's product, who stays at replacement, and what a platform adds.

Question. A better product wins owners one replacement at a time, and owners find it costly to
switch. How large a base comes of that, and from which base on does a platform grow on it?

Two makers sell to the same buyers at the same price. When its product is worth $x$ more than the
rival's, an owner who replaces stays with a chance of $1 / (1 + e^{−(x + w)/s})$, and an owner of
the rival's product comes over with $1 / (1 + e^{−(x − w)/s})$: switching costs $w$ either way.
The base closes on the share at which as many come as leave. On an open platform producers come as
in `launch`: the share $1 − c₂ / n$ wants to be there when $n$ is the base, and all of them
together add $α₁$ to the product.

Assumptions. Prices are equal and given; both sides look at today's numbers; the rival has no
platform; who replaces is drawn by chance among all owners.

Left out. Prices that answer a lead (`hybrid`, `competition`), producers on both makers' products.

Sources: farrell2007 (switching costs), anderson1992 (tastes), evans2010 (critical mass). The
composition is worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.roots import find_root

_MOST = 1e15  # spreads of taste; a larger difference moves no chance
# Bases tried between the smallest with a producer and the whole market, closer together at its ends.
_SCAN = 1 / (1 + np.exp(np.linspace(18, -18, 1_000)))


class LastingBase(NamedTuple):
    """Share of owners at which as many come as leave, and the two chances at a replacement.

    ``stays`` is the chance that an owner buys the same again, ``comes_over`` that an owner of the
    rival's product switches.
    """

    base: np.ndarray
    stays: np.ndarray
    comes_over: np.ndarray


@checked
def find_lasting_base(*, quality_lead, switching_cost, taste_spread):
    """Base that a lead holds in the long run, without a platform.

    References
    ----------
    farrell2007, anderson1992

    Examples
    --------
    >>> lasting = find_lasting_base(quality_lead=20, switching_cost=[0, 20], taste_spread=10)
    >>> lasting.base.round(3), lasting.comes_over.round(3)
    (array([0.881, 0.965]), array([0.881, 0.5  ]))
    """
    forward, back = _odds(quality_lead, switching_cost, taste_spread)
    chances = scipy.special.expit(forward), scipy.special.expit(-back)
    return LastingBase(*np.broadcast_arrays(_lasting(forward, back), *chances))


@checked(single=("periods",))
def simulate_base(share, *, quality_lead, switching_cost, taste_spread, replacement_share, periods):
    """Base at the end of each month, without a platform.

    Parameters
    ----------
    share : array_like of float
        Owners of the first maker's product at the start.

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)

    References
    ----------
    farrell2007

    Examples
    --------
    >>> path = simulate_base(0.5, quality_lead=20, switching_cost=[0, 40], taste_spread=10,
    ...                      replacement_share=1 / 60, periods=72)
    >>> path[-1].round(3)
    array([0.767, 0.565])
    """
    forward, back = _odds(quality_lead, switching_cost, taste_spread)
    stays, comes_over = scipy.special.expit(forward), scipy.special.expit(-back)
    lasting = _lasting(forward, back)
    kept = 1 - replacement_share * (1 - stays + comes_over)
    months = np.arange(periods + 1).reshape(-1, *(1,) * np.ndim(share + kept))
    return lasting + (share - lasting) * kept**months


@checked(single=("periods",))
def simulate(
    share,
    *,
    share_producers,
    quality_lead,
    switching_cost,
    taste_spread,
    replacement_share,
    cross_side_consumers,
    relative_fee_producers,
    adjustment,
    periods,
):
    """Base and producers on board at the end of each month, on an open platform.

    Parameters
    ----------
    share : array_like of float
        Owners of the first maker's product at the start.
    adjustment : array_like of float
        Of the producers.

    Returns
    -------
    ndarray of float, shape (periods + 1, 2, ...)
        Owners first, then producers.

    References
    ----------
    farrell2007, evans2010

    Examples
    --------
    >>> path = simulate([0.6, 0.7], share_producers=0, quality_lead=0, switching_cost=0,
    ...                 taste_spread=10, replacement_share=1 / 60, cross_side_consumers=40,
    ...                 relative_fee_producers=0.55, adjustment=0.1, periods=600)
    >>> path[-1].round(3)  # too small a base goes back to an even split
    array([[0.5  , 0.692],
           [0.   , 0.205]])
    """
    given = (
        share,
        share_producers,
        quality_lead,
        switching_cost,
        taste_spread,
        replacement_share,
        cross_side_consumers,
        relative_fee_producers,
        adjustment,
    )
    base, producers, lead, cost, spread, replaced, worth, least, closes = np.broadcast_arrays(
        *given
    )
    path = np.empty((periods + 1, 2, *base.shape))
    path[0] = base, producers
    for month in range(periods):
        base, producers = path[month]
        forward, back = _odds(lead + worth * producers, cost, spread)
        keeps = base * scipy.special.expit(forward) + (1 - base) * scipy.special.expit(-back)
        path[month + 1, 0] = base + replaced * (keeps - base)
        path[month + 1, 1] = producers + closes * (_wanted(base, least) - producers)
    return path


class CriticalBase(NamedTuple):
    """Base above which an open platform grows by itself, and the base where it comes to rest.

    ``status`` is ``"tips"``; ``"grows"`` (NaN for the critical base) where every base suffices,
    since the product alone holds enough owners for the first producers; or ``"stays empty"`` (NaN
    for both) where producers never add enough.
    """

    critical_base: np.ndarray
    mature_base: np.ndarray
    status: np.ndarray


@checked
def find_critical_base(
    *,
    quality_lead,
    switching_cost,
    taste_spread,
    cross_side_consumers,
    relative_fee_producers,
):
    """Critical base of an open platform: owners and producers at rest, but not for long.

    It is that of the saddle, with its producers on board. Where a platform begins without any, it
    needs more, the more slowly producers come.

    References
    ----------
    evans2010

    Examples
    --------
    >>> found = find_critical_base(quality_lead=0, switching_cost=[0, 20], taste_spread=10,
    ...                            cross_side_consumers=40, relative_fee_producers=0.55)
    >>> found.critical_base.round(3), found.mature_base.round(3)
    (array([0.655, 0.574]), array([0.72 , 0.944]))
    """
    lead, cost, spread, worth, least = np.broadcast_arrays(
        quality_lead, switching_cost, taste_spread, cross_side_consumers, relative_fee_producers
    )
    starts = _lasting(*_odds(lead, cost, spread)) > least
    given = [value[..., None] for value in (lead, cost, spread, worth, least)]

    def gap(place, lead, cost, spread, worth, least):
        """Positive where the base grows, at this place between the first producer and all owners."""
        base = least + (1 - least) * place
        return _lasting(*_odds(lead + worth * _wanted(base, least), cost, spread)) - base

    grows = gap(_SCAN, *given) > 0
    up = ~grows[..., :-1] & grows[..., 1:]
    down = grows[..., :-1] & ~grows[..., 1:]
    full = grows[..., -1]
    lives = up.any(axis=-1) | down.any(axis=-1) | full
    at_once = grows[..., 0]  # the barrier lies below the first base tried: at the first producer
    critical = np.where(at_once, least, _first(gap, up & ~starts[..., None], given))
    mature = np.where(full, 1.0, _first(gap, down[..., ::-1], given, from_top=True))
    mature = np.where(lives, mature, np.nan)
    critical = np.where(lives & ~starts, critical, np.nan)
    status = np.select([~lives, starts], ["stays empty", "grows"], "tips")
    return CriticalBase(critical, mature, status)


def _first(gap, crosses, given, *, from_top=False):
    """Base at the first crossing of the scan; NaN where there is none."""
    at = np.argmax(crosses, axis=-1)[..., None]
    if from_top:
        at = len(_SCAN) - 2 - at
    exists = crosses.any(axis=-1)[..., None]
    ends = tuple(np.where(exists, _SCAN[at + step], np.nan) for step in (0, 1))
    found = find_root(gap, ends, args=tuple(given))
    least = given[4]
    base = least + (1 - least) * np.where(exists & found.success, found.x, np.nan)
    return base[..., 0]


@np.errstate(over="ignore")  # a tiny spread: the chances are 0 or 1
def _odds(lead, cost, spread):
    """Log odds of staying, and of not coming over."""
    both = (lead + cost) / spread, (cost - lead) / spread
    return tuple(np.clip(odds, -_MOST, _MOST) for odds in both)


@np.errstate(invalid="ignore")  # where the scan found no crossing, there is no number to try
def _lasting(forward, back):
    """Share at which as many come as leave; exact where both are rare."""
    return scipy.special.expit(np.logaddexp(0, forward) - np.logaddexp(0, back))


def _wanted(base, least):
    """Producers who want to be there: as in `launch`, with an empty base for nobody."""
    return np.maximum(1 - least / np.maximum(base, least / 2), 0)
