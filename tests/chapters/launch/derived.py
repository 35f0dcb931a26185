"""Numbers that the derivations of the chapter on the class game state."""

from chapters.launch.gains import buyers_and_makers

from platformlab.chapters.launch._games import alone
from platformlab.chapters.launch.market import RULES, SUBSIDY
from platformlab.game.thresholds import resting_points
from platformlab.words.numbers import number


def three_rests():
    team = alone(1, 6, "usual")[1][6]["teams"][0]
    free = dict(team["report"]["decision"], terms=0.0)
    return ("6", *(number(m, 0) for m in resting_points(RULES, team["base"], free)))


def help_in_machines():
    kept = (1 - RULES["take_rate"][2]) * RULES["revenue"]
    return number(SUBSIDY, 0), number(SUBSIDY / kept, 0)


def gains():
    """What all makers lose and all buyers gain, prices kept and prices cut."""
    found = [buyers_and_makers(plan) for plan in ("price kept", "product first")]
    return tuple(number(abs(amount), 0) for pair in found for amount in reversed(pair))


STATEMENTS = [
    (
        "on the base of year {} of the platform that is helped for six years, the three are {}, {} and {} thousand machines",
        three_rests,
    ),
    (r"the largest help, \${} million, stands in for {} thousand machines", help_in_machines),
    (
        r"makers lose \${} million together and buyers gain \${} million; where they cut prices too, as *Product first* does, makers lose \${} million and buyers gain \${} million",
        gains,
    ),
]
