"""Arrays in, arrays out: every public function of every model treats its arguments as NumPy does."""

import inspect
import itertools

import numpy as np
import pytest

from platformlab import models
from platformlab.models.contacts.graphs import graph_from_pairs
from platformlab.params import PARAMS


def functions():
    """Public functions whose arguments are checked, by 'model.function'."""
    for topic in models.__all__:
        module = getattr(models, topic)
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if own and not name.startswith("_") and hasattr(function, "__wrapped__"):
                yield f"{topic}.{name}", function


FUNCTIONS = dict(functions())
CHAIN = graph_from_pairs([0, 1, 2], [1, 2, 3], nodes=4)
# What functions need besides quantities of the vocabulary, and defaults that contradict each other.
NEEDS = {
    "graphs.graph_from_pairs": {"first": [0, 1], "second": [1, 2]},
    "random_graphs.clustered_graph": {"mean_degree": [10, 8, 6]},
    "random_graphs.scale_free_graph": {"mean_degree": [10, 8, 6]},
    "network_diffusion.simulate_threshold": {"graph": CHAIN, "first_adopters": [0]},
    "network_diffusion.simulate_bass": {"graph": CHAIN, "first_adopters": [0]},
    "network_launch.find_first_adopters": {"graph": CHAIN, "where": "random"},
    "learning_from_data.annuity_of_path": {"values": [0, 4, 8]},
    "learning_from_data.run_race": {"values": [0, 4, 8]},
    "pooling.pool_stock": {"demand_correlation": [0, 0.25, 0.5]},
    "launch.simulate": {"share_producers": [0.8, 0.1, 0.9]},  # not near the saddle
    "crowd_ideas.expected_best": {"distribution": "normal"},
    "crowd_ideas.run_funnel": {"pass_rates": [0.3, 0.2, 0.1]},
    "crowd_ideas.find_ideas_needed": {"pass_rates": [0.3, 0.2, 0.1]},
} | {f"patience.{name}": {"first_users": [100, 80, 120]} for name in vars(models.patience)}
# One run, one graph, one line: arguments of which a call has one, refused with their name.
ALWAYS_ONE = {
    "periods", "years", "arrivals", "replicates", "seed", "first_replicate", "graph_seed", "nodes",
}  # fmt: skip
ONE_A_CALL = {
    "urns.simulate": {"draws"},
    "urn_ends.find_share_quantile": {"draws"},
    "random_graphs.random_graph": {"mean_degree"},
    "random_graphs.clustered_graph": {"mean_degree", "rewired_share"},
    "random_graphs.scale_free_graph": {"mean_degree"},
    "network_diffusion.simulate_bass": {"adoption_chance", "contact_chance"},
    "network_launch.find_first_adopters": {"launch_share"},
    "network_launch.draw_thresholds": {"threshold_mean", "threshold_spread"},
    "launch_frontier.trace_frontier": {
        "relative_price_consumers", "relative_price_producers", "speed_consumers",
        "speed_producers", "relative_stand_alone",
    },
}  # fmt: skip
# The solver of a differential equation steps for all cells together, so digits differ.
SOLVED_TOGETHER = {"launch.simulate": 1e-6, "launch_frontier.find_frontier": 1e-7}
# Rows of one call: the last axis is that of people or of services.
ROWS = {
    "network_diffusion.simulate_threshold": {"threshold"},
    "pooling.find_shared_peak": {"service_peak", "peak_hour"},
}


def numbers(name):
    """Three allowed values of a quantity, the usual one first."""
    param = PARAMS[name]
    if param.integer:
        return [int(param.default) + step for step in range(3)]
    step = 0.25 * abs(param.default) or 0.25
    around = [param.default, param.default - step, param.default + step]
    return np.clip(around, param.low + 1e-3, param.high - 1e-3).tolist()


def arguments(called):
    """The quantities of a function with three values each, and its other arguments."""
    needs = NEEDS.get(called, {})
    names = inspect.signature(FUNCTIONS[called]).parameters.keys()
    values = {name: needs.get(name, numbers(name)) for name in names & PARAMS.keys()}
    return dict(sorted(values.items())), {
        name: value for name, value in needs.items() if name in names - values.keys()
    }


def fields(result):
    """The parts of a result by name."""
    return result._asdict() if hasattr(result, "_asdict") else {"result": result}


def is_grid_of(whole, parts, grid, tolerance):
    """Whether `whole` holds the parts in their places, the grid's axes together anywhere."""
    parts = np.array(parts)
    inner = parts.ndim - 1
    spread = parts.reshape(*grid, *parts.shape[1:])
    for at in range(inner + 1):
        placed = np.moveaxis(spread, range(len(grid)), range(at, at + len(grid)))
        if placed.shape == np.shape(whole):
            if placed.dtype.kind in "fc":
                return np.allclose(whole, placed, rtol=tolerance, atol=tolerance, equal_nan=True)
            return np.array_equal(whole, placed)
    return False


@pytest.mark.parametrize("called", FUNCTIONS)
def test_pairs_of_arrays_give_what_single_calls_give(called, subtests):
    function = FUNCTIONS[called]
    values, others = arguments(called)
    one = ALWAYS_ONE | ONE_A_CALL.get(called, set()) | ROWS.get(called, set())
    usual = {name: numbers[0] for name, numbers in values.items()} | others
    near = SOLVED_TOGETHER.get(called, 1e-9)
    for first, second in itertools.combinations([n for n in values if n not in one], 2):
        with subtests.test(first=first, second=second):
            rows, columns = values[first][:2], values[second]
            grid = {first: np.array(rows)[:, None], second: np.array(columns)}
            whole = fields(function(**usual | grid))
            cells = [
                fields(function(**usual | {first: a, second: b}))
                for a, b in itertools.product(rows, columns)
            ]
            for name, part in whole.items():
                parts = [cell[name] for cell in cells]
                assert is_grid_of(part, parts, (2, 3), near), (name, np.shape(part))


@pytest.mark.parametrize("called", FUNCTIONS)
def test_a_row_of_numbers_for_what_a_call_has_once_is_refused_by_name(called, subtests):
    values, others = arguments(called)
    usual = {name: numbers[0] for name, numbers in values.items()} | others
    for name in values.keys() & (ALWAYS_ONE | ONE_A_CALL.get(called, set())):
        message = rf"^{name} must be a single number \(got shape \(2,\)\)"
        with subtests.test(name=name), pytest.raises(ValueError, match=message):
            FUNCTIONS[called](**usual | {name: values[name][:2]})


def test_exceptions_name_arguments_that_are_there():
    for called, names in (ONE_A_CALL | ROWS).items():
        assert names <= arguments(called)[0].keys()
