"""Critical mass, maturity and growth of the worksheet against the library's models."""

import numpy as np
import pytest

from platformlab import models
from platformlab.worksheet import stages, takeup

DRAWN = np.random.default_rng(7)


def alike(most, worth, cost):
    """Members alike, each of whom is worth the same to every other."""
    given = {"most": most, "end": 0.9 * most}
    return stages.take_up("alike", given, {"worth": worth, "cost": cost})


def test_members_alike_have_the_critical_mass_and_the_maturity_of_rohlfs():
    for most, worth, price in DRAWN.uniform((2, 1, 0.01), (5000, 90, 0.4), (60, 3)):
        cost = price * 2 * worth
        found = takeup.find_rest(alike(most, worth, cost), most)
        wanted = models.rohlfs.rohlfs_equilibria(relative_price=price)
        if wanted.status == "not viable":
            assert found is None
        else:
            assert found[0] / most == pytest.approx(wanted.critical_mass, abs=1e-9)
            assert found[1] / most == pytest.approx(wanted.mature, abs=1e-9)


def two_sides(most, other_most, worth, other_worth, fee, other_fee):
    """Both sides where fees are parts of what all of the other side are worth to the keenest."""
    given = {"most": most, "other_most": other_most, "end": 0.9 * other_most}
    at = {"worth": worth, "cost": fee * 2 * worth}
    at |= {"other_worth": other_worth, "other_cost": other_fee * 2 * other_worth}
    return stages.sides(given, at)


def drawn(highest_fee, times):
    """Draws of both sides, and the markets of the library that they are."""
    low, high = (2, 2, 5, 5, 0.002, 0.002), (5000, 300, 90, 90, highest_fee, highest_fee)
    draws = DRAWN.uniform(low, high, (times, 6))
    fees = {"relative_fee_consumers": draws[:, 4], "relative_fee_producers": draws[:, 5]}
    return draws, fees | {"speed_consumers": 1, "speed_producers": 1}


def test_two_sides_rest_where_the_launch_of_the_library_rests():
    draws, market = drawn(0.5, 60)
    wanted = models.launch.find_equilibria(**market)
    rests = [takeup.find_rest_of_sides(*two_sides(*draw)) for draw in draws]
    lives = np.array([rest is not None for rest in rests])
    assert (lives == (wanted.status != "not viable")).all()
    assert lives.any()
    assert not lives.all()
    shares = [np.ravel(rest / draw[:2]) for rest, draw in zip(rests, draws, strict=True) if rest]
    points = wanted.critical_consumers, wanted.critical_producers
    points += wanted.mature_consumers, wanted.mature_producers
    assert np.abs(shares - np.transpose(points)[lives]).max() < 1e-6


def test_a_start_with_two_sides_grows_exactly_where_the_path_of_the_library_does():
    draws, market = drawn(0.15, 300)
    starts = DRAWN.uniform(0, 0.4, (300, 2))
    begin = {"share_consumers": starts[:, 0], "share_producers": starts[:, 1], "periods": 120}
    ends = models.launch.simulate(**begin, **market)[-1, 0] * draws[:, 0]
    grown = []
    for draw, start, end in zip(draws, starts, ends, strict=True):
        sides = two_sides(*draw)
        rest = takeup.find_rest_of_sides(*sides)
        if rest:
            grown.append(takeup.grows(tuple(start * draw[:2]), rest[0], *sides))
            assert grown[-1] == (end > rest[0][0])
    assert {True, False} == set(grown)


def test_without_a_cost_the_first_member_draws_all_and_without_a_worth_nobody_comes():
    assert takeup.find_rest(alike(50, 3, 0), 50) == pytest.approx((0, 50))
    assert takeup.find_rest(alike(50, 0, 0), 50) is None
    assert takeup.find_rest(alike(50, 3, 1.6), 50) is None


def test_nobody_wants_in_where_nothing_is_gained():
    assert takeup.wanting(0, 9, 0) == takeup.wanting(1, 0, 0) == 0
    assert takeup.wanting(1, 10, 5) == 0.75
