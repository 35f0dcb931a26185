"""Graphs: who is in contact with whom.

Question. How is a network of contacts stored, and how is one made from a list of contacts?

Everybody's contacts stand one after the other in one list, so that a model finds them at once.
Graphs drawn at random are in `random_graphs`.

Assumptions. Contacts are mutual, equally strong and fixed for the whole run; nobody is in
contact with himself, and two people have one contact or none.

Left out. Direction, strength and change of contacts, groups, distance.

Source: the usual compressed rows of a sparse matrix, worked out here.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked
from platformlab.params import numbers_in


class Graph(NamedTuple):
    """Contacts in compressed sparse row form, every contact listed at both of its ends.

    The contacts of person `i` are ``neighbours[offsets[i]:offsets[i + 1]]``, in ascending
    order. ``offsets`` has shape (nodes + 1,), ``neighbours`` (2 · contacts,).
    """

    offsets: np.ndarray
    neighbours: np.ndarray


def find_degrees(graph):
    """Count the contacts of every person, shape (nodes,).

    Raises
    ------
    TypeError
        If `graph` is not a Graph.

    Examples
    --------
    >>> find_degrees(graph_from_pairs([0, 0], [1, 2], nodes=4)).tolist()
    [2, 1, 1, 0]
    """
    if not isinstance(graph, Graph):
        raise TypeError(
            f"graph must be a Graph (got {type(graph).__name__}); "
            "draw one with random_graph or make one with graph_from_pairs"
        )
    return np.diff(graph.offsets)


def find_matrix(graph):
    """Who is in contact with whom as a sparse matrix of ones, shape (nodes, nodes)."""
    nodes, ones = find_degrees(graph).size, np.ones(graph.neighbours.size, dtype=np.int8)
    return scipy.sparse.csr_array((ones, graph.neighbours, graph.offsets), shape=(nodes, nodes))


@checked(single=("nodes",))
def graph_from_pairs(first, second, *, nodes):
    """Graph of the given contacts: `first[j]` is in contact with `second[j]`.

    Parameters
    ----------
    first, second : array_like of int, shape (contacts,)
        People are numbered from 0 to `nodes` − 1.

    Returns
    -------
    Graph

    Raises
    ------
    TypeError, ValueError
        If somebody is not a number of a person or in contact with himself, or a contact is
        listed twice, or the two lists differ in length.

    Examples
    --------
    >>> graph_from_pairs([0, 2], [1, 0], nodes=3).neighbours
    array([1, 2, 0, 0], dtype=int32)
    """
    first, second = (
        people_of(end, nodes, name) for end, name in ((first, "first"), (second, "second"))
    )
    if first.size != second.size:
        raise ValueError(
            f"first and second must have one length (got {first.size} and {second.size}); "
            "give both ends of every contact"
        )
    if find_taken(first, second, nodes, reach=0).size:
        raise ValueError(
            "first and second must join two different people once (got a contact with oneself "
            "or a repeated contact); list every contact once"
        )
    return build_graph(first, second, nodes)


def build_graph(first, second, nodes):
    """Graph of contacts that are known to be sound: one sort, no checks."""
    ends = (first * np.int64(nodes) + second, second * np.int64(nodes) + first)
    both = np.concatenate(ends)
    both.sort()
    offsets = np.searchsorted(both, np.arange(nodes + 1) * nodes)
    return Graph(offsets.astype(np.int32), (both % nodes).astype(np.int32))


@checked(single=("nodes", "mean_degree"))
def check_room(nodes, mean_degree):
    """Refuse more contacts than there is room for, among people or in memory."""
    if mean_degree > nodes - 1:
        raise ValueError(
            f"mean_degree must be at most nodes - 1 = {nodes - 1} (got {mean_degree:g}); "
            "nobody can have more contacts than there are other people"
        )
    if nodes * mean_degree >= 2**31:
        raise ValueError(
            f"nodes · mean_degree must be below {2**31} (got {nodes * mean_degree:g}); "
            "a larger network does not fit into memory: draw a smaller one"
        )


@checked(single=("mean_degree",))
def half_of(mean_degree):
    """Half of an even number of contacts."""
    if mean_degree % 2:
        raise ValueError(
            f"mean_degree must be an even whole number for this graph (got {mean_degree:g}); "
            "half of the contacts are made by the person, half by others"
        )
    return int(mean_degree) // 2


def people_of(value, nodes, name):
    """`value` as numbers of people: whole, from 0 to `nodes` − 1, in a list."""
    people = np.asarray(value)
    if people.size == 0:
        return np.empty(0, np.int64)
    if numbers_in(value) is None or people.dtype.kind not in "iu" or people.ndim != 1:
        raise TypeError(
            f"{name} must be a list of whole numbers (got {people.dtype}, shape {people.shape}); "
            "give the numbers of the people, not a mask or shares"
        )
    if not 0 <= people.min() <= people.max() < nodes:
        raise ValueError(
            f"{name} must lie in [0, {nodes}) (got {people.min()} to {people.max()}); "
            "number the people from 0 to nodes - 1"
        )
    return people.astype(np.int64)


def find_taken(first, second, nodes, *, reach):
    """Positions of contacts that are listed before or join people within `reach` on the ring."""
    apart = np.abs(first - second)
    taken = np.ones(first.size, dtype=bool)
    pairs = np.minimum(first, second) * nodes + np.maximum(first, second)
    taken[np.unique(pairs, return_index=True)[1]] = False  # the first of its kind stands
    return np.flatnonzero(taken | (np.minimum(apart, nodes - apart) <= reach))
