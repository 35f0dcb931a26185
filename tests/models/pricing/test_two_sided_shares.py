"""Two sides at given fees, and the gain at which a best fee falls to a given level."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from two_sides import both

from platformlab.models.pricing.two_sided import find_monopoly
from platformlab.models.pricing.two_sided_shares import find_gain_for_fee, find_shares

QUICK = examples(200)
MARKET = both(base_share=(0.1, 0.48), response=(0.02, 0.015), serving_cost=(2, 2))
GAINS = both(cross_side=(2, 20))


def share_of(side, others, fee, market):
    """Share of a side that joins when this share of the other side is there."""
    gain = market[f"cross_side_{side}"] * others - fee
    return np.clip(market[f"base_share_{side}"] + market[f"response_{side}"] * gain, 0, 1)


def shares_by_repetition(fees, market, start=0.0, rounds=300):
    """Let both sides react to each other, from nobody or everybody on, until nothing changes."""
    consumers = producers = start
    for _ in range(rounds):
        consumers = share_of("consumers", producers, fees[0], market)
        producers = share_of("producers", consumers, fees[1], market)
    return consumers, producers


@pytest.mark.parametrize("gain", [0, 2, 15, 20, 32])
def test_best_fees_of_an_owner_bring_the_shares_and_profit_of_the_monopoly(gain):
    market = {**MARKET, **both(cross_side=(2, gain))}
    best = find_monopoly(**market)
    found = find_shares(**both(fee=(best.fee_consumers, best.fee_producers)), **market)
    expected = best.share_consumers, best.share_producers, best.profit
    assert found[:3] == pytest.approx(expected, rel=1e-12)
    assert found.status == "interior"


@QUICK
@given(
    fees=st.tuples(*[st.floats(-30, 60)] * 2),
    gains=st.tuples(st.floats(0, 40), st.floats(0, 60)),
    shares=st.tuples(*[st.floats(0, 1)] * 2),
)
def test_shares_are_those_that_reactions_lead_to_from_an_empty_platform(fees, gains, shares):
    market = {**MARKET, **both(cross_side=gains, base_share=shares)}
    found = find_shares(**both(fee=fees), **market)
    consumers, producers = shares_by_repetition(fees, market)
    assert found.share_consumers == pytest.approx(consumers, abs=1e-9)
    assert found.share_producers == pytest.approx(producers, abs=1e-9)


def test_shares_are_those_that_reactions_lead_to_in_many_markets():
    draw = np.random.default_rng(1).uniform
    market = {
        **MARKET,
        **both(
            cross_side=(draw(0, 40, 5_000), draw(0, 60, 5_000)),
            base_share=(draw(0, 1, 5_000), draw(0, 1, 5_000)),
        ),
    }
    fees = draw(-30, 60, (2, 5_000))
    found = find_shares(**both(fee=fees), **market)
    consumers, producers = shares_by_repetition(fees, market)
    assert found.share_consumers == pytest.approx(consumers, abs=1e-9)
    assert found.share_producers == pytest.approx(producers, abs=1e-9)


def test_an_even_split_of_the_best_total_leaves_no_consumer():
    best = find_monopoly(**MARKET, **GAINS)
    even = (best.fee_consumers + best.fee_producers) / 2
    found = find_shares(**both(fee=(even, even)), **MARKET, **GAINS)
    assert found.share_consumers == 0
    assert 0 < found.profit < best.profit
    assert found.status == "at an edge"


def test_markets_with_few_or_many_on_board_are_named():
    strong = {**MARKET, **both(cross_side=([400, 40], [400, 40]))}
    found = find_shares(**both(fee=(20, 40)), **strong)
    assert found.status[0] == "unsettled"
    assert np.isnan([found.share_consumers[0], found.share_producers[0], found.profit[0]]).all()
    assert found.status[1] != "unsettled"


@pytest.mark.parametrize(
    ("fee", "share", "profit"), [(1_000, 0, 0), (0, 1, 0), (-10, 1, -20), (1.2, np.nan, np.nan)]
)
def test_strong_attraction_may_leave_just_one_outcome(fee, share, profit):
    market = {name: 2 if name[:5] == "cross" else 1 for name in (*GAINS, *MARKET)} | both(
        base_share=(0.4, 0.4), serving_cost=(0, 0)
    )
    found = find_shares(**both(fee=(fee, fee)), **market)
    expected = pytest.approx((share, share, profit), nan_ok=True)
    assert found[:3] == expected
    assert found.status == ("unsettled" if np.isnan(share) else "at an edge")


@pytest.mark.slow
def test_lowest_and_highest_outcome_decide_whether_fees_settle_who_joins():
    draw, number = np.random.default_rng(7).uniform, 20_000
    market = both(
        cross_side=(draw(0, 3, number), draw(0, 3, number)),
        base_share=(draw(0, 1, number), draw(0, 1, number)),
        response=(draw(0, 2, number), draw(0, 2, number)),
    )
    fees = draw(-2, 4, (2, number))
    found = find_shares(**both(fee=fees, serving_cost=(0, 0)), **market)
    lowest, highest = (
        np.array(shares_by_repetition(fees, market, start, rounds=2_000)) for start in (0.0, 1.0)
    )
    several = found.status == "unsettled"
    assert several.tolist() == (np.abs(highest - lowest).max(axis=0) > 1e-6).tolist()
    assert several.sum() > 300
    shares = np.array([found.share_consumers, found.share_producers])
    assert np.isnan(shares[:, several]).all()
    assert shares[:, ~several] == pytest.approx(lowest[:, ~several], abs=1e-9)
    pull = np.prod([market[name] for name in market if name[:4] != "base"], axis=0)
    assert (~several & (pull > 1)).sum() > 5_000


# Consumers draw nothing from producers here, so that both shares can be read off.
PLAIN = both(cross_side=(0, 1), response=(1, 1), serving_cost=(0, 0), fee=(0, 0))


@pytest.mark.parametrize(
    ("base_shares", "expected", "status"),
    [
        ((0.25, 0.5), (0.25, 0.75), "interior"),
        ((0, 0.5), (0, 0.5), "at an edge"),
        ((1, 0), (1, 1), "at an edge"),
        ((0.5, 0.5), (0.5, 1), "at an edge"),
        ((0, 0), (0, 0), "at an edge"),
    ],
)
def test_a_side_that_is_just_empty_or_just_complete_is_a_corner(base_shares, expected, status):
    found = find_shares(**both(base_share=base_shares), **PLAIN)
    assert (found.share_consumers, found.share_producers) == expected
    assert found.status == status


@pytest.mark.parametrize(
    ("gains", "base_share", "fee", "status"),
    [
        # With a product of pulls of 1 or more it depends on the fees; below 1 it never does.
        ((0.5, 3), 0.4, 0, "at an edge"),
        ((3, 0.5), 0.4, 0, "at an edge"),
        ((0.5, 3), 0.4, 0.5, "unsettled"),
        ((3, 0.5), 0.4, 0.5, "unsettled"),
        ((2, 0.5), 0, 0, "unsettled"),
        ((1.9, 0.5), 0, 0, "at an edge"),
        ((2, 0.5), 0.5, 0, "at an edge"),
        ((2, 0.5), 0, 0.5, "at an edge"),
    ],
)
def test_strong_pulls_leave_who_joins_open_at_some_fees(gains, base_share, fee, status):
    same = both(base_share=(base_share, base_share), fee=(fee, fee))
    found = find_shares(**PLAIN | both(cross_side=gains) | same)
    assert found.status == status


def test_a_side_that_gains_nothing_settles_who_joins_however_large_the_other_amounts_are():
    huge = {"cross_side_consumers": 1e200, "response_consumers": 1e200, "fee_consumers": 5e199}
    found = find_shares(
        **{**PLAIN, **huge, "cross_side_producers": 0}, **both(base_share=(0.3, 0.5))
    )
    assert (found.share_consumers, found.share_producers) == (0.3, 0.5)
    assert found.status == "interior"


def test_the_largest_and_smallest_amounts_raise_no_warning():
    amounts = np.array([1e-300, 1, 1e150, 1e300])
    names = ("response_consumers", "response_producers", *GAINS, "fee_consumers", "fee_producers")
    market = dict(zip(names, np.meshgrid(*[amounts] * 6), strict=True)) | both(
        base_share=(0.5, 0.5), serving_cost=(1e300, 0)
    )
    for sign in (1, -1):
        fees = {name: sign * market[name] for name in ("fee_consumers", "fee_producers")}
        found = find_shares(**market | fees)
        assert np.isnan(found.share_consumers).tolist() == (found.status == "unsettled").tolist()
        left_out = ("fee_producers", "cross_side_producers")
        one = {key: v for key, v in (market | fees).items() if key not in left_out}
        gain = find_gain_for_fee(**one)
        assert (np.isnan(gain) | (gain >= 0)).all()


@pytest.mark.parametrize("cost", [0, 1, 2, 4])
@pytest.mark.parametrize("own_gain", [0, 2, 6])
@pytest.mark.parametrize("is_free", [True, False])
def test_owner_asks_exactly_the_fee_at_the_gain_found(cost, own_gain, is_free):
    fee = 0 if is_free else cost
    market = {**MARKET, "serving_cost_consumers": cost, "cross_side_consumers": own_gain}
    gain = find_gain_for_fee(fee_consumers=fee, **market)
    gains = [gain - 0.1, gain, gain + 0.1]
    fees = find_monopoly(cross_side_producers=gains, **market).fee_consumers
    assert fees[1] == pytest.approx(fee, abs=1e-9)
    assert fees[0] > fees[1] > fees[2]


def test_no_gain_is_named_where_the_fee_never_falls_so_far():
    market = {**MARKET, "cross_side_consumers": 2}
    too_high = find_monopoly(cross_side_producers=0, **market).fee_consumers + 1
    assert np.isnan(find_gain_for_fee(fee_consumers=[too_high, -1_000], **market)).all()


def test_gain_for_fee_where_consumers_draw_nothing_from_producers():
    market = both(response=(1, 1), serving_cost=(0, 0), base_share=(0.5, 0.5))
    market["cross_side_consumers"] = 0
    # Without any gain the owner asks half of what the keenest consumer would pay, 0.25; a
    # higher fee would need producers who are put off by consumers.
    gains = find_gain_for_fee(fee_consumers=[0.25, 0.2, 0.3], **market)
    assert gains[0] == 0
    assert 0 < gains[1] < 1
    assert np.isnan(gains[2])


TWO_GAINS = {
    "cross_side_consumers": 1,
    **both(base_share=(0.8, 0.4), response=(1, 1), serving_cost=(0.4, 0.4)),
}


def test_the_other_root_is_found_where_only_it_is_the_owners_choice():
    best = find_monopoly(cross_side_producers=0.2, **TWO_GAINS)
    assert best.fee_consumers == pytest.approx(0.675, abs=1e-12)
    assert find_gain_for_fee(fee_consumers=0.675, **TWO_GAINS) == pytest.approx(0.2, abs=1e-12)


def random_markets(number):
    draw = np.random.default_rng(8).uniform
    market = {name: draw(0.2, 2, number) for name in ("response_consumers", "response_producers")}
    for side in ("consumers", "producers"):
        market |= {
            f"base_share_{side}": draw(0, 1, number),
            f"serving_cost_{side}": draw(0, 0.5, number),
        }
    market["cross_side_consumers"] = draw(0, 1.9, number)
    gain = draw(0, 2, number)
    best = find_monopoly(cross_side_producers=gain, **market)
    interior = best.status == "interior"
    return {name: value[interior] for name, value in market.items()}, gain[interior]


@pytest.mark.slow
def test_the_smallest_gain_at_which_the_owner_asks_the_fee_is_found():
    market, gain = random_markets(5_000)
    assert gain.size > 1_000
    fee = find_monopoly(cross_side_producers=gain, **market).fee_consumers
    found = find_gain_for_fee(fee_consumers=fee, **market)
    assert (found < gain + 1e-9).all()
    asked = find_monopoly(cross_side_producers=found, **market)
    assert asked.fee_consumers == pytest.approx(fee, abs=1e-9)
    assert (asked.status == "interior").all()
    # Below it the fee is not reached: it stays on one side, away from the gain found.
    below = np.linspace(0, 0.999, 1_000)[:, None] * found
    away = find_monopoly(cross_side_producers=below, **market).fee_consumers - fee
    assert ((np.nanmin(away, axis=0) > 0) | (np.nanmax(away, axis=0) < 0)).all()
    assert (found < gain - 1e-6).sum() > 10


def test_the_best_fees_of_an_owner_settle_who_joins_in_every_interior_market():
    market, gain = random_markets(5_000)
    best = find_monopoly(cross_side_producers=gain, **market)
    found = find_shares(
        **both(fee=(best.fee_consumers, best.fee_producers)), cross_side_producers=gain, **market
    )
    assert set(found.status) == {"interior"}
    for name in ("share_consumers", "share_producers", "profit"):
        assert getattr(found, name) == pytest.approx(getattr(best, name), rel=1e-6)


def test_where_no_consumer_would_pay_the_cost_alone_it_is_asked_at_equal_gains():
    # The equation for the gain is then of first order: both sides bring each other the same.
    market = {
        "cross_side_consumers": 0.5,
        **both(base_share=(0.5, 0.75), response=(1, 1), serving_cost=(0.5, 0.25)),
    }
    assert find_gain_for_fee(fee_consumers=0.5, **market) == pytest.approx(0.5, rel=1e-12)


def test_of_two_gains_with_the_same_best_fee_the_smaller_is_given():
    # The fee falls from 0.52 to 0.50 and rises to 0.53: consumers gain much from producers.
    market = TWO_GAINS | {
        "cross_side_consumers": 1.1,
        **both(base_share=(0.2, 0.7), serving_cost=(0.5, 0.1)),
    }
    gains = [0.3, 0.45, 0.56]
    fees = find_monopoly(cross_side_producers=gains, **market).fee_consumers
    assert fees[0] > fees[1] < fees[2] < 0.52
    found = find_gain_for_fee(fee_consumers=fees, **market)
    assert found[0] == pytest.approx(0.3, abs=1e-9)
    assert found[2] < 0.4
    assert find_monopoly(cross_side_producers=found[2], **market).fee_consumers == pytest.approx(
        fees[2], abs=1e-12
    )
    assert np.isnan(find_gain_for_fee(fee_consumers=0.49, **market))
