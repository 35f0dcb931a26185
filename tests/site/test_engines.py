"""What a reader operates is operated in Firefox and in WebKit too, and does there what Python says.

Written once, for both; Chromium's own tests hold each fact in more cases. `make engines` installs
what these need.
"""

import json

import engines
import pytest
from bets import OWN
from delivered import FORMS
from figure import listed, rows
from odd_host import serving
from parts import EXPLORERS, PLACES
from reader import Reader

from platformlab.chapters import BOOK
from platformlab.checks import codes
from platformlab.checks.questions import every_bet, questions
from platformlab.words.numbers import whole

pytestmark = pytest.mark.slow
BETS = {name: bet for name, (_, bet) in every_bet().items()}
CHAPTER_OF = {name: chapter for name, (chapter, _) in every_bet().items()}
CURVE = next(bet for bet in BETS.values() if bet.kind == "curve")
NUMBER = next(b for b in BETS.values() if b.kind == "number" and CHAPTER_OF[b.id] == "value")
CHOICE = next(
    b for b in BETS.values() if b.kind == "choice" and CHAPTER_OF[b.id] == CHAPTER_OF[CURVE.id]
)
CHAPTER = f"notebooks/{CHAPTER_OF[CURVE.id]}.html"
LEDGER, CLASS, PROGRESS, GAME, SHEET = (
    f"book/{name}.html" for name in ("ledger", "class", "progress", "launch-solo", "worksheet")
)
PLACE, NAME = next(
    (page, name)
    for page, name in PLACES
    if {bool(control.labels) for control in EXPLORERS[name].controls} == {True, False}
)
EXPLORER = EXPLORERS[NAME]
ROOT = f"#{EXPLORER.anchor}"
LIVE = f"document.querySelector('{ROOT}').dataset.settled"
A_FEW_FORMS = ("coded twice", "HTML", "mail source", "coded soft hyphens", "bracket behind")


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in engines.ENGINES],
)
def reader(request):
    if fault := engines.lacking(request.param):
        pytest.skip(fault)
    reader = Reader(request.param)
    yield reader
    reader.leave()


@pytest.fixture(scope="module")
def places(site):
    with serving(site) as address:
        yield address


@pytest.fixture
def go(reader, places):
    """Open a page at a host of some kind; what goes wrong on a plain one is said at the end."""

    def open_page(page, host="plain"):
        reader.open(f"{places}{host}/{page}")
        return reader

    yield open_page
    assert reader.value("window.faults ?? []") == []


@pytest.fixture
def new(go):
    """The same as somebody whose device keeps nothing yet."""

    def open_page(page):
        go(page).value("localStorage.clear()")
        return go(page)

    return open_page


def state(reader):
    fields = f"""[...document.querySelectorAll('{ROOT} [data-control]')].map(field =>
        [field.dataset.control, field.type === 'range' ? Number(field.value) : field.selectedIndex])"""
    at = dict(reader.value(fields))
    return {control.name: control.values[at[control.name]] for control in EXPLORER.controls}


def fragment(wanted):
    settings = (f"{name}={v if isinstance(v, str) else f'{v:g}'}" for name, v in wanted.items())
    return f"{ROOT}?{'&'.join(settings)}"


def shows(reader, wanted):
    """Controls, sentence, numbers and address show one state, which is Python's."""
    reader.reads(f"{ROOT} .pl-sentence", EXPLORER.say(**wanted))
    assert state(reader) == wanted
    tables = f"""Object.fromEntries([...document.querySelectorAll('{ROOT} table[data-table]')].map(table =>
        [table.dataset.table, [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent))]))"""
    assert reader.value(tables) == listed(EXPLORER, rows(EXPLORER, wanted))


def unfold(reader):
    reader.value(
        f"document.querySelectorAll('{ROOT} details').forEach(part => {{ part.open = true; }})"
    )


def kept(reader):
    """What the device keeps of her, under the key of this edition and place."""
    key = f"Object.keys(localStorage).find(k => k.startsWith('{OWN}') && k.endsWith(':record'))"
    return json.loads(reader.value(f"localStorage[{key}]"))


