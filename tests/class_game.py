"""Games to test with; MicroPython runs this file too, which knows no star in a list."""

from platformlab.game import games
from platformlab.game.scenarios import CARDS, NAMES
from platformlab.game.strategies import PLANS, decide, dice


def drawn_decision(roll):
    """A decision anywhere inside its limits."""
    decision = {"price": 60 + roll(141), "develop": roll(121), "platform": roll(121)}
    return dict(decision, openness=roll(3), terms=(roll(41) - 20) / 10.0, study=roll(2))


def drawn_game(seed, years=10):
    """A game of drawn market, teams, cards and decisions."""
    roll = dice(seed)
    names = ["Ada & Co", "Bö <b>", "çç", "", "50 % off", "f", "g", "h"][: 2 + roll(7)]
    changes = {"patience": roll(4) * 2, "multihoming": roll(10) / 10.0} if roll(2) else {}
    game = games.new_game(names, NAMES[roll(5)], years, roll(31), 1 + roll(99), changes)
    cards = [None, ""] + sorted(CARDS)  # noqa: RUF005
    for _ in range(years):
        decisions = [drawn_decision(roll) if roll(9) else None for _ in names]
        game = games.enter(game, decisions, cards[roll(len(cards))])
    return game


def played(*plans, years=10, **settings):
    """A game that these plans have played."""
    game = games.new_game(list(plans), years=years, **settings)
    for _ in range(years):
        state = games.states_of(game)[-1]
        moves = [decide(PLANS[plan], state, seat) for seat, plan in enumerate(plans)]
        game = games.enter(game, moves)
    return game


def numbers_of(game):
    """Every number of every state of a game."""
    found = []
    for state in games.states_of(game):
        for team in state["teams"]:
            report = {name: x for name, x in team["report"].items() if name != "decision"}
            found += [team[name] for name in sorted(team) if name not in ("report", "earnings")]
            found += list(team["earnings"]) + [report[name] for name in sorted(report)]
    return [float(number) for number in found]
