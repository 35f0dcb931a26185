"""Every node says the same in every format; what a format cannot do is left out, not broken."""

import re
from functools import cache
from html import unescape
from itertools import groupby, zip_longest

import every_node
import pytest
from bs4 import BeautifulSoup

from platformlab import claims, figures
from platformlab.checks import faces, states
from platformlab.checks.misconceptions import misconceptions
from platformlab.checks.questions import every_bet, questions
from platformlab.data import describe, names
from platformlab.params import PARAMS
from platformlab.words import text as words

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formats")]

ENDINGS = every_node.ENDINGS
PAPER = [form for form in ENDINGS if form != "html"]
CHAPTER = f"notebooks/{every_node.CHAPTER}"
BET = every_bet()["profit-taken-out"][1]
ITEM = questions(every_node.CHAPTER).items[0]
ASKED = faces.judge().asked
CLAIM = claims.claim("C24")
SET = names()[0]
ERROR = next(iter(misconceptions().values()))
HEADS = ("chapter", "read", "bets", "quiz")  # of the progress table
# Where each node stands in the small book (the site has its first page at the root), and words that nothing else says there.
SAID = {
    "explorer": (CHAPTER, figures.who_pays.say()),
    "bet": (CHAPTER, BET.question),
    "answer of a bet": (CHAPTER, BET.solution()),
    "quiz": (CHAPTER, ITEM.question),
    "answer of a quiz": (CHAPTER, ITEM.options[0].feedback),
    "claims to judge": (CHAPTER, ASKED.statements[0].says),
    "verdicts on them": (CHAPTER, ASKED.statements[0].reason),
    "exercise": (CHAPTER, "Exercise 1. The seesaw"),
    "bets of a class": ("index", f"Codes begin with {BET.tag}"),
    "progress": ("index", " ".join(words(f"progress.{name}") for name in HEADS)),
    "class game": ("index", words("launch.seed_hint")),
    "worksheet": ("index", words("worksheet.hints.refute")),
    "claim": ("index", words("claims.cited", id="C24", verdict=CLAIM.verdict)),
    "notation": ("index", PARAMS["share"].meaning),
    "HTML in Markdown": ("index", "Words in HTML, twice."),
    "ledger": ("book/ledger", CLAIM.reason),
    "sheet of derivations": (
        f"book/derivations/{every_node.CHAPTER}",
        "In the library: platform_rivalry.find_duopoly, hybrid.compare_hybrid.",
    ),
    "list of sheets": ("book/derivations", "Fees The seesaw tilts"),
    "entry of a model": ("book/models-sides", "Derived step by step: Fees."),
    "data set": ("book/data", words("data.sources") + describe(SET).sources[0]["title"]),
    "places": (
        "book/misconceptions",
        words("misconceptions.shown_in") + states.in_words(ERROR.state),
    ),
}


def source(built, form, page=""):
    """What was written for one page, or for all."""
    files = {
        file.relative_to(built).as_posix(): file.read_text(encoding="utf-8")
        for file in (built / form).rglob(f"*.{ENDINGS[form]}")
    }
    if form == "latex" and page:
        files = chapters_of(*files.values())
    if form in ("singlehtml", "printed"):
        page = ""
    found = [text for name, text in files.items() if page in name]
    assert found, f"no page {page!r} in {form}"
    return "\n".join(found)


def chapters_of(text):
    """LaTeX, which is one file, by the documents whose titles it marks."""
    _, *rest = re.split(r"\\label\{\\detokenize\{([\w/-]+)::doc\}\}", text)
    return dict(zip(rest[::2], rest[1::2], strict=True))


@cache
def said(built, form, page):
    """Letters and digits of a page, without the signs that a format writes between them."""
    return letters(WORDS_OF[form](source(built, form, page)))


def letters(text):
    return re.sub(r"[\W_]+", "", text).lower()


def of_markup(text):
    return BeautifulSoup(text, "html.parser").get_text()


def of_xml(text):
    return unescape(re.sub(r"<[^>]*>", "", text))


def of_latex(text):
    """Words without commands, roles, and the addresses and places that links lead to."""
    addresses = (
        r"\\DUrole\{[^}]*\}|\\sphinxhref\{[^}]*\}|\\hyperref\[.*?\]|\\(sphinx)?(begin|end)\{\w+\}"
    )
    return re.sub(rf"{addresses}|\\[A-Za-z]+(\{{\}})?", "", text)


def of_text(text):
    """Words row by row and cell by cell, for the lines of cells lie side by side."""
    found = []
    for is_row, lines in groupby(text.splitlines(), lambda line: line.startswith("| ")):
        columns = [line.split("|") if is_row else [line] for line in lines]
        found += [" ".join(parts) for parts in zip_longest(*columns, fillvalue="")]
    return " ".join(found)


WORDS_OF = {
    "html": of_markup,
    "singlehtml": of_markup,
    "printed": of_markup,
    "text": of_text,
    "latex": of_latex,
    "epub": of_xml,
    "xml": of_xml,
}


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("node", SAID)
def test_node_says_the_same_in_every_format(built, form, node):
    page, told = SAID[node]
    assert letters(told) in said(built, form, page)


@pytest.mark.parametrize("form", PAPER)
def test_answer_stands_below_the_figure_that_shows_it(built, form):
    page = said(built, form, CHAPTER)
    told = (SAID[node][1] for node in ("bet", "explorer", "answer of a bet"))
    asked, shown, answered = map(letters, told)
    assert page.index(asked) < page.index(shown) < page.index(answered)


@pytest.mark.parametrize("form", ["text", "latex"])
def test_no_markup_of_pages_leaks_into_other_formats(built, form):
    assert re.findall(r"</?(?:div|span|svg|script)\b|class=|var\(--", source(built, form)) == []


def test_book_in_one_page_loads_no_script_of_ours(built):
    assert "_explorers/" in source(built, "html", CHAPTER)
    assert "pl-words" in source(built, "html", CHAPTER)
    for form in ("singlehtml", "printed"):
        for mark in ("_explorers/", "_checks/", "_ledger/", "pl-words"):
            assert mark not in source(built, form)


def test_cell_that_a_page_folds_is_open_in_an_epub(built):
    page = source(built, "epub", CHAPTER)
    assert "<details" not in page
    assert letters("from platformlab import bet, figures, judge, quiz") in said(
        built, "epub", CHAPTER
    )


def test_every_figure_is_drawn_in_latex(built):
    drawn = re.findall(
        r"\\sphinxincludegraphics(?:\[.*?\])?\{\{(\w+)\}\.pdf\}", source(built, "latex")
    )
    assert len(drawn) == every_node.FIGURES + len(names())
    for name in drawn:
        assert (built / f"latex/{name}.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("form", ["text", "xml"])
def test_format_without_pictures_describes_them(built, form):
    assert letters(figures.who_pays.description) in said(built, form, CHAPTER)
    assert letters("The parts of the book") in said(built, form, "index")


def test_every_link_of_latex_leads_somewhere(built):
    text = source(built, "latex")
    places = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text))
    assert f"book/ledger:{CLAIM.anchor}" in links
    assert f"book/derivations/{every_node.CHAPTER}:derives-hybrid" in links
    assert "book/models-sides:model-hybrid" in links
    assert links - places == set()


def test_environments_of_latex_are_closed_in_order(built):
    open_ones = []
    for kind, name in re.findall(r"\\(begin|end)\{(\w+\*?)\}", source(built, "latex")):
        if kind == "begin":
            open_ones.append(name)
        else:
            assert open_ones.pop() == name
    assert open_ones == []
