"""What a team is told of a decision before it hands it in: what it costs, and what might be a slip.

A preview shows what the team knows: its own numbers, and the prices of last year.
"""

from platformlab.game.engine import last_cost, legal
from platformlab.game.scenarios import rules_for


def preview(decision, state, seat):
    """Return what a decision costs this year, part by part, and what the rules or the bank make of it.

    Parameters
    ----------
    decision
        What the team is about to hand in.
    state
        The last state of the game; None for a page that knows no game, which counts by the usual rules
        and leaves out the help to developers, whose number it does not know.
    seat
        The seat of the team, from 0.
    """
    if not state:
        return dict(_costs(decision, rules_for(), 0.0), warnings=[])
    team, rules = state["teams"][seat], state["rules"]
    done = legal(decision, team, rules)
    costs = _costs(done, rules, team["apps"] if done["platform"] else 0.0)
    return dict(costs, cash=team["cash"], warnings=warnings(decision, done, state, seat))


def _costs(decision, rules, apps):
    """Parts of a year's cost and their sum; fees of developers are income, and no cost."""
    parts = {
        "fixed": rules["fixed_cost"],
        "develop": decision["develop"],
        "platform": decision["platform"],
        "help": max(0.0, -decision["terms"] * apps * rules["developers"]),
        "study": decision.get("study", 0) * rules["study_cost"],
    }
    spends = parts["fixed"] + parts["develop"] + parts["platform"] + parts["help"] + parts["study"]
    return dict(parts, spends=spends)


def warnings(decision, done, state, seat):
    """Return what might be a slip, as names of sentences with their slots; nothing is forbidden.

    `done` is the decision as the rules take it (`engine.legal`).
    """
    team, rules, found = state["teams"][seat], state["rules"], []
    if done["price"] > decision["price"]:
        found.append(["below_cost", {"cost": last_cost(team, rules)}])
    if 0 < decision["platform"] < done["platform"]:
        found.append(["running_cost", {"cost": rules["running_cost"]}])
    if decision["platform"] and not done["platform"]:
        found.append(["forbidden", {}])
    if team["apps"] > 0.1 and not (decision["platform"] and decision["openness"]):
        found.append(["leaves", {}])
    if team["report"]:
        prices = sorted([other["report"]["decision"]["price"] for other in state["teams"]])
        middle = prices[(len(prices) - 1) // 2]
        if decision["price"] > middle + 20:
            found.append(["dear", {"price": middle}])
    certain = done["develop"] + done["platform"] + rules["fixed_cost"]
    earned = team["report"].get("margin", 250.0)
    if team["cash"] + earned - certain < -rules["credit"] / 2:
        found.append(["bank", {"cash": team["cash"] + earned - certain}])
    return found
