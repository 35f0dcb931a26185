"""The file ``datapackage.json``: where it lies, and its entries, one for each data set.

What is wrong with one entry is said when that data set is asked for; the others stay usable.
"""

import json
import os
from functools import lru_cache
from pathlib import Path

from platformlab.data.entry import check_entry
from platformlab.data.problem import problem, renamed
from platformlab.nearest import nearest

_SAVE = "save the file as UTF-8 text without a byte order mark"


def package_path():
    """Where ``datapackage.json`` lies: in the repository, or where the environment says."""
    folder = Path(os.environ.get("PLATFORMLAB_DATA") or Path(__file__).parents[2] / "data")
    if not (folder / "datapackage.json").is_file():
        repair = "set the environment variable PLATFORMLAB_DATA to the folder that holds it"
        raise problem(folder, "the data folder with datapackage.json", "no such file", repair)
    return folder / "datapackage.json"


def stamp(path):
    """Tell versions of a file apart; a missing file is left to the check."""
    return (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else None


def listed(package):
    """Names of the data sets in the order of the package, usable or not."""
    return list(dict.fromkeys(_named(package, stamp(package))))


def entry_named(package, name):
    """Entry of a data set, checked.

    Raises
    ------
    DataError
        If there is none of this name, or it cannot be used.
    """
    return _checked(package, name, stamp(package)) if isinstance(name, str) else _unknown(name)


def drawn_in(package, figure):
    """Names of the data sets whose entries name a figure among those that draw them."""
    entries = (entry for entry in _resources(package, stamp(package)) if isinstance(entry, dict))
    return [entry.get("name") for entry in entries if figure in (entry.get("figures") or ())]


def check_package(package):
    """Stop at the first entry that cannot be used, one without a name included.

    Raises
    ------
    DataError
        If there is one.
    """
    for at, entry in enumerate(_resources(package, stamp(package)), start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
            check_entry(f"{package}, resource {at}", entry)
    for name in listed(package):
        entry_named(package, name)


def _unknown(name):
    repair = f"write one name in quotes, such as {listed(package_path())[0]!r}"
    raise problem("name of the data set", "a text", repr(name), repair)


@lru_cache(maxsize=64)
def _checked(package, name, version):
    named = _named(package, version)
    if name not in named:
        _refuse_nameless(package, name, version)
        if not named:
            got, repair = repr(_resources(package, version)[0])[:60], "give each entry its name"
            raise problem(f"{package}, resources", "entries in { } with a name", got, repair)
        expected = f"one of {', '.join(dict.fromkeys(named))}"
        otherwise = "add the data set to datapackage.json, or correct the name"
        repair = nearest(name, named, otherwise)
        raise problem("name of the data set", expected, repr(name), repair)
    place, entries = f"{package}, resource {name}", _resources(package, version)
    if named.count(name) > 1:
        raise problem(place, "a name of its own", f"{named.count(name)} entries", "rename one")
    (entry,) = (e for e in entries if isinstance(e, dict) and e.get("name") == name)
    check_entry(place, entry)
    return entry


def _refuse_nameless(package, name, version):
    """Refuse the entry of this table that lacks its name: the table is there, its name is not."""
    for at, entry in enumerate(_resources(package, version), start=1):
        if isinstance(entry, dict) and "name" not in entry and entry.get("path") == f"{name}.csv":
            check_entry(f"{package}, resource {at} (path {entry['path']})", entry)


def _named(package, version):
    found = (e.get("name") for e in _resources(package, version) if isinstance(e, dict))
    return [name for name in found if isinstance(name, str)]


@lru_cache(maxsize=8)
def _resources(package, version):
    """Entries as they are written."""
    found = _parsed(package)
    if not isinstance(found, dict):
        raise problem(package, "an object in { }", type(found).__name__, "look at its first line")
    if "resources" not in found:
        repair = renamed("resources", found, "list the data sets there")
        raise problem(package, "the key 'resources'", ", ".join(found) or "no key", repair)
    resources = found["resources"]
    if not isinstance(resources, list) or not resources:
        got = "an empty list" if resources == [] else repr(resources)[:60]
        repair = 'write an entry for each data set: [{ "name": ..., "path": ... }, ...]'
        raise problem(f"{package}, resources", "a list of data sets", got, repair)
    return resources


def _parsed(package):
    try:
        return json.loads(package.read_text("utf-8"))
    except json.JSONDecodeError as error:
        place = f"{package}, line {error.lineno}, column {error.colno}"
        is_marked = "BOM" in error.msg
        repair = "look there or just before for a missing or surplus comma, quote or bracket"
        raise problem(place, "valid JSON", error.msg, _SAVE if is_marked else repair) from error
    except UnicodeDecodeError as error:
        raise problem(package, "UTF-8 text", str(error), _SAVE) from error
    except RecursionError as error:
        repair = "close brackets where they were opened"
        raise problem(package, "valid JSON", "brackets nested too deep", repair) from error
