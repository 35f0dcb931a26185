"""The frontier between starts that succeed and starts that fail."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.spread.launch import find_equilibria, simulate
from platformlab.models.spread.launch_frontier import find_frontier, trace_frontier

PRICES = {"relative_fee_consumers": 0.15, "relative_fee_producers": 0.25}


def succeeds(consumers, producers, market, periods=150):
    """Whether a start ends above the saddle, by following it."""
    path = simulate(share_consumers=consumers, share_producers=producers, **market, periods=periods)
    return path[-1].sum(axis=0) > 0.5


@pytest.mark.slow
@pytest.mark.parametrize("speeds", [(1, 1), (0.3, 2), (2, 0.3)])
def test_starts_a_hair_above_the_frontier_succeed_and_below_it_fail(speeds):
    market = {**PRICES, "speed_consumers": speeds[0], "speed_producers": speeds[1]}
    consumers = np.linspace(0.2, 0.5, 16)
    frontier = find_frontier(share_consumers=consumers, **market)
    inside = (frontier.status == "reachable") & (frontier.needed_producers > 1e-4)
    consumers, needed = consumers[inside], frontier.needed_producers[inside]
    assert len(needed) >= 3
    assert succeeds(consumers, np.minimum(needed + 1e-5, 1), market).all()
    assert not succeeds(consumers, needed - 1e-5, market).any()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("alone", "price", "other"),
    [(0, 0.24, 0.25), (0.06, 0.24, 0.25), (0.18, 0.24, 0.25), (0.3, 0.24, 0.25), (1, 1.3, 0.04)],
)
def test_frontier_divides_the_starts_where_consumers_have_a_reason_of_their_own(
    alone, price, other
):
    market = {
        "relative_fee_consumers": price,
        "relative_fee_producers": other,
        "speed_consumers": 1,
        "speed_producers": 1,
        "relative_stand_alone": alone,
    }
    consumers = np.linspace(0, 1, 21)
    frontier = find_frontier(share_consumers=consumers, **market)
    inside = (frontier.status == "reachable") & (frontier.needed_producers > 1e-4)
    consumers, needed = consumers[inside], frontier.needed_producers[inside]
    assert len(needed) >= 3
    for step, is_full in ((1e-5, True), (-1e-5, False)):
        path = simulate(
            share_consumers=consumers,
            share_producers=np.clip(needed + step, 0, 1),
            **market,
            periods=150,
        )
        assert ((path[-1, 1] > 0.5) == is_full).all()


def test_where_the_platform_fills_by_itself_nothing_is_needed():
    found = find_frontier(
        share_consumers=[0, 0.5],
        relative_fee_consumers=0.24,
        relative_fee_producers=0.25,
        speed_consumers=1,
        speed_producers=1,
        relative_stand_alone=0.36,
    )
    assert found.needed_producers.tolist() == [0, 0]
    assert found.status.tolist() == ["reachable", "reachable"]


def test_frontier_passes_through_the_saddle_and_falls():
    market = {**PRICES, "speed_consumers": 0.5, "speed_producers": 1.5}
    saddle = find_equilibria(**market)
    consumers = np.linspace(0.2, 0.4, 9)
    frontier = find_frontier(share_consumers=consumers, **market)
    assert (np.diff(frontier.needed_producers) < 0).all()
    at = find_frontier(share_consumers=saddle.critical_consumers, **market)
    assert at.needed_producers == pytest.approx(saddle.critical_producers, abs=1e-12)


def test_swapping_the_sides_mirrors_the_frontier():
    market = {**PRICES, "speed_consumers": 0.5, "speed_producers": 1.5}
    mirror = {
        "relative_fee_consumers": 0.25,
        "relative_fee_producers": 0.15,
        "speed_consumers": 1.5,
        "speed_producers": 0.5,
    }
    needed = find_frontier(share_consumers=0.25, **market).needed_producers
    back = find_frontier(share_consumers=needed, **mirror).needed_producers
    assert back == pytest.approx(0.25, abs=1e-7)


def test_only_the_ratio_of_the_speeds_matters():
    slow, fast = (
        find_frontier(share_consumers=0.2, **PRICES, speed_consumers=k, speed_producers=3 * k)
        for k in (0.1, 10)
    )
    # The path is followed to 1e-9 a step.
    assert slow.needed_producers == pytest.approx(fast.needed_producers, abs=1e-7)


def test_a_quicker_consumer_side_needs_fewer_producers_when_consumers_are_missing():
    needed = find_frontier(
        share_consumers=0.15, **PRICES, speed_consumers=[0.5, 1, 2], speed_producers=1
    ).needed_producers
    assert (np.diff(needed) < 0).all()


def test_starts_that_no_producers_can_save_are_out_of_reach():
    found = find_frontier(
        share_consumers=[0.02, 0.6],
        relative_fee_consumers=0.3,
        relative_fee_producers=0.2,
        speed_consumers=0.2,
        speed_producers=1,
    )
    assert found.status.tolist() == ["out of reach", "reachable"]
    assert np.isnan(found.needed_producers).tolist() == [True, False]


@pytest.mark.slow
def test_enough_consumers_may_bring_the_producers_alone():
    market = {
        "relative_fee_consumers": 0.05,
        "relative_fee_producers": 0.05,
        "speed_consumers": 0.1,
        "speed_producers": 2,
    }
    found = find_frontier(share_consumers=1, **market)
    assert found.needed_producers == 0
    assert found.status == "reachable"
    assert succeeds(1.0, 0.0, market)


def test_a_platform_that_cannot_live_has_no_frontier():
    found = find_frontier(
        share_consumers=0.5,
        relative_fee_consumers=[0.1, 0.5],
        relative_fee_producers=0.4,
        speed_consumers=1,
        speed_producers=1,
    )
    assert found.status.tolist() == ["reachable", "not viable"]
    assert np.isnan(found.needed_producers).tolist() == [False, True]


def test_single_numbers_and_arrays_agree():
    market = {**PRICES, "speed_consumers": 1, "speed_producers": 1}
    many = find_frontier(share_consumers=[[0.2], [0.5]], **{**market, "speed_producers": [1, 3]})
    assert many.needed_producers.shape == (2, 2)
    one = find_frontier(share_consumers=0.5, **market)
    assert many.needed_producers[1, 0] == pytest.approx(one.needed_producers, abs=1e-9)


@pytest.mark.slow
@examples(25)
@given(st.floats(0, 1), st.floats(0.01, 0.99), st.floats(0.01, 0.99), st.floats(0.1, 10))
def test_the_frontier_is_a_share_or_says_why_not(consumers, price_1, price_2, ratio):
    found = find_frontier(
        share_consumers=consumers,
        relative_fee_consumers=price_1,
        relative_fee_producers=price_2,
        speed_consumers=ratio,
        speed_producers=1,
    )
    if found.status == "reachable":
        assert 0 <= found.needed_producers <= 1
    else:
        assert np.isnan(found.needed_producers)


def test_more_than_all_consumers_are_refused():
    with pytest.raises(ValueError, match=r"share_consumers must lie in \[0, 1\] \(got 1.5\)"):
        find_frontier(share_consumers=1.5, **PRICES, speed_consumers=1, speed_producers=1)


@pytest.mark.slow
@pytest.mark.parametrize("alone", [0, 0.05])
@pytest.mark.parametrize("speeds", [(1, 1), (0.3, 2), (3, 0.1)])
@pytest.mark.parametrize("prices", [(0.15, 0.25), (0.3, 0.2)])
def test_the_traced_line_is_the_frontier_from_edge_to_edge(alone, speeds, prices):
    market = {
        "relative_fee_consumers": prices[0],
        "relative_fee_producers": prices[1],
        "speed_consumers": speeds[0],
        "speed_producers": speeds[1],
        "relative_stand_alone": alone,
    }
    line = trace_frontier(**market)
    assert (np.diff(line.consumers) > 0).all()
    assert (np.diff(line.producers) <= 0).all()
    assert line.producers.min() >= 0
    assert line.producers.max() <= 1
    needed = find_frontier(share_consumers=line.consumers[1:-1], **market).needed_producers
    assert line.producers[1:-1] == pytest.approx(needed, abs=1e-5)
    ends = line.consumers[0], 1 - line.producers[0]
    assert min(ends) == pytest.approx(0, abs=1e-8)
    ends = 1 - line.consumers[-1], line.producers[-1]
    assert min(ends) == pytest.approx(0, abs=1e-8)


def test_the_traced_line_has_as_many_points_on_either_side_of_the_saddle():
    market = {**PRICES, "speed_consumers": 0.5, "speed_producers": 1.5}
    line, saddle = trace_frontier(**market), find_equilibria(**market).critical_consumers
    assert len(line.consumers) == len(line.producers) == 26
    assert saddle - 1e-6 < line.consumers[12] < saddle < line.consumers[13] < saddle + 1e-6
    left, right = (saddle - line.consumers[0]) / 12, (line.consumers[-1] - saddle) / 12
    assert np.diff(line.consumers[:13]) == pytest.approx(left, rel=1e-4)
    assert np.diff(line.consumers[13:]) == pytest.approx(right, rel=1e-4)


def test_a_line_is_traced_without_a_stand_alone_value_if_none_is_given():
    market = {**PRICES, "speed_consumers": 1, "speed_producers": 1}
    given, left_out = trace_frontier(**market, relative_stand_alone=0), trace_frontier(**market)
    assert given.producers.tolist() == left_out.producers.tolist()


@pytest.mark.parametrize("change", [{"relative_fee_producers": 0.9}, {"relative_stand_alone": 3}])
def test_no_line_is_traced_where_every_start_ends_alike(change):
    line = trace_frontier(**PRICES | {"speed_consumers": 1, "speed_producers": 1} | change)
    assert line.consumers.size == line.producers.size == 0
