"""Explorers of a book are computed beside the build, and what nobody began is computed at the end."""

from types import SimpleNamespace

import pytest
from parts import EXPLORERS

from platformlab.explore import grid
from platformlab.sphinxext import payloads
from platformlab.sphinxext.payloads import Payloads


@pytest.fixture
def app(tmp_path, monkeypatch):
    monkeypatch.setattr(payloads, "fingerprint", lambda root: "now")
    builder = SimpleNamespace(format="html", name="html")
    config = SimpleNamespace(platformlab_book="platformlab.chapters")
    return SimpleNamespace(builder=builder, config=config, doctreedir=tmp_path, srcdir=tmp_path)


def book_of(*chapters):
    return SimpleNamespace(found_docs={f"notebooks/{chapter}" for chapter in chapters})


def test_what_nobody_began_is_computed_and_then_kept(app, monkeypatch):
    (file,) = Payloads().files(app, ["layers"])
    assert file.read_text(encoding="utf-8") == grid.script(EXPLORERS["layers"])
    monkeypatch.setattr(grid, "script", lambda explorer: pytest.fail("it is there already"))
    assert list(Payloads().files(app, ["layers"])) == [file]


def test_only_the_chapters_of_this_book_are_begun_and_once(app, monkeypatch):
    begun = []

    class Pool:
        def __init__(self, **_):
            pass

        def submit(self, work, book, name):
            begun.append(name)
            return SimpleNamespace(result=lambda: f"states of {name}")

        def shutdown(self, *, cancel_futures):
            assert cancel_futures

    monkeypatch.setattr(payloads, "ProcessPoolExecutor", Pool)
    coming = Payloads()
    coming.begin(app, book_of("toyota"), [])
    assert set(begun) >= {"layers", "hours_of_day"}
    assert not set(begun) & {"who_pays", "station"}
    files = list(coming.files(app, begun))
    assert [file.read_text(encoding="utf-8") for file in files] == [
        f"states of {name}" for name in sorted(begun)
    ]
    coming.stop(app, None)
    again = len(begun)
    Payloads().begin(app, book_of("toyota"), [])
    assert len(begun) == again
