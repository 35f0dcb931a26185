import json

import pytest
from filled_sheets import filled

from platformlab.worksheet import sheets


@pytest.mark.parametrize("seed", range(5))
def test_a_file_gives_back_every_answer_as_it_was_typed(seed):
    assert sheets.read(sheets.write(filled(seed))) == filled(seed)


REFUSED = [
    (" \n", "empty"), ("Dear board", "not_ours"), ('{"worksheet": 1, "answers"', "damaged"),
     ("[1]", "not_ours"), ("{}", "not_ours"), ('{"worksheet": 2, "answers": {}}', "edition"),
     ('{"worksheet": 1}', "damaged"), ('{"worksheet": 1, "answers": {"firm": 3}}', "field"),
     ('{"worksheet": "<b>", "answers": {}}', "edition"),
]  # fmt: skip


@pytest.mark.hostile(files=REFUSED)
@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_file_of_another_edition_or_none_of_ours_is_refused_with_its_reason(text, reason):
    with pytest.raises(sheets.Unreadable) as refused:
        sheets.read(text)
    assert refused.value.reason == reason


def test_a_field_of_no_sheet_is_kept_for_whoever_knows_it():
    text = json.dumps({"worksheet": 1, "answers": {"service.colour": "red"}})
    assert sheets.read(text) == {"service.colour": "red"}
