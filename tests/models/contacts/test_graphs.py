"""Contacts in row form: stored at both ends, in order, and checked when they come from outside."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.contacts.graphs import (
    Graph,
    build_graph,
    check_room,
    find_degrees,
    find_matrix,
    find_taken,
    graph_from_pairs,
    half_of,
    people_of,
)


@st.composite
def contact_lists(draw):
    nodes = draw(st.integers(2, 12))
    pairs = [(i, j) for i in range(nodes) for j in range(i)]
    return nodes, draw(st.lists(st.sampled_from(pairs), unique=True))


@examples(80)
@given(contact_lists())
def test_every_contact_is_listed_at_both_of_its_ends_and_in_order(case):
    nodes, pairs = case
    graph = graph_from_pairs(*np.array(pairs, dtype=int).reshape(-1, 2).T, nodes=nodes)
    assert graph.offsets[0] == 0
    assert graph.offsets[-1] == graph.neighbours.size == 2 * len(pairs)
    for person in range(nodes):
        listed = graph.neighbours[graph.offsets[person] : graph.offsets[person + 1]].tolist()
        expected = {j for i, j in pairs if i == person} | {i for i, j in pairs if j == person}
        assert listed == sorted(expected)
    assert find_degrees(graph).tolist() == [sum(i in pair for pair in pairs) for i in range(nodes)]


def test_the_matrix_of_contacts_covers_people_without_any():
    matrix = find_matrix(graph_from_pairs([0], [2], nodes=4)).toarray()
    assert matrix.tolist() == [[0, 0, 1, 0], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 0]]


def test_large_networks_keep_neighbours_in_four_bytes_each():
    graph = graph_from_pairs([0], [1], nodes=3)
    assert isinstance(graph, Graph)
    assert graph.neighbours.dtype == graph.offsets.dtype == np.int32


@pytest.mark.slow
def test_a_network_of_ten_million_people_does_not_overflow():
    last = np.array([9_999_999])
    graph = build_graph(last.astype(np.int32), last.astype(np.int32) - 1, 10_000_000)
    assert graph.neighbours.tolist() == [9_999_999, 9_999_998]


@pytest.mark.parametrize(
    ("first", "second", "error", "message"),
    [
        ([0], [0], ValueError, "first and second must join two different people once"),
        ([0, 1], [1, 0], ValueError, "first and second must join two different people once"),
        ([0, 0], [1, 1], ValueError, "list every contact once"),
        ([0], [1, 2], ValueError, r"one length \(got 1 and 2\); give both ends of every contact"),
        ([0], [3], ValueError, r"second must lie in \[0, 3\) \(got 3 to 3\); number the people"),
        ([-1], [1], ValueError, r"first must lie in \[0, 3\) \(got -1 to -1\)"),
        ([0.5], [1], TypeError, "first must be a list of whole numbers .got float64"),
        ([[0]], [[1]], TypeError, r"list of whole numbers \(got int64, shape \(1, 1\)\)"),
        (0, 1, TypeError, r"list of whole numbers \(got int64, shape \(\)\)"),
        ([True], [False], TypeError, "not a mask or shares"),
    ],
)
def test_impossible_contacts_are_refused(first, second, error, message):
    with pytest.raises(error, match=message):
        graph_from_pairs(first, second, nodes=3)


def test_a_network_may_have_no_contacts():
    graph = graph_from_pairs([], [], nodes=3)
    assert graph.offsets.tolist() == [0, 0, 0, 0]
    assert find_degrees(graph).tolist() == [0, 0, 0]


def test_a_network_has_one_size():
    with pytest.raises(ValueError, match=r"nodes must be a whole number \(got 2\.5\)"):
        graph_from_pairs([0], [1], nodes=2.5)
    with pytest.raises(ValueError, match=r"nodes must be a single number \(got shape \(2,\)\)"):
        graph_from_pairs([0], [1], nodes=[3, 4])


def test_something_that_is_not_a_network_is_refused():
    with pytest.raises(TypeError, match=r"graph must be a Graph \(got tuple\); draw one with"):
        find_degrees((np.zeros(3), np.zeros(0)))


def test_nobody_can_have_more_contacts_than_there_are_other_people():
    check_room(6, 5)
    with pytest.raises(
        ValueError, match=r"mean_degree must be at most nodes - 1 = 5 \(got 5\.5\); nobody can"
    ):
        check_room(6, 5.5)


def test_a_network_that_cannot_fit_into_memory_is_refused():
    check_room(2**22, 511)
    with pytest.raises(ValueError, match=r"below 2147483648 \(got 2\.14748e\+09\); a larger"):
        check_room(2**22, 512)


def test_half_the_contacts_are_ones_own_if_their_number_is_even():
    assert half_of(10.0) == 5
    assert isinstance(half_of(10.0), int)
    for odd in (3, 2.5, 1):
        with pytest.raises(ValueError, match=rf"even whole number .* \(got {odd:g}\); half of"):
            half_of(odd)
    with pytest.raises(ValueError, match=r"mean_degree must be a single number \(got shape \(2,\)"):
        half_of([10, 8])


def test_people_may_be_given_as_any_whole_numbers():
    assert people_of(np.array([2, 0], dtype=np.uint8), 3, "x").dtype == np.int64
    assert people_of((), 3, "x").size == 0


def test_a_place_on_a_ring_is_taken_within_reach_both_ways_round():
    first, second = np.array([0, 0, 0, 0, 5]), np.array([1, 9, 3, 7, 5])
    assert find_taken(first, second, 10, reach=1).tolist() == [0, 1, 4]
    assert find_taken(first, second, 10, reach=3).tolist() == [0, 1, 2, 3, 4]
    assert find_taken(first, second, 10, reach=0).tolist() == [4]


def test_of_two_equal_contacts_the_first_stands():
    first, second = np.array([4, 1, 2]), np.array([1, 4, 5])
    assert find_taken(first, second, 10, reach=0).tolist() == [1]
