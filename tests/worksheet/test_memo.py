"""Five hundred sheets filled in by rule: no memo contradicts what was filled in."""

import re
from functools import cache

import pytest
from filled_sheets import filled

from platformlab import memos
from platformlab.worksheet import checking, fields, figures, memo

SEEDS = range(500)


@cache
def memo_of(seed):
    return filled(seed), memo.write(filled(seed))


def slots(found, key):
    """Slots of a sentence of the memo, or None where it does not say it."""
    sentences = [line for _, lines in found["sections"] for line in lines]
    return next((each for name, each in sentences if name == key), None)


def about(found):
    return next((each for each in found["stages"] if each["stage"] == found["about"]), None)


@pytest.mark.slow  # the five hundred take some seconds
def test_no_memo_contradicts_its_inputs(subtests):
    seen = set()
    for seed in SEEDS:
        answers, found = memo_of(seed)
        stage = about(found)
        with subtests.test(seed=seed):
            if stage is None:
                assert found["recommendation"] in ("unfinished", "do_not")
            else:
                assert_agrees(answers, found, stage)
            assert_says_every_stage(answers, found)
        seen.add((found["recommendation"], stage["mechanism"] if stage else None))
    assert {each for each, _ in seen} == {"do", "test", "do_not", "unfinished"}
    assert {each for _, each in seen} == {None, *fields.MECHANISMS[1:]}


def assert_agrees(answers, found, stage):
    """Verdict, numbers, critical mass and texts of a memo against what was typed."""
    name = stage["stage"]
    shown = slots(found, "brings") or slots(found, "brings_alone")
    low, likely, high = (shown[end]["n"] for end in fields.ENDS)
    assert low <= likely <= high
    cost = figures.read(answers[f"{name}.test_cost"])[0]
    verdict = found["recommendation"]
    if high <= 0:
        assert verdict == "do_not"
    elif low >= 0:
        assert verdict == "do"
    elif cost < slots(found, "knowing")["knowing"]["n"]:
        assert verdict == "test"
    else:  # no test can be worth its cost
        assert verdict == ("do" if likely > 0 else "do_not")
        assert slots(found, f"{verdict}_dear") is not None
    kinds = {"crowd": "claim_crowd", "pool": "claim_pool"}
    claim = slots(found, kinds.get(stage["mechanism"], "claim"))
    assert slots(found, f"assumed_{stage['mechanism']}") == {}
    for part in ("who", "whom", "through"):
        typed = " ".join(answers[f"{name}.{part}"].split())
        assert ("t" in claim[part]) == bool(typed)
        assert typed.startswith(claim[part].get("t", "").rstrip("…"))
    assert slots(found, "ends")["end"]["n"] == figures.read(answers[f"{name}.end"])[0]
    assert_mass_agrees(answers, found, stage)


def assert_mass_agrees(answers, found, stage):
    """The memo's critical mass, the start and the end of it fit each other and the sheet."""
    name, corners = stage["stage"], stage["corners"]
    if stage["mechanism"] == "crowd":
        assert slots(found, "mass_crowd") == {}
        return
    most = figures.read(answers[f"{name}.most"])[0]
    settles = slots(found, "settles") or slots(found, "settles_alone")
    assert 0 <= settles["low"]["n"] <= settles["likely"]["n"] <= settles["high"]["n"] <= most
    alive = [corner for corner in corners if corner["critical"] is not None]
    if not alive:
        assert slots(found, "mass_never") == {}
        assert settles["high"]["n"] == 0
        return
    kind = ("mass_only_best", "mass_not_always", "mass")[len(alive) - 1]
    kind += "_sides" if stage["mechanism"] == "sides" else ""
    mass = slots(found, kind) or slots(found, "mass_same") or slots(found, "mass_first")
    assert 1 <= mass["least_needed"]["n"] <= mass["most_needed"]["n"] <= most
    start = slots(found, "start") or slots(found, "start_sides")
    typed = checking.span(answers, name, "join")
    assert (start["low"]["n"], start["high"]["n"]) == (typed[0], typed[2])
    grown = [corner["settles"] > 0 for corner in corners]
    assert start["often"]["k"].endswith(str(sum(grown)))
    if stage["mechanism"] != "sides":
        for corner, is_up, join in zip(corners, grown, typed, strict=True):
            enough = corner["critical"] is not None and join >= corner["critical"] and join > 0
            assert is_up == enough


