"""Whatever lies in submitted/ is read where it can only be meant, or told with where it belongs."""

import json

import pytest
import slips
from students import ASSIGNMENT, NOTEBOOK, POINTS, SOLUTIONS

from grading.assignments import SOURCES
from grading.handed_in import left, misplaced, released_at, submissions, swapped, works
from grading.reading import read, unassigned, unreadable
from grading.refusals import refused

pytestmark = pytest.mark.slow
OTHER = "count_by_a_rule.ipynb"  # of the_puzzle


@pytest.fixture
def desk(fresh):
    """The folder submitted/ of a course of one's own."""
    (fresh / "submitted").mkdir()
    return fresh / "submitted"


def solved(released):
    notebook = json.loads(json.dumps(released))
    for name in POINTS:
        notebook["cells"][slips.at(notebook, name)]["source"] = SOLUTIONS[name]
    return json.dumps(notebook)


def lay(desk, place, text):
    file = desk / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return desk / "eve" / ASSIGNMENT


READ_AS = {
    "own name": NOTEBOOK,
    "copy": "learn_tip_pay-Copy1.ipynb",
    "downloaded twice": "learn_tip_pay (1).ipynb",
    "named after her": "Eve Miller 김 final!.ipynb",
    "capitals": "Learn_Tip_Pay.IPYNB",
    "as text": "learn_tip_pay.ipynb.txt",
    "as json": "learn_tip_pay.ipynb.json",
    "brackets": "learn_tip_pay[ab].ipynb",
    "one folder deeper": f"work/{NOTEBOOK}",
    "as an archive unpacks": f"learn_tip_pay/{ASSIGNMENT}/{NOTEBOOK}",
}


@pytest.mark.hostile(files=READ_AS)
@pytest.mark.parametrize("name", READ_AS.values(), ids=READ_AS)
def test_work_under_any_name_in_its_folder_is_read(desk, released, name):
    path = lay(desk, f"eve/{ASSIGNMENT}/{name}", solved(released))
    chosen, why, unread = works(path, desk.parent)
    assert (why, unread) == ("", [])
    assert chosen[NOTEBOOK].file == path / name
    assert chosen[NOTEBOOK].note == ("" if name == NOTEBOOK else f"read from {name!r}")


def test_untouched_notebook_beside_the_work_is_not_graded_as_nothing(desk, released):
    lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", json.dumps(released))
    path = lay(desk, f"eve/{ASSIGNMENT}/learn_tip_pay-Copy1.ipynb", solved(released))
    chosen, why, _ = works(path, desk.parent)
    assert chosen == {}
    assert why == (
        f"{NOTEBOOK!r} is as it was handed out, and 'learn_tip_pay-Copy1.ipynb' beside it may be "
        f"the work; name that {NOTEBOOK}"
    )


@pytest.mark.parametrize(
    ("beside", "repair"),
    [
        (False, "ask the student for the notebook of this assignment"),
        (True, f"'mine.ipynb' beside it may be the work; name that {NOTEBOOK}"),
    ],
)
def test_notebook_of_another_assignment_is_not_graded_as_nothing(desk, released, beside, repair):
    path = lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", (SOURCES / "the_puzzle" / OTHER).read_text())
    if beside:
        lay(desk, f"eve/{ASSIGNMENT}/mine.ipynb", solved(released))
    chosen, why, _ = works(path, desk.parent)
    assert chosen == {}
    assert why == (
        f"{NOTEBOOK!r} holds no cell of this assignment that is answered or marked; {repair}"
    )


def test_one_answer_that_is_left_is_graded(desk, released):
    notebook = json.loads(solved(released))
    notebook["cells"] = [c for c in notebook["cells"] if c["id"] == "rate"]
    path = lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", json.dumps(notebook))
    chosen, why, _ = works(path, desk.parent)
    assert (why, chosen[NOTEBOOK].file) == ("", path / NOTEBOOK)


def test_untouched_copy_beside_an_untouched_notebook_keeps_nobody_from_a_grade(desk, released):
    lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", json.dumps(released))
    path = lay(desk, f"eve/{ASSIGNMENT}/backup.ipynb", json.dumps(released))
    chosen, why, _ = works(path, desk.parent)
    assert (why, chosen[NOTEBOOK].file) == ("", path / NOTEBOOK)


def test_one_of_several_that_may_be_the_work_is_to_be_named(desk, released):
    lay(desk, f"eve/{ASSIGNMENT}/a.ipynb", solved(released))
    path = lay(desk, f"eve/{ASSIGNMENT}/b.ipynb", solved(released))
    chosen, why, _ = works(path, desk.parent)
    assert chosen == {}
    assert why.startswith(
        "any of 'a.ipynb', 'b.ipynb' may be the work; leave one of them, and name it"
    )


@pytest.mark.parametrize(
    "name", ["learn_tip_pay-Copy1.ipynb", "notes.ipynb", "work.zip", "sub/x.tar.gz"]
)
def test_what_lies_beside_the_work_is_told_and_the_work_is_read(desk, released, name):
    lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", solved(released))
    path = lay(desk, f"eve/{ASSIGNMENT}/{name}", solved(released))
    chosen, why, unread = works(path, desk.parent)
    assert (why, chosen[NOTEBOOK].file) == ("", path / NOTEBOOK)
    said = left(path, desk.parent, unread)
    assert said == f"not read: {name!r}; if that is the work, name it {NOTEBOOK}"


