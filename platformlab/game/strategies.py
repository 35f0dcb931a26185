"""Ways to play, each a function from what a team can see to its next decision.

What can be seen is said by `look`: all of a team's own numbers and, of its rivals, price, sales,
openness and developers; of the market what the rules tell to everybody. The strength of the network
effect is not among it. Whoever wants to know it runs a platform, or pays for a study.
"""

from platformlab.game.engine import last_cost
from platformlab.game.thresholds import study

SOON = 1.5  # how much the scout expects its machines in use to grow while developers are helped
TOLD = ("first_cost", "running_cost", "screened", "years", "study_cost")


def look(state, seat):
    """Return what the team in a seat can see before it decides."""
    rules, own = state["rules"], state["teams"][seat]
    seen = {
        "year": state["year"] + 1,
        "own": own,
        "cost": last_cost(own, rules),
        "market": {name: rules[name] for name in TOLD},
        "rivals": [_told(team) for j, team in enumerate(state["teams"]) if j != seat],
        "study": None,
    }
    if own["report"] and own["report"]["decision"]["study"]:
        seen["study"] = study(state, seat)
    return seen


def _told(team):
    """What everybody sees of a rival: its prices, its sales and who works for it."""
    report = team["report"]
    decision = report.get("decision", {})
    return {
        "price": decision.get("price"),
        "openness": decision.get("openness", 0),
        "sales": report.get("sales", 0.0),
        "apps": team["apps"],
    }


def _maker(seen, markup, develop):
    price = int(seen["cost"] + markup + 0.5)
    decision = {"price": price, "develop": develop, "platform": 0, "openness": 0, "terms": 0.0}
    return dict(decision, study=0)


def _platform(seen, decision, extra, openness, terms=0.0):
    running = int(seen["market"]["running_cost"])
    decision.update({"platform": running + extra, "openness": openness, "terms": terms})
    return decision


def careful(decision, seen):
    """Return the decision of somebody who stops spending while the bank waits."""
    if seen["own"]["cash"] < 30.0:
        decision["develop"] = min(decision["develop"], 15)
        decision["terms"] = max(decision["terms"], 0.0)
    if seen["own"]["cash"] < -100.0:
        decision["platform"] = 0
    return decision


def pure_product(seen):
    """A good machine, keenly priced for two years and at a fair price then; no platform."""
    return _maker(seen, 10, 65) if seen["year"] <= 2 else _maker(seen, 16, 60)


def product_first(seen, begin=3, end=7):
    """Two years of a better and cheaper machine; then, on the larger base, an open platform with help."""
    if seen["year"] < begin:
        return _maker(seen, 10, 65)
    waits = seen["own"]["apps"] < 0.7
    decision = _maker(seen, 12 if waits else 15, 50)
    return _platform(seen, decision, 30, 2, -2.0 if waits and seen["year"] <= end else 0.0)


def platform_first(seen):
    """Everything into an open platform from the first year, without a subsidy."""
    return _platform(seen, _maker(seen, 14, 20), 60, 2)


def subsidise_early(seen):
    """Pays developers from the first year until they have come, five years at most."""
    return product_first(seen, begin=1, end=5)


def start_hybrid(seen):
    """A small platform for partners beside a good product; opened when the partners have come."""
    helped = -1.5 if seen["year"] <= 6 else 0.0
    decision = _platform(seen, _maker(seen, 14, 50), 20, 1, helped)
    if seen["own"]["apps"] > 0.3:
        screened = seen["market"]["screened"]
        _platform(seen, decision, 30, 1 if screened[1] > screened[2] else 2)
    return decision


def closed_data(seen):
    """Own services from own data, nobody else let in."""
    return _platform(seen, _maker(seen, 14, 50), 50, 0)


def imitator(seen):
    """Copies the machine cheaply; opens a platform when a rival's developers can be had."""
    decision = _maker(seen, 13, 12)
    if max([rival["apps"] for rival in seen["rivals"]] + [0.0]) > 0.2:
        _platform(seen, decision, 30, 2)
    return decision


def volume(seen):
    """A plain machine at a low price."""
    return _maker(seen, 11, 30)


def scout(seen):
    """Two years of product and a study; then a platform, if the base will soon be enough for one."""
    if seen["year"] <= 2:
        return dict(_maker(seen, 10, 65), study=int(seen["year"] == 2))
    runs = seen["own"]["report"]["decision"]["platform"] > 0
    enough = seen["study"]["lives_from"] if seen["study"] else None
    if runs or (enough and enough < SOON * seen["own"]["base"]):
        return product_first(seen)
    return pure_product(seen)


def impatient(seen):
    """Subsidise early, but with a board of one's own that stops after three years of losses."""
    own = seen["own"]
    has_stopped = seen["year"] > 4 and not own["report"]["decision"]["platform"]
    if seen["year"] > 3 and (has_stopped or own["red_years"] >= 3):
        return pure_product(seen)
    return subsidise_early(seen)


class Naive:
    """Moves at random inside the limits that a beginner would dare, the same for one seed."""

    def __init__(self, seed=0):
        self.roll = dice(seed)

    def __call__(self, seen):
        """Return the next decision."""
        roll = self.roll
        decision = {"price": 95 + roll(51), "develop": roll(101)}
        decision["platform"] = roll(101) if roll(2) else 0
        return dict(decision, openness=roll(3), terms=(roll(41) - 20) / 10.0, study=0)


def dice(seed):
    """Return a function that rolls 0 … size − 1, the same on every machine."""
    numbers = [seed * 2654435761 % 2147483648]

    def roll(size):
        numbers[0] = (numbers[0] * 1103515245 + 12345) % 2147483648
        return numbers[0] // 65536 % size

    return roll


PLANS = {
    "pure product": pure_product,
    "product first": product_first,
    "start hybrid": start_hybrid,
    "platform first": platform_first,
    "subsidise early": subsidise_early,
    "closed data": closed_data,
    "imitator": imitator,
    "volume": volume,
    "scout": scout,
}
PLAN_NAMES = (  # in the order of tables; MicroPython forgets the order of a dictionary
    "pure product",
    "product first",
    "start hybrid",
    "platform first",
    "subsidise early",
    "closed data",
    "imitator",
    "volume",
    "scout",
)


def decide(strategy, state, seat):
    """Return a strategy's careful decision for a seat."""
    seen = look(state, seat)
    return careful(strategy(seen), seen)
