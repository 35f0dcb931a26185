"""Scale: how unit cost falls with experience and with volume, and where the fall ends.

Question. How far does the pipeline's virtuous circle (cheaper, so more sold, so cheaper) go?

Two sources of scale. *Experience*: each doubling of all units ever made lowers the cost of the
next unit by the learning rate. *Volume*: a fixed cost is spread over the units of a year, until
crowding makes each unit dearer again.

Assumptions. The experience curve is the one for the *unit* (Crawford), not for the cumulative
average (Wright 1936): same exponent, different level. Demand has one elasticity everywhere and
the price is a fixed mark-up on cost.

Left out. Calendar time (output and time grow together, so data cannot tell them apart),
forgetting, input prices, rivals; and price is not cost.

Sources: wright1936, henderson1968; the summation formula is Euler and Maclaurin's.
"""

from typing import NamedTuple

import numpy as np
import scipy

from platformlab.models.checking import checked

# Terms of the exact total that are added one by one before the summation formula takes over.
_HEAD = 10


@checked
def learning_exponent(*, learning_rate):
    """Exponent of the experience curve $x^(−b)$; $2^(−b)$ is the progress ratio.

    Examples
    --------
    >>> round(learning_exponent(learning_rate=0.2), 4)
    0.3219
    """
    return -np.log2(1 - learning_rate)


@checked
def cost_of_unit(*, cumulative_output, first_unit_cost, learning_rate):
    """Cost in USD of the unit made when `cumulative_output` is reached.

    References
    ----------
    wright1936, henderson1968

    Examples
    --------
    >>> cost_of_unit(cumulative_output=[1, 2, 4], first_unit_cost=100, learning_rate=0.2)
    array([100.,  80.,  64.])
    """
    doublings = np.log2(cumulative_output)
    return first_unit_cost * (1 - learning_rate) ** doublings


@checked
def total_cost(*, cumulative_output, first_unit_cost, learning_rate):
    """Cost in USD of all units so far: the exact sum over units, to nine digits.

    Examples
    --------
    >>> made = [1, 2, 4]
    >>> total_cost(cumulative_output=made, first_unit_cost=100, learning_rate=0.2).round(2)
    array([100.  , 180.  , 314.21])
    """
    last, b = np.broadcast_arrays(cumulative_output, learning_exponent(learning_rate=learning_rate))
    unit = np.arange(1.0, _HEAD)
    head = np.where(unit <= last[..., None], unit ** -b[..., None], 0.0).sum(axis=-1)
    # The rest is the area under the curve with each unit centred, corrected for its curvature.
    low, high = _HEAD - 0.5, np.maximum(last + 0.5, _HEAD - 0.5)
    tail = _area(low, high, b) + _bend(high, b) - _bend(low, b)
    return first_unit_cost * (head + tail)


@checked
def total_cost_approximate(*, cumulative_output, first_unit_cost, learning_rate):
    """Cost in USD of all units so far, as the area under the curve: the formula in print.

    Examples
    --------
    >>> args = {"cumulative_output": 10_000, "first_unit_cost": 1, "learning_rate": 0.2}
    >>> round(total_cost_approximate(**args), 3), round(total_cost(**args), 3)
    (759.451, 759.424)
    """
    b = learning_exponent(learning_rate=learning_rate)
    return first_unit_cost * _area(0.5, cumulative_output + 0.5, b)


@checked
def average_cost(*, output, fixed_cost, unit_cost, congestion_cost):
    """Cost in USD of each of the `output` units of a year.

    Examples
    --------
    >>> average_cost(output=[100, 150], fixed_cost=900, unit_cost=3, congestion_cost=0.04)
    array([16., 15.])
    """
    return fixed_cost / output + unit_cost + congestion_cost * output


