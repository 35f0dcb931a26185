"""The vocabulary, and its agreement with the models."""

import inspect
import re
from pathlib import Path

import numpy as np
import pytest

from platformlab import models, params
from platformlab.params import PARAMS, Param

# Arguments of models that are not quantities a reader sets, or are checked elsewhere.
ALLOWED = {
    "demand",
    "distribution",
    "first",
    "first_adopters",
    "foresight",
    "graph",
    "pass_rates",
    "profiles",
    "second",
    "values",
    "where",
}

# Functions on observed data, which check their series themselves.
FITS = {
    "diffusion_fits.fit_curve",
    "diffusion_fits.fit_regression",
    "experience_fits.fit_learning",
    "fleet_learning.fit_weibull",
    "virtuous_circle.find_end",
    "network_growth.fit_growth",
    "network_value_fits.fit_exponent",
    "network_value_fits.fit_laws",
    "network_value_fits.fit_power",
    "network_value_fits.pair_up",
    "network_value_windows.fit_calendar",
    "network_value_windows.fit_window",
}

# Steps that models share with each other, behind the checks.
STEPS = {
    "diffusion.need_first_adopters",
    "graphs.build_graph",
    "graphs.find_degrees",
    "graphs.find_matrix",
    "graphs.find_taken",
    "graphs.people_of",
    "launch.change",
    "launch.sides",
    "logit_shares.find_fold_odds",
    "logit_shares.find_logit_shares",
    "maintenance.check_costs",
    "maintenance.find_best_hazard",
    "maintenance.hours_in_use",
    "maintenance.worth_of_waiting",
    "network_diffusion.check_chances",
    "two_sided.platform_at",
}


def public_functions():
    """Every public function that a model module defines."""
    for topic in models.__all__:
        space = getattr(models, topic)
        for name, member in vars(space).items():
            is_own = getattr(member, "__module__", None) == space.__name__
            if is_own and inspect.isfunction(member) and not name.startswith("_"):
                yield f"{topic}.{name}", member


MODELS = {name: function for name, function in public_functions() if name not in FITS | STEPS}


def arguments(function):
    """Name the arguments of a function that are in the vocabulary."""
    return [PARAMS[name] for name in inspect.signature(function).parameters if name in PARAMS]


def test_docstrings_leave_types_units_and_ranges_to_the_vocabulary(subtests):
    said = re.compile(r"^ *([a-z_0-9, ]+) : (?:array_like of )?(?:float|int)(.*)\n(.*)$", re.M)
    for name, function in MODELS.items():
        with subtests.test(name):
            own, _, _ = (function.__doc__ or "").partition("\nQuantities\n")
            for names, more, told in said.findall(own):
                params = [PARAMS[one] for one in names.split(", ") if one in PARAMS]
                for param in params:
                    assert more.removeprefix(", ") != param.unit
                    assert param.interval not in more
                if params and not more:
                    assert told.startswith(" "), f"{names}: a type alone is known already"


def test_words_of_the_vocabulary_are_those_of_its_quantities():
    said = set(params._said.load("en"))
    wanted = {f"{name}.{word}" for name in PARAMS for word in ("label", "meaning")}
    assert wanted <= said <= wanted | {f"{name}.repair" for name in PARAMS}


