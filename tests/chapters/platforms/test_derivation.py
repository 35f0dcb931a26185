"""Derivations of the chapter on platforms agree with the library at drawn values."""

import math

import numpy as np
import pytest
from sheets import Sheet, drawn, slope

from platformlab.chapters.platforms import market
from platformlab.models import launch, launch_frontier

SHEET = Sheet("platforms")
WANTED = "The share that wants in is one less a fraction"
REST = "A busy station and a critical mass need room for the square roots of the costs"
LASTS = "The busy station pulls back whoever leaves it; at the critical mass a breath decides"
LINE = "The threshold is a falling line, not a number"
BORROWED = "An opening with shops alone lives on borrowed time"
HALF = "Half of each side fills the station, and so does a railway that runs its own shops"
TRAINS = "A reason that does not wait lowers the bar, and a strong one removes it"

STATIONS = {
    "c1": (0.05, 0.35),
    "c2": (0.05, 0.35),
    "a": (0.0, 0.04),
    "l1": (0.5, 2),
    "l2": (0.5, 2),
}


def station(c1, c2, a=0.0, l1=1.0, l2=1.0):
    return {
        "relative_fee_consumers": c1,
        "relative_fee_producers": c2,
        "relative_stand_alone": a,
        "speed_consumers": l1,
        "speed_producers": l2,
    }


def leaves_room(c1, c2, a=0.0, **_):
    return math.sqrt(c1) + math.sqrt(c2) < math.sqrt(1 + a)


def viable(count=60):
    """Stations with a busy rest and a critical mass, each with its points of rest."""
    for at in drawn(count, **STATIONS):
        found = launch.find_equilibria(**station(**at))
        if found.status == "tips":
            yield at, found


@SHEET.proves(WANTED)
def test_share_that_wants_in_is_that_of_even_types():
    types = (np.arange(200_000) + 0.5) / 200_000
    for at in drawn(c1=(0.1, 0.5), n1=(0.1, 1), n2=(0.1, 1), a=(0, 0.4), c2=(0.1, 0.5)):
        c1, c2, n1, n2, a = (at[name] for name in ("c1", "c2", "n1", "n2", "a"))
        come, stay = (types * (a + n2) >= c1).mean(), (types * n1 >= c2).mean()
        by = launch.change(np.array([n1, n2]), *launch.sides(c1, c2, 2.0, 0.5, a))
        assert by[0] == pytest.approx(2.0 * (come - n1), abs=1e-4)
        assert by[1] == pytest.approx(0.5 * (stay - n2), abs=1e-4)


@SHEET.proves(REST)
def test_points_of_rest_are_the_roots_of_the_quadratic_where_the_costs_leave_room():
    seen = set()
    for at in drawn(60, **STATIONS | {"c1": (0.05, 0.6)}):
        c1, c2, a = at["c1"], at["c2"], at["a"]
        found = launch.find_equilibria(**station(**at))
        assert (found.status != "not viable") == leaves_room(**at)
        seen.add(found.status)
        if found.status == "tips":
            sum_of = 1 + a - c1 + c2
            root = math.sqrt(sum_of**2 - 4 * (1 + a) * c2)
            assert found.mature_consumers == pytest.approx((sum_of + root) / (2 * (1 + a)))
            assert found.critical_consumers == pytest.approx((sum_of - root) / (2 * (1 + a)))
    assert {"tips", "not viable"} <= seen
    assert launch.find_highest_fee(relative_fee_consumers=0.36) == pytest.approx(0.4**2)


@SHEET.proves(REST)
def test_with_trains_sum_and_product_of_shops_at_rest_say_which_points_are_shares():
    seen = set()
    for at in drawn(300, c1=(0.05, 2), c2=(0.05, 0.95), a=(0, 3)):
        c1, c2, a = at["c1"], at["c2"], at["a"]
        product, sum_of = c1 - a * (1 - c2), 1 - a + c1 - c2
        found = launch.find_equilibria(**station(**at))
        both = leaves_room(**at) and product >= 0 and sum_of > 0
        expected = "fills" if product < 0 else "tips" if both else "not viable"
        assert found.status == expected
        seen.add((expected, leaves_room(**at)))
        if both:
            assert (1 + a) * c2 < 1
            shops = found.critical_producers, found.mature_producers
            assert (sum(shops), math.prod(shops)) == pytest.approx((sum_of, product))
    # Room alone does not make a critical mass, and not even a busy station.
    assert {("fills", True), ("tips", True), ("not viable", True), ("not viable", False)} == seen


