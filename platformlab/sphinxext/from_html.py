"""Print forms, read from the page's own HTML.

Every page of the book is whole without scripts, so that what it says then is what paper says:
words, lists, tables, links and drawings stay; what only a script or a mouse could use goes.
One reader serves all nodes, and HTML that stands in Markdown too.
"""

import re

from bs4 import BeautifulSoup, NavigableString
from docutils import nodes

_SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]+")  # a no-break space stays
_FOLD = "pl-fold"  # answers: they go to the end of the chapter
_GONE = ", ".join(
    (
        "script",
        "style",
        "input",
        "output",
        "button",
        "select",
        "textarea",
        "[hidden]",
        ".pl-narrow",
        ".pl-numbers > summary",  # explorers
        ".pl-after",
        ".pl-more > summary",
        ".pl-plot",
        ".pl-region",
        ".pl-strip",
        ".pl-press",
        ".pl-hint",
        ".pl-score",
        ".pl-actions",  # bets, quizzes
        ".pl-fold > summary",
        ".pl-needs-script",
        ".pl-codes",
        ".pl-key",
        ".pl-log",
        ".pl-line",
        ".pl-segment",
        ".pl-turn",
        ".pl-seen",
        ".pl-dots",
        ".pl-squares",
        ".pl-section-bars",
        ".pl-projector",
        ".pl-ws-begin",
        ".pl-ws-keep",
        ".pl-sum",  # what a script fills, and drawings that say nothing alone
    )
)
_LEFT_EMPTY = "td.pl-was-read, td.pl-bets, td.pl-results"  # to be filled in by hand
_BLOCKS = {
    "p",
    "div",
    "section",
    "aside",
    "figure",
    "figcaption",
    "details",
    "summary",
    "form",
    "article",
    "fieldset",
    "legend",
    "ul",
    "ol",
    "table",
    "svg",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "pre",
    "body",
    "header",
    "footer",
}
_INLINE = {
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
    "code": nodes.literal,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
}
NUMBERS = "pl-numbers"  # around the table of a figure, which a format may leave out
_WIDEST = 40  # characters that a column may claim


