"""The static face of the worksheet: one form for whichever stage is open, and empty places.

Without scripts it is a paper form, printed once for each stage where somebody gains.
"""

from platformlab.memos import examples
from platformlab.words.templates import render
from platformlab.worksheet import fields

ROOM = "platformlab.memos"
# In the order in which they are asked: what it is, how strong, how many, where it ends, the test.
RANGES_FIRST = ("worth", "cost", "join", "earn")
OTHERS = tuple(name for name in fields.RANGES if name not in RANGES_FIRST)


def html():
    """Return the page."""
    return str(
        render(
            ROOM,
            "worksheet.html",
            fields=fields,
            first=RANGES_FIRST,
            others=OTHERS,
            examples={name: examples.example(name) for name in examples.NAMES},
        )
    )
