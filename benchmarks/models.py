"""How long the models take: 100 points and 160 000 points in one call.

    python benchmarks/models.py

A slider page computes 100 points, a map of two parameters 400 × 400. Wanted of closed forms are
less than 5 ms and less than 50 ms, in the fastest of the calls timed. Models that search for a
root, or integrate, are told by the solver they call; they are timed without a target. The table
goes to _build/bench/models.md and models.json.
"""

import json
import statistics
import sys
import timeit
from unittest import mock

import environment
import numpy as np
from scipy.optimize import elementwise

sys.path.insert(0, str(environment.ROOT))

from platformlab import models
from platformlab.params import PARAMS

# Module, function, and the two parameters that vary around their defaults, by half of them either
# way unless a range is given; all others stay at their defaults or at the value given.
MODELS = [
    ("break_even", "find_break_even_fees", "cross_side_consumers", "cross_side_producers"),
    ("compatibility", "find_compatible", "highest_value", "member_value"),
    ("compatibility", "find_incompatible", "highest_value", "member_value"),
    ("competition", "hotelling", "cost_per_customer", "transport_cost"),
    ("competition", "bertrand", "cost_per_customer", "quality_lead"),
    ("competition", "salop", "cost_per_customer", "transport_cost"),
    ("competition", "salop_entry", "transport_cost", "entry_cost"),
    ("critical_mass", "next_share", "share", "same_side"),
    ("critical_mass", "find_equilibria", "price", "same_side"),
    ("critical_mass", "find_folds", "same_side", "taste_spread"),
    ("critical_mass", "find_critical_mass", "price", "same_side"),
    ("crowd_ideas", "expected_best", "ideas", "quality_spread", {"distribution": "normal"}),
    ("crowd_ideas", "expected_best_screened", "ideas", "screening_accuracy"),
    ("diffusion", "adopt", "time", "imitation"),
    ("diffusion", "find_time", "share", "imitation"),
    ("diffusion", "find_peak", "innovation", "imitation"),
    ("divide_and_conquer", "find_launch", "cross_side_consumers", "cross_side_producers"),
    ("divide_and_conquer", "find_incumbent", "match_probability", "surplus_share_consumers"),
    ("divide_and_conquer", "has_profitable_entry", "fee_consumers", "fee_producers"),
    ("expectations", "find_even_split", "same_side", "revision_share"),
    ("fleet_learning", "find_precision", "failures", "failure_cost"),
    ("free_goods", "find_prices", "spillover_consumers", "spillover_producers"),
    ("intermediary", "find_best_fee", "direct_cost", "platform_cost"),
    ("intermediary", "find_lowest_fee", "direct_cost", "platform_cost"),
    ("intermediary", "find_platform_limit", "direct_cost", "operating_cost"),
    ("intermediary", "find_direct_limit", "free_deals", "operating_cost"),
    ("hybrid", "find_launch_lead", "relative_fee_consumers", "transport_cost"),
    ("hybrid", "launch_from_product", "quality_lead", "transport_cost"),
    ("hybrid", "compare_hybrid", "cross_side_consumers", "cross_side_producers"),
    ("launch", "find_equilibria", "relative_fee_consumers", "relative_fee_producers"),
    ("launch", "find_highest_fee", "relative_fee_consumers", None),
    ("learning_curves", "saturating_value", "customers", "learning_scale"),
    ("learning_curves", "s_shaped_value", "customers", "learning_scale"),
    ("learning_curves", "power_value", "customers", "learning_scale"),
    ("learning_curves", "find_data_stock", "data_inflow", "data_depreciation"),
    ("learning_from_data", "annuity", "customers", "discount_factor"),
    ("learning_from_data", "find_winner", "customers_incumbent", "quality_lead"),
    ("learning_from_data", "find_head_start", "customers_entrant", "quality_lead"),
    ("lock_in", "find_lock_in", "preference_a", "returns_a"),
    ("lock_in", "find_market_shares", "lead_a", "same_side"),
    ("logit_competition", "logit_price", "cost_per_customer", "taste_spread"),
    ("logit_competition", "logit_price_with_outside_good", "cost_per_customer", "taste_spread"),
    ("maintenance", "survival", "age", "weibull_shape"),
    ("maintenance", "find_life", "weibull_scale", "weibull_shape"),
    ("maintenance", "cost_rate", "replacement_age", "failure_cost"),
    ("maintenance", "find_replacement_age", "failure_cost", "weibull_scale"),
    ("matching", "match_blindly", "consumer_count", "producer_count"),
    ("matching", "distance_to_nearest", "density", "rank"),
    ("matching", "trade_with_wedge", "transaction_cost", "demand_slope"),
    ("network_growth", "users_at", "time", "growth_speed"),
    ("network_theory", "find_cascade_window", "threshold", None),
    ("network_theory", "find_mean_field_path", "adoption_chance", "contact_chance", {"share": 0}),
    ("network_value", "find_values", "users", "unit_value"),
    ("network_value", "find_merger_gain", "users", "partner_users"),
    ("network_value", "find_break_even", "cost_per_user", "running_cost"),
    ("options", "find_wait_threshold", "volatility", "payout_rate"),
    ("options", "option_to_launch", "project_value", "volatility"),
    ("options", "compare_pilot", "success_chance", "rollout_cost"),
    ("patience", "cumulative_cash", "time", "growth_speed", {"first_users": 20}),
    ("patience", "cumulative_cash_pipeline", "time", "growth_speed", {"first_users": 20}),
    ("patience", "find_j_curve", "growth_speed", "running_cost", {"first_users": 20}),
    ("patience", "net_present_value", "time", "growth_speed"),
    ("platform_rivalry", "find_duopoly", "cross_side_consumers", "cross_side_producers"),
    ("platform_rivalry", "find_bottleneck", "cross_side_consumers", "cross_side_producers"),
    ("pooling", "run_fleet", "load", "vehicles"),
    ("pooling", "find_fleet_size", "load", "refusal_target"),
    ("pooling", "pool_stock", "shortage_cost", "surplus_cost"),
    ("rent_or_own", "rent_per_unit", "landlord_output", "markup"),
    ("rent_or_own", "find_break_even", "fixed_cost", "unit_cost"),
    ("rent_or_own", "expected_own_cost", "output", "halving_chance"),
    ("rohlfs", "rohlfs_next_share", "share", "relative_price"),
    ("rohlfs", "rohlfs_equilibria", "relative_price", None),
    ("rohlfs", "rohlfs_monopoly", "relative_cost", None),
    ("scale", "cost_of_unit", "cumulative_output", "learning_rate"),
    ("scale", "total_cost", "cumulative_output", "learning_rate"),
    ("scale", "total_cost_approximate", "cumulative_output", "learning_rate"),
    ("scale", "average_cost", "output", "fixed_cost"),
    ("scale", "find_cheapest_output", "fixed_cost", "congestion_cost"),
    ("scale", "find_plants", "output", "congestion_cost"),
    ("scale", "find_resting_output", "learning_rate", "demand_elasticity"),
    ("scale_or_network", "find_market", "share", "same_side"),
    ("scale_or_network", "find_equilibria", "learning_rate", "same_side"),
    ("search", "search_in_sequence", "search_cost", "highest_price"),
    ("search", "search_in_sample", "search_cost", "highest_price"),
    ("search", "find_best_sample", "search_cost", "highest_price"),
    ("transaction_fees", "find_fees", "choke_fee_consumers", "cost_per_transaction"),
    ("transaction_fees", "find_logit_fees", "typical_value_consumers", "cost_per_transaction"),
    ("two_engines", "unit_cost", "share", "learning_rate"),
    ("two_engines", "willingness_to_pay", "share", "same_side"),
    ("two_sided", "find_monopoly", "cross_side_consumers", "cross_side_producers"),
    ("two_sided", "find_welfare_optimum", "cross_side_consumers", "cross_side_producers"),
    ("two_sided_shares", "find_shares", "fee_consumers", "fee_producers"),
    ("two_sided_shares", "find_gain_for_fee", "cross_side_consumers", "base_share_producers"),
    ("urns", "find_polya", "balls_a", "balls_b"),
    ("urns", "draw_probability", "share", "feedback"),
    ("virtuous_circle", "yearly_demand", "unit_price", "demand_elasticity"),
    ("virtuous_circle", "loop_gain", "learning_rate", "demand_elasticity"),
    ("virtuous_circle", "find_full_share", "learning_rate", "demand_elasticity"),
]
INTEGRALS = {"crowd_ideas"}  # by quadrature, imported under its own name
FEW, MANY = 100, 160_000


