"""An entry of the data package: what is wrong with it is told apart, with place and repair."""

import urllib.request

import pytest
from data_copy import SENTENCE

from platformlab import data


def put(*steps, value):
    """Set a part of an entry; the last step but one is a key or a number."""

    def change(entry):
        for step in steps[:-1]:
            entry = entry[step]
        entry[steps[-1]] = value

    return change


def drop(*steps):
    """Take a part of an entry away."""

    def change(entry):
        for step in steps[:-1]:
            entry = entry[step]
        del entry[steps[-1]]

    return change


def rename(old, new):
    return lambda entry: entry.update({new: entry.pop(old)})


def field(*steps, value):
    return put("schema", "fields", 1, *steps, value=value)


DATE = {
    "name": "period_end",
    "type": "date",
    "title": "End",
    "description": "End of the period.",
    "constraints": {"maximum": "May"},
}
DAMAGE = {
    # key unknown, missing, of a wrong type
    "unknown key": (put("colour", value="red"), ["the key 'colour'", "remove it"]),
    "misspelt key": (
        rename("unit_note", "unitnote"),
        ["the key 'unitnote'", "did you mean 'unit_note'"],
    ),
    "misspelt needed key": (
        rename("title", "tilte"),
        ["expected title, got nothing", "'tilte' should be 'title'"],
    ),
    "no schema": (drop("schema"), ["expected schema, got nothing", "complete the entry"]),
    "no key": (drop("schema", "primaryKey"), ["schema: expected primaryKey, got nothing"]),
    "title a number": (put("title", value=3), ["title: expected a text in quotes, got 3"]),
    "as_of a year": (put("as_of", value=2018), ["as_of: expected in quotes a date", "got 2018"]),
    "sources a text": (put("sources", value="the web"), ["sources: expected a list of sources"]),
    "source a text": (put("sources", value=["the web"]), ["sources, number 1: expected an object"]),
    "source without title": (put("sources", value=[{"path": "x"}]), ["number 1: expected title"]),
    "no licence": (
        put("licenses", value=[]),
        ["licenses: expected a list of licences", "got nothing"],
    ),
    "schema a list": (put("schema", value=[]), ["schema: expected the columns"]),
    "fields a text": (put("schema", "fields", value="all"), ["schema, fields: expected a list"]),
    "field a text": (
        put("schema", "fields", 1, value="year"),
        ["fields, number 2: expected an object"],
    ),
    "field without type": (
        drop("schema", "fields", 1, "type"),
        ["year: expected type, got nothing"],
    ),
    "field of odd type": (
        field("type", value="year"),
        ["year, type: expected one of string, integer"],
    ),
    "field with odd key": (
        field("units", value="a"),
        ["year: expected only", "did you mean 'unit'"],
    ),
    "name with blanks": (field("name", value="the year"), ["expected the name of a column"]),
    "encoding": (put("encoding", value="cp949"), ["encoding: expected \"utf-8\", got 'cp949'"]),
    "rows a text": (put("rows_at_least", value="many"), ["expected the number of rows", "'many'"]),
    "key a text": (
        put("schema", "primaryKey", value="year"),
        ["primaryKey: expected a list of the columns"],
    ),
    # dates
    "no day to look again": (
        drop("look_again_by"),
        ["expected look_again_by, got nothing", "complete the entry"],
    ),
    "a month to look again": (
        put("look_again_by", value="2027-03"),
        ["look_again_by: expected in quotes a full date", "'2027-03'"],
    ),
    "look again before it was seen": (
        put("look_again_by", value="2001-01-01"),
        ["look_again_by: expected a date after as_of", "'2001-01-01'; say by when"],
    ),
    "figures as one text": (put("figures", value="lives"), ["figures: expected a list", "'lives'"]),
    "no date": (
        put("as_of", value="soon"),
        ["as_of: expected in quotes a date as far as", "'soon'"],
    ),
    "no such day": (
        put("as_of", value="2018-02-30"),
        ["as_of: expected in quotes a date", "'2018-02-30'"],
    ),
    "no such month": (
        put("as_of", value="2018-13"),
        ["as_of: expected in quotes a date", "'2018-13'"],
    ),
    # names that are no columns
    "key no column": (
        put("schema", "primaryKey", value=["yaer"]),
        ["'yaer'", "did you mean 'year'"],
    ),
    "column twice": (field("name", value="company"), ["each column once, got 2 columns company"]),
    "column not in table": (
        put("schema", "fields", 9, "name", value="remark"),
        ["row 1, column remark", "header line"],
    ),
    # constraints
    "odd constraint": (
        field("constraints", value={"minimal": 1}),
        ["the key 'minimal'", "'minimum'"],
    ),
    "bad pattern": (
        field("constraints", value={"pattern": "["}),
        ["pattern: expected a regular expression", "'['"],
    ),
    "pattern a number": (
        field("constraints", value={"pattern": 5}),
        ["pattern: expected a regular expression", "5"],
    ),
    "required a text": (
        field("constraints", value={"required": "yes"}),
        ["required: expected true or false"],
    ),
    "enum a text": (
        field("constraints", value={"enum": "a"}),
        ["enum: expected a list of the values"],
    ),
    "pattern of a number": (
        field("constraints", value={"pattern": "a"}),
        ["a column of type string for pattern, got integer"],
    ),
    "minimum no number": (
        field("constraints", value={"minimum": "low"}),
        ["minimum: expected a whole number", "'low'"],
    ),
    "minimum of a text": (
        put("schema", "fields", 0, "constraints", value={"minimum": 1}),
        ["for minimum, got string"],
    ),
    "maximum no date": (
        put("schema", "fields", 3, value=DATE),
        ["maximum: expected a full date", "'May'"],
    ),
    "enum of texts for years": (
        field("constraints", value={"enum": [2005, "2006"]}),
        ["enum: expected a whole number", "'2006'"],
    ),
    # paths
    "path a number": (put("path", value=7), ["path: expected the name of a CSV file", "got 7"]),
    "path an address": (
        put("path", value="https://127.0.0.1/a.csv"),
        ["path: expected the name of a CSV"],
    ),
    "path another address": (
        put("path", value="s3:bucket.csv"),
        ["path: expected the name of a CSV"],
    ),
    "path outside": (put("path", value="../secret.csv"), ["path: expected the name of a CSV file"]),
    "path absolute": (
        put("path", value="/etc/hosts.csv"),
        ["path: expected the name of a CSV file"],
    ),
    "path of Windows": (put("path", value="C:\\a.csv"), ["path: expected the name of a CSV file"]),
    "two paths": (put("path", value=["a.csv", "b.csv"]), ["path: expected the name of a CSV file"]),
    "data in the entry": (put("data", value=[["a"], [1]]), ["the key 'data'"]),
    "no path": (drop("path"), ["expected path, got nothing"]),
    "missing file": (
        put("path", value="mills.csv"),
        ["mills.csv: expected a UTF-8 table", "no such file"],
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize(("change", "words"), DAMAGE.values(), ids=DAMAGE)
def test_wrong_entry_is_refused_with_place_expectation_and_repair(
    copied,
    monkeypatch,
    change,
    words,
):
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("an address was asked"))
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_: pytest.fail("something was fetched"))
    copied.change_entry("phone_makers", change)
    with pytest.raises(data.DataError, match=SENTENCE) as caught:
        data.load("phone_makers")
    message = str(caught.value)
    assert message.startswith(str(copied.folder))
    for word in words:
        assert word in message
    assert len(data.load("timeline"))
    with pytest.raises(data.DataError):
        data.check()
