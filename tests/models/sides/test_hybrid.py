"""Product first, and the hybrid of product and platform."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy.optimize import minimize

from platformlab.models import hybrid as model
from platformlab.models.rivalry.competition import hotelling

QUICK = examples(150)
LAUNCH = {"relative_fee_consumers": 0.04, "relative_fee_producers": 0.55, "transport_cost": 1}
FIRM = {
    "cross_side_consumers": 0.2,
    "cross_side_producers": 0.6,
    "base_share_consumers": 0.5,
    "base_share_producers": 0.2,
    "response_consumers": 1,
    "response_producers": 1,
    "serving_cost_consumers": 0,
    "serving_cost_producers": 0,
}


def share_that_stays(start, price_consumers, price_producers):
    """Consumers in the end when all producers first come to the starting base, then both adjust."""
    consumers, producers = start, max(0, 1 - price_producers / start)
    for _ in range(4_000):
        wanted = max(0, 1 - price_consumers / producers) if producers > 0 else 0
        consumers += 0.1 * (wanted - consumers)
        producers = max(0, 1 - price_producers / consumers) if consumers > 0 else 0
    return consumers


def test_a_launch_needs_the_computed_installed_base_and_lead():
    """c = (0.04, 0.55), t = 1: base 0.6135, lead 0.6809; computed by two routes."""
    need = model.find_launch_lead(**LAUNCH)
    assert need.installed_base == pytest.approx(0.613490283, abs=1e-8)
    assert need.quality_lead == pytest.approx(0.680941698, abs=1e-8)
    assert need.status == "launches"


@pytest.mark.parametrize("prices", [(0.04, 0.55), (0.15, 0.25), (0.3, 0.1)])
def test_just_above_the_needed_base_consumers_stay_and_just_below_they_leave(prices):
    need = model.find_launch_lead(
        relative_fee_consumers=prices[0], relative_fee_producers=prices[1], transport_cost=1
    )
    assert share_that_stays(need.installed_base * 1.01, *prices) > need.installed_base
    assert share_that_stays(need.installed_base * 0.99, *prices) < 1e-3


def test_the_lead_found_gives_the_needed_market_share_in_competition():
    need = model.find_launch_lead(**{**LAUNCH, "transport_cost": 2.5})
    market = hotelling(
        cost_per_customer=1,
        transport_cost=2.5,
        quality_lead=need.quality_lead,
        same_side=0,
        stand_alone_value=20,
    )
    assert market.share_first == pytest.approx(need.installed_base)


def test_where_producers_come_easily_even_a_weaker_product_launches():
    need = model.find_launch_lead(**{**LAUNCH, "relative_fee_producers": 0.1})
    assert need.installed_base < 0.5
    assert need.quality_lead < 0


def test_prices_too_high_for_any_platform_are_not_viable():
    # Both sides live only if √c₁ + √c₂ ≤ 1: here c₂ may reach 0.49.
    need = model.find_launch_lead(
        relative_fee_consumers=0.09, relative_fee_producers=[0.48999, 0.49001], transport_cost=1
    )
    assert need.status.tolist() == ["launches", "not viable"]
    assert np.isnan(need.installed_base).tolist() == [False, True]
    assert np.isnan(need.quality_lead).tolist() == [False, True]


@pytest.mark.parametrize("lead", [-5, -1, 0, 0.6809, 0.681, 2, 5])
def test_a_product_launches_exactly_from_the_needed_lead_on(lead):
    need = model.find_launch_lead(**LAUNCH)
    launch = model.launch_from_product(**LAUNCH, quality_lead=lead)
    expected = "takes off" if lead >= need.quality_lead else "needs a subsidy"
    assert launch.status == expected
    assert (launch.missing == 0) == (expected == "takes off")
    assert launch.installed_base == pytest.approx(min(max(0.5 + lead / 6, 0), 1))
    assert launch.missing == pytest.approx(max(need.installed_base - launch.installed_base, 0))


def test_producers_gather_at_the_installed_base_the_product_brings():
    launch = model.launch_from_product(**LAUNCH, quality_lead=[-3, 0, 0.9, 3])
    assert launch.installed_base == pytest.approx([0, 0.5, 0.65, 1])
    assert launch.producers == pytest.approx([0, 0, 1 - 0.55 / 0.65, 0.45])


def test_the_lead_counts_in_units_of_what_keeps_tastes_apart():
    launch = model.launch_from_product(**{**LAUNCH, "transport_cost": 2}, quality_lead=1.8)
    assert launch.installed_base == pytest.approx(0.65)


def test_a_platform_that_cannot_live_is_not_launched_by_any_product():
    launch = model.launch_from_product(
        relative_fee_consumers=0.5, relative_fee_producers=0.5, transport_cost=1, quality_lead=9
    )
    assert launch.status == "not viable"
    assert np.isnan(launch.missing)


@QUICK
@given(drawn(*LAUNCH, "quality_lead"), st.floats(0.001, 1.2))
def test_a_launch_has_a_stated_outcome_over_the_whole_range(draw, price):
    draw["relative_fee_consumers"] = price  # from 1 on no platform lives
    launch = model.launch_from_product(**draw)
    assert 0 <= launch.installed_base <= 1
    assert 0 <= launch.producers <= 1
    del draw["quality_lead"]
    need = model.find_launch_lead(**draw)
    viable = need.status == "launches"
    assert np.isfinite([need.installed_base, need.quality_lead]).all() == viable
    assert np.isnan(launch.missing) == (launch.status == "not viable") == (not viable)
    if viable:
        assert 0 < need.installed_base < 1
    if viable and draw["relative_fee_producers"] > 1e-9:
        # The saddle is a fixed point of both sides' participation.
        producers = 1 - draw["relative_fee_producers"] / need.installed_base
        back = draw["relative_fee_consumers"] / (1 - need.installed_base)
        assert producers == pytest.approx(back, abs=1e-6)


def best_by_search(firm):
    """Highest profit over both fees; participation solved from the two linear demands."""
    a = np.array([firm["base_share_consumers"], firm["base_share_producers"]])
    b = np.array([firm["response_consumers"], firm["response_producers"]])
    f = np.array([firm["serving_cost_consumers"], firm["serving_cost_producers"]])
    gain = np.diag([firm["cross_side_consumers"], firm["cross_side_producers"]])[:, ::-1]

    def shares(fees):  # n = a + b (gain · n − fees)
        return np.linalg.solve(np.eye(2) - b[:, None] * gain, a - b * fees)

    found = minimize(lambda fees: -(fees - f) @ shares(fees), [0.2, 0.2], tol=1e-13)
    return -found.fun, found.x


def test_a_hybrid_earns_more_than_the_pipeline_it_grew_from():
    """A = (0.5, 0.2), σ = 0.8, b = 1: profits 0.1101 and 0.0625; computed by two routes."""
    firm = model.compare_hybrid(**FIRM)
    assert firm.hybrid_profit == pytest.approx(0.110119048, abs=1e-8)
    assert firm.pipeline_profit == pytest.approx(0.0625, abs=1e-8)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"response_consumers": 0.8, "response_producers": 0.6},
        {"serving_cost_consumers": 0.15, "serving_cost_producers": 0.05},
        {"cross_side_consumers": 0.7, "cross_side_producers": 0.1},
    ],
)
def test_no_other_fees_earn_the_hybrid_more(changes):
    firm = {**FIRM, **changes}
    profit, fees = best_by_search(firm)
    hybrid = model.compare_hybrid(**firm)
    assert hybrid.hybrid_profit == pytest.approx(profit, rel=1e-6)
    assert hybrid.hybrid_price == pytest.approx(fees[0], abs=1e-4)
    assert hybrid.status == "interior"


@pytest.mark.parametrize("cost", [0, 0.15])
def test_no_other_price_earns_the_pipeline_more(cost):
    firm = {**FIRM, "serving_cost_consumers": cost, "response_consumers": 0.8}
    prices = np.linspace(cost, 0.625, 100_001)
    profits = (prices - cost) * (0.5 - 0.8 * prices)
    hybrid = model.compare_hybrid(**firm)
    assert hybrid.pipeline_profit == pytest.approx(profits.max(), rel=1e-8)
    assert hybrid.pipeline_price == pytest.approx(prices[profits.argmax()], abs=1e-5)


@pytest.mark.parametrize("value_to_producers", [0, 0.1, 0.19, 0.21, 0.4, 0.8])
def test_the_product_is_cheaper_in_the_hybrid_if_producers_value_consumers_enough(
    value_to_producers,
):
    # Below the pipeline price exactly if α₂ n₂ > n₁ − A₁/2 (b = 1)
    sigma = 0.2 + value_to_producers
    n_1 = (2 * 0.5 + sigma * 0.2) / (4 - sigma**2)
    n_2 = (2 * 0.2 + sigma * 0.5) / (4 - sigma**2)
    hybrid = model.compare_hybrid(**{**FIRM, "cross_side_producers": value_to_producers})
    cheaper = hybrid.hybrid_price < hybrid.pipeline_price
    assert cheaper == (value_to_producers * n_2 > n_1 - 0.25)


def test_single_numbers_give_single_numbers_and_lists_give_arrays():
    one = model.compare_hybrid(**FIRM)
    many = model.compare_hybrid(**{name: [value] for name, value in FIRM.items()})
    assert isinstance(one.status, str)
    assert many.status.tolist() == [one.status]
    assert many.hybrid_profit.tolist() == [one.hybrid_profit]


def test_without_cross_side_gains_the_hybrid_is_two_pipelines():
    firm = {**FIRM, "cross_side_consumers": 0, "cross_side_producers": 0}
    hybrid = model.compare_hybrid(**firm)
    assert hybrid.hybrid_price == hybrid.pipeline_price == pytest.approx(0.25)
    assert hybrid.hybrid_profit == pytest.approx(0.0625 + 0.2**2 / 4)


def test_sides_that_feed_each_other_too_strongly_have_no_optimum():
    hybrid = model.compare_hybrid(**{**FIRM, "cross_side_producers": [1.0, 1.8, 2.5]})
    assert hybrid.status.tolist() == ["interior", "runs away", "runs away"]
    for field in hybrid[:4]:
        assert np.isnan(field).tolist() == [False, True, True]


@pytest.mark.parametrize(
    "changes",
    [
        {"base_share_producers": 0, "cross_side_consumers": 0, "cross_side_producers": 0},
        {"base_share_consumers": 0, "serving_cost_consumers": 0.1},
        {"base_share_consumers": 1, "cross_side_producers": 1.4},
        {"base_share_producers": 1, "cross_side_producers": 1.4},
        {"base_share_consumers": 0, "cross_side_producers": 0.6},
    ],
)
def test_an_empty_or_overfull_side_is_a_corner_and_not_a_number(changes):
    hybrid = model.compare_hybrid(**{**FIRM, **changes})
    assert hybrid.status == "corner"
    assert np.isnan(hybrid[:4]).all()


@QUICK
@given(drawn(*FIRM))
def test_the_hybrid_has_a_stated_outcome_over_the_whole_range(draw):
    hybrid = model.compare_hybrid(**draw)
    assert np.isfinite(hybrid[:4]).all() == (hybrid.status == "interior")


SIZES = {
    "cross_side": st.floats(0, 1),
    "base_share": st.floats(0.05, 0.6),
    "response": st.floats(0.2, 1.2),
    "serving_cost": st.floats(0, 0.3),
}


@QUICK
@given(
    st.fixed_dictionaries({name: SIZES[name.rsplit("_", 1)[0]] for name in FIRM}),
)
def test_the_hybrid_never_earns_less_than_the_pipeline(draw):
    hybrid = model.compare_hybrid(**draw)
    if hybrid.status == "interior":
        assert hybrid.hybrid_profit >= hybrid.pipeline_profit * (1 - 1e-9)
        assert hybrid.pipeline_profit > 0


def test_an_array_gives_the_same_numbers_as_one_call_each():
    values = np.array([0.1, 0.9, 2.0])
    together = model.compare_hybrid(**{**FIRM, "cross_side_producers": values})
    for k, value in enumerate(values):
        alone = model.compare_hybrid(**{**FIRM, "cross_side_producers": value})
        np.testing.assert_array_equal([field[k] for field in together], list(alone))


@pytest.mark.parametrize("response", [1e-320, 1e200])
def test_extreme_responses_end_in_a_corner_or_tip_without_a_warning(response):
    hybrid = model.compare_hybrid(
        **{**FIRM, "response_consumers": response, "serving_cost_consumers": 1e200}
    )
    assert hybrid.status in ("corner", "runs away")
    assert np.isnan(hybrid[:4]).all()


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        (
            {"relative_fee_producers": 1},
            ValueError,
            r"relative_fee_producers must lie in .*, 1\) \(got 1\)",
        ),
        ({"transport_cost": -1}, ValueError, r"transport_cost must lie in \(0, "),
        ({"transport_cost": "far"}, TypeError, "transport_cost must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.find_launch_lead(**{**LAUNCH, **bad})