def assert_says_every_stage(answers, found):
    """Each stage stands in the memo once, as what the sheet says of it."""
    said = [found["about"]] if found["about"] else []
    for _, lines in found["sections"]:
        for key, each in lines:
            names = each["stages"]["ks"] if key.startswith("stages_") else []
            names = [each["stage"]["k"]] if key.startswith("stage_") else names
            said += [name.rpartition(".")[2] for name in names]
    if not all(answers.get(f"{s}.mechanism") == "none" for s in fields.STAGES):
        assert sorted(said) == sorted(fields.STAGES)
    wrong = {
        each["field"].split(".")[0] for each in found["complaints"] if each["reason"] != "unknown"
    }
    for stage in found["stages"]:
        mechanism = answers.get(f"{stage['stage']}.mechanism", "")
        assert (stage["state"] == "wrong") == (stage["stage"] in wrong)
        assert stage["state"] == "wrong" or (stage["state"] == "none") == (mechanism == "none")


REASONS = [
    ("do", "holds"),
    ("do", "dear"),
    ("test", "open"),
    ("do_not", "dear"),
    ("do_not", "loses"),
]


def test_a_memo_is_about_the_best_verdict_and_then_the_highest_result():
    """By the likely numbers, or, where even the best ones lose, by these."""
    for seed in range(60):
        _, found = memo_of(seed)
        stage = about(found)
        for other in found["stages"]:
            if stage and other["state"] == "known" and has_range(other):
                ranks = [REASONS.index((each["verdict"], each["why"])) for each in (stage, other)]
                assert ranks[0] <= ranks[1]
                if ranks[0] == ranks[1]:
                    end = 2 if stage["why"] == "loses" else 1
                    assert stage["corners"][end]["result"] >= other["corners"][end]["result"]


def has_range(stage):
    return set(stage["one_number"]) != set(fields.ranges(stage["mechanism"]))


def test_what_holds_at_its_worst_goes_before_a_larger_gain_that_may_be_a_loss():
    holds = {**DEAR, "earn": (2, 10, 20), "join": (12, 12, 12), "run": 5}
    found = memo.write(memos.flat({"make": DEAR, "buy": holds}))
    results = {each["stage"]: each["corners"] for each in found["stages"] if "corners" in each}
    assert results["make"][1]["result"] > results["buy"][1]["result"] > 0
    assert results["make"][0]["result"] < 0 <= results["buy"][0]["result"]
    assert found["about"] == "buy"
    untried = {**holds, **{name: (holds[name][1],) * 3 for name in ("worth", "cost", "earn")}}
    assert memo.write(memos.flat({"make": DEAR, "buy": untried}))["about"] == "make"


def test_where_all_lose_the_memo_is_about_the_least_loss_at_its_best():
    losing = {**DEAR, "earn": (0, 0, 0)}
    less = {**DEAR, "earn": (0, 0, 1), "run": 30}
    found = memos.write({"buy": losing, "make": less})
    assert found.recommendation == "do_not"
    likely = {each: found.stages[each]["corners"][1]["result"] for each in ("buy", "make")}
    assert likely["make"] < likely["buy"]
    assert found.about == "make"


def test_a_shared_reserve_is_not_claimed_to_make_others_better_off_and_called_no_network_effect():
    page = memos.write(memos.example("hanbit")).markdown
    assert "one more who shares the reserve lowers what each has to hold" in page
    assert "one more who takes part makes others better off" not in page


DEAR = {"mechanism": "pool", "worth": (20, 40, 60), "cost": (5, 8, 12), "join": (1, 12, 12),
        "earn": (1, 30, 45), "most": 12, "end": 20, "run": 20, "test_cost": 90}  # fmt: skip


def test_a_nearly_sure_gain_is_not_given_up_because_a_test_is_dear():
    found = memo.write(memos.flat({"buy": DEAR}))
    assert found["recommendation"] == "do"
    assert slots(found, "do_dear")["test"]["n"] == 90
    page = memos.write({"buy": DEAR}).markdown
    assert "Do it, without a test" in page
    assert "Even at its worst" not in page


def test_another_stage_that_is_done_without_a_test_is_not_said_to_hold_at_its_worst():
    better = {**DEAR, "earn": (20, 40, 50)}
    found = memo.write(memos.flat({"buy": DEAR, "make": better}))
    assert found["about"] == "make"
    assert slots(found, "stage_do_dear")["stage"] == {"k": "worksheet.stages.buy"}
    assert slots(found, "stage_do") is None


