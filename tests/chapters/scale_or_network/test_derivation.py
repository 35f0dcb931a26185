"""Derivations of the chapter on scale and networks agree with the library."""

from math import cosh, exp, log, log2, sinh, tanh

import numpy as np
import pytest
from scipy.optimize import brentq, minimize_scalar
from scipy.special import expit, logit
from sheets import Sheet, drawn, slope

from platformlab.chapters.scale_or_network.market import DEMAND, RIVALS_LEAD, SAME_SIDE, START
from platformlab.models import scale_or_network as model
from platformlab.models.costs.two_engines import unit_cost, willingness_to_pay
from platformlab.models.standards.expectations import find_even_split

SHEET = Sheet("scale_or_network")
SUPPLY = {
    "cost_per_customer": (20, 120),
    "learning_rate": (0.02, 0.3),
    "spillover_share": (0.2, 1),
}
NETWORK = {"same_side": (0, 60), "multihoming_share": (0, 0.9), "crowding": (0, 20)}
DRAWN = SUPPLY | NETWORK | {"quality_lead": (-20, 20), "taste_spread": (4, 20)}


def counts(*, same_side, multihoming_share, crowding, **_):
    """What the network adds to the lead, $g$."""
    return same_side * (1 - multihoming_share) - crowding


def factory(*, cost_per_customer, learning_rate, spillover_share, **_):
    """What learning adds to it at the middle, $K$."""
    kept = (1 - spillover_share) / (1 + spillover_share)
    return -2 * log2(1 - learning_rate) * cost_per_customer * kept


def cost(share, terms):
    return unit_cost(share, **{name: terms[name] for name in SUPPLY})


def lead(share, terms):
    """Our lead at an expected share."""
    network = counts(**terms) * (2 * share - 1)
    return terms["quality_lead"] + network + cost(1 - share, terms) - cost(share, terms)


def needed(share, terms):
    """The lead that holding a share takes."""
    odds = logit(share)
    return terms["taste_spread"] * (odds + 2 * np.sinh(odds))


@SHEET.proves("Cost falls with the share, and leaks flatten it")
def test_cost_is_a_power_of_experience_counted_in_that_of_an_even_split():
    for at in drawn(**SUPPLY, n=(0, 1)):
        n, leak = at.pop("n"), at["spillover_share"]
        y = (n + leak * (1 - n)) / (0.5 * (1 + leak))
        expected = at["cost_per_customer"] * y ** log2(1 - at["learning_rate"])
        assert unit_cost(n, **at) == pytest.approx(expected)
        doubled = at["cost_per_customer"] / (1 - at["learning_rate"])
        newcomer = unit_cost(0, **at | {"spillover_share": 1 / 3})
        assert newcomer == pytest.approx(doubled)
        assert unit_cost(n, **at | {"spillover_share": 1}) == at["cost_per_customer"]


@SHEET.proves("What a network adds to a lead is a straight line in the share")
def test_difference_of_worth_is_what_the_network_counts_for_times_the_lead_in_members():
    for at in drawn(**NETWORK, n=(0, 1), a=(0, 100)):
        n, a = at.pop("n"), at.pop("a")
        own, other = willingness_to_pay([n, 1 - n], stand_alone_value=a, **at)
        assert own - other == pytest.approx(counts(**at) * (2 * n - 1))


def earned(price, rival_price, found, spread):
    """Profit of the first firm at any price, when its rival keeps to its own."""
    worth = found.value_first - found.value_rival
    return (price - found.cost_first) * expit((worth - price + rival_price) / spread)


