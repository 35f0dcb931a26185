"""The class game in Python: replay a game, change a decision, set strategies against each other.

``read`` takes the log that the teacher's desk saved, ``change`` alters one decision of it, and
``results``, ``years`` and ``path`` say what came and what would have come. ``tournament`` plays
strategies of your own: functions from what a team can see to its decision. The rules are those of
`platformlab.game`; nothing is computed a second time here.
"""

import math
import warnings
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from platformlab.game import debrief, engine, games, logs, strategies
from platformlab.game import tournament as contest
from platformlab.game.refusals import Refusal
from platformlab.nearest import nearest
from platformlab.sweeps import sweep

SIX = (
    "pure product",
    "product first",
    "start hybrid",
    "subsidise early",
    "closed data",
    "imitator",
)
MARKETS = tuple(title for title, _, _ in contest.MARKETS)
NOTHING = {"price": 115, "develop": 0, "platform": 0, "openness": 0, "terms": 0.0, "study": 0}


class Refused(ValueError):
    """What cannot be played, in one sentence with the repair; a notebook shows no more than it."""

    def _render_traceback_(self):
        return [str(self)]


def example(market="neutral"):
    """Return the log of a game that six known plans played, one team each, in a market of `MARKETS`."""
    scenario, changes = _market(market)
    kept = {name: changes[name] for name in changes if name in games.KNOBS}
    game = games.new_game([name.capitalize() for name in SIX], scenario, changes=kept)
    plans = [strategies.PLANS[name] for name in SIX]
    for state in contest.play(games.rules_of(game), plans)[1][1:]:
        done = [team["report"]["decision"] for team in state["teams"]]
        game = games.enter(game, [{name: d[name] for name in engine.LIMITS} for d in done], None)
    return logs.write(game)


def read(log):
    """Return the game of a log, given as its text or as the name of the file that holds it.

    What cannot be played is refused in one sentence. A log that was cut gives the years before the
    cut, and a warning says where it ends.
    """
    try:
        game, trouble = logs.read(_text(log))
    except Refusal as refusal:
        raise Refused(str(refusal)) from None
    except (KeyError, ValueError, IndexError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(str(Refusal("log_head"))) from None
    if trouble:
        warnings.warn(str(trouble), stacklevel=2)
    return game


def _text(log):
    """Text of a log that is given as itself, or as the name of a file."""
    if isinstance(log, str) and ("\n" in log.strip() or "LAUNCH " in log):
        return log.lstrip("\ufeff")
    name = str(log).strip()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            f"{name} is no log of the game, which is plain text; choose another file"
        ) from None
    except (OSError, ValueError):
        raise Refused(
            f"expected a log of the game or the name of its file, got {name[:60]!r}, and there is no such "
            'file to read; upload it beside this notebook, or paste the whole text between """ and """'
        ) from None


def change(game, *, team, year, **decision):
    """Return the game with one decision changed; all other decisions stay as they were.

    Parameters
    ----------
    game
        What `read` returned.
    team
        Name of the team, or its number from 1.
    year
        Year of the decision, from 1.
    **decision
        What is changed: price, develop, platform, openness ("closed", "partners" or "open"), terms
        or study.
    """
    seat = _seat(game, team)
    if not isinstance(year, int) or not 1 <= year <= len(game["played"]):
        raise Refused(str(Refusal("year_unplayed", year=year, last=len(game["played"]))))
    try:
        old = game["played"][year - 1]["decisions"][seat]
        new = old | _numbers(decision, "the change")
        return games.correct(game, year, seat, new)
    except Refusal as refusal:
        raise Refused(str(refusal)) from None


def _seat(game, team):
    """Seat of a team that is called by its name, or by its number."""
    if isinstance(team, int) and 1 <= team <= len(game["names"]):
        return team - 1
    if team in game["names"]:
        return game["names"].index(team)
    raise Refused(f"there is no team {team!r} in this game; {nearest(team, game['names'])}")


def results(game):
    """Return value and rank of each team, as played and with the network effect switched off."""
    found = debrief.standings(game)
    return (
        pd.DataFrame(
            {
                "value": found["values"],
                "rank": found["ranks"],
                "value_off": found["values_off"],
                "rank_off": found["ranks_off"],
            },
            index=pd.Index(game["names"], name="team"),
        )
        .round(0)
        .astype(int)
    )


def years(game, team):
    """Return what a team decided and what came of it, one row a year."""
    seat, rows = _seat(game, team), []
    for state in games.states_of(game)[1:]:
        now = state["teams"][seat]
        report = now["report"]
        kept = {
            name: report[name] for name in ("sales", "cost", "machines", "developers", "profit")
        }
        rows.append({"year": state["year"], **report["decision"], **kept, "cash": now["cash"]})
    return pd.DataFrame(rows).set_index("year").round(2)


