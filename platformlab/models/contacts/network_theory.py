"""Theory of diffusion on large networks: how a small start becomes a large one.

Question. Where lies the critical mass if people see only their contacts?

*Window*: one adopter can set off a wave through a random graph only if contacts are neither too
few (the graph falls apart) nor too many (one adopter is too small a part of them). *Expected
path*: the share of adopters, period by period, that the threshold rule gives on a large random
graph. *Complete graph*: the Bass rule when everybody is in contact with everybody.

Assumptions. A very large random graph, so that contacts of the same person hardly ever know each
other and the number of contacts is Poisson; all act at once and for good.

Left out. Neighbourhoods and hubs (simulate these with `network_diffusion`), chance in small
markets: near the critical launch share single runs fall on either side.

Sources: watts2002 (window); gleeson2007 (path); bass1969.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.contacts.network_diffusion import check_chances
from platformlab.models.roots import find_root


class Window(NamedTuple):
    """Mean numbers of contacts between which a single adopter can set off a wave.

    ``status`` is ``"window"``, ``"no window"`` (with NaN) where thresholds are too high for any
    number of contacts, and ``"no upper end"`` (``highest`` is infinite) where less than one contact
    in a billion is needed.
    """

    lowest: np.ndarray
    highest: np.ndarray
    status: np.ndarray


@checked
def find_cascade_window(*, threshold):
    """Mean degrees at which those whom a single contact persuades hang together.

    The ends solve z · P(Poisson(z) ≤ K − 2) = 1, where K is the largest number of contacts that
    a person can have whom one of them persuades.

    Parameters
    ----------
    threshold : array_like of float
        The same for everybody.

    Returns
    -------
    Window

    References
    ----------
    watts2002

    Examples
    --------
    >>> window = find_cascade_window(threshold=0.18)
    >>> round(window.lowest, 4), round(window.highest, 4)
    (1.0207, 5.7647)
    >>> find_cascade_window(threshold=0.4).status
    'no window'
    """
    most = _most_contacts(threshold)
    kinds, kind = np.unique(most, return_inverse=True)  # many thresholds, few whole numbers
    lowest, highest = (end[kind].reshape(most.shape) for end in _ends(kinds))
    opens = np.where(np.isfinite(most), "window", "no upper end")
    return Window(lowest, highest, np.where(most < 4, "no window", opens))


@checked(single=("periods",))
def find_expected_path(*, mean_degree, threshold_mean, threshold_spread, launch_share, periods):
    """Share of adopters per period on a large random graph with random first adopters.

    A contact that has not adopted by itself looks at its other contacts only, so the share
    among contacts follows its own recursion. Thresholds are normal, kept within [0.01, 0.99].

    Parameters
    ----------
    mean_degree, threshold_mean, threshold_spread, launch_share : array_like of float
        They broadcast against each other.

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)

    References
    ----------
    gleeson2007

    Examples
    --------
    >>> path = find_expected_path(mean_degree=10, threshold_mean=0.35, threshold_spread=0.12,
    ...                           launch_share=[0.05, 0.08], periods=30)
    >>> path[30].round(2)
    array([0.09, 1.  ])
    """
    # Nobody has more contacts than these.
    most = np.arange(scipy.stats.poisson.isf(1e-16, np.max(mean_degree)) + 1)
    rules = [_rule(most, parent, threshold_mean, threshold_spread) for parent in (0, 1)]
    shape = np.broadcast_shapes(
        *map(np.shape, (mean_degree, threshold_mean, threshold_spread, launch_share))
    )
    path = np.empty((periods + 1, *shape))
    path[0] = among_contacts = np.broadcast_to(launch_share, shape)
    mean_degree = np.asarray(mean_degree)[..., None]
    for now in range(1, len(path)):
        path[now], among_contacts = (
            1 - (1 - launch_share) * (1 - _persuaded(among_contacts, mean_degree, most, rule))
            for rule in rules
        )
    return path


@checked(single=("periods",))
def find_mean_field_path(share, *, adoption_chance, contact_chance, periods):
    """Share of adopters per period when everybody is in contact with everybody (Bass rule).

    Parameters
    ----------
    share : array_like of float
        First adopters.
    adoption_chance, contact_chance : array_like of float
        Together at most 1.

    Returns
    -------
    ndarray of float, shape (periods + 1, ...)

    Raises
    ------
    ValueError
        If the chances add up to more than 1.

    References
    ----------
    bass1969

    Examples
    --------
    >>> path = find_mean_field_path(0, adoption_chance=0.03, contact_chance=0.38, periods=10)
    >>> float(path[10].round(4))
    0.7826
    """
    check_chances(adoption_chance, contact_chance)
    shape = np.broadcast_shapes(*map(np.shape, (share, adoption_chance, contact_chance)))
    path = np.empty((periods + 1, *shape))
    path[0] = share
    for now, adopted in enumerate(path[:-1]):
        path[now + 1] = adopted + (adoption_chance + contact_chance * adopted) * (1 - adopted)
    return path


def _most_contacts(threshold):
    """Largest k with 1 / k ≥ threshold; infinite beyond a billion."""
    most = np.floor(1 / np.maximum(threshold, 1e-10))
    most += 1 / (most + 1) >= threshold
    return np.where(most > 1e9, np.inf, most)


def _ends(most):
    """Mean degrees at which everybody persuaded persuades one more on average."""

    def gap(mean_degree, most):
        return mean_degree * scipy.special.pdtr(most - 2, mean_degree) - 1

    inside = np.where(np.isfinite(most), most / 2, np.nan)  # a wave runs here if anywhere
    found = find_root(gap, ([inside * 0 + 1, inside], [inside, 2 * most]), args=(most,))
    ends = np.where(found.success, found.x, np.nan)
    return np.where(np.isfinite(most), ends, [[1], [np.inf]])


def _rule(most, parent, mean, spread):
    """Part of the market that m adopting and n other contacts persuade, shape (..., m, n).

    With `parent` 1 there is one more contact, which has not adopted.
    """
    share = most[:, None] / np.maximum(most[:, None] + most + parent, 1)
    mean, spread = (np.asarray(x)[..., None, None] for x in (mean, spread))
    part = scipy.special.ndtr((share - mean) / spread)
    return np.where(share < 0.01, 0.0, np.where(share >= 0.99, 1.0, part))


def _persuaded(adopting, mean_degree, most, rule):
    """Average `rule` over adopting and other contacts, which are independent Poisson counts."""
    yes, no = (
        np.exp(scipy.special.xlogy(most, mean) - mean - scipy.special.gammaln(most + 1))
        for mean in (mean_degree * adopting[..., None], mean_degree * (1 - adopting)[..., None])
    )
    persuaded = ((yes[..., None, :] @ rule)[..., 0, :] * no).sum(-1)
    return np.minimum(persuaded, 1)  # not 1 + rounding