def grid(name, points):
    """Values of a parameter around its default, inside its range."""
    param = PARAMS[name]
    span = 0.5 * abs(param.default) or 0.5
    low, high = max(param.default - span, param.low), min(param.default + span, param.high)
    values = np.linspace(low, high, points + 2)[1:-1]  # without the ends, which may be excluded
    return np.rint(values) if param.integer else values


def arguments_of(function, varying, fixed, points):
    """Spread the varying parameters over a grid; keep all others at one value."""
    import inspect

    names = inspect.signature(function).parameters
    given = {
        name: fixed.get(name, PARAMS[name].default if name in PARAMS else None) for name in names
    }
    first, second = varying
    if second is None:
        return given | {first: grid(first, points)}
    if points == FEW:
        return given | {first: grid(first, points)}
    side = int(points**0.5)
    across, down = np.meshgrid(grid(first, side), grid(second, side))
    return given | {first: across.ravel(), second: down.ravel()}


def seconds_of(function, arguments):
    """Time single calls, at least seven or two tenths of a second of them."""
    timer = timeit.Timer(lambda: function(**arguments))
    first = timer.timeit(1)
    return timer.repeat(repeat=max(7, min(200, int(0.2 / max(first, 1e-6)))), number=1)


def is_closed_form(module, function, arguments):
    """Whether a call gets along without a solver of scipy."""
    with mock.patch.object(elementwise, "find_root", wraps=elementwise.find_root) as solver:
        function(**arguments)
    return not solver.called and module not in INTEGRALS