@pytest.mark.parametrize(
    ("name", "repair"),
    [
        ("work.zip", f", only 'work.zip'; unpack it and name the work {NOTEBOOK}"),
        ("essay.docx", f", only 'essay.docx'; name the work {NOTEBOOK}"),
        ("answer.py", f", only 'answer.py'; name the work {NOTEBOOK}"),
        ("page.html", f", only 'page.html'; name the work {NOTEBOOK}"),
        (OTHER, f", only {OTHER!r}; name the work {NOTEBOOK}"),
        (".DS_Store", f"; name the work {NOTEBOOK}"),
        (f".ipynb_checkpoints/{NOTEBOOK}", f"; name the work {NOTEBOOK}"),
        (f"__MACOSX/._{NOTEBOOK}", f"; name the work {NOTEBOOK}"),
    ],
)  # fmt: skip
def test_folder_without_the_work_says_what_it_holds_and_what_is_expected(desk, name, repair):
    path = lay(desk, f"eve/{ASSIGNMENT}/{name}", "{}")
    chosen, why, _ = works(path, desk.parent)
    assert chosen == {}
    assert why == f"it holds no notebook of this assignment{repair}"


PLACES = {
    f"eve/{NOTEBOOK}": ("eve", NOTEBOOK, f"put it into submitted/eve/{ASSIGNMENT}/"),
    "eve/learn_tip_pay (1).ipynb": (
        "eve",
        "learn_tip_pay (1).ipynb",
        f"submitted/eve/{ASSIGNMENT}/",
    ),
    f"eve/{OTHER}": ("eve", OTHER, "submitted/eve/the_puzzle/"),
    "eve/mine.ipynb": ("eve", "mine.ipynb", "submitted/eve/ASSIGNMENT/"),
    NOTEBOOK: ("?", NOTEBOOK, f"put it into submitted/STUDENT/{ASSIGNMENT}/"),
    "all.zip": ("?", "all.zip", "submitted/STUDENT/ASSIGNMENT/"),
    f"{ASSIGNMENT}/{NOTEBOOK}": (ASSIGNMENT, NOTEBOOK, f"submitted/STUDENT/{ASSIGNMENT}/"),
}


@pytest.mark.hostile(files=PLACES)
@pytest.mark.parametrize(("place", "told"), PLACES.items(), ids=PLACES)
def test_work_in_another_folder_is_told_where_it_belongs(desk, place, told):
    lay(desk, place, "{}")
    who, file, repair = told
    assert submissions(desk.parent) == []
    assert repair in misplaced(desk.parent)[who, file]


def test_folders_the_wrong_way_round_are_told_so(desk):
    lay(desk, f"{ASSIGNMENT}/eve/{NOTEBOOK}", "{}")
    (path,) = submissions(desk.parent)
    assert swapped(path, desk.parent).endswith(f"put the work into submitted/eve/{ASSIGNMENT}/")


def test_empty_folder_and_link_of_a_student_are_told(desk):
    (desk / "eve").mkdir()
    (desk / "bob").symlink_to("eve")
    assert submissions(desk.parent) == []
    found = misplaced(desk.parent)
    assert "the folder is empty; put the work" in found["eve", ""]
    assert "is a link, which may lead anywhere; copy" in found["bob", ""]


def test_what_other_systems_leave_is_nobodys_work(desk, released):
    for name in (
        "__MACOSX/eve/x",
        ".DS_Store",
        "eve/.DS_Store",
        ".Trash-0/x/y",
        "Thumbs.db",
        ".git/x",
        "eve/.vscode/x",
        "eve/desktop.ini",
        "eve/thumbs.db",
        "@eaDir/eve/x",
        "$RECYCLE.BIN/x/y",
        "System Volume Information/x/y",
        "lost+found/x/y",
        "eve/Icon\r",
        "eve/.~lock.work.ipynb#",
        "eve/~$essay.docx",
        "eve/.nfs000000000012",
        "eve/.dropbox.attr",
    ):
        lay(desk, name, "x")
    path = lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", solved(released))
    lay(desk, f"eve/{ASSIGNMENT}/.ipynb_checkpoints/{NOTEBOOK}", "x")
    lay(desk, "eve/.ipynb_checkpoints/x.ipynb", "x")
    assert submissions(desk.parent) == [path]
    assert misplaced(desk.parent) == {}
    assert works(path, desk.parent)[2] == []
    assert (refused(path), unassigned(path, desk.parent), left(path, desk.parent, [])) == (
        "",
        "",
        "",
    )


def test_hidden_folder_of_a_student_is_work_that_is_told_of(desk):
    (desk / ".hidden" / ASSIGNMENT).mkdir(parents=True)
    (path,) = submissions(desk.parent)
    assert "rename it, for example to 'hidden'" in refused(path)


def test_notebook_with_a_mark_of_utf8_is_read(desk, released):
    path = lay(desk, f"eve/{ASSIGNMENT}/{NOTEBOOK}", "\ufeff" + solved(released))
    assert unreadable(path / NOTEBOOK) == ""
    assert read(path / NOTEBOOK)["cells"]


def test_without_student_versions_the_teachers_serve(fresh):
    (fresh / "release" / ASSIGNMENT / NOTEBOOK).unlink()
    assert released_at(fresh, ASSIGNMENT, NOTEBOOK).is_relative_to(fresh / "source")
