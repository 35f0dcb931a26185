"""Streams of chance: a run is the same whenever and with whatever it is computed."""

import numpy as np
import pytest

from platformlab import models
from platformlab.models.chance import draw_luck, find_streams
from platformlab.models.contacts.graphs import graph_from_pairs

CHAIN = graph_from_pairs([0, 1, 2], [1, 2, 3], nodes=4)
# Every simulation with chance, in a market where chance matters.
SIMULATIONS = {
    "urns": (models.urns.simulate, {"balls_a": 1, "balls_b": 2, "feedback": 1.2, "draws": 20}),
    "lock_in": (
        models.lock_in.simulate,
        {
            "preference_a": 2,
            "preference_b": 3,
            "returns_a": 0.5,
            "returns_b": 0.4,
            "fan_share_a": 0.5,
            "arrivals": 20,
        },
    ),
    "diffusion_runs": (
        models.diffusion_runs.simulate_people,
        {"innovation": 0.1, "imitation": 0.4, "people": 500, "start_share": 0, "years": 6},
    ),
    "network_diffusion": (
        lambda **given: models.network_diffusion.simulate_bass(CHAIN, [], **given).period,
        {"adoption_chance": 0.2, "contact_chance": 0.3, "periods": 4},
    ),
}


def test_stream_of_a_run_is_the_child_of_the_seed_with_its_number():
    children = np.random.SeedSequence(7).spawn(5)
    expected = [np.random.default_rng(child).random() for child in children[2:]]
    streams = find_streams(seed=7, replicates=3, first_replicate=2)
    assert [stream.random() for stream in streams] == expected


def test_luck_has_a_row_for_each_run():
    luck = draw_luck(draws=4, seed=1, replicates=3, first_replicate=0)
    assert luck.shape == (3, 4)
    assert len(np.unique(luck)) == 12


@pytest.mark.parametrize(("simulate", "market"), SIMULATIONS.values(), ids=SIMULATIONS)
def test_later_runs_can_be_computed_apart(simulate, market):
    whole = simulate(**market, seed=3, replicates=9)
    apart = simulate(**market, seed=3, replicates=4, first_replicate=5)
    assert np.array_equal(apart, whole[5:], equal_nan=True)
    assert not np.array_equal(apart, whole[:4], equal_nan=True)


def test_first_run_cannot_have_a_negative_number():
    simulate, market = SIMULATIONS["urns"]
    with pytest.raises(ValueError, match=r"first_replicate must lie in \[0, .*\(got -1\)"):
        simulate(**market, seed=3, replicates=4, first_replicate=-1)
