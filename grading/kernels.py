"""Kernels for students' code, each in a sandbox, and what happens when one is stopped.

The kernel alone runs inside: nbgrader, its database and the hidden tests stay outside, and the two
talk through files in a folder of their own, since inside there is no network.
"""

import shutil
import subprocess
import tempfile
import weakref
from functools import cache
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from traitlets import Integer, Unicode

from grading.sandbox import SANDBOXES, find_sandbox, places_inside

STOPPED = "KernelStopped"
WHY_STOPPED = (
    "the code above stopped Python, used up its time or its memory, so this cell was not run"
)


class SandboxedKernelManager(AsyncKernelManager):
    """Starts kernels in a sandbox; ``sandbox`` names it."""

    sandbox = Unicode(help="A name of grading.sandbox.SANDBOXES; empty: the first that holds.").tag(
        config=True
    )

    def __init__(self, **kwargs):
        """Prepare a folder through which kernel and grader talk."""
        super().__init__(**kwargs)
        private = tempfile.mkdtemp(prefix="grade-")
        weakref.finalize(self, shutil.rmtree, private, ignore_errors=True)
        self._folder = Path(private, "k")  # short, since names of sockets are
        self._folder.mkdir()
        self.sandbox = found_sandbox(self.sandbox)
        if self.sandbox != "none":
            self.transport = "ipc"
        self.connection_file = str(self._folder / "kernel.json")

    async def start_kernel(self, **kwargs):
        """Start one; of the folder with the submission it sees nothing."""
        self.kernel_spec.interrupt_mode = "message"  # signals would hit the sandbox
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}  # of the terminal
        await super().start_kernel(**kwargs | silent)

    def format_kernel_cmd(self, extra_arguments=None):
        """Return the command that starts the kernel inside."""
        command = super().format_kernel_cmd(extra_arguments)
        self._folder.chmod(0o777)  # inside, the kernel may be nobody; outside, nobody gets so far
        Path(self.connection_file).chmod(0o644)
        places = places_inside(writable=[self._folder])
        return SANDBOXES[self.sandbox](command, places=places)


found_sandbox = cache(find_sandbox)


class ExecuteInside(Execute):
    """Runs a submission cell by cell; what a stopped kernel leaves undone earns nothing.

    nbgrader by itself would drop the whole submission.
    """

    most_timeouts = Integer(2, help="Cells that may run out of time.").tag(config=True)

    def preprocess(self, nb, resources, km=None):
        """Run all cells."""
        self._timeouts = 0
        self._is_stopped = False
        return super().preprocess(nb, resources, km)

    def preprocess_cell(self, cell, resources, index):
        """Run one cell, or say why it was not run."""
        if self._is_stopped or self._timeouts > self.most_timeouts:
            return self._left_out(cell), resources
        try:
            cell, resources = super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            self._is_stopped = True
            return self._left_out(cell), resources
        except CellTimeoutError:  # not even the interruption was answered
            self._timeouts += 1
            return self._left_out(cell), resources
        outputs = cell.get("outputs", [])
        self._timeouts += any(output.get("ename") == "CellTimeoutError" for output in outputs)
        return cell, resources

    def _left_out(self, cell):
        if cell.cell_type == "code":
            said = {"ename": STOPPED, "evalue": WHY_STOPPED, "traceback": [WHY_STOPPED]}
            cell.outputs = [new_output("error", **said)]
        return cell
