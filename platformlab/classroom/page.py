"""The static face of a page of the class game: forms and empty places, which its script fills.

The limits of a decision, the markets, cards and changes that can be chosen come from the rules.
"""

from platformlab.game import debrief
from platformlab.game.engine import LIMITS, OPENNESS
from platformlab.game.games import FIRST, MOST_TEAMS, MOST_YEARS
from platformlab.game.scenarios import CARDS, NAMES
from platformlab.words.numbers import number
from platformlab.words.templates import render

ROOM = "platformlab.classroom"
PARTS = ("solo", "class", "team")
NUMBERS = ("price", "develop", "platform", "terms")
WAYS = ("pay", "take")
PATIENCE = (0, 3, 7)  # 5 is as deadly as 3, 10 the same as no board: benchmarks/launch.py
# Of the neutral market: off, weak, for rounds of two years, usual, strong.
EFFECTS = (0, 3, 5, 7, 11)
CHANGED = {"imitation": (0.1, 0.3, 0.6, 0.85), "multihoming": (0, 0.3, 0.9)}
# Where the book explains the counsels of the report.
COUNSELS = {
    "product_first": "product_first.html#explore-when-to-open?time=2&switching_cost=10&years=4",
    "start_hybrid": "who_pays.html#explore-divide-first?cross_side_producers=16&cross_side_consumers=4&joining_cost_consumers=8",
    "find_the_effect": "ge.html#explore-pilot-first?success_chance=0.25&pilot_cost=0.4&discount_factor=0.8",
    "be_patient": "ge.html#explore-long-losses?until=2025",
}
CHAPTERS = "../notebooks/"


def limits(name: str) -> tuple[float, float]:
    """Limits of a field: whether a number is paid or taken is said beside it."""
    low, high = LIMITS[name]
    return max(0, low), high


def html(part: str) -> str:
    """Return the page for a reader alone, for a class or for a team."""
    fields = [
        {
            "name": name,
            "low": limits(name)[0],
            "high": limits(name)[1],
            "step": 0.1 if name == "terms" else 1,
            "usual": abs(FIRST[name]),
            "ways": WAYS if LIMITS[name][0] < 0 else (),  # pads of phones have no minus
        }
        for name in NUMBERS
    ]
    return str(
        render(
            ROOM,
            f"{part}.html",
            fields=fields,
            openness=OPENNESS,
            markets=NAMES,
            cards=sorted(CARDS),
            patience=PATIENCE,
            effects=EFFECTS,
            changed=CHANGED,
            number=number,
            counsels=[(name, f"{CHAPTERS}{COUNSELS[name]}") for name, _, _ in debrief.COUNSELS],
            most_teams=MOST_TEAMS,
            most_years=MOST_YEARS,
        )
    )
