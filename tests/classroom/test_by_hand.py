"""The paper game is the engine's: worked out from the printed tables, it ends as the engine says."""

import re
from math import ceil
from statistics import median

import pytest
from bs4 import BeautifulSoup
from parts import ROOT
from printed_game import Paper

from platformlab.classroom import by_hand, kit
from platformlab.game import games
from platformlab.game.scenarios import KNOBS
from platformlab.game.strategies import dice
from platformlab.game.tournament import mixed_tables

PAGE = (ROOT / "book" / "launch-paper.md").read_text(encoding="utf-8")


def drawn_slip(roll, cost, kind):
    """A slip in its own steps, by somebody who wants to earn: 5 to 25 above the cost of last round."""
    slip = {"price": 5 * ceil(cost / 5 + 1 + roll(4)), "develop": by_hand.DEVELOP[roll(5)], "study": 0}  # fmt: skip
    slip |= {"platform": by_hand.SPENDING if kind is not None else 0, "openness": kind or 0}
    return slip | {"terms": -float(by_hand.HELP[roll(3)]) if kind else 0.0}


def both_ways(seed):
    """Worth of each team by hand, and as the engine computes it; platforms come, go and change."""
    roll = dice(seed)
    teams, (_, effect, copied) = 3 + roll(4), kit.MARKETS[roll(4)]
    changes = {"cross_side_consumers": effect, "imitation": copied}
    game = games.new_game(["team"] * teams, "paper", by_hand.ROUNDS, changes=changes)
    kinds, books = [drawn_kind(roll) for _ in range(teams)], by_hand.begin(teams)
    for _ in range(by_hand.ROUNDS):
        kinds = [kind if roll(4) else drawn_kind(roll) for kind in kinds]
        costs = [book.get("cost", by_hand.rules()["first_cost"]) for book in books]
        slips = [drawn_slip(roll, cost, kind) for cost, kind in zip(costs, kinds, strict=True)]
        slips = [by_hand.allowed(book, slip) for book, slip in zip(books, slips, strict=True)]
        books = by_hand.play(books, slips, effect / by_hand.rules()["developers"], copied)
        game = games.enter(game, slips)
    return [by_hand.worth(book) for book in books], games.values_of(games.states_of(game)[-1])


def drawn_kind(roll):
    """Closed, partners, open or, for a third of all teams, no platform."""
    return [0, 1, 2, None, 1, None][roll(6)]


GAMES = 200


@pytest.fixture(scope="module")
def drawn():
    return [both_ways(seed) for seed in range(GAMES)]


@pytest.mark.slow
def test_a_game_by_hand_strays_as_far_as_the_page_says(drawn):
    strayed = [
        abs(a - b) / max(engine)
        for hand, engine in drawn
        for a, b in zip(hand, engine, strict=True)
    ]
    usual, most = re.search(r"within (\S+) % of the winner's.* and within (\S+) % always", PAGE).groups()  # fmt: skip
    assert median(strayed) < float(usual) / 100
    assert max(strayed) < float(most) / 100


@pytest.mark.slow
def test_ranks_by_hand_differ_from_the_engines_as_often_as_the_page_says(drawn):
    ranks = sum(games.ranks(hand) != games.ranks(engine) for hand, engine in drawn)
    winners = sum(hand.index(max(hand)) != engine.index(max(engine)) for hand, engine in drawn)
    assert "In one game of three two teams or more had other ranks there" in PAGE
    assert GAMES / 4 < ranks < GAMES / 2.5
    assert "in about one of fifteen another team won" in PAGE
    assert GAMES / 20 < winners < GAMES / 12


def card_of(letter):
    """What each developer adds, and the copied part of a lead, as the market card says them."""
    cards = BeautifulSoup(kit.html("cards"), "html.parser").select(".pl-cut")
    (said,) = [card.text for card in cards if f"Market card {letter}" in card.text]
    return re.search(r"adds (\S+) to", said)[1], re.search(r"lead (\S+) is", said)[1]


@pytest.mark.parametrize("letter", [letter for letter, _, _ in kit.MARKETS])
def test_whoever_has_the_printed_sheets_alone_plays_the_same_game(letter):
    """Read and reckoned apart from the code that prints: no value is missing, no rounding unsaid."""
    each, copied = card_of(letter)
    for seed in range(12):
        roll = dice(seed)
        teams = 2 + roll(7)
        kinds, books, paper = [drawn_kind(roll) for _ in range(teams)], by_hand.begin(teams), Paper(teams, each, copied)  # fmt: skip
        for _ in range(by_hand.ROUNDS):
            kinds = [kind if roll(4) else drawn_kind(roll) for kind in kinds]
            slips = [drawn_slip(roll, float(book[7]), kind) for book, kind in zip(paper.books, kinds, strict=True)]  # fmt: skip
            slips = [by_hand.allowed(book, slip) for book, slip in zip(books, slips, strict=True)]
            books = by_hand.play(books, slips, float(each), float(copied))
            paper.play([as_ringed(slip) for slip in slips])
            for mine, theirs in zip(paper.books, books, strict=True):
                assert [float(mine[line]) for line in LINES] == pytest.approx([theirs[name] for name in LINES.values()])  # fmt: skip
                assert mine["bank"] == theirs["broke"]
        assert [float(worth) for worth in paper.worth()] == [by_hand.worth(book) for book in books]


LINES = {7: "cost", 8: "points", 9: "sold", 10: "in_use", 12: "connected", 13: "developers", 14: "margin", 16: "services", 17: "commission", 18: "paid", 21: "cash"}  # fmt: skip


def as_ringed(slip):
    """A slip as it is ringed on paper."""
    kind = ("closed", "partners", "open")[slip["openness"]] if slip["platform"] else "none"
    return {"price": slip["price"], "develop": slip["develop"], "platform": kind, "help": int(-slip["terms"])}  # fmt: skip


def test_a_closed_platform_has_nothing_of_the_developers_that_it_had():
    (book,) = by_hand.begin(1)
    book |= {"connected": 60.0, "developers": 70}
    plan = {"price": 115, "develop": 40, "platform": by_hand.SPENDING, "terms": 0.0}
    for kind, is_more in ((0, False), (1, True), (2, True)):
        shares = [by_hand.play([book], [plan | {"openness": kind}], effect, 0.3)[0]["share"] for effect in (0.0, 0.1)]  # fmt: skip
        assert (shares[1] > shares[0]) == is_more, kind


def test_a_price_above_all_worth_sells_nothing_and_one_below_the_table_is_no_gift():
    (book,) = by_hand.begin(1)
    slip = {"develop": 0, "platform": 0, "openness": 0, "terms": 0.0}
    sold = [by_hand.play([book], [slip | {"price": price}], 0.0, 0.3)[0]["sold"] for price in (145, 200, 500)]  # fmt: skip
    assert sold[0] > 0
    assert sold[1:] == [0, 0]


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
    lines = [line for line in lines if re.match(r"\d", line.th.text)]  # the bank has no number
    first, then = zip(*[[float(c.text) for c in line.select("td")] for line in lines], strict=True)
    for at in (first, then):
        earned = at[13] - at[14] + at[15] + at[16] - at[17]
        before = 200 if at is first else first[20]
        assert at[20] == pytest.approx(before + earned - at[18] - at[19])
        assert at[21] == pytest.approx(earned - 20)
        assert at[11] == pytest.approx(at[9] * at[10] / 100, abs=0.051)
    (worth,) = [
        line for line in face.select("table.pl-accounts tr") if line.th.text.startswith("Worth")
    ]
    assert float(worth.select("td")[1].text) == then[20] + 1.5 * (first[21] + then[21])