def tells(reader, bet, given):
    reader.reads(f"#bet-{bet.id} .pl-told", bet.reply(given))
    code = codes.encode(bet.tag, bet.sizes, given)
    assert reader.text(f"#bet-{bet.id} .pl-code") == code
    assert kept(reader)["bets"][bet.id] == given


def test_sliders_lists_reset_and_numbers_of_a_figure_do_what_python_says(go):
    reader = go(PLACE)
    unfold(reader)
    reader.click(f"{ROOT} .pl-title")
    reader.sees(LIVE, "")
    for control in EXPLORER.controls:
        field = f"{ROOT} [data-control='{control.name}']"
        reader.focus(field)
        if control.labels:  # the list itself is drawn by the system, out of a test's reach
            last = len(control.values) - 1
            reader.value(
                f"(() => {{ const field = document.querySelector({json.dumps(field)}); field.selectedIndex = {last}; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
            )
        else:
            reader.press("End", "ArrowLeft")
            assert state(reader)[control.name] == control.values[-2]
            reader.sees(LIVE, "")  # a longer sentence above may move what is pressed next
            reader.click(field, 0.02)
            assert state(reader)[control.name] == control.values[0]
            reader.drag(field, (0.02, 0.5), (0.98, 0.5))
        assert state(reader)[control.name] == control.values[-1]
    moved = {control.name: control.values[-1] for control in EXPLORER.controls}
    reader.sees(LIVE, "")
    shows(reader, moved)
    drawn = f"document.querySelector('{ROOT} .pl-wide svg').innerHTML"
    before = reader.value(drawn)
    reader.click(f"{ROOT} [data-action=reset]")
    reader.sees(f"{drawn} !== {json.dumps(before)}")
    shows(reader, dict(EXPLORER.defaults))
    # What a browser does with a file is its own; what it is handed is the book's.
    reader.value("void (HTMLAnchorElement.prototype.click = function () { window.handed = this; })")
    reader.click(f"{ROOT} [data-action=csv]")
    reader.sees("window.handed?.download.endsWith('.csv') && window.handed.protocol", "blob:")


def test_back_reload_and_links_as_they_arrive_show_one_state(go):
    reader = go(PLACE)
    wanted = {control.name: control.values[-1] for control in EXPLORER.controls}
    for name in A_FEW_FORMS:
        link = FORMS[name](fragment(wanted))
        reader.value(f"void (location.hash = {json.dumps(link)})")
        reader.sees("decodeURIComponent(location.hash)", fragment(wanted))
        unfold(reader)
        shows(reader, wanted)
        reader.sees(LIVE, "")  # until then the sentence and the drawing may move the button
        reader.click(f"{ROOT} [data-action=reset]")
        reader.sees("decodeURIComponent(location.hash)", fragment(EXPLORER.defaults))
        shows(reader, dict(EXPLORER.defaults))
    reader.value(f"void (location.hash = {json.dumps(fragment(wanted))})")
    reader.sees("decodeURIComponent(location.hash)", fragment(wanted))
    reader.reload()
    unfold(reader)
    reader.sees(LIVE, "")
    shows(reader, wanted)
    go(LEDGER)
    reader.back()
    unfold(reader)
    shows(reader, wanted)
    reader.value("void (location.hash = '#" + EXPLORER.anchor + "?colour=red')")
    reader.sees(
        f"document.querySelector('{ROOT} .pl-done').textContent.includes('“colour=red”, which')"
    )


def test_bets_of_every_kind_are_placed_answered_and_kept(new, go):
    reader = new(CHAPTER)
    reader.focus(f"#bet-{CHOICE.id} input")
    reader.press(" ", "Tab", "Enter")
    tells(reader, CHOICE, [0])
    reader.drag(f"#bet-{CURVE.id} .pl-plot", (0.02, 0.98), (0.99, 0.05))
    reader.click(f"#bet-{CURVE.id} [type=submit]")
    reader.sees("document.querySelector('.pl-bet[data-kind=curve]').dataset.placed", "")
    drawn = kept(reader)["bets"][CURVE.id]
    assert drawn[-1] > drawn[0]
    tells(reader, CURVE, drawn)
    reader.reload()
    tells(reader, CHOICE, [0])
    tells(reader, CURVE, drawn)
    go(f"notebooks/{CHAPTER_OF[NUMBER.id]}.html")
    reader.click(f"#bet-{NUMBER.id} .pl-plot", 0.5, 0.3)
    (set_to,) = reader.value(
        f"[...document.querySelectorAll('#bet-{NUMBER.id} .pl-guess input')].map(e => Number(e.value))"
    )
    assert set_to != len(NUMBER.shown) // 2, "the click on the plot has moved the slider"
    reader.focus(f"#bet-{NUMBER.id} .pl-guess input")
    reader.press("Home", "ArrowRight", "Tab", "Enter")
    tells(reader, NUMBER, [1])


