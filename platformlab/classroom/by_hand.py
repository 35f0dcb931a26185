"""A round of the paper game as its players work it out: from the printed tables and a calculator.

The tables are made from the rules of the market `paper`, and hold rounded numbers. A round that is
worked out from them strays from the engine by their rounding, which a test holds small.
"""

from functools import cache
from math import floor
from typing import Any, TypeVar

from platformlab.game.engine import (
    first_known,
    improvement,
    info_value,
    new_skill,
    option_worth,
    owner_gain,
    unit_cost,
    wants_in,
    weight,
)
from platformlab.game.exact import logistic
from platformlab.game.scenarios import rules_for

Line = TypeVar("Line")
ROUNDS = 6
DEVELOP = (0, 20, 40, 60, 80)
SPENDING = 50  # on a platform, each round; the running cost is within it
HELP = (0, 1, 2)
KINDS = (1, 2)  # what has developers: partners, open
LEAST_POINTS = -40  # fewer give no weight
WEIGHTS_IN_TEN = 10  # a machine without points weighs so much
CONNECTED = (*range(0, 130, 5), 130, 140, 150, 160)
LITTLE = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    8,
    10,
    12,
    15,
    20,
    25,
    30,
    40,
    60,
)  # the last one stands for all above


def rules(teams: int = 4, **changes: float) -> dict:
    """Return the rules of the paper game."""
    return dict(rules_for("paper", teams=teams, years=ROUNDS, **changes))


@cache
def development() -> dict[int, float]:
    """Points of a machine that a round's development adds."""
    return {money: round(improvement(rules(), money), 1) for money in DEVELOP}


@cache
def costs() -> dict[float, float]:
    """Cost of a machine by the growth of what is known, in tenths."""
    return {k / 10: round(unit_cost(rules(), k / 10), 1) for k in range(10, 50)}


def information(machines: float) -> float:
    """What information is worth to an owner in a round, by the machines connected last round."""
    used = rules()
    return float(info_value(used, machines, new_skill(used, SPENDING)))


@cache
def services() -> dict[int, tuple[float, ...]]:
    """What a thousand connected machines pay for information: closed, partners, open."""
    sold = rules()["capture"]
    return {n: tuple(round(part * information(n), 2) for part in sold) for n in LITTLE}


@cache
def gains() -> dict[int, tuple[float, ...]]:
    """What information leaves to an owner, less the trouble of connecting: closed, partners, open."""
    return {
        n: tuple(round(owner_gain(rules(), information(n), 0.0, kind), 2) for kind in range(3))
        for n in LITTLE
    }


@cache
def owners() -> dict[float, tuple[int, float]]:
    """Of a hundred owners those who connect, and the points that buyers give, by an owner's gain."""
    steps = [*(k / 10 for k in range(-35, 41)), *(k / 2 for k in range(9, 21))]
    return {
        gain: (round(100 * logistic(gain)), round(option_worth(rules(), gain), 1)) for gain in steps
    }


@cache
def weights() -> dict[int, float]:
    """Weight of a machine in the eyes of buyers, by all its points."""
    return {n: round(WEIGHTS_IN_TEN * weight(rules(), n), 1) for n in range(LEAST_POINTS, 62)}


def weight_of(points: float) -> float:
    """Weight of a machine by all its points; whoever is below the table sells nothing."""
    return nearest(weights(), points) if points >= LEAST_POINTS else 0.0


@cache
def developers() -> dict[int, tuple[int, ...]]:
    """Developers who come if no rival has any, by connected machines: partners, then open, by help."""
    used = rules()
    return {
        n: tuple(
            round(used["developers"] * wants_in(used, n, kind, -paid, 0.0))
            for kind in KINDS
            for paid in HELP
        )
        for n in CONNECTED
    }


def start_known(teams: int) -> int:
    """Start number of the cost of a machine: what all makers know before round 1."""
    return round(first_known(rules(), teams))


def rounded(number: float, decimals: int = 0) -> float:
    """Round as people do: a half goes up."""
    scale = 10**decimals
    return floor(number * scale + 0.5 + 1e-9) / scale


def nearest(table: dict[Any, Line], wanted: float) -> Line:
    """Return the line of a table whose head is nearest; of two the lower one."""
    return table[min(table, key=lambda head: (round(abs(head - wanted), 6), head))]


def begin(teams: int) -> list[dict]:
    """Return the books of the teams before round 1."""
    used = rules()
    team = {"points": 0.0, "built": used["start_experience"], "in_use": used["start_base"]}
    team |= {"cash": used["start_cash"], "connected": 0.0, "developers": 0, "earnings": []}
    team["broke"] = False
    return [dict(team) for _ in range(teams)]