@SHEET.proves("The lead settles the log odds of the shares")
def test_lead_settles_odds_margins_and_profits_and_no_other_price_earns_more():
    for at in drawn(count=10, **DRAWN, n=(0.05, 0.95)):
        n, s = at.pop("n"), at["taste_spread"]
        found = model.find_market(n, stand_alone_value=100, **at)
        x = logit(found.share_wanted)
        assert s * (x + 2 * sinh(x)) == pytest.approx(lead(n, at), abs=1e-8)
        assert found.price_first - found.cost_first == pytest.approx(s * (1 + exp(x)))
        assert found.price_rival - found.cost_rival == pytest.approx(s * (1 + exp(-x)))
        assert found.profit_first == pytest.approx(s * exp(x))
        assert found.profit_rival == pytest.approx(s * exp(-x))
        others = found.price_first + np.linspace(-5, 5, 41) * s
        best = earned(found.price_first, found.price_rival, found, s)
        assert best == pytest.approx(found.profit_first)
        assert earned(others, found.price_rival, found, s).max() <= best + 1e-9


@SHEET.proves("The firm that is ahead keeps two thirds of its lead or more")
def test_part_of_a_lead_that_goes_into_the_margin_is_two_thirds_at_least():
    for at in drawn(count=10, **DRAWN, n=(0.05, 0.95)):
        n = at.pop("n")
        found = model.find_market(n, stand_alone_value=100, **at)
        margins = found.price_first - found.cost_first - found.price_rival + found.cost_rival
        x = logit(found.share_wanted)
        assert margins / lead(n, at) == pytest.approx(2 * sinh(x) / (x + 2 * sinh(x)))
        assert margins / lead(n, at) >= 2 / 3 - 1e-9


@SHEET.proves("The firm that is ahead keeps two thirds of its lead or more")
def test_even_split_earns_a_spread_each_and_being_different_earns_more():
    for at in drawn(count=8, **DRAWN | {"quality_lead": (0, 0)}):
        s = at["taste_spread"]
        even = model.find_market(0.5, stand_alone_value=100, **at)
        assert [even.profit_first, even.profit_rival] == pytest.approx([s, s])
        assert even.price_first == pytest.approx(at["cost_per_customer"] + 2 * s)
        other = model.find_market(0.5, stand_alone_value=100, **at | {"quality_lead": 7})
        assert other.profit_first + other.profit_rival > 2 * s


@SHEET.proves("Market shares rest where the expected share comes about")
def test_shares_rest_where_the_lead_is_what_holding_takes_and_last_if_it_cuts_from_above():
    for at in drawn(count=8, **DRAWN):
        found = model.find_equilibria(**at)
        for n, lasts in zip(found.shares, found.is_stable, strict=True):
            if np.isfinite(n):
                assert lead(n, at) == pytest.approx(needed(n, at), abs=1e-6)
                gap = slope(lambda m, at=at: lead(m, at) - needed(m, at), n, 1e-6)
                assert (gap < 0) == lasts
        wanted = model.find_market(0.4, stand_alone_value=0, **at).share_wanted
        assert (wanted > 0.4) == (lead(0.4, at) > needed(0.4, at))


@SHEET.proves("Market shares rest where the expected share comes about")
def test_network_alone_has_one_resting_point_up_to_six_spreads_and_three_above():
    for at in drawn(count=12, s=(4, 20), spreads=(0.1, 12)):
        s, g = at["s"], at["s"] * at["spreads"]
        alone = {"learning_rate": 0, "same_side": g, "taste_spread": s}
        found = model.find_equilibria(**DEMAND | alone)
        assert np.isfinite(found.shares).sum() == (1 if g <= 6 * s else 3)
        x = logit(found.shares[np.isfinite(found.shares)][-1])
        assert g * tanh(x / 2) == pytest.approx(s * (x + 2 * sinh(x)), abs=1e-6)


@SHEET.proves("An even split is lost once the engines pass six spreads of taste")
def test_even_split_lasts_exactly_while_the_sum_of_both_engines_is_below_six_spreads():
    ranges = SUPPLY | {"spillover_share": (0.3, 1), "same_side": (40, 80), "crowding": (0, 10)}
    for at in drawn(count=8, **ranges, multihoming_share=(0, 0.5)):
        equal = at | {"quality_lead": 0}
        sum_of_engines = counts(**at) + factory(**at)
        steep = slope(lambda n, terms=equal: lead(n, terms), 0.5)
        assert steep / 2 == pytest.approx(sum_of_engines, rel=1e-6)
        for part, status in ((1.02, "single"), (0.98, "tips")):
            spread = sum_of_engines / 6 * part
            assert model.find_equilibria(**equal, taste_spread=spread).status == status


