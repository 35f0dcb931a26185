"""The twelve claims that a reader gives a confidence to, with the ledger's verdicts."""

from platformlab.chapters.hindsight.market import TWELVE
from platformlab.checks.calibration import Calibration, Statement
from platformlab.claims import claim
from platformlab.models import calibration
from platformlab.words import Wordbook, text

say = Wordbook(__file__)

CONFIRMED = "reproduced"
_LEDGER = "../book/ledger.html"  # from the page of the chapter


def _statement(name):
    row = claim(name)
    look = row.verdict.replace(" ", "-")
    return Statement(
        id=row.id,
        says=row.claim,
        held=row.verdict == CONFIRMED,
        look=look,
        verdict=text(f"verdict.{look}"),
        reason=row.reason,
        address=f"{_LEDGER}#{row.anchor}",
    )


def twelve():
    """The form, as the book hands it to the engine."""
    return Calibration(
        id="twelve-claims",
        chapter="hindsight",
        question=say("twelve.question"),
        statements=tuple(map(_statement, TWELVE)),
        score=calibration.find_score,
    )
