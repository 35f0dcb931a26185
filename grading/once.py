"""Have nbgrader do once what it does for each step or cell: half the time of grading goes by without it.

It opens the gradebook a dozen times for a submission, each time with an engine that knows no query yet, and
checks its own schema with every cell. This can go when `Gradebook` keeps its engine, and `validate_cell`
its validator.
"""

import json
from functools import cache
from types import SimpleNamespace

import nbgrader.api
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from nbgrader.nbgraderformat import common


def work_once():
    """Keep engines, which know their queries, and validators, whose schemas were checked."""
    nbgrader.api.create_engine = _engine
    common.jsonschema = SimpleNamespace(validate=_validate)


_engine = cache(nbgrader.api.create_engine)


def _validate(entry, schema):
    if error := best_match(_validator(json.dumps(schema)).iter_errors(entry)):
        raise error


@cache
def _validator(schema):
    known = json.loads(schema)
    kind = validator_for(known)
    kind.check_schema(known)
    return kind(known)
