import pytest
from class_game import drawn_decision
from hypothesis import given
from hypothesis import strategies as st
from properties import examples

from platformlab.game import codes
from platformlab.game.engine import start
from platformlab.game.games import FIRST
from platformlab.game.refusals import Refusal
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import dice

DECISIONS = st.fixed_dictionaries(
    {
        "price": st.integers(60, 200),
        "develop": st.integers(0, 120),
        "platform": st.integers(0, 120),
        "openness": st.integers(0, 2),
        "terms": st.integers(-20, 20).map(lambda tenths: tenths / 10),
        "study": st.integers(0, 1),
    }
)


def drawn_codes(count):
    roll = dice(12)
    for k in range(count):
        game = k % 31
        yield codes.encode(roll(8), roll(16), drawn_decision(roll), game), game


def is_refused(code, game):
    try:
        codes.decode(code, game)
    except Refusal as refusal:
        return refusal.reason == "code_check"
    return False


@given(st.integers(0, 7), st.integers(0, 15), DECISIONS, st.integers(0, 30))
@examples(200)
def test_a_code_says_who_when_and_what(team, year, decision, game):
    code = codes.encode(team, year, decision, game)
    assert codes.decode(code, game) == (team, year, decision)
    assert [len(part) for part in code.split("-")] == [3, 3, 3]


def test_every_single_wrong_sign_in_two_hundred_codes_is_refused():
    for code, game in drawn_codes(200):
        signs = codes.plain(code)
        for k in range(9):
            for other in codes.SIGNS.replace(signs[k], ""):
                assert is_refused(signs[:k] + other + signs[k + 1 :], game), (code, k, other)


def test_every_swap_of_two_signs_in_two_hundred_codes_is_refused():
    for code, game in drawn_codes(200):
        signs = codes.plain(code)
        for i in range(9):
            for j in range(i + 1, 9):
                if signs[i] != signs[j]:
                    swapped = list(signs)
                    swapped[i], swapped[j] = signs[j], signs[i]
                    assert is_refused("".join(swapped), game), (code, i, j)


def test_the_code_of_another_game_is_refused():
    for code, game in drawn_codes(31):
        assert all(is_refused(code, other) for other in range(31) if other != game)


@pytest.mark.parametrize(
    "write",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("0", "O").replace("1", "i"),
    ],
)
def test_a_code_is_understood_as_people_write_it(write):
    code = codes.encode(0, 1, FIRST, 3)
    assert codes.decode(write(code), 3) == (0, 1, FIRST)


@pytest.mark.parametrize(
    "code", ["", "123", "001-T7N-G79-1", "001-T7N-G7U", "🙂" * 9, None, "<b>alert()"]
)
def test_what_is_no_code_is_refused_and_named(code):
    with pytest.raises(Refusal, match="nine signs") as refused:
        codes.decode(code)
    assert refused.value.slots == {"code": code}


@pytest.mark.parametrize(
    "change",
    [
        {"price": 59}, {"price": 201}, {"price": 100.5}, {"develop": -1}, {"platform": 121}, {"openness": 3},
        {"terms": -2.1}, {"terms": 0.05}, {"study": 2}, {"price": "115"}, {"price": float("nan")},
    ],
)  # fmt: skip
def test_a_decision_beyond_its_limits_is_refused_by_name(change):
    with pytest.raises(Refusal, match=f"^{next(iter(change))} must be") as refused:
        codes.encode(0, 1, FIRST | change)
    assert refused.value.reason == "decision"


@pytest.mark.parametrize(
    ("name", "wanted"), [("price", "a number from 60 to 200"), ("develop", "0 for none"), ("terms", "0 for none")]
)  # fmt: skip
def test_an_empty_field_is_not_nought(name, wanted):
    with pytest.raises(Refusal, match=f"{name} is empty; write {wanted}"):
        codes.encode(0, 1, FIRST | {name: None})


CODE, OTHER = codes.encode(0, 1, FIRST, 7), codes.encode(1, 1, FIRST | {"price": 99}, 7)


@pytest.mark.parametrize(
    "text",
    [
        f"Team 1, year 1: {CODE}",
        CODE.replace("-", " "),
        f"was {CODE.replace('-', ' ').lower()} or so",
        CODE.replace("-", " – "),
        CODE[:7].replace("-", "") + " " + CODE[8:],
        f"1. ({CODE})",
        f"important developer of year 1 at 10:15, 2026-11-29: {CODE}; thanks",
    ],
)
def test_a_code_is_found_in_what_people_paste(text):
    assert [codes.plain(code) for code in codes.find(text, 7)] == [codes.plain(CODE)]


@pytest.mark.parametrize("between", [" ", "\n", ", ", ";", " - "])
def test_codes_are_found_in_their_order_however_they_are_set_apart(between):
    for write in (str, codes.plain, lambda code: code.replace("-", " ")):
        found = codes.find(between.join([write(OTHER), write(CODE)]), 7)
        assert [codes.plain(code) for code in found] == [codes.plain(OTHER), codes.plain(CODE)]


@pytest.mark.parametrize("meant", [CODE[:-1], CODE + "4", CODE[:-1].replace("-", " "), CODE.replace("M", "N"), "00R25U-MX7"])  # fmt: skip
def test_what_was_meant_as_a_code_is_found_so_that_it_can_be_refused(meant):
    (found,) = codes.find(f"Bo says {meant}", 7)
    with pytest.raises(Refusal):
        codes.decode(found, 7)


@pytest.mark.parametrize("signs", ["YYYYYYYY", "30000000"])
def test_signs_beyond_all_decisions_are_refused_though_their_check_is_right(signs):
    assert is_refused(signs + codes.check_sign(signs, 5), 5)


def test_fingerprints_of_different_states_differ():
    state = start(rules_for(teams=2))
    other = start(rules_for(teams=2))
    other["teams"][1]["cash"] += 0.002
    assert codes.fingerprint(state) != codes.fingerprint(other)
    assert len(codes.fingerprint(state)) == 4


def test_a_bet_is_a_code_of_year_0_and_says_winner_and_year():
    for winner in range(8):
        for tips in range(16):
            team, year, said = codes.decode(codes.encode_bet(3, winner, tips, 9), 9)
            assert (team, year, codes.bet_of(said)) == (3, 0, (winner, tips))


@pytest.mark.parametrize(("winner", "tips", "reason"), [(-1, 3, "bet_team"), (8, 3, "bet_team"), (0.5, 3, "bet_team"), (0, 16, "bet_year"), (0, -1, "bet_year")])  # fmt: skip
def test_a_bet_on_no_team_or_no_year_is_refused(winner, tips, reason):
    with pytest.raises(Refusal) as refused:
        codes.encode_bet(0, winner, tips)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("team", "year", "game", "reason"),
    [(8, 1, 0, "seat"), (-1, 1, 0, "seat"), (0.5, 1, 0, "seat"), (None, 1, 0, "seat"),
     (0, 16, 0, "year"), (0, -1, 0, "year"), (0, 1.5, 0, "year"), (0, 1, 31, "numbers"), (0, 1, -1, "numbers")],
)  # fmt: skip
def test_a_code_of_a_team_year_or_game_that_it_cannot_say_is_refused(team, year, game, reason):
    with pytest.raises(Refusal) as refused:
        codes.encode(team, year, FIRST, game)
    assert refused.value.reason == reason
