"""The worksheet in a notebook: answers in, a memo out; files that go both ways."""

import pytest
from filled_sheets import filled

from platformlab import memos
from platformlab.worksheet import fields

OURS = {
    "firm": "Ours", "unit": "USD",
    "service": {
        "mechanism": "failures", "who": "owners", "whom": "owners", "through": "failures",
        "worth": (10, 20, 30.5), "cost": (1, 2, 3), "join": (10, 20, 60), "earn": (3, 4, 5),
        "most": 400, "end": 90, "run": 1000, "test_cost": 30, "refute": "twenty machines",
        "leaves": "members", "elsewhere": "owners", "also": "dealers",
    },
    "plan": {"mechanism": "none"},
}  # fmt: skip


def test_answers_by_stage_are_those_of_the_page_under_flat_keys():
    flat = memos.flat(OURS)
    assert float(flat["service.worth_high"]) == 30.5
    assert flat["plan.mechanism"] == "none"
    assert memos.write(flat) == memos.write(OURS)
    assert set(flat) <= set(fields.all_keys())


def test_a_memo_says_claim_number_mass_test_and_recommendation_on_one_page():
    memo = memos.write(OURS)
    assert (memo.recommendation, memo.about) == ("do", "service")
    assert memo.complaints == {}
    heads = [line for line in memo.markdown.splitlines() if line.startswith("## ")]
    assert heads == ["## Recommendation", "## Claim", "## Mechanism", "## Number",
                     "## Critical mass", "## Who else must gain", "## Test",
                     "## The other stages"]  # fmt: skip
    low, likely, _high = (corner["result"] for corner in memo.stages["service"]["corners"])
    assert (
        f"A year brings {likely:g} USD by your likely numbers, {low:g} at its worst"
        in memo.markdown
    )
    assert memo._repr_markdown_() == memo.markdown


def test_what_cannot_be_used_is_said_at_its_field_and_its_stage_has_no_numbers():
    wrong = {**OURS, "service": {**OURS["service"], "worth": (30, 20, 10), "run": "much"}}
    memo = memos.write(wrong)
    assert set(memo.complaints) == {"service.worth_low", "service.worth_high", "service.run"}
    assert "“much” is no number" in memo.complaints["service.run"]
    assert memo.recommendation == "unfinished"
    assert memo.stages["service"]["state"] == "wrong"


@pytest.mark.parametrize("seed", range(4))
def test_a_saved_sheet_is_read_back_from_its_file_or_its_text(seed, tmp_path):
    file = tmp_path / "sheet.json"
    memos.save(filled(seed), file)
    assert memos.read(file) == memos.read(str(file)) == filled(seed)
    assert memos.read(file.read_text(encoding="utf-8")) == filled(seed)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [("no-such.json", "no-such.json cannot be read"), ("{}", "no worksheet of this book"),
     ('{"worksheet": 7, "answers": {}}', "of edition 7, and this book reads edition 1")],
)  # fmt: skip
def test_what_is_no_sheet_is_refused_in_one_sentence(sheet, said):
    with pytest.raises(memos.Refused, match=said) as refused:
        memos.read(sheet)
    assert refused.value._render_traceback_() == [str(refused.value)]


def test_a_range_of_two_numbers_and_an_unknown_example_are_refused_with_the_repair():
    with pytest.raises(memos.Refused, match="give three numbers"):
        memos.write({"use": {"worth": (1, 2)}})
    with pytest.raises(memos.Refused, match="did you mean 'deere'"):
        memos.example("deer")
    assert memos.write({"use": {"mechanism": "data", "run": 1.234}}).complaints == {}
    assert memos.flat({"use": {"run": None, "most": 2}}) == {"use.run": "", "use.most": "2"}
