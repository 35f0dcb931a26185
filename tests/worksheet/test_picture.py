import pytest
from filled_sheets import filled

from platformlab.worksheet import checking, fields, picture, stages


def drawings():
    for seed in range(25):
        answers = filled(seed)
        wrong = [each["field"] for each in checking.complaints(answers)]
        for name in fields.STAGES:
            stage = stages.assess(answers, name, wrong)
            yield stage, picture.draw(stage)


def test_a_figure_rises_from_its_worst_to_its_best_and_crosses_the_line_at_the_critical_mass():
    kinds = set()
    for stage, drawn in drawings():
        if drawn is None:
            assert stage["state"] != "known"
            continue
        kinds.add(stage["mechanism"])
        for worst, likely, best in zip(*drawn["rows"], strict=True):
            assert worst <= likely <= best
        assert drawn["is_money"] == (stage["mechanism"] == "crowd")
        for row, corner in zip(drawn["rows"], stage["corners"], strict=True):
            if drawn["is_money"]:
                continue
            above = [x for x, y in zip(drawn["across"], row, strict=True) if y > x * (1 + 1e-9)]
            if above:
                assert corner["critical"] <= above[0]
    assert kinds == set(fields.MECHANISMS[1:])


def test_a_figure_reaches_from_nobody_to_all_who_could_take_part():
    stage, drawn = next((s, d) for s, d in drawings() if d)
    assert drawn["across"][0] == 0
    assert drawn["across"][-1] == pytest.approx(stage["given"]["most"])
    assert drawn["starts"] == [corner["start"] for corner in stage["corners"]]
