"""Verdicts that rest on numbers are computed, and the ledger says what was computed."""

import re
import sys

import pandas as pd
import pytest

from platformlab import claims, verdicts
from platformlab.data import load
from platformlab.verdicts import (
    commodity,
    ge,
    giants,
    information,
    manufacturers,
    networks,
    thesis,
)

ROWS = claims.load_claims()
COMPUTED = {row.id: row for row in ROWS.values() if row.check}

every_computed_claim = pytest.mark.parametrize("row", COMPUTED.values(), ids=COMPUTED)


@every_computed_claim
def test_verdict_of_the_ledger_is_the_one_the_numbers_give(row):
    assert row.verdict == verdicts.find(row.check).verdict


@every_computed_claim
def test_reason_of_the_ledger_is_the_sentence_that_is_computed(row):
    assert row.reason == verdicts.find(row.check).sentence


def test_unknown_check_is_answered_with_those_there_are():
    told = r"CHECKS in platformlab/verdicts/__init__.py lists \(got 'count'\); list it there, or"
    with pytest.raises(ValueError, match=rf"{told} .*; there are platforms_in_top_ten, "):
        verdicts.find("count")
    with pytest.raises(ValueError, match="did you mean 'toyota_ranks'\\?"):
        verdicts.find("toyota_rank")


@pytest.mark.parametrize("name", verdicts.CHECKS)
def test_finding_is_a_known_verdict_with_numbers_and_one_whole_sentence(name):
    found = verdicts.find(name)
    assert found.verdict in claims.VERDICTS
    assert found.values
    assert found.sentence.endswith(".")
    assert not re.search(r"\bnan\b|\binf\b|None|\{", found.sentence)


@every_computed_claim
def test_check_reads_only_data_that_the_row_names_as_evidence(row, monkeypatch):
    read = set()

    def noted(name, **options):
        read.add(name)
        return load(name, **options)

    for module in {sys.modules[check.__module__] for check in verdicts.CHECKS.values()}:
        monkeypatch.setattr(module, "load", noted)
    giants._top_ten.cache_clear()
    verdicts.find(row.check)
    assert read <= set(row.evidence_data)
    assert read <= set(row.source)


# The rules do turn with the data. Each case changes what a check reads and names what must follow.


def changed(monkeypatch, module, name, change):
    """Let `module` read the data set `name` as `change` leaves it."""

    def read(asked, **options):
        frame = load(asked, **options)
        return change(frame) if asked == name else frame

    monkeypatch.setattr(module, "load", read)


def scaled(factor, **where):
    def change(frame):
        chosen = pd.Series(True, index=frame.index)
        for column, value in where.items():
            chosen &= frame[column].astype("str") == value
        assert chosen.any()
        for column in ("value", "valuation_usd_bn", "market_cap_usd_bn", "price_usd"):
            if column in frame:
                frame[column] = frame[column].where(~chosen, frame[column] * factor)
        return frame

    return change


def test_airbnb_would_be_right_had_marriott_been_half_as_large_in_2018(monkeypatch):
    half = scaled(0.5, company="Marriott")
    changed(monkeypatch, giants, "airbnb_uber_comparisons", half)
    assert giants.airbnb_against_marriott().verdict == "reproduced"


def test_uber_would_be_wrong_had_bmw_been_twice_as_large(monkeypatch):
    changed(monkeypatch, giants, "airbnb_uber_comparisons", scaled(2, company="BMW"))
    assert giants.uber_against_bmw().verdict == "contested"


def test_sum_would_be_wrong_with_a_smaller_uber(monkeypatch):
    changed(monkeypatch, giants, "startups_top10_2018", scaled(0.5, company="Uber"))
    assert giants.sum_of_seven_startups().verdict == "contested"


@pytest.mark.parametrize(
    ("factor", "verdict"), [(0.9, "reproduced"), (1, "with caveat"), (2, "contested")]
)
def test_walmart_decides_how_similar_the_sum_is(monkeypatch, factor, verdict):
    changed(monkeypatch, giants, "airbnb_uber_comparisons", scaled(factor, company="Walmart"))
    assert giants.startups_against_walmart().verdict == verdict


def test_deere_would_not_be_contested_had_its_share_risen_far_above_the_index(monkeypatch):
    def better(frame):
        late = (frame["entity"] == "Deere") & (frame["date"] == manufacturers.END)
        for column in ("price_usd", "price_with_dividends_usd"):
            frame.loc[late, column] *= 1.5
        return frame

    changed(monkeypatch, manufacturers, "manufacturer_market_cap", better)
    assert manufacturers.deere_against_the_index().verdict == "not checkable"


def test_toyota_would_be_first_had_volkswagen_sold_less(monkeypatch):
    changed(monkeypatch, manufacturers, "company_figures", scaled(0.9, company="Volkswagen"))
    assert manufacturers.toyota_ranks().verdict == "reproduced"


def test_counts_of_developers_could_be_checked_if_a_source_were_found(monkeypatch):
    def sourced(frame):
        return frame.assign(confidence="verified")

    changed(monkeypatch, manufacturers, "company_figures", sourced)
    assert manufacturers.predix_counts().verdict == "with caveat"
    assert manufacturers.lego_designers().verdict == "with caveat"


def test_makers_might_be_on_their_way_out_had_deere_shrunk(monkeypatch):
    assert manufacturers.makers_are_still_there().verdict == "not checkable"
    shrunk = scaled(0.5, company="Deere", metric="revenue", date="2025")
    changed(monkeypatch, manufacturers, "company_figures", shrunk)
    assert manufacturers.makers_are_still_there().verdict == "with caveat"


