"""Adoption from contact to contact as one says it, person by person, and small random markets."""

from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from platformlab.models.contacts.random_graphs import (
    clustered_graph,
    random_graph,
    scale_free_graph,
)


def contacts_of(graph):
    ends = graph.offsets.tolist()
    return [graph.neighbours[a:b].tolist() for a, b in pairwise(ends)]


def plain_run(graph, first, periods, adopts):
    """The rule as one says it: look at every person, every period; then all change at once."""
    contacts = contacts_of(graph)
    when = {person: 0 for person in first}
    for now in range(1, periods + 1):
        waiting = [person for person in range(len(contacts)) if person not in when]
        adopting = [sum(j in when for j in contacts[person]) for person in waiting]
        degrees = [len(contacts[person]) for person in waiting]
        for person, joins in zip(waiting, adopts(waiting, adopting, degrees), strict=True):
            if joins:
                when[person] = now
    adopters = [sum(t <= now for t in when.values()) for now in range(periods + 1)]
    return adopters, [when.get(person, np.nan) for person in range(len(contacts))]


@st.composite
def markets(draw):
    kind = draw(st.sampled_from(["random", "clustered", "scale-free", "sparse"]))
    nodes, seed = draw(st.integers(7, 30)), draw(st.integers(0, 10_000))
    graph = {
        "random": lambda: random_graph(nodes=nodes, mean_degree=5, graph_seed=seed),
        "sparse": lambda: random_graph(nodes=nodes, mean_degree=0.9, graph_seed=seed),
        "clustered": lambda: clustered_graph(
            nodes=nodes, mean_degree=4, rewired_share=0.2, graph_seed=seed
        ),
        "scale-free": lambda: scale_free_graph(nodes=nodes, mean_degree=4, graph_seed=seed),
    }[kind]()
    first = draw(st.lists(st.integers(0, nodes - 1), unique=True, max_size=6))
    return graph, first, seed
