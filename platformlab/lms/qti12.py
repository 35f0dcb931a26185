"""Packages of QTI 1.2 as Canvas imports them: quizzes to practise, and bets as surveys.

The specification is *IMS Question & Test Interoperability: ASI, version 1.2.1*. Canvas tells the kind
of a question by a field of its metadata, and a survey by the file ``assessment_meta.xml``; a platform
that knows neither finds plain QTI.
"""

from collections.abc import Sequence

from platformlab.lms.material import Paper
from platformlab.lms.moodle import ROOM, replied, said
from platformlab.lms.packages import MANIFEST, numbered, tests_of, zipped
from platformlab.words.templates import render


def package(papers: Sequence[Paper], name: str) -> bytes:
    """Zip the quizzes and bets of these chapters; `name` tells the package from others."""
    return zipped(files(papers, name))


def files(papers: Sequence[Paper], name: str) -> dict[str, str]:
    """Texts of a package by name, the manifest first."""
    tests = tests_of(papers)
    made = {MANIFEST: str(render(ROOM, "qti12_manifest.xml", ident=f"qti12-{name}", tests=tests))}
    for test in tests:
        given = {"test": test, "said": said}
        made[f"{test.ident}/{test.ident}.xml"] = str(
            render(ROOM, "qti12_assessment.xml", **given, replied=replied, numbered=numbered)
        )
        made[f"{test.ident}/assessment_meta.xml"] = str(render(ROOM, "qti12_meta.xml", **given))
    return made
