"""Derivations of the chapter on Toyota agree with the library."""

import numpy as np
import pytest
import scipy
from sheets import Sheet, drawn

from platformlab.chapters.toyota._fleets import demand_of
from platformlab.chapters.toyota.market import SERVICES, TARGET
from platformlab.models import fleet_profiles, pooling, shared_fleet

SHEET = Sheet("toyota")
HOURS = np.arange(24)


def days(count, services, seed=5):
    """Drawn profiles, shape (services, 24), each with its largest hour at 1."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        shapes = rng.uniform(0.1, 1, (services, 24))
        yield shapes / shapes.max(axis=1, keepdims=True)


@SHEET.proves("One fleet saves what both services can spare in their best hour")
def test_saving_is_the_least_that_the_services_can_spare_together():
    for shapes in days(30, 3):
        for size in (20, 200):
            fleets = fleet_profiles.find_peak_fleets(profiles=shapes, service_peak=size)
            spare = size * (1 - shapes).sum(axis=0)
            assert fleets.dedicated - fleets.shared == pytest.approx(spare.min())
            assert fleets.hour == spare.argmin()
    together = shapes.copy()
    together[:, 7] = 1
    fleets = fleet_profiles.find_peak_fleets(profiles=together, service_peak=20)
    assert fleets.shared == fleets.dedicated


@SHEET.proves("Peaks spread evenly over the day save half")
def test_cosines_at_equal_distances_add_up_to_half_of_all_peaks():
    for number in (2, 3, 4, 6):
        peaks = 24 * np.arange(number) / number
        waves = (1 + np.cos(2 * np.pi * (HOURS - peaks[:, None]) / 24)) / 2
        assert waves.sum(axis=0) == pytest.approx(number / 2)
        found = pooling.find_shared_peak(service_peak=[20] * number, peak_hour=peaks)
        assert found.shared == pytest.approx(20 * number / 2)


COUNTS = np.arange(300)


def served(sizes, means):
    """E min(X, c) of Poisson demand, from its probabilities and not from the sum of tails."""
    chances = scipy.stats.poisson.pmf(COUNTS, np.atleast_1d(means)[:, None]).sum(axis=0)
    return chances @ np.minimum(COUNTS[:, None], sizes)


def fewest(means):
    return np.argmax(served(COUNTS, means) >= TARGET * means.sum())


@SHEET.proves("A fleet serves a sum of chances")
def test_what_a_fleet_serves_is_the_sum_of_tails_and_the_library_takes_the_fewest():
    for at in drawn(count=9, mean=(0.5, 60), size=(1, 80)):
        size = round(at["size"])
        tails = scipy.stats.poisson.sf(np.arange(size), at["mean"])
        assert served(size, at["mean"]) == pytest.approx(tails.sum())
        assert (np.diff(tails) <= 0).all()
    for shapes in days(3, 2):
        found = fleet_profiles.find_expected_fleets(
            profiles=shapes, service_peak=12, served_target=TARGET
        )
        assert found.shared == fewest(12 * shapes.sum(axis=0))
        assert found.dedicated == sum(fewest(12 * shape) for shape in shapes)


@SHEET.proves("Different hours save the same part at any size")
def test_certain_fleets_grow_with_their_demand_and_save_the_same_part():
    for shapes in days(20, 3):
        small, large = (
            fleet_profiles.find_certain_fleets(
                profiles=shapes, service_peak=size, served_target=TARGET
            )
            for size in (20, 300)
        )
        assert large.shared == pytest.approx(15 * small.shared)
        assert large.saved == pytest.approx(small.saved)
        assert small.shared <= small.dedicated
        wanted = 20 * shapes.sum(axis=0)
        assert np.minimum(wanted, small.shared).sum() == pytest.approx(TARGET * wanted.sum())


@SHEET.proves("Chance evens out with size, shared or not")
def test_fleet_grows_by_less_than_its_demand_and_comes_close_to_the_certain_one():
    for shapes in days(2, 2):
        args = {"profiles": shapes, "served_target": TARGET}
        per_vehicle = {"shared": [], "dedicated": []}
        for times in (1, 2, 8, 64, 512):
            found = fleet_profiles.find_expected_fleets(service_peak=10 * times, **args)
            for name, values in per_vehicle.items():
                values.append(getattr(found, name) / times)
        certain = fleet_profiles.find_certain_fleets(service_peak=10, **args)
        for name, values in per_vehicle.items():
            assert (np.diff(values) <= 0).all(), name
            assert values[-1] == pytest.approx(getattr(certain, name), rel=5e-3)


@SHEET.proves("Chance evens out with size, shared or not")
def test_larger_fleet_serves_at_least_the_same_part_of_a_larger_demand():
    for at in drawn(count=9, mean=(1, 15), size=(1, 20)):
        size = round(at["size"])
        parts = [served(g * size, g * at["mean"]) / g for g in (1, 2, 3, 10)]
        assert (np.diff(parts, axis=0) >= -1e-9).all()


def by_hand(demand, fleet, refit, foresight):
    """Hour by hour in plain words, with the letters of the sheet."""
    fitted = [float(fleet)] + [0.0] * (demand.shape[2] - 1)
    idle, total = list(fitted), 0.0
    for wanted in demand.reshape(-1, demand.shape[2]):
        used = [min(a, f) for a, f in zip(wanted, fitted, strict=True)]
        short, spare = wanted - used, np.array(fitted) - used
        u, v = sum(used), min(short.sum(), spare.sum())
        assert u + v == pytest.approx(min(wanted.sum(), fleet))
        w = min(v, np.minimum(spare, idle).sum()) if foresight else 0
        total += u + v - refit * (v - w)
        if v:
            fitted = fitted + v * (short / short.sum() - spare / spare.sum())
        idle = np.maximum(fitted - wanted, 0)
    return total / demand.sum()


@SHEET.proves("A refit costs its time in the hours in which vehicles are short")
@pytest.mark.parametrize("foresight", [False, True])
def test_served_falls_along_a_line_in_the_time_of_a_refit(foresight):
    (shapes,) = days(1, 3)
    demand = fleet_profiles.draw_fleet_demand(profiles=shapes, service_peak=9, days=4, seed=2)
    for fleet in (12, 18, 22):
        found = shared_fleet.simulate_shared_fleet(
            demand, vehicles=fleet, refit_time=np.array([0, 0.5, 1]), foresight=foresight
        )
        expected = [by_hand(demand, fleet, refit, foresight) for refit in (0, 0.5, 1)]
        assert found.served == pytest.approx(expected)
        assert found.served[0] - found.served[1] == pytest.approx(found.served[1] - found.served[2])
        whole = np.minimum(demand.sum(axis=2), fleet).sum() / demand.sum()
        assert found.served[0] == pytest.approx(whole)


def planned(demand, fleet):
    """What the plan of the sheet gives each service, and what comes to it, both by hour."""
    average = demand.mean(axis=0)
    have = fleet * average / average.sum(axis=1, keepdims=True)
    return have, np.maximum(have - np.roll(have, 1, axis=0), 0)


def by_timetable(demand, fleet, refit):
    """Day by day in plain words, with the letters of the sheet."""
    have, come = planned(demand, fleet)
    total, before = 0.0, demand[-1, -1]
    for day in demand:
        for at, wanted in enumerate(day):
            leave = np.maximum(have[at - 1] - have[at], 0)
            w = np.minimum(leave, np.maximum(have[at - 1] - before, 0)).sum()
            late = 1 - w / come[at].sum()
            total += np.minimum(wanted, have[at] - refit * late * come[at]).sum()
            before = wanted
    return total / demand.sum()


@SHEET.proves("A timetable loses less than a dispatcher who only reacts")
def test_a_timetable_serves_what_its_plan_lets_it_and_less_than_a_fleet_that_reacts_at_once():
    (shapes,) = days(1, 3)
    demand = fleet_profiles.draw_fleet_demand(profiles=shapes, service_peak=9, days=9, seed=2)
    for fleet in (12, 16, 18):
        whole = np.minimum(demand.sum(axis=2), fleet).sum() / demand.sum()
        for refit in (0, 0.5, 1):
            target = by_timetable(demand, fleet, refit) - 1e-9
            assert target < whole
            found = shared_fleet.find_timetable_fleet(
                demand, served_target=target, refit_time=refit
            )
            most = shared_fleet.find_fleet_saving(
                demand, served_target=target, refit_time=0, foresight=False
            ).dedicated
            assert found == min(fleet, most)


def test_a_timetable_moves_more_vehicles_but_most_of_them_idle_ones():
    wanted = demand_of(SERVICES)
    have, come = planned(wanted, 72)
    before = np.roll(have, 1, axis=0)
    last = np.roll(wanted.reshape(-1, len(SERVICES)), 1, axis=0).reshape(wanted.shape)
    idle = np.minimum(np.maximum(before - last, 0), np.maximum(before - have, 0))
    moved = come.sum()  # in a day
    given = {"vehicles": 76, "refit_time": 0.5, "foresight": False}
    assert moved > 76 * shared_fleet.simulate_shared_fleet(wanted, **given).refits
    assert idle.sum(axis=(1, 2)).mean() > 0.8 * moved


@SHEET.proves("A wait helps only if it reaches over the full hours")
def test_waiting_wins_back_at_most_what_the_last_full_hours_carry_on():
    (shapes,) = days(1, 3)
    demand = fleet_profiles.draw_fleet_demand(profiles=shapes, service_peak=9, days=9, seed=2)
    wanted, riders = demand.sum(axis=2).ravel(), demand[:, :, 0].ravel()
    for fleet in (10, 14, 18):
        for part in (0.1, 0.5, 1):
            waiting = gained = 0
            for new, most in zip(wanted, part * riders, strict=True):
                used = min(waiting + new, fleet)
                gained += used - min(new, fleet)
                waiting = min(waiting + new - used, most)
            last = (wanted >= fleet) & ~np.append(wanted[1:] >= fleet, False)
            assert gained <= part * riders[last].sum() + 1e-9
            target = (np.minimum(wanted, fleet).sum() + gained) / wanted.sum() - 1e-9
            found = shared_fleet.find_waiting_fleet(
                demand, served_target=target, waiting_share=part, wait_time=1
            )
            assert found == fleet


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
