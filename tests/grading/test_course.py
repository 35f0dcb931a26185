"""A class from release to grades, with nbgrader's real database and students of every kind."""

import csv
import hashlib
import logging
import os
import socket
import subprocess
import sys
import warnings
from types import SimpleNamespace

import nbformat
import pytest
import students
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from parts import ROOT
from students import ALL, ARGUED, ASSIGNMENT, EARNS, NOTEBOOK, POINTS

from grading import course as courses
from grading.course import CourseError

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("grading")]
SECONDS = 15  # enough to import on a busy machine


def command(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "grading.course", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


def fingerprints(folder):
    return {
        file.relative_to(folder): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def submit(api, desk, student):
    """Hand a notebook in through nbgrader's exchange, as a student does on a shared machine."""
    mine = CourseDirectory(config=api.config, student_id=student, assignment_id=ASSIGNMENT)
    api.exchange.Submit(
        coursedir=mine, authenticator=api.authenticator, config=api.config, assignment_dir=str(desk)
    ).start()


@pytest.fixture(scope="module")
def graded(tmp_path_factory, sandbox):
    """A course after its students were graded by the command a teacher uses."""
    folder = tmp_path_factory.mktemp("class") / "course"
    made = command("make", folder)
    assert made.returncode == 0, made.stderr
    exchange = folder.parent / "exchange"
    exchange.mkdir(mode=0o777)
    exchange.chmod(0o777)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(f"c.Execute.timeout = {SECONDS}\nc.Exchange.root = {str(exchange)!r}\n")
        settings.write(f"c.Exchange.cache = {str(folder.parent / 'cache')!r}\n")
        settings.write("c.ExecuteInside.most_timeouts = 1\n")
        settings.write("c.Exchange.timezone = 'UTC'\n")
    with warnings.catch_warnings(), socket.create_server(("127.0.0.1", 0)) as server:
        warnings.simplefilter("ignore")
        logging.disable(logging.ERROR)
        hand_in(folder, server.getsockname()[1])
        logging.disable(logging.NOTSET)
        before = fingerprints(folder / "submitted") | fingerprints(folder / "source")
        done = command("grade", folder)
        after = fingerprints(folder / "submitted") | fingerprints(folder / "source")
    return SimpleNamespace(folder=folder, done=done, before=before, after=after)


def hand_in(folder, port):
    api = courses.interface(folder)
    assert api.release_assignment(ASSIGNMENT)["success"]
    release = api.exchange.FetchAssignment
    for student in EARNS:
        desk = folder.parent / "desks" / student
        desk.mkdir(parents=True)
        mine = CourseDirectory(config=api.config, assignment_id=ASSIGNMENT)
        release(
            coursedir=mine,
            authenticator=api.authenticator,
            config=api.config,
            assignment_dir=str(desk),
        ).start()
        path = desk / ASSIGNMENT / NOTEBOOK
        notebook = nbformat.read(path, as_version=4)
        extra = {
            "reads_hidden_tests": (folder,),
            "writes_outside": (targets(folder), port),
        }.get(student, ())
        getattr(students, student)(notebook, *extra)
        nbformat.write(notebook, path)
        submit(api, desk, student)
    assert api.collect(ASSIGNMENT)["success"]


def targets(folder):
    """What an attacker would like to write."""
    mate = folder / "submitted" / "half" / ASSIGNMENT / NOTEBOOK
    return [
        folder / "gradebook.db",
        mate,
        folder / "source" / ASSIGNMENT / NOTEBOOK,
        folder.parent / "anywhere.txt",
        ROOT / "platformlab" / "owned.txt",
        "/etc/owned",
    ]


def rows(graded):
    with (graded.folder / "grades.csv").open(encoding="utf-8") as lines:
        return {r["student_id"]: r for r in csv.DictReader(lines) if r["assignment"] == ASSIGNMENT}


def outputs(graded, student, name):
    path = graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
    cell = students.cell(nbformat.read(path, as_version=4), name)
    return " ".join(str(output) for output in cell.outputs)


def test_everybody_was_graded_and_the_command_says_so(graded):
    assert graded.done.returncode == 0, graded.done.stderr
    assert graded.done.stderr == ""
    assert "argued answers to read: 1" in graded.done.stdout
    assert rows(graded).keys() == EARNS.keys()


@pytest.mark.parametrize("student", EARNS)
def test_score_is_what_the_work_earns(graded, student):
    row = rows(graded)[student]
    assert float(row["score"]) == EARNS[student]
    assert float(row["max_score"]) == ALL + 6
    assert row["timestamp"]


def test_nothing_that_was_handed_in_has_changed(graded):
    assert graded.after == graded.before


def test_what_lies_outside_was_not_written(graded):
    said = outputs(graded, "writes_outside", "subsidy")
    assert said.count("KEPT") == len(targets(graded.folder))
    assert "WROTE" not in said
    assert not (graded.folder.parent / "anywhere.txt").exists()
    assert not (ROOT / "platformlab" / "owned.txt").exists()


def test_no_connection_leaves_the_sandbox(graded):
    said = outputs(graded, "writes_outside", "subsidy")
    assert "ALONE" in said
    assert "CONNECTED" not in said


def test_hidden_tests_are_found_nowhere(graded):
    said = outputs(graded, "reads_hidden_tests", "crowding")
    assert "FOUND []" in said
    assert said.count("NOT READ") == 2
    assert "HIDDEN" not in said


def test_endless_loop_is_told_that_its_time_ran_out(graded):
    assert "CellTimeoutError" in outputs(graded, "endless_loop", "fees")
    stubborn = "endless_loop_that_cannot_be_interrupted"
    assert "KernelStopped" in outputs(graded, stubborn, "bottleneck-test")


def test_stopped_python_is_told_why_the_rest_was_not_run(graded):
    assert "used up its time" in outputs(graded, "stops_python", "bottleneck-test")


def test_tests_are_put_back_as_they_were(graded):
    for student in ("tampers_with_tests", "deletes_cells"):
        path = graded.folder / "autograded" / student / ASSIGNMENT / NOTEBOOK
        marked = nbformat.read(path, as_version=4)
        for name, points in POINTS.items():
            test = students.cell(marked, f"{name}-test")
            assert "HIDDEN TESTS" in test.source
            assert test.metadata.nbgrader.points == points


def test_argued_answer_waits_for_a_person_and_counts_once_marked(graded, recwarn):
    api = courses.interface(graded.folder)
    names = (ARGUED, NOTEBOOK.removesuffix(".ipynb"), ASSIGNMENT)
    with Gradebook(api.coursedir.db_url, api.coursedir.course_id) as gradebook:
        assert gradebook.find_grade(*names, "all_right").needs_manual_grade
        assert gradebook.find_grade(*names, "blank").score == 0
        mark = gradebook.find_grade(*names, "all_right")
        mark.manual_score, mark.needs_manual_grade = 5, False
        gradebook.db.commit()
    courses.export(graded.folder, api)
    assert float(rows(graded)["all_right"]["score"]) == ALL + 5
    assert courses.waiting(api) == 0


# Refusals


def test_course_is_not_made_in_the_book():
    with pytest.raises(CourseError, match="lies in the book, where grades do not belong"):
        courses.make(ROOT / "course")


def test_course_is_not_made_over_other_files(tmp_path):
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(CourseError, match="is not empty and no course"):
        courses.make(tmp_path)


def test_folder_without_a_course_is_refused_with_the_repair(tmp_path, capsys):
    assert courses.main(["grade", str(tmp_path)]) == 1
    said = f"{tmp_path} is no course; make one with: make course COURSE={tmp_path}\n"
    assert capsys.readouterr() == ("", said)


@pytest.mark.parametrize("words", [[], ["make"], ["grade"], ["publish", "here"]])
def test_command_that_is_not_understood_says_what_to_say(words, capsys):
    assert courses.main(words) == 1
    assert "say: make course COURSE=folder" in capsys.readouterr().err


def test_folder_that_cannot_be_made_is_named_with_the_repair(tmp_path, capsys):
    (tmp_path / "file").touch()
    place = tmp_path / "file" / "course"
    assert courses.main(["make", str(place)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path / 'file'}")
    assert "choose a folder you may write to" in said
