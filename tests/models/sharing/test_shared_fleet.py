"""One fleet that loses time at each change: a plain loop, every size, and another program."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.data import load
from platformlab.models import shared_fleet as model
from platformlab.models.sharing.fleet_profiles import draw_fleet_demand, find_expected_fleets

QUICK = examples(60)
DAYTIME, NIGHT = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
HALVES = {"profiles": [DAYTIME, NIGHT], "service_peak": 18}
TARGET = {"served_target": 0.97}

small_demand = st.builds(
    lambda seed, services, days, peak: draw_fleet_demand(
        profiles=np.random.default_rng(seed).random((services, 24)) + 0.01,
        service_peak=peak,
        days=days,
        seed=seed,
    ),
    st.integers(0, 10**6),
    st.integers(1, 4),
    st.integers(1, 4),
    st.integers(1, 12),
)


def measured(services, day_type="weekday"):
    """Profiles of named services, one row each."""
    table = load("demand_profiles").query("day_type == @day_type").sort_values("hour")
    return [table.loc[table["service"] == name, "share_of_day"] for name in services]


def plain_loop(demand, vehicles, refit_time, foresight):
    """Serve hour by hour and service by service; returns hours served and refits."""
    services = range(demand.shape[2])
    fit_out = [float(vehicles)] + [0.0] * (demand.shape[2] - 1)
    idle, served, refits = list(fit_out), 0.0, 0.0
    for day in demand:
        for wanted in day:
            short = [max(wanted[s] - fit_out[s], 0) for s in services]
            spare = [max(fit_out[s] - wanted[s], 0) for s in services]
            moved = min(sum(short), sum(spare))
            in_time = min(moved, sum(min(spare[s], idle[s]) for s in services)) if foresight else 0
            served += sum(min(wanted[s], fit_out[s]) for s in services)
            served += in_time + (moved - in_time) * (1 - refit_time)
            refits += moved
            for s in services:
                gained = moved * short[s] / sum(short) if moved else 0
                given_up = moved * spare[s] / sum(spare) if moved else 0
                fit_out[s] += gained - given_up
                idle[s] = max(fit_out[s] - wanted[s], 0)
    return served, refits


@QUICK
@given(small_demand, st.integers(0, 50), st.floats(0, 1), st.booleans())
def test_simulation_is_the_plain_loop(demand, vehicles, refit_time, foresight):
    run = model.simulate_shared_fleet(
        demand, vehicles=vehicles, refit_time=refit_time, foresight=foresight
    )
    served, refits = plain_loop(demand, vehicles, refit_time, foresight)
    assert run.served == pytest.approx(served / demand.sum() if demand.sum() else 1, abs=1e-9)
    if vehicles:
        days = len(demand)
        assert run.utilisation == pytest.approx(served / (vehicles * 24 * days), abs=1e-9)
        assert run.refits == pytest.approx(refits / (vehicles * days), abs=1e-9)
    else:
        assert run.status == "no vehicles"
        assert np.isnan([run.utilisation, run.refits]).all()


@pytest.mark.slow
@QUICK
@given(small_demand, st.floats(0, 1), st.booleans(), st.sampled_from([0.5, 0.9, 0.97, 0.999]))
def test_fleet_found_is_the_first_of_all_sizes_tried_one_by_one(demand, refit, foresight, target):
    found = model.find_fleet_saving(
        demand, served_target=target, refit_time=refit, foresight=foresight
    )
    goal = target * demand.sum()
    alone = [
        next(n for n in range(999) if np.minimum(demand[:, :, s], n).sum() >= goal_of_one)
        for s, goal_of_one in enumerate(target * demand.sum(axis=(0, 1)))
    ]
    assert found.dedicated == sum(alone)
    shared = (n for n in range(sum(alone)) if plain_loop(demand, n, refit, foresight)[0] >= goal)
    assert found.shared == next(shared, sum(alone))


def test_without_a_refit_time_services_are_one_service_with_their_sum():
    demand = draw_fleet_demand(**HALVES, days=30, seed=4)
    sizes = np.arange(0, 60)
    apart = model.simulate_shared_fleet(demand, vehicles=sizes, refit_time=0, foresight=False)
    total = demand.sum(axis=2)
    served = np.minimum(total[..., None], sizes).sum(axis=(0, 1)) / total.sum()
    assert apart.served == pytest.approx(served)


@pytest.mark.slow
def test_drawn_demand_serves_what_the_closed_form_expects():
    fleets = find_expected_fleets(**HALVES, **TARGET)
    demand = draw_fleet_demand(**HALVES, days=2000, seed=5)
    drawn = model.find_fleet_saving(demand, refit_time=0, foresight=False, **TARGET)
    assert drawn == fleets


def test_longer_refits_serve_less_and_foresight_brings_a_part_back():
    demand = draw_fleet_demand(**HALVES, days=30, seed=6)
    setting = {"vehicles": 26, "refit_time": np.array([0, 0.25, 0.5, 1])}
    blind = model.simulate_shared_fleet(demand, **setting, foresight=False).served
    seeing = model.simulate_shared_fleet(demand, **setting, foresight=True).served
    assert (np.diff(blind) < 0).all()
    assert (seeing >= blind).all()
    assert seeing[0] == blind[0]
    assert seeing[-1] > blind[-1]


@pytest.mark.slow
@pytest.mark.parametrize("day_type", ["weekday", "weekend"])
def test_fleets_agree_with_the_runs_of_another_program_up_to_chance(day_type):
    runs = load("pooling_runs").query("day_type == @day_type")
    for services, rows in runs.groupby("services"):
        names = services.split("+")
        demand = draw_fleet_demand(
            profiles=measured(names, day_type), service_peak=20, days=60, seed=7
        )
        for row in rows.query("fleet == 'shared'").itertuples():
            found = model.find_fleet_saving(
                demand, refit_time=row.refit_time, foresight=row.foresight, **TARGET
            )
            assert abs(found.shared - row.vehicles) <= 2, row
            assert abs(found.dedicated - rows.query("fleet == 'dedicated'")["vehicles"].item()) <= 2


def test_four_measured_services_save_a_tenth_or_less_when_a_refit_takes_half_an_hour():
    profiles = measured(["riders", "meals", "vans", "lorries"])
    demand = draw_fleet_demand(profiles=profiles, service_peak=20, days=60, seed=7)
    slow = model.find_fleet_saving(demand, refit_time=0.5, foresight=False, **TARGET)
    assert 0.06 < slow.saved <= 0.1


def test_a_fleet_that_serves_services_which_want_nothing_is_idle():
    demand = draw_fleet_demand(profiles=[DAYTIME], service_peak=0, days=3, seed=1)
    found = model.find_fleet_saving(demand, refit_time=0.5, foresight=False, **TARGET)
    assert found == (0, 0, 0)
    run = model.simulate_shared_fleet(demand, vehicles=2, refit_time=0, foresight=False)
    assert (run.served, run.utilisation) == (1, 0)


# A timetable


def timetable_loop(demand, vehicles, refit):
    """Serve by the average day, hour by hour and service by service."""
    services = demand.shape[2]
    average = demand.mean(axis=0)
    plan = [
        [vehicles * (want / sum(hour) if sum(hour) else 1 / services) for want in hour]
        for hour in average
    ]
    served, last = 0.0, demand[-1, -1]
    for day in demand:
        for at, wanted in enumerate(day):
            come = [
                max(now - before, 0) for now, before in zip(plan[at], plan[at - 1], strict=True)
            ]
            ready = sum(
                min(max(before - used, 0), max(before - now, 0))
                for now, before, used in zip(plan[at], plan[at - 1], last, strict=True)
            )
            late = 1 - ready / sum(come) if sum(come) else 0
            served += sum(
                min(want, has - refit * late * new)
                for want, has, new in zip(wanted, plan[at], come, strict=True)
            )
            last = wanted
    return served


@QUICK
@given(small_demand, st.floats(0, 1), st.sampled_from([0.5, 0.9, 0.97]))
def test_fleet_of_a_timetable_is_the_first_size_that_a_plain_loop_finds_enough(
    demand, refit, target
):
    given = {"served_target": target, "refit_time": refit}
    found = model.find_timetable_fleet(demand, **given)
    most = model.find_fleet_saving(demand, **given, foresight=False).dedicated
    goal = target * demand.sum()
    assert found == most or timetable_loop(demand, found, refit) >= goal * (1 - 1e-9)
    assert found == 0 or timetable_loop(demand, found - 1, refit) < goal * (1 + 1e-9)


def test_a_timetable_loses_to_reacting_in_no_time_and_wins_where_refits_are_long():
    profiles = measured(["riders", "meals", "vans", "lorries"])
    demand = draw_fleet_demand(profiles=profiles, service_peak=20, days=60, seed=7)
    for refit, is_better in ((0, False), (0.5, True), (1, True)):
        given = {"refit_time": refit, **TARGET}
        reacting = model.find_fleet_saving(demand, **given, foresight=False).shared
        assert (model.find_timetable_fleet(demand, **given) < reacting) == is_better


# Some riders wait


def waiting_loop(demand, vehicles, share, wait):
    """Serve hour by hour, one size of fleet, those who waited first."""
    served = waiting = 0.0
    for day in demand:
        for hour in day:
            late = share * wait * hour[0]  # asked late enough to wait into the next hour
            wanted = waiting + sum(hour)
            served += min(wanted, vehicles)
            waiting = min(max(wanted - vehicles, 0), late)
    return served


@QUICK
@given(small_demand, st.floats(0, 1), st.floats(0, 1), st.sampled_from([0.5, 0.9, 0.97]))
def test_fleet_for_waiting_riders_is_the_first_size_that_a_plain_loop_finds_enough(
    demand, share, wait, target
):
    goal = target * demand.sum()
    enough = (n for n in range(999) if waiting_loop(demand, n, share, wait) >= goal)
    found = model.find_waiting_fleet(
        demand, served_target=target, waiting_share=share, wait_time=wait
    )
    assert found == next(enough)


@pytest.mark.parametrize("change", [{"waiting_share": 0}, {"wait_time": 0}])
def test_where_nobody_waits_the_fleet_is_that_without_refits(change):
    demand = draw_fleet_demand(**HALVES, days=30, seed=7)
    fleet = model.find_fleet_saving(demand, refit_time=0, foresight=False, **TARGET)
    waits = {"waiting_share": 0.5, "wait_time": 0.5} | change
    assert model.find_waiting_fleet(demand, **waits, **TARGET) == fleet.shared


def test_more_and_longer_waits_never_need_more_vehicles():
    demand = draw_fleet_demand(**HALVES, days=30, seed=8)
    for share in (0.5, 1):
        fleets = [
            model.find_waiting_fleet(demand, waiting_share=share, wait_time=wait, **TARGET)
            for wait in (0, 1 / 6, 0.5, 1)
        ]
        assert fleets == sorted(fleets, reverse=True)
    assert fleets[-1] < fleets[0]


def test_wait_longer_than_the_hour_is_refused_with_a_repair():
    demand = np.ones((2, 24, 1), dtype=int)
    with pytest.raises(ValueError, match=r"^wait_time must lie in \[0, 1\] \(got 10\).*write ten"):
        model.find_waiting_fleet(demand, waiting_share=0.5, wait_time=10, **TARGET)


# Bad input


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"vehicles": -1}, r"^vehicles must lie in \[0, 20000\] \(got -1\)"),
        ({"vehicles": 2.5}, "^vehicles must be a whole number"),
        ({"refit_time": 25}, r"^refit_time must lie in \[0, 1\] \(got 25\); write half an hour"),
        ({"refit_time": -0.1}, r"^refit_time must lie in \[0, 1\] \(got -0.1\)"),
        ({"demand": [[1] * 24]}, r"^demand must be whole vehicles.*draw it with fleet_profiles"),
        ({"demand": np.ones((2, 24, 1))}, r"\(got float64 of shape \(2, 24, 1\)\)"),
        ({"demand": np.full((2, 24, 1), -1)}, "^demand must be whole vehicles, none negative"),
        ({"demand": np.ones((0, 24, 1), dtype=int)}, "^demand must be whole vehicles"),
    ],
)
def test_wrong_fleets_refits_and_demand_are_named_and_repaired(change, message):
    right = {"demand": np.ones((2, 24, 1), dtype=int), "vehicles": 2, "refit_time": 0}
    with pytest.raises(ValueError, match=message):
        model.simulate_shared_fleet(**right | {"foresight": False} | change)


def test_foresight_is_a_yes_or_a_no():
    demand = np.ones((2, 24, 1), dtype=int)
    with pytest.raises(TypeError, match=r"^foresight must be True or False \(got 'no'\)"):
        model.simulate_shared_fleet(demand, vehicles=2, refit_time=0, foresight="no")
