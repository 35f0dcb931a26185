"""The last chapter: its twelve claims, its two judges, and what its figures say."""

import re

import numpy as np
import pytest
from parts import cells

from platformlab import load
from platformlab.chapters import BOOK
from platformlab.chapters.hindsight import market
from platformlab.chapters.hindsight.held_by_kind import PARTS, counts
from platformlab.chapters.hindsight.ten_traced import traced
from platformlab.chapters.hindsight.what_grew import SERIES, times
from platformlab.claims import count, load_claims
from platformlab.reports import load_report
from platformlab.verdicts.giants import RULES

BADGE = re.compile(r"\{claim\}`(\w+)`")


def test_twelve_claims_come_from_all_parts_of_the_report_and_have_every_verdict_but_unknown():
    claims = [load_claims()[name] for name in market.TWELVE]
    assert {claim.section[0] for claim in claims} >= {"S", "I", "3", "4"}
    assert {claim.verdict for claim in claims} == {"reproduced", "with caveat", "contested"}


def test_no_badge_of_the_chapter_gives_a_verdict_of_the_twelve_away():
    told = {name for cell in cells("hindsight", "markdown") for name in BADGE.findall(cell.source)}
    assert told
    assert told & {*market.TWELVE} == set()


# Two judges


def test_question_about_the_two_judges_tells_their_numbers():
    (bet,) = (b for b in _bets() if b.id == "luck-of-a-dozen")
    assert f"chance of {100 * market.TRUE_CHANCE:.0f} %" in bet.question
    assert f"says {100 * market.TOO_SURE:.0f} % each time" in bet.question
    assert bet.values == {"judged": market.DOZEN, "confidence": market.TOO_SURE}


def test_sentence_on_ten_or_more_of_twelve_names_the_border_of_the_model():
    border = market.DOZEN * (market.TRUE_CHANCE + market.TOO_SURE) / 2
    assert int(np.floor(border)) + 1 == 10
    (bet,) = (b for b in _bets() if b.id == "luck-of-a-dozen")
    assert "If ten or more of the twelve hold" in bet.reveal


def test_luck_prefers_the_worse_judge_less_the_more_is_judged():
    for confidence in (0.5, market.TOO_SURE, 1.0):
        chances = BOOK.explorers["better_judge"].rows(judged=12, confidence=confidence)["chances"]
        first = np.array(chances["first"])
        assert first[0] > first[5] > first[-1]


# The ten


@pytest.mark.parametrize("span", market.SPANS)
@pytest.mark.parametrize("rule", RULES)
def test_every_firm_of_both_lists_is_counted_once(rule, span):
    before, after, stayed = traced(span, rule)
    found = BOOK.explorers["ten_traced"].rows(rule=rule, span=span)["counts"]
    assert len(before) == len(after) == found["platforms"][0] + found["others"][0] == 10
    assert found["platforms_stayed"][0] + found["others_stayed"][0] == len(stayed)
    assert found["came"][0] == 10 - len(stayed)


def test_only_the_rule_changes_between_the_two_pictures_of_the_ten():
    strict, broad = (traced("to_date", rule) for rule in ("strict", "broad"))
    assert list(strict[0]) == list(broad[0])
    assert list(strict[1]) == list(broad[1])


def test_bet_on_newcomers_tells_how_many_came_the_decade_before():
    found = BOOK.explorers["ten_traced"].rows(rule="broad", span="before")["counts"]
    assert (found["came"], found["platforms_came"]) == ([9], [6])
    (bet,) = (b for b in _bets() if b.id == "newcomers-to-the-ten")
    assert "nine firms came new" in bet.question
    assert "six of them are platforms" in bet.question


# The ledger


def test_parts_of_the_report_hold_all_its_claims():
    by_part = {part: sum(sum(found.values()) for found in counts(part).values()) for part in PARTS}
    assert by_part["whole"] == count()
    assert sum(by_part.values()) == 2 * count()
    assert (
        sum(count(section=section) for section in load_report().sections if section[0] == "4")
        == by_part["advice"]
    )


# LG


def test_series_begin_at_one_and_brands_grow_as_the_bet_tells():
    for name in SERIES:
        assert times(name).loc[market.BASE_YEAR] == 1
    found = load("lg_figures").query("entity == 'webOS' and metric == 'outside_brands'")
    brands = found.set_index("date")["value"]
    assert (brands["2021"], brands["2024-09"]) == (20, 400)
    (bet,) = (b for b in _bets() if b.id == "brands-times-twenty")
    assert "twenty times as many by September 2024, from 20 to 400" in bet.question


def test_reveal_on_the_share_tells_both_shares_of_the_table():
    shares = load("lg_figures").query("metric == 'share_of_tv_systems'").set_index("date")["value"]
    (bet,) = (b for b in _bets() if b.id == "brands-times-twenty")
    assert f"{100 * shares['2024-12']:.1f} % after {100 * shares['2021']:.1f} %" in bet.reveal


def _bets():
    from platformlab.checks.questions import questions

    return questions("hindsight").bets