def test_who_gave_no_ranges_is_not_told_that_it_holds_at_its_worst():
    likely = {"worth": "8", "cost": "2", "join": "80", "earn": "2"}
    answers = {f"use.{name}_likely": typed for name, typed in likely.items()}
    answers |= {"use.mechanism": "alike", "use.most": "1000", "use.end": "100"}
    answers |= {"use.run": "60", "use.test_cost": "20"}
    (said,) = dict(memo.write(answers)["sections"])["recommendation"]
    assert said[0] == "do_without_range"
    found = memo.write(answers)
    assert slots(found, "brings_alone")
    assert slots(found, "settles_alone")
    page = memos.write(answers).markdown
    assert page.count("at its worst") == 1  # that nothing was tried there
    (said,) = dict(memo.write(answers | {"use.earn_likely": "0"})["sections"])["recommendation"][:1]
    assert said[0] == "do_not_without_range"
    assert slots(memo.write(answers | {"use.earn_likely": "0"}), "nothing_open") is None
    other = memos.flat({"buy": {**DEAR, "earn": (20, 40, 50), "join": (12, 12, 12)}})
    assert slots(memo.write(answers | other), "stage_do_untried") is not None
    (said,) = dict(memo.write(answers | {"use.worth_low": "7"})["sections"])["recommendation"]
    assert said[0] == "do_holds"


def test_likely_numbers_that_lose_are_told_where_no_test_is_worth_its_cost():
    losing = {**DEAR, "earn": (1, 1, 45), "test_cost": 9000}
    found = memos.write({"buy": losing})
    likely = found.stages["buy"]["corners"][1]["result"]
    assert likely < 0
    assert f"Your likely numbers bring no gain: \N{MINUS SIGN}{-likely:g}." in found.markdown
    assert not re.search(r"(?<![\w-])-\d", found.markdown), "a sentence has the sign of drawings"


def test_a_memo_says_what_it_assumes_and_how_many_to_three_digits():
    found = memos.write(memos.example("deere"))
    assert "differ evenly from nothing to twice the average" in found.markdown
    assert "the year is one in which all have come who will" in found.markdown
    settles = slots(memo.write(memos.example("deere")), "settles")
    exact = found.stages["service"]["corners"][1]["settles"]
    assert settles["likely"]["n"] == pytest.approx(exact, abs=500)
    assert settles["likely"]["n"] % 1000 == 0
    few = {**DEAR, "most": 4996, "cost": (0, 0, 0), "join": (4996, 4996, 4996)}
    assert slots(memo.write(memos.flat({"buy": few})), "settles")["high"]["n"] == 4996


def test_a_contest_is_not_said_to_make_those_better_off_who_take_part():
    page = memos.write(memos.example("lego")).markdown
    assert "one more who takes part makes others better off" not in page
    assert "those who sent one already gain nothing" in page


def test_who_finds_nobody_at_all_eight_stages_is_told_not_to():
    nobody = {f"{stage}.mechanism": "none" for stage in fields.STAGES}
    assert memo.write(nobody)["recommendation"] == "do_not"
    assert slots(memo.write(nobody), "none_found") == {}
    assert slots(memo.write(nobody), "remains") == {}
    some = {key: "none" for key in list(nobody)[1:]}
    assert memo.write(some)["recommendation"] == "unfinished"
    assert memo.write({})["recommendation"] == "unfinished"


def test_do_not_says_what_remains_only_where_every_stage_has_been_gone_through():
    losing = memos.flat({"buy": {**DEAR, "earn": (0, 0, 0)}})
    others = {f"{stage}.mechanism": "none" for stage in fields.STAGES if stage != "buy"}
    whole, part = memo.write(losing | others), memo.write(losing)
    assert whole["recommendation"] == part["recommendation"] == "do_not"
    assert slots(whole, "remains") == slots(part, "not_finished") == {}
    assert slots(whole, "not_finished") is slots(part, "remains") is None


def test_a_test_that_could_change_nothing_is_not_left_standing_without_a_word():
    losing = memo.write(memos.flat({"buy": {**DEAR, "earn": (0, 0, 0)}}))
    assert slots(losing, "nothing_open") == {}
    assert (
        slots(memo.write(memos.flat({"buy": DEAR})), "nothing_open") is None
    )  # knowing has a worth


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_every_memo_has_words_for_all_it_says_and_stays_short(seed):
    page = memos.write(filled(seed)).markdown
    assert "None" not in page
    assert "{" not in page.replace(r"\{", "")
    assert len(page) < 6500
