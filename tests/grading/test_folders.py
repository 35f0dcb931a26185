"""Beside graded notebooks and feedback lies nothing that a student handed in."""

import pytest

from grading.folders import keep_ours


@pytest.mark.parametrize(("made", "suffix"), [("autograded", ".ipynb"), ("feedback", ".html")])
def test_what_was_made_stays_and_what_was_handed_in_goes(tmp_path, made, suffix):
    place = tmp_path / made / "eve" / "the_puzzle"
    source = tmp_path / "source" / "the_puzzle"
    for folder in (place / "deep" / "er", source):
        folder.mkdir(parents=True)
    for name in ("one", "other"):
        (source / f"{name}.ipynb").touch()
        (place / f"{name}{suffix}").touch()
    for name in ("evil.html", "one.svg", "one.html.htm", "deep/er/evil.html", "nbgrader_config.py"):
        (place / name).touch()
    (place / "timestamp.txt").touch()
    # As nbgrader says it that was asked to make one of two notebooks anew.
    anew = [str(tmp_path / "submitted" / "eve" / "the_puzzle" / "one.ipynb")]
    keep_ours(tmp_path, made, suffix, assignment="*", student="*", notebooks=anew)
    left = {file.name for file in place.iterdir()}
    assert left == {f"one{suffix}", f"other{suffix}", "timestamp.txt"}
