"""What pages hand a reader to keep arrives, or what it holds stands there to be copied."""

import json
from functools import partial
from html import escape

import pytest
from accessibility import problems
from parts import ROOT
from playwright.sync_api import expect

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("files")]

FIGURE = ("embed/two_worlds.html", ".pl-explorer", ".pl-done")
GAME = ("book/launch-solo.html", ".pl-launch", ".pl-status")
SHEET = ("book/worksheet.html", ".pl-worksheet", ".pl-status")
PROGRESS = ("book/progress.html", ".pl-progress", ".pl-status")
REFUSES = "URL.createObjectURL = () => { throw new Error('refused'); };"
LACKS = "delete URL.createObjectURL; delete webkitURL.createObjectURL;"
FENCE = "allow-scripts"  # a browser drops its files without a word to the page


def of_figure(root, kind):
    root.locator("[data-action=share]").click()
    root.locator(".pl-offer > .pl-actions button").nth(["svg", "png"].index(kind)).click()


def of_game(root):
    root.get_by_text("The game as text").click()
    root.locator("#launch-log").fill("LAUNCH 1 scenario=neutral")
    root.locator("[data-action=save]").click()


def of_memo(root):
    root.locator("#sheet-example").select_option(index=0)
    root.locator("[data-action=example]").click()
    root.locator("[data-action=markdown]").click()


def press(root, action):
    root.locator(f"[data-action={action}]").click()


# Each kind of file: the page, what makes it, its name, and what it begins with.
KINDS = {
    "numbers": (FIGURE, partial(press, action="csv"), "two_worlds", "figure,"),
    "drawing": (FIGURE, partial(of_figure, kind="svg"), "two_worlds", "<?xml"),
    "dots": (FIGURE, partial(of_figure, kind="png"), "two_worlds", "data:image/png;base64,"),
    "game": (GAME, of_game, "launch.txt", "LAUNCH 1 scenario=neutral"),
    "sheet": (SHEET, partial(press, action="save"), "worksheet.json", "{"),
    "memo": (SHEET, of_memo, "memo.md", "# "),
    "progress": (PROGRESS, partial(press, action="save"), "my-progress.json", '{\n "kind"'),
}


def framed(opened, host, page):
    """Show the page inside another one that lets no file through."""
    opened.goto(f"{host}404.html")
    source = escape(f"{host}{page}")
    opened.set_content(
        f'<iframe sandbox="{FENCE}" src="{source}" title="book" width=900 height=700></iframe>'
    )
    return opened.frame_locator("iframe")


def shown(root, status, beginning):
    """The place of what a file holds, which says so in one sentence above it."""
    held = root.locator(f"{status} + .pl-held")
    expect(held).to_have_count(1)
    place = held.locator("img" if beginning.startswith("data:") else "textarea")
    at = place.get_attribute("src") if beginning.startswith("data:") else place.input_value()
    assert at.startswith(beginning)
    return held, place


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("script", [REFUSES, LACKS], ids=["refuses", "lacks"])
def test_browser_that_makes_no_file_says_so_and_shows_what_it_would_hold(tab, host, kind, script):
    (page, part, status), make, name, beginning = KINDS[kind]
    opened = tab(is_new=True)
    opened.add_init_script(script)
    opened.goto(host + page)
    root = opened.locator(part)
    make(root)
    expect(root.locator(status)).to_contain_text("Your browser takes no file here")
    expect(root.locator(status)).to_contain_text(name)
    _, place = shown(root, status, beginning)
    expect(place).to_be_visible()
    assert opened.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_frame_that_forbids_files_says_so_and_shows_what_they_hold(tab, host, kind):
    (page, part, status), make, name, beginning = KINDS[kind]
    opened = tab(is_new=True)
    root = framed(opened, host, page).locator(part)
    make(root)
    expect(root.locator(status)).to_contain_text("if none came, copy what stands below")
    expect(root.locator(status)).to_contain_text(name)
    _, place = shown(root, status, beginning)
    expect(place).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_file_that_is_handed_over_holds_what_stands_folded_below(tab, host, kind):
    (page, part, status), make, name, beginning = KINDS[kind]
    opened = tab(is_new=True)
    opened.goto(host + page)
    root = opened.locator(part)
    with opened.expect_download() as saving:
        make(root)
    expect(root.locator(status)).to_contain_text("Handed to your browser to keep: ")
    assert saving.value.suggested_filename.startswith(name)
    held, place = shown(root, status, beginning)
    expect(place).to_be_hidden()
    if not beginning.startswith("data:"):
        text = saving.value.path().read_text(encoding="utf-8-sig")
        assert place.input_value() == text
    held.locator("summary").press("Enter")
    expect(place).to_be_visible()
    assert problems(opened) == []


