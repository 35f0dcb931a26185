"""What was open when the rules were drawn, and what the tournament says of it: a sentence each.

The numbers are played when the page is built, so a change of the rules changes the sentences.
"""

from functools import cache, partial

from platformlab.classroom.page import ROOM
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLANS, subsidise_early
from platformlab.game.thresholds import study
from platformlab.game.tournament import mixed_tables, play
from platformlab.words import numbers, text
from platformlab.words.templates import render

TABLES = range(1, 5)  # a few; `make bench` plays forty in each market
KNOWN = ("pure product", "product first", "start hybrid", "subsidise early", "scout")
KEEN, HIGHER, LOWER = 6, 9, 3  # mark-up of who opens early and sells cheaply, and those beside it


def keen(seen: dict, above: int = KEEN) -> dict:
    """Help from the first year on a platform, a good machine, and a keen price for four years."""
    decision = dict(subsidise_early(seen))
    if seen["year"] <= 4:
        decision["price"] = int(seen["cost"] + above + 0.5)
    return decision


def closes(seen: dict, year: int) -> dict:
    """Help early, and in one year, by a slip, a closed platform."""
    decision = dict(subsidise_early(seen))
    return dict(decision, openness=0) if seen["year"] == year else decision


def dearer(seen: dict, year: int) -> dict:
    """The plan without a platform, and in one year a price that is 15 too high."""
    decision = dict(PLANS["pure product"](seen))
    return dict(decision, price=decision["price"] + 15) if seen["year"] == year else decision


def _values(names: tuple, own: dict | None = None, held: int = 1, **changes: float) -> dict:
    found = mixed_tables(rules_for(**changes), TABLES, names, own, held)
    return {name: row["value"] for name, row in found.items()}


def _study() -> dict:
    """How little two years of a pilot show of the effect, and how much a study does."""
    told = {}
    for effect in (7.0, 0.0):
        rules = rules_for(cross_side_consumers=effect)
        seats = [PLANS["platform first"]] + [PLANS["pure product"]] * 5
        _, states = play(dict(rules, years=2), seats)
        told[effect] = (states[-1]["teams"][0]["connected"], study(states[-1], 0)["lives_from"])
    return {
        "with_effect": numbers.share(told[7.0][0], 1),
        "without": numbers.share(told[0.0][0], 1),
        "lives": numbers.number(told[7.0][1], 0),
        "never": text("launch.settled.never" if told[0.0][1] is None else "launch.settled.some"),
    }


def _slips() -> dict:
    own = {"closed": partial(closes, year=5), "dear": partial(dearer, year=5)}
    value = _values(("subsidise early", "pure product", "closed", "dear"), own)
    return {
        "platform": numbers.share(1 - value["closed"] / value["subsidise early"]),
        "product": numbers.share(1 - value["dear"] / value["pure product"]),
    }


def _keen() -> dict:
    """The early, cheap and helped plan beside the best of the known ones, and how near it is missed."""
    marks = {"keen": KEEN, "higher": HIGHER, "lower": LOWER}
    own = {name: partial(keen, above=above) for name, above in marks.items()}
    found = {f"{name}_above": str(above) for name, above in marks.items()}
    for title, effect in (("usual", 7.0), ("strong", 11.0), ("off", 0.0)):
        value = _values((*KNOWN, *own), own, cross_side_consumers=effect)
        best = max(value[name] for name in KNOWN)
        found[title] = numbers.share(value["keen"] / best)
        if title == "usual":
            found |= {name: numbers.share(value[name] / best) for name in ("higher", "lower")}
    return found


def _patience() -> dict:
    """What a platform brings over none, by the years of loss that a board bears."""
    more = {}
    for years in (3, 5, 7, 10, 0):
        value = _values(("product first", "pure product"), patience=years)
        more[f"after_{years}"] = _signed(value["product first"] - value["pure product"])
    return more


def _crowd() -> dict:
    """Developers at the end of eight platforms, and whether product first still wins."""
    rules = rules_for(teams=8)
    _, states = play(rules, [PLANS["product first"]] * 8)
    apps = [team["apps"] * rules["developers"] for team in states[-1]["teams"]]
    gains = {}
    for teams in (4, 8):
        value = _values(("product first", "pure product"), teams=teams)
        gains[f"of_{teams}"] = _signed(value["product first"] - value["pure product"])
    return {"served": numbers.number(sum(apps), 0), **gains}


def _rounds() -> dict:
    """Product first less help from year 1, in rounds of two years: usual effect, and 5."""
    more = {}
    for effect in (7.0, 5.0):
        value = _values(("product first", "subsidise early"), held=2, cross_side_consumers=effect)
        more[f"effect_{effect:.0f}"] = _signed(value["product first"] - value["subsidise early"])
    return more


def _race() -> dict:
    """What six makers are worth each without platforms, with one, and with six."""
    worth, rules = {}, rules_for()
    for name, platforms in (("none", 0), ("one", 1), ("all", rules["teams"])):
        seats = ["product first"] * platforms + ["pure product"] * (rules["teams"] - platforms)
        values, _ = play(rules, [PLANS[seat] for seat in seats])
        worth[name] = numbers.number(values[0], 0)
    return worth


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−'}{numbers.number(abs(value), 0)}"


QUESTIONS = {
    "study": _study,
    "slips": _slips,
    "keen": _keen,
    "patience": _patience,
    "crowd": _crowd,
    "rounds": _rounds,
    "race": _race,
}


@cache
def found() -> dict[str, dict]:
    """The numbers of each open point, as they are written."""
    return {name: play_it() for name, play_it in QUESTIONS.items()}


def rows() -> list[tuple[str, str]]:
    """Each open point: its question, and the sentence with the numbers that settle it."""
    return [
        (text(f"launch.settled.{name}_asked"), text(f"launch.settled.{name}", **slots))
        for name, slots in found().items()
    ]


def html() -> str:
    """Return the list for teachers."""
    return str(render(ROOM, "settled.html", rows=rows()))
