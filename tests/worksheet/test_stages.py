"""A stage at its worst, as likely and at its best, against paths run by brute force."""

import math

import numpy as np
import pytest
from filled_sheets import filled

from platformlab import models
from platformlab.worksheet import checking, fields, gains, stages

WHOLE = {"service.mechanism": "failures", "service.most": "400", "service.end": "90",
         "service.run": "1000", "service.test_cost": "30",
         **{f"service.{name}_{end}": typed for name, range_ in
            {"worth": "10 20 30", "cost": "1 2 3", "join": "10 20 60", "earn": "3 4 5"}.items()
            for end, typed in zip(fields.ENDS, range_.split(), strict=True)}}  # fmt: skip


def assessed(seed):
    answers = filled(seed)
    wrong = [each["field"] for each in checking.complaints(answers)]
    return [stages.assess(answers, stage, wrong) for stage in fields.STAGES]


def known(seeds, *mechanisms):
    return [
        stage
        for seed in seeds
        for stage in assessed(seed)
        if stage["state"] == "known" and stage["mechanism"] in mechanisms
    ]


SHAPES = {  # of members n and end e, written anew
    "alike": lambda n, e: min(1, 0.9 * n / e),
    "data": lambda n, e: 1 - 10 ** (-n / e),
    "failures": lambda n, e: 9 * n / (9 * n + e),
    "pool": lambda n, e: 1 - (1 + 99 * n / e) ** -0.5,
}


def run(stage, k):
    """Where a start ends when all who want in come, month after month; and its lowest month."""
    given, shape = stage["given"], SHAPES[stage["mechanism"]]
    worth, cost, start = given["worth"][k], given["cost"][2 - k], given["join"][k]
    members = float(start)
    for _ in range(300):
        whole = shape(given["most"], given["end"])
        gain = shape(members, given["end"]) / whole if members else 0
        wanted = given["most"] * max(0, 1 - cost / (2 * worth * gain)) if gain * worth > 0 else 0
        members += 0.5 * (wanted - members)
    return members


def test_members_settle_where_a_path_run_month_by_month_ends():
    compared = 0
    for stage in known(range(80), *SHAPES):
        for k, corner in enumerate(stage["corners"]):
            critical = corner["critical"] or 0
            if (
                corner["start"] == 0
                or abs(corner["start"] - critical) < 1e-2 * stage["given"]["most"]
            ):
                continue
            assert corner["settles"] == pytest.approx(run(stage, k), rel=1e-3, abs=0.3)
            compared += 1
    assert compared > 150


def test_the_worst_is_never_above_the_likely_nor_that_above_the_best():
    for stage in known(range(80), *fields.MECHANISMS):
        worst, likely, best = [corner["result"] for corner in stage["corners"]]
        assert worst <= likely <= best


def test_knowing_is_worth_what_a_pilot_saves_at_the_odds_where_building_is_worth_nothing():
    for loss, gain in np.random.default_rng(4).uniform(1, 900, (30, 2)).round():
        corners = [{"result": result} for result in (-loss, 0, gain)]
        found = stages.verdict(corners, {"test_cost": 0})["knowing"]
        odds = np.linspace(0.001, 0.999, 999)
        market = {"rollout_cost": loss, "value_if_success": gain + loss, "value_if_failure": 0}
        pilot = models.options.compare_pilot(
            pilot_cost=1e-9, success_chance=odds, discount_factor=1 - 1e-12, **market
        )
        saved = (pilot.staged - np.maximum(pilot.all_in, 0)).max()
        assert found == pytest.approx(saved, rel=0.02)


