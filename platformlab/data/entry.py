"""What an entry of ``datapackage.json`` must look like, and what is said of one that does not.

`ENTRY` is a JSON Schema; its descriptions are the words in which a message says what was expected.
"""

import re
from datetime import date

from platformlab.data.problem import problem, renamed
from platformlab.nearest import nearest

TYPES = {  # frictionless type: pandas dtype and how to write it
    "string": ("str", "a text"),
    "integer": ("Int64", "a whole number such as 2018"),
    "number": ("float64", "a plain number without unit or separators such as 1234.5"),
    "boolean": ("boolean", "true or false"),
    "date": ("datetime64[us]", "a full date such as 2018-08-31"),
}
# A date of the precision known; a column of texts with this pattern holds such dates.
PART_OF_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
PART_OF_DATE_SAID = "a date as far as it is known, such as 2018, 2018-08 or 2018-08-31"


def _object(properties, required, description="an object in { }"):
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _text(description="a text in quotes", **rules):
    return {"type": "string", "minLength": 1, "description": description} | rules


def _list(items, description):
    return {"type": "array", "minItems": 1, "items": items, "description": description}


def _names(description):
    return _list(_text("the name of a column in quotes"), description)


_CONSTRAINTS = {
    "required": {"type": "boolean", "description": "true or false"},
    "unique": {"type": "boolean", "description": "true or false"},
    "minimum": {"type": ["number", "string"], "description": "a number or a date"},
    "maximum": {"type": ["number", "string"], "description": "a number or a date"},
    "minLength": {"type": "integer", "description": "a whole number"},
    "maxLength": {"type": "integer", "description": "a whole number"},
    "pattern": _text("a regular expression in quotes", format="regex"),
    "enum": _list({}, "a list of the values allowed, in [ ]"),
}
_FIELD = {
    "name": _text("the name of a column: small letters, digits, _", pattern=r"^[a-z][a-z0-9_]*$"),
    "type": {"enum": list(TYPES), "description": f"one of {', '.join(TYPES)}"},
    "title": _text(),
    "description": _text("a sentence on what the column holds"),
    "unit": _text('a unit in quotes, such as "USD bn"'),
    "constraints": _object(_CONSTRAINTS, []),
}
_SOURCE = {"title": _text(), "path": _text("an address, or the name of a CSV in this folder")}
_LICENCE = {"name": _text('a short name such as "CC-BY-4.0"'), "title": _text(), "path": _text()}
_SCHEMA = {
    "fields": _list(_object(_FIELD, ["name", "type", "title", "description"]), "a list of columns"),
    "primaryKey": _names("a list of the columns that tell rows apart"),
    "missingValues": {"type": "array", "description": 'a list, as a rule [""]'},
}
ENTRY = _object(
    {
        "name": _text("small letters, digits and _", pattern=r"^[a-z][a-z0-9_]*$"),
        "path": _text(
            "the name of a CSV file beside datapackage.json, such as timeline.csv",
            pattern=r"^[^/\\:]+\.csv$",  # no address and no other folder: nothing is ever fetched
        ),
        "profile": {"const": "tabular-data-resource", "description": '"tabular-data-resource"'},
        "format": {"const": "csv", "description": '"csv"'},
        "mediatype": {"const": "text/csv", "description": '"text/csv"'},
        "encoding": {"const": "utf-8", "description": '"utf-8"'},
        "title": _text(),
        "description": _text("one to six sentences, the first of which says what one row is"),
        "as_of": _text(f"in quotes {PART_OF_DATE_SAID}", format="part of date"),
        "look_again_by": _text("in quotes a full date such as 2027-03-31", format="full date"),
        "figures": _list(_text("the name of a figure in quotes"), "a list of figures by name"),
        "unit_note": _text(),
        "rows_at_least": {
            "type": "integer",
            "minimum": 1,
            "description": "the number of rows; `make tidy` counts them",
        },
        "sources": _list(_object(_SOURCE, ["title"]), "a list of sources, each with a title"),
        "licenses": _list(_object(_LICENCE, ["name"]), "a list of licences, each with a name"),
        "schema": _object(_SCHEMA, ["fields", "primaryKey"], 'the columns, under "fields"'),
    },
    [
        "name",
        "path",
        "title",
        "description",
        "as_of",
        "look_again_by",
        "sources",
        "licenses",
        "schema",
    ],
    "an entry in { }",
)
_ORDERED, _TEXTS = ("integer", "number", "date"), ("string",)
FITTING = {  # the types of column that a constraint can be laid on; any other fits all
    "minimum": _ORDERED,
    "maximum": _ORDERED,
    "pattern": _TEXTS,
    "minLength": _TEXTS,
    "maxLength": _TEXTS,
}
NAMED_IN_ROWS = ("source", "confidence")  # columns that every table has


