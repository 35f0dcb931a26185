import pytest

from platformlab.worksheet import checking, fields


def reasons(**answers):
    found = checking.complaints({f"use.{name}": typed for name, typed in answers.items()})
    return [(each["field"], each["reason"]) for each in found]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"worth_low": "3", "worth_likely": "2", "worth_high": "4"}, [("worth_low", "above_likely")]),
        ({"worth_low": "1", "worth_likely": "5", "worth_high": "4"}, [("worth_high", "below_likely")]),
        ({"worth_low": "5", "worth_high": "4"}, [("worth_low", "above_high")]),
        ({"worth_low": "9", "worth_likely": "5", "worth_high": "1"},
         [("worth_low", "above_likely"), ("worth_high", "below_likely")]),
        ({"join_likely": "12", "most": "11"}, [("join_likely", "more_than_all")]),
        ({"other_join_low": "12", "other_most": "11"}, [("other_join_low", "more_than_all")]),
        ({"most": "0"}, [("most", "nothing")]),
        ({"run": "0", "test_cost": "0", "worth_likely": "0"}, []),
        ({"run": "a lot"}, [("run", "number")]),
        ({"mechanism": "magic", "leaves": "them"}, [("mechanism", "choice"), ("leaves", "choice")]),
        ({"who": "9 > 3; low above high", "refute": "-1"}, []),
        ({"worth_low": "", "worth_likely": " ", "most": "\n"}, []),
        ({"mechanism": "none", "most": "abc", "worth_low": "9", "worth_likely": "1"}, []),
        ({"mechanism": "alike", "other_most": "abc", "most": "abc"}, [("most", "number")]),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_said_at_its_field(answers, said):
    assert reasons(**answers) == [(f"use.{field}", reason) for field, reason in said]


def test_a_field_that_the_sheet_does_not_have_is_named_and_disturbs_nothing():
    found = checking.complaints({"use.colour": "red", "use.mechanism": "none"})
    assert found == [{"field": "use.colour", "reason": "unknown", "slots": {"got": "use.colour"}}]


def test_a_long_text_is_cut_to_one_line_and_east_asian_signs_count_for_two():
    assert checking.short("a\n b\t c") == "a b c"
    assert checking.short("x" * 41) == "x" * 40 + "…"
    assert checking.short("가" * 21) == "가" * 20 + "…"


def test_an_end_that_is_empty_is_the_likely_number_and_without_that_there_is_no_range():
    typed = {"use.worth_likely": "4", "use.worth_high": "9"}
    assert checking.span(typed, "use", "worth") == [4, 4, 9]
    assert checking.span({"use.worth_high": "9"}, "use", "worth") is None


def test_every_key_stands_once():
    assert len(set(fields.all_keys())) == len(fields.all_keys())
