"""Kernels of a build: they run the chapters, and then compute every state of their explorers.

There is one for each processor, and each has a thread here that speaks to it. A kernel imports the
library once for all its chapters, and an explorer is computed by the kernel that ran its chapter,
which has drawn its chart already and has met many of its states.
"""

import os
from collections.abc import Callable
from concurrent.futures import Future
from threading import Condition, Thread
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from jupyter_client import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbformat import NotebookNode
from sphinx.application import Sphinx

Work = Callable[[AsyncKernelManager], Any]
_KERNELS: WeakKeyDictionary = WeakKeyDictionary()


def kernels_of(app: Sphinx) -> "Kernels":
    """Those of a build; they are gone when it has finished."""
    if app not in _KERNELS:
        _KERNELS[app] = Kernels()
        app.connect("build-finished", lambda app, exception: _KERNELS[app].stop(), priority=900)
    return _KERNELS[app]


class Job(NamedTuple):
    """Something to do in a kernel for a chapter; Sphinx waits for some of it before it can go on."""

    topic: str
    work: Work
    is_awaited: bool
    done: Future


class Kernels:
    """Work that waits, and threads that take it."""

    def __init__(self, count: int | None = None):
        self._count = count or os.cpu_count() or 1
        self._waiting: list[Job] = []
        self._begun: set[str] = set()
        self._changed = Condition()
        self._threads: list[Thread] = []
        self._is_open = True

    def submit(self, topic: str, work: Work, *, is_awaited: bool = False) -> Future:
        """Let a kernel do this for a chapter: what is awaited first, else in the order of asking."""
        job = Job(topic, work, is_awaited, Future())
        with self._changed:
            self._waiting.append(job)
            self._changed.notify()
        if len(self._threads) < self._count:
            self._threads.append(Thread(target=self._serve, daemon=True))
            self._threads[-1].start()
        return job.done

    def stop(self) -> None:
        """Forget what waits, and end when what was begun is done."""
        with self._changed:
            self._is_open = False
            for job in self._waiting:
                job.done.cancel()
            self._waiting.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _serve(self):
        kernel = AsyncKernelManager(kernel_name="python3")
        mine: set[str] = set()
        while job := self._next(mine):
            try:
                job.done.set_result(job.work(kernel))
            except Exception as error:  # whoever waits for the result is told
                job.done.set_exception(error)
        shut(kernel)

    def _next(self, mine):
        """Take a job: one that is awaited, of a chapter that this kernel has begun or none has."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or not self._is_open)
            if not self._waiting:
                return None
            job = min(
                self._waiting,
                key=lambda job: (
                    not job.is_awaited,
                    job.topic not in mine,
                    job.topic in self._begun,
                ),
            )
            self._waiting.remove(job)
            mine.add(job.topic)
            self._begun.add(job.topic)
            return job


def run(
    notebook: NotebookNode,
    cwd: str | None = None,
    km: AsyncKernelManager | None = None,
    **options: Any,
) -> NotebookNode:
    """Run a notebook as `nbclient.execute` does, and leave no socket to a kernel that goes on.

    A busy machine delivers one print in several messages. They are put together before they are
    kept, for MyST-NB would put a line feed between them.
    """
    place = {"metadata": {"path": cwd}}
    client = NotebookClient(notebook, km=km, resources=place, coalesce_streams=True, **options)
    try:
        return client.execute()
    finally:
        if client.kc:  # it has closed those to a kernel of its own
            client.kc.stop_channels()


def shut(kernel: AsyncKernelManager) -> None:
    """End a kernel, if it was ever started."""
    if kernel.has_kernel:
        run_sync(kernel.shutdown_kernel)(now=True)


def renew(kernel: AsyncKernelManager) -> None:
    """End what a kernel is at, and give its manager a new one."""
    run_sync(kernel.restart_kernel)(now=True)
