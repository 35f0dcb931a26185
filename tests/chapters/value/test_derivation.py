"""Derivations of the chapter on what a network is worth agree with the library and the data."""

from math import comb, exp, hypot, log

import numpy as np
import pytest
from scipy.special import lambertw
from sheets import Sheet, drawn, slope

from platformlab import load, models
from platformlab.models import network_value as model
from platformlab.models.value import network_value_fits, network_value_windows

SHEET = Sheet("value")
SIZES = {"n": (20, 4000), "a": (0.1, 9)}
COSTS = {"a": (0.5, 9), "c": (0, 20), "F": (10, 90_000)}


def worth(law, n, a=1.0):
    return getattr(model.find_values(users=n, unit_value=a), law)


def added_up(n, contact):
    """Value of contacts over all users, the k-th worth `contact(k)` to each."""
    return n * sum(contact(k) for k in range(1, n))


@SHEET.proves("A law says what the next contact is worth")
@pytest.mark.parametrize("n", [100, 2_000])
def test_laws_are_sums_over_contacts_up_to_the_parts_that_the_sheet_names(n):
    assert (
        added_up(n, lambda k: 1) == n * (n - 1) == pytest.approx(worth("metcalfe", n) * (1 - 1 / n))
    )
    harmonic = added_up(n, lambda k: 1 / k) / n
    assert log(n) <= harmonic <= 1 + log(n - 1)
    assert added_up(n, lambda k: 2 * k) == pytest.approx(worth("cube", n) * (1 - 1 / n))
    small = 10
    groups = sum(comb(small, members) for members in range(2, small + 1))
    assert groups == worth("reed", small)


@SHEET.proves("A law says what the next contact is worth")
def test_short_forms_of_a_hundred_users_are_off_by_one_and_eleven_per_cent():
    square = worth("metcalfe", 100) / added_up(100, lambda k: 1) - 1
    fading = worth("odlyzko", 100) / added_up(100, lambda k: 1 / k) - 1
    assert [round(100 * gap) for gap in (square, fading)] == [1, -11]
    assert [comb(n, 2) for n in (2, 3, 4)] == [1, 3, 6]


@SHEET.proves("Ten times the users part the laws")
def test_growth_and_slope_of_each_law_have_the_closed_forms():
    for at in drawn(**SIZES, m=(1.1, 20)):
        n, m = at["n"], at["m"]
        growth = {"sarnoff": m, "odlyzko": m * (1 + log(m) / log(n)), "metcalfe": m**2}
        elasticity = {"sarnoff": 1, "odlyzko": 1 + 1 / log(n), "metcalfe": 2}
        for law, ratio in growth.items():
            assert worth(law, m * n, at["a"]) / worth(law, n, at["a"]) == pytest.approx(ratio)
            steep = slope(lambda x, law=law: log(worth(law, exp(x))), log(n))
            assert steep == pytest.approx(elasticity[law], rel=1e-6)
    groups = model.find_values(users=[100, 1000], unit_value=1).log10_reed
    assert groups[1] - groups[0] == pytest.approx(900 * np.log10(2), abs=1e-12)


@SHEET.proves("Value covers costs from one size on")
def test_sizes_that_pay_are_those_of_the_sheet_and_costs_are_covered_from_there_on():
    for at in drawn(**COSTS):
        a, c, fixed = at["a"], at["c"], at["F"]
        costs = {"unit_value": a, "cost_per_user": c, "running_cost": fixed}
        square = (c + (c**2 + 4 * a * fixed) ** 0.5) / (2 * a)
        fading = exp(c / a + lambertw(fixed / a * exp(-c / a)).real)
        assert model.find_break_even(**costs) == pytest.approx(square)
        assert model.find_odlyzko_break_even(**costs) == pytest.approx(fading)
        alone = fixed / (a - c) if a > c else np.inf
        assert model.find_sarnoff_break_even(**costs) == pytest.approx(alone)
        for law, size in (("metcalfe", square), ("odlyzko", fading), ("sarnoff", alone)):
            if 1 < size < np.inf:
                sizes = size * np.array([0.3, 0.999, 1.001, 30])
                left = worth(law, np.maximum(sizes, 1), a) - c * sizes - fixed
                assert (left > 0).tolist() == [False, False, True, True]


@SHEET.proves(
    "Under the square both partners gain alike, with fading contacts the small one gains more"
)
def test_gains_of_a_merger_are_those_of_the_sheet_and_the_small_side_gains_more():
    for at in drawn(first=(2, 5000), second=(2, 5000), a=(0.1, 9)):
        first, second, a = at.values()
        both = first + second
        gain = model.find_merger_gain(users=first, partner_users=second, unit_value=a)
        assert gain.metcalfe_gain == gain.metcalfe_partner_gain == pytest.approx(a * first * second)
        assert gain.odlyzko_gain == pytest.approx(a * first * log(both / first))
        assert gain.odlyzko_partner_gain == pytest.approx(a * second * log(both / second))
        assert (gain.odlyzko_gain < gain.odlyzko_partner_gain) == (first > second)


@SHEET.proves("Joining two equal networks doubles the square and adds little to fading contacts")
def test_joining_equals_adds_the_part_that_the_sheet_says():
    for at in drawn(**SIZES):
        n, a = at["n"], at["a"]
        adds = {"sarnoff": 0, "odlyzko": log(2) / log(n), "metcalfe": 1}
        for law, part in adds.items():
            gain = worth(law, 2 * n, a) / (2 * worth(law, n, a)) - 1
            assert gain == pytest.approx(part, abs=1e-12)
        gain = model.find_merger_gain(users=n, partner_users=n, unit_value=a)
        both = gain.odlyzko_gain + gain.odlyzko_partner_gain
        assert both / (2 * worth("odlyzko", n, a)) == pytest.approx(adds["odlyzko"])


