"""Five hundred sheets filled in by rule: no memo contradicts what was filled in."""

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
    shown = slots(found, "brings")
    low, likely, high = (shown[end]["n"] for end in fields.ENDS)
    assert low <= likely <= high
    cost = figures.read(answers[f"{name}.test_cost"])[0]
    verdict = found["recommendation"]
    assert (verdict == "do") == (low >= 0 and high > 0)
    assert verdict != "test" or (low < 0 < high and cost < slots(found, "knowing")["knowing"]["n"])
    if verdict == "do_not" and high > 0:
        assert low < 0
        assert cost >= slots(found, "knowing")["knowing"]["n"]
    claim = slots(found, "claim")
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
    settles = slots(found, "settles")
    assert 0 <= settles["low"]["n"] <= settles["likely"]["n"] <= settles["high"]["n"] <= most
    alive = [corner for corner in corners if corner["critical"] is not None]
    if not alive:
        assert slots(found, "mass_never") == {}
        assert settles["high"]["n"] == 0
        return
    kind = ("mass_only_best", "mass_not_always", "mass")[len(alive) - 1]
    kind += "_sides" if stage["mechanism"] == "sides" else ""
    mass = slots(found, kind) or slots(found, "mass_same")
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


def test_a_memo_is_about_the_best_verdict_and_then_the_highest_likely_result():
    for seed in range(60):
        _, found = memo_of(seed)
        stage = about(found)
        for other in found["stages"]:
            if stage and other["state"] == "known":
                ranks = [memo.ORDER.index(each["verdict"]) for each in (stage, other)]
                assert ranks[0] <= ranks[1]
                if ranks[0] == ranks[1]:
                    assert stage["corners"][1]["result"] >= other["corners"][1]["result"]


def test_who_finds_nobody_at_all_eight_stages_is_told_not_to():
    nobody = {f"{stage}.mechanism": "none" for stage in fields.STAGES}
    assert memo.write(nobody)["recommendation"] == "do_not"
    assert slots(memo.write(nobody), "none_found") == {}
    some = {key: "none" for key in list(nobody)[1:]}
    assert memo.write(some)["recommendation"] == "unfinished"
    assert memo.write({})["recommendation"] == "unfinished"


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_every_memo_has_words_for_all_it_says_and_stays_short(seed):
    page = memos.write(filled(seed)).markdown
    assert "None" not in page
    assert "{" not in page.replace(r"\{", "")
    assert len(page) < 6500
