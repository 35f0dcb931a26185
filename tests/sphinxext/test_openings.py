"""A chapter ends with the numbers of its opening, each with its sources."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.core import publish_doctree

from platformlab.sphinxext import openings


@pytest.fixture
def ended():
    """The document of a chapter after its list was added."""

    def read(name):
        env = SimpleNamespace(docname=name, doc2path=lambda _: f"/book/notebooks/{name}")
        doctree = publish_doctree("One\n===\n\nText.\n\nTwo\n---\n\nMore.\n\nLast\n----\n\nEnd.\n")
        openings._add(SimpleNamespace(env=env), doctree)
        return doctree

    return read


def test_last_section_lists_each_number_with_two_linked_sources(ended):
    doctree = ended("matching.ipynb")
    last = list(doctree.findall(nodes.section))[-1]
    assert last[-2].astext() == "The numbers of the opening, and who prints them"
    first = last[-1][0]
    assert first.astext().startswith(
        "240 billion dollars, car parts a year that Covisint was first to broker: "
    )
    addresses = [reference["refuri"] for reference in first.findall(nodes.reference)]
    assert [address.split("/")[2] for address in addresses] == [
        "www.theautochannel.com",
        "information-age.com",
    ]


def test_number_with_one_source_says_so_and_why(ended):
    assert "One source only. No second count" in ended("critical_mass.ipynb").astext()


def test_common_origin_and_own_computation_are_said(ended):
    said = ended("value.ipynb").astext()
    assert "The Wall Street Journal, 19 February 2014, in a copy of the day after" in said
    assert "Both go back to the announcement by Facebook." in said
    assert "42 dollars, offered for each user: computed from " in said
    assert "computed from 19 billion dollars and 450 million users." in said


@pytest.mark.parametrize("name", ["matching.md", "mills.ipynb"])
def test_page_without_such_numbers_stays_as_it_is(ended, name):
    assert list(ended(name).findall(nodes.bullet_list)) == []