class Reader:
    """Turn HTML into nodes; `picture` and `link` know the builder.

    Parameters
    ----------
    picture : callable
        ``picture(svg, description)`` returns nodes.
    link : callable
        ``link(address)`` returns where a link leads in this format, or nothing.
    """

    def __init__(self, picture, link):
        self.picture, self.link = picture, link
        self.drawings = []
        self.anchors = []  # ids of what is being read, until a paragraph can bear them
        self.folds = []

    def read(self, html):
        """Return the blocks of `html`, and those of each answer that is folded there."""
        soup = BeautifulSoup(_SVG.sub(self._put_aside, html), "html.parser")
        for gone in soup.select(_GONE):
            gone.decompose()
        for figure in soup.select(".pl-bet figure"):
            _answer_by(figure)
        for cell in soup.select(_LEFT_EMPTY):
            cell.clear()
        blocks, folds = self._flow(soup), [self._answer(fold) for fold in self.folds]
        return blocks + self._places(), folds

    def _places(self):
        """Places for the ids that were read since the last ones were made."""
        anchors, self.anchors = self.anchors, []
        return [nodes.target("", "", ids=[anchor]) for anchor in anchors]

    def _answer(self, fold):
        """Blocks of a folded answer below the name of what it answers."""
        asked = fold.find_parent("section")
        said = asked.select_one(".pl-question") or asked.legend
        name = asked.get("aria-label") or list(said.strings)[-1].strip()
        return [nodes.paragraph("", "", nodes.strong("", name)), *self._flow(fold)]

    def _put_aside(self, svg):
        """Keep drawings out of the parser, which would write all names in small letters."""
        self.drawings.append(svg[0])
        return f'<svg data-at="{len(self.drawings) - 1}"></svg>'

    def _flow(self, tag):
        """Blocks of an element; words between blocks become paragraphs."""
        found, line = [], []
        for child in tag.children:
            if not _is_block(child):
                line += self._inline(child)
                continue
            found += self._paragraph(line)
            line = []
            found += self._block(child)
        return _joined(found + self._paragraph(line))

    def _paragraph(self, line, made=nodes.paragraph):
        line = _trimmed(line)
        if not line:
            return []
        return [made("", "", *self._places(), *line)]

    def _block(self, tag):
        if tag.get("id"):
            self.anchors.append(tag["id"])
        classes = tag.get("class", [])
        if _FOLD in classes:
            self.folds.append(tag)
            return []
        if "pl-option" in classes or tag.name in ("ul", "ol"):
            return self._list(tag)
        if "pl-ends" in classes:
            ends = " … ".join(span.get_text() for span in tag.find_all("span"))
            return self._paragraph([nodes.Text(ends)])
        if tag.name == "svg":
            described = tag.find_parent(attrs={"role": "img"})
            words = described.get("aria-label", "") if described else ""
            return self.picture(self.drawings[int(tag["data-at"])], words)
        if tag.name == "table":
            return self._table(tag)
        if re.fullmatch(r"h\d", tag.name):
            return self._places() + self._paragraph(self._children(tag), nodes.rubric)
        if {"pl-title", "pl-question"} & {*classes} or tag.name in ("summary", "legend"):
            return self._paragraph([nodes.strong("", "", *_trimmed(self._children(tag)))])
        return self._flow(tag)

    def _list(self, tag):
        if tag.name == "label":
            return [nodes.bullet_list("", nodes.list_item("", *self._flow(tag)))]
        items = [
            nodes.list_item("", *self._flow(item)) for item in tag.find_all("li", recursive=False)
        ]
        items = [item for item in items if item.children]
        if not items:
            return []
        if tag.name == "ul":
            return [nodes.bullet_list("", *items)]
        return [nodes.enumerated_list("", *items, enumtype="arabic", prefix="", suffix=".")]

    def _table(self, tag):
        head = [row.find_all(["th", "td"]) for row in tag.select("thead tr")]
        body = [row for row in tag.find_all("tr") if row.find_parent("thead") is None]
        body_rows = [(row, row.find_all(["th", "td"])) for row in body]
        if not body_rows:
            return []
        columns = max(len(cells) for _, cells in body_rows)
        group = nodes.tgroup(cols=columns)
        texts = [[cell.get_text() for cell in cells] for cells in head + [c for _, c in body_rows]]
        for at in range(columns):
            lengths = [len(row[at].strip()) for row in texts if at < len(row)]
            group += nodes.colspec(colwidth=max(4, min(max(lengths), _WIDEST)))
        if head:
            group += nodes.thead("", *(self._row(cells, columns) for cells in head))
        lines = nodes.tbody()
        for row, cells in body_rows:
            self.anchors += [row["id"]] if row.get("id") else []
            lines += self._row(cells, columns)
        group += lines
        classes = ["longtable", "colwidths-given"]
        if tag.find_parent(class_=NUMBERS):
            classes.append(NUMBERS)
        return [nodes.table("", group, classes=classes)]

    def _row(self, cells, columns):
        entries = [nodes.entry("", *self._flow(cell)) for cell in cells]
        missing = [nodes.entry() for _ in range(columns - len(cells))]
        return nodes.row("", *entries, *missing)

    def _children(self, tag):
        return [node for child in tag.children for node in self._inline(child)]

    def _inline(self, part):
        if isinstance(part, NavigableString):
            is_text = type(part) is NavigableString  # a comment is one of its kinds
            return [nodes.Text(_BLANK.sub(" ", part))] if is_text and part else []
        if part.name == "br":
            return [nodes.Text(" ")]
        if part.get("id"):
            self.anchors.append(part["id"])
        children = self._children(part)
        if "pl-kicker" in part.get("class", []):
            return [*children, nodes.Text(".")]  # within a legend, which is strong already
        if part.name == "a" and (address := self.link(part.get("href", ""))):
            is_internal = not re.match(r"\w+:", address)
            return [nodes.reference("", "", *children, refuri=address, internal=is_internal)]
        if part.name == "code":
            return [nodes.literal("", part.get_text())]
        if part.name in _INLINE and children:
            return [_INLINE[part.name]("", "", *children)]
        return children


def _answer_by(figure):
    """Put the figure of a bet into its folded answer, unless it stands elsewhere on the page."""
    bet = figure.find_parent("section")
    if figure["id"].startswith(bet["id"]):
        figure.decompose()
    else:
        bet.select_one(f".{_FOLD}").append(figure)


def _is_block(part):
    if isinstance(part, NavigableString):
        return False
    return part.name in _BLOCKS or "pl-option" in part.get("class", [])


def _trimmed(line):
    """Inline nodes without blanks at their ends; nothing if there are only blanks."""
    line = list(line)
    while line and isinstance(line[0], nodes.Text):
        if start := str(line[0]).lstrip(" "):
            line[0] = nodes.Text(start)
            break
        line.pop(0)
    while line and isinstance(line[-1], nodes.Text):
        if end := str(line[-1]).rstrip(" "):
            line[-1] = nodes.Text(end)
            break
        line.pop()
    return line


def _joined(blocks):
    """Blocks in which the options of a question are one list."""
    joined: list[nodes.Element] = []
    for block in blocks:
        if joined and all(isinstance(b, nodes.bullet_list) for b in (joined[-1], block)):
            joined[-1] += block.children
        else:
            joined.append(block)
    return joined
