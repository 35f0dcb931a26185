"""The virtuous circle: a lower price sells more, and more output lowers the next price.

Question. How far does the circle of scale carry a firm, and where does it stop feeding itself?

Two things make a year's unit cheaper: last year's volume, over which the plant's cost is spread,
and all units made before, from which the firm has learned. The price is cost plus a fixed
mark-up. Buyers answer with one elasticity while the market is empty; as it fills they answer less.

Assumptions. At the starting price the firm sells the starting output, whatever the market's size,
and it has made one year's output before. Costs and tastes do not change otherwise.

Left out. Rivals, forgetting, a floor under the cost (materials), plants that crowd, growth of the
market, and the firm's choice to keep a saving instead of passing it on.

Sources: wright1936, henderson1968 (experience); ford1922 and abernathy1974 tell the circle and its
end; the filling market is ours.
"""

from typing import NamedTuple

import numpy as np

from platformlab.models.checking import check_order, check_series, checked
from platformlab.models.costs.scale import learning_exponent


class Path(NamedTuple):
    """One entry per year, the start included; shape (years + 1, ...).

    ``price`` in USD per unit, ``output`` in units per year, ``made`` the units made before the
    year, ``gain`` the loop gain of the circle in that year.
    """

    price: np.ndarray
    output: np.ndarray
    made: np.ndarray
    gain: np.ndarray


@checked
def yearly_demand(*, unit_price, start_price, start_output, yearly_market, demand_elasticity):
    """Units that sell in a year at `unit_price`.

    Examples
    --------
    >>> market = {"start_price": 900, "start_output": 20_000, "yearly_market": 2_000_000}
    >>> sold = yearly_demand(unit_price=[900, 450, 0], **market, demand_elasticity=3)
    >>> sold.round(-3)
    array([  20000.,  150000., 2000000.])
    """
    check_order(
        start_output=start_output,
        yearly_market=yearly_market,
        strict=True,
        repair="the market must be larger than what sells at the start",
    )
    return _demand(unit_price, start_price, start_output, yearly_market, demand_elasticity)


def _demand(unit_price, start_price, start_output, yearly_market, demand_elasticity):
    room = yearly_market / start_output - 1
    return yearly_market / (1 + room * (unit_price / start_price) ** demand_elasticity)


@checked
def loop_gain(*, market_share, fixed_share, learning_rate, demand_elasticity):
    """Percent by which sales rise when output and experience both rise by one percent.

    Above 1 each turn of the circle is larger than the one before; below 1 it is smaller.

    Parameters
    ----------
    market_share : array_like of float, part of the yearly market that is served
    fixed_share : array_like of float, part of unit cost that is the plant's

    Examples
    --------
    >>> args = {"learning_rate": 0.2, "demand_elasticity": 4}
    >>> round(loop_gain(market_share=0, fixed_share=0, **args), 3)
    1.288
    """
    exponent = learning_exponent(learning_rate=learning_rate)
    cheaper = fixed_share + (1 - fixed_share) * exponent
    return demand_elasticity * (1 - market_share) * cheaper


@checked(single=("years",))
def simulate(
    *,
    learning_rate,
    fixed_cost,
    demand_elasticity,
    markup,
    start_price,
    start_output,
    yearly_market,
    years,
):
    """Let the circle turn, year by year.

    Raises
    ------
    ValueError
        If the fixed cost alone exceeds the cost of the starting output, or the market is not
        larger than the starting output.

    Examples
    --------
    >>> path = simulate(
    ...     learning_rate=0.2, fixed_cost=0, demand_elasticity=3, markup=0, start_price=900,
    ...     start_output=20_000, yearly_market=2_000_000, years=2,
    ... )
    >>> path.price.round(), path.made.round(-3)
    (array([900., 720., 579.]), array([20000., 40000., 79000.]))
    """
    learning_rate, fixed_cost, demand_elasticity, markup, *market = np.broadcast_arrays(
        learning_rate,
        fixed_cost,
        demand_elasticity,
        markup,
        start_price,
        start_output,
        yearly_market,
    )
    start_price, start_output, yearly_market = market
    cost = start_price / (1 + markup)
    check_order(
        fixed_cost=fixed_cost,
        cost_of_the_start=cost * start_output,
        repair="lower it, or start with more units",
    )
    check_order(
        start_output=start_output,
        yearly_market=yearly_market,
        strict=True,
        repair="the market must be larger than what sells at the start",
    )
    exponent = learning_exponent(learning_rate=learning_rate)
    other_cost = cost - fixed_cost / start_output  # what learning lowers
    made = output = start_output.astype(float)
    turns = []
    for _ in range(years + 1):
        spread = fixed_cost / output
        cost = spread + other_cost * (made / start_output) ** -exponent
        price = (1 + markup) * cost
        output = _demand(price, *market, demand_elasticity)
        turns.append((price, output, made, spread / cost))
        made = made + output
    price, output, made, fixed_share = (np.stack(column) for column in zip(*turns, strict=True))
    gain = loop_gain(
        market_share=output / yearly_market,
        fixed_share=fixed_share,
        learning_rate=learning_rate,
        demand_elasticity=demand_elasticity,
    )
    return Path(price, output, made, gain)


class End(NamedTuple):
    """Year in which the loop gain falls below 1 for good, and what became of the circle.

    ``status`` is ``"stops feeding itself"``, ``"never feeds itself"`` (the year is 0) or
    ``"still feeds itself"`` (the year is NaN).
    """

    year: float
    status: str


def find_end(gain):
    """Where a circle stops feeding itself, between years by a straight line.

    Parameters
    ----------
    gain : array_like of float, shape (years,)
        The loop gain of every year.

    Raises
    ------
    TypeError, ValueError
        If `gain` is not one row of finite numbers.

    Examples
    --------
    >>> find_end([1.5, 1.2, 0.8])
    End(year=1.5, status='stops feeding itself')
    """
    (gain,) = check_series(gain=gain, least=1)
    feeding = np.flatnonzero(gain >= 1)
    if not feeding.size:
        return End(0.0, "never feeds itself")
    last = feeding[-1]
    if last == len(gain) - 1:
        return End(np.nan, "still feeds itself")
    high, low = gain[last], gain[last + 1]
    return End(float(last + (high - 1) / (high - low)), "stops feeding itself")


@checked
def find_full_share(*, learning_rate, demand_elasticity):
    """Part of the market at which a circle of learning alone stops feeding itself; 0 if it never does.

    Examples
    --------
    >>> round(find_full_share(learning_rate=0.2, demand_elasticity=4), 3)
    0.223
    """
    empty = learning_exponent(learning_rate=learning_rate) * demand_elasticity
    return np.where(empty > 1, 1 - 1 / np.maximum(empty, 1), 0.0)
