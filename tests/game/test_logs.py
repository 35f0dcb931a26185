import textwrap

import pytest
from class_game import drawn_game, played

from platformlab.game import games, logs
from platformlab.game.codes import fingerprint
from platformlab.game.refusals import Refusal


@pytest.mark.parametrize("seed", range(20))
def test_a_log_holds_the_whole_game(seed):
    game = drawn_game(seed)
    assert logs.read(logs.write(game)) == (game, None)


def test_a_log_does_not_say_in_clear_what_the_teacher_changed():
    changes = {"cross_side_consumers": 5.0, "patience": 3}
    game = games.new_game(["a", "b"], changes=changes)
    text = logs.write(game)
    assert logs.read(text) == (game, None)
    assert not [word for word in (*changes, "5.0") if word in text]


def test_a_log_of_before_with_its_changes_in_clear_is_read():
    text = (
        "LAUNCH 1 scenario=neutral teams=2 years=10 number=0 seed=0 cross_side_consumers=5.0 patience=3 GF\n"
        "names a b 2T\nend"
    )
    assert logs.read(text)[0]["changes"] == {"cross_side_consumers": 5.0, "patience": 3}


@pytest.mark.parametrize("veiled", ["0", "Y", "YY", "000102", "a=b", "ZZ"])
def test_changes_that_nobody_wrote_are_refused(veiled):
    head = f"LAUNCH 1 scenario=neutral teams=2 years=10 number=0 seed=0 changed={veiled}"
    with pytest.raises(Refusal):
        logs.read(f"{head} {logs._seal(head.split())}\nnames a b 2T\nend")


def test_bets_of_year_nought_are_kept_and_a_changed_one_is_noticed():
    game = games.bet(drawn_game(1, years=2), 1, 0, 2)
    text = logs.write(game)
    assert logs.read(text) == (game, None)
    with pytest.raises(Refusal, match="head of the log"):
        logs.read(text.replace("1:2", "1:1"))


@pytest.mark.parametrize("break_lines", ["\r\n", "\r", "\n\n"])
def test_a_log_survives_the_line_breaks_of_other_systems(break_lines):
    game = drawn_game(1)
    text = logs.write(game).replace("\n", break_lines)
    assert logs.read(f"\n  {text}\n") == (game, None)


PUT_AROUND = {
    "lines broken by a mail": lambda text: "\n".join(
        piece
        for line in text.split("\n")
        for piece in textwrap.wrap(line, 40, break_long_words=False)
    ),
    "one line": lambda text: text.replace("\n", " "),
    "quoted": lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    "fenced": lambda text: f"```\n{text}\n```",
    "greeted": lambda text: f"Dear class, our LAUNCH of today:\n\n{text}\n\nYours, Ada",
    "signs of no width": lambda text: f"\u200b{text}".replace("\n", "\u200d\n"),
}


@pytest.mark.parametrize("put", PUT_AROUND.values(), ids=PUT_AROUND)
def test_a_log_survives_what_mails_and_chats_put_around_it(put):
    for seed in range(3):
        game = drawn_game(seed)
        assert logs.read(put(logs.write(game))) == (game, None)


def test_teams_may_be_called_as_the_words_of_a_log():
    game = games.new_game(["end", "names", "bets", "LAUNCH", "2"], number=7)
    game = games.bet(game, 1, 0, 2)
    assert logs.read(logs.write(game)) == (game, None)


def test_a_whole_game_without_its_last_word_asks_for_no_year_again():
    game = drawn_game(1)
    assert len(game["played"]) == game["years"]
    found, refusal = logs.read(logs.write(game)[: -len("\nend")])
    assert found == game
    assert (refusal.reason, refusal.slots) == ("log_end", {"years": game["years"]})


def read_what_is_left(text):
    """Years that can be read and the reason why no more; no years of a text that is refused."""
    try:
        game, refusal = logs.read(text)
    except Refusal as refused:
        return [], refused
    return game["played"], refusal


def test_a_log_cut_anywhere_gives_the_whole_years_before_the_cut_and_names_the_next():
    game = drawn_game(2, years=4)
    text = logs.write(game)
    counts = []
    for end in range(len(text)):
        years, refusal = read_what_is_left(text[:end])
        assert years == game["played"][: len(years)]
        if refusal.reason == "log_year":
            assert refusal.slots == {"year": len(years) + 1}
            assert len(years) < game["years"]
        elif refusal.reason == "log_end":
            assert len(years) == game["years"]
        else:
            assert refusal.reason in ("log_empty", "log_edition", "log_head")
        counts.append(len(years))
    assert counts == sorted(counts)
    assert counts[-1] == 4


def test_every_changed_sign_of_a_log_is_noticed():
    game = drawn_game(3, years=2)
    text = logs.write(game)
    for k, sign in enumerate(text):
        if not sign.isspace():
            other = "7" if sign != "7" else "8"
            years, refusal = read_what_is_left(text[:k] + other + text[k + 1 :])
            assert refusal is not None, (k, sign)
            assert years == game["played"][: len(years)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "log_empty"), ("   ", "log_empty"), ("hello", "log_empty"), (None, "log_empty"), ("<script>", "log_empty"),
        ("LAUNCH 2 scenario=neutral", "log_edition"), ("LAUNCH", "log_edition"), ("LAUNCH 1", "log_head"),
        ("LAUNCH 1 scenario=neutral\nnames a b", "log_head"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_played_is_refused_with_the_reason(text, why):
    with pytest.raises(Refusal) as refused:
        logs.read(text)
    assert refused.value.reason == why


@pytest.mark.parametrize("said", ["1:x", "x", "0:1", "9:1", "1:99", "- - - -  1:1"])
def test_bets_that_name_no_team_or_year_are_a_changed_head(said):
    text = logs.write(games.bet(games.new_game(["a", "b"]), 0, 1, 2))
    line = logs._sealed(["bets", *said.split()])
    with pytest.raises(Refusal, match="head of the log"):
        logs.read(text.replace(text.split("\n")[2], line))


def test_a_year_is_about_sixty_signs_for_six_teams():
    text = logs.write(
        played("pure product", "scout", "volume", "imitator", "closed data", "start hybrid")
    )
    assert all(len(line) < 85 for line in text.split("\n")[2:])


def test_each_line_ends_in_the_fingerprint_of_its_state():
    game = drawn_game(6)
    lines = logs.write(game).split("\n")[2:-1]
    states = games.states_of(game)[1:]
    assert [line.split()[-1] for line in lines] == [fingerprint(state) for state in states]


def test_a_log_of_a_game_that_ended_before_the_year_of_a_bet_is_read():
    game = games.enter(games.bet(games.new_game(["a", "b"]), 0, 1, 9), [None, None])
    over = games.lasting(game, 1)
    assert logs.read(logs.write(over)) == (over, None)
