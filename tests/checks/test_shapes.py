"""Any value in any field of a file of questions is either used or refused in a sentence."""

import copy
import tomllib

import pytest

from platformlab.checks import questions as module
from platformlab.checks import validation
from platformlab.checks.questions import QuestionError, text_of

CHAPTERS = ("critical_mass", "giants")  # they have bets of all kinds, and a quiz
ODD = [
    "",
    "zz",
    "{",
    "{0}",
    "{bet.x}",
    3,
    -1,
    1.5,
    True,
    [],
    {},
    ["a"],
    [[1]],
    {"a": 1},
    10**30,
    float("nan"),
    float("inf"),
]
GONE = "taken away"


def places(part, way=()):
    """Ways to every part of a parsed file."""
    if not isinstance(part, dict | list):
        return
    for step, below in part.items() if isinstance(part, dict) else enumerate(part):
        yield (*way, step)
        yield from places(below, (*way, step))


def spoilt(document, way, value):
    """Copy of a parsed file with another value in one place."""
    found = copy.deepcopy(document)
    part = found
    for step in way[:-1]:
        part = part[step]
    if value == GONE:
        del part[way[-1]]
    else:
        part[way[-1]] = value
    return found


@pytest.fixture
def read(monkeypatch):
    """Let a chapter's file be what a test hands in; the other chapters stay as they were read."""
    now = {chapter: module.questions(chapter) for chapter in module.chapters()}
    made = module.questions.__wrapped__
    for place in (module, validation):
        monkeypatch.setattr(place, "questions", now.__getitem__)

    def check(chapter, document):
        monkeypatch.setattr(module, "_read", lambda _: document)
        now[chapter] = made(chapter)
        validation.check_chapter(chapter)
        validation.check_tags()

    return check


@pytest.mark.slow
@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("value", [GONE, *ODD], ids=repr)
def test_odd_value_anywhere_is_used_or_refused_in_a_sentence(read, chapter, value):
    document = tomllib.loads(text_of(chapter))
    said = []
    for way in places(document):
        try:
            read(chapter, spoilt(document, way, value))
        except QuestionError as error:
            said.append(str(error))
    assert len(said) > 20
    start = f"chapters/{chapter}/questions.toml"
    assert [line for line in said if not line.startswith(start)] == []
