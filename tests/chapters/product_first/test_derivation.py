"""The derivations of the chapter on a product first, checked against the library at drawn values."""

import numpy as np
import pytest
from sheets import Sheet, drawn

from platformlab.models import competition, hybrid, product_base

SHEET = Sheet("product_first")
BUYERS = {"lead": (-20, 40), "cost": (0, 40), "spread": (6, 14)}


def buyers(at, lead=None):
    return {
        "quality_lead": at["lead"] if lead is None else lead,
        "switching_cost": at["cost"],
        "taste_spread": at["spread"],
    }


def chances(at, lead=None):
    lead = at["lead"] if lead is None else lead
    return tuple(1 / (1 + np.exp(-(lead + side * at["cost"]) / at["spread"])) for side in (1, -1))


@SHEET.proves("As many come as leave at the lasting base")
def test_odds_of_the_lasting_base_are_those_of_coming_over_leaving():
    for at in drawn(**BUYERS):
        stays, comes = chances(at)
        found = product_base.find_lasting_base(**buyers(at))
        odds = np.log1p(np.exp((at["lead"] + at["cost"]) / at["spread"])) - np.log1p(
            np.exp((at["cost"] - at["lead"]) / at["spread"])
        )
        assert np.log(found.base / (1 - found.base)) == pytest.approx(odds)
        assert found.base == pytest.approx(comes / (1 - stays + comes))


@SHEET.proves("As many come as leave at the lasting base")
def test_a_lead_counts_once_without_a_cost_of_switching_and_nearly_twice_with_a_high_one():
    for at in drawn(**BUYERS):
        free = product_base.find_lasting_base(**buyers(at | {"cost": 0})).base
        dear = product_base.find_lasting_base(**buyers(at | {"cost": 600})).base
        once, twice = (np.log(base / (1 - base)) * at["spread"] for base in (free, dear))
        assert once == pytest.approx(at["lead"], abs=1e-6)
        assert twice == pytest.approx(2 * at["lead"], abs=1e-6)


@SHEET.proves("Each month the same part of the way to the lasting base is gone")
def test_path_is_geometric_and_slower_where_a_change_is_dearer():
    for at in drawn(**BUYERS, replaced=(0.01, 0.1), start=(0.1, 0.9)):
        stays, comes = chances(at)
        lasting = comes / (1 - stays + comes)
        part = 1 - at["replaced"] * (1 - stays + comes)
        given = {"replacement_share": at["replaced"], "periods": 40}
        path = product_base.simulate_base(at["start"], **buyers(at), **given)
        assert path == pytest.approx(lasting + (at["start"] - lasting) * part ** np.arange(41))
        step = at["start"]
        for month in range(40):
            step += at["replaced"] * (step * stays + (1 - step) * comes - step)
            assert path[month + 1] == pytest.approx(step)
        dear_stays, dear_comes = chances(at | {"cost": at["cost"] + 5})
        assert 1 - dear_stays + dear_comes < 1 - stays + comes


@SHEET.proves("A subsidy reaches only those who buy while it is paid")
def test_bound_holds_and_is_reached_and_what_was_won_melts_at_the_rate_of_the_sheet():
    for at in drawn(**BUYERS, replaced=(0.01, 0.1), start=(0.1, 0.9), subsidy=(0, 200)):
        given = {"replacement_share": at["replaced"], "periods": 12}
        bound = (1 - at["start"]) * (1 - (1 - at["replaced"]) ** 12)
        paid, most = (
            product_base.simulate_base(at["start"], **buyers(at, lead), **given)[-1]
            for lead in (at["subsidy"], 1e6)
        )
        assert paid - at["start"] <= bound + 1e-12
        assert most - at["start"] == pytest.approx(bound)
        later = product_base.simulate_base(most, **buyers(at, 0.0), **given)
        melts = 2 * at["replaced"] / (1 + np.exp(at["cost"] / at["spread"]))
        assert later[1] - 0.5 == pytest.approx((most - 0.5) * (1 - melts))


@SHEET.proves("A platform has a critical base, or the product alone carries it")
def test_resting_points_fulfil_the_condition_and_paths_leave_the_critical_one():
    tipped = 0
    for at in drawn(
        12, lead=(-5, 5), cost=(0, 30), spread=(6, 12), worth=(30, 60), least=(0.4, 0.6)
    ):
        platform = {"cross_side_consumers": at["worth"], "relative_fee_producers": at["least"]}
        found = product_base.find_critical_base(**buyers(at), **platform)
        alone = product_base.find_lasting_base(**buyers(at)).base
        assert (found.status == "grows") == (alone > at["least"])
        for base in (found.critical_base, found.mature_base):
            if not np.isnan(base):
                lead = at["lead"] + at["worth"] * (1 - at["least"] / base)
                back = product_base.find_lasting_base(**buyers(at, lead)).base
                assert back == pytest.approx(base, abs=1e-6)
        if found.status != "tips":
            continue
        tipped += 1
        start = found.critical_base + np.array([-0.004, 0.004])
        path = product_base.simulate(
            start,
            share_producers=1 - at["least"] / found.critical_base,
            **buyers(at),
            **platform,
            replacement_share=0.05,
            adjustment=0.1,
            periods=6_000,
        )
        assert path[-1, 0] == pytest.approx([alone, found.mature_base], abs=1e-3)
    assert tipped >= 3


@SHEET.proves("Prices that answer a lead leave a third of the base")
def test_share_at_best_prices_moves_by_a_third_of_what_it_moves_by_at_equal_ones():
    for at in drawn(lead=(0, 2), apart=(1, 3)):
        market = competition.hotelling(
            cost_per_customer=1,
            transport_cost=at["apart"],
            quality_lead=at["lead"],
            same_side=0,
            stand_alone_value=20,
        )
        equal_prices = at["lead"] / (2 * at["apart"])
        assert market.share_first - 0.5 == pytest.approx(equal_prices / 3)
        launch = hybrid.launch_from_product(
            relative_fee_consumers=0.04,
            relative_fee_producers=0.5,
            transport_cost=at["apart"],
            quality_lead=at["lead"],
        )
        assert launch.installed_base == pytest.approx(market.share_first)


def test_every_section_of_the_sheet_is_checked():
    assert SHEET.unproven() == []
