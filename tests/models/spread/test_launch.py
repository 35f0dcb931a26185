"""Resting points and paths of a two-sided launch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import approx_fprime
from two_sides import both

from platformlab.models.spread.launch import find_equilibria, find_highest_fee, simulate

QUICK = examples(200)
PRICES = both(relative_fee=(0.15, 0.25))
MARKET = {**PRICES, **both(speed=(1, 1))}
INSIDE = st.floats(0.001, 1, exclude_max=True)
ANY_PRICE = st.one_of(INSIDE, st.floats(1, 4), st.floats(1, 101, exclude_max=True))


def change_at(shares, market):
    """Change per month, written anew."""
    consumers, producers = shares
    offer = producers + market.get("relative_stand_alone", 0)
    wanted_1 = max(0, 1 - market["relative_fee_consumers"] / offer) if offer > 0 else 0
    wanted_2 = max(0, 1 - market["relative_fee_producers"] / consumers) if consumers > 0 else 0
    return np.array(
        [
            market["speed_consumers"] * (wanted_1 - consumers),
            market["speed_producers"] * (wanted_2 - producers),
        ]
    )


def test_a_two_sided_launch_has_a_viable_world_and_a_saddle():
    """c = (0.15, 0.25): (0.7791, 0.6791) and (0.3209, 0.2209); computed by two routes."""
    found = find_equilibria(**MARKET)
    assert (found.mature_consumers, found.mature_producers) == pytest.approx(
        (0.779128785, 0.679128785), abs=1e-8
    )
    assert (found.critical_consumers, found.critical_producers) == pytest.approx(
        (0.320871215, 0.220871215), abs=1e-8
    )
    assert found.status == "tips"


def test_at_the_highest_price_the_two_resting_points_meet():
    """c₁ = 0.09: c₂ = 0.49; computed by two routes."""
    assert find_highest_fee(relative_fee_consumers=0.09) == pytest.approx(0.49, abs=1e-12)
    just = {"relative_fee_consumers": 0.09, **both(speed=(1, 1))}
    found = find_equilibria(relative_fee_producers=[0.4899999, 0.49, 0.4900001], **just)
    assert found.status.tolist() == ["tips", "tangent", "not viable"]
    assert found.critical_consumers[1] == pytest.approx(found.mature_consumers[1], abs=1e-12)
    assert found.mature_consumers[1] == pytest.approx(0.7, abs=1e-12)
    assert found.mature_eigenvalues[1, 1] == pytest.approx(0, abs=1e-12)
    assert np.isnan(found.mature_producers[2])
    assert np.isnan(found.critical_eigenvalues[2]).all()


def test_the_saddle_pulls_in_one_direction_and_pushes_in_the_other():
    """c = (0.15, 0.25), speeds 1: eigenvalues −3.732 and 1.732; computed by two routes."""
    found = find_equilibria(**MARKET)
    assert found.critical_eigenvalues == pytest.approx([-3.732409295, 1.732409295], abs=1e-8)


@pytest.mark.parametrize("speeds", [(1, 1), (0.2, 3), (5, 0.1)])
@pytest.mark.parametrize("alone", [0, 0.02])
def test_eigenvalues_are_those_of_the_numerical_jacobian(speeds, alone):
    market = {**PRICES, **both(speed=speeds)}
    market["relative_stand_alone"] = alone
    found = find_equilibria(**market)
    for name in ("critical", "mature"):
        point = [getattr(found, f"{name}_consumers"), getattr(found, f"{name}_producers")]
        jacobian = approx_fprime(point, lambda shares: change_at(shares, market), 1e-8)
        expected = np.sort(np.linalg.eigvals(jacobian).real)
        assert getattr(found, f"{name}_eigenvalues") == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(("factor", "end"), [(1.02, (0.779128785, 0.679128785)), (0.98, (0, 0))])
def test_starts_beside_the_saddle_end_in_different_worlds(factor, end):
    """c = (0.15, 0.25), two per cent above and below the saddle; computed by two routes."""
    path = simulate(
        **both(share=(0.320871215 * factor, 0.220871215 * factor)), **MARKET, periods=60
    )
    assert path.shape == (61, 2)
    assert path[-1] == pytest.approx(end, abs=1e-6)


def test_many_producers_without_consumers_collapse():
    """c = (0.3, 0.3), start at (0.02, 1); computed by two routes."""
    path = simulate(**both(share=(0.02, 1), relative_fee=(0.3, 0.3), speed=(1, 1)), periods=60)
    assert path[0].tolist() == [0.02, 1]
    assert path[-1] == pytest.approx([0, 0], abs=1e-6)
    assert path[:, 0].max() > 0.2  # consumers come, but too late


def test_without_the_other_side_a_side_leaves_at_its_own_speed():
    path = simulate(**both(share=(0.8, 0), relative_fee=(0.3, 0.9), speed=(0.7, 2)), periods=4)
    assert path[:, 0] == pytest.approx(0.8 * np.exp(-0.7 * np.arange(5)), rel=1e-7)
    assert path[:, 1].tolist() == [0] * 5


@pytest.mark.slow
def test_paths_follow_the_stated_change():
    market = {**PRICES, **both(speed=(0.4, 0.9))}
    path = simulate(**both(share=(0.5, 0.35)), **market, periods=3)
    shares = np.array([0.5, 0.35])
    for _ in range(30_000):  # small steps of Heun's method
        slope = change_at(shares, market)
        shares = shares + 1e-4 * (slope + change_at(shares + 1e-4 * slope, market)) / 2
    assert path[3] == pytest.approx(shares, abs=1e-7)


def test_paths_of_several_markets_are_the_paths_of_each():
    prices = np.array([0.1, 0.2, 0.3])
    several = simulate(
        **both(share=(0.4, [[0.2], [0.3]]), relative_fee=(prices, 0.2), speed=(1, 0.5)), periods=6
    )
    assert several.shape == (7, 2, 2, 3)
    one = simulate(**both(share=(0.4, 0.3), relative_fee=(0.2, 0.2), speed=(1, 0.5)), periods=6)
    assert several[:, :, 1, 1] == pytest.approx(one, abs=1e-7)


def test_swapping_the_sides_swaps_the_results():
    market = {**PRICES, **both(speed=(0.4, 0.9))}
    mirror = both(relative_fee=(0.25, 0.15), speed=(0.9, 0.4))
    here, there = find_equilibria(**market), find_equilibria(**mirror)
    assert here.critical_consumers == pytest.approx(there.critical_producers, abs=1e-15)
    assert here.mature_producers == pytest.approx(there.mature_consumers, abs=1e-15)
    assert here.critical_eigenvalues == pytest.approx(there.critical_eigenvalues)
    path = simulate(**both(share=(0.3, 0.5)), **market, periods=5)
    back = simulate(**both(share=(0.5, 0.3)), **mirror, periods=5)
    assert path == pytest.approx(back[:, ::-1], abs=1e-8)


STATION = both(relative_fee=(0.24, 0.25), speed=(1, 1))


def test_a_stand_alone_value_moves_the_resting_points_and_at_last_removes_the_bar():
    found = find_equilibria(**STATION, relative_stand_alone=[0, 0.18, 0.36])
    assert found.status.tolist() == ["tips", "tips", "fills"]
    assert found.critical_consumers[0] > found.critical_consumers[1]
    assert np.isnan(found.critical_producers[2])
    assert np.isnan(found.critical_eigenvalues[2]).all()
    assert (np.diff(found.mature_producers) > 0).all()
    assert found.quiet_consumers.round(3).tolist() == [0, 0, 0.333]


def test_consumers_who_come_anyway_may_be_too_few_for_the_first_producer():
    market = STATION | {"relative_stand_alone": 0.3}
    quiet = find_equilibria(**market).quiet_consumers
    assert quiet == pytest.approx(0.2)
    path = simulate(**both(share=(0, 0)), **market, periods=40)
    assert path[-1] == pytest.approx([quiet, 0], abs=1e-6)


def test_a_platform_that_fills_does_so_from_an_empty_start():
    market = STATION | {"relative_stand_alone": 0.36}
    found = find_equilibria(**market)
    path = simulate(**both(share=(0, 0)), **market, periods=60)
    assert path[-1] == pytest.approx([found.mature_consumers, found.mature_producers], abs=1e-6)


def test_consumers_alone_do_not_make_a_platform_producers_cannot_afford():
    found = find_equilibria(**STATION | {"relative_fee_producers": 0.9}, relative_stand_alone=1.2)
    assert found.status == "not viable"
    assert found.quiet_consumers == pytest.approx(0.8)
    assert np.isnan(found.mature_consumers)


DEAR = {"relative_fee_producers": 0.04, **both(speed=(1, 1)), "relative_stand_alone": 1}


def test_with_a_value_of_their_own_consumers_pay_more_than_the_producers_are_worth():
    market = DEAR | {"relative_fee_consumers": 1.3}
    found = find_equilibria(**market)
    assert found.status == "tips"
    for factor, end in ((1.02, found[2:4]), (0.98, (0, 0))):
        path = simulate(
            **both(share=(found.critical_consumers * factor, found.critical_producers * factor)),
            **market,
            periods=80,
        )
        assert path[-1] == pytest.approx(end, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(("part", "status"), [(0.9999, "tips"), (1.0001, "not viable")])
def test_consumers_with_a_value_of_their_own_have_a_highest_price_too(part, status):
    price = part * (np.sqrt(2) - 0.2) ** 2  # 1.474
    market = DEAR | {"relative_fee_consumers": price}
    assert find_equilibria(**market).status == status
    path = simulate(**both(share=(1, 1)), **market, periods=2_000)
    assert (path[-1, 1] > 0.5) == (status == "tips")


def test_no_price_of_producers_is_low_enough_where_consumers_pay_all_they_gain():
    highest = find_highest_fee(relative_fee_consumers=[0.9999, 1, 1.3])
    assert highest[0] > 0
    assert np.isnan(highest[1:]).all()


@QUICK
@given(ANY_PRICE, INSIDE, st.one_of(st.floats(0, 3), st.floats(0, 100)))
def test_resting_points_rest_with_a_stand_alone_value(price_1, price_2, alone):
    found = find_equilibria(
        **both(relative_fee=(price_1, price_2), speed=(1, 1)),
        relative_stand_alone=alone,
    )
    for one, two in (found[:2], found[2:4]):
        if np.isnan(one):
            continue
        assert -1e-12 <= two <= 1
        assert one * (alone + two) == pytest.approx(alone + two - price_1, abs=1e-11)
        assert one * two == pytest.approx(one - price_2, abs=1e-11)
    assert np.isnan(found.mature_consumers) == (found.status == "not viable")
    assert np.isnan(found.critical_consumers) == (found.status in ("not viable", "fills"))


@QUICK
@given(ANY_PRICE, INSIDE, st.floats(0.01, 100), st.floats(0.01, 100))
def test_resting_points_rest_over_the_whole_range(price_1, price_2, speed_1, speed_2):
    found = find_equilibria(**both(relative_fee=(price_1, price_2), speed=(speed_1, speed_2)))
    numbers = np.array(found[:4])
    if found.status == "not viable":
        assert np.isnan(numbers).all()
        assert np.sqrt(price_1) + np.sqrt(price_2) > 1 - 1e-12
        return
    assert ((numbers >= 0) & (numbers <= 1)).all()
    for one, two in (numbers[:2], numbers[2:]):
        # n₁ n₂ = n₂ − c₁ and mirrored: the demand equations without a division
        assert one * two == pytest.approx(two - price_1, abs=1e-12)
        assert one * two == pytest.approx(one - price_2, abs=1e-12)
    if found.status == "tips":
        assert found.critical_eigenvalues[0] < 0
        assert found.critical_eigenvalues[1] > -1e-9 * (speed_1 + speed_2)
        assert (found.mature_eigenvalues < 1e-6 * (speed_1 + speed_2)).all()


@pytest.mark.slow
@examples(30)
@given(st.floats(0, 1), st.floats(0, 1), ANY_PRICE, INSIDE, st.floats(0.01, 5), st.floats(0.01, 5))
def test_shares_stay_shares(start_1, start_2, price_1, price_2, speed_1, speed_2):
    path = simulate(
        **both(share=(start_1, start_2), relative_fee=(price_1, price_2), speed=(speed_1, speed_2)),
        periods=12,
    )
    assert ((path >= 0) & (path <= 1)).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"relative_fee_consumers": 0}, r"relative_fee_consumers must lie in \[0.001, 101\)"),
        ({"relative_fee_producers": 1}, r"relative_fee_producers must lie in \[0.001, 1\)"),
        ({"speed_consumers": 0}, r"speed_consumers must lie in \[0.01, 100\] \(got 0\)"),
    ],
)
def test_an_impossible_launch_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        find_equilibria(**{**MARKET, **change})


@pytest.mark.parametrize("prices", [(0.5, 0.5), (0.25, 0.75)])
def test_where_the_keenest_producer_gains_just_the_price_there_is_no_platform(prices):
    # The consumers who come alone are exactly as many as the price of producers asks for.
    found = find_equilibria(**both(relative_fee=prices, speed=(1, 1)), relative_stand_alone=1)
    assert found.status == "not viable"
    assert np.isnan(found.mature_producers)


def test_a_quiet_platform_on_the_edge_needs_one_more_producer():
    found = find_equilibria(
        **both(relative_fee=(0.125, 0.5), speed=(1, 1)), relative_stand_alone=0.25
    )
    assert found.status == "tips"
    assert found.critical_producers == 0
    assert found.critical_consumers == pytest.approx(found.quiet_consumers)
