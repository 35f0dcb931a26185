"""Kernels for students' code, each in a sandbox, and what happens when one is stopped.

The kernel alone runs inside: nbgrader, its database and the hidden tests stay outside, and the two
talk through files in a folder of their own, since inside there is no network.
"""

import shutil
import subprocess
import time
import weakref
from functools import cache
from pathlib import Path

import zmq
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Bool, Float, Integer, List, Type, Unicode
from zmq.utils.monitor import parse_monitor_message

from grading import limits, proof
from grading.sandbox import SANDBOXES, find_sandbox, places_inside
from grading.warm import HOLD, READY, holder_below, wait_for, zygote

LOST, SOUGHT = zmq.EVENT_DISCONNECTED, zmq.EVENT_CONNECT_RETRIED
WHOSE = ("student", "assignment", "notebook")
LAUNCHER = "ipykernel_launcher"
# IPython's usual way to tell an error asks of each call which of all modules it stands in, half a
# minute for a function that calls itself without end, and the cell would count as out of time.
SHORT_ERRORS = "--InteractiveShell.xmode=Plain"
# The words that end IPython end the kernel, and the rest of the work with it; like `sys.exit` they
# shall end their cell, as a student means who had them in a script.
EXITS = "--IPKernelApp.exec_lines=import sys; exit = quit = sys.exit; del sys"
STOPPED = "KernelStopped"
WHY_STOPPED = "the code above {reason}, so this cell was not run"
UNKNOWN = "stopped Python, used up its time or its memory"
LARGEST_MESSAGE = 20_000_000  # bytes; what is printed at once is one
TOO_LONG = f"printed more than {LARGEST_MESSAGE // 10**6} MB at once"
MOST_WAITING = 100  # messages
MOST_PRINTED = 20_000_000  # characters of a submission
MOST_KEPT = 1_000_000  # of a cell
# What workers sent back, by student, assignment and notebook, until nbgrader asks for it.
RAN: dict[tuple, object] = {}
PRINTED = {"stream", "display_data", "execute_result", "error", "update_display_data"}


class Listener(AsyncKernelClient):
    """Talks with a kernel; what one message or many hold waits in the memory of this process."""

    def __init__(self, **kwargs):
        """Limit what is taken, and see what becomes of the line on which cells print."""
        super().__init__(**kwargs)
        self.context.setsockopt(zmq.MAXMSGSIZE, LARGEST_MESSAGE)
        self.context.setsockopt(zmq.RCVHWM, MOST_WAITING)
        self._line = self.iopub_channel.socket.get_monitor_socket(LOST | SOUGHT)
        self._last = None

    async def is_alive(self):
        """Whether the kernel lives; one that sent a longer message than is taken is ended.

        Such a message cuts the line, and of what comes next nothing is heard. The line of a kernel that
        ended by itself is lost too, but is sought again.
        """
        line = zmq.Socket.shadow(self._line)
        while line.poll(0):
            self._last = parse_monitor_message(line.recv_multipart())["event"]
        if self._last == LOST:
            self.parent.guard.stop(TOO_LONG)
        return await super().is_alive()


class SandboxedKernelManager(AsyncKernelManager):
    """Starts kernels in a sandbox; ``sandbox`` names it."""

    client_factory = Type(Listener)
    sandbox = Unicode(help="A name of grading.sandbox.SANDBOXES; empty: the first that holds.").tag(
        config=True
    )
    gigabytes = Float(
        limits.MOST_MEMORY / 2**30, min=0.5, help="Memory of all programs of a submission together."
    ).tag(config=True)
    readable = List(Unicode(), help="Folders that the code reads besides the package.").tag(
        config=True
    )
    is_warm = Bool(True, help="Whether one process loads the libraries for many kernels.").tag(
        config=True
    )

    def __init__(self, **kwargs):
        """Prepare a folder through which kernel and grader talk."""
        super().__init__(**kwargs)
        self.guard = None
        self._memory = round(self.gigabytes * 2**30)
        self.sandbox = found_sandbox(self.sandbox)
        private = limits.own_folder()
        self._folder = Path(private, limits.TALK)
        self._folder.mkdir()
        has_disk = self.sandbox in ("bubblewrap", "namespaces") and limits.small_disk(self._folder)
        weakref.finalize(self, _remove, private, self._folder if has_disk else None)
        if self.sandbox != "none":
            self.transport = "ipc"
        self.connection_file = str(self._folder / "kernel.json")

    async def start_kernel(self, **kwargs):
        """Start one; of the folder with the submission it sees nothing."""
        self.kernel_spec.interrupt_mode = "message"  # signals would hit the sandbox
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # of the terminal
        await super().start_kernel(**kwargs | silent)
        self.guard = limits.Guard(self.provisioner.pid, self._folder, self._group, self._memory)
        if self._zygote:
            wait_for(self._folder / READY, self.provisioner.process)
            holder = holder_below(self.provisioner.pid)
            keeper = self._zygote.fork(holder, self._group, arguments=self._arguments)
            self.guard.watch_too(keeper)

    async def cleanup_resources(self, restart=False):
        """End the watch with the kernel."""
        await super().cleanup_resources(restart)
        if self.guard:
            self.guard.end()

    def format_kernel_cmd(self, extra_arguments=None):
        """Return the command that starts the kernel inside."""
        command = [*super().format_kernel_cmd(extra_arguments), SHORT_ERRORS, EXITS]
        self._folder.chmod(0o777)  # inside, the kernel may be nobody; outside, nobody gets so far
        Path(self.connection_file).chmod(0o644)
        places = places_inside(readable=self.readable, writable=[self._folder])
        self._zygote = zygote(self.sandbox) if self.is_warm else None
        if self._zygote:
            self._arguments = command[command.index(LAUNCHER) + 1 :]
            command = [*HOLD, str(self._folder)]
        wrapped = SANDBOXES[self.sandbox](command, places=places)
        inside, self._group = limits.in_group(wrapped, self._memory)
        if self._group:
            weakref.finalize(self, limits.leave, self._group)
        return inside


