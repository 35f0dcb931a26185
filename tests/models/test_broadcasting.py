"""Arrays in, arrays out: every public function of every model treats its arguments as NumPy does."""

import itertools

import numpy as np
import pytest
from calls import ALWAYS_ONE, FUNCTIONS, arguments
from properties import some

ONE_A_CALL = {
    "urns.simulate": {"draws"},
    "fleet_profiles.find_certain_fleets": {"served_target"},
    "fleet_profiles.find_expected_fleets": {"served_target"},
    "shared_fleet.find_fleet_saving": {"served_target", "refit_time"},
    "shared_fleet.find_timetable_fleet": {"served_target", "refit_time"},
    "shared_fleet.find_waiting_fleet": {"served_target", "waiting_share", "wait_time"},
    "urn_ends.find_share_quantile": {"draws"},
    "random_graphs.random_graph": {"mean_degree"},
    "random_graphs.clustered_graph": {"mean_degree", "rewired_share"},
    "random_graphs.scale_free_graph": {"mean_degree"},
    "network_diffusion.simulate_bass": {"adoption_chance", "contact_chance"},
    "network_launch.find_first_adopters": {"launch_share"},
    "network_launch.draw_thresholds": {"threshold_mean", "threshold_spread"},
    "launch_frontier.trace_frontier": {
        "relative_fee_consumers",
        "relative_fee_producers",
        "speed_consumers",
        "speed_producers",
        "relative_stand_alone",
    },
}
# The solver of a differential equation steps for all cells together, so digits differ.
SOLVED_TOGETHER = {"launch.simulate": 1e-6, "launch_frontier.find_frontier": 1e-7}
# Rows of one call: the last axis is that of people, of services or of statements.
ROWS = {
    "calibration.find_score": {"confidence", "came_true"},
    "fleet_profiles.find_peak_fleets": {"service_peak"},
    "fleet_profiles.find_certain_fleets": {"service_peak"},
    "fleet_profiles.find_expected_fleets": {"service_peak"},
    "fleet_profiles.draw_fleet_demand": {"service_peak"},
    "network_diffusion.simulate_threshold": {"threshold"},
    "pooling.find_shared_peak": {"service_peak", "peak_hour"},
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


# Functions that solve something for each market: their pairs take seconds.
LONG = {
    "diffusion_runs.simulate_people",
    "fleet_learning.find_precision",
    "launch.simulate",
    "launch_frontier.find_frontier",
    "launch_frontier.trace_frontier",
    "scale_or_network.find_equilibria",
    "scale_or_network.find_market",
    "scale_or_network.find_rest",
    "urn_ends.find_monopoly",
}


@pytest.mark.parametrize(
    "called", [pytest.param(n, marks=pytest.mark.slow if n in LONG else ()) for n in FUNCTIONS]
)
def test_pairs_of_arrays_give_what_single_calls_give(called, subtests):
    function = FUNCTIONS[called]
    values, others = arguments(called)
    one = ALWAYS_ONE | ONE_A_CALL.get(called, set()) | ROWS.get(called, set())
    usual = {name: numbers[0] for name, numbers in values.items()} | others
    near = SOLVED_TOGETHER.get(called, 1e-9)
    singles = {}

    def cell(change):
        """The result of a single call; pairs that share an argument share calls."""
        changed = frozenset((name, at) for name, at in change.items() if at)
        if changed not in singles:
            single = {name: values[name][at] for name, at in changed}
            singles[changed] = fields(function(**usual | single))
        return singles[changed]

    for first, second in some(itertools.combinations([n for n in values if n not in one], 2)):
        with subtests.test(first=first, second=second):
            rows, columns = values[first][:2], values[second]
            grid = {first: np.array(rows)[:, None], second: np.array(columns)}
            whole = fields(function(**usual | grid))
            cells = [
                cell({first: a, second: b})
                for a, b in itertools.product(range(2), range(len(columns)))
            ]
            for name, part in whole.items():
                parts = [found[name] for found in cells]
                assert is_grid_of(part, parts, (2, 3), near), (name, np.shape(part))


def test_a_row_of_numbers_for_what_a_call_has_once_is_refused_by_name(subtests):
    for called, function in FUNCTIONS.items():
        values, others = arguments(called)
        usual = {name: numbers[0] for name, numbers in values.items()} | others
        for name in values.keys() & (ALWAYS_ONE | ONE_A_CALL.get(called, set())):
            message = rf"^{name} must be a single number \(got shape \(2,\)\)"
            with subtests.test(called, name=name), pytest.raises(ValueError, match=message):
                function(**usual | {name: values[name][:2]})


def test_exceptions_name_arguments_that_are_there():
    for called, names in (ONE_A_CALL | ROWS).items():
        assert names <= arguments(called)[0].keys()
