"""Laws of network value under a moving window: what a fit to some years says of the others.

Question. Does a law that fits some years of a network hold in the years that follow, and would
a law without any network in it have fitted as well?

The laws and the free exponent are those of `network_value_fits`, fitted in USD to the calendar years
from $t₁$ to $t₂$; the exponent is fitted on logarithms too. Beside them stands the calendar: value grows with the fourth power of the years since $t₀$,
the year before the whole series begins, whatever the users do. It has one coefficient, as each law
has, so their errors may be compared.

Assumptions. A window of neighbouring years; later users are known, only their value is foretold.

Left out. What else changed between the years: prices, products, purchases of other networks.

Sources: zhang2015; zhang2023; vanhove2016 (quality of the network held fixed).
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import check_series, one_number
from platformlab.models.value.network_value_fits import (
    LAWS,
    ExponentFit,
    LawFits,
    PowerFit,
    fit_exponent,
    fit_laws,
    fit_power,
    pair_up,
)

CALENDAR_EXPONENT = 4  # chosen after a look at Facebook's revenue, as a warning


class CalendarFit(NamedTuple):
    """Value = unit_value · years⁴: coefficient in USD and root mean squared error in USD."""

    unit_value: float
    rmse: float


def fit_calendar(years, values):
    """Fit a law without any network in it: value grows with the fourth power of the years.

    It has one coefficient, as the laws of `fit_laws` have, so its error may be set beside theirs.

    Parameters
    ----------
    years : array_like of float, years since the start, shape (observations,)
        Positive.
    values : array_like of float, USD per year, shape (observations,)

    Returns
    -------
    CalendarFit

    Raises
    ------
    ValueError
        As `fit_laws`.

    Examples
    --------
    >>> fit_calendar([1, 2, 3], [5, 80, 405])
    CalendarFit(unit_value=5.0, rmse=0.0)
    """
    years, values = pair_up(years=years, values=values, lowest=0)
    counted = years**CALENDAR_EXPONENT
    unit_value = counted @ values / (counted @ counted)
    rmse = np.sqrt(np.mean((values - unit_value * counted) ** 2))
    return CalendarFit(float(unit_value), float(rmse))


class WindowFit(NamedTuple):
    """Fits to the years of a window.

    ``inside`` marks the years used, ``start`` is the year before the first of the whole series,
    from which the calendar counts; ``power`` is fitted in USD, as the laws are, and
    ``power_in_logs`` on logarithms.
    """

    inside: np.ndarray
    start: float
    laws: LawFits
    power: PowerFit
    power_in_logs: ExponentFit
    calendar: CalendarFit

    def find_rmse(self, law):
        """Root mean squared error of `law` in USD: a name of `LAWS`, ``power`` or ``calendar``."""
        if law == "power":
            return self.power.rmse
        if law == "calendar":
            return self.calendar.rmse
        return float(self.laws.rmse[self.laws.laws.index(law)])

    def predict(self, law, *, users, years):
        """Value in USD that `law` foretells for networks of `users` people in `years`."""
        if law == "calendar":
            return self.calendar.unit_value * (years - self.start) ** CALENDAR_EXPONENT
        users = np.maximum(users, 1.0)  # a network of nobody has no logarithm
        if law == "power":
            return self.power.unit_value * users**self.power.exponent
        return self.laws.unit_values[self.laws.laws.index(law)] * LAWS[law](users)


def fit_window(years, users, values, *, first, last):
    """Fit every law, a free exponent and the calendar to the years from `first` to `last`.

    Parameters
    ----------
    years, users, values : array_like of float, shape (observations,)
        The whole series in order of time: calendar years, people and USD per year.
    first, last : int
        Ends of the window, both inside; at least three of the years must lie in it.

    Returns
    -------
    WindowFit

    Raises
    ------
    ValueError
        As `fit_laws`.

    References
    ----------
    zhang2015, zhang2023

    Examples
    --------
    >>> years, users = np.arange(2001, 2007), 10.0 * np.arange(1, 7)
    >>> found = fit_window(years, users, 5 * users**2, first=2001, last=2004)
    >>> found.laws.best, found.predict("metcalfe", users=60, years=2006).round(6)
    ('metcalfe', np.float64(18000.0))
    """
    years, users, values = check_series(years=years, users=users, values=values, least=3)
    first, last = one_number("first", first), one_number("last", last)
    inside, start = (years >= first) & (years <= last), float(years.min() - 1)
    chosen, earned = users[inside], values[inside]
    return WindowFit(
        inside,
        start,
        fit_laws(chosen, earned),
        fit_power(chosen, earned),
        fit_exponent(chosen, earned),
        fit_calendar(years[inside] - start, earned),
    )
