"""Workers that run submissions side by side: processes of this machine, or a Dask cluster.

Both take tasks one by one and give answers in any order, and neither takes more than it will soon
work on, so that little is lost when a run is interrupted.
"""

import contextlib
import ctypes
import logging
import multiprocessing
import signal
import sys
import warnings
from collections import deque
from itertools import chain, islice
from multiprocessing.connection import wait

import psutil

from grading.limits import MOST_MEMORY
from grading.reading import LOST, NOT_RUN
from grading.work import Ran, cores, run_task

CONNECT = 30  # seconds
AHEAD = 2  # tasks that a worker has, so that it need not wait for the next
PATIENCE = 10  # seconds for a worker to end and to take its sandbox away
TRIES = 2
AWAITED = 60  # seconds without a worker of the cluster
DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG


def sensible() -> int:
    """How many submissions to run at once: one a processor, as far as each may use its memory."""
    return max(1, min(cores(), round(psutil.virtual_memory().total / MOST_MEMORY)))


class ClusterError(RuntimeError):
    """Workers that are not to be had, with what was asked for and the repair."""


@contextlib.contextmanager
def workers_at(count, address):
    """Yield `count` workers of this machine, or those of the Dask cluster at `address`.

    Raises
    ------
    ClusterError
        If the number is none, or there is no such cluster.
    """
    if not address:
        if count and not (count.isascii() and count.isdigit() and int(count)):
            raise ClusterError(f"WORKERS must be a number from 1 on, such as 2 (got {count!r})")
        yield Workers(int(count or 0))
        return
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError(
            "there is no Dask here; install the extra of the cluster, pip install -e '.[cluster]', or "
            "grade without CLUSTER"
        ) from None
    try:
        client = Client(address, timeout=CONNECT)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask cluster answers at {address!r} ({error}); give the address that its scheduler "
            "prints, such as tcp://10.0.0.7:8786, or grade without CLUSTER"
        ) from None
    with client:
        if not client.nthreads():
            raise ClusterError(
                f"the cluster at {address!r} has no workers; start some: dask worker {address}"
            )
        yield Cluster(client)


class Workers:
    """Processes of this machine, each with one submission at a time."""

    def __init__(self, count=0, *, run=run_task):
        """Start no process yet."""
        self._count, self._run = count or sensible(), run
        self._workers = []

    def spread(self, tasks):
        """Yield the answer to each task as it comes; `tasks` may be made on demand."""
        tasks, again, lost = iter(tasks), deque(), {}
        first = list(islice(tasks, self._count))
        tasks = chain(first, tasks)
        self._workers = [_Worker(self._run) for _ in first]  # none where nothing is to be run
        while True:
            for _ in range(AHEAD):  # all get one before any gets two
                for worker in self._workers:
                    worker.take(again, tasks)
            if not any(worker.tasks for worker in self._workers):
                return
            for at, worker in self._ready():
                answer = worker.answer()
                if answer is not None:
                    yield answer
                    continue
                self._workers[at] = _Worker(self._run)
                first, *rest = worker.tasks or [None]
                again.extend(rest)
                if first is not None:
                    lost[first.key] = lost.get(first.key, 0) + 1
                    if lost[first.key] < TRIES:
                        again.append(first)
                    else:
                        yield Ran(first.key, {}, LOST)

    def _ready(self):
        ready = wait([worker.pipe for worker in self._workers if worker.tasks])
        return [(at, w) for at, w in enumerate(self._workers) if w.pipe in ready]

    def close(self):
        """End all workers, and what they run."""
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(PATIENCE)
            worker.process.kill()
        self._workers = []


class _Worker:
    def __init__(self, run):
        context = multiprocessing.get_context("spawn")  # a fork would copy threads and sockets
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, run), daemon=True)
        self.process.start()
        theirs.close()
        self.tasks = deque()

    def take(self, again, tasks):
        if len(self.tasks) < AHEAD:
            task = again.popleft() if again else next(tasks, None)
            if task is not None:
                self.tasks.append(task)
                with contextlib.suppress(OSError):  # it has just ended, which its answer says
                    self.pipe.send(task)

    def answer(self):
        """Return an answer, or None if the process ended."""
        try:
            answer = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(PATIENCE)
            return None
        self.tasks.popleft()
        return answer


def _serve(pipe, run):
    """Answer until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: the one who started it decides
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # and takes its sandbox away
    _end_with_parent()
    logging.disable(logging.WARNING)
    logging.getLogger().addHandler(logging.NullHandler())  # of libraries; errors are in the answer
    warnings.simplefilter("ignore")
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send(run(pipe.recv()))


def _end_with_parent():
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


class Cluster:
    """A Dask cluster, whose workers have this repository and a sandbox."""

    def __init__(self, client, *, run=run_task):
        """Use what a client is connected to."""
        self._client, self._run = client, run

    def spread(self, tasks):
        """Yield the answer to each task as it comes; what no worker can finish is answered too."""
        suspects = []
        for task, answer in self._ran(tasks, AHEAD * max(1, sum(self._client.nthreads().values()))):
            if answer.error == LOST:  # or it only waited where another one ended the worker
                suspects.append(task)
            else:
                yield answer
        for _, answer in self._ran(suspects, 1):  # alone, each speaks for itself
            yield answer

    def _ran(self, tasks, most):
        """Yield each task with its answer, of which so many are worked on at once."""
        tasks, sent = iter(tasks), {}
        while True:
            while len(sent) < most and (task := next(tasks, None)) is not None:
                future = self._client.submit(self._run, task, pure=False)
                sent[future.key] = future, task
            if not sent:
                return
            for future in self._done([future for future, _ in sent.values()]):
                answer = _answer(future, sent[future.key][1].key)
                if answer is not None:
                    yield sent.pop(future.key)[1], answer

    def _done(self, futures):
        """Wait until some are done, as long as there is somebody to work on them."""
        from distributed import wait

        while True:
            try:
                return wait(futures, timeout=AWAITED, return_when="FIRST_COMPLETED").done
            except TimeoutError:
                if not self._client.nthreads():
                    raise ClusterError(
                        f"no worker of the cluster is left, for {AWAITED} seconds; start some (dask "
                        f"worker {self._client.scheduler.address}) and grade again: what is graded is kept"
                    ) from None

    def close(self):
        """Leave the cluster as it is; what waits there is forgotten with its answers."""


def _answer(future, key):
    """Return an answer, or None if it was lost with its worker and is worked out once more."""
    from distributed import KilledWorker

    try:
        return future.result(timeout=AWAITED)
    except TimeoutError:
        return None
    except KilledWorker:
        return Ran(key, {}, LOST)
    except Exception as error:  # whatever the cluster or the task's own machine could not do
        return Ran(key, {}, f"{NOT_RUN}: {error!r}")
