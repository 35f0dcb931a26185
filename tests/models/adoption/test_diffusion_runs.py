"""The yearly Bass recursion, with and without chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.models.adoption.diffusion import adopt
from platformlab.models.adoption.diffusion_runs import simulate, simulate_people

QUICK = examples(100)
RATES = {"innovation": 0.03, "imitation": 0.38, "start_share": 0}
CROWD = {**RATES, "people": 500, "years": 8, "seed": 7}


def test_adopters_after_five_and_ten_years_are_those_of_the_recursion_by_hand():
    """p = 0.03, q = 0.38, 1000 people: 272.907 and 782.643; computed by two routes."""
    path = simulate(**RATES, market_size=1000, years=10)
    assert path.shape == (11,)
    assert path[[0, 1, 5, 10]] == pytest.approx([0, 30, 272.906838664, 782.642569242], abs=1e-6)


def test_recursion_runs_behind_the_curve_by_almost_a_fifth():
    """p = 0.03, q = 0.38: after five years 0.824 of the curve; computed by two routes."""
    path = simulate(**RATES, market_size=1000, years=5)
    curve = adopt(**RATES, market_size=1000, time=5)
    assert path[5] / curve.adopters == pytest.approx(0.8240, abs=1e-3)


def test_recursion_with_short_steps_becomes_the_curve():
    path = simulate(innovation=3e-5, imitation=38e-5, start_share=0, market_size=1, years=5000)
    assert path[-1] == pytest.approx(adopt(**RATES, market_size=1, time=5).adopted_share, abs=1e-4)


@QUICK
@given(st.floats(1e-9, 1), st.floats(0, 10), st.floats(0, 1, exclude_max=True))
def test_recursion_never_passes_the_market(p, q, start):
    path = simulate(innovation=p, imitation=q, start_share=start, market_size=1, years=20)
    assert (np.diff(path) >= 0).all()
    assert path[0] == start
    assert path[-1] <= 1 + 1e-12


def test_mean_of_many_runs_is_the_recursion():
    # A complete graph of 10⁴ people; its mean lies within O(1/n) of the recursion.
    runs = simulate_people(**RATES, people=10_000, years=10, replicates=400, seed=3)
    assert runs.shape == (400, 11)
    assert runs.dtype == int
    assert runs[:, 10].mean() / 10_000 == pytest.approx(0.782642569, abs=1.5e-3)


@pytest.mark.slow
def test_first_year_is_binomial():
    runs = simulate_people(
        innovation=0.2, imitation=0, start_share=0, people=50, years=1, replicates=20_000, seed=5
    )
    assert runs[:, 0].tolist() == [0] * 20_000
    assert runs[:, 1].mean() == pytest.approx(10, abs=0.1)
    assert runs[:, 1].var() == pytest.approx(50 * 0.2 * 0.8, rel=0.05)


def test_a_replicate_depends_neither_on_the_number_of_replicates_nor_on_other_markets():
    few = simulate_people(**CROWD, replicates=3)
    many = simulate_people(**CROWD, replicates=5)
    assert (few == many[:3]).all()
    assert not (many[0] == many[1]).all()
    both = simulate_people(**{**CROWD, "imitation": [0.38, 0.9]}, replicates=3)
    assert both.shape == (3, 9, 2)
    assert (both[..., 0] == few).all()
    assert (both[..., 1] >= both[..., 0]).all()  # the same luck, more imitation


def test_another_seed_gives_another_history():
    one, other = (simulate_people(**{**CROWD, "seed": seed}, replicates=1) for seed in (7, 8))
    assert not (one == other).all()


def test_people_start_at_the_stated_share_and_never_leave():
    runs = simulate_people(
        innovation=0, imitation=9, start_share=0.101, people=100, years=30, replicates=20, seed=1
    )
    assert (runs[:, 0] == 10).all()
    assert (np.diff(runs, axis=1) >= 0).all()
    assert (runs[:, -1] == 100).all()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"innovation": 0}, "somebody has to adopt first"),
        ({"people": 10.5}, "people must be a whole number"),
        ({"years": 0}, r"years must lie in \[1, 10000\]"),
        ({"seed": -1}, "seed must lie in"),
    ],
)
def test_an_impossible_crowd_is_refused(change, message):
    with pytest.raises(ValueError, match=message):
        simulate_people(**{**CROWD, **change}, replicates=1)


def test_the_recursion_refuses_a_market_without_first_adopters():
    with pytest.raises(ValueError, match="somebody has to adopt first"):
        simulate(innovation=0, imitation=0.5, start_share=0, market_size=1, years=2)
