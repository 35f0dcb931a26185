"""Random graphs: three ways in which contacts may have come about.

Question. Does it matter for a launch whether contacts are spread at random, stay within
neighbourhoods, or run through a few hubs?

*Random*: every set of contacts is equally likely. *Clustered*: a ring of neighbours with a part
of the contacts moved to anywhere. *Scale-free*: people arrive one by one and meet those who
already have many contacts, so that a few hubs hold a large part of all contacts; with $m$
meetings each, a share $2 m (m + 1) / (k (k + 1) (k + 2))$ of the people has $k ≥ m$ contacts.

Assumptions. Contacts are mutual, equally strong and fixed for the whole run; two people have one
contact or none. The number of people is fixed (random, clustered) or only grows (scale-free).

Left out. Random and scale-free graphs have no neighbourhoods, clustered ones no hubs: real
networks have both.

Sources: erdos1959 (random); watts1998 (clustered); barabasi1999 (scale-free); bollobas2001 (its
power law); batagelj2005 (drawing it from a list of all ends of contacts).
"""

import numpy as np

from platformlab.models.checking import checked
from platformlab.models.contacts.graphs import (
    build_graph,
    check_room,
    find_taken,
    half_of,
)


@checked(single=("nodes", "mean_degree", "graph_seed"))
def random_graph(*, nodes, mean_degree, graph_seed):
    """Draw a random graph: all sets of `nodes` · `mean_degree` / 2 contacts are equally likely.

    Parameters
    ----------
    mean_degree : float
        The number of contacts is rounded to a whole number.

    Returns
    -------
    Graph

    References
    ----------
    erdos1959

    Examples
    --------
    >>> from platformlab.models.contacts.graphs import find_degrees
    >>> graph = random_graph(nodes=1000, mean_degree=10, graph_seed=1)
    >>> float(find_degrees(graph).mean())
    10.0
    """
    check_room(nodes, mean_degree)
    contacts = round(nodes * mean_degree / 2)
    pairs = np.random.default_rng(graph_seed).choice(
        nodes * (nodes - 1) // 2, contacts, replace=False, shuffle=False
    )
    # Pair number j (j − 1) / 2 + i joins i and j: (0, 1), (0, 2), (1, 2), (0, 3), …
    later = ((1 + np.sqrt(1 + 8 * pairs)) / 2).astype(np.int64)
    return build_graph(pairs - later * (later - 1) // 2, later, nodes)


@checked(single=("nodes", "mean_degree", "rewired_share", "graph_seed"))
def clustered_graph(*, nodes, mean_degree, rewired_share, graph_seed):
    """Draw a small world: a ring of neighbours with some contacts moved to anywhere.

    Everybody starts with the `mean_degree` nearest people on a ring. Then one end of each
    contact moves, with chance `rewired_share`, to a person drawn at random beyond them.

    Parameters
    ----------
    mean_degree : int
        Even: half of the neighbours sit on each side.
    rewired_share : float
        A contact that finds no free place in twenty draws stays on the ring.

    Returns
    -------
    Graph

    References
    ----------
    watts1998

    Examples
    --------
    >>> ring = clustered_graph(nodes=6, mean_degree=2, rewired_share=0, graph_seed=1)
    >>> ring.neighbours.reshape(6, 2).tolist()
    [[1, 5], [0, 2], [1, 3], [2, 4], [3, 5], [0, 4]]
    """
    check_room(nodes, mean_degree)
    each_side, rng = half_of(mean_degree), np.random.default_rng(graph_seed)
    near = np.repeat(np.arange(nodes), each_side)
    home = (near + np.tile(np.arange(1, each_side + 1), nodes)) % nodes
    far = home.copy()
    moved = np.flatnonzero(rng.random(near.size) < rewired_share)
    taken = np.arange(moved.size)
    for _ in range(20):
        far[moved[taken]] = rng.integers(nodes, size=taken.size)
        taken = find_taken(near[moved], far[moved], nodes, reach=each_side)
        if not taken.size:
            break
    far[moved[taken]] = home[moved[taken]]  # free, for nobody else may take a place on the ring
    return build_graph(near, far, nodes)


@checked(single=("nodes", "mean_degree", "graph_seed"))
def scale_free_graph(*, nodes, mean_degree, graph_seed):
    """Draw a scale-free graph: newcomers prefer people who already have many contacts.

    The first newcomer meets `mean_degree` / 2 founders. Each later one meets as many different
    people, drawn with chances proportional to the contacts they have.

    Parameters
    ----------
    mean_degree : int
        Even. As the founders bring no contacts, the average is lower by the factor
        1 − `mean_degree` / (2 · `nodes`).

    Returns
    -------
    Graph

    References
    ----------
    barabasi1999, batagelj2005

    Examples
    --------
    >>> from platformlab.models.contacts.graphs import find_degrees
    >>> degrees = find_degrees(scale_free_graph(nodes=1000, mean_degree=4, graph_seed=1))
    >>> int(degrees.min()), int(degrees.max()) > 50
    (2, True)
    """
    check_room(nodes, mean_degree)
    meets, rng = half_of(mean_degree), np.random.default_rng(graph_seed)
    # Both ends of every contact, in order of arrival: who has k contacts stands here k times, so
    # a uniform draw from the list is a draw in proportion to contacts.
    ends = np.repeat(np.arange(meets, nodes, dtype=np.int32), 2 * meets)
    ends[1 : 2 * meets : 2] = np.arange(meets)
    begin, end = 1, min(64, nodes - meets)
    while begin < end:  # newcomers in groups; the first are few because there clashes are many
        ends[2 * meets * begin + 1 : 2 * meets * end : 2] = _meet(ends, begin, end, meets, rng)
        begin, end = end, min(8 * end, nodes - meets)
    return build_graph(ends[::2], ends[1::2], nodes)


def _meet(ends, begin, end, meets, rng):
    """Whom the newcomers from `begin` to `end` meet, shape ((end − begin) · meets,).

    They all draw at once, though the later ones may draw a place that an earlier one of the
    group has yet to fill; such a place is followed back to the draw that fills it.
    """
    start = 2 * meets * begin
    known = np.repeat(np.arange(start, 2 * meets * end, 2 * meets), meets)  # places on arrival
    drawn = rng.integers(known)
    while True:
        places = drawn.copy()
        unfilled = np.flatnonzero((places >= start) & (places % 2 == 1))
        while unfilled.size:
            places[unfilled] = drawn[(places[unfilled] - start) // 2]
            now = places[unfilled]
            unfilled = unfilled[(now >= start) & (now % 2 == 1)]
        met = ends[places].reshape(-1, meets)
        again = np.zeros(met.shape, dtype=bool)
        for later in range(1, meets):
            again[:, later] = (met[:, :later] == met[:, later, None]).any(1)
        if not again.any():
            return met.ravel()
        drawn[again.ravel()] = rng.integers(known[again.ravel()])
