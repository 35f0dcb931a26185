"""The twelve claims: a form that is whole without scripts, and what came of confidences."""

import random
import re

import numpy as np
import pytest
from bs4 import BeautifulSoup

from platformlab.chapters import BOOK
from platformlab.checks import calibration, class_page, codes, faces
from platformlab.checks.calibration import LEVELS
from platformlab.checks.questions import every_bet
from platformlab.claims import claim
from platformlab.explore import STATIC_ONLY

TWELVE = BOOK.calibration()
PAGE = BeautifulSoup(calibration.html(TWELVE), "html.parser")


def drawn(count, seed=1):
    dice = random.Random(seed)
    return [[dice.randrange(len(LEVELS)) for _ in TWELVE.statements] for _ in range(count)]


def test_form_asks_for_twelve_claims_of_the_ledger_in_its_words():
    asked = [legend.contents[-1].strip() for legend in PAGE.select("legend")]
    assert asked == [claim(statement.id).claim for statement in TWELVE.statements]
    assert len({*asked}) == 12


def test_a_claim_counts_as_confirmed_exactly_if_its_verdict_is_reproduced():
    for statement in TWELVE.statements:
        assert statement.held == (claim(statement.id).verdict == "reproduced")
    assert 0 < sum(TWELVE.held) < 12


def test_verdicts_lie_in_a_closed_fold_and_nowhere_else():
    fold = PAGE.select_one(".pl-sure > details.pl-fold:not([open])").extract()
    for statement in TWELVE.statements:
        assert statement.reason in fold.get_text()
        assert statement.reason not in PAGE.get_text()
    PAGE.select_one(".pl-sure").append(fold)


def test_every_level_has_a_name_and_is_chosen_by_keyboard_within_its_claim():
    for fieldset in PAGE.select("fieldset"):
        inputs = fieldset.select("label > input[type=radio]")
        assert [i.parent.get_text().replace("\xa0", " ") for i in inputs] == [
            f"{100 * level:.0f} %" for level in LEVELS
        ]
        assert len({i["name"] for i in inputs}) == 1
    names = {i["name"] for i in PAGE.select("input")}
    assert len(names) == 12


def test_points_by_hand_add_up_to_the_score():
    for said in drawn(20):
        points = [
            round(100 * (LEVELS[at] - held) ** 2)
            for at, held in zip(said, TWELVE.held, strict=True)
        ]
        assert TWELVE.judged(said).score.brier == pytest.approx(sum(points) / 1_200)
    listed = PAGE.select(".pl-sure > .pl-fold > ul > li")
    numbers = [[int(word) for word in li.text.split() if word.isdigit()] for li in listed]
    assert numbers == [
        [round(100 * level), round(100 * (1 - level) ** 2), round(100 * level**2)]
        for level in LEVELS
    ]


def test_groups_count_every_claim_once():
    for said in drawn(20):
        groups = TWELVE.judged(said).groups
        assert sum(group.said for group in groups) == 12
        assert sum(group.held for group in groups) == sum(TWELVE.held)


def test_who_says_one_half_to_all_scores_a_quarter_in_words():
    said = faces.judge([0.5] * 12)
    assert said.parts[0].startswith("Your Brier score is 0.25: the mean of the squared distances")
    assert said.told.startswith(
        "You expected about 6 of 12 claims to be confirmed, and 5 were: on av"
    )


def test_one_plain_sentence_comes_first_and_the_parts_add_up_to_the_score():
    for said in drawn(20):
        judged = TWELVE.judged(said)
        first, *parts = repr(judged).splitlines()[:5]
        assert first == judged.told
        assert "Brier" not in first
        assert parts == judged.parts
        score, gap, sorting, spread = (
            float(re.search(r"\d\.\d\d", part).group()) for part in parts
        )
        assert score == pytest.approx(gap - sorting + spread, abs=0.021), "but for rounding"


def test_who_is_sure_of_all_is_surer_than_the_evidence_and_who_doubts_all_less():
    assert faces.judge([0.9] * 12).told.endswith("you were surer than the evidence is.")
    assert faces.judge([0.1] * 12).told.endswith("you were less sure than the evidence is.")


def test_mean_confidence_of_a_room_scores_no_worse_than_its_readers_do_on_average():
    for seed in range(10):
        answers = drawn(8, seed)
        found = calibration.pooled(answers, TWELVE.held)
        scores = [TWELVE.judged(answer).score.brier for answer in answers]
        assert found.mean == pytest.approx(np.mean(scores))
        assert found.together <= found.mean + 1e-12
    alone = calibration.pooled([answers[0]], TWELVE.held)
    assert alone.together == pytest.approx(alone.mean)


def test_codes_of_the_claims_begin_like_those_of_no_bet_and_can_be_read_back():
    assert TWELVE.tag not in {bet.tag for _, bet in every_bet().values()}
    for said in drawn(20):
        code = codes.encode(TWELVE.tag, TWELVE.sizes, said)
        assert codes.decode(code, {TWELVE.tag: TWELVE.sizes}) == (TWELVE.tag, said)
        assert len(code) <= 11


def test_page_of_a_class_has_a_room_for_the_claims_only_with_their_chapter():
    with_it = BeautifulSoup(class_page.html(["hindsight"], home="x/"), "html.parser")
    room = with_it.select_one(f"#room-{TWELVE.id}")
    assert room["data-sizes"] == " ".join(["5"] * 12)
    assert room["data-answer"] == ""
    assert room.select_one("a")["href"] == f"x/hindsight.html#bet-{TWELVE.id}"
    without = BeautifulSoup(class_page.html(["giants"], home=""), "html.parser")
    assert without.select_one(f"#room-{TWELVE.id}") is None


def test_confidences_may_be_given_by_id_or_in_order():
    levels = [LEVELS[at] for at in drawn(1)[0]]
    names = [statement.id for statement in TWELVE.statements]
    assert faces.judge(dict(zip(names, levels, strict=True))) == faces.judge(levels)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([0.5] * 11, "expected 12, one for each of C02"),
        (
            [0.5] * 11 + [0.6],
            "confidence in CC056: expected one of 0.1, 0.3, 0.5, 0.7, 0.9, got 0.6",
        ),
        ({"C02": 0.5}, "is missing or none of them"),
        ({s.id: 0.5 for s in TWELVE.statements} | {"C99": 0.5}, "C99 is missing or none"),
    ],
)
def test_a_confidence_that_cannot_be_read_is_named(given, said):
    with pytest.raises(ValueError, match=said):
        faces.judge(given)


def test_notebook_stores_the_question_and_the_claims_as_plain_text(monkeypatch):
    monkeypatch.setenv(STATIC_ONLY, "1")
    bundle = faces.judge()._repr_mimebundle_()
    assert bundle["text/plain"].splitlines()[0] == TWELVE.question
    assert bundle["text/html"] == calibration.html(TWELVE)
    assert len(bundle["text/plain"].splitlines()) == 13


def test_a_book_without_claims_to_judge_says_so(monkeypatch):
    monkeypatch.setattr(faces, "the_book", lambda: BOOK._replace(calibration=None))
    with pytest.raises(LookupError, match="hands in no statements to judge"):
        faces.judge()


def test_what_came_of_a_claim_has_the_look_of_its_verdict_and_a_caveat_its_own():
    looks = re.findall(r'<fieldset data-verdict="([a-z-]+)">', calibration.html(TWELVE))
    assert looks == [claim(one.id).verdict.replace(" ", "-") for one in TWELVE.statements]
    assert {"reproduced", "with-caveat", "contested"} <= set(looks)
