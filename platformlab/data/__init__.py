"""Checked data sets: ``load`` a table of ``data/`` with its sources.

The folder is a Frictionless Data Package: one CSV file and one entry in ``datapackage.json``
for each data set. Every row names its source and says how far it can be trusted, and nothing
is handed out before the whole table has passed its schema.
"""

import json
from pathlib import Path
from typing import NamedTuple

from platformlab.data.package import (
    check_package,
    drawn_in,
    entry_named,
    listed,
    package_path,
    stamp,
)
from platformlab.data.problem import DataError
from platformlab.data.table import checked

__all__ = ["DataError", "DataSet", "check", "dates", "describe", "load", "names"]


class DataSet(NamedTuple):
    """What the data package says of one data set; ``fields`` are the entries of its schema."""

    name: str
    title: str
    description: str
    as_of: str
    look_again_by: str
    unit_note: str
    sources: list[dict]
    licence: str
    fields: list[dict]
    path: Path
    figures: list[str]


def load(name, *, include_uncertain=False):
    """Read one data set, checked against its schema.

    Parameters
    ----------
    name : str
        Name of the data set, one of `names()`.
    include_uncertain : bool, default False
        Also hand out rows of confidence ``uncertain``, which no chapter should print unawares.

    Returns
    -------
    pandas.DataFrame
        The caller's own copy: ``str``, ``Int64``, ``float64``, ``datetime64`` and ``bool`` columns.
        Its ``attrs`` hold ``title``, ``sources``, ``as_of``, ``units`` (by column) and
        ``left_out`` (the number of uncertain rows left out).

    Raises
    ------
    DataError
        If the name is unknown, the folder or file is missing, rows are missing, the entry cannot be
        used, or any cell breaks its schema.

    Examples
    --------
    >>> startups = load("startups_top10_2018")
    >>> round(startups.loc[startups["is_platform"], "valuation_usd_bn"].sum())
    239
    >>> startups.attrs["units"]["valuation_usd_bn"]
    'USD bn'
    """
    about, package = describe(name), package_path()
    frame = checked(package, name, stamp(package), stamp(about.path)).copy()
    rows = len(frame)
    if not include_uncertain:
        frame = frame[frame["confidence"] != "uncertain"].reset_index(drop=True)
    units = {field["name"]: field["unit"] for field in about.fields if "unit" in field}
    frame.attrs = {"title": about.title, "sources": about.sources, "as_of": about.as_of}
    frame.attrs |= {"units": units, "left_out": rows - len(frame)}
    return frame


def names():
    """List the data sets in the order of the data package."""
    return listed(package_path())


def describe(name):
    """Say what a data set holds, without reading its rows.

    Examples
    --------
    >>> describe("market_cap_top10").licence
    'CC-BY-4.0'
    """
    package = package_path()
    entry = json.loads(json.dumps(entry_named(package, name)))  # a deep copy, safe to change
    given = [entry.get(key, "") for key in DataSet._fields[:7]]
    licence = ", ".join(licence["name"] for licence in entry["licenses"])
    path, figures = package.parent / entry["path"], entry.get("figures", [])
    return DataSet(*given, licence, entry["schema"]["fields"], path, figures)


def dates(figure):
    """Dates as of which the data of a figure are, in order; none for a figure of a model.

    Examples
    --------
    >>> dates("predix_activity")
    ['2020-03-31', '2026-11']
    """
    return sorted({describe(name).as_of for name in drawn_in(package_path(), figure)})


def check():
    """Stop unless every data set can be loaded.

    Raises
    ------
    DataError
        At the first entry, file or cell that is wrong.
    """
    check_package(package_path())
    for name in names():
        load(name)
