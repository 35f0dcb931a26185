"""First adopters and thresholds: the right number, the right people, one draw per seed."""

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csgraph

from platformlab.models.contacts.graphs import Graph, find_degrees, find_matrix, graph_from_pairs
from platformlab.models.contacts.network_launch import draw_thresholds, find_first_adopters
from platformlab.models.contacts.random_graphs import (
    clustered_graph,
    random_graph,
    scale_free_graph,
)

PLACES = ("random", "hubs", "cluster")


@pytest.fixture(scope="module")
def graph():
    return scale_free_graph(nodes=400, mean_degree=4, graph_seed=1)


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(("share", "people"), [(0, 0), (0.051, 20), (0.0525, 21), (1, 400)])
def test_the_budget_buys_a_whole_number_of_different_people(graph, where, share, people):
    chosen = find_first_adopters(graph, launch_share=share, where=where, seed=3)
    assert np.unique(chosen).size == chosen.size == people
    assert chosen.size == 0 or 0 <= chosen.min() <= chosen.max() < 400


@pytest.mark.parametrize("where", PLACES)
def test_a_larger_budget_keeps_the_people_of_the_smaller_one(graph, where):
    few, many = (
        find_first_adopters(graph, launch_share=share, where=where, seed=3) for share in (0.1, 0.4)
    )
    assert np.array_equal(few, many[:40])


@pytest.mark.parametrize("where", PLACES)
def test_one_seed_gives_one_choice_and_another_seed_another(where):
    ring = clustered_graph(nodes=400, mean_degree=4, rewired_share=0, graph_seed=1)
    one, again, other = (
        find_first_adopters(ring, launch_share=0.1, where=where, seed=seed) for seed in (5, 5, 6)
    )
    assert np.array_equal(one, again)
    assert set(one) != set(other)


def test_hubs_have_more_contacts_than_anybody_else(graph):
    hubs = find_first_adopters(graph, launch_share=0.1, where="hubs", seed=1)
    degrees = find_degrees(graph)
    assert degrees[hubs].min() >= np.delete(degrees, hubs).max()
    assert (np.diff(degrees[hubs]) <= 0).all()


def test_random_first_adopters_come_from_the_whole_market():
    ring = clustered_graph(nodes=2000, mean_degree=2, rewired_share=0, graph_seed=1)
    chosen = find_first_adopters(ring, launch_share=0.5, where="random", seed=1)
    assert stats.kstest(chosen / 2000, "uniform").pvalue > 0.01


def test_hubs_with_equally_many_contacts_are_drawn_at_random():
    ring = clustered_graph(nodes=2000, mean_degree=2, rewired_share=0, graph_seed=1)
    chosen = find_first_adopters(ring, launch_share=0.5, where="hubs", seed=1)
    assert stats.kstest(chosen / 2000, "uniform").pvalue > 0.01


def test_a_cluster_is_one_person_with_the_nearest_others():
    graph = random_graph(nodes=300, mean_degree=3, graph_seed=2)
    cluster = find_first_adopters(graph, launch_share=0.4, where="cluster", seed=4)
    steps = csgraph.dijkstra(find_matrix(graph), indices=cluster[0], unweighted=True)
    assert steps[cluster].max() <= np.delete(steps, cluster).min()


def test_a_cluster_on_a_ring_is_a_stretch_of_the_ring():
    ring = clustered_graph(nodes=50, mean_degree=2, rewired_share=0, graph_seed=1)
    cluster = find_first_adopters(ring, launch_share=0.22, where="cluster", seed=1)
    taken = np.zeros(50, dtype=bool)
    taken[cluster] = True
    assert (taken != np.roll(taken, 1)).sum() == 2


def test_people_whom_a_cluster_cannot_reach_come_last_and_at_random():
    # Two triangles, and two people without contacts at the end of the numbering.
    graph = graph_from_pairs([0, 0, 1, 3, 3, 4], [1, 2, 2, 4, 5, 5], nodes=8)
    orders = [
        find_first_adopters(graph, launch_share=1, where="cluster", seed=seed) for seed in range(40)
    ]
    for order in orders:
        group = {0, 1, 2} if order[0] in {0, 1, 2} else {3, 4, 5}
        reach = 3 if order[0] < 6 else 1
        assert reach == 1 or set(order[:3]) == group
        assert sorted(order) == list(range(8))
    assert len({tuple(order[3:]) for order in orders if order[0] < 3}) > 5


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"where": "everywhere"}, ValueError, r'must be "random", "hubs" or "cluster" .*every'),
        ({"where": None}, ValueError, r"\(got None\); choose one"),
        ({"launch_share": 1.5}, ValueError, r"launch_share must lie in \[0, 1\] \(got 1\.5\)"),
        ({"launch_share": [0.1, 0.2]}, ValueError, "launch_share must be a single number"),
        ({"launch_share": np.nan}, ValueError, r"launch_share must lie in .* \(got nan\)"),
        ({"seed": [1, 2]}, ValueError, "seed must be a single number"),
        ({"seed": 1.5}, ValueError, r"seed must be a whole number \(got 1\.5\)"),
        ({"graph": 5}, TypeError, r"graph must be a Graph \(got int\)"),
    ],
)
def test_wrong_launch_plans_are_refused(wrong, error, message):
    chain = Graph(np.array([0, 1, 2]), np.array([1, 0]))
    plan = {"graph": chain, "launch_share": 0.5, "where": "random", "seed": 1} | wrong
    with pytest.raises(error, match=message):
        find_first_adopters(**plan)


def test_thresholds_are_normal_within_their_bounds():
    drawn = draw_thresholds(nodes=50_000, threshold_mean=0.25, threshold_spread=0.1, seed=1)
    assert drawn.shape == (50_000,)
    assert drawn.min() == 0.01
    inside = drawn[drawn > 0.01]
    law = stats.truncnorm((0.01 - 0.25) / 0.1, np.inf, loc=0.25, scale=0.1)
    assert stats.kstest(inside, law.cdf).pvalue > 0.01
    at_the_bound = stats.norm.cdf(0.01, 0.25, 0.1)
    assert (drawn == 0.01).mean() == pytest.approx(at_the_bound, abs=0.002)
    assert draw_thresholds(nodes=100, threshold_mean=1, threshold_spread=1, seed=1).max() == 0.99


def test_one_seed_gives_one_draw_of_thresholds():
    one, again, other = (
        draw_thresholds(nodes=9, threshold_mean=0.3, threshold_spread=0.1, seed=seed)
        for seed in (1, 1, 2)
    )
    assert np.array_equal(one, again)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"nodes": 1}, r"nodes must lie in \[2, "),
        ({"nodes": [3, 4]}, "nodes must be a single number"),
        ({"threshold_mean": 1.1}, r"threshold_mean must lie in \[0, 1\]"),
        ({"threshold_mean": [0.1, 0.2, 0.3]}, "threshold_mean must be a single number"),
        ({"threshold_spread": 0}, r"threshold_spread must lie in \(0, 1\]"),
        ({"threshold_spread": [0.1, 0.2, 0.3]}, "threshold_spread must be a single number"),
        ({"seed": -1}, "seed must lie in"),
        ({"seed": [1, 2]}, "seed must be a single number"),
    ],
)
def test_wrong_settings_of_thresholds_are_refused(wrong, message):
    settings = {"nodes": 3, "threshold_mean": 0.3, "threshold_spread": 0.1, "seed": 1}
    with pytest.raises(ValueError, match=message):
        draw_thresholds(**settings | wrong)
