"""Another language is a file: what the engine says comes from it, or the build stops."""

import re
import shutil

import nbformat
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from small_book import QUESTIONS, build, make, write_notebook

from platformlab import data, figures
from platformlab.params import PARAMS
from platformlab.words import LANGUAGE, Wordbook, engine
from platformlab.words.pseudo import PSEUDO

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("language")]

CELLS = (
    "from platformlab import bet, figures",
    'bet("first-quarter")',
    'bet("many-or-few")',
    "figures.predix_activity",
)
CHOICE = """
[[bet]]
id = "many-or-few"
kind = "choice"
question = "Did the first quarter see many commits?"
state = { explorer = "predix_activity" }
answer = { table = "activity", column = "commits", row = 0 }
reveal = "You said {bet}; it saw {answer}."
options = [
    { text = "Few", below = 100, reply = "As at every start." },
    { text = "Many", at_least = 100, reply = "It had been prepared." },
]
"""
PAGES = {
    "book/class.md": "# The class\n\n```{class-bets}\n```\n",
    "book/progress.md": "# The progress\n\n```{progress}\n```\n",
    "book/notation.md": "# The notation\n\n```{notation}\n```\n",
}
NAMES = ("aria-label", "title", "data-label", "data-said")


def make_speaking(folder):
    """Add to the small book a page for what the engine says elsewhere than in chapters."""
    make(folder)
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n- file: notebooks/one\n"
        + "".join(f"- file: {name.removesuffix('.md')}\n" for name in PAGES)
    )
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "platformlab/chapters/one/questions.toml").write_text(
        QUESTIONS + CHOICE, encoding="utf-8"
    )
    write_notebook(folder, CELLS[0])
    file = folder / "notebooks/one.ipynb"
    chapter = nbformat.read(file, as_version=4)
    chapter.cells += [nbformat.v4.new_code_cell(c, id=f"cell-{n}") for n, c in enumerate(CELLS[1:])]
    nbformat.write(chapter, file)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    folder = tmp_path_factory.mktemp("language")
    make_speaking(folder)
    return folder


@pytest.fixture(scope="module")
def pseudo(book):
    """The site of the small book in the pseudo-language."""
    built = build(book, **{LANGUAGE: PSEUDO})
    assert built.returncode == 0, built.stderr
    return book / "_build/html"


def said_on(page):
    """What a page says in the elements that the engine makes."""
    soup = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    for part in soup.select("script, style, .pl-chart svg"):
        part.decompose()
    yield from soup.stripped_strings
    yield from (tag[name] for name in NAMES for tag in soup.select(f"[{name}]"))


def english():
    """Patterns of what the engine says in English; what is nearly all slot would fit anything."""
    for key, entry in engine.load("en").items():
        for said in entry.values() if isinstance(entry, dict) else (entry,):
            letters = len(re.findall("[a-z]", re.sub(r"\{[^}]*\}", "", said)))
            if letters >= (8 if "{" in said else 3) and not key.startswith(("kind.", "units.")):
                parts = re.split(r"\{[^}]*\}", said.replace("[", "").replace("]", ""))
                yield key, re.compile(".{1,30}?".join(map(re.escape, parts)))


def test_no_text_of_the_engine_escapes_the_language_file(pseudo):
    pages = sorted(pseudo.rglob("*.html"))
    assert len(pages) >= 7
    patterns = list(english())
    escaped = {
        f"{page.name}: {said}": key
        for page in pages
        for said in said_on(page)
        for key, pattern in patterns
        if pattern.fullmatch(said) and said not in CONTENT
    }
    assert escaped == {}


# Code, and what Sphinx lays beside a cell and a heading, in its own languages.
NO_WORDS = "script, style, code, math, .cell_input, .headerlink"
# What the questions of the chapter say is theirs to translate, whatever fills their slots.
ASKED = re.compile(
    "|".join(
        re.sub(r"\\{\w+\\}", ".+?", re.escape(said)).removesuffix(r"\.")
        for said in sorted(re.findall('"([^"]+)"', QUESTIONS + CHOICE), key=len, reverse=True)
    )
)
# A language may write units in its own way; the pseudo-language does not.
UNITS = {param.unit for param in PARAMS.values()}


