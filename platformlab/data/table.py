"""A CSV read against its entry: the whole table passes, or one message says what does not."""

import math
import re
from functools import lru_cache

import pandas as pd

from platformlab.data.entry import PART_OF_DATE, PART_OF_DATE_SAID, TYPES, is_part_of_date
from platformlab.data.package import entry_named
from platformlab.data.problem import problem
from platformlab.nearest import nearest

_NO_NUMBER = "correct the cell, or leave it empty where nothing is known"
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.ASCII | re.IGNORECASE)
# Blanks before and behind, and anywhere what has no width, breaks a line or only looks like a blank.
_UNSEEN = re.compile(
    r"^\s|\s$|[^\S ]|[\u00ad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u3164\ufeff\uffa0]"
)
_LARGEST = 2**63 - 1  # what a column of whole numbers can hold


@lru_cache(maxsize=64)
def checked(package, name, package_stamp, csv_stamp):
    """Validate with frictionless and keep the rows as it typed them: one reading, one opinion."""
    from frictionless import Dialect, FrictionlessException, Resource  # slow: on first load only
    from frictionless.formats import CsvControl

    entry, rows = entry_named(package, name), []
    path = package.parent / entry["path"]
    _check_text(path)
    _check_commas(path, len(entry["schema"]["fields"]))
    try:
        resource = Resource.from_descriptor(entry, basepath=str(package.parent))
        resource.dialect = Dialect(controls=[CsvControl()])  # commas, where it would else guess
        report = resource.validate(on_row=rows.append)
    except FrictionlessException as error:
        got = "; ".join(reason.note for reason in error.reasons) or error.error.note
        place = f"{package}, resource {name}"
        raise problem(place, "a Frictionless resource", got, "correct the entry") from error
    rows, errors = _without_blank_end(rows, report.tasks[0].errors)
    if errors:
        more = f" ({len(errors) - 1} more problems in this file)" if len(errors) > 1 else ""
        *place, expected, got, repair = _explained(_cause(errors), resource.schema)
        raise problem(", ".join([str(path), *place]), expected, got, repair + more)
    _check_numbers(path, rows, entry["schema"]["fields"])
    _check_dates(path, rows, entry["schema"]["fields"])
    _check_words(path, rows, entry["schema"]["fields"])
    _check_whole(path, len(rows), entry.get("rows_at_least", 0))
    dtypes = {field.name: TYPES[field.type][0] for field in resource.schema.fields}
    frame = pd.DataFrame([row.to_dict() for row in rows], columns=list(dtypes)).astype(dtypes)
    whole = [c for c in frame.select_dtypes("boolean") if frame[c].notna().all()]
    return frame.astype(dict.fromkeys(whole, "bool"))


def _check_text(path):
    """Refuse a file that is missing, no UTF-8 text, empty or cut inside its last line."""
    table = "a UTF-8 table"
    if not path.is_file():
        repair = "put the file there, or correct the path of its entry in datapackage.json"
        raise problem(path, table, "no such file", repair)
    raw = path.read_bytes()
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        got = f"the byte 0x{raw[error.start]:x}, which is none of UTF-8"
        repair = "save the file as UTF-8, in a spreadsheet as “CSV UTF-8”"
        raise problem(f"{path}, line {line}", table, got, repair) from error
    if b"\0" in raw:
        repair = "save the file as UTF-8, in a spreadsheet as “CSV UTF-8”"
        got = "empty bytes between the letters, as UTF-16 has them"
        raise problem(f"{path}, line {raw[: raw.index(0)].count(10) + 1}", table, got, repair)
    if not raw.strip():
        raise problem(path, table, "an empty file", "repair the file: its header line comes first")
    if not raw.endswith((b"\n", b"\r")):
        repair = "restore the file if it was cut; else end its last line with a line feed"
        got = f"the end {raw.splitlines()[-1][-30:].decode('utf-8', 'replace')!r}"
        raise problem(path, "a line feed at the end", got, repair)


def _check_commas(path, count):
    """Refuse a table whose columns other signs hold apart; it would be told of quotes instead."""
    with path.open(encoding="utf-8-sig") as lines:
        head = lines.readline()
    for sign, named in ((";", "semicolons"), ("\t", "tabs")):
        if count > 1 and "," not in head and sign in head:
            repair = "save it with commas, in a spreadsheet as “CSV UTF-8”, and a point in numbers"
            raise problem(f"{path}, row 1", "columns apart by commas", named, repair)


def _without_blank_end(rows, errors):
    """Pass over what a spreadsheet leaves below a table: lines of nothing but commas."""
    kept = list(rows)
    while kept and not any((cell or "").strip() for cell in kept[-1].cells):
        kept.pop()
    end = kept[-1].row_number if kept else 0
    return kept, [error for error in errors if getattr(error, "row_number", 0) <= end]


