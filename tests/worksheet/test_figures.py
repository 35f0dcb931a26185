import pytest
from hypothesis import given
from hypothesis import strategies as st

from platformlab.worksheet import figures


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1200", 1200), ("1,200", 1200), ("1 200,000", 1200), ("0,500", 0.5),
     ("1.234.567", 1234567), ("0.125", 0.125), ("1234.567", 1234.567), ("1.2340", 1.234), ("1,200.5", 1200.5), ("0,5", 0.5),
     ("1'200", 1200), (".25", 0.25), ("007", 7), ("１２．５", 12.5), ("1\u202f000", 1000),
     ("1000000000", 1e9), ("0", 0), ("1,20", 1.2), ("2.", 2)],
)  # fmt: skip
def test_a_number_is_read_as_it_is_typed_in_any_country(typed, value):
    assert figures.read(typed)[::2] == (value, "")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "number"), ("many", "number"), ("-3", "negative"), ("\u22123", "negative"),
     ("1e5", "number"), ("nan", "number"), ("inf", "number"), ("1.2.3", "number"),
     ("1,2,3", "number"), ("1.000,5", "number"), ("1.200", "two_ways"), ("12.345", "two_ways"), ("1000000001", "too_large"),
     ("9" * 400, "too_large"), (".", "number"), ("²", "number"), ("٣", "number")],
)  # fmt: skip
def test_what_is_no_number_of_a_firm_is_named(typed, reason):
    assert figures.read(typed) == (None, 0, reason)


@given(st.text())
def test_any_text_is_a_number_of_a_firm_or_says_why_not(typed):
    value, places, reason = figures.read(typed)
    assert (value is None) == bool(reason)
    assert value is None or (0 <= value <= figures.MOST and 0 <= places <= 6)


@given(st.floats(-1e18, 1e18))
def test_rounding_keeps_three_digits_and_never_turns_an_order_around(value):
    found = figures.rounded(value)
    assert found == pytest.approx(value, rel=0.00501, abs=1e-6)
    assert found <= figures.rounded(value + abs(value) / 7 + 1)
    assert f"{found:.{figures.decimals(found)}f}" == f"{float(f'{value:.3g}'):.{figures.decimals(found)}f}" or abs(value) < 1e-5 or _is_half(value)  # fmt: skip


def _is_half(value):
    """Whether three digits lie as near below as above: Python rounds such a half to the even digit."""
    return abs(float(f"{value:.4g}") - value) <= abs(value) * 1e-9 and f"{abs(value):.3e}"[4] == "5"


@pytest.mark.parametrize(("count", "whole"), [(0, 0), (2.0000000001, 2), (2.001, 3), (0.4, 1)])
def test_half_a_member_is_one_more(count, whole):
    assert figures.heads(count) == whole
