"""One graded class: every grade is what the work is worth, and the table tells all that needs a look."""

import shutil

import graded_class
import pytest
from graded_class import EXCHANGED, REFUSED, SUBMISSIONS, grade, marked_notebook, outputs
from parts import ROOT
from students import ALL, ASSIGNMENT, NOTEBOOK, POINTS, all_right, cell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("grading class"),
    pytest.mark.hostile(submissions=SUBMISSIONS),
]
ONCE = SUBMISSIONS["ada"], SUBMISSIONS["linked_to_a_mate"]  # twins and links get no row


@pytest.fixture(scope="module")
def again(course):
    """The class graded once more, after one handed in anew, one took hers back, and one broke hers."""
    desk = course.folder / "submitted"
    shutil.rmtree(desk / "sends_points")
    graded_class.handing_in(all_right)(
        graded_class.notebook_of(course.folder), desk / "sends_points"
    )
    shutil.rmtree(desk / "renamed")
    (desk / "warns" / ASSIGNMENT / NOTEBOOK).write_text("{", encoding="utf-8")
    return grade(course.folder)


def test_score_is_what_the_work_earns(course, subtests):
    for student, (_, earns, _) in SUBMISSIONS.items():
        if earns is not None:
            with subtests.test(student):
                row = course.rows[student]
                assert (float(row["score"]), float(row["max_score"])) == (earns, ALL + 6)
    for student in EXCHANGED:
        assert course.rows[student]["timestamp"].startswith("20")


def test_what_was_not_graded_has_an_empty_cell(course, subtests):
    for student, (_, earns, _) in SUBMISSIONS.items():
        if earns is None and (row := course.rows.get(student)):
            with subtests.test(student):
                assert (row["raw_score"], row["score"]) == ("", "")
    named = {student for student, one in SUBMISSIONS.items() if one not in ONCE}
    assert named - {"Ada"} <= course.rows.keys()


def test_table_says_what_to_do_of_everybody_who_needs_a_look_and_of_nobody_else(course, subtests):
    assert course.done.returncode == 1
    assert course.done.stderr == ""
    assert "Traceback" not in course.done.stdout
    for student, (_, earns, said) in SUBMISSIONS.items():
        with subtests.test(student):
            if not said:
                assert student not in course.told
                continue
            state, why = course.told[student]
            assert state == ("not read" if earns is None else "graded")
            assert said in why


def test_report_of_what_disturbed_its_kernel_lies_in_a_file(course):
    why = course.told[REFUSED.__name__][1]
    assert (course.folder / why.rpartition(" is in ")[2]).is_file()


def test_table_counts_everybody(course):
    graded = sum(one.earns is not None for one in SUBMISSIONS.values())
    refused = len(SUBMISSIONS) - graded + len(graded_class.ODD)
    counted = f"{graded + refused} in all: {graded} graded, {refused} not read"
    assert counted in course.done.stdout


def test_limit_that_was_reached_is_told_where_the_cell_was_not_run(course):
    said = {
        "prints_without_end": "the code above printed more than 20 MB",
        "prints_one_huge_line": "the code above printed more than 20 MB at once",
        "takes_memory_by_children": "the code above used more than 2 GB of memory in all",
        "stops_python": "used up its time",
        "endless_loop_that_cannot_be_interrupted": "KernelStopped",
    }
    for student, why in said.items():
        assert why in outputs(course, student, "bottleneck-test")
    assert "No space left on device" in outputs(course, "fills_the_disk", "fees")
    assert "CellTimeoutError" in outputs(course, "endless_loop", "fees")


def test_test_that_was_kept_from_running_says_so(course):
    for student in ("runs_nothing", "takes_asserts_out", "goes_on_after_errors"):
        assert "kept this test from running to its end" in outputs(course, student, "fees-test")


def test_line_that_proves_a_test_is_seen_by_nobody(course):
    for student in ("all_right", "all_wrong", "runs_nothing", "has_the_debugger_on"):
        for name in POINTS:
            test = cell(marked_notebook(course, student), f"{name}-test")
            assert "assert False" not in test.source + str(test.outputs)


def test_tests_are_put_back_as_they_were(course):
    for student in ("tampers_with_tests", "deletes_cells"):
        marked = marked_notebook(course, student)
        for name, points in POINTS.items():
            test = cell(marked, f"{name}-test")
            assert "HIDDEN TESTS" in test.source
            assert test.metadata.nbgrader.points == points


def test_nothing_of_the_graded_work_stays_behind(course):
    assert not (course.folder / ".ready").exists()
    beside = {path.name for path in course.folder.glob("autograded/*/*/*")}
    assert beside == {NOTEBOOK, "timestamp.txt"}  # the exchange writes times


# What code inside can reach


def test_nothing_that_was_handed_in_has_changed(course):
    assert course.after == course.before
    assert len(course.before) > len(SUBMISSIONS)


def test_what_lies_outside_was_not_written(course):
    said = outputs(course, "writes_outside", "subsidy")
    assert said.count("KEPT") == len(graded_class.targets(course.folder))
    assert "WROTE" not in said
    assert not (course.folder.parent / "anywhere.txt").exists()
    assert not (ROOT / "platformlab" / "owned.txt").exists()


def test_no_connection_leaves_the_sandbox(course):
    for student, name in (("writes_outside", "subsidy"), ("asks_the_web", "rate")):
        said = outputs(course, student, name)
        assert "ALONE" in said
        assert "CONNECTED" not in said


def test_hidden_tests_are_found_nowhere(course):
    said = outputs(course, "reads_hidden_tests", "crowding")
    assert "FOUND []" in said
    assert said.count("NOT READ") == 2
    assert "HIDDEN" not in said


# Once more


def test_another_hand_in_is_graded_again_and_the_rest_stays(again):
    assert again.told["sends_points"][0] == "graded again"
    assert float(again.rows["sends_points"]["score"]) == ALL
    graded = sum(one.earns is not None for one in SUBMISSIONS.values())
    assert f"1 graded again, {graded - 3} as before" in again.done.stdout.replace("\n", " ")


def test_work_that_was_taken_back_or_broken_is_named_and_its_grade_stands(again):
    state, why = again.told["renamed"]
    assert state == "withdrawn"
    assert f"put the work back, or remove autograded/renamed/{ASSIGNMENT} to leave" in why
    state, why = again.told["warns"]
    assert state == "not read"
    assert why.endswith("; the grade of what was handed in before stands")
    assert float(again.rows["warns"]["score"]) == float(again.rows["renamed"]["score"]) == ALL
