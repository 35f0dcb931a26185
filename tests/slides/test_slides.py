"""Decks change places whole: whoever looks finds the old ones or the new, whatever ends a build."""

from pathlib import Path

import pytest
import slides
from switched_off import killed, needs_fork


@pytest.fixture
def folders(tmp_path, monkeypatch):
    for name in ("SLIDES", "DRAFT", "LAST"):
        monkeypatch.setattr(slides, name, tmp_path / name)
    lay(slides.SLIDES, "old")
    (slides.SLIDES / "other.html").write_text("other", encoding="utf-8")
    lay(slides.DRAFT, "new")
    return tmp_path


def lay(folder, said):
    folder.mkdir()
    (folder / "deck.html").write_text(said, encoding="utf-8")


def said():
    return {path.name: path.read_text(encoding="utf-8") for path in slides.SLIDES.iterdir()}


@needs_fork
@pytest.mark.parametrize("at", [0, 1])
def test_machine_that_is_switched_off_keeps_the_old_decks(folders, at):
    assert killed(lambda: slides.publish(is_whole=True), Path, "rename", at)
    slides.restore()
    assert said() == {"deck.html": "old", "other.html": "other"}
    slides.publish(is_whole=True)
    assert said() == {"deck.html": "new"}
    assert [path.name for path in folders.iterdir()] == ["SLIDES"]


def test_single_deck_brings_the_others_with_it(folders):
    slides.publish(is_whole=False)
    assert said() == {"deck.html": "new", "other.html": "other"}
    assert [path.name for path in folders.iterdir()] == ["SLIDES"]
