"""Explorers of a book are computed beside the build, and what nobody began is computed at the end."""

from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest
from parts import EXPLORERS

from platformlab.explore import grid
from platformlab.sphinxext import payloads
from platformlab.sphinxext.kernels import Kernels
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
    (file,) = Payloads(Kernels()).files(app, ["layers"])
    assert file.read_text(encoding="utf-8") == grid.script(EXPLORERS["layers"])
    monkeypatch.setattr(grid, "script", lambda explorer: pytest.fail("it is there already"))
    assert list(Payloads(Kernels()).files(app, ["layers"])) == [file]


class Told(Kernels):
    """Kernels that only note what they are to do, and do it in this process."""

    def __init__(self, does):
        super().__init__()
        self.begun, self._does = {}, does

    def submit(self, topic, work):
        _, name, file = work.args
        self.begun[name] = topic
        if self._does:
            Path(file).write_text(f"states of {name}", encoding="utf-8")
        done = Future()
        done.set_exception(RuntimeError("the kernel died")) if not self._does else done.set_result(
            None
        )
        return done


def test_only_the_chapters_of_this_book_are_begun_and_once(app):
    kernels = Told(does=True)
    coming = Payloads(kernels)
    coming.begin(app, book_of("toyota"), [])
    assert set(kernels.begun) >= {"layers", "hours_of_day"}
    assert set(kernels.begun.values()) == {"toyota"}, "the kernel of the chapter computes them"
    files = list(coming.files(app, kernels.begun))
    assert [file.read_text(encoding="utf-8") for file in files] == [
        f"states of {name}" for name in sorted(kernels.begun)
    ]
    again = Told(does=True)
    Payloads(again).begin(app, book_of("toyota"), [])
    assert again.begun == {}


def test_explorers_that_take_longest_are_begun_first(app):
    kernels = Told(does=True)
    Payloads(kernels).begin(app, book_of("toyota", "matching"), [])
    taken = [
        (EXPLORERS[name].is_slow, sum(1 for _ in grid.states(EXPLORERS[name])))
        for name in kernels.begun
    ]
    assert taken[0][0]  # the shared fleet is simulated
    assert (False, 7560) in taken  # the map of `matching`
    assert taken == sorted(taken, reverse=True)


def test_what_a_kernel_failed_to_compute_is_computed_here(app):
    coming = Payloads(Told(does=False))
    coming.begin(app, book_of("toyota"), [])
    (file,) = coming.files(app, ["layers"])
    assert file.read_text(encoding="utf-8") == grid.script(EXPLORERS["layers"])


def test_kernel_writes_what_this_process_would(app, tmp_path):
    payloads.write("platformlab.chapters", "layers", str(tmp_path / "layers.js"))
    written = (tmp_path / "layers.js").read_text(encoding="utf-8")
    assert written == grid.script(EXPLORERS["layers"])
