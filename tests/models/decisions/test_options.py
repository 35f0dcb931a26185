"""Waiting, the launch option and the staged pilot."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy import stats

from platformlab.models import options as model

QUICK = examples(150)
WAIT = {"investment": 1, "discount_rate": 0.04, "payout_rate": 0.04, "volatility": 0.2}
CALL = {"project_value": 100, "investment": 95, "discount_rate": 0.03, "volatility": 0.3}
PILOT = {
    "pilot_cost": 1,
    "rollout_cost": 4,
    "success_chance": 0.3,
    "value_if_success": 9,
    "value_if_failure": 1,
    "discount_factor": 0.9,
}


def price_by_tree(steps, value, cost, rate, volatility, years, payout=0.0, early=False):
    """Value of the right to invest on a binomial tree (Cox, Ross and Rubinstein)."""
    dt = years / steps
    up = np.exp(volatility * np.sqrt(dt))
    chance = (np.exp((rate - payout) * dt) - 1 / up) / (up - 1 / up)
    nodes = value * up ** np.arange(-steps, steps + 1, 2.0)
    worth = np.maximum(nodes - cost, 0)
    for step in range(steps - 1, -1, -1):
        worth = np.exp(-rate * dt) * (chance * worth[1:] + (1 - chance) * worth[:-1])
        if early:
            nodes = value * up ** np.arange(-step, step + 1, 2.0)
            worth = np.maximum(worth, nodes - cost)
    return worth[0]


def test_it_pays_to_wait_until_a_project_is_worth_twice_its_cost():
    """r = δ = 0.04, σ = 0.2, cost 1, an example of Dixit and Pindyck (1994): exponent 2, threshold
    2; computed by two routes.
    """
    threshold = model.find_wait_threshold(**WAIT)
    assert threshold.exponent == pytest.approx(2, abs=1e-9)
    assert threshold.value == pytest.approx(2, abs=1e-9)


@pytest.mark.parametrize("discount_rate", [0, 0.01, 0.04, 0.2])
@pytest.mark.parametrize("volatility", [0.02, 0.2, 0.8])
def test_the_exponent_solves_the_quadratic_and_exceeds_one(discount_rate, volatility):
    rates = {"discount_rate": discount_rate, "volatility": volatility}
    x, value = model.find_wait_threshold(**{**WAIT, **rates, "investment": 3})
    left = volatility**2 / 2 * x * (x - 1) + (discount_rate - 0.04) * x
    assert left == pytest.approx(discount_rate, abs=1e-12 + 1e-9 * abs(x))
    assert x > 1
    assert value == pytest.approx(3 * x / (x - 1))


def test_on_a_tree_waiting_is_worth_more_below_the_threshold_and_nothing_above():
    market = {"cost": 1, "rate": 0.04, "volatility": 0.2, "years": 60, "payout": 0.04}
    below, above = (price_by_tree(1200, value, **market, early=True) for value in (1.8, 2.05))
    # Below the threshold the right is worth more than launching now: A V^x, and A joins both.
    assert below == pytest.approx(1.8**2 / 4, abs=2e-3)
    assert below > 0.8
    assert above == pytest.approx(1.05)


def test_uncertainty_raises_the_threshold_and_certainty_leaves_the_break_even_rule():
    values = model.find_wait_threshold(**{**WAIT, "volatility": [0.001, 0.1, 0.2, 0.5]}).value
    assert (np.diff(values) > 0).all()
    # Without uncertainty: wait until the payout covers the interest, V δ = I r (here V = I).
    assert values[0] == pytest.approx(1, abs=0.01)
    certain = model.find_wait_threshold(**{**WAIT, "payout_rate": 0.02, "volatility": 0.001})
    assert certain.value == pytest.approx(2, abs=0.01)


@QUICK
@given(drawn(*WAIT))
def test_the_threshold_is_never_below_the_investment(draw):
    threshold = model.find_wait_threshold(**draw)
    assert 1 < threshold.exponent < np.inf
    assert draw["investment"] <= threshold.value < np.inf


def test_the_launch_option_is_worth_what_a_tree_of_two_thousand_steps_says():
    """Value 100, cost 95, r = 0.03, σ = 0.3, two years: 21.7167, by the tree 21.7179."""
    assert model.option_to_launch(2, **CALL) == pytest.approx(21.716726667, abs=1e-8)
    tree = price_by_tree(2000, 100, 95, 0.03, 0.3, 2)
    assert model.option_to_launch(2, **CALL) == pytest.approx(tree, abs=5e-3)


def test_the_launch_option_is_the_discounted_mean_of_what_it_pays():
    probabilities = (np.arange(2_000_000) + 0.5) / 2_000_000
    final = 100 * np.exp((0.03 - 0.045) * 1 + 0.3 * stats.norm.ppf(probabilities))
    mean = np.exp(-0.03) * np.maximum(final - 95, 0).mean()
    assert model.option_to_launch(1, **CALL) == pytest.approx(mean, rel=1e-4)


def test_a_launch_today_is_worth_the_gain_or_nothing():
    values = model.option_to_launch(0, **{**CALL, "project_value": [100, 95, 60]})
    assert values.tolist() == [5, 0, 0]


def test_earnings_missed_by_waiting_lower_the_launch_option_to_that_of_the_tree():
    value = model.option_to_launch(2, **CALL, payout_rate=0.04)
    assert value == pytest.approx(price_by_tree(2000, 100, 95, 0.03, 0.3, 2, 0.04), abs=5e-3)
    # Without them a longer right is always worth more; with them it is worth less in the end.
    years = np.array([2, 10, 50, 200])
    assert (np.diff(model.option_to_launch(years, **CALL)) > 0).all()
    payout = model.option_to_launch(years, **CALL, payout_rate=0.04)
    assert payout[1] > payout[0]
    assert (np.diff(payout[1:]) < 0).all()
    # All the earnings between today and the launch are missed: the value falls by 1 − exp(−δ t).
    certain = model.option_to_launch(10, **{**CALL, "investment": 1e-6}, payout_rate=0.04)
    assert certain == pytest.approx(100 * np.exp(-0.4))


@QUICK
@given(drawn(*CALL, "payout_rate"), st.floats(0, 100))
def test_the_launch_option_is_worth_between_its_bounds(draw, years):
    value = model.option_to_launch(years, **draw)
    worth = draw["project_value"] * np.exp(-draw["payout_rate"] * years)
    least = worth - draw["investment"] * np.exp(-draw["discount_rate"] * years)
    slack = 1e-9 * (draw["project_value"] + draw["investment"])
    assert max(least, 0) - slack <= value <= worth + slack


def test_a_pilot_is_worth_launching_because_it_may_be_stopped():
    """Pilot 1, roll-out 4, success 0.3 with 9 against 1, discount 0.9: 0.35, without the right to
    stop −1.54; computed by two routes.
    """
    pilot = model.compare_pilot(**PILOT)
    assert pilot.staged == pytest.approx(0.35, abs=1e-12)
    assert pilot.staged - pilot.right_to_stop == pytest.approx(-1.54, abs=1e-12)
    assert pilot.status == "pilot"


def test_all_in_is_committed_now_without_a_pilot_or_a_delay():
    pilot = model.compare_pilot(**{**PILOT, "success_chance": 0.9})
    assert pilot.staged == pytest.approx(0.9 * 0.9 * 5 - 1)
    assert pilot.all_in == pytest.approx(0.9 * 9 + 0.1 * 1 - 4)
    assert pilot.status == "all in"
    others = {"pilot_cost": [0, 9], "discount_factor": [0.1, 0.99]}
    same = model.compare_pilot(**{**PILOT, "success_chance": 0.9, **others}).all_in
    assert same == pytest.approx([4.2, 4.2])


def test_the_best_of_the_three_choices_is_named():
    chance = np.linspace(0, 1, 101)
    pilot = model.compare_pilot(**{**PILOT, "success_chance": chance})
    values = np.array([np.zeros_like(chance), pilot.staged, pilot.all_in])
    best = np.array(["neither", "pilot", "all in"])[values.argmax(axis=0)]
    assert pilot.status.tolist() == best.tolist()
    # First nothing, then the pilot, and all in where a bad market is unlikely: 4.5 π − 1 = 8 π − 3.
    assert [chance[pilot.status == name].max().round(2) for name in ("neither", "pilot")] == [
        0.22,
        0.57,
    ]


def test_a_free_pilot_that_would_change_nothing_still_costs_its_delay():
    free = {**PILOT, "pilot_cost": 0, "value_if_failure": [4, 5]}
    pilot = model.compare_pilot(**free)
    assert pilot.staged == pytest.approx(0.9 * pilot.all_in)
    assert pilot.right_to_stop.tolist() == [0, 0]
    assert pilot.status.tolist() == ["all in", "all in"]


def test_values_are_means_over_the_two_branches():
    chances = np.array([0.6, 0.4])
    profits = np.array([9, 1]) - 0.5
    pilot = model.compare_pilot(**{**PILOT, "success_chance": 0.6, "rollout_cost": 0.5})
    assert pilot.all_in == pytest.approx(chances @ profits)
    assert pilot.staged == pytest.approx(0.9 * chances @ np.maximum(profits, 0) - 1)
    assert (pilot.right_to_stop, pilot.status) == (0, "all in")


def test_a_pilot_gains_more_when_outcomes_are_further_apart():
    # The mean stays 3.4: only the spread grows.
    spread = np.array([0, 2, 4.0])
    pilot = model.compare_pilot(
        **{
            **PILOT,
            "value_if_success": 3.4 + 0.7 * spread,
            "value_if_failure": np.maximum(3.4 - 0.3 * spread, 0),
        }
    )
    assert (np.diff(pilot.staged) > 0).all()
    assert pilot.all_in == pytest.approx(np.full(3, pilot.all_in[0]))


def test_a_pilot_that_stops_in_both_markets_saves_both_losses():
    pilot = model.compare_pilot(**{**PILOT, "rollout_cost": 10})
    assert pilot.staged == pytest.approx(-1)
    assert pilot.right_to_stop == pytest.approx(0.9 * (0.3 * 1 + 0.7 * 9))
    assert pilot.status == "neither"


def test_values_of_exactly_nothing_are_left_alone():
    nothing = {"rollout_cost": 9, "value_if_failure": 9}
    pilot = model.compare_pilot(**{**PILOT, **nothing, "pilot_cost": 0})
    assert pilot == (0, 0, 0, "neither")


@QUICK
@given(drawn(*PILOT))
def test_the_right_to_stop_is_never_worth_less_than_nothing(draw):
    low, high = sorted((draw["value_if_failure"], draw["value_if_success"]))
    pilot = model.compare_pilot(**{**draw, "value_if_failure": low, "value_if_success": high})
    assert pilot.right_to_stop >= 0
    assert pilot.staged >= -draw["pilot_cost"]
    # With the pilot paid, rolling out regardless is worth the committed value a period later.
    regardless = draw["discount_factor"] * pilot.all_in - draw["pilot_cost"]
    size = max(high, draw["rollout_cost"], draw["pilot_cost"])
    assert pilot.staged - pilot.right_to_stop == pytest.approx(regardless, abs=1e-12 * size)
    best = max(pilot.staged, pilot.all_in, 0)
    values = {"neither": 0, "all in": pilot.all_in, "pilot": pilot.staged}
    assert values[pilot.status] == best


def test_a_bad_market_better_than_the_good_one_is_refused():
    with pytest.raises(
        ValueError, match=r"value_if_failure must be at most value_if_success = 9 \(got 10\); swap"
    ):
        model.compare_pilot(**{**PILOT, "value_if_failure": 10})


def test_fields_of_a_result_share_one_shape():
    pilot = model.compare_pilot(**{**PILOT, "pilot_cost": [0.1, 1]})
    assert {np.shape(field) for field in pilot} == {(2,)}
    threshold = model.find_wait_threshold(**{**WAIT, "investment": [1, 2]})
    assert threshold.exponent == pytest.approx([2, 2])


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"payout_rate": 0}, ValueError, r"payout_rate must lie in \[0.0001, 1\] \(got 0\)"),
        ({"volatility": 20}, ValueError, r"volatility must lie in \[0.001, 5\] \(got 20\); .*0.2"),
        ({"discount_rate": np.inf}, ValueError, r"discount_rate must lie in .*\(got inf\)"),
        ({"investment": "all"}, TypeError, "investment must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.find_wait_threshold(**{**WAIT, **bad})
