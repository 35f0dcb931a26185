"""The catalogue says of each data set what a reader needs, from the package alone."""

import pytest
from bs4 import BeautifulSoup

from platformlab.data import describe, load, names
from platformlab.sphinxext import data_catalogue


@pytest.fixture(autouse=True)
def undrawn(monkeypatch):
    """Leave out the drawing of an entry, which has tests of its own and takes the longest."""
    monkeypatch.setattr(data_catalogue.confidence, "drawing", lambda name: f"<i>{name}</i>")


def entry(name):
    section = data_catalogue.section(name, "../_data")
    return section, BeautifulSoup(section.children[1].astext(), "html.parser")


def test_entry_holds_description_sources_licence_download_and_columns(subtests):
    for name in names():
        with subtests.test(name):
            section, html = entry(name)
            about = describe(name)
            assert section["ids"] == [f"data-{name.replace('_', '-')}"]
            assert section.children[0].astext() == about.title
            text = html.get_text(" ")
            assert about.licence in text
            assert about.as_of in text
            for source in about.sources:
                assert source["title"] in text
            assert html.find("i").text == name
            assert html.find("a", download=True)["href"] == f"../_data/{name}.csv"
            columns = [cell.get_text() for cell in html.select("details tbody th")]
            assert columns == [field["name"] for field in about.fields]
            assert f"{len(load(name, include_uncertain=True))} rows" in text


def test_first_sentence_says_what_a_row_is(subtests):
    for name in names():
        with subtests.test(name):
            _, html = entry(name)
            assert html.p.get_text().startswith("One row is one ")
