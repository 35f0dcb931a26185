"""Derivations of the chapter on products that have become alike agree with the library."""

import numpy as np
import pytest
from chapters.commodity import tastes
from scipy import stats
from sheets import Sheet, drawn

from platformlab.models import competition, defended_margin, logit_competition, variants

SHEET = Sheet("commodity")
MARKET = {"s": (5, 40), "c": (20, 80), "worth": (90, 200), "firms": (2, 9)}
EVERYBODY_BUYS = 3_000


def margins(at, **changes):
    given = {
        "cost_per_customer": at["c"],
        "taste_spread": at["s"],
        "firms": int(at["firms"]),
        "quality_lead": 0,
        "same_side": 0,
        "stand_alone_value": at["worth"],
    }
    return defended_margin.find_margins(**given | changes)


@SHEET.proves("A margin is the spread of tastes over what the firm does not have")
def test_margin_is_the_spread_over_one_less_the_share():
    for at in drawn(5, lead=(-20, 20), **MARKET):
        found = margins(at, quality_lead=at["lead"])
        for margin, share in (
            (found.margin_first, found.share_first),
            (found.margin_rival, found.share_rival),
        ):
            assert margin == pytest.approx(at["s"] / (1 - share))


@SHEET.proves("A margin is the spread of tastes over what the firm does not have")
def test_margin_falls_with_the_firms_where_tastes_are_spread_evenly_and_end():
    for at in drawn(4, width=(20, 200), firms=(3, 9)):
        firms = int(at["firms"])
        even = stats.uniform(0, at["width"])
        assert tastes.margin(firms, even) == pytest.approx(at["width"] / firms, rel=1e-3)
        assert tastes.share(firms, even) == pytest.approx(1 / firms, rel=1e-3)


@SHEET.proves("Twice the rivals and half the spread halve a profit alike, if everybody buys")
def test_profit_is_the_spread_divided_by_the_rivals():
    for at in drawn(12, s=(5, 40), firms=(2, 9)):
        firms = int(at["firms"])
        given = {"cost_per_customer": 0, "taste_spread": at["s"]}
        profit = logit_competition.logit_price(firms=firms, **given) / firms
        assert profit == pytest.approx(at["s"] / (firms - 1))
        crowded = 2 * (firms - 1) + 1
        assert logit_competition.logit_price(firms=crowded, **given) / crowded == pytest.approx(
            profit / 2
        )


@SHEET.proves("On the circle twice the rivals cost more than half the spread")
def test_circle_s_profit_falls_with_the_square_of_the_firms():
    for at in drawn(12, t=(20, 200), firms=(3, 9)):
        firms = int(at["firms"])

        def circle(around, count):
            return competition.salop(
                cost_per_customer=0,
                transport_cost=around,
                firms=count,
                entry_cost=1e-6,
                stand_alone_value=1_000,
            )

        found = circle(at["t"], firms)
        assert found.price == pytest.approx(at["t"] / firms)
        assert found.profit == pytest.approx(at["t"] / firms**2, abs=1e-5)
        more, alike = circle(at["t"], 2 * (firms - 1) + 1), circle(at["t"] / 2, firms)
        assert more.profit < alike.profit < found.profit


@SHEET.proves("A network lowers the margin while several firms live")
def test_margin_with_a_network_is_the_closed_form_and_falls():
    for at in drawn(4, s=(10, 40), part=(0.1, 0.6), c=(20, 80), firms=(3, 9)):
        at["worth"] = EVERYBODY_BUYS
        network, firms = at["part"] * at["s"], int(at["firms"])
        found = margins(at, same_side=network)
        assert found.margin_first == pytest.approx((at["s"] * firms - network) / (firms - 1))
        assert found.margin_first < margins(at).margin_first


@SHEET.proves("A network lowers the margin while several firms live")
def test_margin_of_a_firm_ahead_is_that_of_the_weights():
    for at in drawn(4, lead=(5, 15), network=(2, 6), **MARKET | {"s": (15, 40)}):
        found = margins(at, quality_lead=at["lead"], same_side=at["network"])
        shares = np.array([found.share_first, *[found.share_rival] * (int(at["firms"]) - 1)])
        weights = shares / (1 - at["network"] * shares / at["s"])
        whole = found.outside_share + weights.sum()
        expected = (at["s"] - at["network"] * shares) * whole / (whole - weights)
        assert [found.margin_first, found.margin_rival] == pytest.approx(expected[:2])


@SHEET.proves("As tastes fade, the margin goes to the lead")
def test_margin_nears_the_lead_as_the_spread_shrinks():
    spread = 0.1
    for at in drawn(4, lead=(5, 40), **MARKET):
        found = margins(at, quality_lead=at["lead"], taste_spread=spread)
        assert found.margin_first == pytest.approx(at["lead"], abs=10 * spread)
        assert found.margin_rival == pytest.approx(0, abs=2.2 * spread)
        assert competition.bertrand(cost_per_customer=0, quality_lead=at["lead"]) == at["lead"]


def best(at, setup):
    return variants.find_variants(
        setup_cost=setup,
        transport_cost=at["t"],
        cost_per_customer=10,
        stand_alone_value=10 + 2 * at["t"],
    )


@SHEET.proves("The number of variants goes with the root of the set-up cost")
def test_variants_and_what_they_cost_follow_the_root():
    for at in drawn(12, t=(20, 200), setup=(0.0005, 0.002)):
        found = best(at, at["setup"])
        assert found.variants == pytest.approx(np.sqrt(at["t"] / (2 * at["setup"])), abs=1)
        together = 2 * at["t"] - found.profit
        assert together == pytest.approx(np.sqrt(2 * at["t"] * at["setup"]), rel=0.01)
        assert found.variants * at["setup"] == pytest.approx(together / 2, rel=0.02)


@SHEET.proves("Where anybody may make a variant, price pays for set-up and little more")
def test_margins_of_entrants_are_what_set_up_takes():
    for at in drawn(12, t=(20, 200), setup=(0.0005, 0.002)):
        entry = competition.salop_entry(transport_cost=at["t"], entry_cost=at["setup"])
        found = competition.salop(
            cost_per_customer=10,
            transport_cost=at["t"],
            firms=int(entry.firms),
            entry_cost=at["setup"],
            stand_alone_value=1_000,
        )
        assert entry.firms == pytest.approx(np.sqrt(at["t"] / at["setup"]), abs=1)
        assert found.price - 10 == pytest.approx(at["setup"] * entry.firms, rel=0.02)
        assert 0 <= found.profit < 0.02 * (found.price - 10)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
