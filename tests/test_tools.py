"""The tools answer a wrong machine, or an untidy notebook, with one message and a repair."""

import json
import os
import re
import shutil
import subprocess
import sys

import chromium
import engines
import install
import nbformat
import pytest
import rehearse
from parts import ROOT
from tool import TOOLS, run

import notebooks as tidy
from platformlab.data import describe, names

# Python


@pytest.mark.parametrize("tool", ["check_python.py", "install.py"])
@pytest.mark.parametrize("version", [(3, 10, 4), (3, 14, 0), (4, 0, 0)])
def test_wrong_python_is_refused_by_name_with_a_repair(version, tool):
    find = f"sys.path.insert(0, {str(TOOLS)!r})"  # as Python does for a script
    done = run(tool, before=f"sys.version_info = {version}; {find}")
    assert done.returncode == 1
    assert done.stderr == (
        f"this book needs Python 3.11, 3.12 or 3.13 (got {version[0]}.{version[1]}); install one "
        "and run: make PYTHON=python3.12 (without make: python3.12 tools/install.py)\n"
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 3), (3, 13, 9)])
def test_right_python_is_let_through_silently(version):
    done = run("check_python.py", before=f"sys.version_info = {version}")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


# Data that somebody should look up again


def test_stale_data_are_listed_the_longest_overdue_first_and_fail_nothing():
    days = sorted(describe(name).look_again_by for name in names())
    done = run("stale.py", "--by", "2100-01-01")
    listed = re.findall(r"look again by (\S+)", done.stdout)
    assert (done.returncode, listed) == (0, days)
    early = run("stale.py", "--by", "2001-01-01")
    assert early.returncode == 0
    assert early.stdout.startswith("No data set is due on 2001-01-01; the next is ")
    assert early.stdout.endswith(f", by {days[0]}.\n")


# Chromium


def test_chromium_named_by_the_environment_is_taken(monkeypatch):
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert chromium.find() == sys.executable


def test_chromium_named_wrongly_is_not_silently_replaced(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert chromium.find() is None


def test_missing_chromium_gets_a_repair_for_each_system():
    done = run("chromium.py", PATH="", CHROMIUM="")
    assert done.returncode == 1
    for words in (
        "none was found",
        "apt-get install chromium",
        "brew install",
        "winget",
        "CHROMIUM",
    ):
        assert words in done.stderr
    assert "Traceback" not in done.stderr


def apt_get(folder, script):
    """Put an `apt-get` into a folder that a machine's path shall consist of."""
    program = folder / "apt-get"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return {"PATH": str(folder), "CHROMIUM": ""}


@pytest.mark.slow
def test_chromium_comes_from_the_first_package_that_installs(tmp_path):
    there = tmp_path / "chromium"
    script = f"""case "$*" in
    *update) exit 0 ;;
    *headless-shell) exit 100 ;;
    *install\\ chromium) printf '#!/bin/sh\\nexec {chromium.find()} "$@"' > {there}
        {shutil.which("chmod")} +x {there} ;;
    esac"""
    done = run("chromium.py", **apt_get(tmp_path, script))
    assert done.returncode == 0, done.stderr
    assert there.exists()


def test_chromium_that_cannot_be_installed_gets_the_same_repair(tmp_path):
    done = run("chromium.py", **apt_get(tmp_path, "exit 100"))
    assert done.returncode == 1
    assert "Debian's package could not be installed" in done.stderr
    assert "none was found" in done.stderr
    assert "Traceback" not in done.stderr


def test_chromium_named_by_mistake_is_said_and_nothing_is_installed():
    done = run("chromium.py", CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "CHROMIUM names /nowhere/chromium, and there is no program" in done.stderr


@pytest.mark.slow
def test_browser_that_does_not_start_is_named():
    done = run("chromium.py", CHROMIUM=shutil.which("false"))
    assert done.returncode == 1
    assert "which CHROMIUM names, does not start" in done.stderr


def test_driver_that_lacks_a_library_gets_the_package_that_brings_it():
    fault = (
        "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file"
    )
    assert chromium.advice(fault) == "; on Debian and Ubuntu: apt-get install libatomic1"


# Installation


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("[Errno 28] No space left on device", "the disk is full"),
        (
            "Failed to establish a new connection: [Errno 111]\nERROR: conflicting dependencies",
            "the network",
        ),
        ("error: Failed to fetch: `https://index/simple/`", "the network"),
        ("SSLError: certificate verify failed; Failed to establish", "is not trusted"),
        ("[Errno 13] Permission denied: '.venv'", "may not be written by you"),
    ],
)
def test_failed_installation_names_the_true_cause_and_its_repair(said, cause):
    message = install.explained(said)
    assert cause in message
    assert "run it again" in message