def check_entry(place, entry):
    """Refuse an entry that cannot be used; `place` says where it stands.

    Raises
    ------
    DataError
        At the first key that is missing, unknown or of a wrong kind, and at a key of the table
        that is none of its columns.
    """
    import jsonschema  # slow: at the first data set only

    formats = jsonschema.FormatChecker(["regex"])
    formats.checks("part of date")(is_part_of_date)
    formats.checks("full date")(lambda text: not isinstance(text, str) or _is_date(text))
    checker = jsonschema.Draft202012Validator(ENTRY, format_checker=formats)
    # What stands outside and first is said first: an entry without columns has no wrong ones.
    for error in sorted(checker.iter_errors(entry), key=lambda error: len(error.absolute_path)):
        raise _explained(place, entry, error)
    if entry["look_again_by"] <= entry["as_of"]:
        expected, got = f"a date after as_of, {entry['as_of']}", repr(entry["look_again_by"])
        repair = "say by when the data should be looked up again"
        raise problem(f"{place}, look_again_by", expected, got, repair)
    _check_columns(place, entry["schema"])


def _explained(place, entry, error):
    """Put what jsonschema found as place, expectation, finding and repair."""
    place = ", ".join([place, *_steps(entry, error.absolute_path)])
    known = error.schema.get("properties", {})
    if error.validator == "required":
        gaps = [key for key in error.validator_value if key not in error.instance]
        odd = [key for key in error.instance if key not in known]
        otherwise = "complete the entry as the others are"
        repair = renamed(gaps[0], odd, otherwise)
        return problem(place, ", ".join(gaps), "nothing", repair)
    if error.validator == "additionalProperties":
        odd = next((key for key in error.instance if key not in known), "")
        repair = nearest(odd, known, "remove it or correct its name")
        return problem(place, f"only the keys {', '.join(known)}", f"the key {odd!r}", repair)
    if error.instance in ("", []):
        return problem(place, error.schema["description"], "nothing", "complete the entry")
    got = repr(error.instance)
    got = got if len(got) < 60 else f"{got[:60]} ..."
    return problem(place, error.schema["description"], got, "correct the entry")


def _steps(entry, path):
    """Say the way from an entry to a part of it; a column is named, not counted."""
    part = entry
    for step in path:
        part = part[step]
        if isinstance(step, str):
            yield step
        elif isinstance(part, dict) and isinstance(part.get("name"), str):
            yield part["name"]
        else:
            yield f"number {step + 1}"


def _check_columns(place, schema):
    columns = [field["name"] for field in schema["fields"]]
    if gaps := [column for column in NAMED_IN_ROWS if column not in columns]:
        repair = "add the column: each row names its source and how far it can be trusted"
        raise problem(f"{place}, schema, fields", ", ".join(gaps), "nothing", repair)
    for column in columns:
        if columns.count(column) > 1:
            got = f"{columns.count(column)} columns {column}"
            raise problem(f"{place}, schema, fields", "each column once", got, "remove one")
    for key in schema["primaryKey"]:
        if key not in columns:
            expected = f"columns of the table: {', '.join(columns)}"
            repair = "correct the key, or the name of its column in fields"
            repair = nearest(key, columns, repair)
            raise problem(f"{place}, schema, primaryKey", expected, repr(key), repair)
    for field in schema["fields"]:
        for word, value in field.get("constraints", {}).items():
            where = f"{place}, schema, fields, {field['name']}, constraints"
            _check_constraint(where, field["type"], word, value)


def _check_constraint(place, kind, word, value):
    """Refuse a constraint that no cell of this type could be held against."""
    fitting = FITTING.get(word, tuple(TYPES))
    if kind not in fitting:
        expected, got = f"a column of type {' or '.join(fitting)} for {word}", kind
        raise problem(place, expected, got, "remove the constraint, or correct the type")
    limits = value if word == "enum" else [value] if word in ("minimum", "maximum") else []
    for limit in limits:
        if not _is_of(kind, limit):
            raise problem(f"{place}, {word}", TYPES[kind][1], repr(limit), "correct the entry")


def _is_of(kind, value):
    if kind in ("string", "date"):
        return isinstance(value, str) and (kind == "string" or _is_date(value))
    is_truth = isinstance(value, bool)
    whole = isinstance(value, int) and not is_truth
    return (
        is_truth if kind == "boolean" else whole or (kind == "number" and isinstance(value, float))
    )


def _is_date(text):
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_part_of_date(text):
    """Tell whether a text is a year, month or day of the calendar.

    Examples
    --------
    >>> [is_part_of_date(text) for text in ("2018", "2018-08", "2018-02-30", "soon")]
    [True, True, False, False]
    """
    if not isinstance(text, str):
        return True  # what is no text is refused as such
    return bool(re.fullmatch(PART_OF_DATE, text)) and _is_date(text + "-01-01"[len(text) - 4 :])