@pytest.mark.parametrize(
    ("results", "cost", "verdict", "why"),
    [((0, 3, 5), 1, "do", "holds"), ((-5, -1, 0), 1, "do_not", "loses"),
     ((-5, -1, 5), 1, "test", "open"), ((-5, 3, 5), 1, "test", "open"),
     ((-5, -1, 5), 2.5, "do_not", "dear"), ((-5, 0, 5), 2.5, "do_not", "dear"),
     ((-1, 900, 1000), 2.5, "do", "dear"), ((0, 0, 0), 0, "do_not", "loses")],
)  # fmt: skip
def test_a_verdict_asks_worst_and_best_and_where_a_test_is_too_dear_the_likely_numbers_decide(
    results, cost, verdict, why
):
    corners = [{"result": result} for result in results]
    found = stages.verdict(corners, {"test_cost": cost})
    assert (found["verdict"], found["why"]) == (verdict, why)


def test_a_stage_names_what_is_missing_and_has_no_numbers_before():
    assert stages.assess(WHOLE, "service", [])["state"] == "known"
    for key in WHOLE:
        if key.endswith(("_low", "_high")):
            continue
        found = stages.assess(WHOLE | {key: " "}, "service", [])
        assert found["state"] == "open"
        assert found["missing"] == [key.removeprefix("service.").removesuffix("_likely")]
    assert stages.assess({}, "service", [])["state"] == "empty"
    assert stages.assess({"service.mechanism": "none"}, "service", [])["state"] == "none"
    assert stages.assess(WHOLE, "service", ["service.run"])["state"] == "wrong"
    assert stages.assess(WHOLE, "plan", ["service.run"])["state"] == "empty"


def test_a_range_of_which_only_the_likely_end_is_given_is_one_number_and_named():
    found = stages.assess(
        WHOLE | {"service.worth_low": "", "service.worth_high": ""}, "service", []
    )
    assert found["given"]["worth"] == [20, 20, 20]
    assert found["one_number"] == ["worth"]


@pytest.mark.parametrize("mechanism", fields.MECHANISMS[1:])
def test_with_everybody_there_the_average_one_gains_the_worth_that_was_typed(mechanism):
    """Where all nine tenths need more members than there are, too: the whole is what all bring."""
    at = {"worth": 20, "cost": 5, "other_worth": 8, "other_cost": 3}
    given = {"most": 40, "other_most": 7, "end": 300}
    if mechanism == "sides":
        own, other = stages.sides(given, at)
        assert own["want"](7) == pytest.approx(40 * (1 - 5 / (2 * 20)))
        assert other["want"](40) == pytest.approx(7 * (1 - 3 / (2 * 8)))
    elif mechanism == "crowd":
        ranges = {"worth": [20] * 3, "cost": [0] * 3, "join": [40] * 3, "run": 1}
        assert stages._of_ideas(given | ranges, 1)["result"] == pytest.approx(20 - 1)
    else:
        want = stages.take_up(mechanism, given, at)
        assert want(40) == pytest.approx(40 * (1 - 5 / (2 * 20)))


def test_ideas_bring_least_at_an_end_of_the_range_and_most_inside_it():
    typed = {"worth": "100 100 100", "cost": "1 1 1", "join": "1 50 90"}
    answers = WHOLE | {"service.mechanism": "crowd", "service.run": "0"}
    for name, range_ in typed.items():
        answers |= {
            f"service.{name}_{e}": x for e, x in zip(fields.ENDS, range_.split(), strict=True)
        }
    worst, _, best = stages.assess(answers, "service", [])["corners"]
    ideas = np.arange(1, 91)
    quality = models.crowd_ideas.expected_best(
        ideas=np.append(ideas + 1, 91), quality_mean=0, quality_spread=1, distribution="normal"
    )
    whole = min(1, 0.9 * gains.best_of(401.0) / quality[-1])
    brings = 90 * quality[:-1] / quality[-1] / whole - ideas
    assert best["result"] == pytest.approx(brings.max(), rel=0.006)
    assert worst["result"] == pytest.approx(min(brings[0], brings[-1]), rel=0.006)
    assert 1 < best["start"] < 90
    assert not math.isclose(best["start"], 50, abs_tol=1)