def main():
    """Time every model, print and write the table; fail if a model could not be timed."""
    rows, record, failed = [], [], []
    for module, name, first, second, *rest in MODELS:
        fixed = rest[0] if rest else {}
        try:
            function = getattr(getattr(models, module), name)
            few, many = (
                arguments_of(function, (first, second), fixed, points) for points in (FEW, MANY)
            )
            is_closed = is_closed_form(module, function, few)
            times = [seconds_of(function, arguments) for arguments in (few, many)]
        except Exception as error:
            failed.append(f"{module}.{name}: {type(error).__name__}: {error}")
            continue
        few, many = (1e3 * min(part) for part in times)
        is_met = few < 5 and many < 50
        verdict = ("met" if is_met else "MISSED") if is_closed else "searches"
        cells = [
            f"{1e3 * statistics.median(part):.3g} | {1e3 * min(part):.3g} – {1e3 * max(part):.3g}"
            for part in times
        ]
        rows.append(f"| {module}.{name} | {cells[0]} | {cells[1]} | {verdict} |")
        record.append({"model": f"{module}.{name}", "few": times[0], "many": times[1]})
        print(f"{module + '.' + name:48} {few:8.3g} ms {many:8.3g} ms  {verdict}", flush=True)
    environment.OUT.mkdir(parents=True, exist_ok=True)
    about = (
        f"{environment.machine()}. Times of one call in milliseconds: median, and fastest to "
        "slowest. The target is judged by the fastest, which other work disturbs least."
    )
    header = f"| model | {FEW} points | spread | {MANY} points | spread | < 5 ms and < 50 ms |"
    table = "\n".join([header, "| --- " * 6 + "|", *rows])
    text = f"# Models\n\n{about}\n\n{table}\n"
    (environment.OUT / "models.md").write_text(text)
    (environment.OUT / "models.json").write_text(json.dumps(record) + "\n")
    if failed:
        sys.exit("could not be timed:\n" + "\n".join(failed))


if __name__ == "__main__":
    main()
