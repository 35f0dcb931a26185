"""Laws of network value, mergers and break-even."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy.optimize import brentq

from platformlab.models.value.network_value import (
    find_break_even,
    find_merger_gain,
    find_odlyzko_break_even,
    find_sarnoff_break_even,
    find_values,
)

QUICK = examples(150)


def test_contacts_of_falling_worth_add_up_to_n_ln_n():
    """n = 10,000: the sum of 1/k is met to five in a million; computed by two routes."""
    n = 10_000
    harmonic = math.fsum(1 / k for k in range(1, n))
    value = find_values(users=n, unit_value=1).odlyzko
    assert (value + n * np.euler_gamma) / (n * harmonic) == pytest.approx(1.0000051, abs=1e-6)


def test_a_merger_makes_as_many_new_pairs_as_users_times_users():
    """30 and 70 users: 2100 pairs, counted."""
    # With half a unit per ordered pair, n² / 2 counts each pair once.
    gain = find_merger_gain(users=30, partner_users=70, unit_value=0.5)
    assert gain.metcalfe_gain + gain.metcalfe_partner_gain == 2100
    pairs = [n * (n - 1) / 2 for n in (100, 70, 30)]
    assert pairs[0] - pairs[1] - pairs[2] == 2100


def test_ten_people_form_1013_groups():
    """Counted one by one."""
    groups = sum(1 for members in range(2**10) if members.bit_count() >= 2)
    assert find_values(users=10, unit_value=1).reed == groups == 1013


def test_a_network_breaks_even_where_its_value_pays_its_costs():
    """a = 0.002, c = 5, F = 10,000: 3811.7 users; computed by two routes."""
    size = find_break_even(unit_value=0.002, cost_per_user=5, running_cost=1e4)
    assert size == pytest.approx(3811.737691, abs=1e-5)
    root = brentq(lambda n: 0.002 * n**2 - 5 * n - 1e4, 0, 1e6)
    assert size == pytest.approx(root, rel=1e-9)


def test_a_network_without_costs_breaks_even_at_once():
    assert find_break_even(unit_value=1, cost_per_user=0, running_cost=0) == 0


@QUICK
@given(st.floats(0.5, 1e3), st.floats(0, 20), st.floats(1, 1e9))
def test_at_the_break_even_size_value_equals_cost_under_every_law(unit, cost, running):
    costs = {"unit_value": unit, "cost_per_user": cost, "running_cost": running}
    laws = {"sarnoff": find_sarnoff_break_even, "odlyzko": find_odlyzko_break_even}
    for law, find in (laws | {"metcalfe": find_break_even}).items():
        size = find(**costs)
        if not np.isfinite(size) or size < 1:
            continue
        value = getattr(find_values(users=size, unit_value=unit), law)
        assert value == pytest.approx(cost * size + running, rel=1e-6), law


def test_no_number_of_users_pays_where_each_costs_what_she_is_worth():
    sizes = find_sarnoff_break_even(unit_value=10, cost_per_user=[9, 10, 11], running_cost=100)
    assert sizes.tolist() == [100, np.inf, np.inf]


def test_with_falling_worth_of_contacts_some_size_always_pays_but_it_may_be_out_of_reach():
    costs = [5, 50, 5000]
    sizes = find_odlyzko_break_even(unit_value=2, cost_per_user=costs, running_cost=10_000)
    assert 1000 < sizes[0] < 1200
    assert sizes[1] > 7e10
    assert sizes[2] == np.inf


def test_laws_grow_as_fast_as_they_say():
    value = find_values(users=[50, 100], unit_value=3)
    assert value.sarnoff.tolist() == [150, 300]
    assert value.metcalfe.tolist() == [7500, 30_000]
    assert value.cube.tolist() == [375_000, 3_000_000]
    assert value.odlyzko == pytest.approx([150 * math.log(50), 300 * math.log(100)])
    assert value.reed == pytest.approx([3 * (2**50 - 51), 3 * (2**100 - 101)])
    assert value.status.tolist() == ["finite", "finite"]


@pytest.mark.parametrize("users", [2, 3, 5, 40, 900])
def test_logarithm_of_reeds_value_is_the_logarithm_of_the_number_of_groups(users):
    exact = 2**users - users - 1  # whole-number arithmetic
    value = find_values(users=users, unit_value=10)
    assert value.log10_reed == pytest.approx(1 + math.log10(exact), abs=1e-12)


def test_reeds_value_of_a_large_network_says_that_it_overflows():
    value = find_values(users=[1023, 1025, 1e6], unit_value=1)
    assert value.status.tolist() == ["finite", "reed overflows", "reed overflows"]
    assert value.reed[1:].tolist() == [np.inf, np.inf]
    assert value.log10_reed[2] == pytest.approx(1e6 * math.log10(2))


def test_one_user_alone_has_no_contact_and_no_group():
    value = find_values(users=1, unit_value=7)
    assert value == (7, 0, 7, 7, 0, -np.inf, "finite")


@QUICK
@given(st.floats(1, 1e12), st.floats(1e-12, 1e12))
def test_values_are_numbers_and_ordered_over_the_whole_range(users, unit_value):
    value = find_values(users=users, unit_value=unit_value)
    assert not np.isnan(value[:6]).any()
    assert value.sarnoff <= value.metcalfe <= value.cube
    assert value.odlyzko <= value.metcalfe
    assert value.reed >= 0


@QUICK
@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_with_falling_worth_of_contacts_the_small_partner_gains_more(users, partner_users):
    gain = find_merger_gain(users=users, partner_users=partner_users, unit_value=2)
    assert gain.metcalfe_gain == gain.metcalfe_partner_gain
    more = (gain.odlyzko_partner_gain - gain.odlyzko_gain) * np.sign(users - partner_users)
    assert more >= -1e-9 * gain.odlyzko_gain
    swapped = find_merger_gain(users=partner_users, partner_users=users, unit_value=2)
    assert swapped.odlyzko_gain == pytest.approx(gain.odlyzko_partner_gain, rel=1e-12)


def test_gains_of_a_merger_are_differences_of_the_law():
    both, one, other = find_values(users=[100, 70, 30], unit_value=2).odlyzko
    gain = find_merger_gain(users=70, partner_users=30, unit_value=2)
    assert gain.odlyzko_gain + gain.odlyzko_partner_gain == pytest.approx(both - one - other)
    assert gain.odlyzko_gain == pytest.approx(2 * 70 * math.log(100 / 70))


def test_arrays_broadcast_to_one_shape():
    value = find_values(users=np.array([[10.0], [20.0]]), unit_value=np.array([1.0, 2.0, 3.0]))
    assert {field.shape for field in value} == {(2, 3)}
    assert value.metcalfe[1, 2] == 1200


@pytest.mark.parametrize(
    ("find", "values", "message"),
    [
        (find_values, {"users": 0.5, "unit_value": 1}, r"users must lie in \[1, ∞\) \(got 0.5\)"),
        (find_values, {"users": 2, "unit_value": 0}, r"unit_value must lie in \(0, ∞\)"),
        (find_merger_gain, {"users": 2, "partner_users": np.nan, "unit_value": 1}, "got nan"),
        (
            find_break_even,
            {"unit_value": 1, "cost_per_user": -1, "running_cost": 0},
            r"cost_per_user must lie in \[0, ∞\)",
        ),
    ],
)
def test_an_impossible_network_is_refused(find, values, message):
    with pytest.raises(ValueError, match=message):
        find(**values)


def test_a_user_who_costs_what_she_is_worth_is_enough_where_nothing_else_costs():
    size = find_sarnoff_break_even(unit_value=[5, 5, 4], cost_per_user=5, running_cost=[0, 1, 0])
    assert size.tolist() == [0, np.inf, np.inf]
