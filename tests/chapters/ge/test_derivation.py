"""Derivations of the chapter on GE agree with the library."""

import numpy as np
import pytest
from sheets import Sheet, drawn

from platformlab.chapters.ge._launches import reviewed
from platformlab.models.decisions import options
from platformlab.models.spread import launch, launch_frontier

SHEET = Sheet("ge")


def market(c1, c2, speed1=0.05, speed2=0.05):
    return {
        "relative_fee_consumers": c1,
        "relative_fee_producers": c2,
        "speed_consumers": speed1,
        "speed_producers": speed2,
    }


def ends_full(n1, n2, at, months=1_500):
    path = launch.simulate(share_consumers=n1, share_producers=n2, periods=months, **at)
    return bool(path[-1].prod() > 0.05)


@SHEET.proves("Two sides alike grow if they start above the bar")
def test_bar_of_two_sides_alike():
    for at in drawn(4, c=(0.05, 0.2)):
        root = np.sqrt(1 - 4 * at["c"])
        bar, rest = (1 - root) / 2, (1 + root) / 2
        found = launch.find_equilibria(**market(at["c"], at["c"]))
        assert found.critical_consumers == pytest.approx(bar)
        assert found.mature_consumers == pytest.approx(rest)
        assert bar * (1 - bar) == pytest.approx(at["c"])
        assert ends_full(1.05 * bar, 1.05 * bar, market(at["c"], at["c"]))
        assert not ends_full(0.95 * bar, 0.95 * bar, market(at["c"], at["c"]))
    assert launch.find_equilibria(**market(0.26, 0.26)).status == "not viable"


@SHEET.proves("A loss that comes to every bad launch is no good news")
def test_share_that_pays_back_among_the_losers():
    for above, pace in ((0.5, 0.04), (0.75, 0.02)):
        found = reviewed(above, pace, 3)
        assert found.loses[~found.pays].all()
        started, still = found.pays.mean(), found.loses[found.pays].mean()
        by_bayes = started * still / (started * still + 1 - started)
        assert found.share == pytest.approx(by_bayes)
        assert (found.share < started) == (still < 1)


@SHEET.proves("Launches with one revenue lie on one curve, and the frontier cuts it")
def test_change_of_revenue_with_one_product():
    for at in drawn(c1=(0.1, 0.2), c2=(0.1, 0.2), l1=(0.01, 0.1), l2=(0.01, 0.1), n1=(0.2, 0.5)):
        n1, n2 = at["n1"], 0.06 / at["n1"]
        market = launch.sides(at["c1"], at["c2"], at["l1"], at["l2"], 0.0)
        by1, by2 = launch.change(np.array([n1, n2]), *market)
        wants1, wants2 = max(n2 - at["c1"], 0), max(n1 - at["c2"], 0)
        told = at["l1"] * (wants1 - n1 * n2) + at["l2"] * (wants2 - n1 * n2)
        assert by1 * n2 + n1 * by2 == pytest.approx(told)


@SHEET.proves("Launches with one revenue lie on one curve, and the frontier cuts it")
def test_being_far_ahead_on_one_side_pays_where_both_are_equally_slow():
    for at in drawn(c=(0.1, 0.2), apart=(1, 2), more=(1, 2)):

        def wants(ratio, c=at["c"]):
            root = np.sqrt(0.04)
            return max(root * ratio - c, 0) + max(root / ratio - c, 0)

        assert wants(at["apart"] * at["more"]) >= wants(at["apart"])


@SHEET.proves("The frontier falls, and the slow side decides")
def test_frontier_falls_with_the_slope_of_the_way_into_the_saddle():
    for at in drawn(5, c1=(0.1, 0.2), c2=(0.1, 0.2), times=(0.2, 5)):
        l1, l2 = 0.05, 0.05 * at["times"]
        here = market(at["c1"], at["c2"], l1, l2)
        found = launch.find_equilibria(**here)
        n1, n2 = float(found.critical_consumers), float(found.critical_producers)
        slowest = min(np.ravel(found.critical_eigenvalues))
        slope = (slowest + l1) / (l1 * at["c1"] / n2**2)
        near = launch_frontier.find_frontier(share_consumers=[n1 - 1e-3, n1 + 1e-3], **here)
        assert slope < 0
        assert np.diff(near.needed_producers)[0] / 2e-3 == pytest.approx(slope, rel=0.01)
        faster = market(at["c1"], at["c2"], 3 * l1, 3 * l2)
        again = launch_frontier.find_frontier(share_consumers=n1 + 1e-3, **faster)
        assert again.needed_producers == pytest.approx(near.needed_producers[1])