@SHEET.proves(LASTS)
def test_eigenvalues_and_products_are_those_derived():
    for at, found in viable():
        c1, c2, l1, l2 = (at[name] for name in ("c1", "c2", "l1", "l2"))
        products = []
        for n1, n2, rates in (
            (found.critical_consumers, found.critical_producers, found.critical_eigenvalues),
            (found.mature_consumers, found.mature_producers, found.mature_eigenvalues),
        ):
            offer = at["a"] + n2
            matrix = [[-l1, l1 * c1 / offer**2], [l2 * c2 / n1**2, -l2]]
            assert sorted(np.linalg.eigvals(matrix)) == pytest.approx(sorted(rates))
            assert np.linalg.det(matrix) == pytest.approx(
                l1 * l2 * (1 - c1 * c2 / (n1 * offer) ** 2)
            )
            products.append(n1 * offer)
        assert products[0] < math.sqrt(c1 * c2) < products[1]
        assert math.prod(products) == pytest.approx(c1 * c2)


@SHEET.proves(LASTS)
def test_eigenvalues_at_equal_speeds_have_the_short_form():
    for at, _ in viable(20):
        found = launch.find_equilibria(**station(at["c1"], at["c2"], at["a"], 2.0, 2.0))
        loop = math.sqrt(at["c1"] * at["c2"])
        product = found.mature_consumers * (at["a"] + found.mature_producers)
        assert sorted(found.mature_eigenvalues) == pytest.approx(
            [2 * (-loop / product - 1), 2 * (loop / product - 1)]
        )


@SHEET.proves(LINE)
def test_line_falls_and_has_the_derived_slope_at_the_critical_mass():
    for at, found in viable(5):
        c1, c2, a = at["c1"], at["c2"], at["a"]
        place = station(c1, c2, a)
        n1, n2 = found.critical_consumers, found.critical_producers
        assert (np.diff(launch_frontier.trace_frontier(**place).producers) <= 1e-9).all()
        near = n1 + np.array([-1, 1]) * 1e-3
        low, high = launch_frontier.find_frontier(share_consumers=near, **place).needed_producers
        derived = -(a + n2) / n1 * math.sqrt(c2 / c1)
        assert (high - low) / 2e-3 == pytest.approx(derived, rel=1e-2)


@SHEET.proves(BORROWED)
def test_first_stretch_of_an_opening_with_shops_alone_has_the_closed_form():
    for at in drawn(8, c1=(0.2, 0.3), c2=(0.3, 0.4)):
        path = launch.simulate(
            share_consumers=0, share_producers=1, periods=10, **station(**at, l1=0.1, l2=0.1)
        )
        tenths = np.arange(11) / 10  # at a tenth of the speed a month is a tenth
        n1 = 1 - np.exp(-tenths) - at["c1"] * np.sinh(tenths)
        first = n1 < at["c2"]
        assert first.sum() >= 3
        assert path[first, 0] == pytest.approx(n1[first], abs=1e-7)
        assert path[first, 1] == pytest.approx(np.exp(-tenths[first]), abs=1e-7)


@SHEET.proves(BORROWED)
def test_opening_with_travellers_alone_is_that_with_shops_alone_exchanged():
    for at in drawn(4, c1=(0.3, 0.4), c2=(0.2, 0.3)):
        path = launch.simulate(
            share_consumers=1, share_producers=0, periods=10, **station(**at, l1=0.1, l2=0.1)
        )
        tenths = np.arange(11) / 10
        n2 = 1 - np.exp(-tenths) - at["c2"] * np.sinh(tenths)
        first = n2 < at["c1"]
        assert first.sum() >= 3
        assert path[first, 1] == pytest.approx(n2[first], abs=1e-7)


@SHEET.proves(BORROWED)
def test_opening_that_fills_fills_at_any_lower_cost():
    for lowered in ("c1", "c2"):
        ends = []
        for part in (1, 0.9, 0.75, 0.5):
            at = {"c1": 0.24, "c2": 0.25} | {lowered: part * {"c1": 0.24, "c2": 0.25}[lowered]}
            path = launch.simulate(
                share_consumers=0, share_producers=1, periods=200, **station(**at)
            )
            ends.append(bool(path[-1].prod() > 0.1))
        assert ends == sorted(ends)
        assert {False, True} == set(ends)


