"""Every node of the book has a form in every format: HTML on pages, plain nodes elsewhere."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx.builders.epub3 import Epub3Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.latex import LaTeXBuilder
from sphinx.builders.text import TextBuilder

from platformlab.sphinxext import checks, claims, data_catalogue, directives, ledger, misconceptions
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


@pytest.mark.parametrize("node", OURS)
def test_node_is_registered_for_every_format(node):
    asked = {}
    add_node(SimpleNamespace(add_node=lambda kind, **visits: asked.update(visits)), node)
    assert issubclass(node, Shown)
    assert set(asked) == set(FORMATS) >= {"html", "latex", "text"}


@pytest.mark.parametrize("builder", [Epub3Builder, TextBuilder, LaTeXBuilder])
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
