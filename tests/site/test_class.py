"""The teacher's page: codes as Python makes them become the room; what cannot be read is said."""

import random
from collections import Counter

import pytest
from accessibility import DARK, LIGHT, problems_in
from playwright.sync_api import expect

from platformlab.checks import codes
from platformlab.checks.questions import every_bet

PAGE = "book/class.html"
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group(PAGE)]
BETS = {name: bet for name, (_, bet) in every_bet().items()}
SIZES = {bet.tag: bet.sizes for bet in BETS.values()}


def room_full(bet, count=12):
    draw = random.Random(bet.id)
    return [[draw.randrange(size) for size in bet.sizes] for _ in range(count)]


def middle(answers):
    """The lower of the two in the middle."""
    return sorted(value for (value,) in answers)[(len(answers) - 1) // 2]


def code(bet, answer):
    return codes.encode(bet.tag, bet.sizes, answer)


@pytest.fixture
def lesson(tab, address):
    return lambda **options: tab(address + PAGE, **options)


def paste(opened, text):
    opened.get_by_label("Codes of the class").fill(text)
    return opened.locator(".pl-class > .pl-status")


def test_every_bet_of_a_room_is_counted_and_the_answer_waits_for_the_button(lesson):
    opened = lesson()
    rooms = {name: room_full(bet) for name, bet in BETS.items()}
    text = "; ".join(code(BETS[name], answer) for name, full in rooms.items() for answer in full)
    expect(paste(opened, text)).to_have_text(f"{12 * len(BETS)} codes read.")
    for name, bet in BETS.items():
        room = opened.locator(f"#room-{name}")
        expect(room.locator(".pl-count")).to_have_text("12 bets")
        if bet.kind == "curve":
            expect(room.locator(".pl-one")).to_have_count(12)
            expect(room.locator(".pl-middle")).to_contain_text(bet.knots[0].name)
        elif bet.kind == "number":
            expect(room.locator(".pl-dot")).to_have_count(12)
            expect(room.locator(".pl-middle")).to_contain_text(bet.shown[middle(rooms[name])])
        else:
            counts = [int(t.split()[0]) for t in room.locator(".pl-bar-count").all_text_contents()]
            assert sum(counts) == 12
            times = Counter(answer[0] for answer in rooms[name])
            assert counts == [times[at] for at in range(len(bet.options))]
        expect(room.locator(".pl-truth-told")).to_be_empty()
        assert not room.evaluate("e => e.hasAttribute('data-answered')")
        room.get_by_role("button", name="Show the answer").click()
        expect(room.locator(".pl-truth-told")).to_contain_text(bet.shown_value)
        room.get_by_role("button", name="Hide the answer").click()
        expect(room.locator(".pl-truth-told")).to_be_empty()
    assert opened.complaints == []


def test_projector_shows_one_bet_at_a_time_and_arrow_keys_move_on(lesson):
    opened = lesson()
    names = list(BETS)[:2]
    paste(opened, " ".join(code(BETS[name], room_full(BETS[name], 1)[0]) for name in names))
    opened.get_by_role("button", name="For the projector").click()
    shown = opened.locator(".pl-room:visible")
    for key, name in (("ArrowRight", names[1]), ("ArrowRight", names[1]), ("ArrowLeft", names[0])):
        opened.keyboard.press(key)
        expect(shown).to_have_count(1)
        expect(shown).to_have_id(f"room-{name}")
    expect(opened.locator(".sidebar-drawer")).to_be_hidden()
    opened.keyboard.press("Escape")
    expect(shown).to_have_count(2)
    assert opened.complaints == []


@pytest.mark.hostile
def test_anything_may_stand_between_codes_and_what_is_odd_is_listed_with_its_reason(lesson):
    opened = lesson()
    bet = BETS["old-price-back"]
    first, second, third = (code(bet, [at]) for at in range(3))
    bad = first[:-1] + ("1" if first[-1] != "1" else "2")
    text = f"{first.lower()}\n({second}), {third.replace('-', ' – ')} | {third.replace('-', '')};\t{bad} Anna XYZ-12 {first}Q"
    expect(paste(opened, text)).to_have_text("4 codes read; 3 could not be read, listed below.")
    listed = opened.locator(".pl-odd li").all_text_contents()
    assert listed == [
        f"{bad}: a character is wrong",
        f"{first}Q: 2 characters should follow the dash, not 3",
        "XYZ-12: no bet has this name",
    ]
    opened.locator("[data-action=clear]").click()
    expect(opened.locator(".pl-odd")).to_be_hidden()
    expect(opened.locator(".pl-room:visible")).to_have_count(0)


def test_page_and_python_make_and_read_the_same_codes(lesson):
    opened = lesson()
    for tag, sizes in {**SIZES, "BIG": [101] * 6}.items():
        draw = random.Random(tag)
        answers = [[draw.randrange(size) for size in sizes] for _ in range(40)]
        made = opened.evaluate(
            "([tag, sizes, answers]) => answers.map(a => platformlab.codes.encode(tag, sizes, a))",
            [tag, sizes, answers],
        )
        assert made == [codes.encode(tag, sizes, answer) for answer in answers]
        read = opened.evaluate(
            "([made, sizes]) => made.map(c => platformlab.codes.decode(c, sizes).answer)",
            [made, {tag: sizes}],
        )
        assert read == answers


def test_page_is_accessible_fits_a_phone_and_prints_the_room(lesson):
    opened = lesson(viewport={"width": 360, "height": 740})
    paste(opened, " ".join(code(bet, a) for bet in BETS.values() for a in room_full(bet)) + " oops")
    for button in opened.locator("[data-action=answer]:visible").all():
        button.click()
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert problems_in(opened, LIGHT, DARK) == []
    opened.emulate_media(media="print")
    expect(opened.get_by_label("Codes of the class")).to_be_hidden()
    expect(opened.locator(".pl-bars").first).to_be_visible()


def test_without_scripts_the_questions_are_there_to_count_hands(lesson):
    opened = lesson(java_script_enabled=False)
    expect(opened.locator(".pl-needs-script")).to_be_visible()
    opened.locator(".pl-asked summary").click()
    expect(opened.locator(".pl-asked li")).to_have_count(len(BETS) + 1)  # and the room of claims
