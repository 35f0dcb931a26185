"""What a reader made, on real pages: two tabs, full and forbidden devices, frames, strange files and records."""

import json
import re

import pytest
from bets import FORMER, OWN, OnPage, kept, low, record, remember
from parts import ROOT
from playwright.sync_api import expect

from platformlab.checks.questions import every_bet, questions

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("storage"), pytest.mark.hostile]

CHAPTER = "critical_mass"
PAGE, PROGRESS, SOLO = f"notebooks/{CHAPTER}.html", "book/progress.html", "book/launch-solo.html"
BET = questions(CHAPTER).bets[0]
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
KIND = "platformlab progress"
GOOD = {"bets": {BET.id: low(BET)}, "quizzes": {"giants": {"a": {"choice": 1, "tries": 1}}}}


def read_button(opened):
    return opened.get_by_role("button", name="I have read this chapter")


def test_two_tabs_keep_both_what_one_and_what_the_other_did(tab, host):
    first = tab(is_new=True)
    first.goto(host + PAGE)
    second = first.context.new_page()
    second.goto(host + PAGE)
    read_button(first).click()
    expect(read_button(second)).to_have_attribute("aria-pressed", "true")
    OnPage(second, BET).place_by_keyboard()
    item = questions(CHAPTER).items[0]
    form = first.locator(f"[data-item={item.id}]")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Check").click()
    found = kept(first)
    assert found["read"] == {CHAPTER: True}
    assert found["bets"] == {BET.id: low(BET)}
    assert item.id in found["quizzes"][CHAPTER]
    own = first.evaluate("Object.keys(localStorage)")
    assert [key for key in own if not key.startswith(OWN)] == []


def test_button_does_what_it_shows_whatever_another_tab_did(tab, host):
    opened = tab(is_new=True)
    opened.goto(host + PAGE)
    opened.evaluate(  # another tab's record, of which this one has not heard
        """text => { const key = Object.keys(localStorage).find((k) => k.endsWith(":record"))
            ?? "platformlab:1:/:record"; localStorage.setItem(key, text); }""",
        json.dumps(record(read={CHAPTER: True})),
    )
    read_button(opened).click()
    assert kept(opened)["read"] == {CHAPTER: True}
    expect(read_button(opened)).to_have_attribute("aria-pressed", "true")


def test_record_of_another_edition_stays_and_is_told_of(tab, host):
    opened = tab(is_new=True)
    other = {"version": 2, "bets": {"x": {"new": 1}}}
    remember(opened, host, other)
    opened.goto(host + PAGE)
    read_button(opened).click()
    assert json.loads(opened.evaluate(f"localStorage.getItem('{FORMER}')")) == other
    assert kept(opened)["read"] == {CHAPTER: True}
    opened.goto(host + PROGRESS)
    expect(opened.locator(".pl-unreadable")).to_contain_text("its version is 2")
    opened.get_by_role("button", name="Save to a file").click()
    assert json.dumps(other).replace('"', '\\"') in opened.locator(".pl-copy").input_value()


@pytest.mark.parametrize(
    ("version", "told"),
    [('"1"', 'its version is "1", and'), ("[1]", "[1]"), (None, '"version" is')],
)
def test_version_that_only_looks_like_ours_is_told_as_it_stands(tab, host, version, told):
    opened = tab(f"{host}{PROGRESS}")
    head = f'"version": {version}, ' if version else ""
    text = f'{{"kind": "{KIND}", "record": {{{head}"bets": {{}}, "quizzes": {{}}, "read": {{}}}}}}'
    assert told in choose(opened, text)


def test_full_device_is_told_and_what_was_done_lasts_for_the_visit(tab, host):
    opened = tab(is_new=True)
    opened.add_init_script(FULL)
    opened.goto(host + PAGE)
    for place in opened.locator(".pl-quiz .pl-lasts, .pl-read .pl-lasts").all():
        expect(place).to_contain_text("keeps nothing")
    read_button(opened).click()
    expect(read_button(opened)).to_have_attribute("aria-pressed", "true")
    OnPage(opened, BET).place_by_keyboard()
    expect(opened.locator(".pl-recap")).to_be_visible()
    opened.goto(host + PROGRESS)
    eraser = opened.locator("[data-action=erase]")
    for _ in range(2):
        eraser.click()
    expect(opened.locator(".pl-status")).not_to_have_text("Erased.")
    assert opened.complaints == []


def test_page_in_a_frame_that_forbids_forms_and_storage_answers(tab, host):
    opened = tab(is_new=True)
    opened.goto(f"{host}404.html")
    opened.set_content(f'<iframe sandbox="allow-scripts" src="{host}{PAGE}" width=900 height=700>')
    frame = opened.frame_locator("iframe")
    bet = OnPage(opened, BET)
    bet.root = frame.locator(f"#bet-{BET.id}")
    first = bet.part("input:not([tabindex='-1'])").first
    first.focus()
    bet.place_by_keyboard()
    expect(bet.part(".pl-told")).to_contain_text("lasts until you leave the page")
    item = frame.locator(".pl-item").first
    item.get_by_role("radio").first.check()
    item.get_by_role("button", name="Check").click()
    expect(item.locator(".pl-feedback")).not_to_be_empty()
    faults = [said for said in opened.complaints if "sandboxed" not in said]
    assert faults == []


def file(**parts):
    return json.dumps({"kind": KIND, "record": record(**parts)})


