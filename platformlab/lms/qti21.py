"""Packages of QTI 2.1: an item for each question with feedback for each option, and bets without answers.

The specification is *IMS Question & Test Interoperability, version 2.1*: information model, XML
binding and integration guide.
"""

from collections.abc import Sequence

from platformlab.lms.material import Paper, Poll
from platformlab.lms.moodle import ROOM
from platformlab.lms.packages import MANIFEST, numbered, tests_of, zipped
from platformlab.words import language
from platformlab.words.templates import render


def package(papers: Sequence[Paper], name: str) -> bytes:
    """Zip the quizzes and bets of these chapters; `name` tells the package from others."""
    return zipped(files(papers, name))


def files(papers: Sequence[Paper], name: str) -> dict[str, str]:
    """Texts of a package by name, the manifest first."""
    tests = tests_of(papers)
    made = {MANIFEST: str(render(ROOM, "qti21_manifest.xml", ident=f"qti21-{name}", tests=tests))}
    for test in tests:
        made[f"{test.ident}.xml"] = str(render(ROOM, "qti21_test.xml", test=test))
        made |= {f"items/{item.ident}.xml": _item(item) for item in test.items}
    return made


def _item(item):
    if isinstance(item, Poll):
        return str(
            render(ROOM, "qti21_poll.xml", poll=item, numbered=numbered, language=language())
        )
    return str(render(ROOM, "qti21_item.xml", question=item, language=language()))