class CheapestOutput(NamedTuple):
    """Output (units per year) with the lowest average cost, and that cost (USD per unit).

    ``status`` is ``"minimum"``; ``"natural monopoly"`` where more is always cheaper (output
    infinite, the cost is approached); ``"no scale economy"`` where there is no fixed cost to
    spread (the cost is that of the smallest output, 0).
    """

    output: np.ndarray
    average_cost: np.ndarray
    status: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_cheapest_output(*, fixed_cost, unit_cost, congestion_cost):
    """Where the fixed cost per unit has fallen to the cost of crowding.

    Examples
    --------
    >>> find_cheapest_output(fixed_cost=900, unit_cost=3, congestion_cost=0.04)
    CheapestOutput(output=150.0, average_cost=15.0, status='minimum')
    """
    fixed = fixed_cost > 0
    output = np.where(fixed, np.sqrt(fixed_cost / congestion_cost), 0.0)
    lowest = unit_cost + 2 * np.sqrt(fixed_cost * congestion_cost)
    status = np.where(np.isinf(output), "natural monopoly", "minimum")
    status = np.where(fixed, status, "no scale economy")
    return CheapestOutput(*np.broadcast_arrays(output, lowest, status))


class Plants(NamedTuple):
    """How many equal plants make an output most cheaply, and what each unit then costs in USD."""

    number: np.ndarray
    average_cost: np.ndarray


@checked
@np.errstate(divide="ignore", invalid="ignore", over="ignore")
def find_plants(*, output, fixed_cost, unit_cost, congestion_cost):
    """Spread an output over as many equal plants as is cheapest; without crowding that is one.

    Examples
    --------
    >>> find_plants(output=[150, 300], fixed_cost=900, unit_cost=3, congestion_cost=0.04)
    Plants(number=array([1., 2.]), average_cost=array([15., 15.]))
    """
    # Plants that are exactly full; where a plant costs nothing, more than anybody counts.
    full = output * np.sqrt(congestion_cost / fixed_cost)
    few = np.clip(np.floor(np.nan_to_num(full)), 1, 1e15)
    more = np.where(few > full, few, few + 1)
    costs = [
        number * fixed_cost / output + congestion_cost * output / number for number in (few, more)
    ]
    number = np.where(costs[1] < costs[0], more, few)
    return Plants(*np.broadcast_arrays(number, unit_cost + np.minimum(*costs)))


@checked
def next_relative_output(relative_output, *, learning_rate, demand_elasticity, markup):
    """Output sold when the price is the marked-up cost at experience `relative_output`.

    Examples
    --------
    >>> next_relative_output(1, learning_rate=0.2, demand_elasticity=2, markup=0.25).__round__(4)
    0.64
    """
    exponent = learning_exponent(learning_rate=learning_rate)
    price = (1 + markup) * relative_output**-exponent
    return price**-demand_elasticity


class Circle(NamedTuple):
    """Loop gain, and the output (natural log, relative) that reproduces itself.

    ``status``: ``"settles"`` there from anywhere (gain below 1), or ``"grows or collapses"``: it is a critical
    mass, above which output grows without end and below which it collapses. At a gain of just 1
    it is NaN: output always ``"collapses"``, or ``"stays"`` where it is if there is no mark-up.
    """

    loop_gain: np.ndarray
    log_output: np.ndarray
    status: np.ndarray


@checked
def find_resting_output(*, learning_rate, demand_elasticity, markup):
    """Gain of the loop "cheaper, so more sold, so cheaper", and where it rests.

    One percent more output lowers cost by b percent and raises sales by b · elasticity percent.

    Examples
    --------
    >>> circle = find_resting_output(learning_rate=0.2, demand_elasticity=[2, 4], markup=0.3)
    >>> circle.loop_gain.round(3), circle.log_output.round(3), circle.status.tolist()
    (array([0.644, 1.288]), array([-1.473,  3.648]), ['settles', 'grows or collapses'])
    """
    gain = learning_exponent(learning_rate=learning_rate) * demand_elasticity
    loss = demand_elasticity * np.log1p(markup)  # per turn, at the cost of the first unit
    log_output = -loss / np.where(gain == 1, np.nan, 1 - gain)
    at_one = np.where(loss > 0, "collapses", "stays")
    status = np.select([gain < 1, gain > 1], ["settles", "grows or collapses"], at_one)
    return Circle(*np.broadcast_arrays(gain, log_output, status))


def _area(low, high, b):
    """∫ x**(−b) dx from `low` to `high`, smooth through b = 1."""
    logs = np.log(high / low)
    return low ** (1 - b) * logs * scipy.special.exprel((1 - b) * logs)


def _bend(x, b):
    """First two terms by which a sum over units and the area under the curve differ at x."""
    return x ** (-b - 1) * b * (1 / 24 - 7 / 5760 * (b + 1) * (b + 2) / x**2)