@SHEET.proves("A stronger network first helps the better product and then saves the base")
def test_resting_points_move_with_the_network_and_with_quality_as_the_implicit_function_says():
    for network in (20.0, 60.0, 75.0):
        terms = DEMAND | {"quality_lead": -RIVALS_LEAD, "same_side": network}
        for place, n in enumerate(model.find_equilibria(**terms).shares):
            if np.isfinite(n):
                x, s, p = logit(n), terms["taste_spread"], n * (1 - n)
                steep = slope(lambda m, terms=terms: lead(m, terms), n)
                falls = s * (1 + 2 * cosh(x)) - p * steep

                def point(name, value, terms=terms, place=place):
                    return logit(model.find_equilibria(**terms | {name: value}).shares[place])

                with_network = slope(lambda b, f=point: f("same_side", b), network, 1e-3)
                with_quality = slope(lambda q, f=point: f("quality_lead", q), -RIVALS_LEAD, 1e-3)
                assert with_network == pytest.approx((2 * n - 1) / falls, rel=1e-3)
                assert with_quality == pytest.approx(1 / falls, rel=1e-3)


@SHEET.proves("A stronger network first helps the better product and then saves the base")
def test_share_falls_with_the_network_until_a_tipping_point_stands_below_the_start():
    strengths = np.arange(0, 81, 5.0)
    terms = DEMAND | {"quality_lead": -RIVALS_LEAD, "same_side": strengths}
    ends = model.find_rest(START, **terms)
    found = model.find_equilibria(**terms)
    tips = found.status == "tips"
    assert (np.diff(ends[~tips]) < 0).all()
    assert (ends[tips] > START).all()
    assert (np.diff(found.shares[tips, 1]) < 0).all()
    assert (np.diff(found.shares[tips, 2]) > 0).all()


@SHEET.proves("One changed rule changes the sum of the engines")
def test_lead_lasts_under_a_changed_rule_exactly_if_the_sum_is_above_six_spreads():
    rules = drawn(
        multihoming_share=(0, 0.9),
        crowding=(0, 50),
        spillover_share=(0.3, 1),
        cost_per_customer=(20, 120),
    )
    for changes in rules:
        terms = DEMAND | {"same_side": SAME_SIDE} | changes
        passes = counts(**terms) + factory(**terms) > 6 * terms["taste_spread"]
        end = model.find_rest(START, **terms)
        assert (end > 0.5 + 1e-6) == passes
        assert lead(end, terms) == pytest.approx(needed(end, terms), abs=1e-6)


def split(g, s, foreseen, **changes):
    alone = {name: DEMAND[name] for name in (*SUPPLY, *NETWORK, "taste_spread")}
    given = alone | {"learning_rate": 0, "same_side": g, "taste_spread": s}
    return find_even_split(**given | {"revision_share": foreseen} | changes)


def kept(rise, g, s, foreseen):
    """Share of a firm that asks more than its rival, where customers foresee a part of what moves."""
    fits = brentq(
        lambda n: s * logit(n) - foreseen * g * (2 * n - 1) + rise, 1e-12, 1 - 1e-12, xtol=1e-15
    )
    return float(fits)


