"""Every checked function of the library, with arguments that suit it."""

import inspect

import numpy as np

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
HALVES = [[9] * 12 + [1] * 12, [1] * 12 + [9] * 12]  # two services by the hour
DEMAND = models.fleet_profiles.draw_fleet_demand(profiles=HALVES, service_peak=8, days=2, seed=1)
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
    "fleet_profiles.find_peak_fleets": {"profiles": HALVES},
    "fleet_profiles.find_certain_fleets": {"profiles": HALVES},
    "fleet_profiles.find_expected_fleets": {"profiles": HALVES},
    "fleet_profiles.draw_fleet_demand": {"profiles": HALVES},
    "shared_fleet.simulate_shared_fleet": {"demand": DEMAND, "foresight": False},
    "shared_fleet.find_fleet_saving": {"demand": DEMAND, "foresight": False},
    "shared_fleet.find_timetable_fleet": {"demand": DEMAND},
    "shared_fleet.find_waiting_fleet": {"demand": DEMAND},
    "pooling.pool_stock": {"demand_correlation": [0, 0.25, 0.5]},
    "launch.simulate": {"share_producers": [0.8, 0.1, 0.9]},  # not near the saddle
    "crowd_ideas.expected_best": {"distribution": "normal"},
    "crowd_ideas.run_funnel": {"pass_rates": [0.3, 0.2, 0.1]},
    "crowd_ideas.find_ideas_needed": {"pass_rates": [0.3, 0.2, 0.1]},
} | {f"patience.{name}": {"first_users": [100, 80, 120]} for name in vars(models.patience)}
# One run, one graph, one line: arguments of which a call has one, refused with their name.
ALWAYS_ONE = {
    "periods",
    "years",
    "arrivals",
    "replicates",
    "seed",
    "first_replicate",
    "graph_seed",
    "nodes",
    "days",
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