def _check_numbers(path, rows, fields):
    """Refuse what frictionless reads as numbers: infinities, NaN, 1_000, ١٢, and what is too large."""
    for at, field in enumerate(fields):
        if field["type"] not in ("number", "integer"):
            continue
        for row in rows:
            value = row[field["name"]]
            if value is None or _can_be_kept(value, field["type"], row.cells[at]):
                continue
            place = f"{path}, row {row.row_number}, column {field['name']}"
            raise problem(place, TYPES[field["type"]][1], repr(row.cells[at]), _NO_NUMBER)


def _check_dates(path, rows, fields):
    """Refuse 30 February, which the pattern of a date lets pass."""
    for field in fields:
        if field.get("constraints", {}).get("pattern") != PART_OF_DATE:
            continue
        for row in rows:
            value = row[field["name"]]
            if value is not None and not is_part_of_date(value):
                place = f"{path}, row {row.row_number}, column {field['name']}"
                raise problem(place, PART_OF_DATE_SAID, repr(value), "correct the cell")


def _check_words(path, rows, fields):
    """Refuse what the eye does not see in a text: it would be another name than that of its neighbour."""
    for field in fields:
        for row in rows if field["type"] == "string" else ():
            value = row[field["name"]] or ""
            if not _UNSEEN.search(value):
                continue
            place = f"{path}, row {row.row_number}, column {field['name']}"
            plain = " ".join(
                _UNSEEN.sub(lambda found: " " if found[0].isspace() else "", value).split()
            )
            expected = "a text without blanks around it and signs that nobody sees"
            raise problem(place, expected, ascii(value[:60]), f"write {plain[:60]!r}")


def _can_be_kept(value, kind, written):
    if not _NUMBER.fullmatch(written.strip()):
        return False
    return math.isfinite(float(value)) and (kind == "number" or abs(value) <= _LARGEST)


def _check_whole(path, count, least):
    if count < max(least, 1):
        expected = f"{least} rows or more, as its entry in datapackage.json says"
        repair = "restore the rows; if some were removed on purpose, run: make tidy"
        got = f"{count}" if count else "no row"
        raise problem(path, expected if least else "one row or more", got, repair)


def _cause(errors):
    """Error that makes the others: a row with a cell too many has all the later ones misplaced."""
    first = errors[0]
    row = getattr(first, "row_number", None)
    of_length = ("missing-cell", "extra-cell")
    for error in errors:
        if error.type in of_length and error.row_number == row:
            return error
    return first


def _explained(error, schema):
    """Put an error of frictionless as place, expectation, finding and repair."""
    if error.type.endswith("-label"):
        absent = [name for name in schema.field_names if name not in error.labels]
        place = "row 1", f"column {', '.join(absent or [error.label or 'without a name'])}"
        expected = f"the columns {', '.join(schema.field_names)}"
        return *place, expected, ", ".join(error.labels), "repair the header line or the schema"
    place = [f"row {error.row_number}"] if hasattr(error, "row_number") else []
    if column := getattr(error, "field_name", ""):
        place.append(f"column {column}")
    if error.type == "primary-key":
        key = f"column {', '.join(schema.primary_key)}"
        return *place, key, "a key of its own", error.note, "correct or remove one of the rows"
    if error.type == "type-error":
        return *place, TYPES[schema.get_field(column).type][1], repr(error.cell), "correct the cell"
    if error.type == "constraint-error":
        field, cell = schema.get_field(column), error.cell or ""
        if field.type in ("number", "integer") and re.fullmatch("(?i)[+-]?(nan|inf)", cell.strip()):
            return *place, TYPES[field.type][1], repr(cell), _NO_NUMBER
        return *place, *_broken(field.constraints, error.note, cell)
    if error.type == "blank-row":
        return *place, "a row of values", "an empty row", "remove it"
    if error.type in ("missing-cell", "extra-cell"):
        expected = f"{len(schema.fields)} cells, one for each column"
        return (
            *place,
            expected,
            f"{len(error.cells)}",
            "repair the row; quote texts that hold commas",
        )
    return *place, "a UTF-8 table", error.message, "repair the file as this says"


def _broken(constraints, note, cell):
    """Say a constraint in words: what it expects, what the cell holds, and the repair."""
    name = next(name for name in constraints if f'"{name}"' in note)
    limit, repair = constraints[name], "correct the cell"
    if name == "enum":
        return f"one of {', '.join(map(str, limit))}", repr(cell), nearest(cell, limit, repair)
    if name == "required":
        return "a value", repr(cell), "fill in the cell"
    said = {
        "pattern": PART_OF_DATE_SAID if limit == PART_OF_DATE else f"a text of the form {limit}",
        "minimum": f"{limit} or more",
        "maximum": f"{limit} or less",
        "minLength": f"a text of {limit} or more characters",
        "maxLength": f"a text of {limit} or fewer characters",
        "unique": "a value that no other row has",
    }
    return said[name], repr(cell), repair
