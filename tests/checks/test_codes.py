"""Class codes: short, the same in Python and on the page, and unforgiving of slips."""

import random

import pytest

from platformlab.checks import codes

SIZES = {"TFP": [3], "SOT": [11], "CUR": [21] * 6, "LAR": [101]}


def answers(sizes, count):
    draw = random.Random(1)
    return [[draw.randrange(size) for size in sizes] for _ in range(count)]


@pytest.mark.parametrize("tag", SIZES)
def test_code_read_back_is_the_answer(tag):
    ends = [[0] * len(SIZES[tag]), [size - 1 for size in SIZES[tag]]]
    for answer in [*ends, *answers(SIZES[tag], 50)]:
        code = codes.encode(tag, SIZES[tag], answer)
        assert codes.decode(code, SIZES) == (tag, answer)
        assert codes.decode(code.lower(), SIZES) == (tag, answer)


def test_code_is_short():
    assert codes.encode("TFP", [3], [2]) == "TFP-2J"
    assert len(codes.encode("CUR", SIZES["CUR"], [20] * 6)) <= 11


@pytest.mark.parametrize("tag", SIZES)
def test_every_single_wrong_character_is_noticed(tag):
    for answer in answers(SIZES[tag], 5):
        name, body = codes.encode(tag, SIZES[tag], answer).split("-")
        for at, right in enumerate(body):
            for wrong in set(codes.ALPHABET) - {right}:
                with pytest.raises(codes.CodeError, match=r"a character is wrong|no answer"):
                    codes.decode(f"{name}-{body[:at]}{wrong}{body[at + 1 :]}", SIZES)


def test_swapped_neighbours_are_noticed():
    for answer in answers(SIZES["CUR"], 20):
        name, body = codes.encode("CUR", SIZES["CUR"], answer).split("-")
        for at in range(len(body) - 1):
            swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
            if swapped != body:
                with pytest.raises(codes.CodeError):
                    codes.decode(f"{name}-{swapped}", SIZES)


def test_letters_taken_for_digits_are_forgiven():
    tag, sizes = "SOT", [40]
    for answer in ([0], [1], [32]):
        code = codes.encode(tag, sizes, answer)
        misread = code[:4] + code[4:].replace("0", "O").replace("1", "L")
        assert codes.decode(misread, {tag: sizes}) == (tag, answer)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("XYZ-2K", "no bet has this name"),
        ("hello", "no bet has this name"),
        ("TFP-2", "2 characters should follow the dash, not 1"),
        ("TFP-", "2 characters should follow the dash, not 0"),
        ("TFP-2KK", "2 characters should follow the dash, not 3"),
        ("TFP-!!", "a character is wrong"),
    ],
)
def test_code_that_cannot_be_read_says_why(code, why):
    with pytest.raises(codes.CodeError, match=why):
        codes.decode(code, SIZES)


def test_code_of_an_answer_that_the_bet_lacks_is_refused():
    code = codes.encode("TFP", [31], [30])
    with pytest.raises(codes.CodeError, match="stands for no answer of this bet"):
        codes.decode(code, SIZES)
