"""A whole game as plain data: its market, its teams and the decisions of every year.

Decisions are the only truth. A state is never kept: it is played again from them, so a wrong entry of
any year can be corrected, and two devices with equal decisions have equal games.
"""

import math

from platformlab.game import codes
from platformlab.game.engine import play_year, start, value
from platformlab.game.refusals import Refusal
from platformlab.game.scenarios import KNOBS, changes_of, draw_card, rules_for

FIRST = {"price": 115, "develop": 40, "platform": 0, "openness": 0, "terms": 0.0, "study": 0}
WHOLE = ("price", "develop", "platform", "openness", "study")
MOST_TEAMS, MOST_YEARS, MOST_SEED = 8, 15, 9999


def new_game(names, scenario="neutral", years=10, number=0, seed=0, changes=None):
    """Return a game that nobody has played yet.

    Parameters
    ----------
    names
        One name per team, two to eight; any text.
    scenario
        A market of `scenarios.NAMES`.
    years
        Length of the game, 1 to 15.
    number
        0 to 30, told to all teams: codes of a game with another number are refused.
    seed
        Deals the cards; 0 deals none.
    changes
        What the facilitator changes, with the names of `scenarios.KNOBS`.
    """
    _check_whole("teams", len(names), 2, MOST_TEAMS)
    _check_whole("years", years, 1, MOST_YEARS)
    _check_whole("numbers", number, 0, 30)
    _check_whole("seed", seed, 0, MOST_SEED)
    changes = dict(changes or {})
    for name in changes:
        if name not in KNOBS:
            raise Refusal("rule", got=name, known=", ".join(sorted(KNOBS)))
        low, high = KNOBS[name]
        got = changes[name]
        if not isinstance(got, (int, float)) or not low <= got <= high:
            raise Refusal("rule_value", name=name, low=low, high=high, got=got)
    rules_for(scenario)
    game = {"scenario": scenario, "years": years, "number": number, "seed": seed}
    return dict(game, names=list(names), changes=changes, bets=[None] * len(names), played=[])


def _check_whole(reason, got, low, high):
    if not isinstance(got, int) or not low <= got <= high:
        raise Refusal(reason, got=got)


def rules_of(game, **changes):
    """Return the rules of a game, with further changes on top."""
    given = dict(game["changes"], teams=len(game["names"]), years=game["years"])
    given.update(changes)
    return rules_for(game["scenario"], **given)


def last_decisions(game):
    """What each team decided last, the default entry of a team that hands in nothing."""
    if game["played"]:
        return [dict(decision, study=0) for decision in game["played"][-1]["decisions"]]
    return [dict(FIRST) for _ in game["names"]]


def enter(game, decisions, card=""):
    """Return the game one year later.

    Parameters
    ----------
    game
        What `new_game` or this function returned.
    decisions
        One per team; None repeats the team's last decision.
    card
        A card by name, None for no card, "" for the one that the seed deals.
    """
    year = len(game["played"]) + 1
    if year > game["years"]:
        raise Refusal("game_over", years=game["years"])
    if len(decisions) != len(game["names"]):
        raise Refusal("decisions", wanted=len(game["names"]), got=len(decisions))
    usual = last_decisions(game)
    full = [_whole(decisions[k] or usual[k]) for k in range(len(usual))]
    card = draw_card(game["seed"], year) if card == "" else card
    changes_of(card)
    return dict(game, played=game["played"] + [{"card": card, "decisions": full}])


def _whole(decision):
    """Return a decision in the numbers that its code can say."""
    codes.check_decision(decision)
    kept = {name: int(decision.get(name, 0)) for name in WHOLE}
    return dict(kept, terms=(math.floor(decision["terms"] * 10.0 + 20.5) - 20) / 10.0)


def bet(game, team, winner, year):
    """Return the game with a team's bet: who wins, and when a platform tips first (0: never)."""
    codes.check_winner(winner, len(game["names"]))
    if not isinstance(year, int) or not 0 <= year <= game["years"]:
        raise Refusal("bet_year", got=year, years=game["years"])
    bets = list(game["bets"])
    bets[team] = (winner, year)
    return dict(game, bets=bets)


def undo(game):
    """Return the game without its last year."""
    return dict(game, played=game["played"][:-1])


def lasting(game, years):
    """Return the game with another length: it ends where it stands, or goes on; all years stay."""
    _check_whole("years", years, max(1, len(game["played"])), MOST_YEARS)
    return dict(game, years=years)


def correct(game, year, team, decision):
    """Return the game with another decision of one team in one year; later decisions stay."""
    played = list(game["played"])
    if not 1 <= year <= len(played):
        raise Refusal("year_unplayed", year=year, last=len(played))
    decisions = list(played[year - 1]["decisions"])
    decisions[team] = _whole(decision)
    played[year - 1] = dict(played[year - 1], decisions=decisions)
    return dict(game, played=played)


def take_code(game, code, taken=()):
    """Return (team, decision) of a code for the coming year; before year 1 the decision may be a bet.

    `taken` are the seats that have a decision already. A bet is a pair: winner and year of the tip.
    """
    team, year, decision = codes.decode(code, game["number"])
    now = len(game["played"]) + 1
    is_bet = year == 0 and now == 1
    if year != now and not is_bet:
        raise Refusal("code_year", code=code, year=year, now=now)
    if team >= len(game["names"]):
        raise Refusal("code_team", code=code, team=team + 1, teams=len(game["names"]))
    if is_bet:
        said = codes.bet_of(decision)
        bet(game, team, said[0], said[1])
        return team, said
    if team in taken:
        raise Refusal("code_twice", team=game["names"][team])
    return team, decision


def states_of(game, **changes):
    """Return all states of a game, from the one before year 1; changes ask what would have been."""
    states = [start(rules_of(game, **changes))]
    for year in game["played"]:
        states.append(play_year(states[-1], year["decisions"], changes_of(year["card"])))
    return states


def values_of(state):
    """Return the value of each team."""
    return [value(team, state["rules"]) for team in state["teams"]]


def ranks(values):
    """Return the rank of each value, the highest first; equal values share the better rank.

    >>> ranks([3.0, 5.0, 3.0, 1.0])
    [2, 1, 2, 4]
    """
    return [1 + len([other for other in values if other > value]) for value in values]
