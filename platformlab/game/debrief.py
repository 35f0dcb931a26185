"""What a class sees after the game and nobody sees after a launch: the same decisions otherwise."""

from platformlab.game.engine import play_year, start
from platformlab.game.games import ranks, rules_of, states_of, values_of
from platformlab.game.scenarios import changes_of
from platformlab.game.strategies import PLAN_NAMES, PLANS, decide, impatient
from platformlab.game.thresholds import critical_mass

ALONE = "pure product"
STOPPER = "impatient"  # helps early, and stops after three loss years; no plan to advise
COUNSELS = (  # of the report: the plan that follows it, and the plan that does the opposite
    ("product_first", "product first", "subsidise early"),
    ("start_hybrid", "start hybrid", "subsidise early"),
    ("find_the_effect", "scout", "product first"),
    ("be_patient", "subsidise early", STOPPER),
)
COARSE = 60  # samples of the curve whose roots are sought; pages have slow interpreters


def standings(game):
    """Return values and ranks of all teams, as played and with the network effect switched off.

    The decisions of all teams and years stay as they were, the cards too.
    """
    played = values_of(states_of(game)[-1])
    without = values_of(states_of(game, cross_side_consumers=0.0)[-1])
    return {
        "values": played,
        "ranks": ranks(played),
        "values_off": without,
        "ranks_off": ranks(without),
    }


def critical_path(states, seat, steps=COARSE):
    """Return year by year how many machines a team's platform had connected, and how many it needed.

    What it needed is the critical mass of that year's base, spending and rivals without any help to
    developers. Years without a platform are left out.
    """
    path = []
    for k in range(1, len(states)):
        before, after = states[k - 1], states[k]
        team = after["teams"][seat]
        decision = team["report"]["decision"]
        if decision["platform"]:
            apps = [t["apps"] for j, t in enumerate(before["teams"]) if j != seat]
            free = dict(decision, terms=0.0)
            status, needed = critical_mass(after["rules"], team["base"], free, max(apps), steps)
            row = {"year": after["year"], "connected": team["report"]["machines"]}
            path.append(
                dict(row, needed=needed, status=status, subsidy=max(0.0, -decision["terms"]))
            )
    return path


def largest_platforms(state, count=2):
    """Return the seats of the platforms with most connected machines, the largest first."""
    sizes = []
    for seat, team in enumerate(state["teams"]):
        if team["report"].get("machines", 0.0) > 0.0:
            sizes.append((-team["report"]["machines"], seat))
    return [seat for _, seat in sorted(sizes)][:count]


def replies(game, seat):
    """Return the value that each known plan would have brought a team, best first.

    The decisions of the other teams stay as they were. A row is (value, name of the plan).
    """
    found = [(_worth(game, seat, PLANS[name]), name) for name in PLAN_NAMES]
    return sorted(found, reverse=True)


def opposed(game, seat):
    """Return (value, name) of the plan that does the opposite of patience, as a row of `replies`."""
    return _worth(game, seat, impatient), STOPPER


def _worth(game, seat, plan):
    """What a team would be worth if it had followed this plan, the others deciding as they did."""
    state = start(rules_of(game))
    for year in game["played"]:
        decisions = list(year["decisions"])
        decisions[seat] = decide(plan, state, seat)
        state = play_year(state, decisions, changes_of(year["card"]))
    return values_of(state)[seat]


def counsels(found):
    """Return what each counsel would have been worth to a team, in the mean.

    A row is (name, value more than without a platform, value more than by the opposite advice).

    Parameters
    ----------
    found
        For each team what `replies` and `opposed` returned.
    """
    mean = {}
    for rows in found:
        for value, name in rows:
            mean[name] = mean.get(name, 0.0) + value / len(found)
    return [
        (counsel, mean[plan] - mean[ALONE], mean[plan] - mean[opposite])
        for counsel, plan, opposite in COUNSELS
    ]


def beliefs(bets, states):
    """Return what each team bet in year 0 against what came.

    Parameters
    ----------
    bets
        One per team, (seat that wins, year in which a platform tips first or 0 for never); None for
        a team that did not bet.
    states
        All states of the game.
    """
    best, tipped = winners(values_of(states[-1])), first_tip(states)
    rows = [{"bet": bet, "tipped": tipped} for bet in bets]
    for row in rows:
        bet = row["bet"]
        row["winner_right"] = bool(bet) and bet[0] in best
        row["years_off"] = abs(bet[1] - tipped) if bet and bet[1] and tipped else None
    return rows


def winners(values):
    """Return the seats of those who are worth most; teams that decided alike are worth the same."""
    return [seat for seat, value in enumerate(values) if value == max(values)]


def first_tip(states, share=0.5):
    """Year in which half of all developers first worked for one platform; 0 if that never happened."""
    for state in states[1:]:
        if max([team["apps"] for team in state["teams"]]) >= share:
            return state["year"]
    return 0
