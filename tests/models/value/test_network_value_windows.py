"""Fits to a window of years, and what they say of the years outside."""

import csv
from pathlib import Path

import numpy as np
import pytest

from platformlab.models.value.network_value_fits import LAWS, fit_exponent, fit_laws, fit_power
from platformlab.models.value.network_value_windows import fit_calendar, fit_window

SERIES = Path(__file__).parents[3] / "data" / "network_value.csv"
YEARS = np.arange(2001, 2011)
USERS = 1e6 * np.array([1.0, 2, 5, 9, 14, 22, 31, 40, 52, 60])


def facebook():
    with SERIES.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["company"].startswith("Facebook")]
    columns = ("year", "mau_million", "revenue_usd_bn")
    years, users, revenue = (np.array([float(row[c]) for row in rows]) for c in columns)
    return years, 1e6 * users, 1e9 * revenue


def test_calendar_gives_back_its_coefficient_and_leaves_the_gap_it_cannot_close():
    years = np.arange(1.0, 6)
    assert fit_calendar(years, 7 * years**4) == pytest.approx((7, 0), abs=1e-9)
    fit = fit_calendar(years, years**2)
    for step in (-1e-4, 1e-4):
        worse = np.sqrt(np.mean((years**2 - (fit.unit_value + step) * years**4) ** 2))
        assert worse > fit.rmse


@pytest.mark.parametrize("law", LAWS)
def test_law_that_made_the_data_foretells_the_years_outside_the_window(law):
    values = 3 * LAWS[law](USERS)
    found = fit_window(YEARS, USERS, values, first=2003, last=2007)
    assert found.inside.sum() == 5
    assert found.laws.best == law
    assert found.find_rmse(law) == pytest.approx(0, abs=1e-6 * values.max())
    foretold = found.predict(law, users=USERS, years=YEARS)
    assert foretold == pytest.approx(values, rel=1e-9)


def test_window_sees_nothing_of_the_years_outside():
    values = USERS**2
    spoilt = np.where(YEARS > 2007, 7.0, values)
    found, other = (fit_window(YEARS, USERS, v, first=2001, last=2007) for v in (values, spoilt))
    for law in (*LAWS, "power", "calendar"):
        assert found.find_rmse(law) == other.find_rmse(law)


def test_free_power_and_calendar_are_the_fits_of_the_window():
    values = USERS**1.5 * np.linspace(0.9, 1.1, 10)
    found = fit_window(YEARS, USERS, values, first=2002, last=2009)
    inside = slice(1, 9)
    assert found.power == fit_power(USERS[inside], values[inside])
    assert found.power_in_logs == fit_exponent(USERS[inside], values[inside])
    assert found.start == 2000
    assert found.calendar == fit_calendar(YEARS[inside] - 2000, values[inside])
    for law in ("power", "calendar"):
        gaps = values - found.predict(law, users=USERS, years=YEARS)
        assert found.find_rmse(law) == pytest.approx(np.sqrt(np.mean(gaps[inside] ** 2)))


def test_network_of_nobody_is_worth_no_more_than_one_user_and_never_without_a_number():
    found = fit_window(YEARS, USERS, USERS**2, first=2001, last=2010)
    for law in (*LAWS, "power"):
        nobody, one, many = found.predict(law, users=np.array([0.0, 1.0, 1e6]), years=None)
        assert 0 <= nobody == one < many, law


def test_square_fitted_to_facebook_until_2014_halves_the_revenue_of_2019_and_the_cube_hits_it():
    years, users, revenue = facebook()
    found = fit_window(years, users, revenue, first=2004, last=2014)
    square, cube = (
        found.predict(law, users=users[years == 2019], years=2019)[0]
        for law in ("metcalfe", "cube")
    )
    actual = revenue[years == 2019][0]
    assert 0.4 * actual < square < 0.6 * actual
    assert cube == pytest.approx(actual, rel=0.02)


def test_a_law_without_a_network_comes_closer_to_facebook_until_2014_than_any_law_of_users():
    years, users, revenue = facebook()
    found = fit_window(years, users, revenue, first=2004, last=2014)
    assert found.calendar.rmse < found.laws.rmse.min() / 2
    assert found.laws.rmse.tolist() == fit_laws(users[:11], revenue[:11]).rmse.tolist()


@pytest.mark.parametrize(("first", "last"), [(2001, 2002), (2010, 2003), (2030, 2040)])
def test_window_with_too_few_years_is_refused(first, last):
    with pytest.raises(ValueError, match="two series of equal length, three or more"):
        fit_window(YEARS, USERS, USERS**2, first=first, last=last)


@pytest.mark.parametrize("name", ["years", "users", "values"])
@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_series_with_an_entry_that_is_no_number_is_refused_inside_the_window_or_not(name, wrong):
    series = {"years": YEARS * 1.0, "users": USERS * 1.0, "values": USERS**2.0}
    series[name] = np.where(np.arange(YEARS.size) == YEARS.size - 1, wrong, series[name])
    message = rf"^{name} must be finite \(got {wrong}\); .*position {YEARS.size - 1}"
    with pytest.raises(ValueError, match=message):
        fit_window(**series, first=2001, last=2004)


def test_a_window_has_one_first_and_one_last_year():
    with pytest.raises(ValueError, match=r"^first must be a single number \(got shape \(2,\)\)"):
        fit_window(YEARS, USERS, USERS**2, first=[2001, 2002], last=2010)


def test_calendar_refuses_a_value_below_zero_however_small():
    with pytest.raises(ValueError, match="values must be finite"):
        fit_calendar([1, 2, 3], [5, -0.5, 405])


def test_calendar_counts_from_the_year_after_its_start():
    with pytest.raises(ValueError, match=r"years must be finite and above 0 \(got 0\)"):
        fit_calendar([0, 1, 2], [5, 80, 405])


def test_a_network_of_one_and_a_half_is_worth_what_the_law_says():
    users = 10.0 * np.arange(1, 7)
    found = fit_window(np.arange(2001, 2007), users, 5 * users**2, first=2001, last=2004)
    assert found.predict("metcalfe", users=1.5, years=2006) == pytest.approx(5 * 1.5**2)
    assert found.predict("metcalfe", users=0, years=2006) == pytest.approx(5)  # as of one member
