"""Twelve claims on the built page: no verdict before a confidence, nothing lost, as Python computes."""

import random
import re

import pytest
from accessibility import problems
from bets import kept
from playwright.sync_api import expect

from platformlab.chapters import BOOK
from platformlab.checks import calibration, codes
from platformlab.checks.calibration import LEVELS

PAGE, CLASS = "notebooks/hindsight.html", "book/class.html"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(PAGE)]
TWELVE = BOOK.calibration()
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
SHOW, AGAIN = "Show the verdicts", "Begin again"


def drawn(count, seed=1):
    dice = random.Random(seed)
    return [[dice.randrange(len(LEVELS)) for _ in TWELVE.statements] for _ in range(count)]


def claims(opened):
    return opened.locator(".pl-sure fieldset").all()


def say(opened, said, until=12):
    """Choose confidences by keyboard: to the first level of a claim, then to the right."""
    for fieldset, at in list(zip(claims(opened), said, strict=True))[:until]:
        first = fieldset.get_by_role("radio").first
        first.focus()
        first.press("Space")
        for _ in range(at):
            opened.keyboard.press("ArrowRight")


def chosen(opened):
    return opened.locator(".pl-sure").evaluate(
        "s => [...s.querySelectorAll('fieldset')].map((f) => [...f.querySelectorAll('input')].findIndex((i) => i.checked))"
    )


def test_reader_judges_by_keyboard_reloads_and_sees_what_python_computes(tab, address):
    opened = tab(address + PAGE, is_new=True, viewport={"width": 360, "height": 780})
    (said,) = drawn(1)
    came, result = opened.locator(".pl-sure-came"), opened.locator(".pl-sure-result")
    expect(result).to_be_hidden()
    say(opened, said, until=11)
    opened.reload()
    assert chosen(opened) == [*said[:11], -1]
    opened.get_by_role("button", name=SHOW).click()
    expect(opened.locator(".pl-sure .pl-missing")).to_have_text(
        "1 claim waits for your confidence."
    )
    expect(claims(opened)[11].get_by_role("radio").first).to_be_focused()
    expect(came.first).to_be_hidden()
    say(opened, said)
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(opened.locator(".pl-sure-told")).to_be_focused()
    judged = TWELVE.judged(said)
    expect(opened.locator(".pl-sure-told")).to_have_text(judged.told)
    score = opened.locator(".pl-sure-score")
    expect(score.locator("li").first).to_be_hidden()
    score.locator("summary").press("Enter")
    expect(score.locator("li")).to_have_text(judged.parts)
    expect(opened.locator(".pl-sure .pl-code")).to_have_text(
        codes.encode(TWELVE.tag, TWELVE.sizes, said)
    )
    expect(opened.locator(".pl-sure-points circle")).to_have_count(len(judged.groups))
    for statement, place in zip(TWELVE.statements, came.all(), strict=True):
        expect(place).to_contain_text(statement.reason)
    opened.reload()
    expect(opened.locator(".pl-sure-told")).to_have_text(judged.told)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert opened.complaints == []
    assert address.startswith("file:") or problems(opened) == []  # in a folder axe reads no sheet
    opened.get_by_role("button", name=AGAIN).click()
    assert chosen(opened) == [-1] * 12
    assert TWELVE.id not in kept(opened)["bets"]


def test_where_nothing_is_kept_the_form_says_so_and_answers(tab, host):
    opened = tab(is_new=True)
    opened.add_init_script(FULL)
    opened.goto(host + PAGE)
    (said,) = drawn(1, seed=2)
    say(opened, said)
    expect(opened.locator(".pl-sure .pl-missing")).to_contain_text("keeps nothing")
    opened.get_by_role("button", name=SHOW).click()
    expect(opened.locator(".pl-sure-told")).to_have_text(TWELVE.judged(said).told)


def test_two_tabs_show_the_same_confidences(tab, host):
    first = tab(is_new=True)
    first.goto(host + PAGE)
    second = first.context.new_page()
    second.goto(host + PAGE)
    (said,) = drawn(1, seed=3)
    say(first, said, until=3)
    expect(claims(second)[2].get_by_role("radio").nth(said[2])).to_be_checked()
    assert chosen(second) == [*said[:3], *[-1] * 9]


def test_scripts_score_drawn_answers_as_python_does(tab, host):
    opened = tab(host + PAGE)
    answers = drawn(300, seed=4)
    found = opened.evaluate(
        """([answers, words]) => answers.map((said) => {
            const { calibration, words: { cell } } = window.platformlab;
            const { expected, lean, parts } = calibration.judge(said, words);
            const shown = Object.values(parts).map((part) => cell(part, "", 2));
            return [shown, expected, lean, calibration.groups([said], words)];
        })""",
        [answers, TWELVE.words],
    )
    for said, (parts, expected, lean, groups) in zip(answers, found, strict=True):
        judged = TWELVE.judged(said)
        for sentence, part in zip(judged.parts, parts, strict=True):
            assert re.search(rf"(?<![\d.]){re.escape(part)}(?=:)", sentence), sentence
        assert f"about {expected} of 12" in judged.told
        share = sum(TWELVE.held) / 12
        assert lean == calibration.lean(float(judged.confidences.mean()), share)
        assert groups == [group._asdict() for group in judged.groups]


def test_room_of_a_class_pools_what_its_readers_said(tab, host):
    opened = tab(host + CLASS)
    answers = drawn(9, seed=5)
    texts = [codes.encode(TWELVE.tag, TWELVE.sizes, answer) for answer in answers]
    opened.get_by_label("Codes of the class").fill("\n".join(texts))
    room = opened.locator(f"#room-{TWELVE.id}")
    found = calibration.pooled(answers, TWELVE.held)
    counts = room.locator(".pl-bar-count").all_text_contents()
    assert [int(text.split()[0]) for text in counts] == [group.said for group in found.groups]
    expect(room.locator(".pl-truth-told")).to_be_empty()
    room.get_by_role("button", name="Show the answer").click()
    told = room.locator(".pl-truth-told")
    expect(told).to_contain_text(f"Mean score of the room {found.mean:.2f}")
    expect(told).to_contain_text(f"scores {found.together:.2f}")
    for group in found.groups:
        said = f"said {100 * group.level:.0f} %: {group.held} of {group.said} confirmed"
        expect(told).to_contain_text(said)
    assert opened.complaints == []


def test_without_scripts_the_form_can_be_filled_in_and_its_verdicts_unfold(tab, host):
    opened = tab(host + PAGE, is_new=True, java_script_enabled=False)
    expect(opened.locator(".pl-sure fieldset label")).to_have_count(12 * len(LEVELS))
    expect(opened.locator(".pl-sure-plot")).to_be_visible()
    fold = opened.locator(".pl-sure > .pl-fold")
    expect(fold.locator("ol")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("ol > li")).to_have_count(12)
    expect(fold).to_contain_text("points if it was reproduced")
