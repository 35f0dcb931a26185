"""The search: what every page says, passage by passage, in one file that the page of results reads.

Sphinx's own search knows words of the source only. What directives make is not among them: claims,
figures, bets, misconceptions; and it drops numbers. Passages are read from the pages as they stand.
Answers that a page folds away until its reader has bet are in no passage. Text further down that
tells one is found by its words, and shown by its title alone.
"""

import json
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from platformlab.checks.bets import telling
from platformlab.checks.questions import chapters, questions
from platformlab.sphinxext import scripts
from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.scripts import Script

FOLDER = "_search"
FILE = "passages.js"
PAGE = "search"
SCRIPT = Script(
    f"{FOLDER}/search.js", (("platformlab.sphinxext", "search.js"),), ("search.script",)
)
MAIN = re.compile(r'<article role="main".*?</article>\s*(?=</div>|<footer|<aside)', re.DOTALL)
DRAWN = re.compile(
    r"<(svg|script|style|template)\b.*?</\1>", re.DOTALL
)  # numbers of drawings are no text
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
WITHIN = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "i",
    "mi",
    "mn",
    "mo",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
}
BEGINS = {
    "section",
    "tr",
    "dt",
    "li",
    "figure",
    "form",
    "details",
}  # a passage, where they have an id
BEGIN_CLASSES = {"exercise", "citation", "pl-bet"}
TITLES = {"h1", "h2", "h3", "h4", "h5", "h6", "legend", "dt", "th"}
TITLE_CLASSES = {"pl-title", "pl-question", "admonition-title", "label"}
SKIPPED = {"button", "noscript", "annotation"}
SKIPPED_CLASSES = {
    "headerlink",
    "pl-fold",
    "pl-sizer",
    "pl-contents",
    "pl-failed",
    "pl-after",
}


ANSWERED, SENTENCE = "pl-answered", "pl-sentence"  # where a bet is answered, and in which words


class Passage(NamedTuple):
    """A part of a page that can be linked to."""

    anchor: str
    title: list[str]
    text: list[str]


class _Open(NamedTuple):
    """An element that is not closed yet, and what becomes of the text in it."""

    tag: str
    passage: Passage
    is_title: bool = False
    is_skipped: bool = False
    is_answer: bool = False


class _Reader(HTMLParser):
    """Collects the passages of a page; text belongs to the innermost one around it."""

    def __init__(self):
        super().__init__()
        self.passages = [Passage("", [], [])]
        self.open = [_Open("", self.passages[0], is_skipped=True)]
        self.term = self.passages[0]  # a description follows its term

    def handle_starttag(self, tag, attrs):
        self._part(tag)
        if tag in VOID:
            return
        given = dict(attrs)
        classes = set((given.get("class") or "").split())
        around = self.open[-1]
        passage = self.term if tag == "dd" else around.passage
        if given.get("id") and (tag in BEGINS or classes & BEGIN_CLASSES):
            passage = Passage(given["id"], [], [])
            self.passages.append(passage)
        if tag == "dt":
            self.term = passage
        is_title = around.is_title or (
            not passage.title and bool(tag in TITLES or classes & TITLE_CLASSES)
        )
        is_answer = around.is_answer or ANSWERED in classes
        is_skipped = (
            (around.is_skipped and len(self.open) > 1)
            or tag in SKIPPED
            or bool(classes & SKIPPED_CLASSES)
            or (is_answer and SENTENCE in classes)
        )
        self.open.append(_Open(tag, passage, is_title, is_skipped, is_answer))

    def handle_endtag(self, tag):
        self._part(tag)
        while tag in {one.tag for one in self.open}:
            if self.open.pop().tag == tag:
                break

    def _part(self, tag):
        """Words on either side of a block are two."""
        if tag not in WITHIN:
            self.handle_data(" ")

    def handle_data(self, data):
        here = self.open[-1]
        if not here.is_skipped:
            (here.passage.title if here.is_title else here.passage.text).append(data)


def setup(app):
    """Let the page of results load its script, and write what it searches."""
    app.connect("html-page-context", _load)
    app.connect("build-finished", _write)


def read(html: str) -> list[tuple[str, str, str]]:
    """Passages of a page that say something, as anchor, title and text; the first is the page itself."""
    found = MAIN.search(html)
    reader = _Reader()
    reader.feed(DRAWN.sub(" ", found[0] if found else ""))
    said = [(p.anchor, _plain(p.title), _plain(p.text)) for p in reader.passages]
    return [passage for passage in said if passage[1] or passage[2]]


def tells_an_answer(page: str, said: str) -> bool:
    """Whether a text of a chapter, or of its derivations, tells what one of its bets asks."""
    topic = page.rpartition("/")[2]
    bets = questions(topic).bets if topic in chapters() else ()
    return any(telling.is_told(bet, said) for bet in bets)


def _plain(parts):
    return " ".join("".join(parts).split())


def _load(app, pagename, templatename, context, doctree):
    if pagename == PAGE and runs_scripts(app.builder):
        scripts.add(app, context, SCRIPT)
        version = fingerprint(app.srcdir)
        context["passages"] = context["pathto"](f"{FOLDER}/{FILE}", 1) + f"?v={version}"


def _write(app, exception):
    """Write the passages of every page that the book has."""
    if exception or not runs_scripts(app.builder):
        return
    SCRIPT.write(app.outdir)
    pages = []
    for name in sorted(app.env.found_docs):
        address = app.builder.get_target_uri(name)
        tells = partial(tells_an_answer, name)
        passages = [
            [anchor, title, said, *([1] if tells(said) else [])]
            for anchor, title, said in read(Path(app.outdir, address).read_text(encoding="utf-8"))
        ]
        pages.append([address, app.env.titles[name].astext(), passages])
    held = json.dumps(pages, ensure_ascii=False, separators=(",", ":"))
    Path(app.outdir, FOLDER, FILE).write_text(f"platformlab.search({held});\n", encoding="utf-8")
