"""Look through the pages of a tagged PDF for what a reader of paper stumbles over.

The tags say what each piece of a page is, and on which page it lies: that is enough to find empty
pages, headings alone at a page's foot, figures without the sentence above them, and figures and rows
that a page's end cuts in two.
"""

from itertools import pairwise
from typing import NamedTuple

HEADS = {"/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}
WHOLE = {"/Figure": "figure", "/TR": "row of a table"}


class Piece(NamedTuple):
    """What lies on a page in one go: the elements around it, outermost first, as (number, role)."""

    page: int
    within: tuple[tuple[int, str], ...]

    def inside(self, roles):
        """Return the innermost element around it that has one of these roles, or nothing."""
        return next((element for element in reversed(self.within) if element[1] in roles), None)


def faults(reader):
    """Return a sentence for each fault of a PDF, in the order of its pages; none if it is well."""
    pieces = list(read(reader))
    if not pieces:
        return ["the PDF has no tags, so that nobody can say what lies on its pages"]
    found = [
        *_empty(pieces, len(reader.pages)),
        *_lone_heads(pieces),
        *_parted(pieces),
        *_cut(pieces),
    ]
    return [f"page {page}: {said}" for page, said in sorted(found)]


def read(reader):
    """Yield the pieces of a tagged PDF in reading order."""
    root = reader.trailer["/Root"].get("/StructTreeRoot")
    if root is None:
        return
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    waiting = [(root.get_object(), None, ())]
    number = 0
    while waiting:  # a stack and no recursion: a book is nested deeper than Python likes to go
        node, page, within = waiting.pop()
        if isinstance(node, int):
            yield Piece(page, within)
            continue
        page = pages.get(node.raw_get("/Pg").idnum, page) if "/Pg" in node else page
        if node.get("/Type") == "/MCR":
            yield Piece(page, within)
        elif node.get("/Type") != "/OBJR":
            number += 1
            inner = (*within, (number, node["/S"])) if "/S" in node else within
            waiting += [(child, page, inner) for child in reversed(_children(node))]


def _children(node):
    inside = node.get("/K", [])
    inside = inside if isinstance(inside, list) else [inside]
    return [child.get_object() for child in inside]


def _empty(pieces, count):
    filled = {piece.page for piece in pieces}
    return [(page, "nothing stands on it") for page in range(1, count + 1) if page not in filled]


def _lone_heads(pieces):
    """Headings whose first words below stand on a later page."""
    for piece, following in pairwise(pieces):
        head = piece.inside(HEADS)
        if head and following.inside(HEADS) != head and following.page != piece.page:
            yield piece.page, "a heading stands alone at its foot"


def _parted(pieces):
    """Figures of which the sentence above begins on an earlier page."""
    begun: dict[int, int] = {}
    for piece, following in pairwise(pieces):
        for number, _ in piece.within:
            begun.setdefault(number, piece.page)
        figure, above = following.inside({"/Figure"}), piece.inside({"/P"})
        if figure and above and begun[above[0]] != following.page:
            yield (
                begun[above[0]],
                f"a sentence stands apart from its figure on page {following.page}",
            )


def _cut(pieces):
    """Elements that should be whole and lie on two pages, once each.

    The head of a table is printed anew on each of its pages: a row of heads alone is not cut.
    """
    pages: dict[tuple[int, str], set[int]] = {}
    cut = set()
    for piece in pieces:
        element = piece.inside(WHOLE)
        if element and not piece.inside({"/TH"}):
            pages.setdefault(element, set()).add(piece.page)
    for element, found in pages.items():
        if len(found) > 1:
            cut.add((min(found), f"a {WHOLE[element[1]]} goes on on page {max(found)}"))
    return sorted(cut)
