"""Two networks whose customers foresee price cuts: margins, and when an even split breaks."""

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import expit

from platformlab.models.rivalry.scale_or_network import find_equilibria, find_market
from platformlab.models.standards.expectations import find_even_split

MARKET = {
    "cost_per_customer": 80,
    "learning_rate": 0,
    "spillover_share": 1 / 3,
    "same_side": 10,
    "multihoming_share": 0,
    "crowding": 0,
    "taste_spread": 10,
}


def split(**changes):
    return find_even_split(**MARKET | {"revision_share": 1} | changes)


@pytest.mark.parametrize("network", [0, 10, 17])
def test_responsive_customers_leave_a_margin_of_two_spreads_less_the_network(network):
    """Armstrong 2006, section 3: the mark-up falls by what a member is worth to the others."""
    found = split(same_side=network)
    assert found.margin == pytest.approx(2 * 10 - network)
    assert found.profit == pytest.approx((2 * 10 - network) / 2)


@pytest.mark.parametrize(("revised", "spreads"), [(0, 6), (0.25, 4), (0.5, 3)])
def test_the_more_customers_foresee_the_sooner_a_network_breaks_the_even_split(revised, spreads):
    below, above = (split(same_side=10 * spreads + d, revision_share=revised) for d in (-0.1, 0.1))
    assert (below.status, above.status) == ("holds", "breaks")
    assert np.isnan(above.margin)
    assert below.strongest_network == pytest.approx(10 * spreads)


@pytest.mark.parametrize(("revised", "spreads"), [(0, 6), (0.25, 4), (0.5, 3)])
def test_even_split_still_holds_at_the_strength_up_to_which_it_is_said_to(revised, spreads):
    found = split(same_side=10 * spreads, revision_share=revised)
    assert found.strongest_network == pytest.approx(10 * spreads)
    assert found.status == "holds"


def share_kept(price_rise, network, revised):
    """Customers solved for a share that fits the new price; nothing of the closed form is used."""

    def excess(share):
        expected = 0.5 + revised * (share - 0.5)
        return expit((network * (2 * expected - 1) - price_rise) / 10) - share

    return brentq(excess, 0, 1, xtol=1e-14)


def gain_of_leaving(network, revised, steps):
    """What the best of other prices earns more than the price of an even split."""
    margin = 20 - revised * network
    earned = [(margin + step) * share_kept(step, network, revised) for step in steps]
    return max(earned) - margin / 2


@pytest.mark.parametrize("revised", [0, 0.5, 1])
@pytest.mark.parametrize("step", [-6, -2, -0.3, 0.3, 2, 6])
def test_at_an_even_split_no_price_earns_more_by_brute_force(revised, step):
    assert split(same_side=15, revision_share=revised).margin == 20 - 15 * revised
    assert gain_of_leaving(15, revised, [step]) < -1e-6


@pytest.mark.parametrize("revised", [0.75, 0.9, 1])
def test_a_firm_leaves_the_split_for_its_keen_customers_before_the_margin_is_gone(revised):
    limit = split(revision_share=revised).strongest_network
    assert limit < 20 / revised
    dearer = np.linspace(0.5, 30, 296)
    below, above = (gain_of_leaving(limit + d, revised, dearer) for d in (-0.05, 0.05))
    assert below < 0 < above
    kept = [share_kept(step, limit + 0.05, revised) for step in dearer]
    best = np.argmax((20 - revised * (limit + 0.05) + dearer) * kept)
    assert 0.1 < kept[best] < 0.25


def test_limit_of_leaving_is_scaled_by_the_spread_of_tastes():
    usual, twice = (split(taste_spread=spread).strongest_network for spread in (10, 20))
    assert twice == pytest.approx(2 * usual)
    assert usual == pytest.approx(17.9226, abs=1e-4)


@pytest.mark.parametrize("learning", [0, 0.1, 0.2])
@pytest.mark.parametrize("rule", [{}, {"multihoming_share": 0.5}, {"crowding": 20}])
def test_passive_customers_give_the_market_of_the_chapter(learning, rule):
    market = MARKET | {"learning_rate": learning} | rule
    limit = split(learning_rate=learning, revision_share=0, **rule).strongest_network
    for strength, expected in ((limit - 0.1, "single"), (limit + 0.1, "tips")):
        market["same_side"] = strength
        assert find_equilibria(quality_lead=0, **market).status == expected
    even = find_market(0.5, stand_alone_value=100, quality_lead=0, **market | {"same_side": 5})
    found = split(same_side=5, learning_rate=learning, revision_share=0, **rule)
    assert found.profit == pytest.approx(even.profit_first)
    assert found.margin == pytest.approx(even.price_first - even.cost_first)


def test_where_everybody_uses_both_no_network_breaks_the_split():
    found = split(same_side=1e6, multihoming_share=1)
    assert found.strongest_network == np.inf
    assert found.status == "holds"
    assert found.margin == pytest.approx(20)


def test_learning_alone_can_leave_no_room_for_a_network():
    found = split(learning_rate=0.6, same_side=0)
    assert found.strongest_network == 0
    assert found.status == "breaks"


def test_foresight_above_one_is_refused():
    with pytest.raises(ValueError, match="revision_share"):
        split(revision_share=2)
