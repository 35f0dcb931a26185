"""What nbgrader does anew for each step is done once, and does what it did."""

import pytest
from jsonschema import ValidationError
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.nbgraderformat import MetadataValidator

from grading.once import work_once

work_once()
ENTRY = {"grade": True, "solution": False, "locked": True, "points": 1.0, "grade_id": "a"}
ENTRY |= {"schema_version": 3, "task": False}


def test_gradebooks_of_a_course_share_what_they_know_and_no_connection(tmp_path):
    own, other = (f"sqlite:///{tmp_path / name}.db" for name in ("own", "other"))
    with Gradebook(own) as outer:
        outer.add_assignment("one")
        with Gradebook(own) as inner:
            assert inner.engine is outer.engine
            assert [one.name for one in inner.assignments] == ["one"]
        outer.add_assignment("two")
        with Gradebook(other) as another:
            assert another.assignments == []
    with Gradebook(own) as later:
        assert {one.name for one in later.assignments} == {"one", "two"}


def test_entry_that_is_none_is_refused_as_before():
    cell = new_code_cell("x", metadata={"nbgrader": dict(ENTRY)})
    MetadataValidator().validate_nb(new_notebook(cells=[cell]))
    cell.metadata.nbgrader.points = "many"
    with pytest.raises(ValidationError, match="'many' is not of type"):
        MetadataValidator().validate_nb(new_notebook(cells=[cell]))


def test_schema_is_checked_once_for_many_cells(monkeypatch):
    from jsonschema import Draft4Validator, validators

    kind = validators.validator_for(MetadataValidator().schema, default=Draft4Validator)
    checked, check = [], kind.check_schema
    monkeypatch.setattr(kind, "check_schema", lambda *a, **b: checked.append(a) or check(*a, **b))
    named = (ENTRY | {"grade_id": f"cell-{number}"} for number in range(9))
    cells = [new_code_cell("x", metadata={"nbgrader": entry}) for entry in named]
    MetadataValidator().validate_nb(new_notebook(cells=cells))
    assert len(checked) <= 1