@pytest.mark.parametrize("home", ["/nowhere", ""])
def test_home_that_cannot_be_written_is_replaced_by_one_here(home):
    done = subprocess.run(
        ["make", "-s", "--eval=probe:; @echo $$HOME", "probe"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"HOME": home},
        check=True,
    )
    assert done.stdout.strip() == str(ROOT / "_build" / "home")


def test_python_keeps_what_it_has_compiled_whatever_a_shell_forbids():
    done = subprocess.run(
        ["make", "-s", "--eval=probe:; @echo [$$PYTHONDONTWRITEBYTECODE]", "probe"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_path_to_the_package_is_ascii_wherever_the_clone_lies():
    paths = [p for p in (ROOT / ".venv").rglob("platformlab.pth")]
    assert paths
    assert {p.read_text(encoding="utf-8").isascii() for p in paths} == {True}
    assert not any(p.read_text(encoding="utf-8").startswith("/") for p in paths)


def test_ci_types_what_the_readme_prints_in_that_order():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    typed = [line for line in script if line.startswith("make ")]
    commands = rehearse.readme_commands()
    assert typed[: len(commands)] == commands


# Notebooks


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one notebook in form, in place of the chapters."""
    monkeypatch.setattr(tidy, "FOLDER", tmp_path)
    cells = [
        nbformat.v4.new_markdown_cell("# One", id="title"),
        nbformat.v4.new_code_cell("print(1 + 1)", id="sum"),
    ]
    cells[1].outputs = [nbformat.v4.new_output("stream", name="stdout", text="2\n")]
    notebook = nbformat.v4.new_notebook(cells=cells)
    (tmp_path / "one.ipynb").write_text(tidy.written(tidy.clean(notebook)), encoding="utf-8")
    return tmp_path


def test_chapters_are_in_form():
    assert tidy.main(["--check"]) == 0


def test_notebook_in_form_passes_the_check(folder):
    assert tidy.main(["--check"]) == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda book: book["cells"][1].update(execution_count=7),
        lambda book: book["cells"][1].update(metadata={"collapsed": True}),
        lambda book: book["metadata"].update(widgets={}),
        lambda book: book["cells"][1]["outputs"].append(
            {"output_type": "display_data", "data": {"text/html": "<p>"}, "metadata": {}}
        ),
    ],
    ids=["counted", "cell metadata", "widget state", "drawing"],
)
def test_untidy_notebook_is_named_with_the_repair_and_left_alone(folder, capsys, spoil):
    path = folder / "one.ipynb"
    book = json.loads(path.read_text(encoding="utf-8"))
    spoil(book)
    path.write_text(json.dumps(book, indent=1) + "\n", encoding="utf-8")
    before = path.read_bytes()
    assert tidy.main(["--check"]) == 1
    assert capsys.readouterr().out == "not in form: one.ipynb; run: make tidy\n"
    assert path.read_bytes() == before


def test_assignment_keeps_its_points_and_loses_its_outputs_without_being_run(folder):
    book = nbformat.read(folder / "one.ipynb", 4)
    book.cells[1].source = "raise RuntimeError('never run')"
    book.cells[1].metadata.nbgrader = {"grade": True, "points": 3}
    path = folder / "assignments" / "part" / "task.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(book, path)
    (folder / "one.ipynb").unlink()
    assert tidy.main(["--check"]) == 1
    assert tidy.main([]) == 0
    kept = nbformat.read(path, 4).cells[1]
    assert kept.metadata.nbgrader.points == 3
    assert kept.outputs == []


@pytest.mark.slow
def test_tidying_runs_the_cells_and_stores_what_they_print(folder, capsys):
    path = folder / "one.ipynb"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("1 + 1", "2 + 3"), encoding="utf-8")
    assert tidy.main([]) == 0
    assert nbformat.read(path, 4).cells[1].outputs[0]["text"] == "5\n"
    assert tidy.main(["--check"]) == 0


@pytest.mark.xdist_group("a group")
def test_tests_of_a_group_are_kept_together(request):
    """They share a built course or an open page; scattered, each worker would make its own."""
    if not request.config.getoption("loadgroup", default=False):
        pytest.skip("this run hands out tests one by one")
    assert request.node.nodeid.endswith("@a group")


def test_tidy_writes_how_long_a_chapter_takes_under_its_title():
    title = nbformat.v4.new_markdown_cell("# One\n\n*About 25 minutes.*", id="title")
    notebook = nbformat.v4.new_notebook(cells=[title])
    (cell,) = tidy.timed(notebook, "one").cells
    said = "*About 5 minutes to read, 5 with figures and quiz, 5 with exercises.*"
    assert cell.source == f"# One\n\n{said}"


# Firefox and WebKit


def test_engine_that_is_missing_is_named_with_what_installs_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    said = engines.lacking("firefox")
    assert said == (
        "firefox is not there; install it (Debian and Ubuntu: apt-get install firefox-esr), "
        "or run: make engines"
    )
    assert "xvfb xauth" in engines.lacking("webkit")


def test_machine_without_npm_is_told_that_drivers_are_missing():
    done = run("engines.py", PATH="")
    assert done.returncode == 1
    assert "there is no npm on this machine" in done.stderr
    assert "Traceback" not in done.stderr


# Consoles of other systems


def test_console_that_lacks_a_letter_is_told_all_the_same():
    said = "import builtins; tell = print; builtins.print = lambda *what, **how: tell(*what, 'é 한글', **how)"
    done = run("stale.py", "--by", "2001-01-01", before=said, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


# These print nothing of a reader's: no path, and no word in her language.
PLAIN = {"engines.py", "lint_web.py", "other_pythons.py", "pack_micropython.py", "rehearse.py"}


def test_every_program_of_a_reader_tells_a_console_that_lacks_a_letter():
    programs = [
        *TOOLS.glob("*.py"),
        *ROOT.glob("grading/*.py"),
        *ROOT.rglob("platformlab/*/__main__.py"),
    ]
    for path in programs:
        text = path.read_text(encoding="utf-8")
        is_program = '__name__ == "__main__"' in text and "print(" in text
        if is_program and path.name not in PLAIN | {"rendering.py", "zygote.py"}:
            assert 'sys.stdout.reconfigure(errors="backslashreplace")' in text, path


def test_files_for_learning_platforms_in_a_folder_that_a_console_cannot_spell(tmp_path):
    """In ASCII no letter can be spelt that some console of Windows lacks."""
    folder = tmp_path / "Zoë 한글 中 ✓"
    done = subprocess.run(
        [sys.executable, "-m", "platformlab.lms", str(folder)],
        cwd=ROOT, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"files for learning platforms lie in" in done.stdout


def test_git_gives_every_text_the_line_ends_that_linux_reads():
    asked = [".ci/run", "grading/enter.sh", "Makefile", "data/claims.csv", "README.md"]
    done = subprocess.run(
        ["git", "check-attr", "text", "eol", "--", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    told = [line.split(": ")[1:] for line in done.stdout.splitlines()]
    assert told == [["text", "auto"], ["eol", "lf"]] * len(asked)
