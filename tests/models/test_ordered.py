"""The condition that one parameter stays below another."""

import pytest

from platformlab.models.ordered import check_order


def test_a_pair_in_order_passes():
    check_order(low=[1, 2], high=2, repair="swap")
    check_order(low=[1, 1.5], high=2, repair="swap", strict=True)


def test_the_message_names_the_first_offending_pair_and_the_repair():
    with pytest.raises(ValueError, match=r"^low must be at most high = 2 \(got 3\); swap$"):
        check_order(low=[1, 3, 4], high=[2, 2, 1], repair="swap")


def test_a_strict_order_refuses_equal_values():
    with pytest.raises(ValueError, match=r"^low must be below high = 2 \(got 2\); swap$"):
        check_order(low=[1, 2], high=2, repair="swap", strict=True)
