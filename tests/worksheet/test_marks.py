import re

from filled_sheets import filled

from platformlab.worksheet import marks, memo


def test_a_text_with_marks_of_markdown_stays_a_text():
    assert marks.escaped("a*b <i>") == r"a\*b \<i\>"
    found = marks.marked(memo.write(filled(4) | {"firm": "# <b>Ours</b>"}))
    assert found["head"] == [r"\# \<b\>Ours\</b\>"]
    for _, lines in found["sections"]:
        for _, slots in lines:
            for slot in slots.values():
                assert not re.search(r"(?<!\\)[<>|*_`#]", slot.get("t", ""))


def test_numbers_and_keys_are_left_alone():
    plain = memo.write(filled(4))
    found = marks.marked(plain)
    assert [h for h, _ in found["sections"]] == [h for h, _ in plain["sections"]]
    assert found["stages"] == plain["stages"]