def noisy_years(seed):
    """Users and values of an invented network over ten years, with some chance."""
    rng = np.random.default_rng(seed)
    users = np.sort(rng.uniform(5, 900, size=10))
    return users, 3 * users**1.7 * np.exp(rng.normal(0, 0.2, size=10))


@SHEET.proves("One coefficient fitted through the origin")
@pytest.mark.parametrize("seed", range(3))
def test_coefficients_and_misses_are_those_of_the_normal_equation(seed):
    users, values = noisy_years(seed)
    found = network_value_fits.fit_laws(users, values)
    for at, law in enumerate(found.laws):
        counted = worth(law, users)
        a = (counted * values).sum() / (counted**2).sum()
        assert found.unit_values[at] == pytest.approx(a)
        assert found.rmse[at] == pytest.approx(((values - a * counted) ** 2).mean() ** 0.5)
        gaps = np.log(values) - np.log(counted)
        assert found.log_rmse[at] == pytest.approx(((gaps - gaps.mean()) ** 2).mean() ** 0.5)


@SHEET.proves("One coefficient fitted through the origin")
def test_forecast_is_the_fitted_law_at_the_users_of_the_later_year():
    users, values = noisy_years(0)
    years = np.arange(2001, 2011)
    found = network_value_windows.fit_window(years, users, values, first=2001, last=2006)
    for at, law in enumerate(found.laws.laws):
        told = found.predict(law, users=users[-1], years=2010)
        assert told == pytest.approx(found.laws.unit_values[at] * worth(law, users[-1]))


@SHEET.proves("A free exponent, and its standard error")
@pytest.mark.parametrize("seed", range(3))
def test_exponent_in_per_cent_and_its_error_are_those_of_a_regression(seed):
    users, values = noisy_years(seed)
    x, y = (np.log(series) - np.log(series).mean() for series in (users, values))
    exponent = (x * y).sum() / (x**2).sum()
    error = (((y - exponent * x) ** 2).sum() / (len(x) - 2) / (x**2).sum()) ** 0.5
    found = network_value_fits.fit_exponent(users, values)
    assert (found.exponent, found.exponent_error) == pytest.approx((exponent, error))


@SHEET.proves("A free exponent, and its standard error")
@pytest.mark.parametrize("seed", range(3))
def test_exponent_in_dollars_solves_its_two_conditions_and_has_the_error_of_the_tangent(seed):
    users, values = noisy_years(seed)
    found = network_value_fits.fit_power(users, values)
    power = users**found.exponent
    gaps = values - found.unit_value * power
    for weights in (power, power * np.log(users)):
        assert abs(weights @ gaps) < 1e-5 * (weights @ values)
    slopes = np.stack([power, found.unit_value * power * np.log(users)], axis=1)
    variances = gaps @ gaps / (len(users) - 2) * np.linalg.inv(slopes.T @ slopes)
    assert found.exponent_error == pytest.approx(variances[1, 1] ** 0.5, rel=1e-3)


def facebook():
    return load("network_value").query("company != 'Tencent'").set_index("year")


@SHEET.proves("A free exponent, and its standard error")
def test_rise_of_the_exponent_is_five_and_twenty_standard_errors():
    table = facebook()
    fits = [
        models.network_value_windows.fit_window(
            table.index,
            1e6 * table["mau_million"],
            1e9 * table["revenue_usd_bn"],
            first=first,
            last=last,
        )
        for first, last in ((2004, 2013), (2013, 2023))
    ]
    for kind, errors in (("power", 5), ("power_in_logs", 20)):
        before, after = (getattr(fit, kind) for fit in fits)
        rise = after.exponent - before.exponent
        assert round(rise / hypot(before.exponent_error, after.exponent_error)) == errors


@SHEET.proves("Why no curve can tell users from the calendar")
@pytest.mark.parametrize("k", [1.3, 2, 4])
def test_users_that_grow_by_a_power_of_time_fit_as_well_as_the_calendar(k):
    years = np.arange(1, 12)
    values = noisy_years(1)[1].repeat(2)[:11] * years**2
    calendar = network_value_windows.fit_calendar(years, values)
    users = 1e3 * years**k
    power = users ** (network_value_windows.CALENDAR_EXPONENT / k)
    a = power @ values / (power @ power)
    assert a * power == pytest.approx(calendar.unit_value * years**4.0)


@SHEET.proves("Why no curve can tell users from the calendar")
def test_exponent_between_two_years_is_one_and_what_revenue_per_user_grew():
    table = facebook()
    users, revenue = table["mau_million"], table["revenue_usd_bn"]
    grown, dearer = users[2023] / users[2014], (revenue / users)[2023] / (revenue / users)[2014]
    exponent = log(revenue[2023] / revenue[2014]) / log(grown)
    assert exponent == pytest.approx(1 + log(dearer) / log(grown))
    calendar, cube = (
        models.network_value_windows.fit_window(
            table.index, 1e6 * users, 1e9 * revenue, first=2004, last=2014
        ).find_rmse(law)
        for law in ("calendar", "cube")
    )
    assert 0.45 < calendar / cube < 0.55


@SHEET.proves("What one network's coefficient says of another")
def test_square_of_another_network_is_the_law_at_its_size():
    (a,) = load("network_value_coefficients").query("id == 'zhang2015_facebook_metcalfe'")["value"]
    users = 400e6
    assert worth("metcalfe", users, a) == pytest.approx(a * users**2)
    pairs, friendships = comb(int(1.06e9), 2), 150e9
    degree = 2 * friendships / 1.06e9
    assert pairs / friendships == pytest.approx((1.06e9 - 1) / degree)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
