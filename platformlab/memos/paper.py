"""The worksheet as two sheets of paper: the eight stages, and the questions of one of them.

A room copies the second sheet once for each stage where somebody gains.
"""

from platformlab.memos.page import OTHERS, RANGES_FIRST, ROOM
from platformlab.words.templates import render
from platformlab.worksheet import fields

TEXTS_FIRST = ("who", "whom", "through")


def html() -> str:
    """Return both sheets, as parts of a page of print-outs."""
    last = [name for name in fields.TEXTS if name not in TEXTS_FIRST]
    return str(
        render(
            ROOM,
            "paper.html",
            fields=fields,
            first=TEXTS_FIRST,
            ranges=(*RANGES_FIRST, *OTHERS),
            last=last,
        )
    )
