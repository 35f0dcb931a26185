"""A team's decision as nine signs that can be read aloud, typed and checked.

Signs are those of a number in base 31, a prime: a weighted sum of them, taken modulo 31, changes with
every single wrong sign and with every swap of two. I, O, Q, U and Z are left out; who writes I or O
is taken to mean 1 or 0.
"""

import math

from platformlab.game.engine import LIMITS
from platformlab.game.refusals import Refusal

SIGNS = "0123456789ABCDEFGHJKLMNPRSTVWXY"
BASE = len(SIGNS)
MEANT = {"O": "0", "I": "1"}
LENGTH = 9
DASHES = "-‐‑–—−"
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FIELDS = (  # how many values each part of a code has
    ("team", 8),
    ("year", 16),
    ("price", 141),
    ("develop", 121),
    ("platform", 121),
    ("openness", 3),
    ("tenths", 41),
    ("study", 2),
)


def write_number(number, places):
    """Return a whole number as signs.

    >>> write_number(31, 3)
    '010'
    """
    signs = ""
    for _ in range(places):
        number, rest = number // BASE, number % BASE
        signs = SIGNS[rest] + signs
    return signs


def check_sign(signs, game=0):
    """Sign that finds every wrong sign, every swap of two, and the codes of other games."""
    weighted = [(k + 2) * SIGNS.index(sign) for k, sign in enumerate(signs)]
    return SIGNS[(game + sum(weighted)) % BASE]


def plain(code):
    """Return a code without dashes and blanks, in capitals.

    >>> plain("o1a-7bk 3xx")
    '01A7BK3XX'
    """
    kept = [sign for sign in str(code).upper() if sign not in DASHES + " \t"]
    return "".join([MEANT.get(sign, sign) for sign in kept])


def find(text, game=0):
    """Return the codes in any text, in order: signs that are right, and signs meant to be a code.

    A code is nine signs in one piece or in pieces of three; other words are passed over. Whole codes
    are looked for first, so that a word of three letters before one does not hide it.

    >>> find("Team 1, year 1: 00R-MM2-17G and 00r mm2 17g", 7)
    ['00R-MM2-17G', '00R MM2 17G']
    """
    found = []
    for words in _runs(text):
        taken = [False] * len(words)
        for fits in (lambda code: _is_whole(code, game), _is_meant):
            for first in range(len(words)):
                found += _taken_from(words, taken, first, fits)
    return [code for _, code in sorted(found)]


def _runs(text):
    """Lists of (place, word) with nothing but blanks and dashes between the words of a list."""
    runs, word, place = [[]], "", 0
    for sign in str(text).upper() + "\n":
        place += 1
        if sign in DIGITS or sign in LETTERS or sign in DASHES:
            word += sign
            continue
        if plain(word):
            runs[-1].append((place, word))
        word = ""
        if sign not in " \t":
            runs.append([])
    return runs


def _taken_from(words, taken, first, fits):
    """Mark the words from this one on that make a code, and return it with its place."""
    for last in range(first, min(first + 3, len(words))):
        code = " ".join([word for _, word in words[first : last + 1]])
        if True not in taken[first : last + 1] and fits(code):
            taken[first : last + 1] = [True] * (last + 1 - first)
            return [(words[first][0], code)]
    return []


def _has_digit(signs):
    return [sign for sign in signs if sign in DIGITS] != []


def _is_whole(code, game):
    """Tell whether a code is right; a word of nine letters is none."""
    in_threes = [word for word in code.split() if len(plain(word)) % 3] == []
    if not in_threes or len(plain(code)) != LENGTH or not (_has_digit(code) or "-" in code):
        return False
    try:
        decode(code, game)
    except Refusal:
        return False
    return True


def _is_meant(code):
    """Tell whether somebody meant a code and got it wrong: about nine signs, with digits and letters."""
    words, signs = code.split(), plain(code)
    if not _has_digit(code) or [sign for sign in code if sign in LETTERS] == []:
        return False
    if len(words) == 1:
        return LENGTH - 2 <= len(signs) <= LENGTH + 2
    in_threes = [word for word in words if len(plain(word)) not in (2, 3, 4)] == []
    return len(words) == 3 and in_threes and abs(len(signs) - LENGTH) < 2 and signs[0] in "012"