def test_quiz_answers_and_marks_last_and_my_progress_counts_saves_and_erases(new, go, tmp_path):
    reader, chapter = new(CHAPTER), CHAPTER_OF[CURVE.id]
    item = questions(chapter).items[0]
    form = f"[data-item='{item.id}']"
    reader.click(f"{form} [type=submit]")
    reader.sees(f"document.querySelector(\"{form} .pl-feedback\").textContent !== ''")
    right = reader.value(f'document.querySelector("{form}").dataset.right')
    reader.click(f"{form} input[value='{right}']")
    reader.click(f"{form} [type=submit]")
    reader.sees(f'document.querySelector("{form}").dataset.result', "right")
    reader.click(".pl-read button")
    reader.reload()
    reader.sees(f'document.querySelector("{form}").dataset.result', "right")
    reader.sees("document.querySelector('.pl-read button').ariaPressed", "true")
    go(PROGRESS)
    row = f"tr[data-chapter={chapter}]"
    reader.reads(f"{row} .pl-was-read", "read")
    reader.reads(
        f"{row} .pl-results", f"1 of {len(questions(chapter).items)} right, 1 at the first try"
    )
    written = json.dumps(kept(reader))
    reader.click("[data-action=erase]")
    reader.click("[data-action=erase]")
    reader.reads(f"{row} .pl-was-read", "not yet")
    reader.back()  # to a page that was kept alive, while the device forgot
    reader.sees(f'document.querySelector("{form}").dataset.result ?? null', None)
    reader.sees("document.querySelector('.pl-read button').ariaPressed", "false")
    go(PROGRESS)
    file = tmp_path / "my-progress.json"
    file.write_text(f'{{"kind": "platformlab progress", "record": {written}}}', encoding="utf-8")
    reader.give("input[type=file]", file)
    reader.reads(f"{row} .pl-was-read", "read")


def test_claims_keep_their_confidences_and_tell_their_verdicts_when_all_have_one(new):
    reader = new("notebooks/hindsight.html")
    asked = BOOK.calibration()
    boxes = "[...document.querySelectorAll('.pl-sure input')]"
    for at in range(len(asked.statements)):
        reader.click(f".pl-sure fieldset:nth-of-type({at + 1}) label:nth-of-type(4)")
    reader.reload()
    reader.sees(f"{boxes}.filter((box) => box.checked && box.value === '4').length", 12)
    reader.click(".pl-sure [type=submit]")
    reader.reads(".pl-sure-told", asked.judged([3] * 12).told)
    reader.reload()
    reader.reads(".pl-sure-told", asked.judged([3] * 12).told)


def test_ledger_opens_filters_and_searches(go):
    reader = go(f"{LEDGER}#ledger?verdict=contested")
    shown = "document.querySelectorAll('.pl-ledger tbody tr:not([hidden])').length"
    count = reader.value(
        "document.querySelectorAll('.pl-ledger tr[data-verdict=contested]').length"
    )
    reader.sees(shown, count)
    reader.click(".pl-ledger tr:not([hidden]) .pl-row-open")
    reader.sees("document.querySelectorAll('.pl-ledger tr[data-open]').length", 1)
    reader.click(".pl-filters [type=reset]")
    reader.sees(f"{shown} > {count}")
    reader.click(".pl-filters [name=words]")
    reader.write("no claim has this")
    reader.sees(shown, 0)


