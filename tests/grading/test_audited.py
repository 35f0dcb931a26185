"""A project that was handed in runs in the sandbox, and shows what it printed there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from parts import ROOT

from audits import project
from audits.project import CLAIMS, NOTEBOOK, ProjectError
from grading import audited
from grading.sandbox import SandboxError


@pytest.fixture
def handed_in(tmp_path):
    """A project as a class begins with it, in a folder that only its owner enters."""
    made = project.make(tmp_path / "handed in" / "group 1")
    made.parent.chmod(0o700)
    return made


def first_cell(folder, code):
    """Put a cell of code before all others of its notebook."""
    path = folder / NOTEBOOK
    notebook = json.loads(path.read_text("utf-8"))
    cell = {"cell_type": "code", "id": "added", "metadata": {}, "outputs": [], "source": code}
    notebook["cells"].insert(1, cell | {"execution_count": None})
    path.write_text(json.dumps(notebook), "utf-8")


@pytest.mark.slow
@pytest.mark.xdist_group("grading")
def test_example_passes_inside_and_its_page_shows_what_was_printed_there(handed_in, sandbox):
    first_cell(
        handed_in,
        "from pathlib import Path\n"
        "print('from', Path.cwd().name, Path('../data/claims.csv').is_file(), Path.home())",
    )
    before = {p: p.read_bytes() for p in handed_in.rglob("*") if p.is_file()}
    rows, page = audited.build(handed_in)
    assert len(rows) == 5
    assert page == handed_in / "_build" / "html" / "index.html"
    shown = (page.parent / "notebooks" / "evidence.html").read_text("utf-8")
    assert "from notebooks True /home/student" in shown
    kept = {p: p.read_bytes() for p in handed_in.rglob("*") if p.is_file() and p in before}
    assert kept == before


TRIES = """
out = []
for attempt in (
    "open({secret!r}).read()",
    "open({secret!r}, 'w').write('12 points')",
    "open('../data/claims.csv', 'a').write('x')",
    "import socket; socket.create_connection(('127.0.0.1', 22), 1)",
):
    try:
        exec(attempt)
        out.append(attempt)
    except OSError:
        pass
raise RuntimeError(f"got out by {{out}}")
"""


@pytest.mark.slow
@pytest.mark.hostile
@pytest.mark.xdist_group("grading")
def test_code_of_a_project_reaches_nothing_of_the_teachers(handed_in, sandbox, tmp_path):
    """It neither reads nor writes her files, nor changes its own data, nor calls anybody."""
    secret = tmp_path / "grades.csv"
    secret.write_text("6 points")
    secret.chmod(0o666)
    first_cell(handed_in, TRIES.format(secret=str(secret)))
    with pytest.raises(
        ProjectError, match=r"cell 2 \(cell-2\): expected a cell that runs, got"
    ) as told:
        audited.build(handed_in)
    assert "got out by []" in str(told.value)
    assert str(told.value).startswith(str(handed_in))
    assert secret.read_text() == "6 points"
    assert not (handed_in / "_build").exists()


def test_link_that_could_lead_to_a_file_of_the_teacher_is_refused(handed_in):
    link = handed_in / "data" / "own.csv"
    link.symlink_to("/etc/passwd")
    with pytest.raises(ProjectError, match=r"own\.csv: expected a file, got a link to /etc/passwd"):
        audited.build(handed_in)


def test_without_a_sandbox_no_line_is_run(handed_in, monkeypatch):
    def none(wanted):
        raise SandboxError("no sandbox keeps students' code inside on this machine")

    monkeypatch.setattr(audited, "found_sandbox", none)
    with pytest.raises(SandboxError, match="no sandbox keeps"):
        audited.build(handed_in)


@pytest.mark.slow
def test_fault_of_a_row_is_named_in_the_folder_that_was_handed_in(handed_in):
    table = handed_in / CLAIMS
    table.write_text(table.read_text("utf-8").replace(",contested,", ",contestd,", 1), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "grading.audited", str(handed_in), "--sandbox", "none"],
        cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith(f"{table}, row ")
    assert "did you mean 'contested'?" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "say: make audit NAME=folder"),
        ([""], "say: make audit NAME=folder"),
        (["x", "y"], "say: make audit NAME=folder"),
        (["nowhere"], "expected a file of a project, got no such file"),
    ],
)
def test_wrong_command_is_told_the_right_one(words, said, capsys):
    assert audited.main(words) == 1
    assert said in capsys.readouterr().err
    assert not Path("nowhere").exists()
