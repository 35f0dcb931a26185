"""What a submission may use is counted over all its programs, and told when it is exceeded."""

import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grading import limits
from grading.kernels import ExecuteInside, SandboxedKernelManager
from grading.limits import Guard, exceeded, in_group, leave

pytestmark = pytest.mark.slow
FAMILY = """
import os, sys, time
for _ in range(3):
    if not os.fork():
        break
taken = bytearray(20_000_000)
for place in range(0, len(taken), 4096):
    taken[place] = 1
print("ready", flush=True)
until = time.process_time() + float(sys.argv[1])
while time.process_time() < until:
    pass
time.sleep(60)
"""

SENDS_NO_STATUS = """
session = get_ipython().kernel.session
send = session.send
def send_but_status(stream, kind, *rest, **more):
    if kind != "status":
        return send(stream, kind, *rest, **more)
session.send = send_but_status
"""


@pytest.fixture
def family():
    """Four programs that one started, each with 20 MB."""
    command = [sys.executable, "-c", FAMILY, "0.3"]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE) as first:
        for _ in range(4):
            first.stdout.readline()
        yield first
        Guard(first.pid, "/nowhere").stop("the end of the test")


@pytest.mark.parametrize(
    ("most", "told"),
    [
        ({"memory": 60_000_000}, "GB of memory in all"),
        ({"memory": 2**40}, "seconds of the processor in all"),
    ],
)
def test_programs_are_counted_together(family, tmp_path, monkeypatch, most, told):
    assert exceeded(family.pid, tmp_path) == ""
    monkeypatch.setattr(limits, "MOST_PROCESSOR", 0.8)
    deadline = time.monotonic() + 30
    while told not in exceeded(family.pid, tmp_path, **most) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert told in exceeded(family.pid, tmp_path, **most)


def test_memory_that_programs_share_is_counted_once(tmp_path):
    """A pool of many workers, each a copy of the first: what none changed is there once."""
    code = "import os, time\nheld = b'x' * 60_000_000\nfor _ in range(9):\n    if not os.fork():\n        break\n"
    code += "print('ready', flush=True)\ntime.sleep(60)"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE) as first:
        for _ in range(10):
            first.stdout.readline()
        found = [exceeded(first.pid, tmp_path, memory=most) for most in (300_000_000, 60_000_000)]
        Guard(first.pid, "/nowhere").stop("the end of the test")
    assert found == ["", limits.too_much(60_000_000)]


def test_files_are_counted_by_size_and_number(tmp_path, family):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "large").write_bytes(b"x" * (limits.MOST_DISK + 1))
    assert "wrote more than 4 MB" in exceeded(family.pid, tmp_path)
    (tmp_path / "deep" / "large").unlink()
    for number in range(limits.MOST_FILES + 1):
        (tmp_path / str(number)).touch()
    assert "or 200 files" in exceeded(family.pid, tmp_path)


def test_guard_ends_all_programs_and_keeps_the_reason(tmp_path, family):
    guard = Guard(family.pid, tmp_path)
    assert family.poll() is None
    (tmp_path / "large").write_bytes(b"x" * (limits.MOST_DISK + 1))
    assert family.wait(30) == -9
    assert "to the disk" in guard.reason


def test_group_of_the_system_holds_a_program_to_its_memory():
    code = "x = bytearray(400_000_000)\nfor i in range(0, len(x), 4096): x[i] = 1\nprint('all')"
    command, group = in_group([sys.executable, "-c", code], 100 * 2**20)
    if group is None:
        pytest.skip("no group of the system may be made here; the grader counts alone")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    leave(group)
    assert (done.returncode, done.stdout) == (-9, "")
    assert not group.exists()


def test_memory_that_a_group_took_back_is_told_though_the_first_program_goes_on(tmp_path):
    code = "import os, time\nif not os.fork(): bytearray(b'x') * 400_000_000\ntime.sleep(60)"
    command, group = in_group([sys.executable, "-c", code], 200 * 2**20)
    if group is None:
        pytest.skip("no group of the system may be made here; the grader counts alone")
    most = 2**40  # what looking ten times a second would miss
    with subprocess.Popen(command, start_new_session=True) as first:
        guard = Guard(first.pid, tmp_path, group, most)
        assert first.wait(30) == -9
    leave(group)
    assert guard.reason == limits.too_much(most)


def test_output_that_does_not_arrive_is_too_long_only_if_the_line_was_cut():
    too_long, ends = "print('x' * 30_000_000)", "import os\nos._exit(1)"
    told = {}
    for code in (SENDS_NO_STATUS, ends, too_long):
        notebook = nbformat.v4.new_notebook(cells=[new_code_cell(code)])
        seconds = 2 if code == SENDS_NO_STATUS else 60  # nobody waits for what was cut
        runner = ExecuteInside(
            iopub_timeout=seconds, timeout=90, kernel_manager_class=SandboxedKernelManager
        )
        runner.config.SandboxedKernelManager.sandbox = "none"
        done, _ = runner.preprocess(notebook, {})
        told[code] = done.cells[0].outputs[0].evalue
    assert "printed more than" not in told[SENDS_NO_STATUS] + told[ends]
    assert "printed more than 20 MB at once" in told[too_long]


def test_without_groups_a_command_is_as_it_was(monkeypatch):
    monkeypatch.setattr(limits, "GROUPS", Path("/nowhere"))
    assert in_group(["true"]) == (["true"], None)


def test_cells_beyond_the_time_of_all_are_not_run_and_told_why(recwarn):
    notebook = nbformat.v4.new_notebook(cells=[new_code_cell("print('ran')")] * 3)
    runner = ExecuteInside(most_seconds=0, kernel_manager_class=SandboxedKernelManager)
    runner.config.SandboxedKernelManager.sandbox = "none"
    done, _ = runner.preprocess(notebook, {})
    said = {output.evalue for cell in done.cells for output in cell.outputs}
    assert said == {"the code above used up its time, 0 seconds in all, so this cell was not run"}


def test_folders_of_runs_that_were_killed_are_taken_away_and_of_others_not(tmp_path, monkeypatch):
    monkeypatch.setattr(limits.tempfile, "tempdir", str(tmp_path))
    own = Path(limits.own_folder())
    with subprocess.Popen(["true"]) as ended:
        ended.wait()
    left = tmp_path / f"{limits.FOLDERS}{ended.pid}-x"
    (left / limits.TALK).mkdir(parents=True)
    limits.small_disk(left / limits.TALK)
    (left / limits.TALK / "kernel.json").touch()
    others = tmp_path / "grade-mine-2026"
    others.mkdir()
    limits.sweep()
    assert sorted(tmp_path.iterdir()) == sorted([own, others])
