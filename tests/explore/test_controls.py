"""Controls and columns: what is declared wrong is refused, what is shown is written once."""

from dataclasses import replace

import numpy as np
import pytest
from parts import EXPLORERS

from platformlab.explore import Column, choice, slider


def test_slider_takes_label_unit_and_default_from_the_vocabulary():
    control = slider("same_side", range(0, 81, 10))
    assert (control.label, control.unit) == ("Network strength", "USD per month")
    assert control.default == 60.0


def test_slider_refuses_a_value_outside_the_range_of_its_quantity():
    with pytest.raises(ValueError, match=r"share must lie in \[0, 1\] \(got 15\); write 20 % as"):
        slider("share", [0, 0.5, 15], default=0.5)


def test_slider_refuses_a_default_off_its_grid_and_says_what_the_grid_is():
    with pytest.raises(
        ValueError,
        match=r"the default of price must lie on its grid \(got 31, grid from 0 to 60\)",
    ):
        slider("price", range(0, 61, 2), default=31)


def test_unknown_quantity_is_refused():
    with pytest.raises(ValueError, match=r"got 'no_such_quantity'.; add the quantity to vocab"):
        slider("no_such_quantity", [1, 2])
    with pytest.raises(ValueError, match=r"got 'same_sid'.; did you mean 'same_side'"):
        slider("same_sid", [1, 2])


def test_choice_refuses_a_default_that_is_no_option_and_lists_them():
    with pytest.raises(ValueError, match=r"one of its options \(got 'c'\); choose from 'a', 'b'"):
        choice("rule", ("a", "b"), default="c")


def test_key_that_is_no_column_is_refused_and_the_columns_are_listed():
    with pytest.raises(
        ValueError, match=r"keyed_by must name one of .* \(got 'firm'; they are broad, "
    ):
        replace(EXPLORERS["platform_count"], keyed_by="firm")


def test_steps_of_a_computed_grid_are_clean_numbers():
    control = slider("share", np.arange(0, 1.01, 0.05), default=0.35)
    assert control.values[6] == 0.3  # 6 * 0.05 is 0.30000000000000004


@pytest.mark.parametrize(
    ("control", "value", "shown"),
    [
        (slider("share", [0, 0.35, 1], default=0), 0.35, "35 %"),
        (slider("price", [0, 28, 1500], default=0), 28.0, "$28 per month"),
        (slider("price", [0, 28, 1500], default=0), 1500.0, "$1,500 per month"),
        (slider("relative_price", [0, 0.19], default=0, unit=""), 0.19, "0.19"),
        (slider("periods", [12, 36]), 12.0, "12 months"),
        (choice("rule", ("a",), default="a", shown=str.upper), "a", "A"),
    ],
)
def test_value_is_written_with_its_unit(control, value, shown):
    assert control.show(value) == shown


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [
        (Column("n"), 1_234_567, "1,234,567"),
        (Column("year"), 2007, "2007"),
        (Column("n", 1), 12_345.67, "12,345.7"),
        (Column("n", 1, is_percent=True), 0.1234, "12.3 %"),
        (Column("n"), -0.4, "0"),
        (Column("n", 1, is_percent=True), -1e-9, "0.0 %"),
        (Column("n"), None, "—"),
        (Column("n"), float("nan"), "—"),
        (Column("n", is_text=True), "words", "words"),
    ],
)
def test_number_is_written_as_the_table_shows_it(column, value, shown):
    assert column.show(value) == shown


def test_fraction_keeps_two_decimals_more_than_its_percentage():
    assert Column("n", 1, is_percent=True).stored_decimals == 3
    assert Column("n", 1).stored_decimals == 1


def test_state_fills_in_defaults_and_refuses_unknown_controls():
    explorer = EXPLORERS["critical_mass"]
    assert explorer.state(share=0.5) == {"share": 0.5, "price": 28.0, "same_side": 60.0}
    with pytest.raises(
        ValueError, match="no control 'cost'; its controls are share, price, same_side"
    ):
        explorer.state(cost=1)


def test_explorer_without_controls_says_so():
    with pytest.raises(ValueError, match="its controls are none"):
        EXPLORERS["predix_activity"].state(share=0.5)


def test_anchor_is_fit_for_an_address():
    for explorer in EXPLORERS.values():
        assert explorer.anchor.replace("-", "").isalnum()
