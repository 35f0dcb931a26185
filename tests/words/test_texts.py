"""A language file is whole, or the build stops with file, key and repair."""

import re
import shutil
from functools import cache

import pytest
from parts import EXPLORERS, ROOT

from platformlab import words
from platformlab.explore.wording import ROLES
from platformlab.words import Wordbook, WordError, engine, texts
from platformlab.words.pseudo import PSEUDO

ENGLISH = """
[shop]
open = "Open at {hour}"
bets = { one = "{n} bet", other = "{n} bets" }
"""


@pytest.fixture
def room(tmp_path):
    """Write a room's English file, and make a book of the room with another language."""
    (tmp_path / "en.toml").write_text(ENGLISH, encoding="utf-8")

    def in_korean(text):
        (tmp_path / "ko.toml").write_text(text, encoding="utf-8")
        return Wordbook(tmp_path)

    yield in_korean
    texts._load.cache_clear()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[shop]\nopen = "{hour}"', "shop.bets: is missing; translate .* and add it"),
        (ENGLISH + 'closed = "C"', "shop.closed: en.toml has no such text; remove it, or name it"),
        (ENGLISH.replace("{hour}", "{time}"), "shop.open: expected the slots hour, got time"),
        (ENGLISH.replace("{hour}", ""), "shop.open: expected the slots hour, got none"),
        (ENGLISH.replace('"Open at {hour}"', "7"), "shop.open: expected a text in quotes, got 7"),
        (ENGLISH.replace("[shop]", "[shop"), "is no TOML: .*; repair the line"),
    ],
)
def test_language_file_that_does_not_fit_is_refused_with_place_and_repair(room, text, said):
    with pytest.raises(WordError, match=rf"ko\.toml.*{said}"):
        room(text).load("ko")


def test_language_without_a_file_is_refused_with_those_there_are(room):
    with pytest.raises(WordError, match=r"no language file .*fi\.toml; copy en\.toml .*: en, ko"):
        room(ENGLISH).load("fi")


def test_language_has_the_forms_of_a_count_that_it_needs(room, monkeypatch):
    shop = room('[shop]\nopen = "{hour}에"\nbets = "내기 {n}개"')
    assert [shop("shop.bets", n=n) for n in (1, 2)] == ["1 bet", "2 bets"]
    monkeypatch.setenv(words.LANGUAGE, "ko")
    assert [shop("shop.bets", n=n) for n in (1, 2)] == ["내기 1개", "내기 2개"]


def test_unknown_text_is_answered_with_the_nearest_key():
    with pytest.raises(WordError, match=r"en\.toml, explore\.rest: .*'explore\.reset'"):
        engine("explore.rest")


@pytest.mark.parametrize("slots", [{}, {"hours": 7}, {"hour": 7, "day": 1}])
def test_slots_that_do_not_fit_a_text_are_named(room, slots):
    with pytest.raises(WordError, match=r"shop\.open: expected the slots hour, got"):
        room(ENGLISH)("shop.open", **slots)


def test_language_must_be_whole_in_every_room(tmp_path, monkeypatch):
    for name in ("engine", "chapter"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "en.toml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "engine/ko.toml").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(texts, "rooms", lambda: [tmp_path / "engine", tmp_path / "chapter"])
    with pytest.raises(WordError, match=r"no language file .*chapter.ko\.toml"):
        words.speak("ko")


def test_language_that_is_not_whole_leaves_the_old_one(monkeypatch):
    monkeypatch.setenv(words.LANGUAGE, PSEUDO)
    with pytest.raises(WordError):
        words.speak("tlh")
    assert words.language() == PSEUDO


def test_slot_of_a_text_cannot_break_the_page():
    said = engine.markup("bets.code", code="<script>")
    assert str(said) == "In class your code is &lt;script&gt;"


@cache
def said_in_the_code():
    """Beginnings of keys that code completes, and whole keys."""
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for room in ("platformlab", "book/_templates")
        for ending in ("py", "js", "html")
        for file in (ROOT / room).rglob(f"*.{ending}")
    )
    made = re.findall(
        r'f?["\'`](\w+\.(?:\w+\.)*(?:[a-z]+_)*)(?:\$?\{|" ~)', code
    )  # the key's end is computed
    said = set(re.findall(r'["\']([a-z_0-9]+(?:\.[a-z_0-9]+)+)["\']', code))
    return made, said


ASKED = [room for room in texts.rooms() if room.name != "vocabulary"]  # its keys are quantities
# What the explorers of a room are called and say of themselves; they refuse what they do not say.
BY_NAME = re.compile(
    rf"\w+\.({'|'.join(ROLES)})\.|({'|'.join(EXPLORERS)}|shared)\.(title|description|source)$|gives\."
)


@pytest.mark.parametrize("folder", ASKED, ids=lambda folder: folder.name)
def test_every_text_is_said_somewhere(folder):
    """A word that nobody says would be translated for nothing."""
    made, said = said_in_the_code()
    marks = ("numbers.", "units.", "fate")  # asked for by a part of their key
    unsaid = [
        key
        for key in Wordbook(folder).load("en")
        if key not in said and not key.startswith((*made, *marks)) and not BY_NAME.match(key)
    ]
    assert unsaid == []


@pytest.mark.parametrize("folder", texts.rooms(), ids=lambda folder: folder.name)
def test_words_have_the_apostrophe_of_print(folder):
    entries = Wordbook(folder).load("en").values()
    said = [one for entry in entries for one in texts._forms(entry)]
    assert [one for one in said if "'" in one] == []


def test_second_language_is_an_added_file(tmp_path, monkeypatch):
    """The engine's folder with one file more speaks another language; nothing is edited."""
    shutil.copy(engine.folder / "en.toml", tmp_path / "en.toml")
    translated = (engine.folder / "en.toml").read_text("utf-8").replace('"Reset"', '"처음으로"')
    (tmp_path / "ko.toml").write_text(translated, encoding="utf-8")
    monkeypatch.setenv(words.LANGUAGE, "ko")
    assert Wordbook(tmp_path)("explore.reset") == "처음으로"
    texts._load.cache_clear()