def plain_words(soup):
    """Words with three plain letters in a row in what the package makes, and in its attributes."""
    for part in soup.select(NO_WORDS):
        part.decompose()
    ours = soup.select("[class^=pl-], [class^=pl-] *")
    said = {text.strip(" .") for part in ours for text in part.stripped_strings}
    said |= {part[name].strip(" .") for part in ours for name in NAMES if part.has_attr(name)}
    return {text for text in said - UNITS if re.search("[a-z]{3}", ASKED.sub("", text))}


def test_no_plain_word_stands_in_what_the_package_makes(pseudo):
    """A text that no language file has would be plain English, on a page and in its figures."""
    plain = {
        f"{page.name}: {text}"
        for page in pseudo.rglob("*.html")
        for text in plain_words(BeautifulSoup(page.read_text("utf-8"), "html.parser"))
    }
    assert plain == set()


def test_figure_speaks_the_language_of_its_room(pseudo):
    explorer = figures.predix_activity
    words, page = Wordbook(explorer.words.book.folder).load(PSEUDO), pseudo / "index.html"
    figure = BeautifulSoup(page.read_text("utf-8"), "html.parser").select_one(f"#{explorer.anchor}")
    wide = figure.select_one(".pl-wide")

    def word(key):
        return words[f"predix_activity.{key}"]

    assert figure.select_one(".pl-title").text == word("title")
    known = ", ".join(data.dates("predix_activity"))
    said = engine.load(PSEUDO)["explore.as_of"].format(dates=known)
    assert figure.select_one(".pl-source").text == f"{word('source')} {said}"
    assert wide["aria-label"] == word("description")
    assert [head.text for head in figure.select("th")] == [
        word(f"columns.{name}")
        for table in (
            ("quarter", "commits", "distinct_author_emails", "is_marked"),
            ("quarter", "events.label"),
        )
        for name in table
    ]
    drawn = [text.text for text in wide.select("svg text")]
    assert {word("axes.quarter"), word("axes.commits"), word("marks.sale")} <= set(drawn)


# What pages and questions of the book say themselves, and Furo and Sphinx, which have their own files.
CONTENT = {"Symbol", "Search", "Search the book.", "Contents"}


@pytest.mark.parametrize(
    ("page", "keys"),
    [
        ("index.html", ["explore.show_numbers", "explore.csv"]),
        (
            "notebooks/one.html",
            ["bets.kicker", "bets.commit", "bets.change", "bets.answer", "pages.download_notebook"],
        ),
        ("book/class.html", ["class.clear", "class.bets", "class.figure"]),
        ("book/progress.html", ["progress.chapter", "progress.save", "progress.script.erase"]),
        ("book/notation.html", ["notation.quantity", "notation.unit"]),
        ("404.html", ["pages.not_found", "pages.not_found_why"]),
    ],
)
def test_page_says_what_the_language_file_says(pseudo, page, keys):
    said = set(said_on(pseudo / page))
    assert {engine.load(PSEUDO)[key] for key in keys} <= said


PLACES = ["index.html", "notebooks/one.html", *(n.replace(".md", ".html") for n in PAGES)]


@pytest.mark.parametrize("page", PLACES)
def test_longer_words_need_no_sideways_scroll_on_a_phone(pseudo, tab, page):
    opened = tab((pseudo / page).as_uri(), is_new=True, viewport={"width": 360, "height": 740})
    inner, outer = opened.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert inner <= outer
    assert opened.evaluate(TOO_WIDE) == []
    assert opened.complaints == []


