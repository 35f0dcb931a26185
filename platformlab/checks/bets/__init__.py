"""Bets by kind: each is a class that answers for its sizes, reply, page and problems.

A new kind is a class here, a template ``bet_<kind>.html`` and a class in the scripts of pages.
"""

from platformlab.checks.bets.bet import Bet
from platformlab.checks.bets.choice import ChoiceBet
from platformlab.checks.bets.curve import CurveBet
from platformlab.checks.bets.number import NumberBet

KINDS = {kind.kind: kind for kind in (ChoiceBet, NumberBet, CurveBet)}

__all__ = ["KINDS", "Bet", "ChoiceBet", "CurveBet", "NumberBet"]
