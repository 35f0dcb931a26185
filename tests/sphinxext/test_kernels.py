"""Kernels of a build take work by chapter, tell of errors, and carry nothing from chapter to chapter."""

from concurrent.futures import CancelledError
from threading import Barrier, Event, Timer

import nbformat
import pytest
from jupyter_client import AsyncKernelManager
from nbformat.v4 import new_code_cell, new_notebook

from platformlab.sphinxext.execution import executed
from platformlab.sphinxext.kernels import Kernels, shut

SOON = 20  # seconds, more than any of this takes


@pytest.fixture
def kernels():
    two = Kernels(2)
    yield two
    two.stop()


def test_two_chapters_are_run_at_once_by_two_kernels(kernels):
    both = Barrier(2, timeout=SOON)

    def begin(kernel):
        both.wait()
        return id(kernel)

    begun = [kernels.submit(topic, begin) for topic in ("toyota", "deere")]
    assert begun[0].result(SOON) != begun[1].result(SOON)


def test_chapter_that_waits_is_taken_by_its_own_kernel_first():
    one, held = Kernels(1), Event()
    one.submit("deere", lambda kernel: held.wait(SOON))
    order = []
    for topic in ("toyota", "deere", "giants", "deere"):
        one.submit(topic, lambda kernel, topic=topic: order.append(topic))
    last = one.submit("last", id)
    held.set()
    last.result(SOON)
    one.stop()
    assert order == ["deere", "deere", "toyota", "giants"]


def test_what_a_build_awaits_is_done_before_what_it_needs_at_its_end():
    one, held = Kernels(1), Event()
    one.submit("deere", lambda kernel: held.wait(SOON))
    order = []
    one.submit("deere", lambda kernel: order.append("explorer of deere"))
    one.submit("toyota", lambda kernel: order.append("toyota"), is_awaited=True)
    last = one.submit("last", id)
    held.set()
    last.result(SOON)
    one.stop()
    assert order == ["toyota", "explorer of deere"]


def test_error_reaches_who_waits_and_the_kernel_goes_on(kernels):
    assert isinstance(
        kernels.submit("deere", lambda kernel: 1 / 0).exception(SOON), ZeroDivisionError
    )
    assert kernels.submit("deere", lambda kernel: "on").result(SOON) == "on"


def test_what_waits_is_cancelled_when_a_build_ends():
    one, held = Kernels(1), Event()
    begun = one.submit("deere", lambda kernel: held.wait(SOON))
    waits = one.submit("toyota", id)
    Timer(0.1, held.set).start()  # after the end was asked for, which waits for it
    one.stop()
    assert begun.result(0)
    with pytest.raises(CancelledError):
        waits.result(0)


@pytest.mark.slow
def test_chapters_of_one_kernel_share_no_names_and_an_error_ends_it(tmp_path):
    cells = {
        "first": "import os; left = os.getpid(); print(left)",
        "second": "import os; print(os.getpid(), 'left' in globals())",
        "fails": "1 / 0",
        "after": "import os; print(os.getpid())",
    }
    kernel, results = AsyncKernelManager(kernel_name="python3"), {}
    for name, source in cells.items():
        path = tmp_path / f"{name}.ipynb"
        nbformat.write(new_notebook(cells=[new_code_cell(source)]), path)
        results[name] = executed(str(path), kernel, timeout=SOON)
    shut(kernel)
    said = {n: r.nb.cells[0].outputs[0].get("text", "").strip() for n, r in results.items()}
    assert [len(result.nb.cells) for result in results.values()] == [1, 1, 1, 1]
    assert said["second"] == f"{said['first']} False"
    assert results["fails"].err
    assert said["after"].isdigit()
    assert said["after"] != said["first"]
