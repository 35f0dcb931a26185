"""What others cite and rely on says the same in every file that says it."""

import re

import pytest
import yaml
from parts import ROOT

import platformlab

FORMS = sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_citation_names_the_version_that_is_installed():
    assert CITATION["version"] == platformlab.__version__


def test_citation_is_of_the_newest_release_of_the_change_log():
    released = re.findall(r"^## (\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d)\)$", text("CHANGELOG.md"), re.M)
    assert released[0] == (CITATION["version"], CITATION["date-released"])
    assert [version for version, _ in released] == sorted(
        (version for version, _ in released),
        key=lambda version: [int(part) for part in version.split(".")],
        reverse=True,
    )


def test_page_about_the_book_cites_it_as_the_citation_file_does():
    assert CITATION["title"] in text("book/about.md")
    assert CITATION["authors"][0]["name"] in text("book/about.md")


@pytest.mark.parametrize("form", [f for f in FORMS if f.stem != "config"], ids=lambda f: f.stem)
def test_issue_form_asks_where_it_happened(form):
    asked = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert asked["name"]
    assert asked["description"]
    ids = [field["id"] for field in asked["body"]]
    assert len(set(ids)) == len(ids)
    assert asked["body"][0]["validations"]["required"]
