"""My progress: what a device keeps, saved, read back and erased, and damaged files refused."""

import json
import re

import pytest
from accessibility import DARK, LIGHT, problems_in
from bets import kept, low, record, remember
from parts import CHAPTERS
from playwright.sync_api import expect

from platformlab.checks import codes
from platformlab.checks.questions import every_bet, questions
from platformlab.checks.quiz_page import right_of

PAGE = "book/progress.html"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(PAGE)]
KIND = "platformlab progress"
CHAPTER = "critical_mass"
ASKED = questions(CHAPTER)


def done():
    """A record of somebody who did most of a chapter."""
    answers = {
        item.id: {"choice": right_of(ASKED.chapter, item), "tries": 1} for item in ASKED.items
    }
    answers[ASKED.items[0].id]["tries"] = 3
    answers[ASKED.items[1].id]["choice"] = (right_of(ASKED.chapter, ASKED.items[1]) + 1) % 3
    return record(
        bets={ASKED.bets[0].id: low(ASKED.bets[0])},
        quizzes={CHAPTER: answers},
        read={CHAPTER: True},
    )


@pytest.fixture
def progress(tab, address):
    """The page on a device that remembers `memory`."""

    def open_progress(memory=None, **options):
        opened = tab(is_new=True, **options)
        if memory is not None:
            remember(opened, address + PAGE, memory)
        opened.goto(address + PAGE)
        return opened

    return open_progress


def row(opened, chapter=CHAPTER):
    cells = opened.locator(f"tr[data-chapter={chapter}] td").all_text_contents()
    return dict(zip(("read", "bets", "quiz"), cells, strict=True))


def read_in(opened, text):
    file = {"name": "it.json", "mimeType": "application/json", "buffer": text.encode()}
    opened.locator("input[type=file]").set_input_files(file)
    return opened.locator(".pl-status")


def test_table_says_what_was_done_chapter_by_chapter(progress):
    opened = progress(done())
    bet, count = ASKED.bets[0], len(ASKED.items)
    code = codes.encode(bet.tag, bet.sizes, low(bet))
    assert row(opened) == {
        "read": "read",
        "bets": f"1 of {len(ASKED.bets)} placed ({code})",
        "quiz": f"{count - 1} of {count} right, {count - 2} at the first try",
    }
    expect(opened.locator(".pl-sum")).to_contain_text("You have read 1 of")
    (said,) = opened.locator(".pl-forecast").all()
    expect(said).to_contain_text(bet.explorer.title)
    expect(said).to_contain_text(f"It is {bet.shown_value}.")
    expect(said.get_by_role("img")).to_have_attribute("aria-label", re.compile(r"\d+ hundredths"))
    rows = opened.locator("tbody tr").evaluate_all("all => all.map(r => r.dataset.chapter)")
    assert rows == CHAPTERS
    assert opened.complaints == []


def test_one_choice_is_told_as_one(progress):
    bet = next(bet for _, bet in every_bet().values() if bet.kind == "choice")
    told = progress(record(bets={bet.id: low(bet)})).locator(".pl-nearest")
    expect(told).to_have_text(re.compile(r"^Of 1 choice [01] was right\.$"))


def test_saved_file_read_in_elsewhere_is_the_same_and_erasing_takes_two_presses(progress):
    opened = progress(done())
    with opened.expect_download() as saving:
        opened.get_by_role("button", name="Save to a file").click()
    text = saving.value.path().read_text(encoding="utf-8")
    assert json.loads(text) == {"kind": KIND, "record": done()}
    eraser = opened.locator("[data-action=erase]")
    eraser.click()
    expect(opened.locator(".pl-status")).to_contain_text("Press once more")
    assert kept(opened) == done()
    eraser.click()
    assert kept(opened) == record()
    assert row(opened)["read"] == "not yet"
    expect(read_in(opened, text)).to_have_text("Read in.")
    assert kept(opened) == done()
    assert row(opened)["read"] == "read"


def test_file_adds_to_what_is_there(progress):
    opened = progress(record(read={"giants": True}, bets={"six-of-ten": [3]}))
    text = json.dumps({"kind": KIND, "record": done()})
    expect(read_in(opened, text)).to_have_text("Read in.")
    assert kept(opened)["read"] == {"giants": True, CHAPTER: True}
    assert kept(opened)["bets"] == {"six-of-ten": [3], ASKED.bets[0].id: low(ASKED.bets[0])}


@pytest.mark.hostile
def test_damaged_or_foreign_file_is_refused_with_a_reason_and_changes_nothing(progress):
    opened = progress(done())
    whole = json.dumps({"kind": KIND, "record": done()})
    for text, why in (
        (whole[:-20], "it is cut off or is no JSON"),
        ("", "it is cut off or is no JSON"),
        ('{"cells": []}', "it was not saved by this page"),
        ("null", "it was not saved by this page"),
        (json.dumps({"kind": KIND}), "it holds no record"),
        (json.dumps({"kind": KIND, "record": record(version=2)}), "its version is 2"),
        (json.dumps({"kind": KIND, "record": record(bets=[])}), 'its part "bets" is missing'),
        (json.dumps({"kind": KIND, "record": record(bets={"a": ["x"]})}), 'the bet "a" is no list'),
        (
            json.dumps({"kind": KIND, "record": record(quizzes={"a": 1})}),
            'the quiz "a" is no table',
        ),
        (json.dumps({"kind": KIND, "record": record(quizzes={"a": {"b": {}}})}), '"a/b" lacks'),
        (
            json.dumps({"kind": KIND, "record": record(read={"a": "yes"})}),
            'chapter "a" is not true',
        ),
    ):
        said = read_in(opened, text)
        expect(said).to_contain_text(
            f"it.json was not read in: {why}" if why.startswith("it") else why
        )
        expect(said).to_contain_text("Nothing was changed.")
        assert kept(opened) == done()


@pytest.mark.hostile
def test_broken_memory_is_taken_as_empty(progress):
    opened = progress({"version": 7})
    assert row(opened)["read"] == "not yet"
    assert opened.complaints == []


def test_page_is_accessible_and_fits_a_phone(progress):
    opened = progress(done(), viewport={"width": 360, "height": 740})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert problems_in(opened, LIGHT, DARK) == []
