"""Kernels forked from one process share nothing that one submission could change or read of another."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook
from parts import ROOT

from grading import sandbox, warm
from grading.kernels import SandboxedKernelManager
from grading.sandbox import how_it_leaks, why_not
from grading.work import Task, run_task

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading")]
SECONDS = 60  # for a cell, on a busy machine
ABOUT = {"kernelspec": {"name": "python3", "display_name": "Python", "language": "python"}}


@pytest.fixture(params=warm.ENTERED)
def name(request):
    """A sandbox of this machine in which warm kernels hold."""
    if reason := why_not(request.param):
        pytest.skip(f"{request.param} is not to be had here: {reason}")
    assert warm.zygote(request.param), (
        "this machine can fork kernels, so the others need not start cold"
    )
    return request.param


def run(name, *sources):
    """Run cells of one submission; return what each printed, or the name of its error."""
    notebook = new_notebook(cells=list(map(new_code_cell, sources)), metadata=ABOUT)
    execute = {"timeout": SECONDS, "kernel_manager_class": SandboxedKernelManager}
    settings = {"Execute": execute, "SandboxedKernelManager": {"sandbox": name}}
    ran = run_task(Task("ada/x", {"x.ipynb": notebook}, settings))
    assert ran.error == ""
    return [
        "".join(one.get("text", one.get("ename", "")) for one in cell.outputs)
        for cell in ran.notebooks["x.ipynb"].cells
    ]


LEAVES = """
import builtins, json, os, pathlib, random, subprocess, sys, numpy
import platformlab
from platformlab import models
for place in ("/tmp", os.environ["HOME"], "/dev/shm"):
    try: pathlib.Path(place, "left").write_text("answers")
    except PermissionError: pass  # bubblewrap has no shared memory for others
builtins.left = platformlab.left = numpy.left = 7
models.critical_mass = None
os.environ["LEFT"] = "answers"
sys.path.insert(0, "/tmp")
if not os.fork():
    os.setsid()
    if not os.fork():
        os.execvp("sleep", ["sleep", "271.25"])
    os._exit(0)
import os, signal
own = {int(thread) for thread in os.listdir("/proc/self/task")}  # killing one would kill itself
for number in range(1, 40):
    if number not in own:
        try: os.kill(number, signal.SIGKILL)
        except OSError: pass
print("done")
"""
FINDS = """
import builtins, json, os, pathlib, sys, numpy
import platformlab
from platformlab import models
found = [str(p) for place in ("/tmp", os.environ["HOME"], "/dev/shm")
         for p in pathlib.Path(place).glob("left")]
found += [str(thing) for thing in (builtins, platformlab, numpy) if hasattr(thing, "left")]
found += ["models"] * (models.critical_mass is None)
found += [x for x in os.environ if x == "LEFT"] + [x for x in sys.path if x == "/tmp"]
for path in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
    if b"271.25" in path.read_bytes(): found.append(str(path))
print(json.dumps(found))
"""


def test_nothing_that_a_submission_leaves_is_found_by_the_next(name):
    assert run(name, LEAVES)[0].strip().endswith("done")
    assert json.loads(run(name, FINDS)[0]) == []


def test_programs_of_a_submission_end_with_it(name):
    run(name, LEAVES)
    deadline = time.monotonic() + 60
    while is_running(b"sleep\x00271.25\x00") and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(b"sleep\x00271.25\x00")


def is_running(command):
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if path.read_bytes() == command:
                return True
    return False


def test_search_for_what_was_left_finds_it_in_the_same_submission(name):
    """So the test above can fail."""
    found = json.loads(run(name, LEAVES.split("import os, signal")[0], FINDS)[1])
    assert len(found) >= 8


ASKS = """
import json, os, pathlib, random, resource
import numpy
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(json.dumps({
    "rights": [status[k].strip() for k in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")],
    "no new": status["NoNewPrivs"].strip(), "user": os.getuid(), "groups": os.getgroups(),
    "outside": [p for p in OUTSIDE if os.path.exists(p)],
    "processes": sorted(int(p.name) for p in pathlib.Path("/proc").glob("[0-9]*")),
    "memory": resource.getrlimit(resource.RLIMIT_AS), "cpu": resource.getrlimit(resource.RLIMIT_CPU),
    "programs": resource.getrlimit(resource.RLIMIT_NPROC), "file": resource.getrlimit(resource.RLIMIT_FSIZE),
    "environment": sorted(os.environ), "net": [line.split(":")[0].strip() for line in open("/proc/net/dev") if ":" in line],
    "files": sorted({os.readlink(f"/proc/self/fd/{n}").split(":")[0] for n in os.listdir("/proc/self/fd")
                     if os.path.exists(f"/proc/self/fd/{n}")}),
    "here": os.getcwd(), "drawn": [random.random(), numpy.random.rand()],
}))
"""


def test_warm_kernel_has_no_rights_no_neighbours_and_every_limit(name, tmp_path):
    outside = [str(ROOT / room) for room in ("grading", "notebooks", "tests")]
    outside += ["/etc/passwd", "/etc/shadow", str(tmp_path)]
    said = json.loads(run(name, f"OUTSIDE = {outside}", ASKS)[1])
    assert {int(rights, 16) for rights in said["rights"]} == {0}
    assert said["no new"] == "1"
    assert said["outside"] == []
    assert len(said["processes"]) <= 3, "itself, the holder, and what made the sandbox"
    limits = sandbox.LIMITS
    for told, limit in (("memory", "as"), ("cpu", "cpu"), ("programs", "nproc"), ("file", "fsize")):
        assert said[told] == [limits[limit]] * 2
    assert set(said["environment"]) >= set(sandbox.ENVIRONMENT)
    assert not {x for x in said["environment"] if "TOKEN" in x or "PYTEST" in x or x == "PWD"}
    assert said["net"] == ["lo"]
    assert said["here"] == sandbox.HOME
    if sandbox.is_root():
        most = sandbox.NOBODY - sandbox.NOBODIES
        assert most - sandbox.NOBODIES < said["user"] <= most
        assert said["groups"] == []


def test_two_submissions_draw_other_numbers(name):
    first, second = (json.loads(run(name, "OUTSIDE = []", ASKS)[1])["drawn"] for _ in range(2))
    assert not set(first) & set(second)


def test_stopped_python_is_seen_and_the_next_submission_runs(name):
    assert run(name, "import os; os._exit(0)", "1")[1] == "KernelStopped"
    assert run(name, "print(7)") == ["7\n"]


def test_kernels_start_cold_where_a_child_would_get_out(monkeypatch):
    monkeypatch.setattr(warm, "_tried", lambda *_: "got out: reads")
    assert warm.zygote.__wrapped__("namespaces") is None


def test_attempt_to_get_out_of_a_warm_kernel_is_a_real_one(monkeypatch):
    """What enters no sandbox gets out, and that is seen."""
    if why_not("namespaces"):
        pytest.skip("there are no namespaces to be had here")
    plain = {
        "namespaces": lambda command, *, places: [
            "sh",
            "-c",
            'mkdir -p "$0"; exec "$@"',
            sandbox.HOME,
            *command,
        ]
    }
    monkeypatch.setattr(warm, "SANDBOXES", plain)
    monkeypatch.setattr(warm, "is_root", lambda: False)
    found = warm.Zygote()
    said = how_it_leaks(lambda *asked: warm._tried(found, "namespaces", *asked))
    found.end()
    assert said.startswith("got out: reads")
