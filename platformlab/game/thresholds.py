"""The critical mass of a platform, from the rules alone: how many connected machines it needs.

Base, decision and rivals are held fixed, and data and skill are what these machines and this spending
keep up. Then the shares of owners and of developers have resting points. Three of them mean that the
platform tips, and the middle one is the critical mass; one alone means that it fills by itself or
that it cannot live.
"""

from platformlab.game.engine import info_value, new_skill, owner_gain, wants_in
from platformlab.game.exact import logistic

_STUDIED = {}  # by plan and rules: in a tournament many teams of many games pay for the same study


def least(test, low, high, halvings=40):
    """Smallest number from which `test` holds, by halving; None if it fails even at `high`."""
    if not test(high):
        return None
    for _ in range(halvings):
        middle = (low + high) / 2.0
        low, high = (low, middle) if test(middle) else (middle, high)
    return high


def _growth(rules, base, decision, rival_apps):
    """Return a function that says whether more machines than these connect if so many are connected."""
    skill = max(0.0, new_skill(rules, decision["platform"])) / rules["skill_decay"]
    openness = decision["openness"]

    def grows(machines):
        info = info_value(rules, machines / rules["data_decay"], skill)
        apps = wants_in(rules, machines, openness, decision["terms"], rival_apps)
        gain = owner_gain(rules, info, apps, openness) / rules["owner_spread"]
        return base * logistic(gain) > machines

    return grows


def _crossings(grows, base, steps):
    """Return the steps (low, high) of the base within which growth begins or ends."""
    marks = [base * k / steps for k in range(steps + 1)]
    signs = [grows(mark) for mark in marks]
    return [(marks[k], marks[k + 1]) for k in range(steps) if signs[k] != signs[k + 1]]


def _root(grows, low, high):
    ends_in = grows(high)
    return least(lambda machines: grows(machines) == ends_in, low, high)


def resting_points(rules, base, decision, rival_apps=0.0, steps=200):
    """Return the connected machines at which owners and developers stay: low, critical, high, or one."""
    grows = _growth(rules, base, decision, rival_apps)
    return [_root(grows, low, high) for low, high in _crossings(grows, base, steps)]


def status(rules, base, decision, rival_apps=0.0, steps=200):
    """Return "tips", "fills" (by itself) or "not viable"."""
    found = _crossings(_growth(rules, base, decision, rival_apps), base, steps)
    if len(found) >= 3:
        return "tips"
    return "fills" if found[-1][1] > base / 2.0 else "not viable"


def critical_mass(rules, base, decision, rival_apps=0.0, steps=200):
    """Return ("tips", machines needed), ("fills", 0) by itself, or ("not viable", None)."""
    found = status(rules, base, decision, rival_apps, steps)
    if found != "tips":
        return found, 0.0 if found == "fills" else None
    grows = _growth(rules, base, decision, rival_apps)
    low, high = _crossings(grows, base, steps)[1]
    return found, _root(grows, low, high)


def base_needed(rules, decision, how="fills", steps=200, halvings=40):
    """Machines in use from which a platform fills by itself, or, with "tips", can live at all."""

    def lives(base):
        return status(rules, base, decision, 0.0, steps) in ("fills", how)

    return least(lives, 10.0, 1000.0, halvings)


def subsidy_needed(rules, base, decision, steps=200):
    """Yearly subsidy per developer at which a platform fills at this base; None if no sum does."""

    def fills(subsidy):
        paid = dict(decision, terms=-subsidy)
        return status(rules, base, paid, 0.0, steps) == "fills"

    return least(fills, 0.0, 10.0)


def study(state, seat):
    """Return what a market study tells the team that paid for it.

    It is about the platform that the team runs, or, if it runs none, about an open one with 30 above
    its running cost: from how many machines in use it can live without a subsidy, and from how many
    it fills by itself, as long as no rival has developers. None: from no number below a million. Sampled coarsely, for slow interpreters.
    """
    team, rules = state["teams"][seat], state["rules"]
    plan = dict(team["report"]["decision"], terms=0.0)
    if not plan["platform"]:
        plan.update({"platform": rules["running_cost"] + 30, "openness": 2})
    asked = (plan["openness"], plan["platform"], tuple(sorted(rules.items())))
    if asked not in _STUDIED:
        _STUDIED[asked] = [
            base_needed(rules, plan, how, steps=40, halvings=10) for how in ("tips", "fills")
        ]
    lives, fills = _STUDIED[asked]
    told = {"openness": plan["openness"], "platform": plan["platform"]}
    return dict(told, lives_from=lives, fills_from=fills)
