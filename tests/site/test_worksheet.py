"""The worksheet in a browser: nothing typed is lost, both Pythons agree, the memo is one page."""

import json
import re

import pytest
from accessibility import DARK, FORCED, LIGHT, problems_in
from filled_sheets import filled
from playwright.sync_api import expect

from platformlab import memos
from platformlab.memos import examples
from platformlab.worksheet import desk, fields

PAGE = "book/worksheet.html"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(PAGE)]
FORBIDDEN = "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }"
LONG = "모든 것을 a # <b>  " * 400


def press(opened, name):
    opened.get_by_role("button", name=name, exact=True).click(no_wait_after=True)


def status(opened):
    return opened.locator(".pl-worksheet > .pl-status")


def sheet_of(opened):
    """Answers as the page would save them."""
    text = opened.locator("#sheet-text").input_value()
    return json.loads(text)["answers"] if text else {}


def go_to(opened, stage):
    opened.locator(f"[name=stage][value={stage}]").check()


def described(opened):
    """Type at one stage, and nothing but letters and digits by keyboard."""
    opened.get_by_label("Name of the firm").fill("Ours")
    go_to(opened, "service")
    opened.locator("[name=mechanism]").select_option("failures")
    opened.get_by_label("Who gains?", exact=True).press_sequentially("owners")
    opened.locator("[name=worth_low]").fill("9")
    opened.locator("[name=worth_likely]").fill("5")
    wanted = {"firm": "Ours", "service.mechanism": "failures", "service.who": "owners"}
    return wanted | {"service.worth_low": "9", "service.worth_likely": "5"}


IS_BELOW_THE_HEADER = """() => {
  const box = (part) => document.querySelector(part).getBoundingClientRect();
  return box(".pl-ws-open-stage").top >= box(".mobile-header").bottom;
}"""


def test_next_stage_goes_round_all_eight_by_keyboard_and_stays_below_the_header_of_a_phone(
    tab, site
):
    opened = tab(f"{site.as_uri()}/{PAGE}", is_new=True, viewport={"width": 360, "height": 740})
    expect(opened.locator(".pl-ws-now")).not_to_be_empty()
    seen = []
    for _ in fields.STAGES:
        seen.append(opened.locator("[name=stage]:checked").input_value())
        opened.locator("[name=mechanism]").focus()
        opened.keyboard.type("Nobody")
        opened.keyboard.press("Tab")
        opened.keyboard.press("Enter")
        expect(opened.locator("[name=mechanism]")).to_be_focused()
        opened.wait_for_function(IS_BELOW_THE_HEADER)  # the page glides there
    assert tuple(seen) == fields.STAGES
    expect(opened.locator("[name=stage]:checked")).to_have_value(fields.STAGES[0])
    expect(opened.locator(".pl-ws-memo-text")).to_contain_text("Do not build a platform.")
    expect(opened.locator(".pl-ws-now")).to_contain_text("make the plan of others better")


@pytest.mark.hostile
def test_nothing_typed_is_lost_by_reload_back_two_tabs_a_strange_file_or_forbidden_storage(
    tab, site, tmp_path
):
    address = f"{site.as_uri()}/{PAGE}"
    opened = tab(address, is_new=True, viewport={"width": 360, "height": 740})
    wanted = described(opened)
    expect(opened.locator("#sheet-worth_low-wrong")).to_have_text(
        "Low is above likely; correct one of them."
    )
    expect(opened.locator("[name=worth_low]")).to_have_attribute("aria-invalid", "true")
    assert sheet_of(opened) == wanted
    opened.reload()
    assert sheet_of(opened) == wanted
    opened.goto("about:blank")
    opened.go_back()
    go_to(opened, "service")
    expect(opened.locator("[name=who]")).to_have_value("owners")
    other = opened.context.new_page()
    other.goto(address)
    go_to(other, "service")
    other.locator("[name=whom]").fill("dealers")
    expect(opened.locator("[name=whom]")).to_have_value("dealers")
    opened.locator("[name=through]").fill("failures")
    expect(other.locator("[name=through]")).to_have_value("failures")
    wanted |= {"service.whom": "dealers", "service.through": "failures"}
    assert sheet_of(opened) == sheet_of(other) == wanted
    other.close()
    refuse_strange_files(opened, tmp_path, wanted)
    opened.evaluate(FORBIDDEN)
    opened.locator("[name=also]").fill("unions")
    expect(status(opened)).to_contain_text("This browser keeps nothing")
    wanted |= {"service.also": "unions"}
    opened.on("dialog", lambda asked: asked.accept())
    opened.reload()
    assert sheet_of(opened) == wanted
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert opened.complaints == []


