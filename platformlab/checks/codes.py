"""Short codes for a class: a bet and its answer in a few characters that can be read out.

``TFP-2J`` names the bet (``TFP``), the answer (``2``) and a check character (``J``), which finds
every single wrong character and every swap of two neighbours. Letters that are easily taken for
others are left out of answers. The page ``book/class`` reads the same codes in the browser.
"""

import math
import re
from collections.abc import Mapping, Sequence

from platformlab.words import text

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTWXYZ"  # 31, a prime, without I, L, O, U and V
_ALIKE = str.maketrans("OIL", "011")


class CodeError(ValueError):
    """A code that cannot be read, and why."""


def tag(bet_id: str) -> str:
    """First letters of an id, three of them.

    Examples
    --------
    >>> tag("thirty-five-per-cent"), tag("six-of-ten"), tag("exit")
    ('TFP', 'SOT', 'EXI')
    """
    words = re.findall(r"[a-z0-9]+", bet_id.lower())
    initials = "".join(word[0] for word in words)[:3]
    return (initials + words[-1][1:] + "XX")[:3].upper()


def encode(name: str, sizes: Sequence[int], answer: Sequence[int]) -> str:
    """Code of an answer.

    Parameters
    ----------
    name : str
        Tag of the bet.
    sizes : sequence of int
        How many values each part of an answer can take.
    answer : sequence of int
        Index of each part.

    Examples
    --------
    >>> encode("TFP", [3], [2])
    'TFP-2J'
    """
    number = 0
    for size, part in zip(sizes, answer, strict=True):
        number = number * size + part
    digits = ""
    for _ in range(_width(sizes)):
        number, rest = divmod(number, len(ALPHABET))
        digits = ALPHABET[rest] + digits
    return f"{name}-{digits}{_check(name, digits)}"


def decode(code: str, sizes_by_tag: Mapping[str, Sequence[int]]) -> tuple[str, list[int]]:
    """Tag and answer of a code.

    Raises
    ------
    CodeError
        If it names no bet, is too short or too long, or a character in it is wrong.

    Examples
    --------
    >>> decode("tfp-2j", {"TFP": [3]})
    ('TFP', [2])
    """
    name, _, body = code.strip().upper().partition("-")
    names = {known.translate(_ALIKE): known for known in sizes_by_tag}
    if name.translate(_ALIKE) not in names:
        raise CodeError(text("codes.no_name"))
    name, body = names[name.translate(_ALIKE)], body.translate(_ALIKE)
    sizes = sizes_by_tag[name]
    width = _width(sizes) + 1
    if len(body) != width:
        raise CodeError(text("codes.wrong_length", wanted=width, got=len(body)))
    if set(body) - set(ALPHABET) or _check(name, body[:-1]) != body[-1]:
        raise CodeError(text("codes.wrong_character"))
    number = 0
    for digit in body[:-1]:
        number = number * len(ALPHABET) + ALPHABET.index(digit)
    answer: list[int] = []
    for size in reversed(sizes):
        number, part = divmod(number, size)
        answer.insert(0, part)
    if number:
        raise CodeError(text("codes.no_answer"))
    return name, answer


def _width(sizes: Sequence[int]) -> int:
    """Digits that hold every answer."""
    width, room = 1, len(ALPHABET)
    while room < math.prod(sizes):
        width, room = width + 1, room * len(ALPHABET)
    return width


def _check(name: str, digits: str) -> str:
    values = [int(letter, 36) for letter in name] + [ALPHABET.index(d) for d in digits]
    weighed = sum(at * value for at, value in enumerate(values, 1))
    return ALPHABET[weighed % len(ALPHABET)]