# What somebody may choose as her file, and whether nothing, all or the rest of it comes in.
REFUSED = [
    "", "{", "[]", "null", "0", '"x"', "true", "\ufeff", "<html>", "{}", '{"kind": 1}', '{"kind": "other", "record": {}}',
    json.dumps({"kind": KIND}), json.dumps({"kind": KIND, "record": []}), json.dumps({"kind": KIND, "record": "x"}),
    json.dumps({"kind": KIND, "record": {}}), json.dumps({"kind": KIND, "record": {"version": 1}}), file(version=0), file(version="1"), file(version=[1]), file(bets=[]),
    file(bets="x"), file(quizzes=None), file(read=1), file()[:-1], file() + "x", " " * 1_000_001, file(bets={"a": "x"}), file(bets={"a": []}),
    file(bets={"a": [-1]}), file(bets={"a": [1.5]}), file(bets={"a": [None]}), file(bets={BET.id: [999]}), file(bets={BET.id: [0] * 99}), file(bets={"a": {"0": 1}}),
    file(read={"a": 1}), file(read={"a": "true"}), file(read={"a": False}), file(quizzes={"a": []}), file(quizzes={"a": {"b": 1}}), file(quizzes={"a": {"b": {"choice": "0", "tries": 1}}}),
    file(quizzes={"a": {"b": {"choice": 1}}}), '{"kind": "platformlab progress", "record": {"version": 1, "bets": {"a": [1e999]}, "quizzes": {}, "read": {}}}', "[" * 5_000, "\x00", "9" * 400,
]  # fmt: skip
BESIDE = [
    {"bets": {"bad": ["x"]}}, {"bets": {BET.id + "x": "no"}}, {"read": {"a": 1}}, {"quizzes": {"a": 7}}, {"quizzes": {"a": {"b": {}}}},
    {"bets": {"constructor": "x"}}, {"bets": {"": {}}}, {"read": {"__proto__": 1, "toString": 1}},
]  # fmt: skip
NAMES = ["constructor", "__proto__", "toString", "한글", "<img src=x onerror=alert(1)>", "a b", ""]


def choose(opened, text):
    data = {"name": "it.json", "mimeType": "application/json", "buffer": text.encode()}
    opened.locator(".pl-status").evaluate("e => { e.textContent = ''; }")
    opened.locator("input[type=file]").set_input_files(data)
    expect(opened.locator(".pl-status")).not_to_be_empty()
    return opened.locator(".pl-status").inner_text()


@pytest.mark.hostile(pages=[*REFUSED, *BESIDE, *NAMES])
def test_strange_files_cost_nothing_that_was_there(tab, host):
    opened = tab(is_new=True)
    remember(opened, host, record(**GOOD))
    opened.goto(host + PROGRESS)
    for text in REFUSED:
        said = choose(opened, text)
        assert "it.json was not read in: " in said, text[:80]
        assert "Nothing was changed." in said
        assert kept(opened) == record(**GOOD), text[:80]
    for number, bad in enumerate(BESIDE):
        parts = {name: dict(bad.get(name, {})) for name in ("bets", "quizzes", "read")}
        parts["read"][f"good-{number}"] = True
        said = choose(opened, file(**parts))
        assert "left out" in said, bad
        assert kept(opened)["read"][f"good-{number}"] is True
    for name in NAMES:
        items = {name: {"choice": 0, "tries": 1}}
        assert choose(opened, file(read={name: True}, quizzes={name: items})) == "Read in."
        assert kept(opened)["read"][name] is True
        assert kept(opened)["quizzes"][name] == items
    assert opened.evaluate("Object.keys(Object.prototype)") == []
    assert opened.locator(".pl-progress img").count() == 0
    assert kept(opened)["bets"] == GOOD["bets"]
    assert opened.complaints == []


def test_games_of_two_tabs_are_kept_beside_each_other(tab, host):
    first = tab(is_new=True)
    first.goto(host + SOLO)
    second = first.context.new_page()
    second.goto(host + SOLO)
    logs = []
    for opened, years in ((first, "3"), (second, "4")):
        opened.get_by_label("Years").fill(years)
        opened.get_by_role("button", name="Begin a new game").click()
        if opened is second:  # the other tab's game is kept by now
            opened.get_by_role("button", name="Begin a new game").click()
        expect(opened.locator(".pl-launch > .pl-status")).to_contain_text("Decide for year 1")
    for opened in (first, second, first):
        opened.get_by_role("button", name="Play the year").click()
        expect(opened.locator(".pl-launch > .pl-status")).to_contain_text("been played")
    logs = {opened.locator("#launch-log").input_value() for opened in (first, second)}
    first.reload()
    found = set()
    for at, _ in enumerate(logs):
        if at:
            first.locator(".pl-setting > summary").click()
        first.get_by_role("button", name="Go on with the game kept here").click()
        expect(first.locator(".pl-launch > .pl-status")).to_contain_text(f"{at + 1} of 2 kept here")
        found.add(first.locator("#launch-log").input_value())
    assert found == logs


def test_every_script_keeps_what_it_keeps_by_the_one_store():
    scripts = sorted((ROOT / "platformlab").glob("*/static/*.js"))
    touching = {path.name for path in scripts if "localStorage" in path.read_text("utf-8")}
    # The others only look: whether there is a device, and whether it keeps what it kept.
    assert touching == {"store.js", "theme.js", "returning.js"}
    writing = re.compile(r"localStorage(\.(set|remove|clear)|\[)")
    assert [p.name for p in scripts if writing.search(p.read_text("utf-8"))] == ["store.js"]
    assert every_bet()
