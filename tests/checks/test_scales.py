"""The scale of a number or a curve, and its words."""

import pytest

from platformlab.checks.scales import Scale

SHARE = Scale(0, 1, 0.05, "share")


@pytest.mark.parametrize(
    ("scale", "value", "shown"),
    [
        (SHARE, 0.35, "35 %"),
        (Scale(0, 0.1, 0.005, "share"), 0.035, "3.5 %"),
        (Scale(0, 60, 2, "USD a month"), 28, "$28 a month"),
        (Scale(0, 5000, 100, "USD"), 1200, "$1,200"),
        (Scale(0, 48, 1, "months"), 1, "1 month"),
        (Scale(0, 48, 1, "months"), 12, "12 months"),
        (Scale(0, 3, 0.1), 2.5, "2.5"),
    ],
)
def test_value_is_written_with_its_unit(scale, value, shown):
    assert scale.show(value) == shown


@pytest.mark.parametrize(
    ("scale", "difference", "shown"),
    [
        (SHARE, 0.2, "20 percentage points"),
        (SHARE, -0.01, "1 percentage point"),
        (SHARE, 0.0001, "nothing"),
        (Scale(0, 60, 2, "USD"), -4, "$4"),
        (Scale(0, 10, 1, "firms"), 1, "1 firm"),
    ],
)
def test_distance_is_written_without_sign(scale, difference, shown):
    assert scale.amount(difference) == shown


def test_values_go_from_low_to_high_without_rounding_dust():
    assert SHARE.size == 21
    assert SHARE.values[7] == 0.35
    assert SHARE.values[0] == 0
    assert SHARE.values[-1] == 1


def test_nearest_value_stays_on_the_scale():
    assert [SHARE.nearest(v) for v in (-1, 0.36, 0.38, 2)] == [0, 7, 8, 20]
