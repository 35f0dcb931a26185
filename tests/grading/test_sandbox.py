"""A sandbox is used only where it holds, and no code of a student runs without one unasked."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest
from parts import ROOT

from grading import sandbox
from grading.sandbox import SandboxError, find_sandbox, places_inside, why_not

slow = [pytest.mark.slow, pytest.mark.xdist_group("grading")]


@pytest.fixture
def only(monkeypatch):
    """Machines that have only the given sandboxes."""

    def have(**sandboxes):
        found = {**sandboxes, "none": sandbox.run_unprotected}
        monkeypatch.setattr(sandbox, "SANDBOXES", found)
        monkeypatch.setattr(sandbox.shutil, "which", lambda name: name)

    return have


@pytest.mark.slow
def test_sandbox_that_lets_a_command_out_is_refused(only):
    only(leaky=sandbox.run_unprotected)
    assert why_not("leaky") == "got out: reads, writes, connects"
    with pytest.raises(SandboxError, match=r"leaky: got out: reads, writes, connects"):
        find_sandbox()


def test_without_a_sandbox_nothing_runs_until_the_teacher_says_so(only):
    only()
    with pytest.raises(
        SandboxError, match=r"To run their code with all your rights, say so: SANDBOX=none"
    ):
        find_sandbox()
    assert find_sandbox("none") == "none"


def test_sandbox_that_fails_says_why(only):
    only(broken=lambda command, *, places: [sys.executable, "-c", "raise SystemExit('no rights')"])
    assert why_not("broken") == "no rights"


def test_sandbox_that_says_nothing_is_no_sandbox(only):
    only(silent=lambda command, *, places: [sys.executable, "-c", ""])
    assert why_not("silent") == "it said nothing"


def test_unknown_sandbox_is_answered_with_those_there_are():
    with pytest.raises(SandboxError, match=r"SANDBOX must be one of podman, docker, bubblewrap"):
        find_sandbox("chroot")


def test_missing_program_is_named(monkeypatch):
    monkeypatch.setattr(sandbox.shutil, "which", lambda name: None)
    assert why_not("bubblewrap") == "there is no bwrap"


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=slow) for name in sandbox.SANDBOXES if name != "none"],
)
def test_sandbox_of_this_machine_holds(name):
    reason = why_not(name)
    if reason:
        assert not reason.startswith("got out"), reason
        pytest.skip(f"{name} is not to be had here: {reason}")


def is_running(command):
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if path.read_bytes() == command:
                return True
    return False


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bubblewrap", "namespaces"])
def test_command_ends_with_the_grader_that_started_it(name):
    if why_not(name):
        pytest.skip(f"{name} is not to be had here")
    code = (
        "import os, subprocess; from grading.sandbox import *; "
        "asleep = ['sh', '-c', 'echo asleep; exec sleep 299.75']; "
        f"inside = run_in_{name}(asleep, places=places_inside()); "
        "pipes = {'stdout': subprocess.PIPE, 'stderr': subprocess.DEVNULL}; "
        "child = subprocess.Popen(inside, **pipes); "
        "print(child.stdout.readline(), flush=True); os._exit(1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    deadline = time.monotonic() + 60
    while is_running(b"sleep\x00299.75\x00") and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "asleep" in done.stdout
    assert not is_running(b"sleep\x00299.75\x00")


def test_solutions_and_grades_are_not_among_the_places_inside():
    inside = [place.path for place in places_inside() if place.kind != "empty"]
    for path in ("notebooks", "tests", "grading", "_build", ".git"):
        assert not any((sandbox.ROOT / path).is_relative_to(shown) for shown in inside), path


def test_only_what_is_asked_for_can_be_written(tmp_path):
    places = places_inside(writable=[tmp_path])
    assert [place.path for place in places if place.kind == "write"] == [str(tmp_path)]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"info": (1, "Cannot connect to the daemon")}, "does not run here (Cannot connect to the"),
        ({"image": (1, "no such image")}, "there is no image platformlab-grading; build it from"),
    ],
)
def test_engine_that_can_start_no_container_says_why_and_how_to_repair_it(
    monkeypatch, answers, why
):
    def run(command, **_):
        code, said = answers.get(command[1], (0, ""))
        return subprocess.CompletedProcess(command, code, "", said)

    monkeypatch.setattr(sandbox.shutil, "which", lambda name: name)
    monkeypatch.setattr(sandbox.subprocess, "run", run)
    assert why in why_not("docker")