def test_what_is_said_next_takes_the_text_away(tab, host):
    opened = tab(is_new=True)
    page, part, status = PROGRESS
    opened.goto(host + page)
    root = opened.locator(part)
    for _ in range(2):
        press(root, "save")
        expect(root.locator(".pl-held")).to_have_count(1)
    assert json.loads(root.locator(".pl-copy").input_value())["record"]["bets"] == {}
    press(root, "erase")
    expect(root.locator(status)).to_contain_text("Press once more")
    expect(root.locator(".pl-held")).to_have_count(0)


def test_every_script_hands_files_over_and_reads_them_by_the_one_door():
    scripts = sorted((ROOT / "platformlab").glob("*/static/*.js"))
    ways = ("createObjectURL", ".download =", ".files[", ".files;")
    handing = {p.name for p in scripts if any(way in p.read_text("utf-8") for way in ways)}
    assert handing == {"files.js"}


# What a reader hands a page


LOG = "LAUNCH 1 scenario=neutral"
SAVED = json.dumps(
    {
        "kind": "platformlab progress",
        "record": {"version": 1, "bets": {}, "quizzes": {}, "read": {"giants": True}},
    }
)
ASKING = {  # each page that reads a file: one of its own, and what it says of that
    "game": (GAME, LOG, "is read; press Play this text"),
    "sheet": (SHEET, json.dumps({"worksheet": 1, "answers": {"firm": "가"}}), "one press away"),
    "progress": (PROGRESS, SAVED, "Read in."),
}


@pytest.fixture(params=ASKING)
def asking(request, tab, host):
    """A page that reads files: what chooses one there, its status, a file's text, and what is said of it.

    The browser itself chooses: as for a reader, nothing happens where the same file was chosen before.
    """
    (page, part, status), text, said = ASKING[request.param]
    opened = tab(is_new=True)
    opened.goto(host + page)
    root = opened.locator(part)
    if request.param == "game":
        root.get_by_text("The game as text").click()
    session = opened.context.new_cdp_session(opened)

    def choose(path):
        found = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        named = {"nodeId": found, "selector": f"{part} input[type=file]"}
        field = session.send("DOM.querySelector", named)["nodeId"]
        session.send("DOM.setFileInputFiles", {"files": [str(path)], "nodeId": field})

    yield choose, root.locator(status).first, text, said
    assert opened.complaints == []


def test_same_file_chosen_once_more_is_read_once_more(asking, tmp_path):
    choose, status, text, said = asking
    file = tmp_path / "mine.txt"
    file.write_text(text, encoding="utf-8")
    for _ in range(2):
        choose(file)
        expect(status).to_contain_text(said)
        status.evaluate("e => { e.textContent = ''; }")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_file_that_an_editor_saved_in_its_own_way_is_read(asking, tmp_path, encoding):
    choose, status, text, said = asking
    file = tmp_path / "mine.txt"
    file.write_text("\ufeff" * encoding.endswith("be") + text, encoding=encoding)
    choose(file)
    expect(status).to_contain_text(said)


def test_file_that_cannot_be_read_is_named_with_the_reason(asking, tmp_path):
    choose, status, *_ = asking
    (tmp_path / "big.txt").write_bytes(b" " * 1_000_001)
    (tmp_path / "old.txt").write_bytes("한글".encode("cp949"))
    for name, why in (("gone.txt", "could not open it"), ("big.txt", "larger than a million"), ("old.txt", "no text in UTF-8")):  # fmt: skip
        choose(tmp_path / name)
        expect(status).to_contain_text(f"{name} was not read in: ")
        expect(status).to_contain_text(why)
