"""The static face of a page of the class game: forms and empty places, which its script fills.

The limits of a decision, the markets, cards and changes that can be chosen come from the rules.
"""

from platformlab.game.engine import LIMITS, OPENNESS
from platformlab.game.games import FIRST, MOST_TEAMS, MOST_YEARS
from platformlab.game.scenarios import CARDS, NAMES
from platformlab.words.templates import render

ROOM = "platformlab.classroom"
PARTS = ("solo", "class", "team")
NUMBERS = ("price", "develop", "platform", "terms")
PATIENCE = (0, 3, 7)  # 5 is as deadly as 3, 10 the same as no board: benchmarks/launch.py
EFFECTS = (
    0,
    3,
    5,
    7,
    11,
)  # of the neutral market: off, weak, for rounds of two years, usual, strong


def html(part: str) -> str:
    """Return the page for a reader alone, for a class or for a team."""
    fields = [
        {
            "name": name,
            "low": LIMITS[name][0],
            "high": LIMITS[name][1],
            "step": 0.1 if name == "terms" else 1,
            "usual": FIRST[name],
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
            most_teams=MOST_TEAMS,
            most_years=MOST_YEARS,
        )
    )
