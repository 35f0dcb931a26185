"""The experience curve fitted to a record of prices and cumulative output.

Question. By how much did the price fall with each doubling of all units made?

A straight line through the logarithms, by least squares: its slope is the exponent of the
experience curve, and one doubling along it is the learning rate.

Assumptions. Errors of equal size in logarithms; price moves as cost does.

Left out. Output and time grow together, so time would fit as well; prices hold margins and the
prices of inputs; the product changes; and errors of neighbouring years go together, so the band
of a textbook would be too narrow.

Sources: wright1936, lafond2018; thompson2001 on what can look like experience.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import check_series, check_spread


class Learning(NamedTuple):
    """Fitted curve: price = ``first_price`` · output**(−b).

    ``learning_rate`` is the part lost per doubling (negative where the price rises),
    ``first_price`` the price the line gives to the first unit, ``r_squared`` the fit in logarithms.
    """

    learning_rate: float
    first_price: float
    r_squared: float

    def price(self, made):
        """Price on the line when `made` units have been made."""
        return self.first_price * (1 - self.learning_rate) ** np.log2(made)


def fit_learning(made, prices):
    """Fit the experience curve.

    Parameters
    ----------
    made : array_like of float, units, shape (observations,)
        Cumulative output, positive and not all equal.
    prices : array_like of float, USD per unit, shape (observations,)
        Positive.

    Returns
    -------
    Learning

    Raises
    ------
    TypeError, ValueError
        If there are fewer than three pairs, a value is not a positive number, or all outputs are
        alike.

    References
    ----------
    wright1936, lafond2018

    Examples
    --------
    >>> round(fit_learning([1, 2, 4, 8], [100, 80, 64, 51.2]).learning_rate, 6)
    0.2
    """
    positive = {"made": 0, "prices": 0}
    made, prices = check_series(made=made, prices=prices, least=3, above=positive)
    check_spread(made=made, repair="one output shows no learning")
    line = scipy.stats.linregress(np.log2(made), np.log2(prices))
    return Learning(float(1 - 2**line.slope), float(2**line.intercept), float(line.rvalue**2))
