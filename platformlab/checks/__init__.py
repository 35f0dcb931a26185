"""Checks: bets placed before a figure answers, quizzes, and answers to exercises.

What is asked lies in files apart from code: ``questions/<chapter>.toml`` holds the bets and the
quiz of a chapter, ``data/misconceptions.csv`` the errors its wrong options stand for, and
``answers/<chapter>.py`` computes what the exercises ask for.
"""

from platformlab.checks.answers import check
from platformlab.checks.faces import bet, quiz

__all__ = ["bet", "check", "quiz"]
