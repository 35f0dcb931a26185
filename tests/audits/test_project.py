"""The folder of a project: whole, new, and never over something that is there."""

import re

import pytest
from parts import ROOT

from audits import project
from audits.project import ProjectError


def test_it_has_the_files_that_the_guide_names_and_the_guide_itself(made):
    guide = (made / "README.md").read_text(encoding="utf-8")
    assert guide == (ROOT / "book/project.md").read_text(encoding="utf-8")
    for name in ("data/report.toml", "data/claims.csv", "data/claim_sources.csv",
                 "notebooks/evidence.ipynb", "book/ledger.md"):  # fmt: skip
        assert (made / name).is_file()
        assert f"`{name}`" in guide


def test_points_of_the_guide_add_up_and_are_those_of_the_page_for_teachers():
    guide = (ROOT / "book/project.md").read_text(encoding="utf-8")
    teachers = (ROOT / "teaching/project.md").read_text(encoding="utf-8")
    points = [int(n) for n in re.findall(r"^- \*\*.*, (\d+) points\.\*\*", guide, re.M)]
    assert len(points) == 5
    assert sum(points) == 30
    assert points == [int(n) for n in re.findall(r"^- \*\*.*, (\d+)\.\*\*", teachers, re.M)]


def test_it_has_every_table_of_the_book_and_its_own_ledger(made):
    tables = {path.name for path in (made / "data").glob("*.csv")}
    assert tables == {path.name for path in (ROOT / "data").glob("*.csv")}
    assert (made / "data/claims.csv").read_bytes() != (ROOT / "data/claims.csv").read_bytes()
    caps = "data/market_cap_top10.csv"
    assert (made / caps).read_bytes() == (ROOT / caps).read_bytes()


@pytest.mark.parametrize("what", ["a folder with work", "an empty folder", "a file", "a dead link"])
def test_what_is_there_is_never_written_over(tmp_path, what):
    place = tmp_path / "audit"
    if what == "a file":
        place.write_text("mine")
    elif what == "a dead link":
        place.symlink_to(tmp_path / "nowhere")
    else:
        place.mkdir()
        if what == "a folder with work":
            (place / "claims.csv").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ProjectError, match="is there already and was left as it is; name a new"):
        project.make(place)
    assert sorted(tmp_path.rglob("*")) == before


def test_project_in_the_book_is_refused():
    with pytest.raises(ProjectError, match="lies in the book, where no project belongs"):
        project.make(ROOT / "audit")
    assert not (ROOT / "audit").exists()


def test_half_a_project_is_never_left(tmp_path, monkeypatch):
    monkeypatch.setattr(project, "_package", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        project.make(tmp_path / "audit")
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_no_project_is_told_what_it_lacks(tmp_path, fresh):
    with pytest.raises(
        ProjectError, match=r"claims\.csv: expected a file of a project, got no such"
    ):
        project.found(tmp_path / "nothing")
    (fresh / "book/ledger.md").unlink()
    with pytest.raises(ProjectError, match=r"ledger\.md: expected .*; put it back, or make a new"):
        project.found(fresh)


def test_text_that_is_none_of_utf_8_is_refused_with_its_line(tmp_path):
    path = tmp_path / "page.md"
    path.write_bytes("# Page\n\ncaf\xe9\n".encode("latin-1"))
    with pytest.raises(
        ProjectError, match=r"page\.md, line 3: expected UTF-8 text, got the byte 0xe9; save"
    ):
        project.text_of(path)
