"""Sheets of derivations: one for each chapter, tied to the library both ways."""

import re

import pytest
from docutils import nodes
from docutils.utils import new_document
from parts import CHAPTERS, EXPLORERS, ROOT, TOC, cells, shown_in
from sheets import headings, text_of

from platformlab import models
from platformlab.nearest import nearest
from platformlab.sphinxext import catalogue, model_uses
from platformlab.sphinxext.derivations import derives_role

SHEET = "# Derivations: Gold\n\n## One\n\n{derives}`urns.simulate, search.find_best_sample`\n"


class Inliner:
    """What a role sees of the page it stands on."""

    def __init__(self, document):
        self.document = new_document("page.md")
        self.reporter = self.document.reporter
        self.reporter.report_level = 5  # quiet: the test reads the message itself
        self.document.settings.env = type("Env", (), {"docname": document})()

    def problematic(self, text, rawsource, message):
        return nodes.problematic(rawsource, text)


def use(text, document="book/derivations/gold"):
    return derives_role("derives", f"{{derives}}`{text}`", text, 7, Inliner(document))


def sections_of(page):
    (found,) = (
        chapter["sections"]
        for part in TOC["parts"]
        for chapter in part["chapters"]
        if chapter["file"] == page
    )
    return [section["file"] for section in found]


def test_each_chapter_has_its_sheet_in_the_order_of_the_book_and_each_sheet_its_chapter():
    listed = [name.removeprefix(model_uses.SHEETS) for name in sections_of("book/derivations")]
    assert listed == CHAPTERS, "_toc.yml: below book/derivations expected a line for each chapter"
    written = {file.stem for file in (ROOT / model_uses.SHEETS).iterdir()}
    assert written == set(CHAPTERS), f"{model_uses.SHEETS}: expected a file for each chapter"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_sheet_derives_something_and_the_tests_of_its_chapter_check_it(chapter):
    file = f"tests/chapters/{chapter}/test_derivation.py"
    assert headings(chapter), f"{model_uses.SHEETS}{chapter}.md: expected sections, got none"
    assert (ROOT / file).is_file(), f"{file}: expected the checks of the sheet, got no such file"
    code = (ROOT / file).read_text(encoding="utf-8")
    assert "assert SHEET.unproven() == []" in code, f"{file}: compare the sections with the checks"


def test_every_function_that_a_sheet_names_is_public(subtests):
    for chapter in CHAPTERS:
        text = (ROOT / f"{model_uses.SHEETS}{chapter}.md").read_text(encoding="utf-8")
        for names in model_uses._DERIVES.findall(text):
            with subtests.test(chapter, names=names):
                _, messages = use(names)
                assert [message.astext() for message in messages] == []


def test_role_names_the_functions_in_a_sentence_and_leads_to_their_entries():
    (said,), messages = use("search.find_best_sample, matching.trade_with_wedge")
    assert messages == []
    assert said.astext() == ("In the library: search.find_best_sample, matching.trade_with_wedge.")
    targets = [
        link["reftarget"]
        for link in said.findall()
        if "reftarget" in getattr(link, "attributes", ())
    ]
    assert targets == [catalogue.anchor("search"), catalogue.anchor("matching")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("serch.find_best_sample", "no model named 'serch'; did you mean 'search'?"),
        ("search.find_best", "model search has no public function 'find_best'; did you mean"),
        ("matching.trade_with_wedge, search", "expected model.function, got 'search'; write it as"),
        ("search._find", "model search has no public function '_find'"),
        ("", "expected model.function, got ''"),
    ],
)
def test_role_that_names_nothing_public_is_an_error_with_its_repair(text, said):
    (node,), (message,) = use(text)
    assert isinstance(node, nodes.problematic)
    assert message["level"] == 3
    assert message["line"] == 7
    assert said in message.astext()


def test_role_on_another_page_is_an_error_for_no_entry_would_lead_there():
    _, (message,) = use("search.find_best_sample", document="book/about")
    assert "belongs on a page of book/derivations/, got book/about" in message.astext()


def test_entry_of_a_model_leads_to_each_sheet_that_derives_it(tmp_path):
    (tmp_path / model_uses.SHEETS).mkdir(parents=True)
    (tmp_path / f"{model_uses.SHEETS}gold.md").write_text(SHEET, encoding="utf-8")
    (tmp_path / f"{model_uses.SHEETS}silver.md").write_text(
        SHEET.replace("Gold", "Silver"), encoding="utf-8"
    )
    parts = {
        topic: "\n".join(catalogue.entry(topic, getattr(models, topic), tmp_path))
        for topic in ("urns", "search", "launch")
    }
    for topic in ("urns", "search"):
        assert (
            f"Derived step by step: {{ref}}`Gold <derives-gold-{topic}>`, "
            f"{{ref}}`Silver <derives-silver-{topic}>`."
        ) in parts[topic]
    assert "Derived" not in parts["launch"]


def test_entry_leads_to_the_result_of_each_function_where_a_sheet_derives_them_in_several(tmp_path):
    (tmp_path / model_uses.SHEETS).mkdir(parents=True)
    text = SHEET + "\n## Two\n\n{derives}`search.search_at_once, search.find_best_sample`\n"
    (tmp_path / f"{model_uses.SHEETS}gold.md").write_text(text, encoding="utf-8")
    entries = {
        topic: "\n".join(catalogue.entry(topic, getattr(models, topic), tmp_path))
        for topic in ("urns", "search")
    }
    assert (
        "Derived step by step: {ref}`Gold <derives-gold-search>` "
        "({ref}`find_best_sample <derived-gold-0>`, {ref}`search_at_once <derived-gold-1>`)."
    ) in entries["search"]
    assert "Derived step by step: {ref}`Gold <derives-gold-urns>`." in entries["urns"]


def places_named(chapter):
    """Sections, exercises and figures of the chapter that the claims of its sheet name, in italics."""
    claims = re.findall(r"^\*\*Claim\.\*\* (.+)$", text_of(chapter), flags=re.M)
    words = re.sub(r"\$[^$]*\$", "", "\n".join(claims))
    return re.findall(r"(?<!\*)\*([A-Z][^*]+)\*(?!\*)", words)


def titles_of(chapter):
    """Titles by which a place in a chapter can be found: headings, exercises and figures."""
    words = "\n".join(cell.source for cell in cells(chapter, "markdown"))
    written = re.findall(r"^(?:#+|```\{exercise\}) (.+)$", words, flags=re.M)
    shown = shown_in(f"notebooks/{chapter}")
    return {*written, *(EXPLORERS[name].title for name in shown if name in EXPLORERS)}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_place_that_a_claim_of_a_sheet_names_is_in_the_chapter(chapter):
    for place in places_named(chapter):
        assert place in titles_of(chapter), (
            f"book/derivations/{chapter}.md: expected a heading, an exercise or a figure of the "
            f"chapter, got {place!r}; {nearest(place, titles_of(chapter))}"
        )
