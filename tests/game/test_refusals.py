import re

import pytest

from platformlab.game.refusals import SENTENCES, Refusal


@pytest.mark.parametrize("reason", SENTENCES)
def test_every_refusal_is_one_sentence_that_ends_in_a_repair(reason):
    slots = dict.fromkeys(re.findall(r"\{(\w+)\}", SENTENCES[reason]), "x")
    said = str(Refusal(reason, **slots))
    assert "{" not in said
    assert said.count(";") + said.count("there are") >= 1


def test_a_refusal_keeps_its_reason_and_slots_for_pages_of_other_languages():
    refusal = Refusal("game_over", years=10)
    assert (refusal.reason, refusal.slots) == ("game_over", {"years": 10})
    assert isinstance(refusal, ValueError)
