"""The pseudo-language: English with accents and 40 % longer, made from ``en.toml`` by rule.

A page in it shows at a glance which words do not come from the language file, and what breaks
when words are longer than in English. There is no file to keep up to date.
"""

import math
import re
from collections.abc import Mapping

PSEUDO = "pseudo"
LONGER = 0.4
_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ACCENTED = "ÅƁĆĎÉƑĜĤÍĴĶĹṀŃÓṔǪŔŚŤÚṼŴẊÝŽåƀćďéƒĝĥíĵķĺṁńóṕǫŕśťúṽŵẋýž"
_ALPHABET = str.maketrans(_PLAIN, _ACCENTED)
_SLOT_OR_WORD = re.compile(r"\{[^}]*\}|[A-Za-z]+")
MARKS = "numbers."  # how numbers are written is no text


def accented(key: str, entry: str | Mapping[str, str]) -> str | Mapping[str, str]:
    """Entry of the language file in the pseudo-language; marks of numbers stay as they are."""
    if key.startswith(MARKS):
        return entry
    if isinstance(entry, Mapping):
        return {form: pseudo(said) for form, said in entry.items()}
    return pseudo(entry)


def pseudo(said: str) -> str:
    """Accent the letters of a text and lengthen each word; slots stay.

    Examples
    --------
    >>> pseudo("Show {n} numbers")
    'Śĥóŵŵŵ {n} ńúṁƀéŕśśśś'
    """
    return _SLOT_OR_WORD.sub(lambda found: _word(found[0]), said)


def _word(word):
    if word.startswith("{"):
        return word
    stretched = word + word[-1].lower() * math.ceil(LONGER * len(word))
    return stretched.translate(_ALPHABET)
