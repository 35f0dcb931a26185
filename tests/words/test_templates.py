"""Templates hold markup, scripts and style sheets hold none of the words that readers see."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from jinja2 import UndefinedError
from parts import ROOT

from platformlab.words import engine
from platformlab.words.templates import as_json, render, script_words

PACKAGE = ROOT / "platformlab"
TEMPLATES = [*PACKAGE.rglob("templates/*.html"), *(ROOT / "book/_templates").glob("*.html")]
SCRIPTS = sorted(PACKAGE.rglob("static/*.js"))
STYLES = sorted((ROOT / "book/_styles").glob("*.css"))
SPOKEN = ("aria-label", "title", "alt", "placeholder")
NO_WORDS = {"use strict", "platformlab progress"}  # of the machine: a mode, and a mark in a file


def by_name(files):
    return pytest.mark.parametrize("file", files, ids=lambda file: file.stem)


@by_name(TEMPLATES)
def test_template_holds_no_words(file):
    source = re.sub(r"\{([{%#]).*?[}%#]\}", "", file.read_text("utf-8"), flags=re.DOTALL)
    source = re.sub(r'^\s*data-[a-z]+=""', "", source, flags=re.MULTILINE)  # what a macro writes
    page = BeautifulSoup(source, "html.parser")
    said = [*page.stripped_strings, *(tag.get(a, "") for a in SPOKEN for tag in page.select("*"))]
    assert [text for text in said if re.search(r"[a-zA-Z]{2}", text) and text != "html"] == []


@by_name(SCRIPTS)
def test_script_holds_no_words(file):
    code = re.sub(r"^\s*//.*$", "", file.read_text("utf-8"), flags=re.MULTILINE)
    strings = re.findall(r'"([^"\n]*)"|`([^`\n]*)`', code)
    texts = [re.sub(r"\$\{[^}]*\}", "", plain or made) for plain, made in strings]
    # Two words with a space between, or a word that ends as a sentence does.
    spoken = re.compile(r"(?<![.#\[\w-])[A-Za-z]{2,} [a-z]{2,}(?![\w-]*[\]>:=])|^[A-Z][a-z]+\.$")
    selectors = re.compile(r"^[\w-]* ?[.#\[]\w|^tbody |^li > |:not\(| tr")
    found = [t for t in texts if spoken.search(t) and not selectors.search(t)]
    assert set(found) - NO_WORDS == set()


@by_name(STYLES)
def test_style_sheet_holds_no_words(file):
    contents = re.findall(r"(?<![-\w])content:([^;]*);", file.read_text("utf-8"))
    strings = [text for content in contents for text in re.findall(r'"([^"]*)"', content)]
    assert [text for text in strings if re.search(r"[A-Za-z]", text)] == []


def test_python_of_the_engine_holds_no_markup_with_words():
    """A tag followed by words in a string is markup that belongs into a template."""
    rooms = [PACKAGE / room for room in ("checks", "explore", "sphinxext", "words")]
    spoken = re.compile(
        r'["\'][^"\'\n]*<(?:p|b|th|li|h\d|button|span|label|summary|a)\b[^<>\n]*>[A-Z][a-z]+'
    )
    found = {
        file.name: hits
        for room in rooms
        for file in room.rglob("*.py")
        if (hits := spoken.findall(file.read_text("utf-8")))
    }
    assert found == {}


def test_what_is_handed_over_is_escaped_and_what_is_missing_is_named():
    shown = render("platformlab.sphinxext", "link.html", address="", name="<b>")
    assert shown.strip() == "&lt;b&gt;"
    with pytest.raises(UndefinedError, match="'name' is undefined"):
        render("platformlab.sphinxext", "link.html", address="")


def test_quotes_leave_no_number_for_the_search_to_find():
    shown = render("platformlab.sphinxext", "link.html", address="", name="""Ford's "T\"""")
    assert shown.strip() == "Ford&#x27;s &quot;T&quot;"


def test_data_of_a_script_cannot_end_its_element():
    written = as_json({"reply": "</script><script>"})
    assert "</script>" not in written
    assert json.loads(written) == {"reply": "</script><script>"}


def test_page_hands_its_scripts_the_sections_they_name_with_their_full_keys():
    handed = json.loads(script_words(["codes", "explore.script"]))
    assert handed["texts"]["codes.no_name"] == engine("codes.no_name")
    assert handed["texts"]["explore.script.back"] == engine("explore.script.back")
    assert handed["language"] == "en"
    assert handed["marks"]["percent"] == "{number} %"  # as `numbers.cell` writes it
