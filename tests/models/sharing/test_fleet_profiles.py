"""Services with hours of their own: certain demand, chance, and what is drawn."""

import numpy as np
import pytest
from scipy import stats

from platformlab.data import load
from platformlab.models import fleet_profiles as model
from platformlab.models.machines.pooling import find_shared_peak

DAYTIME, NIGHT = [9] * 12 + [1] * 12, [1] * 12 + [9] * 12
HALVES = {"profiles": [DAYTIME, NIGHT], "service_peak": 18}
TARGET = {"served_target": 0.97}


def measured(services):
    """Profiles of named services, one row each."""
    table = load("demand_profiles").query("day_type == 'weekday'").sort_values("hour")
    return [table.loc[table["service"] == name, "share_of_day"] for name in services]


# Different hours alone


def test_fleets_at_the_peaks_are_those_of_the_cosine_model_where_demand_is_a_cosine():
    hours = np.arange(24)
    peaks, at = np.array([30, 20]), np.array([8, 16])
    profiles = 1 + np.cos(2 * np.pi / 24 * (hours - at[:, None]))
    fleets = model.find_peak_fleets(profiles=profiles, service_peak=peaks)
    cosine = find_shared_peak(service_peak=peaks, peak_hour=at)
    assert fleets.dedicated == pytest.approx(cosine.separate)
    assert fleets.hour == round(cosine.hour)
    assert fleets.shared == pytest.approx(cosine.shared, rel=0.01)  # here by whole hours


def test_services_with_one_profile_save_nothing_when_demand_is_certain():
    fleets = model.find_peak_fleets(profiles=[DAYTIME] * 3, service_peak=[4, 5, 6])
    assert fleets.shared == pytest.approx(fleets.dedicated) == pytest.approx(15)


@pytest.mark.slow
def test_certain_demand_of_four_measured_services_saves_16_per_cent_and_of_riders_and_meals_none():
    four = model.find_peak_fleets(
        profiles=measured(["riders", "meals", "vans", "lorries"]), service_peak=20
    )
    two = model.find_peak_fleets(profiles=measured(["riders", "meals"]), service_peak=20)
    assert round(1 - four.shared / four.dedicated, 2) == 0.16
    assert round(1 - two.shared / two.dedicated, 2) == 0


@pytest.mark.parametrize("target", [0.5, 0.9, 0.97, 0.999])
def test_certain_fleet_serves_the_target_and_no_more(target):
    profiles = np.array(measured(["riders", "meals", "vans"]))
    fleets = model.find_certain_fleets(profiles=profiles, service_peak=20, served_target=target)
    wanted = profiles / profiles.max(axis=1, keepdims=True) * 20
    served = np.minimum(wanted.sum(axis=0), fleets.shared).sum() / wanted.sum()
    assert served == pytest.approx(target)
    apart = [
        model.find_certain_fleets(profiles=[p], service_peak=20, served_target=target).shared
        for p in profiles
    ]
    assert fleets.dedicated == pytest.approx(sum(apart))


def test_certain_fleets_are_what_large_services_come_to():
    services = {"profiles": measured(["riders", "meals", "vans", "lorries"])}
    certain = model.find_certain_fleets(**services, service_peak=2000, **TARGET)
    expected = model.find_expected_fleets(**services, service_peak=2000, **TARGET)
    assert expected.saved == pytest.approx(certain.saved, abs=0.005)
    assert expected.shared == pytest.approx(certain.shared, rel=0.01)


# Chance


@pytest.mark.parametrize("mean", [0.3, 2.0, 7.5, 40.0, 900.0])
def test_expected_fleet_is_the_first_that_serves_enough_of_a_poisson_demand(mean):
    found = model.find_expected_fleets(profiles=[[1] * 24], service_peak=mean, **TARGET).shared
    counts = np.arange(int(mean + 40 * np.sqrt(mean) + 60))
    chance = stats.poisson(mean).pmf(counts)
    served = [np.sum(np.minimum(counts, size) * chance) / mean for size in (found - 1, found)]
    assert served[0] < 0.97 <= served[1] + 1e-12


def test_equal_profiles_save_by_chance_alone_and_less_in_large_fleets():
    saved = [
        model.find_expected_fleets(profiles=[DAYTIME] * 4, service_peak=peak, **TARGET).saved
        for peak in (2, 10, 50, 1000)
    ]
    assert saved == sorted(saved, reverse=True)
    assert saved[0] > 0.2
    assert saved[-1] < 0.01


