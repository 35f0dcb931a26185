"""The line through the book: a segment for each chapter, drawn by hand, that joins its neighbours.

A segment is the file ``line.svg`` of a chapter's room. It is 160 wide and 96 high; its thread, the
path of the class ``pl-thread``, enters and leaves at the middle of its height, so that the segments
of any chapters in any order are one unbroken line. What else is drawn there shows the question of
the chapter, and never its answer. Colours are variables of the theme with the light value behind
them, so that a page paints the segment and paper can.
"""

import re
from pathlib import Path

from markupsafe import Markup

FILE = "line.svg"
WIDTH, HEIGHT = 160, 96
MIDDLE = HEIGHT // 2
_FRAME = f'viewBox="0 0 {WIDTH} {HEIGHT}"'
_THREAD = re.compile(r'<path\b[^>]*class="pl-thread"[^>]*\bd="([^"]+)"')
_FULL = re.compile(rf"M0 {MIDDLE}(?!\d).*(?:H{WIDTH}|{WIDTH} {MIDDLE})")
_COLOUR = re.compile(r'(?:fill|stroke)="(?!none|var\(--pl-)([^"]*)"')
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'


def problem(file: Path, place: str) -> str:
    """Say what is wrong with the segment in `file`, or nothing.

    `place` is how the message names the file.
    """
    if not file.is_file():
        return (
            f"{place}: the chapter has no segment of the line through the book; draw one, "
            f"{WIDTH} by {HEIGHT}, whose thread enters and leaves at a height of {MIDDLE}, and which "
            "shows the question of the chapter; checks/line.py says how"
        )
    drawn = file.read_text(encoding="utf-8")
    if _FRAME not in drawn:
        return f"{place}: expected {_FRAME} in its first tag; draw the segment in this frame"
    threads = _THREAD.findall(drawn)
    if not any(_FULL.fullmatch(thread) for thread in threads):
        return (
            f'{place}: expected a path class="pl-thread" that begins with M0 {MIDDLE} and ends in '
            f"H{WIDTH} or {WIDTH} {MIDDLE}, got {', '.join(threads) or 'none'}; let the line run "
            "through the segment, so that it joins those beside it"
        )
    if odd := _COLOUR.search(drawn):
        return (
            f"{place}: the colour {odd[1]!r} is not of the theme; write var(--pl-<role>, <light "
            "value>), so that the dark page can change it"
        )
    return ""


def segment(file: Path) -> Markup:
    """Drawing of a segment as it stands inside a page; what is around it says its name."""
    drawn = file.read_text(encoding="utf-8").strip().replace(_NAMESPACE, "", 1)
    drawn = re.sub(r"\s*\n\s*", "", drawn)
    return Markup(drawn.replace("<svg", '<svg aria-hidden="true"', 1))
