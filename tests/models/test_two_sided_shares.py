"""Two sides at given fees, and the gain at which a best fee falls to a given level."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from platformlab.models.two_sided import find_monopoly
from platformlab.models.two_sided_shares import find_gain_for_fee, find_shares

QUICK = settings(derandomize=True, deadline=None, max_examples=200)
MARKET = {
    "base_share_consumers": 0.1, "base_share_producers": 0.48,
    "response_consumers": 0.02, "response_producers": 0.015,
    "serving_cost_consumers": 2, "serving_cost_producers": 2,
}  # fmt: skip
GAINS = {"cross_side_consumers": 2, "cross_side_producers": 20}


def shares_by_repetition(fees, market):
    """Let both sides react to each other, starting from nobody, until nothing changes."""
    consumers = producers = 0.0
    for _ in range(300):
        consumers = np.clip(
            market["base_share_consumers"]
            + market["response_consumers"] * (market["cross_side_consumers"] * producers - fees[0]),
            0, 1,
        )  # fmt: skip
        producers = np.clip(
            market["base_share_producers"]
            + market["response_producers"] * (market["cross_side_producers"] * consumers - fees[1]),
            0, 1,
        )  # fmt: skip
    return consumers, producers


@pytest.mark.parametrize("gain", [0, 2, 15, 20, 32])
def test_best_fees_of_an_owner_bring_the_shares_and_profit_of_the_monopoly(gain):
    market = {**MARKET, "cross_side_consumers": 2, "cross_side_producers": gain}
    best = find_monopoly(**market)
    found = find_shares(
        fee_consumers=best.fee_consumers, fee_producers=best.fee_producers, **market
    )
    assert found.share_consumers == pytest.approx(best.share_consumers, rel=1e-12)
    assert found.share_producers == pytest.approx(best.share_producers, rel=1e-12)
    assert found.profit == pytest.approx(best.profit, rel=1e-12)
    assert found.status == "interior"


@QUICK
@given(
    st.floats(-30, 60), st.floats(-30, 60), st.floats(0, 40), st.floats(0, 60),
    st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_shares_are_those_that_reactions_lead_to_from_an_empty_platform(p1, p2, a1, a2, s1, s2):
    market = {**MARKET, "cross_side_consumers": a1, "cross_side_producers": a2,
              "base_share_consumers": s1, "base_share_producers": s2}  # fmt: skip
    found = find_shares(fee_consumers=p1, fee_producers=p2, **market)
    consumers, producers = shares_by_repetition((p1, p2), market)
    assert found.share_consumers == pytest.approx(consumers, abs=1e-9)
    assert found.share_producers == pytest.approx(producers, abs=1e-9)


def test_shares_are_those_that_reactions_lead_to_in_many_markets():
    draw = np.random.default_rng(1).uniform
    market = {**MARKET, "cross_side_consumers": draw(0, 40, 5_000),
              "cross_side_producers": draw(0, 60, 5_000),
              "base_share_consumers": draw(0, 1, 5_000),
              "base_share_producers": draw(0, 1, 5_000)}  # fmt: skip
    fees = draw(-30, 60, (2, 5_000))
    found = find_shares(fee_consumers=fees[0], fee_producers=fees[1], **market)
    consumers, producers = shares_by_repetition(fees, market)
    assert found.share_consumers == pytest.approx(consumers, abs=1e-9)
    assert found.share_producers == pytest.approx(producers, abs=1e-9)


def test_an_even_split_of_the_best_total_leaves_no_consumer():
    best = find_monopoly(**MARKET, **GAINS)
    even = (best.fee_consumers + best.fee_producers) / 2
    found = find_shares(fee_consumers=even, fee_producers=even, **MARKET, **GAINS)
    assert found.share_consumers == 0
    assert 0 < found.profit < best.profit
    assert found.status == "corner"


def test_attraction_too_strong_for_one_outcome_is_named():
    strong = {**MARKET, "cross_side_consumers": [60, 40], "cross_side_producers": [60, 40]}
    found = find_shares(fee_consumers=0, fee_producers=0, **strong)
    assert found.status[0] == "several"
    assert np.isnan(found.share_consumers[0])
    assert found.status[1] != "several"


# Consumers draw nothing from producers here, so that both shares can be read off.
PLAIN = {"cross_side_consumers": 0, "cross_side_producers": 1,
         "response_consumers": 1, "response_producers": 1,
         "serving_cost_consumers": 0, "serving_cost_producers": 0,
         "fee_consumers": 0, "fee_producers": 0}  # fmt: skip


@pytest.mark.parametrize(
    ("base_shares", "expected", "status"),
    [
        ((0.25, 0.5), (0.25, 0.75), "interior"),
        ((0, 0.5), (0, 0.5), "corner"),
        ((1, 0), (1, 1), "corner"),
        ((0.5, 0.5), (0.5, 1), "corner"),
        ((0, 0), (0, 0), "corner"),
    ],
)
def test_a_side_that_is_just_empty_or_just_complete_is_a_corner(base_shares, expected, status):
    found = find_shares(base_share_consumers=base_shares[0], base_share_producers=base_shares[1],
                        **PLAIN)  # fmt: skip
    assert (found.share_consumers, found.share_producers) == expected
    assert found.status == status


@pytest.mark.parametrize(
    ("gains", "status"),
    [((0.5, 3), "several"), ((3, 0.5), "several"), ((2, 0.5), "several"), ((1.9, 0.5), "corner")],
)
def test_the_product_of_both_pulls_decides_whether_fees_settle_who_joins(gains, status):
    found = find_shares(
        **PLAIN | {"cross_side_consumers": gains[0], "cross_side_producers": gains[1]},
        base_share_consumers=0.4, base_share_producers=0.4,
    )  # fmt: skip
    assert found.status == status


@pytest.mark.parametrize("cost", [0, 1, 2, 4])
@pytest.mark.parametrize("own_gain", [0, 2, 6])
@pytest.mark.parametrize("is_free", [True, False])
def test_owner_asks_exactly_the_fee_at_the_gain_found(cost, own_gain, is_free):
    fee = 0 if is_free else cost
    market = {**MARKET, "serving_cost_consumers": cost, "cross_side_consumers": own_gain}
    gain = find_gain_for_fee(fee_consumers=fee, **market)
    fees = find_monopoly(
        cross_side_producers=[gain - 0.1, gain, gain + 0.1], **market
    ).fee_consumers
    assert fees[1] == pytest.approx(fee, abs=1e-9)
    assert fees[0] > fees[1] > fees[2]


def test_no_gain_is_named_where_the_fee_never_falls_so_far():
    market = {**MARKET, "cross_side_consumers": 2}
    too_high = find_monopoly(cross_side_producers=0, **market).fee_consumers + 1
    assert np.isnan(find_gain_for_fee(fee_consumers=too_high, **market))
    assert np.isnan(find_gain_for_fee(fee_consumers=-1_000, **market))


def test_gain_for_fee_where_consumers_draw_nothing_from_producers():
    market = {key: 1 for key in ("response_consumers", "response_producers")} | {
        "serving_cost_consumers": 0, "serving_cost_producers": 0, "cross_side_consumers": 0,
        "base_share_consumers": 0.5, "base_share_producers": 0.5,
    }  # fmt: skip
    # Without any gain the owner asks half of what the keenest consumer would pay, 0.25; a
    # higher fee would need producers who are put off by consumers.
    gains = find_gain_for_fee(fee_consumers=[0.25, 0.2, 0.3], **market)
    assert gains[0] == 0
    assert 0 < gains[1] < 1
    assert np.isnan(gains[2])
