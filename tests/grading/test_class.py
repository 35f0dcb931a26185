"""One graded class: every grade is what the work is worth, and the table tells all that needs a look.

A class costs a minute, so many slips and attacks share one, and each fact looks at it.
"""

import csv
import json
import shutil
import subprocess
import sys
from types import SimpleNamespace

import hostile
import nbformat
import pytest
import slips
from parts import ROOT
from students import ALL, ASSIGNMENT, NOTEBOOK, all_right, cell

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading class")]
SLIPS = (slips.copied_test, slips.without_entries_and_ids)
REFUSED = hostile.sends_what_is_no_output
SECONDS = 15  # for a cell; enough to import on a busy machine


def hand_in(folder, student, work, name=NOTEBOOK, mark=""):
    notebook = nbformat.read(folder / "release" / ASSIGNMENT / NOTEBOOK, as_version=4)
    work(notebook)
    desk = folder / "submitted" / student / ASSIGNMENT
    desk.mkdir(parents=True, exist_ok=True)
    (desk / name).write_text(mark + json.dumps(notebook), encoding="utf-8")


def slipped(slip):
    def work(notebook):
        all_right(notebook)
        slip(notebook)

    return work


def grade(folder):
    done = subprocess.run(
        [sys.executable, "-m", "grading.course", "grade", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = [line.split("  ") for line in done.stdout.splitlines() if f"  {ASSIGNMENT}" in line]
    told = {(words := [w.strip() for w in line if w])[1]: (words[0], words[-1]) for line in lines}
    with (folder / "grades.csv").open(encoding="utf-8") as rows:
        found = {r["student_id"]: r for r in csv.DictReader(rows) if r["assignment"] == ASSIGNMENT}
    return SimpleNamespace(folder=folder, done=done, told=told, rows=found)


@pytest.fixture(scope="module")
def graded(made, tmp_path_factory, sandbox):
    folder = shutil.copytree(made, tmp_path_factory.mktemp("class") / "course")
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(f"c.Execute.timeout = {SECONDS}\n")
    for work in (*hostile.EARNS, REFUSED):
        hand_in(folder, work.__name__, work)
    for slip in SLIPS:
        hand_in(folder, slip.__name__, slipped(slip))
    hand_in(folder, "renamed", all_right, "learn_tip_pay (1).ipynb", mark="\ufeff")
    hand_in(folder, "beside", lambda notebook: None)
    hand_in(folder, "beside", all_right, "learn_tip_pay-Copy1.ipynb")
    for student in ("ada", "Ada"):
        (folder / "submitted" / student / ASSIGNMENT).mkdir(parents=True)
    (folder / "submitted" / "high").mkdir()
    shutil.copy(folder / "release" / ASSIGNMENT / NOTEBOOK, folder / "submitted" / "high")
    return grade(folder)


@pytest.fixture(scope="module")
def again(graded):
    """The class graded once more, after one handed in anew, one took hers back, and one broke hers."""
    hand_in(graded.folder, "sends_points", all_right)
    shutil.rmtree(graded.folder / "submitted" / "renamed")
    broken = graded.folder / "submitted" / "warns" / ASSIGNMENT / NOTEBOOK
    broken.write_text("{", encoding="utf-8")
    return grade(graded.folder)


def output(graded, student, name):
    path = graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    return str(cell(nbformat.read(path, as_version=4), name).outputs)


def test_score_is_what_the_work_earns(graded, subtests):
    wanted = {work.__name__: points for work, points in hostile.EARNS.items()}
    wanted |= {slip.__name__: ALL for slip in SLIPS} | {"renamed": ALL}
    for student, points in wanted.items():
        with subtests.test(student):
            assert float(graded.rows[student]["score"]) == points


def test_what_was_not_graded_has_a_row_and_an_empty_cell(graded):
    for student in ("beside", "high", REFUSED.__name__):
        row = graded.rows[student]
        assert (row["raw_score"], row["score"], float(row["max_score"])) == ("", "", ALL + 6)


def test_table_names_what_was_not_read_with_cause_and_repair(graded):
    assert graded.done.returncode == 1
    assert graded.done.stderr == ""
    assert graded.told["beside"] == (
        "not read",
        f"{NOTEBOOK!r} is as it was handed out, and 'learn_tip_pay-Copy1.ipynb' beside it may be the "
        f"work; name that {NOTEBOOK}",
    )
    assert f"put it into submitted/high/{ASSIGNMENT}/" in graded.done.stdout
    assert "the folders 'Ada' and 'ada' have the same name" in graded.told["Ada"][1]
    state, why = graded.told[REFUSED.__name__]
    assert (state, why.split(";")[0]) == (
        "not read",
        f"{NOTEBOOK!r} could not be graded, for its code disturbed the kernel that ran it",
    )
    assert (graded.folder / why.rpartition(" is in ")[2]).is_file()
    assert "Traceback" not in graded.done.stdout


def test_table_names_what_was_put_right_and_counts_the_rest(graded):
    assert graded.told["copied_test"][1].endswith(
        "stood twice, and one of each was read: rate-test"
    )
    assert (
        "14 of 14 cells had lost their entry and were found: " in graded.told[SLIPS[1].__name__][1]
    )
    assert graded.told["renamed"] == ("graded", "read from 'learn_tip_pay (1).ipynb'")
    assert "honest" not in graded.told
    assert "20 in all: 15 graded, 5 not read" in graded.done.stdout


def test_limit_that_was_reached_is_told_where_the_cell_was_not_run(graded):
    said = {
        "prints_without_end": "the code above printed more than 20 MB",
        "prints_one_huge_line": "the code above printed more than 20 MB at once",
        "takes_memory_by_children": "the code above used more than 4 GB of memory in all",
    }
    for student, why in said.items():
        assert why in output(graded, student, "bottleneck-test")
    assert "No space left on device" in output(graded, "fills_the_disk", "fees")


def test_nothing_of_the_graded_work_stays_behind(graded):
    assert not (graded.folder / ".ready").exists()
    beside = {path.name for path in graded.folder.glob("autograded/*/*/*")}
    assert beside == {NOTEBOOK}


def test_another_hand_in_is_graded_again_and_the_rest_stays(again):
    assert again.told["sends_points"][0] == "graded again"
    assert float(again.rows["sends_points"]["score"]) == ALL
    assert "1 graded again, 12 as before" in again.done.stdout.replace("\n", " ")


def test_work_that_was_taken_back_or_broken_is_named_and_its_grade_stands(again):
    state, why = again.told["renamed"]
    assert state == "withdrawn"
    assert f"put the work back, or remove autograded/renamed/{ASSIGNMENT} to leave" in why
    state, why = again.told["warns"]
    assert state == "not read"
    assert why.endswith("; the grade of what was handed in before stands")
    assert float(again.rows["warns"]["score"]) == float(again.rows["renamed"]["score"]) == ALL
