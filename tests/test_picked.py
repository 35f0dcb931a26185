"""`make check` runs the tests of what was changed: of each kind of file the right ones."""

import subprocess

import picked
import pytest
from parts import CHAPTERS, ROOT


def more_than_the_house(*files):
    return [name for name in picked.picked(ROOT, files) if name not in picked.HOUSE]


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("platformlab/params.py", ["platformlab/params.py", "tests/test_params.py"]),
        ("platformlab/vocabulary.toml", ["tests/test_params.py"]),
        ("platformlab/words/en.toml", ["tests/words"]),
        ("platformlab/explore/static/explore.js", ["tests/explore"]),
        ("platformlab/chapters/giants/questions.toml", ["tests/chapters/giants"]),
        ("notebooks/giants.ipynb", ["tests/notebooks", "tests/chapters/giants"]),
        ("teaching/plans/giants.toml", ["tests/teaching", "tests/slides", "tests/chapters/giants"]),
        ("platformlab/verdicts/ge.py", ["platformlab/verdicts/ge.py", "tests/test_verdicts.py"]),
        ("grading/course.py", ["tests/grading/test_course.py"]),
        ("tests/words/test_texts.py", ["tests/words/test_texts.py"]),
        ("tests/calls.py", [f"tests/models/test_{n}.py" for n in ("broadcasting", "extremes", "status_words")]),
        ("tests/words/test_that_was_removed.py", []),
        ("CHANGELOG.md", []),
    ],
)  # fmt: skip
def test_file_has_the_tests_that_look_at_it(file, expected):
    assert more_than_the_house(file) == expected


def test_every_chapter_and_every_module_has_tests_to_be_picked():
    modules = [p.relative_to(ROOT).as_posix() for p in (ROOT / "platformlab").rglob("*.py")]
    for file in [f"notebooks/{chapter}.ipynb" for chapter in CHAPTERS] + modules:
        assert any(name.startswith("tests/") for name in picked.tests_of(ROOT, file)), file


def test_folder_and_a_file_in_it_are_run_once():
    found = more_than_the_house("platformlab/words/en.toml", "tests/words/test_texts.py")
    assert found == ["tests/words"]


def test_changes_are_those_since_the_commit_or_those_of_it(tmp_path):
    def git(*arguments):
        names = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *names, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    (tmp_path / "one.md").write_text("one", encoding="utf-8")
    git("add", "one.md")
    git("commit", "-m", "one")
    assert picked.changed(tmp_path) == ["one.md"]
    (tmp_path / "two words.md").write_text("two", encoding="utf-8")
    assert picked.changed(tmp_path) == ["two words.md"]
    (tmp_path / "one.md").write_text("changed", encoding="utf-8")
    assert picked.changed(tmp_path) == ["one.md", "two words.md"]


def test_folder_that_git_does_not_know_is_said(tmp_path):
    with pytest.raises(SystemExit, match=r"^make check asks git what was changed, which said: "):
        picked.changed(tmp_path)
