"""What a reader did is never lost, whatever tabs, browsers and disks do meanwhile."""

import pytest
from places import ROOT

from platformlab.sphinxext.checks import ROOM
from platformlab.sphinxext.scripts import readable

SEQUENCES = (ROOT / "tests" / "record_sequences.js").read_text(encoding="utf-8")
SEEDS = range(1, 1001)  # of one sequence each


def source():
    return "".join(readable(ROOM, name) for name in ("store.js", "record.js"))


@pytest.mark.slow
@pytest.mark.hostile(sequences=SEEDS)
def test_nothing_is_lost_in_a_thousand_random_sequences_of_use(tab):
    asked = [source(), list(SEEDS)]
    assert tab().evaluate(f"asked => ({SEQUENCES})(...asked)", asked) == []