def refuse_strange_files(opened, folder, wanted):
    """A file that is none of ours is named; the sheet stands, and one that is ours does not replace it unasked."""
    file = folder / "sheet.json"
    for text, said in (("Dear board", "no worksheet of this book"), ('{"worksheet": 2}', "edition 2")):  # fmt: skip
        file.write_text(text, encoding="utf-8")
        opened.locator("#sheet-file").set_input_files(file)
        expect(status(opened)).to_contain_text(said)
        opened.reload()
        assert sheet_of(opened) == wanted
    strange = {"firm": LONG, "service.mechanism": "magic", "service.colour": "red"}
    memos.save(strange, file)
    opened.locator("#sheet-file").set_input_files(file)
    expect(status(opened)).to_contain_text("one press away")
    go_to(opened, "service")
    expect(opened.locator("[name=mechanism]")).to_have_value("magic")
    expect(opened.locator("#sheet-mechanism-wrong")).to_contain_text("none of the answers")
    assert sheet_of(opened) == strange
    press(opened, "Back to the sheet before this one")
    assert sheet_of(opened) == wanted
    erase_a_sheet(opened, wanted)
    go_to(opened, "service")


def erase_a_sheet(opened, wanted):
    """A sheet goes for good at a second press only, and only that one."""
    press(opened, "Begin an empty sheet")
    opened.get_by_label("Name of the firm").fill("Secret")
    press(opened, "Erase this sheet")
    expect(status(opened)).to_contain_text("Press once more")
    assert sheet_of(opened) == {"firm": "Secret"}
    press(opened, "Erase this sheet")
    expect(status(opened)).to_have_text("Erased from this device.")
    assert "Secret" not in opened.evaluate("JSON.stringify(Object.entries(localStorage))")
    while sheet_of(opened) != wanted:
        press(opened, "Back to the sheet before this one")


def test_the_memo_is_that_of_the_notebook_prints_on_one_page_and_is_sound_in_every_theme(tab, site):
    opened = tab(f"{site.as_uri()}/{PAGE}", is_new=True)
    for name in examples.NAMES:
        opened.locator("#sheet-example").select_option(name)
        press(opened, "Take this firm")
        memo = memos.write(memos.example(name))
        last = memo.markdown.strip().rpartition("\n\n")[2]
        expect(opened.locator(".pl-ws-memo-text")).to_contain_text(last)
        expect(opened.locator(f"[name=stage][value={memo.about}]")).to_be_checked()
        with opened.expect_download() as caught:
            press(opened, "Save the memo as Markdown")
        assert caught.value.path().read_text(encoding="utf-8") == memo.markdown
    for seed in range(6):
        question = {"do": "look", "answers": filled(seed), "stage": fields.STAGES[seed]}
        found = opened.evaluate("(question) => window.platformlab.desk.ask(question)", question)
        assert found == json.loads(desk.ask(json.dumps(question)))
    go_to(opened, "service")
    for name in fields.TEXTS:
        opened.locator(f"[name={name}]").fill(LONG)
    expect(opened.locator(".pl-ws-draws polyline")).to_have_count(1)
    expect(opened.locator(".pl-ws-tick", has_text="4,000")).to_have_count(2)  # of both axes
    assert opened.complaints == []
    assert all(url.startswith(("file:", "blob:")) for url in opened.requested)
    assert problems_in(opened, LIGHT, DARK, DARK | FORCED) == []
    pages = re.findall(rb"/Type\s*/Page\b", opened.pdf(format="A4"))
    assert len(pages) == 1


