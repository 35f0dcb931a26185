"""What in the wording of a quiz item gives its right option away to somebody who knows nothing.

A sign is something that an option has or lacks, whatever it means: a colon, a hedge, a reason. It
gives the item away if it parts the right option from every wrong one. Lists of words are for the
language in which questions are written.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

# How much shorter than the shortest wrong option, and longer than the longest, a right one may be.
SHORTER, LONGER = 0.75, 1.25

HEDGES = "may might could would perhaps probably often seldom rarely usually hardly if unless until depends"
ABSOLUTES = (
    "always never all every everything everybody everyone nothing nobody none only cannot exactly"
)
REASONS = "as since because for"


class Sign(NamedTuple):
    """Something an option has or lacks, and which of the two tells a guesser that it is right."""

    name: str
    has: Callable[[str], bool]
    by_having: bool = True
    by_lacking: bool = True


def _words(listed: str) -> Callable[[str], bool]:
    pattern = re.compile(rf"\b(?:{'|'.join(listed.split())})\b", flags=re.IGNORECASE)
    return lambda text: bool(pattern.search(text))


def _part(listed: str) -> Callable[[str], bool]:
    """Whether a part of a sentence begins with one of these words, after a comma or a colon."""
    pattern = re.compile(rf"[,:;] (?:{'|'.join(listed.split())}) ", flags=re.IGNORECASE)
    return lambda text: bool(pattern.search(text))


SIGNS = (
    Sign("a colon", lambda text: ":" in text),
    Sign("a semicolon", lambda text: ";" in text),
    Sign("a figure", lambda text: bool(re.search(r"\d", text))),
    Sign("a hedge", _words(HEDGES), by_lacking=False),
    Sign("an absolute word", _words(ABSOLUTES), by_having=False),
    Sign("a reason after a comma", _part(REASONS)),
)


def gives_away(right: str, wrong_ones: Sequence[str]) -> str:
    """Say what tells a right option from its wrong ones, and how to mend it; empty if nothing does."""
    return (
        _by_length(right, wrong_ones)
        or _by_sign(right, wrong_ones)
        or _by_opening(right, wrong_ones)
    )


def _by_length(right, wrong_ones):
    lengths = [len(text) for text in wrong_ones]
    low, high = SHORTER * min(lengths), LONGER * max(lengths)
    if low <= len(right) <= high:
        return ""
    than, other, way = (
        ("longer", max(lengths), "cut it, or say more in a wrong one")
        if len(right) > high
        else ("shorter", min(lengths), "say more in it, or cut a wrong one")
    )
    return (
        f"its length gives the right option away: {len(right)} letters, much {than} than every wrong one "
        f"(expected {low:.0f} to {high:.0f}, the nearest wrong one has {other}); {way}"
    )


def _by_sign(right, wrong_ones):
    for sign in SIGNS:
        has = sign.has(right)
        if not (sign.by_having if has else sign.by_lacking):
            continue
        if any(sign.has(text) == has for text in wrong_ones):
            continue
        own, other = ("has", "no wrong one has") if has else ("lacks", "every wrong one has")
        return (
            f"its wording gives the right option away: it {own} {sign.name}, and {other} one "
            "(expected a wrong one that shares this); write one of them another way"
        )
    return ""


def _by_opening(right, wrong_ones):
    """One word or two, such as "they come" twice against "they stay": two verdicts alike, one not."""
    for count in (1, 2):
        openings = {_first_words(text, count) for text in wrong_ones}
        own = _first_words(right, count)
        if len(openings) > 1 or own in openings:
            continue
        return (
            f"its beginning gives the right option away: every wrong one begins with {openings.pop()!r} "
            f"and it with {own!r} (expected wrong ones that begin differently, or a right one "
            "that begins as they do); write one of them another way"
        )
    return ""


def _first_words(text, count):
    return " ".join(re.findall(r"[\w'’]+", text.lower())[:count])