@SHEET.proves("The frontier falls, and the slow side decides")
def test_with_quick_developers_only_customers_count():
    quick = market(0.18, 0.18, 0.01, 50.0)
    critical = float(launch.find_equilibria(**quick).critical_consumers)
    sides = launch_frontier.find_frontier(
        share_consumers=[critical - 0.01, critical + 0.01], **quick
    )
    assert list(sides.status) == ["out of reach", "reachable"]
    assert sides.needed_producers[1] < 0.01


@SHEET.proves("The same people in fewer industries never do worse")
def test_more_of_both_sides_fills_if_less_did():
    for at in drawn(6, n1=(0.05, 0.5), n2=(0.05, 0.5), times=(0.5, 8), denser=(1, 5)):
        here = market(0.18, 0.18, 0.05, 0.05 * at["times"])
        more = [min(at["denser"] * side, 1) for side in (at["n1"], at["n2"])]
        needed = launch_frontier.find_frontier(share_consumers=[at["n1"], more[0]], **here)
        fills = np.less(needed.needed_producers, [at["n2"], more[1]])
        assert fills[1] >= fills[0]


PILOT = {"p": (0.05, 0.95), "good": (4, 10), "bad": (2, 4), "pilot": (0.1, 1), "delta": (0.6, 0.95)}


def compared(at):
    return options.compare_pilot(
        pilot_cost=at["pilot"],
        rollout_cost=5,
        success_chance=at["p"],
        value_if_success=5 + at["good"],
        value_if_failure=5 - at["bad"],
        discount_factor=at["delta"],
    )


@SHEET.proves("The right to stop is worth what it spares in a bad market")
def test_values_of_the_pilot_and_of_its_parts():
    for at in drawn(**PILOT):
        found, on_average = compared(at), at["p"] * at["good"] - (1 - at["p"]) * at["bad"]
        assert found.all_in == pytest.approx(on_average)
        assert found.staged == pytest.approx(at["delta"] * at["p"] * at["good"] - at["pilot"])
        bound = at["delta"] * on_average - at["pilot"]
        assert found.staged - bound == pytest.approx(found.right_to_stop)
        assert found.right_to_stop == pytest.approx(at["delta"] * (1 - at["p"]) * at["bad"])


def is_ahead(at):
    return compared(at).staged > compared(at).all_in


@SHEET.proves("From some chance on it is better not to look")
def test_pilot_is_ahead_up_to_one_chance_which_a_dearer_pilot_a_delay_and_a_larger_gain_lower():
    chances = np.linspace(0, 1, 4_001)
    for at in drawn(**PILOT):
        ahead = is_ahead(at | {"p": chances})
        assert ahead[0]
        assert not ahead[-1]
        assert (np.diff(ahead.astype(int)) <= 0).all()
        for change in ({"pilot": 1.2}, {"delta": 0.8}, {"good": 1.3}):
            worse = at | {name: at[name] * factor for name, factor in change.items()}
            assert is_ahead(worse | {"p": chances}).sum() < ahead.sum()


@SHEET.proves("From some chance on it is better not to look")
def test_chance_at_which_looking_stops_paying():
    for at in drawn(**PILOT):
        chance = (at["bad"] - at["pilot"]) / (at["bad"] + (1 - at["delta"]) * at["good"])
        edge = compared(at | {"p": chance})
        assert edge.staged == pytest.approx(edge.all_in)
        assert (
            compared(at | {"p": chance - 0.01}).staged > compared(at | {"p": chance - 0.01}).all_in
        )
        low = at["pilot"] / (at["delta"] * at["good"])
        assert compared(at | {"p": low}).staged == pytest.approx(0, abs=1e-12)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
