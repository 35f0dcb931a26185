"""The Python of a chapter on its page: results first, and one switch for every fold."""

import pytest
from bs4 import BeautifulSoup
from parts import CHAPTERS
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("code")]

PAGE, OTHER = "notebooks/who_pays.html", "notebooks/matching.html"
OPEN, CLOSED = ".pl-python[open]", ".pl-python:not([open])"


def switch(page):
    return page.get_by_role("button", name="Show all code")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_page_shows_no_code_that_its_reader_did_not_ask_for(site, chapter):
    page = BeautifulSoup((site / f"notebooks/{chapter}.html").read_text("utf-8"), "lxml")
    folded = {id(fold) for fold in page.select(CLOSED)}
    assert folded
    for code in page.select(".cell_input, .cell_output .highlight-python"):
        assert any(id(tag) in folded for tag in code.parents), code.text
    for code in page.select(".cell_input pre"):
        assert not code.text.strip().startswith(("figures.", "bet(", "quiz(", "show_source("))


def test_switch_opens_every_fold_here_and_on_other_pages_until_pressed_again(tab, address):
    page = tab(address + PAGE)
    switch(page).focus()
    page.keyboard.press("Space")
    expect(page.locator(CLOSED)).to_have_count(0)
    expect(switch(page)).to_have_attribute("aria-pressed", "true")
    if address.startswith("http"):  # a folder is no place that keeps things for all its pages
        page.goto(address + OTHER)
    else:
        page.reload()
    expect(page.locator(CLOSED)).to_have_count(0)
    switch(page).click()
    expect(page.locator(OPEN)).to_have_count(0)
    page.reload()
    expect(page.locator(OPEN)).to_have_count(0)
    expect(switch(page)).to_have_attribute("aria-pressed", "false")


def test_switch_works_where_nothing_may_be_kept(tab, host):
    page = tab(is_new=True)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw 1; } })")
    page.goto(host + PAGE)
    switch(page).click()
    expect(page.locator(CLOSED)).to_have_count(0)


def test_without_scripts_there_is_no_switch_and_each_fold_opens(tab, host):
    page = tab(host + PAGE, is_new=True, java_script_enabled=False)
    expect(page.locator(".pl-code-switch")).to_be_hidden()
    fold = page.locator(".pl-python").first
    fold.locator("summary").click()
    expect(fold.locator("pre").first).to_be_visible()


def test_contents_stand_folded_under_the_opening_and_lead_to_their_sections(tab, host):
    page = tab(host + PAGE)
    contents = page.locator(".pl-contents")
    expect(contents.get_by_role("link").first).to_be_hidden()
    contents.locator("summary").click()
    contents.get_by_role("link", name="The model", exact=True).click()
    assert page.url.endswith("#the-model")
    expect(page.locator("#the-model > h2")).to_be_in_viewport()


def test_copied_commands_have_no_prompt_on_any_system(tab, host):
    page = tab(f"{host}book/how-to-use.html", permissions=["clipboard-read", "clipboard-write"])
    copied = []
    for button in page.locator("button.copybtn").all():
        button.click(force=True)
        page.wait_for_timeout(200)  # the button says nothing that could be waited for
        copied += page.evaluate("navigator.clipboard.readText()").splitlines()
    assert "make lab" in copied
    assert r"py tools\install.py" in copied
    assert [line for line in copied if line.startswith(("$", ">"))] == []
