"""Assignments are whole, pass their own tests, and give nothing of the teacher's to students."""

import gzip
import html
import io
import json
import re
import subprocess
import sys
import warnings
import zipfile

import nbformat
import pytest
from attempts import all_of, error_of
from parts import TOC

from grading import assignments, course
from grading.assignments import MARKS, SOURCES, AssignmentError, secrets_of

PATHS = sorted(SOURCES.rglob("*.ipynb"))
NOTEBOOKS = {path.stem: nbformat.read(path, as_version=4) for path in PATHS}
every_assignment = pytest.mark.parametrize("name", NOTEBOOKS)
slow = [pytest.mark.slow, pytest.mark.xdist_group("grading")]


def marked(cell):
    return cell.metadata.get("nbgrader", {})


def tasks(notebook):
    return [cell for cell in notebook.cells if marked(cell).get("solution")]


def code_with_tests(notebook):
    return [c for c in notebook.cells if c.cell_type == "code" and marked(c).get("grade")]


# The sources


def test_every_part_with_chapters_has_its_assignment():
    parts = [
        part["caption"].lower().replace(" ", "_")
        for part in TOC["parts"]
        if any(entry["file"].startswith("notebooks/") for entry in part["chapters"])
    ]
    assert assignments.names() == sorted(parts)


@every_assignment
def test_it_has_five_to_eight_tasks_and_one_is_argued(name):
    found = tasks(NOTEBOOKS[name])
    assert 5 <= len(found) <= 8
    assert [cell.cell_type for cell in found].count("markdown") == 1


@every_assignment
def test_every_task_of_code_is_followed_by_tests_open_and_hidden(name):
    cells = NOTEBOOKS[name].cells
    for at, cell in enumerate(cells):
        if assignments.is_answer(cell):
            test = cells[at + 1]
            assert marked(test)["grade_id"] == f"{marked(cell)['grade_id']}-test"
            assert marked(test)["locked"]
            seen, hidden = test.source.split("### BEGIN HIDDEN TESTS")
            assert "assert" in seen
            assert "assert" in hidden


@every_assignment
def test_points_add_up_to_what_text_and_title_say(name):
    cells = NOTEBOOKS[name].cells
    whole = sum(marked(cell).get("points", 0) for cell in cells)
    assert f"{whole} points.*" in cells[0].source
    said = [int(n) for c in cells for n in re.findall(r"^## .*\((\d+) points?\)$", c.source, re.M)]
    assert said == [marked(cell)["points"] for cell in cells if marked(cell).get("grade")]


@every_assignment
def test_argued_answer_has_a_rubric_with_points_and_a_model_answer(name):
    cells = NOTEBOOKS[name].cells
    (at,) = [at for at, c in enumerate(cells) if c.cell_type == "markdown" and marked(c)]
    assert "two points each" in cells[at - 1].source
    assert (
        2 * len(re.findall(r"^- \*\*", cells[at - 1].source, re.M)) == marked(cells[at])["points"]
    )
    assert cells[at].source.startswith("### BEGIN SOLUTION")


@every_assignment
def test_cell_ids_are_words_and_those_of_nbgrader(name):
    ids = [cell.id for cell in NOTEBOOKS[name].cells]
    assert len(set(ids)) == len(ids)
    for cell in NOTEBOOKS[name].cells:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", cell.id)
        assert marked(cell).get("grade_id", cell.id) == cell.id


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_version_with_solutions_passes_all_its_tests(path):
    assignments.check_source(path)


@pytest.mark.slow
@pytest.mark.parametrize(("room", "said", "task", "answer"), all_of("WRONG"))
def test_tests_find_a_wrong_answer(room, said, task, answer):
    found = error_of(room, task, answer)
    assert isinstance(found, AssertionError), f"{said}: {found!r}"


@pytest.mark.slow
@pytest.mark.parametrize(("room", "said", "task", "answer"), all_of("RIGHT"))
def test_tests_take_a_right_answer_in_another_form(room, said, task, answer):
    assert error_of(room, task, answer) is None, said


@pytest.mark.parametrize("room", ["what_to_do", "looking_back"])
def test_every_task_of_code_has_wrong_answers_and_a_right_one_to_try(room):
    (path,) = (SOURCES / room).glob("*.ipynb")
    asked = {cell.id for cell in NOTEBOOKS[path.stem].cells if assignments.is_answer(cell)}
    wrong, right = (
        [task for of, _, task, _ in all_of(kind) if of == room] for kind in ("WRONG", "RIGHT")
    )
    assert set(wrong) == set(right) == asked
    assert len(wrong) >= 12


# The student versions


@pytest.fixture(scope="module")
def student_versions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions") / "release"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of nbgrader and its database library
        assignments.make_student_versions(folder)
    return folder


