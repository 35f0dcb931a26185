"""Three kinds of random network: exact sizes, the promised structure, and one draw per seed."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import stats

from platformlab.models.contacts.graphs import find_degrees, find_matrix
from platformlab.models.contacts.random_graphs import (
    clustered_graph,
    random_graph,
    scale_free_graph,
)

DRAWS = {
    "random": random_graph,
    "ring": lambda **size: clustered_graph(rewired_share=0, **size),
    "clustered": lambda **size: clustered_graph(rewired_share=0.3, **size),
    "all moved": lambda **size: clustered_graph(rewired_share=1, **size),
    "scale-free": scale_free_graph,
}


def triangle_share(graph):
    """Part of all pairs of contacts of one person that know each other (transitivity)."""
    matrix, degrees = find_matrix(graph).astype(float), find_degrees(graph)
    return (matrix @ matrix).multiply(matrix).sum() / (degrees * (degrees - 1)).sum()


@pytest.mark.slow
@pytest.mark.parametrize("kind", DRAWS)
@examples(40)
@given(nodes=st.integers(3, 40), half=st.integers(1, 8), seed=st.integers(0, 2**32 - 1))
def test_contacts_are_mutual_and_join_different_people_once(kind, nodes, half, seed):
    half = min(half, (nodes - 1) // 2)
    graph = DRAWS[kind](nodes=nodes, mean_degree=2 * half, graph_seed=seed)
    matrix = find_matrix(graph)
    assert matrix.shape == (nodes, nodes)
    assert (matrix != matrix.T).nnz == 0
    assert not matrix.diagonal().any()
    matrix.sum_duplicates()
    assert set(matrix.data) <= {1.0}
    missing = half if kind == "scale-free" else 0  # the founders bring no contacts
    assert graph.neighbours.size == 2 * half * (nodes - missing)


@pytest.mark.parametrize("kind", ["random", "clustered", "scale-free"])
def test_one_seed_gives_one_network_and_another_seed_another(kind):
    one, again, other = (
        DRAWS[kind](nodes=200, mean_degree=6, graph_seed=seed) for seed in (5, 5, 6)
    )
    assert all(np.array_equal(a, b) for a, b in zip(one, again, strict=True))
    assert not np.array_equal(one.neighbours, other.neighbours)


@pytest.mark.slow
def test_all_sets_of_contacts_of_a_random_network_are_equally_likely():
    # 4 people, 3 contacts: 20 networks. A chi-square test on 4 000 draws, fixed seeds.
    seen = {}
    for seed in range(4000):
        graph = random_graph(nodes=4, mean_degree=1.5, graph_seed=seed)
        key = find_matrix(graph).toarray().tobytes()
        seen[key] = seen.get(key, 0) + 1
    assert len(seen) == comb(6, 3)
    assert stats.chisquare(list(seen.values())).pvalue > 0.01


def test_a_random_network_can_hold_everybody_and_nobody():
    full = random_graph(nodes=30, mean_degree=29, graph_seed=1)
    assert find_degrees(full).tolist() == [29] * 30
    empty = random_graph(nodes=30, mean_degree=0.01, graph_seed=1)
    assert empty.neighbours.size == 0


def test_contacts_in_a_large_random_network_are_poisson():
    degrees = find_degrees(random_graph(nodes=20_000, mean_degree=4, graph_seed=3))
    counts = np.bincount(degrees, minlength=12)[:12] / degrees.size
    assert np.abs(counts - stats.poisson.pmf(np.arange(12), 4)).max() < 0.01


@pytest.mark.slow
def test_the_last_people_of_a_large_network_are_drawn_too():
    # The pair numbers reach 5 · 10¹³ here: the root that decodes them must not be off by one.
    graph = random_graph(nodes=10_000_000, mean_degree=1e-4, graph_seed=1)
    degrees = find_degrees(graph)
    assert graph.neighbours.size == 1000
    assert np.flatnonzero(degrees).max() > 9_900_000


def test_a_ring_knows_its_neighbours_on_both_sides():
    ring = clustered_graph(nodes=10, mean_degree=4, rewired_share=0, graph_seed=1)
    for person in range(10):
        around = sorted((person + step) % 10 for step in (-2, -1, 1, 2))
        assert ring.neighbours[4 * person : 4 * person + 4].tolist() == around


def test_neighbourhoods_close_triangles_as_watts_and_strogatz_compute():
    # watts1998: a ring has 3 (k − 2) / (4 (k − 1)); moving a share π leaves (1 − π)³ of it.
    ring = 3 * (10 - 2) / (4 * (10 - 1))
    for moved in (0, 0.1, 0.5):
        graph = clustered_graph(nodes=5000, mean_degree=10, rewired_share=moved, graph_seed=1)
        assert triangle_share(graph) == pytest.approx(ring * (1 - moved) ** 3, abs=0.02)
    assert triangle_share(random_graph(nodes=5000, mean_degree=10, graph_seed=1)) < 0.01


def test_the_share_of_moved_contacts_is_the_one_asked_for():
    graph = clustered_graph(nodes=20_000, mean_degree=6, rewired_share=0.2, graph_seed=2)
    person = np.repeat(np.arange(20_000), find_degrees(graph))
    apart = np.abs(person - graph.neighbours)
    far = np.minimum(apart, 20_000 - apart) > 3
    assert far.mean() == pytest.approx(0.2, abs=0.01)
    assert np.minimum(apart, 20_000 - apart)[far].mean() == pytest.approx(5_000, rel=0.03)


def test_contacts_with_no_free_place_stay_on_the_ring():
    graph = clustered_graph(nodes=5, mean_degree=4, rewired_share=1, graph_seed=1)
    assert find_degrees(graph).tolist() == [4] * 5
    assert find_matrix(graph).toarray().sum() == 20


def test_moved_contacts_clash_with_nobody_in_a_crowded_network():
    for seed in range(20):
        graph = clustered_graph(nodes=12, mean_degree=6, rewired_share=1, graph_seed=seed)
        assert set(find_matrix(graph).toarray().ravel()) == {0.0, 1.0}


def test_in_a_crowded_network_most_contacts_still_find_a_free_place():
    # 20 people, 4 neighbours, all moved: a single draw would leave every fourth on the ring.
    stayed = []
    for seed in range(50):
        graph = clustered_graph(nodes=20, mean_degree=4, rewired_share=1, graph_seed=seed)
        apart = np.abs(np.repeat(np.arange(20), find_degrees(graph)) - graph.neighbours)
        stayed.append((np.minimum(apart, 20 - apart) <= 2).mean())
    assert np.mean(stayed) < 0.01


def test_hubs_follow_the_power_law():
    # bollobas2001: a share 2m (m + 1) / (k (k + 1) (k + 2)) has k contacts.
    meets = 3
    degrees = find_degrees(scale_free_graph(nodes=50_000, mean_degree=6, graph_seed=1))
    k = np.arange(meets, 12)
    law = 2 * meets * (meets + 1) / (k * (k + 1) * (k + 2))
    assert np.abs(np.bincount(degrees, minlength=12)[k] / degrees.size - law).max() < 0.01
    beyond = meets * (meets + 1) / (100 * 101)  # share with at least 100 contacts
    assert (degrees >= 100).mean() == pytest.approx(beyond, rel=0.2)


@pytest.mark.slow
def test_early_newcomers_meet_people_in_proportion_to_their_contacts():
    # With one meeting each: person 1 meets founder 0, then person 2 meets 0 or 1 equally often,
    # and person 3 meets the one of them with two contacts half of the time.
    graphs = [scale_free_graph(nodes=5, mean_degree=2, graph_seed=seed) for seed in range(3000)]
    second = np.array([0 in graph.neighbours[graph.offsets[2] :][:1] for graph in graphs])
    assert second.mean() == pytest.approx(0.5, abs=0.03)
    popular = np.where(second, 0, 1)
    third = np.array([graph.neighbours[graph.offsets[3]] for graph in graphs])
    assert (third == popular).mean() == pytest.approx(0.5, abs=0.03)
    assert (third == 2).mean() == pytest.approx(0.25, abs=0.03)


@pytest.mark.slow
def test_the_founder_keeps_the_lead_of_preferential_growth():
    # With one meeting each the founder gains a contact with chance d / 2t at newcomer t + 1, so
    # that the expected number of contacts is Π (1 + 1 / 2t). 60 people are drawn as one group.
    graphs = [scale_free_graph(nodes=60, mean_degree=2, graph_seed=seed) for seed in range(2500)]
    contacts = np.array([find_degrees(graph)[0] for graph in graphs])
    expected = np.prod(1 + 1 / (2 * np.arange(1, 59)))
    assert contacts.mean() == pytest.approx(expected, abs=3 * contacts.std() / np.sqrt(2500))


def test_the_first_newcomer_meets_all_founders():
    graph = scale_free_graph(nodes=20, mean_degree=8, graph_seed=1)
    newcomer = graph.neighbours[graph.offsets[4] : graph.offsets[5]]
    assert newcomer[:4].tolist() == [0, 1, 2, 3]
    assert find_degrees(graph).min() >= 1


@pytest.mark.parametrize("kind", DRAWS)
def test_nobody_has_more_contacts_than_there_are_people(kind):
    with pytest.raises(
        ValueError, match=r"mean_degree must be at most nodes - 1 = 5 \(got 6\); nobody can"
    ):
        DRAWS[kind](nodes=6, mean_degree=6, graph_seed=1)
    assert find_degrees(DRAWS[kind](nodes=7, mean_degree=6, graph_seed=1)).max() <= 6


@pytest.mark.parametrize("kind", ["clustered", "scale-free"])
@pytest.mark.parametrize("odd", [3, 2.5])
def test_half_of_the_contacts_must_be_a_whole_number(kind, odd):
    with pytest.raises(ValueError, match="mean_degree must be an even whole number"):
        DRAWS[kind](nodes=10, mean_degree=odd, graph_seed=1)


@pytest.mark.parametrize("kind", ["random", "clustered", "scale-free"])
@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"nodes": 1}, ValueError, r"nodes must lie in \[2, 1e\+07\] \(got 1\)"),
        ({"nodes": 10.5}, ValueError, r"nodes must be a whole number \(got 10\.5\)"),
        ({"nodes": [10, 20]}, ValueError, r"nodes must be a single number \(got shape \(2,\)\)"),
        ({"mean_degree": 0}, ValueError, r"mean_degree must lie in \(0, 1000\] \(got 0\)"),
        ({"mean_degree": np.nan}, ValueError, r"mean_degree must lie in .* \(got nan\)"),
        ({"mean_degree": np.inf}, ValueError, r"mean_degree must lie in .* \(got inf\)"),
        ({"mean_degree": [2, 4]}, ValueError, "mean_degree must be a single number"),
        ({"graph_seed": -1}, ValueError, r"graph_seed must lie in .* \(got -1\)"),
        ({"graph_seed": None}, TypeError, "graph_seed must be a number"),
        ({"graph_seed": [1, 2]}, ValueError, "graph_seed must be a single number"),
        ({"graph_seed": []}, ValueError, "graph_seed must not be empty"),
    ],
)
def test_wrong_settings_are_refused(kind, wrong, error, message):
    with pytest.raises(error, match=message):
        DRAWS[kind](**{"nodes": 10, "mean_degree": 2, "graph_seed": 1} | wrong)


@pytest.mark.parametrize("share", [-0.1, 1.1, np.nan, [0.1, 0.2]])
def test_the_moved_share_is_one_share(share):
    with pytest.raises(ValueError, match="rewired_share must"):
        clustered_graph(nodes=10, mean_degree=2, rewired_share=share, graph_seed=1)
