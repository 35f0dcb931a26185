"""The one gate through which arguments reach a model."""

import inspect
from typing import NamedTuple

import numpy as np
import pandas as pd
import pytest

from platformlab.models.checking import check_order, check_series, check_spread, checked, one_number
from platformlab.params import PARAMS


class Split(NamedTuple):
    """A result with more than one quantity."""

    rest: np.ndarray
    status: np.ndarray


@checked
def model(share, *, price, periods=3, rng=None, note=None):
    """Return the arguments as they arrive."""
    return {"share": share, "price": price, "periods": periods, "rng": rng, "note": note}


@checked
def split(share, *, price):
    """Return two quantities."""
    return Split(share * price, np.where(share * price > 1, "much", "little"))


GOOD = {"share": 0.5, "price": 2}

# every kind of wrong input for a real, a half-open and a whole-number argument
WRONG = [
    ({"share": 1.5}, ValueError, r"^share must lie in \[0, 1\] \(got 1.5\); write 20 % as 0.2$"),
    ({"share": -0.1}, ValueError, r"^share must lie in \[0, 1\] \(got -0.1\)"),
    ({"share": np.nan}, ValueError, r"^share must lie in \[0, 1\] \(got nan\)"),
    ({"price": np.inf}, ValueError, r"^price must lie in \[0, ∞\) \(got inf\); price is what a"),
    ({"price": -np.inf}, ValueError, r"^price must lie in \[0, ∞\) \(got -inf\)"),
    ({"share": [0.1, 7, 0.3, 9]}, ValueError, r"\(got 7\)"),
    ({"share": [[0.1], [np.nan]]}, ValueError, r"\(got nan\)"),
    ({"share": []}, ValueError, r"^share must not be empty \(got \[\]\)"),
    ({"share": np.empty((0, 3))}, ValueError, "^share must not be empty"),
    ({"share": "0.5"}, TypeError, r"^share must be a number or an array of numbers \(got '0.5'\)"),
    ({"share": None}, TypeError, r"^share must be a number or an array of numbers \(got None\)"),
    ({"share": True}, TypeError, r"^share must be a number .*\(got True\)"),
    ({"share": 0.5 + 0j}, TypeError, "^share must be a number"),
    ({"share": [0.1, "x"]}, TypeError, "^share must be a number"),
    ({"share": [[0.1], [0.2, 0.3]]}, TypeError, "^share must be a number"),
    ({"share": {"a": 1}}, TypeError, "^share must be a number"),
    ({"share": [0.1, True]}, TypeError, r"^share must be a number .*\(got \[0.1, True\]\)"),
    ({"share": ((0.1, 0.2), (0.3, np.False_))}, TypeError, "^share must be a number"),
    ({"share": np.ma.masked}, TypeError, r"^share must be a number .*\(got masked\)"),
    ({"share": [0.1, np.ma.masked]}, TypeError, "^share must be a number"),
    (
        {"share": np.ma.array([0.1, 0.2], mask=[0, 1])},
        TypeError,
        r"\(got masked_array\(data=\[0.1, --\]",
    ),
    ({"share": pd.Series([True, False])}, TypeError, r"\(got 0 True 1 False dtype: bool\)"),
    ({"share": ["x"] * 5000}, TypeError, r"\(got .{120} \.\.\.\); write 20 % as 0.2$"),
    ({"share": object()}, TypeError, "^share must be a number"),
    ({"periods": 2.5}, ValueError, r"^periods must be a whole number \(got 2.5\)"),
    ({"periods": [1, 2.5]}, ValueError, r"^periods must be a whole number \(got 2.5\)"),
    ({"periods": 0}, ValueError, r"^periods must lie in \[1, 100000\] \(got 0\)"),
]


@pytest.mark.parametrize(("change", "error", "message"), WRONG)
def test_wrong_input_is_named_explained_and_repaired(change, error, message):
    with pytest.raises(error, match=message):
        model(**{**GOOD, **change})


def test_no_mask_and_no_truth_inside_leaves_numbers_as_they_are():
    whole = np.ma.array([0.1, 0.2], mask=[0, 0])
    assert model(whole, price=2)["share"].tolist() == [0.1, 0.2]


def test_messages_say_name_expectation_value_and_repair():
    for param in PARAMS.values():
        with pytest.raises(ValueError, match="must lie in") as error:
            param.check(np.nan)
        name, rest = str(error.value).split(" must lie in ")
        expectation, repair = rest.split(" (got nan); ")
        assert name == param.name
        assert expectation == param.interval
        assert repair
        assert not repair.endswith(".")


def test_arrays_that_do_not_fit_each_other_are_named_with_their_shapes():
    message = (
        r"^the arguments must broadcast against each other \(got price \(2,\), share \(3,\)\); "
        "give arrays of one shape, or single numbers$"
    )
    with pytest.raises(ValueError, match=message):
        model([0.1, 0.2, 0.3], price=[1, 2])


def test_lists_numbers_and_whole_numbers_arrive_as_arrays():
    seen = model([0, 1], price=3, periods=np.int64(4))
    assert seen["share"].dtype == float
    assert seen["share"].tolist() == [0, 1]
    assert seen["price"].shape == ()
    assert seen["periods"].dtype.kind == "i"


def test_unknown_arguments_and_defaults_pass_untouched():
    rng = np.random.default_rng(1)
    seen = model(0.5, price=1, rng=rng, note=[None])
    assert seen["rng"] is rng
    assert seen["note"] == [None]
    assert seen["periods"] == 3


def test_the_callers_array_is_never_changed_or_shared():
    mine = np.array([0.2, 0.4])
    seen = model(mine, price=1)["share"]
    seen += 1
    assert mine.tolist() == [0.2, 0.4]