@SHEET.proves(BORROWED)
@SHEET.proves(HALF)
def test_sides_that_both_shrink_or_both_grow_go_on():
    for at, _ in viable(12):
        place = station(at["c1"], at["c2"], at["a"])
        market_of = launch.sides(at["c1"], at["c2"], 1.0, 1.0, at["a"])
        for n1, n2 in ((0.2, 0.2), (0.5, 0.5), (0.9, 0.9)):
            by = launch.change(np.array([n1, n2]), *market_of)
            if by[0] * by[1] > 0:
                path = launch.simulate(share_consumers=n1, share_producers=n2, periods=12, **place)
                assert (np.diff(path, axis=0) * np.sign(by[0]) >= -1e-9).all()


@SHEET.proves(BORROWED)
def test_sides_that_both_shrink_empty_only_from_below_a_share_of_the_busy_station():
    seen = set()
    for at in drawn(200, c1=(0.15, 0.24), c2=(0.15, 0.24), n1=(0.02, 1), n2=(0.02, 1)):
        n1, n2, place = at["n1"], at["n2"], station(at["c1"], at["c2"])
        market_of = launch.sides(at["c1"], at["c2"], 1.0, 1.0, 0.0)
        if max(launch.change(np.array([n1, n2]), *market_of)) < 0:
            rest = launch.find_equilibria(**place)
            busy = [rest.mature_consumers, rest.mature_producers]
            below = n1 < busy[0] or n2 < busy[1]
            end = launch.simulate(share_consumers=n1, share_producers=n2, periods=200, **place)[-1]
            assert end == pytest.approx([0, 0] if below else busy, abs=1e-3)
            seen.add(below)
    assert seen == {True, False}


@SHEET.proves(HALF)
def test_half_of_each_fills_where_both_costs_are_a_quarter_at_most():
    for at in drawn(6, c1=(0.1, 0.25), c2=(0.1, 0.24)):
        place = station(**at)
        rest = launch.find_equilibria(**place)
        assert rest.critical_consumers < 0.5
        end = launch.simulate(share_consumers=0.5, share_producers=0.5, periods=200, **place)[-1]
        assert end == pytest.approx([rest.mature_consumers, rest.mature_producers], abs=1e-3)


@SHEET.proves(HALF)
def test_railway_that_ran_its_shops_falls_to_the_busy_station_and_no_further():
    for at in drawn(5, c1=(0.1, 0.22), c2=(0.1, 0.25)):
        place = station(**at)
        rest = launch.find_equilibria(**place)
        path = launch.simulate(
            share_consumers=1 - at["c1"], share_producers=1, periods=200, **place
        )
        assert (np.diff(path, axis=0) <= 1e-7).all()  # the solver's own error
        assert path[-1] == pytest.approx([rest.mature_consumers, rest.mature_producers], abs=1e-3)


@SHEET.proves(TRAINS)
def test_trains_move_both_points_of_rest_as_the_derivative_says():
    for at, _ in viable(30):
        c2, a = at["c2"], at["a"] + 1e-3
        for name in ("critical_consumers", "mature_consumers"):

            def share(worth, name=name, at=at):
                return getattr(launch.find_equilibria(**station(at["c1"], at["c2"], worth)), name)

            n1 = share(a)
            steep = -(1 + a - c2 / n1) + (1 - n1) * c2 / n1**2
            assert slope(share, a, 1e-6) == pytest.approx(-(1 - n1) / steep, rel=1e-3)
            assert (slope(share, a, 1e-6) > 0) == name.startswith("mature")


@SHEET.proves(TRAINS)
def test_threshold_is_gone_exactly_where_the_quiet_share_wants_a_shop():
    seen = set()
    for at in drawn(60, c1=(0.1, 0.3), c2=(0.1, 0.4), a=(0.1, 0.6)):
        found = launch.find_equilibria(**station(**at))
        quiet = max(1 - at["c1"] / at["a"], 0)
        assert found.quiet_consumers == pytest.approx(quiet)
        if found.status != "not viable":
            assert (found.status == "fills") == (quiet > at["c2"])
            seen.add(found.status)
    assert seen == {"fills", "tips"}


@SHEET.proves(TRAINS)
def test_quiet_share_does_not_depend_on_what_shops_are_worth():
    shares = [
        launch.find_equilibria(
            **market.launch_market(cross_side_consumers=worth, stand_alone_value=21.0)
        ).quiet_consumers
        for worth in (20.0, 50.0, 80.0)
    ]
    assert shares == pytest.approx([1 - market.TRIP / 21] * 3)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