class TestStudentVersion:
    pytestmark = slow

    @pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
    def test_it_stops_at_the_first_answer_and_shows_no_secret(self, student_versions, path):
        student = student_versions / path.relative_to(SOURCES)
        assignments.check_student_version(student, NOTEBOOKS[path.stem])

    @pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
    def test_it_keeps_every_task_and_its_points(self, student_versions, path):
        student = nbformat.read(student_versions / path.relative_to(SOURCES), as_version=4)
        source = NOTEBOOKS[path.stem]
        assert [cell.id for cell in student.cells] == [cell.id for cell in source.cells]
        for test in code_with_tests(student):
            assert test.source.strip(), "something is left to run"

    def test_solution_left_in_a_student_version_is_found(self, student_versions, tmp_path):
        path = PATHS[0]
        with pytest.raises(AssignmentError, match=r"shows what is the teacher's: BEGIN SOLUTION"):
            assignments.check_student_version(path, NOTEBOOKS[path.stem])

    def test_no_byte_that_students_get_is_the_teachers(self, student_versions, site):
        secrets = {line for notebook in NOTEBOOKS.values() for line in secrets_of(notebook)}
        assert len(secrets) > 80
        course.pack(student_versions.parent)
        assert (student_versions.parent / course.STUDENTS).stat().st_size > 100_000
        for folder in (student_versions.parent, site):
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    assert leaked(file.read_bytes(), secrets) == [], file

    def test_archive_for_students_is_enough_to_start_the_notebooks(
        self, student_versions, tmp_path
    ):
        with zipfile.ZipFile(course.pack(student_versions.parent)) as archive:
            archive.extractall(tmp_path)
        assert {path.name for path in tmp_path.glob("*.ipynb")} == {path.name for path in PATHS}
        code = "from platformlab import data; data.load('market_cap_top10'); print(data.__file__)"
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert str(tmp_path) in done.stdout

    def test_search_index_does_not_know_the_assignments(self, site):
        index = (site / "searchindex.js").read_text(encoding="utf-8")
        assert "assignments/" not in index
        for name in NOTEBOOKS:
            assert name not in index


# The search for secrets itself


def leaked(content, secrets):
    """Secrets in the bytes of a file, as they are or packed, escaped, or coloured as code."""
    found = []
    for text in readable(content):
        plain = html.unescape(re.sub(r"<[^>]*>", "", text))
        told = (text, plain, plain.replace("\\n", "\n").replace('\\"', '"'))
        found += [line for line in [*MARKS, *secrets] if any(line in form for form in told)]
    return found


def readable(content):
    """The bytes as text, and what is packed in them."""
    if content[:2] == b"\x1f\x8b":
        yield from readable(gzip.decompress(content))
    elif zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from readable(archive.read(name))
    else:
        yield content.decode("utf-8", errors="replace")


SECRET = 'assert rate["a"] < 3 and name == "b"'


def packed(content):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("notebook.ipynb", content)
    return gzip.compress(archive.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        SECRET.encode(),
        html.escape(SECRET).encode(),
        f"<pre><span>{html.escape(SECRET[:9])}</span>{html.escape(SECRET[9:])}</pre>".encode(),
        json.dumps({"source": [f"x = 1\n{SECRET}\n"]}).encode(),
        packed(json.dumps(SECRET).encode()),
    ],
    ids=["plain", "escaped", "coloured", "in a notebook", "packed twice"],
)
def test_planted_secret_is_found_in_every_form(content):
    assert leaked(content, {SECRET}) == [SECRET]


def test_lines_between_the_marks_are_secret_and_short_ones_are_not():
    cell = nbformat.v4.new_code_cell(
        "def f():\n    ### BEGIN SOLUTION\n    return models.scale.answer\n    pass\n"
        "    ### END SOLUTION\nprint('for everybody to see')"
    )
    notebook = nbformat.v4.new_notebook(cells=[cell])
    assert secrets_of(notebook) == ["return models.scale.answer"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1 / 0", "cell first fails with its own solution: ZeroDivisionError"),
        ("assert 1 == 2, 'no'", "cell first fails with its own solution: AssertionError"),
    ],
)
def test_failing_source_is_named_with_cell_and_error(tmp_path, code, words):
    cell = nbformat.v4.new_code_cell(code, metadata={"nbgrader": {"grade_id": "first"}})
    path = tmp_path / "broken.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with pytest.raises(AssignmentError, match=words):
        assignments.check_source(path)


def test_student_version_without_a_task_to_do_is_refused(tmp_path):
    cell = nbformat.v4.new_code_cell(
        "x = 1", metadata={"nbgrader": {"grade_id": "first", "solution": True}}
    )
    path = tmp_path / "done.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    with pytest.raises(AssignmentError, match="should stop at the cell first"):
        assignments.check_student_version(path, nbformat.v4.new_notebook())


def test_student_version_without_a_cell_to_answer_is_told_what_to_write(tmp_path):
    path = tmp_path / "mills.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")]), path)
    with pytest.raises(
        AssignmentError, match=r"mills\.ipynb: expected a cell of code .*, got none"
    ):
        assignments.check_student_version(path, nbformat.v4.new_notebook())