# Elements of the engine that reach beyond the screen and cannot be scrolled to.
TOO_WIDE = """[...document.querySelectorAll("[class^=pl-] *")]
  .filter((part) => part.offsetParent && !part.closest("svg, table, [style*=clip], .pl-before[hidden]"))
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
  .map((part) => part.outerHTML.slice(0, 120))"""


def test_scripts_say_what_the_language_file_says(pseudo, tab):
    opened = tab((pseudo / "notebooks/one.html").as_uri(), is_new=True)
    guess, choice = (opened.locator(f"#bet-{name}") for name in ("first-quarter", "many-or-few"))
    guess.locator("[type=submit]").click()
    missing = guess.locator(".pl-missing").inner_text()
    assert missing == engine.load(PSEUDO)["bets.script.move_first"]
    choice.locator("label").first.click()
    choice.locator("[type=submit]").click()
    option = choice.locator("label span").first
    mark = option.evaluate("span => getComputedStyle(span, '::after').content")
    assert option.get_attribute("data-said") == engine.load(PSEUDO)["bets.script.right"]
    assert "✓" in mark
    assert "data-said" in mark or option.get_attribute("data-said") in mark
    opened.goto((pseudo / "book/progress.html").as_uri())
    opened.locator("[data-action=erase]").click()
    status = opened.locator(".pl-status").inner_text()
    assert status == engine.load(PSEUDO)["progress.script.sure"]
    opened.goto((pseudo / "book/class.html").as_uri())
    opened.locator("textarea").fill("XYZ-12")
    read = engine.load(PSEUDO)["class.script.read_some"]["other"].format(n=0, odd=1)
    assert opened.locator(".pl-status").inner_text() == read


def add_language(folder, change):
    """Add a file of a second language to every room that has one of the first."""
    added = []
    for english in (folder / "platformlab").rglob("en.toml"):
        korean = english.with_name("ko.toml")
        korean.write_text(english.read_text("utf-8").replace(*change), encoding="utf-8")
        added.append(korean)
    return added


def test_word_too_few_stops_the_build(book):
    """What else may be wrong with a file of a language is refused alike: tests/words/test_texts.py."""
    added = add_language(book, ('reset = "Reset"\n', ""))
    built = build(book, **{LANGUAGE: "ko"})
    for file in added:
        file.unlink()
    assert built.returncode != 0
    assert re.search(r"ko\.toml, explore\.reset: is missing; translate 'Reset'", built.stderr)


def test_second_language_is_a_file_added_and_none_edited(book, tmp_path):
    shutil.copytree(book, tmp_path / "book", ignore=shutil.ignore_patterns("_build", "__pycache__"))
    folder = tmp_path / "book"
    add_language(folder, ('"Show the numbers"', '"숫자 보기"'))
    built = build(folder, **{LANGUAGE: "ko"})
    assert built.returncode == 0, built.stderr
    page = BeautifulSoup((folder / "_build/html/index.html").read_text("utf-8"), "html.parser")
    assert page.html["lang"] == "ko"
    assert page.select_one(".pl-numbers summary").text == "숫자 보기"


def test_an_amount_below_zero_is_on_one_line_at_every_width_in_the_words_that_python_says(
    tab, host
):
    """Browsers break a line between the minus sign and the sign of a currency."""
    opened = tab(host + "notebooks/ge.html")
    figure = opened.locator("[data-explorer=pilot_first]")
    said = figure.locator(".pl-sentence")
    assert "\N{MINUS SIGN}$" in said.text_content()
    lines = """said => { const rows = []; for (let width = 60; width < 420; width += 3) {
        said.style.width = `${width}px`;
        for (const part of said.querySelectorAll('.pl-signed')) rows.push(part.getClientRects().length);
    } said.style.width = ''; return rows; }"""
    assert set(said.evaluate(lines)) == {1}
    figure.locator("[data-control]").first.focus()
    opened.keyboard.press("ArrowLeft")
    opened.keyboard.press("ArrowRight")
    expect(said.locator(".pl-signed")).not_to_have_count(0)
    assert set(said.evaluate(lines)) == {1}
