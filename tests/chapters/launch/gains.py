"""What buyers and makers gain in the class game when all six open, over ten years."""

import math

from platformlab.chapters.launch._games import OPENERS
from platformlab.chapters.launch.market import RULES, TEAMS
from platformlab.game.strategies import pure_product
from platformlab.game.tournament import play

BUYERS = RULES["market"] * TEAMS


def weights_and_nothing(state):
    """Sum of all weights of a year, told by the share of those who buy nothing."""
    bought = sum(team["report"]["share"] for team in state["teams"])
    return RULES["outside"] * TEAMS / (1 - bought)


def buyers_and_makers(plan):
    """Gain of all buyers and of all makers, in USD million, against six that open nothing."""
    values, states = play(RULES, [OPENERS[plan]] * TEAMS)
    before, others = play(RULES, [pure_product] * TEAMS)
    ratios = [
        weights_and_nothing(now) / weights_and_nothing(then)
        for now, then in zip(states[1:], others[1:], strict=True)
    ]
    buyers = BUYERS * RULES["taste_spread"] * sum(map(math.log, ratios))
    return buyers, sum(values) - sum(before)
