"""The paper game is the engine's: worked out from the printed tables, it ends as the engine says."""

from statistics import median

import pytest
from bs4 import BeautifulSoup

from platformlab.classroom import by_hand, kit
from platformlab.game import games
from platformlab.game.scenarios import KNOBS
from platformlab.game.strategies import dice
from platformlab.game.tournament import mixed_tables


def drawn_slip(roll):
    """A slip in its own steps; prices above any cost."""
    kind = roll(6)  # half of all teams run no platform
    slip = {"price": 100 + 5 * roll(5), "develop": by_hand.DEVELOP[roll(5)], "study": 0}
    slip |= {"platform": by_hand.SPENDING if kind < 3 else 0, "openness": kind if kind < 3 else 0}
    return slip | {"terms": -float(by_hand.HELP[roll(3)]) if slip["openness"] else 0.0}


def both_ways(seed):
    """Worth of each team by hand, and as the engine computes it."""
    roll = dice(seed)
    teams, (_, effect, copied) = 2 + roll(5), kit.MARKETS[roll(4)]
    changes = {"cross_side_consumers": effect, "imitation": copied}
    game = games.new_game(["team"] * teams, "paper", by_hand.ROUNDS, changes=changes)
    habits, books = [drawn_slip(roll) for _ in range(teams)], by_hand.begin(teams)
    for _ in range(by_hand.ROUNDS):
        slips = [habit if roll(3) else dict(habit, price=100 + 5 * roll(5)) for habit in habits]
        slips = [by_hand.allowed(book, slip) for book, slip in zip(books, slips, strict=True)]
        books = by_hand.play(books, slips, effect / by_hand.rules()["developers"], copied)
        game = games.enter(game, slips)
    return [by_hand.worth(book) for book in books], games.values_of(games.states_of(game)[-1])


def test_a_game_by_hand_strays_one_per_cent_of_the_winners_worth_and_never_eight():
    strayed = []
    for seed in range(30):
        hand, engine = both_ways(seed)
        strayed += [abs(a - b) / max(engine) for a, b in zip(hand, engine, strict=True)]
    assert median(strayed) < 0.01
    assert max(strayed) < 0.08


def test_the_bank_takes_platform_and_development_below_its_credit_until_the_cash_is_back():
    slip = {"price": 100, "develop": 80, "platform": 50, "openness": 2, "terms": -2.0}
    (book,) = by_hand.begin(1)
    assert by_hand.allowed(book, slip) == slip
    (book,) = by_hand.play([book | {"cash": -199.0}], [slip], 0.0, 0.3)
    assert book["cash"] < -200
    held = by_hand.allowed(book, slip)
    assert (held["platform"], held["develop"], held["price"]) == (0, 0, 100)
    (later,) = by_hand.play([book | {"cash": -1000.0}], [held], 0.0, 0.3)
    assert later["broke"]
    (later,) = by_hand.play([book | {"cash": 900.0}], [held], 0.0, 0.3)
    assert not later["broke"]


def test_the_nearest_line_is_the_first_of_two():
    assert by_hand.nearest({0: "a", 10: "b"}, 5) == "a"
    assert by_hand.nearest({0: "a", 10: "b"}, 5.1) == "b"
    assert by_hand.nearest({-2.2: "a", -2.1: "b"}, -2.15) == "a"


def test_a_half_is_rounded_up_as_people_do():
    assert [by_hand.rounded(number) for number in (0.5, 1.5, -0.5, 2.4999)] == [1, 2, 0, 2]
    assert by_hand.rounded(0.25, 1) == 0.3


def test_rules_of_the_market_cards_can_be_set_on_the_class_page():
    for _, effect, copied in kit.MARKETS:
        for name, value in (("cross_side_consumers", effect), ("imitation", copied)):
            low, high = KNOBS[name]
            assert low <= value <= high


@pytest.mark.parametrize(("letter", "is_worth_it"), [("A", True), ("B", False), ("C", True), ("D", False)])  # fmt: skip
def test_a_platform_pays_under_the_cards_with_an_effect_and_under_the_others_never(
    letter, is_worth_it
):
    ((effect, copied),) = [market[1:] for market in kit.MARKETS if market[0] == letter]
    rules = by_hand.rules(cross_side_consumers=effect, imitation=copied)
    with_one = ("start hybrid", "subsidise early", "platform first", "closed data")
    found = mixed_tables(rules, range(1, 6), ("pure product", "volume", *with_one))
    value = {name: row["value"] for name, row in found.items()}
    best_without = max(value["pure product"], value["volume"])
    assert (max(value[name] for name in with_one) > best_without) == is_worth_it


def test_the_example_is_what_its_own_tables_give():
    """Read from the printed page, without the code that made it."""
    face = BeautifulSoup(kit.html("example"), "html.parser")
    second = [[cell.text for cell in row.select("td")] for row in face.select("table")[1].select("tbody tr")]  # fmt: skip
    weights = [float(row[6]) for row in second[:3]]
    assert float(second[3][0]) == pytest.approx(sum(weights) + 3.5 * 3)
    for row, weight in zip(second[:3], weights, strict=True):
        assert float(row[7]) == pytest.approx(30 * 3 * weight / float(second[3][0]), abs=0.051)
    lines = face.select("table.pl-accounts tbody tr:not(.pl-group)")
    first, then = zip(*[[float(c.text) for c in line.select("td")] for line in lines], strict=True)
    for at in (first, then):
        earned = at[13] - at[14] + at[15] + at[16] - at[17]
        before = 200 if at is first else first[20]
        assert at[20] == pytest.approx(before + earned - at[18] - at[19])
        assert at[21] == pytest.approx(earned - 20)
        assert at[11] == pytest.approx(at[9] * at[10] / 100, abs=0.051)
