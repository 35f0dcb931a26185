"""Derivations of the chapter on the giants hold for its data and for drawn values."""

from fractions import Fraction

import numpy as np
import pytest
from chapters.giants.derived import RIM, ROUNDED, growth, valuations
from scipy import optimize
from sheets import Sheet, drawn

from platformlab import load
from platformlab.chapters.giants._worth import worth
from platformlab.verdicts import giants
from platformlab.verdicts.examples import phone

SHEET = Sheet("giants")
SIZES = "The share of value is the share of firms, times how large the counted firms are"
WIDER = "A wider rule never counts fewer, and six lies between two rules"
SUM = "A sum says how many were meant, and not which"
NEWEST = "The newest price times all shares is at least what the firm is worth"
LEADERS = "Leaders that differ on two days mean an odd number of overtakings"
SHARE = "A maker can sell more every year and lose its share"
FIRST = "The first year of a chart decides whether a line rises, not how it moves"
WINNERS = "A list of winners alone does not show that platforms tend to win"
SHARES = 100.0  # of the firm whose newest ones bear rights


@SHEET.proves(SIZES)
@pytest.mark.parametrize("year", giants.LISTS)
@pytest.mark.parametrize("rule", giants.RULES)
def test_share_of_value_is_count_times_relative_size(year, rule):
    ten = giants.top_ten(year)
    value, counted = ten["market_cap_usd_bn"], ten[f"platform_{rule}"]
    count, share = giants.count_platforms(rule, year)
    assert count == counted.sum()
    if count:
        larger = value[counted].mean() / value.mean()
        assert share == pytest.approx(count / len(ten) * larger)
        assert (share > count / len(ten)) == (larger > 1)
    else:
        assert share == 0


@SHEET.proves(WIDER)
def test_rules_are_nested_in_every_list_and_so_are_counts_and_shares():
    for year in giants.LISTS:
        ten = giants.top_ten(year)
        strict, principal, broad = (ten[f"platform_{rule}"] for rule in giants.RULES)
        assert ((strict <= principal) & (principal <= broad)).all()
        found = [giants.count_platforms(rule, year) for rule in giants.RULES]
        assert found == sorted(found)
        assert sorted(share for _, share in found) == [share for _, share in found]


@SHEET.proves(WIDER)
def test_two_firms_stand_between_five_and_seven():
    ten = giants.top_ten(2018)
    added = ten.loc[ten["platform_broad"] & ~ten["platform_principal"], "company"]
    assert set(added) == {"Apple", "Microsoft"}
    assert [giants.count_platforms(rule, 2018)[0] for rule in giants.RULES] == [3, 5, 7]


@SHEET.proves(SUM)
def test_ten_do_not_round_to_the_report_and_the_three_others_make_the_difference():
    value, is_platform = valuations()
    low, high = ROUNDED
    assert not low <= value.sum() < high
    assert low <= value.sum() - value[~is_platform].sum() < high
    out = load("startups_top10_2018").loc[~is_platform, "company"]
    assert set(out) == {"SpaceX", "Palantir", "JUUL"}


def newest(price, sale, shares, new):
    return np.maximum(sale / shares, np.minimum(sale / new, price))


@SHEET.proves(NEWEST)
def test_valuation_at_a_fair_price_is_never_below_the_worth_of_the_firm():
    rng = np.random.default_rng(4)
    for at in drawn(12, spread=(0.1, 1.5), part=(0.05, 0.6)):
        new = SHARES * at["part"]
        sale = 1000 * rng.lognormal(0, at["spread"], 4000)
        fair = optimize.brentq(
            lambda p, sale=sale, new=new: newest(p, sale, SHARES, new).mean() - p, 1e-6, 1e6
        )
        others = (sale - new * newest(fair, sale, SHARES, new)) / (SHARES - new)
        assert (others <= sale / SHARES + 1e-9).all()
        assert SHARES * fair > sale.mean()


@SHEET.proves(NEWEST)
def test_both_are_equal_where_no_sale_below_the_valuation_can_happen():
    assert newest(8.0, np.array([800.0, 1000.0]), SHARES, 20.0) == pytest.approx([8.0, 10.0])


@SHEET.proves(LEADERS)
def test_airbnb_and_marriott_changed_places_at_least_as_often_as_signs_alternate():
    table = worth("Airbnb vs Marriott")
    lines = [table[table["firm"] == firm] for firm in ("Airbnb", "Marriott")]
    days = (2015.5, 2018.9, 2020.99, 2026.14)
    ahead = []
    for day in days:
        a, b = (line[line["year"] <= day].sort_values("year")["value"].iloc[-1] for line in lines)
        ahead.append(bool(a > b))
    assert ahead == [True, False, True, False]


@SHEET.proves(LEADERS)
def test_number_of_crossings_is_odd_exactly_where_the_signs_at_the_ends_differ():
    rng = np.random.default_rng(2)
    for walk in rng.normal(size=(200, 30)).cumsum(axis=1):
        crossings = (np.sign(walk[1:]) != np.sign(walk[:-1])).sum()
        assert (crossings % 2 == 1) == (np.sign(walk[0]) != np.sign(walk[-1]))


@SHEET.proves(SHARE)
def test_share_of_rim_falls_while_it_sells_more_because_the_market_outgrows_it():
    own, market = map(float, growth())
    assert 1 < own < market
    shares = {year: phone(RIM, "smartphone_share", year) for year in range(2007, 2012)}
    assert max(shares, key=shares.get) == 2009
    assert shares[2011] / shares[2009] == pytest.approx(own / market, rel=0.01)


@SHEET.proves(FIRST)
def test_value_of_rim_in_2009_lies_between_those_of_the_two_first_years():
    before, low, then = (phone(RIM, "market_cap", year) for year in (2007, 2008, 2009))
    assert low < then < before
    assert low < before / 2
    assert then / before == pytest.approx(then / low * low / before)


@SHEET.proves(WINNERS)
def test_any_ratio_of_chances_fits_any_share_among_winners():
    for at in drawn(rho=(0.05, 0.95), platforms=(0.01, 0.9), others=(0.01, 0.9)):
        rho, p, o = (Fraction(value) for value in at.values())
        started = rho * o / (rho * o + (1 - rho) * p)
        assert 0 < started < 1
        won, lost = started * p, (1 - started) * o
        assert won / (won + lost) == rho


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
