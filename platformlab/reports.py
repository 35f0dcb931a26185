"""The report that the ledger judges: its sections, and what each of them has.

``report.toml`` lies beside ``claims.csv``; who audits another report writes both. Places that the
report does not have are refused by `platformlab.claims`.
"""

import re
import tomllib
from functools import lru_cache
from typing import NamedTuple

from platformlab.data import DataError, describe
from platformlab.data.entry import PART_OF_DATE_SAID, is_part_of_date


class Section(NamedTuple):
    """A section of the report, and which paragraphs, charts and footnotes it has, by number."""

    name: str
    title: str
    paragraphs: tuple[int, ...]
    charts: tuple[int, ...]
    footnotes: tuple[int, ...]


class Report(NamedTuple):
    """The report that is judged: when, as far as it is known, and its ``sections`` by name, in order."""

    title: str
    published: str
    sections: dict[str, Section]


def load_report():
    """The report that the ledger judges, from ``report.toml`` beside the claims.

    Raises
    ------
    DataError
        If the file is missing or damaged, or a section lacks what it needs.

    Examples
    --------
    >>> load_report().sections["3.2"].title
    '3.2 John Deere'
    """
    path = report_path()
    return _report(path, path.stat().st_mtime_ns if path.is_file() else None)


def report_path():
    """Where the report is described: beside the claims that the data package names."""
    return describe("claims").path.with_name("report.toml")


@lru_cache(maxsize=4)
def _report(path, stamp):
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise _odd(
            path, "a file", "no such file", "write one as the book's data/report.toml"
        ) from None
    except UnicodeDecodeError as error:
        raise _odd(path, "UTF-8 text", str(error), "save the file as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _odd(path, "valid TOML", str(error), "correct the line that is named") from None
    if not isinstance(told.get("title"), str):
        raise _odd(f"{path}, title", "a text in quotes", told.get("title"), "say what it is called")
    day = told.get("published")
    if not isinstance(day, str) or not is_part_of_date(day):
        repair = "say when it appeared, in quotes"
        raise _odd(f"{path}, published", PART_OF_DATE_SAID, day, repair)
    found = [_section(path, at, one) for at, one in enumerate(told.get("section", []), start=1)]
    names_found = [section.name for section in found]
    for name in names_found:
        if names_found.count(name) > 1:
            raise _odd(f"{path}, section", "names of their own", f"{name!r} twice", "rename one")
    if not found:
        raise _odd(f"{path}, section", "one [[section]] or more", "none", "list the sections")
    return Report(told["title"], day, {section.name: section for section in found})


def _section(path, at, given):
    place = f"{path}, section {at}"
    for key in ("name", "title"):
        if not isinstance(given.get(key), str) or not re.fullmatch(r"[^,;]+", given[key]):
            repair = "give the section its name and title"
            raise _odd(f"{place}, {key}", "a text without , and ;", given.get(key), repair)
    count = given.get("paragraphs")
    if not isinstance(count, int) or count < 0:
        raise _odd(f"{place}, paragraphs", "a whole number", count, "count its paragraphs")
    numbers = [given.get(kind, []) for kind in ("charts", "footnotes")]
    for kind, listed in zip(("charts", "footnotes"), numbers, strict=True):
        if not isinstance(listed, list) or not all(isinstance(n, int) for n in listed):
            repair = "list them by their own numbers"
            raise _odd(f"{place}, {kind}", "numbers such as [1, 2]", listed, repair)
    return Section(given["name"], given["title"], tuple(range(1, count + 1)), *map(tuple, numbers))


def _odd(place, expected, got, repair):
    return DataError(f"{place}: expected {expected}, got {got!r}; {repair}")
