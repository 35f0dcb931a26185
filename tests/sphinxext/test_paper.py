"""Every node of the book has a form in every format: HTML on pages, plain nodes elsewhere."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx import addnodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.builders.text import TextBuilder
from sphinx_exercise.nodes import exercise_node

from platformlab.sphinxext import (
    cards,
    checks,
    claims,
    data_catalogue,
    directives,
    exercises,
    ledger,
    line,
    misconceptions,
    paper,
    welcome,
)
from platformlab.sphinxext.paper import FORMATS, Page, PrintForms, Shown, add_node, runs_scripts

OURS = [
    directives.Explorer,
    directives.Drawing,
    checks.Bet,
    checks.Quiz,
    checks.ClassRoom,
    checks.ProgressTable,
    claims.ClaimBadge,
    data_catalogue.DataSet,
    ledger.LedgerTable,
    misconceptions.Places,
    line.Line,
    cards.Cards,
    welcome.Crowd,
    welcome.Verdicts,
]
FOLDED = (
    '<section class="pl-bet" aria-label="How many?"><p>How many?</p>'
    '<details class="pl-fold"><summary>Answer</summary><p>Seven.</p></details></section>'
)


def env_of(*documents):
    return SimpleNamespace(found_docs=set(documents), docname="notebooks/one")


def text_builder(*documents):
    return SimpleNamespace(
        format="text",
        env=env_of(*documents),
        supported_image_types=[],
        get_relative_uri=lambda here, there: there,
    )


def printed(*children):
    document = new_document("one")
    section = nodes.section("", *children)
    document += section
    builder = text_builder("notebooks/one", "book/ledger")
    builder.env.app = SimpleNamespace(builder=builder)
    document.settings.env = builder.env
    PrintForms(document).run()
    return document


def ids_of(document):
    return [name for node in document.findall(nodes.Element) for name in node["ids"]]


@pytest.mark.parametrize("node", OURS)
def test_node_is_registered_for_every_format(node):
    asked = {}
    add_node(SimpleNamespace(add_node=lambda kind, **visits: asked.update(visits)), node)
    assert issubclass(node, Shown)
    assert set(asked) == set(FORMATS) >= {"html", "latex", "text"}


@pytest.mark.parametrize(
    "builder", [Epub3Builder, SingleFileHTMLBuilder, TextBuilder, LaTeXBuilder]
)
def test_only_pages_of_a_site_run_scripts(builder):
    assert runs_scripts(StandaloneHTMLBuilder.__new__(StandaloneHTMLBuilder))
    assert not runs_scripts(builder.__new__(builder))


def test_answer_stands_at_the_end_of_the_chapter_and_not_at_the_question():
    bet = checks.Bet("", nodes.raw("", FOLDED, format="html"))
    document = printed(bet, nodes.paragraph("", "The figure."))
    said = document.astext()
    assert said.index("How many?") < said.index("The figure.") < said.index("Seven.")
    assert said.count("Seven.") == 1


def test_answers_of_a_chapter_share_one_heading():
    bets = [checks.Bet("", nodes.raw("", FOLDED, format="html")) for _ in range(2)]
    document = printed(*bets)
    assert len(list(document.findall(nodes.rubric))) == 1
    assert document.astext().count("Seven.") == 2


def test_no_html_is_left_for_writers_that_do_not_know_it():
    document = printed(
        nodes.raw("", "<p>one</p>", format="html"),
        nodes.paragraph("", "", nodes.raw("", "<b>", format="html"), nodes.Text("two")),
    )
    assert list(document.findall(nodes.raw)) == []
    assert document.astext().split() == ["one", "two"]


def test_claim_is_cited_with_its_verdict_and_leads_to_the_ledger():
    document = printed(nodes.paragraph("", "", claims.ClaimBadge(claim="C24", number=1)))
    (link,) = document.findall(nodes.reference)
    assert link.astext().startswith("[C24: ")
    assert link["refuri"] == "book/ledger#claim-c24"
    assert isinstance(link.parent, nodes.paragraph)
    assert ids_of(document) == ["cites-c24"]


def test_figure_that_is_shown_twice_has_one_place():
    figure = '<figure id="explore-it"><p>It.</p></figure>'
    shown = [directives.Explorer("", nodes.raw("", figure, format="html")) for _ in range(2)]
    document = printed(*shown)
    assert ids_of(document) == ["explore-it"]
    assert document.astext().split() == ["It.", "It."]


def test_place_of_an_exercise_is_the_one_its_print_form_bears(monkeypatch):
    monkeypatch.setitem(paper._FORMS, exercise_node, exercises._on_paper)
    title = nodes.title("", "Exercise 1")
    document = printed(exercise_node("", title, nodes.paragraph("", "Count."), ids=["giants-1"]))
    assert ids_of(document) == ["giants-1"]
    (target,) = document.findall(nodes.target)  # LaTeX labels no box
    assert target["ids"] == ["giants-1"]
    assert list(document.findall(exercise_node)) == []
    assert "Count." in document.astext()


def test_cell_is_open_and_a_target_bears_its_place():
    cell = nodes.container("", nodes.paragraph("", "code"), ids=["cell-a"], hide_mode="input")
    document = printed(cell)
    assert not cell["hide_mode"]
    assert [target["ids"] for target in document.findall(nodes.target)] == [["cell-a"]]
    assert cell["ids"] == []


def test_place_in_a_sentence_is_kept_and_a_line_break_parts_words():
    tags = {name: nodes.raw("", name, format="html") for name in ('<a id="here">', "</a>", "<br>")}
    place, end, line_break = tags.values()
    words = [nodes.Text("one"), line_break, nodes.Text("two"), place, end]
    document = printed(nodes.paragraph("", "", *words))
    assert ids_of(document) == ["here"]
    assert document.astext().split() == ["one", "two"]


def test_page_of_a_book_in_one_file_links_to_itself():
    link = '<p><a href="#claim-c24">C24</a></p>'
    ledger = new_document("ledger")  # Sphinx leaves the children of a file to their old parent
    ledger += nodes.section("", nodes.raw("", link, format="html"), docname="book/ledger")
    start = addnodes.start_of_file(docname="book/ledger")
    start.children = ledger.children
    (reference,) = printed(start).findall(nodes.reference)
    assert reference["refuri"] == "book/ledger#claim-c24"


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("../book/ledger.html#c24", "book/ledger#c24"),
        ("#here?fee=0.3", "notebooks/one#here"),
        ("../_data/claims.csv", ""),
        ("gone.html", ""),
    ],
)
def test_link_leads_to_a_page_of_the_book_or_nowhere(address, there):
    page = Page(text_builder("notebooks/one", "book/ledger"), "notebooks/one")
    assert page.link(address) == there