def test_what_is_typed_before_the_script_has_come_is_kept_and_so_is_the_sheet_kept_before(
    tab, host
):
    """On a slow network the form stands there, ready to be typed into, before its script.

    It has one stage then: once something is typed there, no other can be opened until the script
    comes, for all that is typed would go to whichever is open.
    """
    opened = tab(is_new=True, viewport={"width": 1366, "height": 768})
    waiting = []
    opened.route("**/_launch/worksheet.js*", lambda route: waiting.append(route))
    wanted = typed_early(opened, host, waiting, firm="Ours", who="plants")
    assert sheet_of(opened) == {"firm": "Ours", "service.who": "plants"} == wanted
    expect(opened.locator("[name=who]")).to_have_value("plants")
    again = typed_early(opened, host, waiting, firm="Theirs", whom="depots")
    expect(status(opened)).to_contain_text("one press away")
    assert sheet_of(opened) == wanted | again
    press(opened, "Back to the sheet before this one")
    assert sheet_of(opened) == wanted
    assert opened.complaints == []


def typed_early(opened, host, waiting, firm, **texts):
    """Load the page, type at one stage, and let the script come only then."""
    opened.goto(f"{host}{PAGE}", wait_until="commit")
    stages = opened.locator(".pl-ws-stages")
    opened.get_by_label("Name of the firm").press_sequentially(firm)
    go_to(opened, "service")
    for name, words in texts.items():
        opened.locator(f"[name={name}]").press_sequentially(words)
    expect(stages).to_be_hidden()
    waiting.pop().continue_()
    expect(opened.locator(".pl-ws-now")).not_to_be_empty()
    expect(stages).to_be_visible()
    return {"firm": firm} | {f"service.{name}": words for name, words in texts.items()}


def test_a_sheet_that_is_pasted_stands_until_it_is_read(tab, site):
    opened = tab(f"{site.as_uri()}/{PAGE}", is_new=True)
    pasted = '{"worksheet":1,"answers":{"firm":"Pasted"}}'
    opened.get_by_label("Name of the firm").fill("Ours")
    opened.locator("#sheet-text").fill(pasted)
    opened.get_by_label("What it makes").fill("machines")
    expect(opened.locator("#sheet-text")).to_have_value(pasted)
    press(opened, "Read this text")
    expect(opened.get_by_label("Name of the firm")).to_have_value("Pasted")
    press(opened, "Back to the sheet before this one")
    assert sheet_of(opened) == {"firm": "Ours", "makes": "machines"}


def test_one_press_says_nobody_gains_of_stages_not_looked_at_and_of_no_other(tab, site):
    opened = tab(f"{site.as_uri()}/{PAGE}", is_new=True, viewport={"width": 360, "height": 740})
    press_for_all = opened.locator("[data-action=nobody]")
    expect(press_for_all).to_be_hidden()  # of an empty sheet nobody has gone through anything
    go_to(opened, "use")
    opened.locator("[name=mechanism]").select_option("sides")
    opened.locator("[name=who]").fill("plants")
    go_to(opened, "buy")
    opened.locator("[name=mechanism]").select_option("none")
    press_for_all.focus()
    opened.keyboard.press("Enter")
    expect(press_for_all).to_be_hidden()
    expect(opened.locator("[name=stage][value=buy]")).to_be_focused()
    expect(status(opened)).to_contain_text("Nobody gains: Plan, Develop, Make")
    others = {f"{stage}.mechanism": "none" for stage in fields.STAGES if stage != "use"}
    assert sheet_of(opened) == others | {"use.mechanism": "sides", "use.who": "plants"}
    expect(opened.locator(".pl-ws-memo-text")).to_contain_text("Numbers are missing: Use.")
    opened.reload()
    assert sheet_of(opened) == others | {"use.mechanism": "sides", "use.who": "plants"}


def test_the_paper_form_of_a_page_without_scripts_lists_what_its_menus_offer(tab, site):
    opened = tab(f"{site.as_uri()}/{PAGE}", java_script_enabled=False, is_new=True)
    offered = opened.locator(".pl-ws-offered li")
    expect(offered).to_have_count(len(fields.MECHANISMS) + len(fields.LEAVES))
    expect(offered.first).to_be_hidden()  # a screen has the menu
    opened.emulate_media(media="print")
    for line in offered.all():
        expect(line).to_be_visible()
    expect(opened.locator("[data-action=nobody]")).to_be_hidden()