def check_decision(decision):
    """Refuse a decision that no code can say: not whole, or beyond its limits."""
    for name in ("price", "develop", "platform", "openness", "terms", "study"):
        low, high = LIMITS[name]
        got = decision.get(name, 0)
        if got is None:  # nothing is not 0
            wanted = f"a number from {low} to {high}" if low > 0 else "0 for none"
            raise Refusal("empty", name=name, wanted=wanted)
        scale = 10 if name == "terms" else 1
        is_number = isinstance(got, (int, float)) and got == got and low <= got <= high
        if not is_number or abs(got * scale - math.floor(got * scale + 0.5)) > 1e-6:
            step = "steps of 0.1" if name == "terms" else "whole steps"
            raise Refusal("decision", name=name, wanted=f"in {step} from {low} to {high}", got=got)


def _check_place(reason, got, count, first):
    """Refuse a team or a year that a code has no sign for; year 0 is that of a bet."""
    if not isinstance(got, int) or not 0 <= got < count:
        shown = got + first if isinstance(got, (int, float)) else got
        raise Refusal(reason, got=shown, most=count - 1 + first)


def encode(team, year, decision, game=0):
    """Return the code of a team's decision.

    Parameters
    ----------
    team
        Seat of the team, from 0.
    year
        Year that the decision is for, from 1.
    decision
        Price, develop, platform, openness, terms and study.
    game
        Number of the game, from 0 to 30, which keeps codes of two classes apart.

    >>> encode(0, 1, {"price": 115, "develop": 40, "platform": 0, "openness": 0, "terms": 0.0}, 7)
    '00R-MM2-17G'
    """
    _check_place("seat", team, FIELDS[0][1], 1)
    _check_place("year", year, FIELDS[1][1], 0)
    if not isinstance(game, int) or not 0 <= game < BASE:
        raise Refusal("numbers", got=game)
    check_decision(decision)
    parts = dict(decision, team=team, year=year, study=decision.get("study", 0))
    parts["price"] -= LIMITS["price"][0]
    parts["tenths"] = math.floor(decision["terms"] * 10.0 + 20.5)
    number = 0
    for name, size in FIELDS:
        number = number * size + int(parts[name])
    signs = write_number(number, 8)
    signs += check_sign(signs, game)
    return "-".join([signs[:3], signs[3:6], signs[6:]])


def decode(code, game=0):
    """Return (team, year, decision) of a code, or refuse it with the reason."""
    signs = plain(code)
    if len(signs) != LENGTH or [sign for sign in signs if sign not in SIGNS]:
        raise Refusal("code_signs", code=code)
    number, parts = 0, {}
    for sign in signs[:8]:
        number = number * BASE + SIGNS.index(sign)
    for name, size in reversed(FIELDS):
        number, parts[name] = number // size, number % size
    if number or check_sign(signs[:8], game) != signs[8]:
        raise Refusal("code_check", code=code)
    decision = {name: parts[name] for name in ("develop", "platform", "openness", "study")}
    decision["price"] = parts["price"] + LIMITS["price"][0]
    decision["terms"] = (parts["tenths"] - 20) / 10.0
    return parts["team"], parts["year"], decision


def encode_bet(team, winner, tips, game=0):
    """Return the code of a team's bet: that of year 0, with the winner and the year of the tip.

    >>> decode(encode_bet(1, 2, 7, 5), 5)[1]
    0
    """
    check_winner(winner, FIELDS[0][1])
    if not isinstance(tips, int) or not 0 <= tips < FIELDS[1][1]:
        raise Refusal("bet_year", got=tips, years=FIELDS[1][1] - 1)
    said = {"price": LIMITS["price"][0] + winner, "develop": tips}
    said.update({"platform": 0, "openness": 0, "terms": 0.0})
    return encode(team, 0, said, game)


def check_winner(winner, teams):
    """Refuse a bet on a team that the game does not have; seats count from 0."""
    if not isinstance(winner, int) or not 0 <= winner < teams:
        shown = winner + 1 if isinstance(winner, (int, float)) else winner
        raise Refusal("bet_team", got=shown, teams=teams)


def bet_of(decision):
    """Return (winner, year of the tip) that a code of year 0 says."""
    return decision["price"] - LIMITS["price"][0], decision["develop"]


def fingerprint(state):
    """Four signs for two devices to compare: equal signs, equal game."""
    number = state["year"]
    for team in state["teams"]:
        for name in ("cash", "base", "quality", "data", "apps", "connected"):
            number = (number * 1009 + math.floor(team[name] * 1000.0 + 0.5)) % BASE**4
    return write_number(number, 4)
