"""The start of a launch on a network: who has the product, and how much each person needs.

Question. With a budget for so many first adopters, whom should a launch choose?

*Random*: anybody. *Hubs*: those with most contacts. *Cluster*: one person and the nearest others,
so that first adopters see each other.

Assumptions. The launch knows everybody's contacts but nobody's threshold.

Left out. Costs that differ between people; choosing by the outcome (influence maximisation).

Source: watts2002 (thresholds drawn from a distribution).
"""

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.models.contacts.graphs import find_degrees, find_matrix


@checked(single=("launch_share", "seed"))
def find_first_adopters(graph, *, launch_share, where, seed):
    """People who get the product at launch.

    Parameters
    ----------
    graph : Graph
    launch_share : float
        The number of people is rounded to a whole number.
    where : {"random", "hubs", "cluster"}
        Anybody; those with most contacts; or one person drawn at random with the nearest others
        (if too few can be reached, the rest is drawn at random).
    seed : int
        Draws people, and breaks ties between hubs.

    Returns
    -------
    ndarray of int, shape (first adopters,)

    Raises
    ------
    ValueError
        If `where` is another word.

    Examples
    --------
    >>> from platformlab.models.contacts.graphs import graph_from_pairs
    >>> star = graph_from_pairs([0, 0, 0], [1, 2, 3], nodes=4)
    >>> find_first_adopters(star, launch_share=0.25, where="hubs", seed=1)
    array([0])
    """
    if where not in ("random", "hubs", "cluster"):
        raise ValueError(f'where must be "random", "hubs" or "cluster" (got {where!r}); choose one')
    degrees = find_degrees(graph)
    order = np.random.default_rng(seed).permutation(degrees.size)
    if where == "hubs":
        order = order[np.argsort(-degrees[order], kind="stable")]
    if where == "cluster":
        start, contacts = order[0], find_matrix(graph)
        near = scipy.sparse.csgraph.breadth_first_order(contacts, start, return_predecessors=False)
        order = np.concatenate([near, order[~np.isin(order, near)]])
    return order[: round(launch_share * degrees.size)]


@checked(single=("nodes", "threshold_mean", "threshold_spread", "seed"))
def draw_thresholds(*, nodes, threshold_mean, threshold_spread, seed):
    """Draw everybody's threshold from a normal distribution, kept within [0.01, 0.99].

    Returns
    -------
    ndarray of float, shape (nodes,)

    References
    ----------
    watts2002

    Examples
    --------
    >>> draw_thresholds(nodes=3, threshold_mean=0.35, threshold_spread=0.12, seed=1).round(2)
    array([0.39, 0.45, 0.39])
    """
    rng = np.random.default_rng(seed)
    return np.clip(rng.normal(threshold_mean, threshold_spread, nodes), 0.01, 0.99)
