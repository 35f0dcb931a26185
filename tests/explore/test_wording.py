"""The words of an explorer are found by its name; one too few or too many is refused with its place."""

from dataclasses import replace

import altair as alt
import pytest
from parts import EXPLORERS
from said import Said

from platformlab import words
from platformlab.chapters import ROOMS, rooms
from platformlab.charts.curves import axis_x, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, grid, slider, svg, wording
from platformlab.words import Wordbook, WordError
from platformlab.words.pseudo import PSEUDO, pseudo

WORDS = """
[toll]
title = "What does a bridge of {length} km take?"
description = "A line."
source = "{model} Nothing else."

[toll.controls]
rule = "Who pays"

[toll.options.rule]
all = "everybody"
some = "some of them"

[toll.columns]
usd = "USD"
late.usd = "USD later"

[toll.axes]
cars = { wide = "cars in a year", narrow = "cars" }
usd = "USD taken"

[toll.tooltips]
usd = "Taken"

[shared.columns]
cars = "Cars"

[shared.tooltips]
cars = "Cars in a year"
"""
EARLY_AND_LATE = {"cars": [0, 1], "usd": [0, 2], "wait": [0, 0]}


def toll_of(document=WORDS, **changes):
    """A small explorer whose words are those of a document."""

    def chart(frame):
        tooltip = [alt.Tooltip("cars:Q"), alt.Tooltip("wait:Q", title="usd")]
        y = alt.Y("usd:Q", axis=alt.Axis(values=[0, 1]))
        marks = (
            line(name, axis_x("cars", domain=(0, 1), values=[0, 1]), y, tooltip=tooltip)
            for name in ("early", "late")
        )
        return framed(alt.layer(*marks), frame)

    explorer = Explorer(
        name="toll",
        controls=(choice("rule", ("all", "some"), default="all"), slider("price", [0, 30])),
        rows=lambda **_: {"early": EARLY_AND_LATE, "late": EARLY_AND_LATE},
        columns={
            "early": (Column("cars"), Column("usd"), drawn("wait")),
            "late": (Column("usd"), drawn("cars"), drawn("wait")),
        },
        chart=chart,
        sentence=lambda tables, **_: "It takes two.",
        slots={"length": 1200, "model": lambda: "Model: none."},
        book=Said(document),
    )
    return replace(explorer, **changes)


def titles(explorer, width):
    """Titles of axes and tooltips of an explorer's first layer, by field."""
    encoding = svg.specification(explorer, svg.FRAMES[width])["layer"][0]["encoding"]
    axes = {encoding[side]["field"]: encoding[side]["axis"]["title"] for side in "xy"}
    return axes, [told["title"] for told in encoding["tooltip"]]


def test_explorer_finds_its_words_by_its_name_and_by_what_they_are_for():
    toll = toll_of()
    assert toll.title == "What does a bridge of 1,200 km take?"
    assert toll.source == "Model: none. Nothing else."
    assert [control.label for control in toll.controls] == ["Who pays", "Price"]
    assert toll.controls[0].labels == ("everybody", "some of them")
    assert [column.label for column in toll.columns["early"]] == ["Cars", "USD", ""]
    assert [column.label for column in toll.columns["late"]] == ["USD later", "", ""]


def test_axes_and_tooltips_find_theirs_by_field_or_by_the_key_in_their_place():
    wide, tooltips = titles(toll_of(), "wide")
    narrow, _ = titles(toll_of(), "narrow")
    assert wide == {"cars": "cars in a year", "usd": "USD taken"}
    assert narrow == {"cars": "cars", "usd": "USD taken"}
    assert tooltips == ["Cars in a year", "Taken"]


def test_room_of_an_explorer_is_the_one_of_its_module():
    explorer = EXPLORERS["two_worlds"]
    assert explorer.words.book.folder == ROOMS / "critical_mass"


def test_words_are_those_of_the_language_that_is_spoken_when_they_are_asked_for(monkeypatch):
    explorer = EXPLORERS["two_worlds"]
    (control,), column = explorer.controls, explorer.columns["level"][0]
    said = [explorer.title, control.label, column.label]
    monkeypatch.setenv(words.LANGUAGE, PSEUDO)
    assert [explorer.title, control.label, column.label] == [pseudo(text) for text in said]


@pytest.mark.parametrize(
    "line",
    [
        'description = "A line."',
        'rule = "Who pays"',
        'some = "some of them"',
        'usd = "USD"',
        'cars = { wide = "cars in a year", narrow = "cars" }',
        'usd = "Taken"',
        'cars = "Cars"',
    ],
)
def test_word_that_is_missing_is_named_with_its_file_and_key(line):
    assert line in WORDS
    key = line.partition(" ")[0]
    with pytest.raises(
        WordError, match=rf"room/en\.toml, toll\S*\b{key}: there is no such text; .*add"
    ):
        grid.pack(toll_of(WORDS.replace(f"\n{line}\n", "\n", 1)))


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("controls", 'rules = "Who pays"'),
        ("options.rule", 'none = "nobody"'),
        ("columns", 'eur = "EUR"'),
        ("columns", 'wait = "Of a column that is only drawn"'),
        ("axes", 'year = "year"'),
        ("tooltips", 'year = "Year"'),
    ],
)
def test_word_that_no_part_of_the_explorer_has_a_place_for_is_refused(role, line):
    grid.pack(toll_of())
    key = f"toll.{role}.{line.partition(' ')[0]}"
    with pytest.raises(WordError, match=rf"room/en\.toml, {key}: the explorer toll has no place"):
        grid.pack(toll_of(WORDS.replace(f"[toll.{role}]\n", f"[toll.{role}]\n{line}\n")))


def test_slot_that_no_text_has_is_refused():
    with pytest.raises(
        WordError, match=r"explorer toll: the slot 'width' stands in none of its words"
    ):
        grid.pack(toll_of(slots={"length": 1, "model": "Model: none.", "width": 3}))


def test_slot_that_nobody_fills_is_named():
    with pytest.raises(WordError, match=r"toll\.title: expected the slots length, got none"):
        _ = toll_of(slots={}).title


def asked(explorer):
    """Keys of words that an explorer's declaration and its charts ask for."""
    for frame in svg.FRAMES.values():
        svg.specification(explorer, frame)
    wording.check(explorer)
    return explorer.words.said


WITH_WORDS = [topic for topic in rooms() if (ROOMS / topic / "en.toml").is_file()]


@pytest.mark.slow  # every figure is drawn
@pytest.mark.parametrize("topic", WITH_WORDS)
def test_explorers_of_a_room_say_every_word_that_they_share(topic):
    mine = [e for e in EXPLORERS.values() if e.words.book.folder == ROOMS / topic]
    shared = tuple(f"{wording.SHARED}.{role}." for role in wording.ROLES)
    known = {key for key in Wordbook(ROOMS / topic).load("en") if key.startswith(shared)}
    assert known - set().union(*map(asked, mine)) == set()