def path(game, team):
    """Return year by year how many machines a platform had connected, and how many it needed."""
    rows = debrief.critical_path(games.states_of(game), _seat(game, team))
    names = ["year", "connected", "needed", "status", "subsidy"]
    return pd.DataFrame(rows, columns=names).set_index("year").round(1)


class Outcome(NamedTuple):
    """What the team in the first seat is worth at the end, and whether it has most."""

    value: np.ndarray
    won: np.ndarray


def tournament(own=None, *, markets=("neutral",), tables=10, among_us=False, client=None):
    """Return, by market and plan, the mean value in USD million and the share of tables won.

    Every plan takes the first seat of the same tables, so differences are the plans' own.

    Parameters
    ----------
    own
        Strategies by name: functions from what a team sees to its decision, a dictionary with
        price, develop, platform, openness, terms and study; what is left out is not done.
    markets
        Titles of `MARKETS`.
    tables
        How many tables each plan plays in each market.
    among_us
        Draw the opponents from the strategies in `own` alone, and not from the known plans.
    client
        A Dask client; its cluster plays the tables, with the same result.
    """
    own = {name: _checked(name, strategy) for name, strategy in (own or {}).items()}
    if among_us and not own:
        raise Refused("among us there is nobody yet; hand in strategies by name, as {'ours': ours}")
    titles = [markets] if isinstance(markets, str) else list(markets)
    rules = {title: contest.market(_market(title, is_title=True)) for title in titles}
    names = [*own] if among_us else [*contest.PLAN_NAMES, *own]
    drawn = tuple(own) if among_us else contest.ENTRANTS
    seats = partial(first_seat, rules, own, drawn)
    axes = {"market": titles, "plan": names, "table": range(1, tables + 1)}
    rows = sweep(seats, client=client, **axes)
    means = rows.groupby(["market", "plan"], sort=False)[["value", "won"]].mean()
    return means.round({"value": 0, "won": 2}).astype({"value": int})


def first_seat(rules, own, drawn, *, market, plan, table):
    """Outcome for plans in the first seat of tables, all as arrays of one length."""
    values, won = [], []
    for title, name, seed in zip(market, plan, table, strict=True):
        numbers = contest.play(
            rules[title], _around(rules[title], own, drawn, str(name), int(seed))
        )[0]
        values.append(numbers[0])
        won.append(numbers[0] == max(numbers))
    return Outcome(np.array(values), np.array(won))


def _around(rules, own, drawn, name, seed):
    """Strategies of a table: the plan in the first seat, and what the seed draws for the others."""
    roll = strategies.dice(seed)
    others = [drawn[roll(len(drawn))] for _ in range(rules["teams"] - 1)]
    first = contest.entrant(name, seed, own)
    return [first] + [contest.entrant(other, seed * 10 + k, own) for k, other in enumerate(others)]


def _market(title, *, is_title=False):
    """Scenario and changes of a market, or its title itself once it is known."""
    found = {name: (scenario, changes) for name, scenario, changes in contest.MARKETS}
    if title not in found:
        raise Refused(f"there is no market {title!r}; {nearest(title, found)}")
    return title if is_title else found[title]


def _checked(name, strategy):
    """Strategy whose decisions are complete, or are refused with its name and the year."""
    if not callable(strategy):
        raise Refused(
            f"{name} must be a function from what a team sees to its decision (got {strategy!r})"
        )
    return partial(_decided, name, strategy)


def _decided(name, strategy, seen):
    place = f"{name}, year {seen['year']}"
    decision = strategy(seen)
    if not isinstance(decision, dict):
        raise Refused(
            f"{place}: expected a dictionary such as {{'price': 115}}, got {decision!r}; return one"
        )
    return NOTHING | _numbers(decision, place)


def _numbers(decision, place):
    """Decision with openness as a number and every other part checked."""
    done = dict(decision)
    for name, value in done.items():
        if name not in engine.LIMITS:
            raise Refused(f"{place}: there is no decision {name!r}; {nearest(name, engine.LIMITS)}")
        if name == "openness" and value in engine.OPENNESS:
            done[name] = engine.OPENNESS.index(value)
        elif isinstance(value, str) or not _is_number(value):
            low, high = engine.LIMITS[name]
            raise Refused(
                f"{place}: {name} must be a number from {low} to {high} (got {value!r}); change it"
            )
    return done


def _is_number(value):
    try:
        return math.isfinite(value)
    except TypeError:
        return False