def test_different_hours_save_in_large_fleets_as_much_as_certain_demand_would():
    expected = model.find_expected_fleets(**HALVES | {"service_peak": 5000}, **TARGET)
    certain = model.find_peak_fleets(**HALVES | {"service_peak": 5000})
    assert expected.saved == pytest.approx(1 - certain.shared / certain.dedicated, abs=0.01)


def test_a_service_that_wants_nothing_needs_no_vehicles():
    assert model.find_expected_fleets(profiles=[DAYTIME], service_peak=0, **TARGET) == (0, 0, 0)


@pytest.mark.parametrize("seed", range(12))
def test_a_target_near_everything_is_found_in_spite_of_rounding(seed):
    profile = np.random.default_rng(seed).random(24) + 0.01
    almost = np.nextafter(1, 0)
    found = model.find_expected_fleets(profiles=[profile], service_peak=20, served_target=almost)
    assert 50 < found.shared < 100  # a Poisson number of mean 20 is above 68 once in 10^15


def test_demand_is_poisson_around_the_profile():
    demand = model.draw_fleet_demand(**HALVES, days=3650, seed=3)
    means = np.array([DAYTIME, NIGHT]).T * 2
    assert demand.shape == (3650, 24, 2)
    assert np.abs(demand.mean(axis=0) / means - 1).max() < 0.05
    assert np.abs(demand.var(axis=0) / means - 1).max() < 0.15
    assert abs(np.corrcoef(demand[:, 3, 0], demand[:, 3, 1])[0, 1]) < 0.06


def test_one_more_service_leaves_the_demand_of_the_others_as_it_was():
    two = model.draw_fleet_demand(profiles=[DAYTIME, NIGHT], service_peak=9, days=5, seed=2)
    three = model.draw_fleet_demand(
        profiles=[DAYTIME, NIGHT, NIGHT], service_peak=9, days=5, seed=2
    )
    np.testing.assert_array_equal(three[:, :, :2], two)
    again = model.draw_fleet_demand(profiles=[DAYTIME, NIGHT], service_peak=9, days=5, seed=3)
    assert (again != two).any()


def test_four_measured_services_save_a_quarter():
    profiles = measured(["riders", "meals", "vans", "lorries"])
    fleets = model.find_expected_fleets(profiles=profiles, service_peak=20, **TARGET)
    assert (fleets.shared, fleets.dedicated) == (62, 83)


# Bad input

GOOD = {"profiles": [DAYTIME, NIGHT], "service_peak": 18, "days": 2, "seed": 1}
WRONG = [
    ({"profiles": [[1] * 23]}, r"^profiles must be 24 numbers .*\(got \[\[1, 1.*give one list"),
    ({"profiles": [1] * 24}, "^profiles must be 24 numbers for each service"),
    ({"profiles": []}, r"^profiles must be 24 numbers .*\(got \[\]\)"),
    ({"profiles": None}, r"^profiles must be 24 numbers .*\(got None\)"),
    ({"profiles": [["much"] * 24]}, "^profiles must be 24 numbers"),
    ({"profiles": [[1] * 24, [1] * 25]}, "^profiles must be 24 numbers"),
    ({"profiles": [[1] * 23 + [-1]]}, r"positive.*\(got -1 for service 0 at hour 23\); correct"),
    ({"profiles": [DAYTIME, [np.nan] * 24]}, r"\(got nan for service 1 at hour 0\)"),
    ({"profiles": [[np.inf] * 24]}, r"\(got inf for service 0 at hour 0\)"),
    ({"profiles": [DAYTIME, [0] * 24]}, r"demand in some hour \(got 24 zeros for service 1\)"),
    ({"service_peak": -1}, r"^service_peak must lie in \[0, 1e\+09\] \(got -1\)"),
    ({"service_peak": [1, 2, 3]}, r"one for each of 2 services \(got shape \(3,\)\)"),
    ({"service_peak": 15_000}, r"add up to at most 20000 vehicles \(got 30000\); count in units"),
    ({"days": 0}, r"^days must lie in \[1, 3650\] \(got 0\)"),
    ({"days": [1, 2]}, "^days must be a single number"),
    ({"seed": -1}, "^seed must lie in"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_wrong_profiles_peaks_and_days_are_named_and_repaired(change, message):
    with pytest.raises(ValueError, match=message):
        model.draw_fleet_demand(**GOOD | change)
