"""Diffusion on networks: adoption that passes from contact to contact.

Question. How many first adopters does a launch need, and who should they be?

Two rules, both synchronous (everybody looks at last period's adopters) and permanent (nobody
goes back). *Threshold*: a person adopts when the adopting part of the contacts reaches the
person's threshold. *Bass*: a person adopts with a chance that grows with that part.

Assumptions. Only contacts count, all equally; a person without contacts never reaches a
threshold, yet may adopt unprompted in the Bass rule.

Left out. Prices, rivals, giving up, contacts that form because people adopted.

Sources: granovetter1978 (thresholds); watts2002 (thresholds on networks); bass1969.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.chance import find_streams
from platformlab.models.checking import checked
from platformlab.models.contacts.graphs import find_degrees, find_matrix, people_of

NEVER = np.iinfo(np.int32).max


class Adoption(NamedTuple):
    """Who adopted when; with replicates each part has one more axis, in front.

    ``adopters`` has shape (periods + 1,) and counts all adopters so far, first adopters included;
    ``period`` has shape (nodes,) and is NaN for those who did not adopt; ``status`` is
    ``"everybody"``, ``"stalled"`` (no further adoption is possible) or ``"unfinished"``.
    """

    adopters: np.ndarray
    period: np.ndarray
    status: np.ndarray


@checked(single=("periods",))
def simulate_threshold(graph, first_adopters, *, threshold, periods):
    """Spread by thresholds: adopt when (adopting contacts) / contacts reaches the threshold.

    Parameters
    ----------
    graph : Graph
    first_adopters : array_like of int, numbers of people
    threshold : array_like of float, shape () or (nodes,)

    Returns
    -------
    Adoption

    Raises
    ------
    TypeError, ValueError
        If `first_adopters` are not numbers of people, or `threshold` has a wrong shape.

    References
    ----------
    granovetter1978, watts2002

    Examples
    --------
    >>> from platformlab.models.contacts.graphs import graph_from_pairs
    >>> chain = graph_from_pairs([0, 1, 2], [1, 2, 3], nodes=4)
    >>> path = simulate_threshold(chain, [0], threshold=[0.5, 0.5, 0.6, 0.5], periods=4)
    >>> path.adopters, path.period, path.status
    (array([1, 2, 2, 2, 2]), array([ 0.,  1., nan, nan]), 'stalled')
    """
    contacts, missing = find_matrix(graph), _contacts_needed(find_degrees(graph), threshold)
    new, period = _start(graph, first_adopters)
    for now in range(1, periods + 1):
        missing[new] = NEVER  # they have adopted and do not decide again
        np.subtract.at(missing, contacts[new].indices, 1)  # earlier adopters are counted already
        new = np.flatnonzero(missing <= 0)
        period[new] = now
        if not new.size:
            break
    return _adoption(period, periods, is_over=not new.size)


@checked(
    single=("adoption_chance", "contact_chance", "periods", "replicates", "seed", "first_replicate")
)
def simulate_bass(
    graph,
    first_adopters,
    *,
    adoption_chance,
    contact_chance,
    periods,
    replicates,
    seed,
    first_replicate=0,
):
    """Spread by chance: adopt with chance $p + q · adopting / contacts$ per period.

    Parameters
    ----------
    graph : Graph
    first_adopters : array_like of int, numbers of people
    adoption_chance, contact_chance : float
        p and q; together at most 1.
    periods, replicates, seed : int
        Run number k draws from the k-th child of `seed`, however many runs there are.
    first_replicate : int
        Number of the first run; later runs can be computed apart.

    Returns
    -------
    Adoption, one run per row

    Raises
    ------
    TypeError, ValueError
        If `first_adopters` are not numbers of people, or the chances exceed 1 together.

    References
    ----------
    bass1969

    Examples
    --------
    >>> from platformlab.models.contacts.random_graphs import random_graph
    >>> graph = random_graph(nodes=1000, mean_degree=10, graph_seed=1)
    >>> runs = simulate_bass(graph, [], adoption_chance=0.03, contact_chance=0.38, periods=10,
    ...                      replicates=2, seed=1)
    >>> runs.adopters[:, [0, 1, 10]]
    array([[  0,  24, 773],
           [  0,  27, 707]])
    """
    check_chances(adoption_chance, contact_chance)
    streams = find_streams(seed=seed, replicates=replicates, first_replicate=first_replicate)
    runs = [
        _bass_run(graph, first_adopters, adoption_chance, contact_chance, periods, stream)
        for stream in streams
    ]
    return Adoption(*map(np.stack, zip(*runs, strict=True)))


def check_chances(adoption_chance, contact_chance):
    """Refuse chances that add up to more than 1."""
    together = np.max(adoption_chance + contact_chance)
    if together > 1:
        raise ValueError(
            f"adoption_chance + contact_chance must be at most 1 (got {together:g}); "
            "use shorter periods, in which less happens"
        )


def _bass_run(graph, first_adopters, p, q, periods, rng):
    contacts = find_matrix(graph)
    number = np.maximum(find_degrees(graph), 1)
    new, period = _start(graph, first_adopters)
    waiting, adopting = np.flatnonzero(np.isnan(period)), np.zeros(period.size, dtype=np.int64)
    for now in range(1, periods + 1):
        np.add.at(adopting, contacts[new].indices, 1)
        chance = p + q * (adopting[waiting] / number[waiting])
        joins = rng.random(waiting.size) < chance
        new, waiting = waiting[joins], waiting[~joins]
        period[new] = now
    np.add.at(adopting, contacts[new].indices, 1)
    return _adoption(period, periods, is_over=p == 0 and not (q * adopting[waiting]).any())


def _start(graph, first_adopters):
    """First adopters in ascending order, and everybody's period of adoption so far."""
    nodes = find_degrees(graph).size
    first = np.unique(people_of(first_adopters, nodes, "first_adopters"))
    period = np.full(nodes, np.nan)
    period[first] = 0
    return first, period


def _contacts_needed(contacts, threshold):
    """Smallest number of adopting contacts that reaches the threshold."""
    if np.shape(threshold) not in ((), contacts.shape):
        raise ValueError(
            f"threshold must have shape () or {contacts.shape} (got {np.shape(threshold)}); "
            "give one number for all or one for each person"
        )
    needed, some = np.ceil(threshold * contacts), np.maximum(contacts, 1)
    needed -= (needed - 1) / some >= threshold  # 0.07 · 100 is 7.000000000000001 for a
    needed += needed / some < threshold  # computer, and yet 7 contacts of 100 must be enough
    return np.where(contacts > 0, needed, NEVER).astype(np.int64)


def _adoption(period, periods, *, is_over):
    adopted = period[~np.isnan(period)].astype(np.int64)
    adopters = np.cumsum(np.bincount(adopted, minlength=periods + 1))
    status = "stalled" if is_over else "unfinished"
    return Adoption(adopters, period, "everybody" if adopted.size == period.size else status)
