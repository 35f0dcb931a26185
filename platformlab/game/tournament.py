"""Strategies against each other: who does well in which market.

A tournament of the class's own strategies works the same: a strategy is a function from what a team
sees (`strategies.look`) to its decision; a class is called with the seed of each game, and makes one.
"""

from platformlab.game.engine import play_year, start
from platformlab.game.games import values_of
from platformlab.game.scenarios import changes_of, rules_for
from platformlab.game.strategies import PLAN_NAMES, PLANS, Naive, decide, dice

MARKETS = (  # title, scenario, changes
    ("neutral", "neutral", {}),
    ("network off", "neutral", {"cross_side_consumers": 0.0}),
    ("weak network", "neutral", {"cross_side_consumers": 3.0}),
    ("strong network", "neutral", {"cross_side_consumers": 11.0}),
    ("2 teams", "neutral", {"teams": 2}),
    ("4 teams", "neutral", {"teams": 4}),
    ("8 teams", "neutral", {"teams": 8}),
    ("board stops after 3", "neutral", {"patience": 3}),
    ("board stops after 5", "neutral", {"patience": 5}),
    ("board stops after 7", "neutral", {"patience": 7}),
    ("board stops after 10", "neutral", {"patience": 10}),
    ("multi-homing 0", "neutral", {"multihoming": 0.0}),
    ("multi-homing 0.9", "neutral", {"multihoming": 0.9}),
    ("slow copying", "neutral", {"imitation": 0.1}),
    ("fast copying", "neutral", {"imitation": 0.6}),
    ("commodity", "neutral", {"imitation": 0.85, "cross_side_consumers": 0.0}),
    (
        "everything leaks",
        "neutral",
        {"imitation": 0.85, "multihoming": 0.95, "portability": 0.8},
    ),
    ("fleet", "fleet", {}),
    ("field", "field", {}),
    ("turbine", "turbine", {}),
    ("turbine, patient", "turbine", {"patience": 0}),
    ("bricks", "bricks", {}),
)
KINDS = (  # a market of each kind: in these the counsels are tried and the table for teachers is played
    "neutral",
    "network off",
    "strong network",
    "commodity",
    "fleet",
    "field",
    "turbine",
    "bricks",
)
ENTRANTS = PLAN_NAMES + ("naive",)


def market(title):
    """Return the rules of a market of `MARKETS`."""
    for name, scenario, changes in MARKETS:
        if name == title:
            return rules_for(scenario, **changes)
    raise ValueError(f"there is no market called {title}; there are {[m[0] for m in MARKETS]}")


def entrant(name, seed=0, own=None):
    """Return the strategy of that name, made for this seed; `own` holds those of the class."""
    found = (own or {}).get(name) or (Naive if name == "naive" else PLANS[name])
    return found(seed) if isinstance(found, type) else found


def play(rules, strategies, cards=None, held=1):
    """Return (values, states): what the teams are worth at the end, and the state of every year.

    Parameters
    ----------
    rules
        What `scenarios.rules_for` returned.
    strategies
        One function per seat.
    cards
        The name of a card, or None, for every year.
    held
        Years for which a decision is held; with 2 a round is two years long.
    """
    states, moves = [start(rules)], []
    for year in range(rules["years"]):
        state = states[-1]
        if year % held == 0:
            moves = [decide(strategy, state, seat) for seat, strategy in enumerate(strategies)]
        states.append(play_year(state, moves, changes_of(cards[year] if cards else None)))
    return values_of(states[-1]), states


def opponents(rules, seed):
    """Return the strategies that a seed draws for all seats but the first, from the known ones."""
    roll = dice(seed)
    drawn = [ENTRANTS[roll(len(ENTRANTS))] for _ in range(rules["teams"] - 1)]
    return [entrant(name, seed * 10 + k) for k, name in enumerate(drawn)]


def mixed_tables(rules, tables, names=ENTRANTS, own=None, held=1, spread=map):
    """Return, per name, its mean value and the share of tables that it wins.

    Everybody takes the first seat of the same tables, so differences are the strategies' own.

    Parameters
    ----------
    rules
        What `scenarios.rules_for` returned.
    tables
        The seeds of the tables; each draws the opponents.
    names
        Who is to be compared.
    own
        Strategies of the class by name, beside the known ones.
    held
        Years for which a decision is held.
    spread
        Plays the tables, as `map` does here, and elsewhere if it can: with a Dask client
        ``lambda play, tables: client.gather(client.map(play, list(tables)))``.
    """

    def play_table(seed):
        row = []
        for name in names:
            strategies = [entrant(name, seed, own)] + opponents(rules, seed)
            values, _ = play(rules, strategies, None, held)
            row.append((values[0], values[0] == max(values)))
        return row

    found = {name: {"value": 0.0, "wins": 0.0} for name in names}
    for row in spread(play_table, tables):
        for k, name in enumerate(names):
            found[name]["value"] += row[k][0] / len(tables)
            found[name]["wins"] += row[k][1] / len(tables)
    return found
