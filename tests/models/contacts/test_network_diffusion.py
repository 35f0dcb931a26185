"""Adoption from contact to contact: the fast method against a plain one, and what must hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_diffusion import contacts_of, markets, plain_run
from properties import examples

from platformlab.models.contacts.graphs import graph_from_pairs
from platformlab.models.contacts.network_diffusion import (
    simulate_bass,
    simulate_threshold,
)
from platformlab.models.contacts.network_launch import draw_thresholds, find_first_adopters
from platformlab.models.contacts.network_theory import find_mean_field_path
from platformlab.models.contacts.random_graphs import (
    random_graph,
    scale_free_graph,
)

SETTINGS = examples(60)


@SETTINGS
@given(markets(), st.integers(1, 12), st.sampled_from([0, 0.2, 1 / 3, 0.5, 1, None]))
def test_the_fast_method_gives_the_path_of_the_plain_rule(market, periods, common):
    graph, first, seed = market
    nodes = graph.offsets.size - 1
    threshold = common
    if common is None:
        threshold = draw_thresholds(
            nodes=nodes, threshold_mean=0.3, threshold_spread=0.2, seed=seed
        )
    each = np.broadcast_to(threshold, nodes)

    def adopts(waiting, adopting, degrees):
        rows = zip(waiting, adopting, degrees, strict=True)
        return [d > 0 and k / d >= each[person] for person, k, d in rows]

    run = simulate_threshold(graph, first, threshold=threshold, periods=periods)
    adopters, when = plain_run(graph, first, periods, adopts)
    assert run.adopters.tolist() == adopters
    np.testing.assert_array_equal(run.period, when)
    longer, _ = plain_run(graph, first, periods + nodes, adopts)
    if run.status == "everybody":
        assert adopters[-1] == nodes
    elif run.status == "stalled":
        assert longer[-1] == adopters[-1] < nodes
    else:
        assert run.status == "unfinished"
        assert adopters[-1] > adopters[-2]
        assert adopters[-1] < nodes


@SETTINGS
@given(markets(), st.integers(1, 8), st.sampled_from([(0, 0.9), (0.1, 0.5), (0.3, 0), (0, 0)]))
def test_chance_gives_the_path_of_the_plain_rule_with_the_same_draws(market, periods, chances):
    graph, first, seed = market
    (p, q), replicates = chances, 3
    runs = simulate_bass(
        graph,
        first,
        adoption_chance=p,
        contact_chance=q,
        periods=periods,
        replicates=replicates,
        seed=seed,
    )
    assert runs.adopters.shape == (3, periods + 1)
    for row, child in enumerate(np.random.SeedSequence(seed).spawn(replicates)):
        rng = np.random.default_rng(child)

        def adopts(waiting, adopting, degrees, rng=rng):
            chance = [p + q * (k / d if d else 0) for k, d in zip(adopting, degrees, strict=True)]
            return rng.random(len(waiting)) < chance

        adopters, when = plain_run(graph, first, periods, adopts)
        assert runs.adopters[row].tolist() == adopters
        np.testing.assert_array_equal(runs.period[row], when)
        left = [i for i, t in enumerate(when) if np.isnan(t)]
        can_move = p > 0 or (
            q > 0 and any(not np.isnan(when[j]) for i in left for j in contacts_of(graph)[i])
        )
        expected = "everybody" if not left else "unfinished" if can_move else "stalled"
        assert runs.status[row] == expected


@SETTINGS
@given(markets(), st.floats(0, 1), st.floats(0, 1))
def test_nobody_goes_back_and_easier_thresholds_never_lose_an_adopter(market, one, other):
    graph, first, _ = market
    easy, hard = (
        simulate_threshold(graph, first, threshold=threshold, periods=40)
        for threshold in (min(one, other), max(one, other))
    )
    assert (np.diff(easy.adopters) >= 0).all()
    assert easy.adopters[0] == len(first)
    assert (easy.adopters >= hard.adopters).all()
    assert not (np.isnan(easy.period) & ~np.isnan(hard.period)).any()


def test_adoption_is_synchronous():
    # In a chain each period reaches one person more; one by one it would be all at once.
    chain = graph_from_pairs([0, 1, 2, 3], [1, 2, 3, 4], nodes=5)
    run = simulate_threshold(chain, [0], threshold=0.5, periods=6)
    assert run.adopters.tolist() == [1, 2, 3, 4, 5, 5, 5]
    assert run.period.tolist() == [0, 1, 2, 3, 4]
    assert run.status == "everybody"


def test_a_run_that_is_cut_short_says_so():
    chain = graph_from_pairs([0, 1, 2, 3], [1, 2, 3, 4], nodes=5)
    assert simulate_threshold(chain, [0], threshold=0.5, periods=2).status == "unfinished"
    assert simulate_threshold(chain, [0], threshold=0.6, periods=2).status == "stalled"
    run = simulate_threshold(chain, [0], threshold=0.5, periods=2)
    assert run.adopters.tolist() == [1, 2, 3]
    np.testing.assert_array_equal(run.period, [0, 1, 2, np.nan, np.nan])


def test_people_without_contacts_never_reach_a_threshold_but_may_adopt_by_chance():
    pair = graph_from_pairs([0], [1], nodes=3)
    run = simulate_threshold(pair, [0], threshold=0, periods=5)
    np.testing.assert_array_equal(run.period, [0, 1, np.nan])
    assert run.status == "stalled"
    sure = simulate_bass(
        pair, [], adoption_chance=1, contact_chance=0, periods=1, replicates=1, seed=1
    )
    assert sure.period.tolist() == [[1, 1, 1]]
    never = simulate_bass(
        pair, [0], adoption_chance=0, contact_chance=1, periods=9, replicates=1, seed=1
    )
    np.testing.assert_array_equal(never.period, [[0, 1, np.nan]])
    assert never.status.tolist() == ["stalled"]


def test_a_threshold_of_zero_needs_contacts_but_no_adopters():
    pair = graph_from_pairs([0], [1], nodes=2)
    assert simulate_threshold(pair, [], threshold=0, periods=3).adopters.tolist() == [0, 2, 2, 2]


@pytest.mark.parametrize("threshold", [0.07, 0.14, 0.28, 0.29, 0.55, 0.56, 0.57, 0.58])
def test_a_share_typed_in_decimals_is_met_by_exactly_that_share(threshold):
    # 0.07 · 100 is 7.000000000000001 for a computer; 7 contacts of 100 must still be enough.
    star = graph_from_pairs([0] * 100, range(1, 101), nodes=101)
    enough = round(100 * threshold)
    for people, joins in ((enough, 0), (enough - 1, np.nan)):
        run = simulate_threshold(
            star, range(1, people + 1), threshold=[threshold] + [1] * 100, periods=1
        )
        np.testing.assert_array_equal(run.period[0], 1 if joins == 0 else np.nan)


@pytest.mark.parametrize("side", [-1, 0, 1])
def test_shares_a_hair_apart_are_told_apart_for_every_number_of_contacts(side):
    # A star for each d and k ≤ d: k of its d arms have adopted, the middle needs k / d or the
    # nearest number above or below. It must join exactly if the computer's k / d reaches that.
    stars = [(d, k) for d in range(1, 31) for k in range(1, d + 1)]
    sizes = np.array([d + 1 for d, _ in stars])
    middle = np.cumsum(sizes) - sizes
    arms = [centre + 1 + np.arange(d) for centre, (d, _) in zip(middle, stars, strict=True)]
    graph = graph_from_pairs(
        np.repeat(middle, sizes - 1), np.concatenate(arms), nodes=int(sizes.sum())
    )
    share = np.array([k / d for d, k in stars])
    needs = np.clip(share if side == 0 else np.nextafter(share, share + side), 0, 1)
    threshold = np.ones(sizes.sum())
    threshold[middle] = needs
    for fewer in (0, 1):
        first = np.concatenate([arm[: k - fewer] for arm, (_, k) in zip(arms, stars, strict=True)])
        run = simulate_threshold(graph, first, threshold=threshold, periods=1)
        joins = [(k - fewer) / d >= need for (d, k), need in zip(stars, needs, strict=True)]
        assert (run.period[middle] == 1).tolist() == joins


def test_a_share_a_hair_above_seven_of_a_hundred_needs_eight():
    star = graph_from_pairs([0] * 100, range(1, 101), nodes=101)
    above = np.nextafter(0.07, 1)
    for people, joins in ((7, False), (8, True)):
        run = simulate_threshold(star, range(1, people + 1), threshold=above, periods=1)
        assert (run.period[0] == 1) == joins


def test_first_adopters_may_come_in_any_order_and_twice():
    graph = random_graph(nodes=200, mean_degree=6, graph_seed=1)
    one = simulate_threshold(graph, [5, 3, 100, 3], threshold=0.2, periods=20)
    other = simulate_threshold(graph, np.array([3, 5, 100]), threshold=0.2, periods=20)
    np.testing.assert_array_equal(one.period, other.period)
    assert one.adopters[0] == 3


def test_a_market_where_nobody_starts_stays_empty_under_thresholds():
    graph = random_graph(nodes=50, mean_degree=4, graph_seed=1)
    run = simulate_threshold(graph, [], threshold=0.1, periods=3)
    assert run.adopters.tolist() == [0, 0, 0, 0]
    assert np.isnan(run.period).all()
    assert run.status == "stalled"


def test_run_number_k_does_not_depend_on_how_many_runs_there_are():
    graph = random_graph(nodes=300, mean_degree=6, graph_seed=1)
    rule = {"adoption_chance": 0.01, "contact_chance": 0.3, "periods": 15}
    few = simulate_bass(graph, [0], replicates=3, seed=7, **rule)
    many = simulate_bass(graph, [0], replicates=8, seed=7, **rule)
    np.testing.assert_array_equal(few.adopters, many.adopters[:3])
    np.testing.assert_array_equal(few.period, many.period[:3])
    assert np.unique(many.adopters, axis=0).shape[0] == 8
    again = simulate_bass(graph, [0], replicates=3, seed=7, **rule)
    np.testing.assert_array_equal(few.period, again.period)
    other = simulate_bass(graph, [0], replicates=3, seed=8, **rule)
    assert not np.array_equal(few.adopters, other.adopters)


def test_the_draw_of_the_network_and_the_draw_of_chance_are_separate():
    rule = {"adoption_chance": 0.02, "contact_chance": 0.3, "periods": 10, "replicates": 1}
    one, other = (random_graph(nodes=300, mean_degree=6, graph_seed=seed) for seed in (1, 2))
    first, second = (simulate_bass(graph, [], seed=7, **rule) for graph in (one, other))
    np.testing.assert_array_equal(first.period == 1, second.period == 1)  # the same draws …
    assert not np.array_equal(first.period, second.period)  # … on another network


@pytest.mark.slow
def test_in_a_full_network_chance_follows_the_mean_field_of_the_bass_model():
    # Everybody knows everybody; 60 runs of 1 000 people against the limit, within 3 errors.
    full = random_graph(nodes=1000, mean_degree=999, graph_seed=1)
    runs = simulate_bass(
        full, [], adoption_chance=0.03, contact_chance=0.38, periods=10, replicates=60, seed=1
    )
    share = runs.adopters / 1000
    limit = find_mean_field_path(0, adoption_chance=0.03, contact_chance=0.38, periods=10)
    error = share.std(axis=0)[1:] / np.sqrt(60)
    assert (np.abs(share.mean(axis=0) - limit)[1:] < 3 * error + 0.002).all()


def test_in_a_full_network_of_ten_thousand_the_mean_of_400_runs_is_the_mean_field():
    # A full network of 10⁴ people has 10⁸ list entries, so the number of adopters is drawn
    # directly: all who wait have the same chance.
    adopted = np.zeros((11, 400), dtype=np.int64)
    rng = np.random.default_rng(1)
    for now in range(10):
        chance = 0.03 + 0.38 * adopted[now] / 10_000
        adopted[now + 1] = adopted[now] + rng.binomial(10_000 - adopted[now], chance)
    limit = find_mean_field_path(0, adoption_chance=0.03, contact_chance=0.38, periods=10)
    assert adopted[10].mean() / 10_000 == pytest.approx(0.782642569, abs=0.0015)
    assert np.abs(adopted.mean(axis=1) / 10_000 - limit).max() < 0.0015


def test_a_launch_just_below_the_critical_share_is_lost_and_just_above_it_wins():
    # As the theory says, 5 % stop at 9 %, 8 % reach everybody (n = 10⁵).
    nodes = 100_000
    graph = random_graph(nodes=nodes, mean_degree=10, graph_seed=2018)
    threshold = draw_thresholds(nodes=nodes, threshold_mean=0.35, threshold_spread=0.12, seed=1)
    cases = (
        (0.05, (0.069567, 0.087583, 0.089881), (0.0025, 0.007, 0.008)),
        (0.08, (0.118620, 0.203811, 0.999958), (0.0025, 0.015, 0.001)),
    )
    for share, expected, tolerance in cases:
        first = find_first_adopters(graph, launch_share=share, where="random", seed=2)
        run = simulate_threshold(graph, first, threshold=threshold, periods=30)
        gap = np.abs(run.adopters[[1, 5, 30]] / nodes - expected)
        assert (gap < tolerance).all()


def test_hubs_win_a_market_in_which_the_same_number_of_random_people_fails():
    graph = scale_free_graph(nodes=20_000, mean_degree=6, graph_seed=1)
    threshold = draw_thresholds(nodes=20_000, threshold_mean=0.3, threshold_spread=0.1, seed=1)
    final = {
        where: simulate_threshold(
            graph,
            find_first_adopters(graph, launch_share=0.005, where=where, seed=1),
            threshold=threshold,
            periods=60,
        ).adopters[-1]
        for where in ("hubs", "random")
    }
    assert final["hubs"] > 0.9 * 20_000
    assert final["random"] < 0.1 * 20_000


def test_whoever_joined_last_may_still_persuade_somebody():
    chain = graph_from_pairs([0, 1], [1, 2], nodes=3)
    runs = simulate_bass(
        chain, [0], adoption_chance=0, contact_chance=1, periods=1, replicates=20, seed=1
    )
    assert set(runs.adopters[:, 1]) == {1, 2}
    assert set(runs.status) == {"unfinished"}