def test_numbers_in_give_plain_numbers_out_and_arrays_give_arrays():
    one = split(0.5, price=3)
    assert type(one) is Split
    assert type(one.rest) is float
    assert one.status == "much"
    assert type(one.status) is str
    many = split([0.1, 0.5], price=3)
    assert many.rest.shape == (2,)
    assert many.status.tolist() == ["little", "much"]


def test_missing_and_unknown_arguments_are_python_errors():
    with pytest.raises(TypeError, match="price"):
        model(0.5)
    with pytest.raises(TypeError, match="prize"):
        model(0.5, price=1, prize=3)


def test_a_misspelt_argument_is_named_itself_and_not_the_one_that_it_stands_for():
    message = (
        r"^model has no argument 'prise'; did you mean 'price'\? it takes share, price, periods"
    )
    with pytest.raises(TypeError, match=message):
        model(0.5, prise=1)
    with pytest.raises(TypeError, match=r"^model has no argument 'zzz'; it takes share"):
        model(0.5, price=1, zzz=1)


def test_one_number_is_needed_where_a_call_has_one():
    @checked(single=("periods",))
    def run(*, share, periods):
        return {"share": share, "periods": periods}

    seen = run(share=[0.1, 0.2], periods=np.array(4))["periods"]
    assert (seen, type(seen)) == (4, int)
    message = r"^periods must be a single number \(got shape \(1,\)\); call once for each$"
    with pytest.raises(ValueError, match=message):
        run(share=0.1, periods=[4])


def test_plain_numbers_come_out_of_arrays_without_axis():
    assert one_number("nodes", np.array(3)) == 3
    assert isinstance(one_number("nodes", np.array(3)), int)


@pytest.mark.parametrize(
    ("users", "values", "error", "message"),
    [
        ([1, 2, np.nan], [1, 2, 3], ValueError, r"^users must be finite \(got nan\); .*position 2"),
        ([1, 2, 3], [1, -np.inf, 3], ValueError, r"^values must be finite and above 0 \(got -inf"),
        ([1, 2, 3], [1, 2, 0], ValueError, r"^values must be finite and above 0 \(got 0\)"),
        (
            [1, 2],
            [1, 2],
            ValueError,
            r"^users and values must be two series of equal length, three",
        ),
        ([1, 2, 3], [1, 2], ValueError, r"\(got shapes \(3,\) and \(2,\)\)"),
        ([[1], [2], [3]], [1, 2, 3], ValueError, r"\(got shapes \(3, 1\) and \(3,\)\)"),
        ([1, 2, "3"], [1, 2, 3], TypeError, r"^users must be a row of numbers \(got "),
        ([1, 2, 3], [[1], [2, 3], [4]], TypeError, "^values must be a row of numbers"),
        ([True, False, True], [1, 2, 3], TypeError, "^users must be a row of numbers"),
        ([1, True, 3], [1, 2, 3], TypeError, "^users must be a row of numbers"),
        ([1, 2, "x" * 999], [1, 2, 3], TypeError, r"\(got .{120} \.\.\.\); give a list"),
        (None, [1, 2, 3], TypeError, r"^users must be a row of numbers \(got None\)"),
    ],
)
def test_data_that_are_no_series_are_named_explained_and_repaired(users, values, error, message):
    with pytest.raises(error, match=message):
        check_series(users=users, values=values, least=3, above={"values": 0})


def test_series_arrive_as_floats_in_the_order_given_and_apart_from_the_callers():
    mine = np.array([1.0, -2.0, 3.0])
    users, values = check_series(users=mine, values=(4, 5, 6), least=3)
    assert values.tolist() == [4, 5, 6]
    assert values.dtype == float
    users += 1
    assert mine.tolist() == [1, -2, 3]


def test_a_series_whose_numbers_are_all_alike_shows_nothing():
    check_spread(users=np.array([1.0, 1.0, 2.0]), repair="wait")
    with pytest.raises(ValueError, match=r"^users must differ .*\(got 4 throughout\); wait$"):
        check_spread(users=np.array([4.0, 4.0]), repair="wait")


def test_a_checked_model_keeps_its_name_text_and_signature():
    assert model.__name__ == "model"
    assert model.__doc__.startswith("Return the arguments as they arrive.\n")
    assert list(inspect.signature(model).parameters) == ["share", "price", "periods", "rng", "note"]


def test_units_and_ranges_of_the_vocabulary_are_added_to_the_docstring():
    assert split.__doc__ == (
        "Return two quantities.\n\n"
        "Quantities\n"
        "----------\n"
        "share : array_like of float, share, in [0, 1]\n"
        "    Part of the market that takes part, from 0 (nobody) to 1 (everybody).\n"
        "price : array_like of float, USD per month, in [0, ∞)\n"
        "    What a member pays per month."
    )


def test_a_quantity_that_a_call_has_once_is_said_to_be_one():
    run = checked(lambda *, periods: None, single=("periods",))
    assert run.__doc__ is None

    @checked(single=("periods",))
    def walk(*, periods):
        """Walk."""

    assert "\nperiods : int, one a call, months, in [1, 100000]\n" in walk.__doc__


def test_a_pair_in_order_passes():
    check_order(low=[1, 2], high=2, repair="swap")
    check_order(low=[1, 1.5], high=2, repair="swap", strict=True)


def test_the_message_names_the_first_offending_pair_and_the_repair():
    with pytest.raises(ValueError, match=r"^low must be at most high = 2 \(got 3\); swap$"):
        check_order(low=[1, 3, 4], high=[2, 2, 1], repair="swap")


def test_a_strict_order_refuses_equal_values():
    with pytest.raises(ValueError, match=r"^low must be below high = 2 \(got 2\); swap$"):
        check_order(low=[1, 2], high=2, repair="swap", strict=True)