def test_ge_would_simply_have_failed_had_no_part_been_worth_what_was_paid(monkeypatch):
    def cheaper(frame):
        sold = (frame["asset"] == "ServiceMax") & (frame["buyer"] == "PTC")
        return frame.assign(price=frame["price"].where(~sold, frame["price"] / 2))

    changed(monkeypatch, ge, "platform_sales", cheaper)
    assert ge.ge_outcome().verdict == "reproduced"


def test_goal_that_is_no_growth_would_need_a_caveat(monkeypatch):
    lower = scaled(1 / 3, metric="revenue_digital_incl_hardware", date="2020")
    changed(monkeypatch, ge, "company_figures", lower)
    assert ge.ge_software_goal().verdict == "with caveat"


def test_time_would_be_contested_had_coupang_never_earned(monkeypatch):
    changed(monkeypatch, ge, "coupang", scaled(-1, metric="operating_result_krw", year="2025"))
    assert ge.platforms_take_time().verdict == "contested"


def test_platforms_would_mostly_succeed_had_a_tenth_failed(monkeypatch):
    changed(monkeypatch, information, "platform_base_rates", scaled(0.1, metric="failures"))
    assert information.platforms_succeed_and_fail().verdict == "reproduced"


def test_makers_would_hardly_have_tried_had_they_opened_platforms_after_the_report(monkeypatch):
    def later(frame):
        return frame.assign(launched="2019")

    changed(monkeypatch, information, "industrial_platforms", later)
    assert information.makers_try_platforms().verdict == "with caveat"


def test_only_information_would_have_been_added_had_no_patent_come_before_predix(monkeypatch):
    def late(frame):
        patent = frame["event"].str.contains("patent on predicting")
        frame.loc[patent, "date"] = "2014-06-30"
        return frame

    changed(monkeypatch, information, "timeline", late)
    assert information.information_came_with_contracts().verdict == "reproduced"


def test_machines_would_not_get_connected_had_subscribers_fallen(monkeypatch):
    fallen = scaled(0.05, company="Hyundai Motor and Kia", date="2023-06")
    changed(monkeypatch, information, "company_figures", fallen)
    assert information.machines_get_connected().verdict == "with caveat"


def test_likeness_would_have_taken_the_margin_had_it_fallen_with_the_price(monkeypatch):
    thin = scaled(0.2, company="LG Electronics", metric="tv_operating_profit", date="2018")
    changed(monkeypatch, commodity, "company_figures", thin)
    assert commodity.price_is_not_margin().verdict == "reproduced"


def test_mass_production_would_not_satisfy_had_lego_shrunk(monkeypatch):
    changed(
        monkeypatch,
        commodity,
        "company_figures",
        scaled(0.4, company="LEGO", metric="revenue", date="2025"),
    )
    assert commodity.mass_production_grew().verdict == "with caveat"


def test_thesis_would_hold_had_ever_more_giants_lived_by_bringing_sides_together(monkeypatch):
    ever_more = {2008: 1, 2018: 3, 2024: 6, 2026: 6}
    monkeypatch.setattr(thesis, "count_platforms", lambda rule, year: (ever_more[year], 0.5))
    assert thesis.thesis_of_the_report().verdict == "reproduced"
    ever_more[2026] = 3
    assert thesis.thesis_of_the_report().verdict == "with caveat"
    ever_more[2026] = 2
    assert thesis.thesis_of_the_report().verdict == "contested"


def test_word_would_be_settled_had_all_rules_counted_alike(monkeypatch):
    monkeypatch.setattr(thesis, "count_platforms", lambda rule, year: (6, 0.5))
    assert thesis.meanings_of_platform().verdict == "contested"


@pytest.mark.parametrize(
    ("check", "fewer"),
    [
        (thesis.building_got_cheaper, {"indicator": "ec2_small_price", "date": "2014-04"}),
        (thesis.more_people_could_take_part, {"indicator": "internet_users", "date": "2000"}),
    ],
)
def test_conditions_would_be_contested_had_they_moved_the_other_way(monkeypatch, check, fewer):
    changed(monkeypatch, thesis, "enabling_conditions", scaled(20, **fewer))
    assert check().verdict == "contested"


def test_metcalfe_would_be_contested_with_other_published_coefficients(monkeypatch):
    changed(monkeypatch, networks, "network_value_coefficients", scaled(1.1, law="Metcalfe"))
    assert networks.metcalfe_refitted().verdict == "contested"


# Numbers that the audits printed, computed again here by another way.


def test_shares_of_deere_and_index_give_the_printed_rises():
    values = manufacturers.deere_against_the_index().values
    assert [round(v, 2) for v in values["price"]] == [0.67, 0.69]
    assert [round(v, 2) for v in values["total"]] == [0.89, 0.88]
    assert round(values["shares"], 2) == -0.17
    peers = {name: round(rise, 2) for name, rise in values["peers"].items()}
    assert peers == {"Caterpillar": 0.47, "AGCO": 0.12, "Honeywell": 0.91}


def test_metcalfe_gives_the_exponents_stored_in_the_data():
    own = load("network_value_coefficients").set_index("id")["value"]
    values = networks.metcalfe_refitted().values
    early, late = values["in_logs"]
    assert early == pytest.approx(own["own_facebook_free_2004_2013"], abs=0.005)
    assert late == pytest.approx(own["own_facebook_free_2013_2023"], abs=0.005)


def test_platforms_are_counted_as_the_chapter_prints_them():
    counts = {rule: giants.count_platforms(rule, 2018)[0] for rule in giants.RULES}
    assert counts == {"strict": 3, "principal": 5, "broad": 7}


def test_top_ten_is_the_callers_own():
    ten = giants.top_ten(2018)
    ten["company"] = "spoilt"
    assert "spoilt" not in set(giants.top_ten(2018)["company"])
