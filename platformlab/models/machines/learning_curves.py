"""Learning curves: what data are worth, and how much of them stays of use.

Question. When does one more customer's data still make the product better?

Three shapes of the value that data add, all from 0 to the same ceiling: *saturating* (best at
the start), *S-shaped* (nothing works until there is enough) and *power* (ever slower, without
end). And the stock of data itself, which ages.

Assumptions. All customers teach alike; data from different customers can be pooled; a fixed
part of the stock ages each period.

Left out. Quality of data, privacy, the cost of keeping data, one user's own history.

Sources: hagiu2023 (why the shape decides); the forms are common textbook curves.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import checked


@checked
def saturating_value(*, customers, learning_ceiling, learning_scale):
    """Value added by data, USD per month: steep at once, then flat.

    Examples
    --------
    >>> curve = {"learning_ceiling": 10, "learning_scale": 100}
    >>> saturating_value(customers=[0, 100, 1000], **curve).round(2)
    array([ 0.  ,  6.32, 10.  ])
    """
    return -learning_ceiling * np.expm1(-customers / learning_scale)


@checked
def s_shaped_value(*, customers, learning_ceiling, learning_scale):
    """Value added by data, USD per month: slow, steep around `learning_scale`, then flat.

    Examples
    --------
    >>> curve = {"learning_ceiling": 10, "learning_scale": 100}
    >>> s_shaped_value(customers=[0, 100, 1000], **curve).round(2)
    array([0. , 5. , 9.9])
    """
    return learning_ceiling * customers**2 / (customers**2 + learning_scale**2)


@checked
def power_value(*, customers, learning_ceiling, learning_scale, learning_power):
    """Value added by data, USD per month: ever slower, never quite flat.

    For many customers it falls short of the ceiling by b · N**(−power), the form in which
    prediction errors are usually reported; at the start it is 0 like the other two.

    Examples
    --------
    >>> curve = {"learning_ceiling": 10, "learning_scale": 100, "learning_power": 0.5}
    >>> power_value(customers=[0, 300, 9900], **curve)
    array([0., 5., 9.])
    """
    return -learning_ceiling * np.expm1(-learning_power * np.log1p(customers / learning_scale))


@checked
def next_data_stock(data_stock, *, data_inflow, data_depreciation):
    """Stock of records one period later: what has not aged, plus what is new.

    Examples
    --------
    >>> next_data_stock([0, 15], data_inflow=3, data_depreciation=0.2)
    array([ 3., 15.])
    """
    return (1 - data_depreciation) * data_stock + data_inflow


class DataStock(NamedTuple):
    """Records at which loss and inflow balance (stable).

    ``status`` is ``"settles"``, or ``"grows without end"`` (infinite) where data does not age.
    """

    records: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_data_stock(*, data_inflow, data_depreciation):
    """Where the stock of data comes to rest.

    Examples
    --------
    >>> find_data_stock(data_inflow=3, data_depreciation=0.2)
    DataStock(records=15.0, status='settles')
    """
    records = np.where(data_inflow > 0, data_inflow / data_depreciation, 0.0)
    return DataStock(records, np.where(np.isinf(records), "grows without end", "settles"))
