"""Derivations of the chapter on matching agree with the library at drawn values."""

import math
from itertools import product

import numpy as np
import pytest
from scipy import integrate
from sheets import Sheet, drawn, slope

from platformlab.chapters.matching.market import OFFERS, TRIP
from platformlab.models import intermediary, matching, search

SHEET = Sheet("matching")
TRADE = "Trade falls in a straight line, the gain with the square of what is left"
SPLIT = "The possible gain is split into what is kept, spent and lost"
HALVED = "Half the cost can mean a few more deals, or any multiple of them"
STOP = "A buyer stops at the offer at which one more look is worth its cost"
ROOT = "The cost of finding goes with the square root of the cost of a look"
MORE = "More offers than one looks at make hardly any difference"
FEE = "The owner's best fee is half of what is left of the gain, or the whole saving"
GROWS = "Trade grows only where dealing was dear: more than halfway to the keenest pair's gain"
PAYS = "A platform pays below a curve, and nowhere to the left of an edge"
MEMBERS = (
    "Owner and members open the platform in the same markets, and the members' fee lets more deals "
    "come about"
)
BLIND = "Blind choice leaves some sellers with a queue and others without a buyer"


def lines(a, c, b, d, tau):
    return matching.trade_with_wedge(
        choke_price=a, reserve_price=c, demand_slope=b, supply_slope=d, transaction_cost=tau
    )


MARKETS = {"a": (60, 90), "c": (5, 20), "b": (0.5, 2), "d": (0.5, 2), "tau": (1, 38)}


@SHEET.proves(TRADE)
def test_trade_and_gain_are_those_of_the_two_formulas():
    for at in drawn(**MARKETS):
        found, gain = lines(**at), at["a"] - at["c"]
        free, left = gain / (at["b"] + at["d"]), 1 - at["tau"] / gain
        assert found.quantity == pytest.approx(free * left)
        assert found.surplus == pytest.approx(free * gain / 2 * left**2)


@SHEET.proves(TRADE)
def test_buyers_and_sellers_share_the_gain_as_their_slopes():
    for at in drawn(**MARKETS):
        found = lines(**at)
        buyers = integrate.quad(
            lambda q, at=at, pays=found.consumer_price: at["a"] - at["b"] * q - pays,
            0,
            found.quantity,
        )[0]
        assert buyers / found.surplus == pytest.approx(at["b"] / (at["b"] + at["d"]))


@SHEET.proves(SPLIT)
def test_kept_spent_and_lost_are_the_whole():
    for at in drawn(**MARKETS):
        found, whole = lines(**at), lines(**at | {"tau": 0})
        x = at["tau"] / (at["a"] - at["c"])
        lost = whole.surplus * x**2
        spent = 2 * whole.surplus * x * (1 - x)
        assert found.quantity * at["tau"] == pytest.approx(spent)
        assert found.surplus + spent + lost == pytest.approx(whole.surplus)


@SHEET.proves(SPLIT)
def test_loss_to_a_fee_goes_with_its_square_where_there_is_no_other_way_to_deal():
    for at in drawn(**MARKETS, fee=(1, 8)):
        fee = at.pop("fee")
        on, with_fee = lines(**at), lines(**at | {"tau": at["tau"] + fee})
        lost = on.surplus - with_fee.surplus - fee * with_fee.quantity
        assert lost == pytest.approx(fee**2 / (2 * (at["b"] + at["d"])))


@SHEET.proves(HALVED)
def test_half_the_cost_multiplies_trade_by_more_the_dearer_dealing_was():
    def multiple(tau):
        return lines(90, 30, 1, 1, tau / 2).quantity / lines(90, 30, 1, 1, tau).quantity

    for at in drawn(tau=(0.5, 59)):
        tau = at["tau"]
        assert multiple(tau) == pytest.approx((60 - tau / 2) / (60 - tau))
        assert slope(multiple, tau) == pytest.approx(60 / (2 * (60 - tau) ** 2), rel=1e-4)
    assert multiple(40) == pytest.approx(2)
    assert lines(90, 30, 1, 1, 60).quantity == 0 < lines(90, 30, 1, 1, 30).quantity


def looked_for(s, low, width):
    return search.search_in_sequence(lowest_price=low, highest_price=low + width, search_cost=s)


OFFER = {"s": (0.1, 9), "low": (5, 50), "width": (20, 90)}


@SHEET.proves(STOP)
def test_limit_looks_and_price_are_those_derived():
    for at in drawn(**OFFER):
        found, above = looked_for(**at), math.sqrt(2 * at["s"] * at["width"])
        limit = at["low"] + above
        saved, _ = integrate.quad(lambda p, r=limit, w=at["width"]: (r - p) / w, at["low"], limit)
        assert saved == pytest.approx(at["s"])
        assert found.reservation_price == pytest.approx(limit)
        assert found.looks == pytest.approx(math.sqrt(at["width"] / (2 * at["s"])))
        assert found.expected_price - at["low"] == pytest.approx(above / 2)
        assert at["s"] * found.looks == pytest.approx(above / 2)


@SHEET.proves(STOP)
def test_first_offer_is_taken_where_a_look_costs_half_of_the_spread():
    for at in drawn(s=(15, 40), low=(5, 50), width=(20, 30)):
        assert looked_for(**at).total_cost - at["low"] == pytest.approx(at["width"] / 2 + at["s"])


@SHEET.proves(ROOT)
def test_cost_of_finding_has_elasticity_one_half():
    def finding(s, low, width):
        return looked_for(s, low, width).total_cost - low

    for at in drawn(**OFFER):
        for part in (1 / 4, 1 / 2):
            cut = finding(**at | {"s": part * at["s"]})
            assert cut == pytest.approx(math.sqrt(part) * finding(**at))


