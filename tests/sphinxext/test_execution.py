"""Notebooks run while Sphinx reads other pages; each is waited for, and kept, where it is read."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from jupyter_cache import get_cache
from nbformat.v4 import new_code_cell, new_notebook, new_output

from platformlab.sphinxext import execution
from platformlab.sphinxext.execution import Notebooks


class Held:
    """Kernels that run a notebook when the test says so."""

    def __init__(self):
        self.awaited, self._done = [], {}

    def submit(self, topic, work, *, is_awaited):
        if is_awaited:
            self.awaited.append(topic)
        self._done[topic] = work, Future()
        return self._done[topic][1]

    def run(self, topic):
        work, done = self._done[topic]
        done.set_result(work(None))


def run_here(path, kernel, *, timeout):
    """A notebook with an output, or with an error if its name says so."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].outputs = [new_output("stream", text="2\n")]
    error = ZeroDivisionError("division by zero") if Path(path).stem == "fails" else None
    return SimpleNamespace(nb=notebook, err=error, time=1.0)


@pytest.fixture
def app(tmp_path, monkeypatch):
    for name in ("first", "second", "fails"):
        cell = new_code_cell(f"print('{name}')", id=name)
        nbformat.write(new_notebook(cells=[cell]), tmp_path / f"{name}.ipynb")
    kernels = Held()
    monkeypatch.setattr(execution, "kernels_of", lambda app: kernels)
    monkeypatch.setattr(execution, "executed", run_here)
    cache = SimpleNamespace(execution_cache_path=str(tmp_path / "cache"))
    env = SimpleNamespace(
        mystnb_config=cache, doc2path=lambda name: str(tmp_path / f"{name}.ipynb")
    )
    config = SimpleNamespace(nb_execution_timeout=9)
    return SimpleNamespace(
        env=env,
        config=config,
        kernels=kernels,
        cache=partial(get_cache, cache.execution_cache_path),
    )


def kept(app):
    return sorted(Path(record.uri).stem for record in app.cache().list_cache_records())


def test_reading_goes_on_until_it_comes_to_a_notebook_that_runs(app):
    notebooks = Notebooks()
    notebooks.begin(app, app.env, ["first", "second"])
    assert app.kernels.awaited == ["first", "second"]
    notebooks.wait_for(app, "page", [""])  # no notebook: nothing to wait for, though none has run
    assert kept(app) == []
    app.kernels.run("second")
    notebooks.wait_for(app, "second", [""])
    assert kept(app) == ["second"]
    stored = app.cache().get_cache_bundle(app.cache().list_cache_records()[0].pk)
    assert stored.nb.cells[0].outputs[0].text == "2\n"


def test_notebook_that_fails_is_not_kept_so_that_myst_nb_reports_it(app):
    notebooks = Notebooks()
    notebooks.begin(app, app.env, ["first", "fails"])
    for name in ("first", "fails"):
        app.kernels.run(name)
        notebooks.wait_for(app, name, [""])
    assert kept(app) == ["first"]


def test_notebook_that_is_kept_does_not_run_again(app):
    before = Notebooks()
    before.begin(app, app.env, ["first", "second"])
    app.kernels.run("first")
    before.wait_for(app, "first", [""])
    app.kernels.awaited.clear()
    Notebooks().begin(app, app.env, ["first", "second", "fails"])
    assert app.kernels.awaited == ["second", "fails"]
