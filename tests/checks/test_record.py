"""What a reader did is never lost, whatever tabs, browsers and disks do meanwhile."""

import pytest
from places import ROOT

from platformlab.sphinxext.checks import ROOM
from platformlab.sphinxext.scripts import readable

SEQUENCES = (ROOT / "tests" / "record_sequences.js").read_text(encoding="utf-8")


def source():
    return "".join(readable(ROOM, name) for name in ("store.js", "record.js"))


@pytest.mark.slow
def test_nothing_is_lost_in_a_thousand_random_sequences_of_use(tab):
    assert tab().evaluate(f"source => ({SEQUENCES})(source)", source()) == []