@SHEET.proves("Customers who foresee make the firms fight")
def test_margin_of_an_even_split_is_two_spreads_less_the_foreseen_part_of_the_network():
    for at in drawn(s=(4, 20), part=(0.05, 0.95), foreseen=(0, 1)):
        s, foreseen = at["s"], at["foreseen"]
        g = at["part"] * split(0, s, foreseen).strongest_network
        found = split(g, s, foreseen)
        assert found.margin == pytest.approx(2 * s - foreseen * g)
        assert found.profit == pytest.approx(s - foreseen * g / 2)
        falls = slope(lambda rise, t=(g, s, foreseen): kept(rise, *t), 0, 1e-4)
        assert falls == pytest.approx(-1 / (4 * s - 2 * foreseen * g), rel=1e-4)
        assert found.margin == pytest.approx(0.5 / -falls, rel=1e-4)


def price_gap(n, e, terms, foreseen):
    """Best margins at a share, and what is left of the log odds at an expected share."""
    g, s = counts(**terms), terms["taste_spread"]
    ours, rivals = (s / (1 - m) - 2 * foreseen * g * m for m in (n, 1 - n))
    believed = e + foreseen * (n - e)
    learned = cost(1 - e, terms) - cost(e, terms)
    return learned + g * (2 * believed - 1) - (ours - rivals) - s * logit(n)


@SHEET.proves("Where customers foresee, an even split is lost sooner")
def test_in_the_balance_of_shares_the_network_counts_once_and_twice_the_part_foreseen():
    ranges = DRAWN | {"quality_lead": (0, 0), "foreseen": (0.01, 1), "n": (0.05, 0.95)}
    for terms in drawn(**ranges):
        foreseen, n = terms.pop("foreseen"), terms.pop("n")
        balance = (
            (1 + 2 * foreseen) * counts(**terms) * (2 * n - 1) + cost(1 - n, terms) - cost(n, terms)
        )
        gap = price_gap(n, n, terms, foreseen)
        assert gap == pytest.approx(balance - needed(n, terms), abs=1e-7)
        equal = {name: terms[name] for name in terms if name != "quality_lead"}
        most = (6 * terms["taste_spread"] - factory(**terms)) / (1 + 2 * foreseen)
        most = min(most, least_bound() * terms["taste_spread"] / foreseen)
        strongest = max(most + terms["crowding"], 0) / (1 - terms["multihoming_share"])
        found = find_even_split(revision_share=foreseen, **equal)
        assert found.strongest_network == pytest.approx(strongest)
        assert (found.status == "holds") == (counts(**terms) < most)


def bound(n):
    return (1 - 2 * n + n * log(n / (1 - n))) / (2 * (n - 0.5) ** 2)


def least_bound():
    return minimize_scalar(bound, bounds=(0.01, 0.49), method="bounded").fun


@SHEET.proves("Where customers foresee, an even split is lost sooner")
def test_leaving_the_split_for_a_share_pays_exactly_above_its_bound():
    for at in drawn(s=(4, 20), foreseen=(0.3, 1), n=(0.05, 0.45), over=(-0.1, 0.1)):
        s, foreseen, n = at["s"], at["foreseen"], at["n"]
        d = bound(n) * (1 + at["over"])
        g = d * s / foreseen
        margin = 2 * s - foreseen * g + foreseen * g * (2 * n - 1) - s * logit(n)
        assert margin == pytest.approx(2 * s - 2 * foreseen * g * (1 - n) - s * logit(n))
        assert (n * margin > s - foreseen * g / 2) == (at["over"] > 0)
        if d < 1.95:  # one share fits each price
            rise = margin - (2 * s - foreseen * g)
            assert kept(rise, g, s, foreseen) == pytest.approx(n, rel=1e-6)


@SHEET.proves("Where customers foresee, an even split is lost sooner")
def test_bound_is_two_at_both_ends_and_the_library_uses_its_least_value():
    assert [bound(1e-9), bound(0.4999)] == pytest.approx([2, 2], abs=1e-3)
    assert min(bound(n) for n in (0.55, 0.7, 0.9, 0.99)) > 2
    assert split(0, 10, 1).strongest_network == pytest.approx(10 * least_bound())
    strongest = [split(0, 10, part).strongest_network for part in np.linspace(0, 1, 21)]
    assert (np.diff(strongest) < 0).all()


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