def _remove(private, disk):
    if disk:
        limits.take_away(disk)
    shutil.rmtree(private, ignore_errors=True)


found_sandbox = cache(find_sandbox)


class ExecuteInside(Execute):
    """Runs a submission cell by cell; what a stopped kernel leaves undone earns nothing.

    nbgrader by itself would drop the whole submission.
    """

    most_timeouts = Integer(2, help="Cells that may run out of time.").tag(config=True)
    iopub_timeout = Integer(
        30, help="Seconds for what was printed to arrive after a cell has ended."
    ).tag(config=True)
    most_seconds = Integer(600, help="Seconds that all cells may take together.").tag(config=True)

    def preprocess(self, nb, resources, km=None):
        """Run all cells, or take the notebook that a worker has run."""
        names = resources.get("nbgrader", {})
        ran = RAN.pop(tuple(map(names.get, WHOSE)), None)
        if isinstance(ran, str):
            raise RuntimeError(ran)
        if ran is not None:
            return ran, resources
        self._timeouts = 0
        self._reason = ""
        self._printed = self._kept = 0
        self._seconds, self._ends = self.timeout, time.monotonic() + self.most_seconds
        return super().preprocess(nb, resources, km)

    def preprocess_cell(self, cell, resources, index):
        """Run one cell, or say why it was not run."""
        self._kept = 0
        left = self._ends - time.monotonic()
        if self._timeouts > self.most_timeouts or left < 1:
            self._reason = self._reason or f"used up its time, {self.most_seconds} seconds in all"
        if self._reason:
            return self._left_out(cell), resources
        self.timeout = min(self._seconds, int(left))
        try:
            cell, resources = self._run(cell, resources, index)
        except DeadKernelError:
            self._reason = self.km.guard.reason or UNKNOWN
            return self._left_out(cell), resources
        except (
            CellTimeoutError
        ) as error:  # not even the interruption was answered, or no more is heard
            self._timeouts += 1
            if "IOPub" in str(error):
                self.km.guard.look()
                self._reason = self.km.guard.reason or UNKNOWN
                self.km.guard.stop(self._reason)
            return self._left_out(cell), resources
        outputs = cell.get("outputs", [])
        self._timeouts += any(output.get("ename") == "CellTimeoutError" for output in outputs)
        return cell, resources

    def _run(self, cell, resources, index):
        """Run one cell, a test with the proof that it ran."""
        if not proof.can_be_proved(cell):
            return super().preprocess_cell(cell, resources, index)
        self._answer = None
        with proof.proving(cell) as words:
            cell, resources = super().preprocess_cell(cell, resources, index)
        proof.judge(cell, words, self._answer)
        return cell, resources

    def on_cell_executed(self, **told):
        """Keep the kernel's answer."""
        self._answer = told["execute_reply"]["content"]
        super().on_cell_executed(**told)

    def process_message(self, msg, cell, cell_index):
        """Take in what a cell prints, as long as somebody may read it."""
        if msg["msg_type"] in PRINTED:
            size = len(str(msg["content"]))
            self._printed += size
            self._kept += size
            if self._printed > MOST_PRINTED:
                self.km.guard.stop(f"printed more than {MOST_PRINTED // 10**6} MB")
            if self._kept > MOST_KEPT and msg["msg_type"] != "error":
                return None
        return super().process_message(msg, cell, cell_index)

    def _left_out(self, cell):
        if cell.cell_type == "code":
            why = WHY_STOPPED.format(reason=self._reason or UNKNOWN)
            said = {"ename": STOPPED, "evalue": why, "traceback": [why]}
            cell.outputs = [new_output("error", **said)]
        return cell
