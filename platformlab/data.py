"""Checked data sets: ``load`` a table of ``data/`` with its sources.

The folder is a Frictionless Data Package: one CSV file and one entry in ``datapackage.json``
for each data set. Every row names its source and says how far it can be trusted, and nothing
is handed out before the whole table has passed its schema.
"""

import difflib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

_TYPES = {  # frictionless type: pandas dtype and how to write it
    "integer": ("Int64", "a whole number such as 2018"),
    "number": ("float64", "a plain number without unit or separators such as 1234.5"),
    "boolean": ("boolean", "true or false"),
    "date": ("datetime64[us]", "a full date such as 2018-08-31"),
}
_NEEDED = ("path", "title", "description", "as_of", "sources", "licenses")


class DataError(ValueError):
    """A data set is unknown, missing or damaged; the message says where and how to repair it."""


class DataSet(NamedTuple):
    """What the data package says of one data set; ``fields`` are the entries of its schema."""

    name: str
    title: str
    description: str
    as_of: str
    unit_note: str
    sources: list[dict]
    licence: str
    fields: list[dict]
    path: Path


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
        If the name is unknown, the folder or file is missing, or any cell breaks the schema.

    Examples
    --------
    >>> startups = load("startups_top10_2018")
    >>> round(startups.loc[startups["is_platform"], "valuation_usd_bn"].sum())
    239
    >>> startups.attrs["units"]["valuation_usd_bn"]
    'USD bn'
    """
    about, package = describe(name), _package_path()
    frame = _checked(package, name, _stamp(package), _stamp(about.path)).copy()
    rows = len(frame)
    if not include_uncertain:
        frame = frame[frame["confidence"] != "uncertain"].reset_index(drop=True)
    units = {field["name"]: field["unit"] for field in about.fields if "unit" in field}
    frame.attrs = {"title": about.title, "sources": about.sources, "as_of": about.as_of}
    frame.attrs |= {"units": units, "left_out": rows - len(frame)}
    return frame


def names():
    """List the data sets in the order of the data package."""
    package = _package_path()
    return list(_entries(package, _stamp(package)))


def describe(name):
    """Say what a data set holds, without reading its rows.

    Examples
    --------
    >>> describe("market_cap_top10").licence
    'CC-BY-4.0'
    """
    package = _package_path()
    entry = json.loads(json.dumps(_entry(package, name)))  # a deep copy, safe to change
    given = [entry.get(key, "") for key in DataSet._fields[:6]]
    licence = ", ".join(licence["name"] for licence in entry["licenses"])
    return DataSet(*given, licence, entry["schema"]["fields"], package.parent / entry["path"])


def _error(place, expected, got, repair):
    return DataError(f"{place}: expected {expected}, got {got}; {repair}")


def _package_path():
    folder = Path(os.environ.get("PLATFORMLAB_DATA") or Path(__file__).parents[1] / "data")
    if not (folder / "datapackage.json").is_file():
        repair = "set the environment variable PLATFORMLAB_DATA to the folder that holds it"
        raise _error(folder, "the data folder with datapackage.json", "no such file", repair)
    return folder / "datapackage.json"


def _stamp(path):
    """Tell versions of a file apart; a missing file is left to the check."""
    return (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None


@lru_cache(maxsize=8)
def _entries(package, stamp):
    try:
        entries = {e["name"]: e for e in json.loads(package.read_text("utf-8"))["resources"]}
        columns = {n: [f["name"] for f in e["schema"]["fields"]] for n, e in entries.items()}
    except json.JSONDecodeError as error:
        place = f"{package}, line {error.lineno}, column {error.colno}"
        repair = "look there or just before for a missing or surplus comma, quote or bracket"
        raise _error(place, "valid JSON", error.msg, repair) from error
    except (KeyError, TypeError, UnicodeDecodeError) as error:
        expected = "UTF-8 text with 'resources', each with 'name' and 'schema' with 'fields'"
        raise _error(package, expected, repr(error), "write the entry as the others are") from error
    for name, entry in entries.items():
        gaps = [key for key in _NEEDED if not entry.get(key)]
        if gaps := gaps + [c for c in ("source", "confidence") if c not in columns[name]]:
            repair = "complete the entry: each data set and each row names its source"
            raise _error(f"{package}, resource {name}", ", ".join(gaps), "nothing", repair)
    return entries


def _entry(package, name):
    entries = _entries(package, _stamp(package))
    if name not in entries:
        nearest = difflib.get_close_matches(str(name), entries, n=1, cutoff=0)[0]
        expected = f"one of {', '.join(entries)}"
        raise _error("name of the data set", expected, repr(name), f"try {nearest!r}")
    return entries[name]


@lru_cache(maxsize=64)
def _checked(package, name, package_stamp, csv_stamp):
    """Validate with frictionless and keep the rows as it typed them: one reading, one opinion."""
    from frictionless import Dialect, FrictionlessException, Resource  # slow: on first load only
    from frictionless.formats import CsvControl

    entry, rows = _entry(package, name), []
    try:
        resource = Resource.from_descriptor(entry, basepath=str(package.parent))
        resource.dialect = Dialect(controls=[CsvControl()])  # commas, where it would else guess
        report = resource.validate(on_row=lambda row: rows.append(row.to_dict()))
    except FrictionlessException as error:
        got = "; ".join(reason.note for reason in error.reasons) or error.error.note
        place, repair = f"{package}, resource {name}", "correct the entry"
        raise _error(place, "a Frictionless resource", got, repair) from error
    if errors := report.tasks[0].errors:
        more = f" ({len(errors) - 1} more problems in this file)" if len(errors) > 1 else ""
        *place, expected, got, repair = _explain(errors[0], resource.schema)
        place = ", ".join([str(package.parent / entry["path"]), *place])
        raise _error(place, expected, got, repair + more)
    dtypes = {f.name: _TYPES.get(f.type, ["str"])[0] for f in resource.schema.fields}
    frame = pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)
    whole = [c for c in frame.select_dtypes("boolean") if frame[c].notna().all()]
    return frame.astype(dict.fromkeys(whole, "bool"))


def _explain(error, schema):
    """Put an error of frictionless as place, expectation, finding and repair."""
    if error.type.endswith("-label"):
        absent = [name for name in schema.field_names if name not in error.labels]
        place = "row 1", f"column {', '.join(absent or [error.label])}"
        expected = f"the columns {', '.join(schema.field_names)}"
        return *place, expected, ", ".join(error.labels), "repair the header line or the schema"
    place = [f"row {error.row_number}"] if hasattr(error, "row_number") else []
    if column := getattr(error, "field_name", ""):
        place.append(f"column {column}")
    if error.type == "primary-key":
        key = f"column {', '.join(schema.primary_key)}"
        return *place, key, "a key of its own", error.note, "correct or remove one of the rows"
    if error.type == "type-error":
        kind = schema.get_field(column).type
        return *place, _TYPES.get(kind, ["", kind])[1], repr(error.cell), "correct the cell"
    if error.type == "constraint-error":
        wanted = "a value" if '"required"' in error.note else error.note
        return *place, wanted, repr(error.cell or ""), "fill in or correct the cell"
    expected = "a UTF-8 table with as many cells in each row as in the header"
    return *place, expected, error.message, "repair the file; quote texts that hold commas"