WHOLE = 'share = { symbol = "n", unit = "share", range = "[0, 1]", default = 0.2 }\n'


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (
            ("[0, 1]", "0 to 1"),
            r'share: expected a range such as "\[0, 1\)" .*got \'0 to 1\'.*correct',
        ),
        (("[0, 1]", "[none, 1]"), r"share: expected a range such as .*got '\[none, 1\]'"),
        (('"[0, 1]"', "1"), r"share: expected a range such as .*got 1\)"),
        (
            (', unit = "share"', ""),
            r"share: expected the keys default, range, symbol, unit and.* whole",
        ),
        (("unit", "units"), r"share: .*got default, range, symbol, units\); complete the line"),
        ((WHOLE, "share = 1"), r"share: expected the keys .*got 1\)"),
        (("\n", "\n" + WHOLE), "share|overwrite"),
    ],
)
def test_damaged_vocabulary_is_refused_with_place_and_repair(tmp_path, damage, said):
    file = tmp_path / "vocabulary.toml"
    file.write_text(WHOLE, encoding="utf-8")
    assert params.read(file) == {"share": PARAMS["share"]}
    file.write_text(WHOLE.replace(*damage), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        params.read(file)


def test_round_bracket_leaves_an_end_out(tmp_path):
    file = tmp_path / "vocabulary.toml"
    file.write_text(WHOLE.replace("[0, 1]", "(-∞, 1)"), encoding="utf-8")
    read = params.read(file)["share"]
    assert (read.low, read.open_low, read.high, read.open_high) == (-np.inf, False, 1, True)


def test_a_quantity_is_complete_and_its_default_lies_in_its_range(subtests):
    for param in PARAMS.values():
        with subtests.test(param.name):
            assert param.check(param.default) == param.default
            assert param.low < param.high
            assert param.name.isidentifier()
            assert param.name == param.name.lower()
            assert param.symbol
            assert param.unit
            assert param.label[0].isupper()
            assert not param.meaning[0].islower()
            assert not param.label.endswith(".")
            assert not param.meaning.endswith(".")


def test_both_ends_of_a_range_are_in_it_or_out_of_it_as_declared(subtests):
    for param in PARAMS.values():
        with subtests.test(param.name):
            for end, is_open in ((param.low, param.open_low), (param.high, param.open_high)):
                if np.isinf(end) or is_open:
                    with pytest.raises(ValueError, match="must lie in"):
                        param.check(end)
                else:
                    assert param.check(end) == end
                beyond = np.nextafter(end, -np.inf if end == param.low else np.inf)
                with pytest.raises(ValueError, match="must lie in"):
                    param.check(float(beyond))


@pytest.mark.parametrize(
    ("ends", "shown"),
    [
        ((0, 1, False, False), "[0, 1]"),
        ((0, 1, True, True), "(0, 1)"),
        ((0, float("inf"), False, False), "[0, ∞)"),
        ((-float("inf"), 2.5, False, True), "(-∞, 2.5)"),
        ((1, 4294967295, False, False), "[1, 4294967295]"),
    ],
)
def test_a_range_is_shown_as_mathematicians_write_it(ends, shown):
    low, high, open_low, open_high = ends
    quantity = Param("x", "x", "1", low, high, 1, open_low, open_high)
    shown = shown.replace("4294967295", f"{4294967295:g}")
    assert quantity.interval == shown


def test_a_quantity_without_repair_repeats_its_meaning():
    said = r"^price must lie in \[0, ∞\) \(got -2\); price is what a member pays per month$"
    with pytest.raises(ValueError, match=said):
        PARAMS["price"].check(-2)


def test_message_calls_a_quantity_as_its_caller_does():
    with pytest.raises(
        ValueError, match=r"^pass_rates must lie in .*\(got 2\); write 30 % as 0\.3$"
    ):
        PARAMS["pass_rate"].check([0.5, 2], called="pass_rates")


@pytest.mark.parametrize("module", sorted({name.partition(".")[0] for name in MODELS}))
def test_models_check_every_argument(module):
    for name, function in MODELS.items():
        if name.startswith(f"{module}."):
            assert hasattr(function, "__wrapped__"), f"{name} lacks @checked"
            names = inspect.signature(function).parameters
            right = {name: PARAMS[name].default if name in PARAMS else None for name in names}
            for wrong in names & PARAMS.keys():
                with pytest.raises(ValueError, match=f"^{wrong} must lie in .* \\(got nan\\)"):
                    function(**right | {wrong: np.nan})


def test_every_argument_of_a_model_is_in_the_vocabulary(subtests):
    for name in MODELS:
        with subtests.test(name):
            unknown = set(inspect.signature(MODELS[name]).parameters) - PARAMS.keys() - ALLOWED
            assert not unknown, f"{name} takes {unknown}, which vocabulary.toml does not declare"


def test_arguments_of_a_model_have_different_symbols(subtests):
    for name in MODELS:
        with subtests.test(name):
            symbols = [param.symbol for param in arguments(MODELS[name])]
            assert len(symbols) == len(set(symbols)), f"{name} uses {symbols}"


def test_a_model_is_documented_and_its_quantities_are_given_by_name(subtests):
    for name in MODELS:
        with subtests.test(name):
            assert inspect.getdoc(MODELS[name])
            positional = [
                param.name
                for param in inspect.signature(MODELS[name]).parameters.values()
                if param.kind is param.POSITIONAL_OR_KEYWORD
            ]
            assert len(positional) <= 3


def test_every_quantity_of_the_vocabulary_is_used_by_a_model():
    used = {param.name for function in MODELS.values() for param in arguments(function)}
    used |= {name for name in PARAMS if f'PARAMS["{name}"]' in _MODEL_TEXT}
    assert used == PARAMS.keys()


_MODEL_TEXT = "".join(
    path.read_text(encoding="utf-8") for path in Path(models.__path__[0]).rglob("*.py")
)


def test_money_is_called_price_fee_or_cost_and_never_charge():
    spaces = [getattr(models, topic) for topic in models.__all__]
    fields = {f for space in spaces for kind in vars(space).values() for f in fields_of(kind)}
    assert [name for name in {*PARAMS, *MODELS} | fields if "charge" in name] == []
    for name, param in PARAMS.items():
        for word in ("price", "fee"):
            if word in name.split("_"):
                assert word in param.label.lower()


def fields_of(kind):
    """Fields of a result of a model."""
    return getattr(kind, "_fields", ())
