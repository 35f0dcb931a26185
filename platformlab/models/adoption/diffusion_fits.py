"""Bass diffusion estimated from sales: by regression and by the curve itself.

Question. What do a few years of sales say about innovation, imitation and the final market?

*Regression* (Bass): sales of a year are $a + b Y + c Y²$, $Y$ the adopters before that year. It
treats yearly steps as the truth and is biased if adoption goes on within the year.
*Curve*: sales of a year are the increase $m (F(t) − F(t − 1))$ of the continuous curve.

Data before the peak say little about the final market: look at the standard errors.

Assumptions. One sales figure per year from the launch on, no adopters before it; errors are
independent and of equal size.

Left out. Price, rivals, repeat purchases in the sales, a market that grows.

Sources: bass1969 (regression); srinivasan1986 (curve).
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.adoption.diffusion import adopt
from platformlab.models.checking import check_series


class BassFit(NamedTuple):
    """Estimates, standard errors and the root mean squared error of yearly sales.

    ``status`` is ``"fitted"``; ``"no peak in sight"`` where the data do not bend, so that they
    name no final market (NaN).
    """

    innovation: float
    imitation: float
    market_size: float
    innovation_error: float
    imitation_error: float
    market_size_error: float
    rmse: float
    status: str


_NOT_FITTED = BassFit(*[float("nan")] * 7, "no peak in sight")
_LARGEST_MARKET = 1_000.0  # times the sales seen so far; a fit that wants more has no limit


def fit_regression(sales):
    """Estimate Bass's model by ordinary least squares on the yearly recursion.

    Parameters
    ----------
    sales : array_like of float, people per year, shape (years,)
        New adopters of each year, the launch year first; at least five years.

    Returns
    -------
    BassFit

    Raises
    ------
    ValueError
        If `sales` is not one series of at least five finite numbers, none negative.

    References
    ----------
    bass1969

    Examples
    --------
    >>> fit = fit_regression([30, 40.2, 52.6, 67.2, 82.8, 97.4, 108.1, 111.4, 105.0, 89.0])
    >>> round(fit.innovation, 3), round(fit.imitation, 2), round(fit.market_size)
    (0.03, 0.38, 995)
    """
    sales, total = _yearly(sales)
    before = np.cumsum(sales) - sales
    columns = np.stack([np.ones_like(before), before, before**2], axis=1)
    (a, b, c), *_ = np.linalg.lstsq(columns, sales)
    if not (a > 0 and c < 0):
        return _NOT_FITTED
    m = (-b - np.sqrt(b**2 - 4 * a * c)) / (2 * c)
    if m > _LARGEST_MARKET:
        return _NOT_FITTED
    p, q = a / m, -m * c
    slopes = columns @ [[m, 0, p], [-1, 1, 0], [0, -1 / m, q / m**2]]  # a = pm, b = q − p, c = −q/m
    return _fit((p, q, m), slopes, sales - columns @ (a, b, c), total)


def fit_curve(sales):
    """Estimate Bass's model by nonlinear least squares on the continuous curve.

    Parameters
    ----------
    sales : array_like of float, people per year, shape (years,)
        New adopters of each year, the launch year first; at least five years.

    Returns
    -------
    BassFit

    Raises
    ------
    ValueError
        If `sales` is not one series of at least five finite numbers, none negative.

    References
    ----------
    srinivasan1986

    Examples
    --------
    >>> fit = fit_curve([35.8, 49.3, 65.5, 82.9, 97.7, 107.6, 110.1, 104.3, 89.3, 70.3])
    >>> round(fit.innovation, 2), round(fit.imitation, 2), round(fit.market_size, -1)
    (0.03, 0.38, 1000.0)
    """
    sales, total = _yearly(sales)
    years = np.arange(len(sales) + 1)

    def residuals(guess):
        p, q, m = guess
        curve = adopt(time=years, innovation=p, imitation=q, market_size=m, start_share=0)
        return sales - np.diff(curve.adopters)

    limits = [1e-9, 0, 1], [1, 10, _LARGEST_MARKET]
    found = scipy.optimize.least_squares(
        residuals, (0.02, 0.4, 1.5), bounds=limits, x_scale=(0.01, 0.1, 1)
    )
    if not found.success or found.x[2] > 0.9 * _LARGEST_MARKET:
        return _NOT_FITTED
    return _fit(found.x, -found.jac, found.fun, total)


def _fit(estimates, slopes, residuals, total):
    """Put estimates and their linearised standard errors together, back in people."""
    noise = residuals @ residuals / (len(residuals) - 3)
    errors = np.sqrt(np.diag(np.linalg.pinv(slopes.T @ slopes)) * noise)
    rmse = np.sqrt(np.mean(residuals**2)) * total
    scale = np.array([1, 1, total])
    return BassFit(*map(float, (*(estimates * scale), *(errors * scale), rmse)), "fitted")


def _yearly(sales):
    """Sales as parts of their sum, and the sum; or an error that says what is wrong."""
    (series,) = check_series(sales=sales, least=5)
    if (series < 0).any() or not series.any():
        raise ValueError(
            f"sales must be finite, not negative and not all zero (got {series.min():g}); "
            "sales are new adopters per year, the launch year first"
        )
    return series / series.sum(), series.sum()
