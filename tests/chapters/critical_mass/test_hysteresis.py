"""The month of no return: whoever restores the old price then has lost the members, and not before."""

import pytest

from platformlab.chapters.critical_mass.hysteresis import hysteresis
from platformlab.chapters.critical_mass.market import BASE_PRICE, FULL_VALUE, MARKET, SPEED
from platformlab.models import critical_mass as model


def restored_at(share, same_side):
    """Where the network ends if the old price returns at this share."""
    market = MARKET | {"stand_alone_value": FULL_VALUE - same_side, "same_side": same_side}
    steps = model.simulate(share, price=BASE_PRICE, adjustment=SPEED, periods=400, **market)
    return steps[-1]


@pytest.mark.parametrize(("price", "same_side"), [(45, 60), (50, 60), (80, 60), (60, 55)])
def test_old_price_brings_members_back_until_that_month_and_not_from_it_on(price, same_side):
    tables = hysteresis.rows(price=price, same_side=same_side)
    (month,), path = tables["turn"]["month"], tables["path"]["share"]
    (critical,) = tables["threshold"]["share"]
    assert restored_at(path[month], same_side) < critical < restored_at(path[month - 1], same_side)


def test_price_that_leaves_enough_members_has_no_such_month():
    assert hysteresis.rows(price=31, same_side=60)["turn"]["month"] == []


def test_network_that_needs_nobody_has_no_threshold():
    assert hysteresis.rows(price=45, same_side=0)["threshold"]["share"] == []