def allowed(book: dict, slip: dict) -> dict:
    """Return the slip, or what is left of it while the bank has the team."""
    if book["broke"]:
        return slip | {"platform": 0, "openness": 0, "terms": 0.0, "develop": 0}
    return slip


def play(books: list[dict], slips: list[dict], effect: float, copied: float) -> list[dict]:
    """Return the books one round later, worked out line by line.

    Parameters
    ----------
    books
        What `begin` or this function returned.
    slips
        Decisions with the names of the engine, in the steps of the slip.
    effect
        What one developer adds to an owner's gain, from the market card.
    copied
        Part of a lead that is copied, from the market card.
    """
    used, count = rules(), len(books)
    points = [
        rounded(book["points"] + development()[slip["develop"]], 1)
        for book, slip in zip(books, slips, strict=True)
    ]
    points = [rounded(own + copied * (max(points) - own), 1) for own in points]
    looks = [_look(book, slip, effect) for book, slip in zip(books, slips, strict=True)]
    totals = [
        rounded(points[k] + looks[k][1] + used["usual_price"] - slips[k]["price"])
        for k in range(count)
    ]
    seen = [weight_of(total) for total in totals]
    everything = sum(seen) + WEIGHTS_IN_TEN * used["outside"] * count
    sold = [rounded(used["market"] * count * one / everything, 1) for one in seen]
    found = []
    for k, book in enumerate(books):
        share, extra, gain = looks[k]
        market = {"points": points[k], "share": share, "extra": extra, "gain": gain}
        market |= {"total": totals[k], "weight": seen[k], "sold": sold[k]}
        market["sum"] = everything
        rival = max([other["developers"] for j, other in enumerate(books) if j != k], default=0)
        found.append(_book(book, slips[k], market, rival, sum(b["built"] for b in books), count))
    return found


def _look(book, slip, effect):
    """Owners of a hundred who connect, points of the platform, and the gain that gives them."""
    if not slip["platform"]:
        return 0, 0.0, None
    gain = nearest(gains(), book["connected"])[slip["openness"]]
    if slip["openness"] in KINDS:  # a closed platform lets nobody in
        gain += effect * book["developers"]
    return (*nearest(owners(), rounded(gain, 2)), rounded(gain, 2))


def _book(book, slip, market, rival, built, teams):
    """The lines of a team's book that follow what the teacher told it."""
    used, kind, runs = rules(), slip["openness"], slip["platform"] > 0
    own = 1.0 - used["spillover"]
    growth = rounded((own * book["built"] + used["spillover"] * built) / start_known(teams), 1)
    cost = nearest(costs(), growth)
    in_use = rounded((1.0 - used["retirement"]) * book["in_use"] + market["sold"], 1)
    connected = rounded(in_use * market["share"] / 100, 1)
    working = _working(connected, slip, rival) if runs else 0
    money = {
        "margin": rounded(market["sold"] * (slip["price"] - cost)),
        "services": rounded(nearest(services(), book["connected"])[kind] * connected)
        if runs
        else 0,
        "commission": rounded(used["take_rate"][kind] * used["revenue"] * connected * working),
        "paid": rounded(-slip["terms"] * working),
        "interest": rounded(max(0.0, -book["cash"]) * used["interest"]),
    }
    lasting = money["margin"] - used["fixed_cost"] + money["services"] + money["commission"]
    lasting -= money["paid"]
    spent = slip["develop"] + slip["platform"] + money["interest"]
    earned = lasting - (used["running_cost"] if runs else 0)
    cash = book["cash"] + lasting - spent
    return market | money | {
        "points_old": book["points"],
        "points_add": development()[slip["develop"]],
        "before": rounded(book["points"] + development()[slip["develop"]], 1),
        "price": slip["price"],
        "spent": slip["develop"] + slip["platform"],
        "built": book["built"] + market["sold"],
        "built_before": book["built"],
        "built_all": built,
        "growth": growth,
        "cost": cost,
        "in_use": in_use,
        "connected": connected,
        "developers": working,
        "cash": cash,
        "broke": cash < (0.0 if book["broke"] else -used["credit"]),
        "earnings": [*book["earnings"], earned],
    }  # fmt: skip


def _working(connected, slip, rival):
    """Developers who work for a team: of those who would come, the ones that no rival has."""
    if slip["openness"] not in KINDS:
        return 0
    column = KINDS.index(slip["openness"]) * len(HELP) + HELP.index(-slip["terms"])
    all_of_them = rules()["developers"]
    return rounded(nearest(developers(), connected)[column] * (all_of_them - rival) / all_of_them)


def worth(book: dict) -> float:
    """What a team is worth: cash, and three times its earnings in the mean of the last two rounds."""
    last = book["earnings"][-2:]
    return float(book["cash"] + rules()["multiple"] * sum(last) / len(last))
