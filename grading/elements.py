"""Which elements of HTML are shown, and a tree of them that costs a browser and a parser little.

What is left open, nested without end or repeated by the thousand makes a parser that repairs it as
browsers do take the square of its length in time and memory. So that parser sees only what was
rebuilt here: known elements and attributes, all closed, few and flat.
"""

import re
from html import escape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from pygments.token import STANDARD_TYPES

MOST_ELEMENTS = 4000  # of one text; pandas shows 1,500 at most
DEEPEST = 50  # a fraction in a root in a table has fifteen
NOT_SHOWN = "(not shown)"
SPAN = re.compile(r"[1-9]\d?|100", re.ASCII)
# A sign that opens nothing: the parser would look for its end in all that follows, each time anew.
NO_TAG = re.compile(r"<(?!/?[A-Za-z][^<>]*>)")
EMPTY = {"br", "col", "hr", "img"}


def _words(text):
    return frozenset(text.split())


TAGS = _words("""
    a abbr b blockquote br caption code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img
    ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead tr u
    ul var
""")
FORMULAS = _words("""
    math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms
    mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
""")
FORMULA_ATTRIBUTES = _words("""
    accent columnalign display displaystyle fence form largeop linethickness mathvariant
    movablelimits notation scriptlevel separator stretchy symmetric
""")
PLACED = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "ol": {"start"}}
# Of pandas and of coloured code; others belong to the page, which places and operates by them.
CLASSES = frozenset(STANDARD_TYPES.values()) | {"dataframe", "highlight", "hll"}
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
PROTOCOLS = frozenset({"http", "https", "mailto", "data"})  # what of them, IMAGE and LINK say
IMAGE = re.compile(rf"data:image/(png|jpeg|gif|webp);base64,{BASE64.pattern}")
LINK = re.compile(r"(https?://|mailto:)[^\s]+", re.IGNORECASE)
# Elements whose content nobody reads. What is not listed in TAGS is dropped, and its text stays.
UNREAD = [
    "script",
    "style",
    "template",
    "iframe",
    "object",
    "embed",
    "noscript",
    "noframes",
    "noembed",
    "title",
    "textarea",
    "select",
    "svg",
    "xmp",
]


def is_heavy(html) -> bool:
    """Whether HTML has too many elements, comments or ends to be read at all."""
    return html.count("<") > 2 * MOST_ELEMENTS


def _without_comments(html):
    first, *rest = html.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in rest)


def rebuild(html) -> str:
    """Return well-formed HTML of known elements and attributes, with a word where it is too much."""
    if is_heavy(html):
        return NOT_SHOWN
    html = NO_TAG.sub("&lt;", _without_comments(html))
    soup = BeautifulSoup(html, "html.parser", multi_valued_attributes=None)
    parts, waiting = [], [(child, 0) for child in reversed(soup.contents)]
    while waiting:  # by hand: the tree may be deeper than Python calls itself
        node, depth = waiting.pop()
        if not isinstance(node, Tag):
            parts.append(_text(node))
        elif node.name in UNREAD:
            continue
        elif depth >= DEEPEST:
            parts.append(NOT_SHOWN)
        else:
            known = node.name in TAGS | FORMULAS
            inside = [] if node.name in EMPTY else node.contents
            if known:
                parts.append(_start(node))
            if known and node.name not in EMPTY:
                waiting.append((End(f"</{node.name}>"), depth))
            waiting += [(child, depth + known) for child in reversed(inside)]
    return "".join(parts)


class End(str):
    """The end of an element, which is written when all that is in it was."""


def _text(node):
    if isinstance(node, End):
        return str(node)
    # Comments and declarations are strings too.
    is_read = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)
    return escape(str(node), quote=False) if is_read else ""


def _start(node):
    said = {name: value or "" for name, value in node.attrs.items()}
    kept = [f'{n}="{escape(v)}"' for n, v in said.items() if is_kept(node.name, n, v)]
    return f"<{' '.join([node.name, *kept])}>"


def is_kept(tag, name, value) -> bool:
    """Whether an attribute only places or says what is seen."""
    if tag in FORMULAS:
        return name in FORMULA_ATTRIBUTES and len(value) <= 20
    if name == "class":
        return all(word in CLASSES for word in value.split())
    if (tag, name) == ("a", "href"):
        return LINK.fullmatch(value) is not None
    if (tag, name) == ("img", "src"):
        return IMAGE.fullmatch(value) is not None
    if (tag, name) == ("img", "alt"):
        return True
    if name in ("colspan", "rowspan"):
        return tag in PLACED and SPAN.fullmatch(value) is not None
    return name in PLACED.get(tag, ()) and (value.isascii() and value.isalnum()) and len(value) < 10