@SHEET.proves(MORE)
@pytest.mark.parametrize("offers", [1, 3, 10])
def test_formula_for_a_list_that_ends_is_the_mean_cost_of_searching_it(offers):
    """The search is played out on 20,000 lists of offers."""
    limit = search.search_in_sequence(**OFFERS, search_cost=TRIP).total_cost
    low, high = OFFERS.values()
    prices = np.random.default_rng(3).uniform(low, high, (20_000, offers))
    best = np.minimum.accumulate(prices, axis=1)
    stops = np.where(best[:, -1] <= limit, (best <= limit).argmax(axis=1), offers - 1)
    paid = np.take_along_axis(best, stops[:, None], axis=1)[:, 0] + TRIP * (stops + 1)
    left = 1 - (limit - low) / (high - low)
    derived = limit + (high - low) * left ** (offers + 1) / (offers + 1)
    assert paid.mean() == pytest.approx(derived, abs=4 * paid.std() / math.sqrt(20_000))


PLACES = {
    "keenest_gain": (40, 80),
    "free_deals": (20, 90),
    "direct_cost": (12, 90),
    "platform_cost": (0, 12),
    "operating_cost": (1, 60),
}


def income(fee, at):
    left = at["keenest_gain"] - at["platform_cost"] - fee
    return fee * at["free_deals"] * left / at["keenest_gain"]


@SHEET.proves(FEE)
def test_no_fee_up_to_the_saving_earns_more_than_the_derived_one():
    for at in drawn(**PLACES):
        saving = at["direct_cost"] - at["platform_cost"]
        best = min(saving, (at["keenest_gain"] - at["platform_cost"]) / 2)
        found = intermediary.find_best_fee(**at)
        assert found.fee == pytest.approx(best)
        assert found.profit == pytest.approx(income(best, at) - at["operating_cost"])
        tried = np.linspace(0, saving, 400)
        assert income(best, at) >= max(income(tried, at)) - 1e-9


@SHEET.proves(GROWS)
def test_trade_grows_exactly_beyond_halfway():
    seen = set()
    for at in drawn(60, **PLACES):
        now, gain = intermediary.find_best_fee(**at), at["keenest_gain"]
        before = at["free_deals"] * max(1 - at["direct_cost"] / gain, 0)
        grows = at["direct_cost"] > (at["platform_cost"] + gain) / 2
        assert (now.deals > before * (1 + 1e-9)) == grows
        if grows:
            half = at["free_deals"] * (gain - at["platform_cost"]) / (2 * gain)
            assert now.deals == pytest.approx(half)
        seen.add(grows)
    assert seen == {True, False}


@SHEET.proves(PAYS)
def test_limits_are_where_the_best_fee_just_covers_the_running_cost():
    for at in drawn(60, **PLACES | {"operating_cost": (10, 500), "direct_cost": (2, 90)}):
        g, direct = at["keenest_gain"], at["direct_cost"]
        h = math.sqrt(at["operating_cost"] * g / at["free_deals"])
        highest = direct - h**2 / (g - direct) if direct < g - h else g - 2 * h
        del at["platform_cost"]
        limit = intermediary.find_platform_limit(**at).cost
        assert limit == pytest.approx(highest) if highest >= 0 else math.isnan(limit)
        del at["direct_cost"]
        edge = intermediary.find_direct_limit(**at).cost
        if 2 * h > g:
            assert math.isnan(edge)
        else:
            assert edge == pytest.approx((g - math.sqrt(g**2 - 4 * h**2)) / 2)


@SHEET.proves(PAYS)
def test_curve_rises_from_its_edge_and_is_of_one_piece():
    g, h = 60.0, 12.0
    place = {"keenest_gain": g, "free_deals": g, "operating_cost": h**2}

    def curve(direct):
        return intermediary.find_platform_limit(**place, direct_cost=direct).cost

    assert slope(curve, 20.0) == pytest.approx(1 - h**2 / (g - 20) ** 2)
    assert curve(g - h - 1e-9) == pytest.approx(curve(g - h))
    assert slope(curve, 55.0) == 0


@SHEET.proves(MEMBERS)
def test_members_fee_is_the_smaller_root_and_opens_the_same_markets():
    opened = set()
    for at in drawn(60, **PLACES | {"operating_cost": (10, 700)}):
        members, owner = intermediary.find_lowest_fee(**at), intermediary.find_best_fee(**at)
        gap = at["keenest_gain"] - at["platform_cost"]
        h2 = at["operating_cost"] * at["keenest_gain"] / at["free_deals"]
        is_open = members.status != "no platform"
        assert is_open == (owner.status != "no platform")
        opened.add(is_open)
        if is_open:
            assert members.fee == pytest.approx((gap - math.sqrt(gap**2 - 4 * h2)) / 2)
            assert members.fee <= owner.fee
            assert members.deals >= owner.deals
            gain = at["keenest_gain"] * members.deals**2 / (2 * at["free_deals"])
            assert members.traders_gain == pytest.approx(gain)
    assert opened == {True, False}


@SHEET.proves(BLIND)
def test_blind_matches_are_the_sellers_whom_somebody_picks():
    for buyers, sellers in ((5, 4), (3, 6), (6, 3)):
        found = matching.match_blindly(consumer_count=buyers, producer_count=sellers)
        assert found.blind == pytest.approx(sellers * (1 - (1 - 1 / sellers) ** buyers))
        every = [len({*picks}) for picks in product(range(sellers), repeat=buyers)]
        assert np.mean(every) == pytest.approx(found.blind)
    large = matching.match_blindly(consumer_count=10_000, producer_count=10_000)
    assert large.blind / 10_000 == pytest.approx(1 - math.exp(-1), abs=1e-4)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