def test_class_page_draws_bets_of_every_kind(go):
    reader = go(CLASS)
    given = {CURVE: [3] * len(CURVE.sizes), NUMBER: [5], CHOICE: [1]}
    reader.click("#class-codes")
    reader.write(" ".join(codes.encode(b.tag, b.sizes, answer) for b, answer in given.items()))
    reader.reads(".pl-class > .pl-status", "3 codes read.")
    for bet, mark in ((CURVE, ".pl-one"), (NUMBER, ".pl-dot"), (CHOICE, ".pl-bar")):
        reader.sees(f"document.querySelectorAll('#room-{bet.id} {mark}').length > 0")
    reader.click(f"#room-{CHOICE.id} [data-action=answer]")
    reader.reads(f"#room-{CHOICE.id} .pl-truth-told", CHOICE.told_to_class())
    reader.click("[data-action=project]")
    reader.press("ArrowRight")
    reader.sees("document.querySelectorAll('.pl-room[data-on]').length", 1)


def test_game_is_played_and_taken_up_again(new):
    reader = new(GAME)
    reader.click("[data-action=begin]")
    reader.reads(".pl-launch > .pl-status", "The game is set. Decide for year 1.")
    reader.click("[data-action=play]")
    reader.reads(".pl-launch > .pl-status", "One year has been played.")
    log = reader.value("document.getElementById('launch-log').value")
    reader.reload()
    reader.click("[data-action=resume]")
    reader.sees("document.getElementById('launch-log').value", log)


def test_worksheet_writes_a_memo_and_keeps_each_sheet(new):
    reader = new(SHEET)
    reader.focus("#sheet-firm")
    reader.write("Ours")
    reader.click("[data-action=example]")
    reader.sees("document.querySelectorAll('.pl-ws-memo h3').length > 5")
    memo = reader.text(".pl-ws-memo-text")
    reader.reload()
    reader.reads(".pl-ws-memo-text", memo)
    reader.click("[data-action=back]")
    reader.sees("document.getElementById('sheet-firm').value", "Ours")


def test_search_theme_and_switch_of_code_work(new, go):
    reader = new(CHAPTER)
    reader.click(".pl-code-switch")
    reader.sees("document.querySelectorAll('details.pl-python:not([open])').length", 0)
    before = reader.value("document.body.dataset.theme")
    visible = "[...document.querySelectorAll('.theme-toggle')].find(b => b.offsetWidth)"
    reader.value(f"{visible}.click()")
    assert reader.value("document.body.dataset.theme") != before
    go("search.html?q=critical+mass")
    reader.sees("document.querySelectorAll('ul.search a').length > 0")


@pytest.mark.parametrize("host", ["strict", "refusing", "file"])
def test_figure_bet_and_quiz_work_under_a_strict_policy_without_storage_and_from_a_folder(
    reader, site, places, host
):
    address = site.as_uri() if host == "file" else f"{places}{host}"
    reader.open(f"{address}/notebooks/{CHAPTER_OF[NUMBER.id]}.html")
    bet = f"#bet-{NUMBER.id}"
    reader.focus(f"{bet} .pl-guess input")
    reader.press("Home", "ArrowRight", "Tab", "Enter")
    reader.sees(f"document.querySelector('{bet}').dataset.placed", "")
    reply = reader.text(f"{bet} .pl-told")
    assert whole(NUMBER.reply([1])) in reply
    assert ("keeps nothing" in reply) == (host == "refusing")
    item = questions(CHAPTER_OF[NUMBER.id]).items[0]
    form = f"[data-item='{item.id}']"
    right = reader.value(f'document.querySelector("{form}").dataset.right')
    reader.click(f"{form} input[value='{right}']")
    reader.click(f"{form} [type=submit]")
    reader.sees(f'document.querySelector("{form}").dataset.result', "right")
    reader.open(f"{address}/{PLACE}")
    unfold(reader)
    control = next(control for control in EXPLORER.controls if not control.labels)
    reader.focus(f"{ROOT} [data-control='{control.name}']")
    reader.press("Home")
    reader.sees(LIVE, "")
    shows(reader, EXPLORER.defaults | {control.name: control.values[0]})
    assert reader.value(f"document.querySelectorAll('{ROOT} .pl-wide svg').length") == 1
