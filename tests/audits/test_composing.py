"""Sources of a project's site: its own pages under its own name, in the look of the book."""

import yaml

from audits import checking, evidence
from audits.composing import compose
from audits.project import NOTEBOOK


def composed(folder):
    with checking.data_of(folder):
        return compose(folder, evidence.read(folder / NOTEBOOK))


def test_site_is_called_as_the_report_and_has_three_pages(fresh):
    sources = composed(fresh)
    settings = yaml.safe_load((sources / "_config.yml").read_text("utf-8"))
    assert settings["title"] == "Here to stay, an invented report"
    assert "From Pipelines" not in (sources / "_config.yml").read_text("utf-8")
    toc = yaml.safe_load((sources / "_toc.yml").read_text("utf-8"))
    pages = [toc["root"], *(page["file"] for page in toc["chapters"])]
    assert pages == ["book/ledger", "notebooks/evidence", "book/how-to-use"]
    assert all(list(sources.glob(f"{page}.*")) for page in pages)


def test_second_time_begins_anew_and_the_projects_own_files_stay_as_they_are(fresh):
    before = {p: p.read_bytes() for p in fresh.rglob("*") if p.is_file()}
    (composed(fresh) / "book" / "old.md").write_text("# Old\n")
    assert not (composed(fresh) / "book" / "old.md").exists()
    assert {p: p.read_bytes() for p in before} == before
