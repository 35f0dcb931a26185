"""What kind of value each field of a file of questions holds, and what is said of any other."""

import difflib
import math
from typing import Any


def problem(word: str, value: Any) -> str:
    """What is wrong with the value of a field, with what was expected; empty if nothing is.

    Examples
    --------
    >>> problem("at_least", "much")
    "at_least must be a number (got 'much')"
    >>> problem("answer", {"table": "end", "column": "share", "row": "first"})
    "answer, row must be a whole number (got 'first')"
    """
    is_fit, expected = _FIELDS.get(word, _TEXT)
    if not is_fit(value):
        return f"{word} must be {expected} (got {_shown(value)})"
    for entry in value if isinstance(value, list) else [value]:
        if word in _PARTS and (said := _problem_of_parts(word, entry)):
            return said
    return ""


def _problem_of_parts(word, value):
    for key in _NEEDED.get(word, ()):
        if key not in value:
            return (
                f"{word} needs {key!r} in each of its tables (got {', '.join(value) or 'nothing'})"
            )
    for key, part in value.items():
        if key not in _PARTS[word] and "" not in _PARTS[word]:
            near = difflib.get_close_matches(key, _PARTS[word], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            return f"{word} does not know {key!r}; its keys are {', '.join(_PARTS[word])}{hint}"
        is_fit, expected = _PARTS[word].get(key) or _PARTS[word][""]
        if not is_fit(part):
            return f"{word}, {key} must be {expected} (got {_shown(part)})"
    return ""


def _shown(value):
    text = repr(value)
    return text if len(text) < 60 else f"{text[:60]} ..."


def _is_text(value):
    return isinstance(value, str)


def _is_name(value):
    return isinstance(value, str) and any(letter.isalpha() for letter in value)


def _is_number(value):
    is_kind = isinstance(value, int | float) and not isinstance(value, bool)
    return is_kind and abs(value) < 1e15 and math.isfinite(value)


def _is_whole(value):
    return isinstance(value, int) and _is_number(value)


def _is_plain(value):
    return isinstance(value, bool) or _is_text(value) or _is_number(value)


def _are_texts(value):
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def _are_numbers(value):
    return isinstance(value, list) and bool(value) and all(_is_number(entry) for entry in value)


def _is_table(value):
    return isinstance(value, dict)


def _are_tables(value):
    return isinstance(value, list) and all(isinstance(entry, dict) for entry in value)


_TEXT = (_is_text, "a text in quotes")
_NUMBER, _WHOLE = (_is_number, "a number"), (_is_whole, "a whole number")
_PLAIN = (_is_plain, "a text, a number, true or false")
_FIELDS = {
    "bet": (_are_tables, "tables, each under [[bet]], with two brackets"),
    "item": (_are_tables, "tables, each under [[item]], with two brackets"),
    "options": (_are_tables, "tables, each under [[bet.options]] or [[item.options]]"),
    "id": (_is_name, "a word in quotes"),
    "state": (_is_table, "a table: { explorer = ..., control = value }"),
    "answer": (_is_table, "a table: { table = ..., column = ..., row = ... }"),
    "scale": (_is_table, "a table: { low = ..., high = ..., step = ..., unit = ..., label = ... }"),
    "known": (_are_tables, "a list of tables: [{ table = ..., rows = ..., columns = [...] }]"),
    "plot": (_is_table, "a table: { table = ..., column = ..., row = ..., beside = ... }"),
    "thoughts": (_are_tables, "a list of tables: [{ says = ..., values = [...] }]"),
    "at_least": _NUMBER,
    "below": _NUMBER,
    "equals": (_is_plain, "a text or a number"),
}
_NEEDED = {"known": ("table",), "thoughts": ("says", "values")}
# What a table holds by key; the empty key stands for all others.
_PARTS = {
    "known": {
        "table": _TEXT,
        "rows": _WHOLE,
        "columns": (_are_texts, "a list of texts"),
    },
    "plot": {"table": _TEXT, "column": _TEXT, "row": _WHOLE, "beside": _TEXT},
    "thoughts": {"says": _TEXT, "values": (_are_numbers, "a list of numbers")},
    "state": {"explorer": _TEXT, "": _PLAIN},
    "answer": {"table": _TEXT, "column": _TEXT, "row": _WHOLE, "x": _TEXT, "y": _TEXT},
    "scale": {
        "low": _NUMBER,
        "high": _NUMBER,
        "step": _NUMBER,
        "unit": _TEXT,
        "label": _TEXT,
        "given": _WHOLE,
    },
}
