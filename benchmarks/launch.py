"""The class game's tournament: whether a strategy dominates, and when each counsel holds.

    python benchmarks/launch.py              # everything, a few minutes
    python benchmarks/launch.py --tables 10  # fewer tables, for a first look

Every strategy takes the first seat of the same tables, so differences between two of them are paired.
The market is invented and so are all amounts. Tables go to _build/bench/launch.md and launch.json.
"""

import argparse
import json
import os
import runpy
import sys
import time

import environment

sys.path.insert(0, str(environment.ROOT))

from platformlab.game.engine import play_year, start
from platformlab.game.games import values_of
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLANS, dice, impatient, pure_product
from platformlab.game.tournament import ENTRANTS, MARKETS, market, mixed_tables, play

TITLES = [title for title, _, _ in MARKETS]
SLIPS = {
    "price +15": {"price": 15},
    "price −15": {"price": -15},
    "no development": {"develop": None},
    "no platform": {"platform": None},
    "closed": {"openness": None},
}
CHOICES = (  # first year, openness, subsidy, its years, development, mark-up early and late, spending
    (0, 1, 2, 3, 4, 5), (0, 1, 2), (0.0, 1.0, 2.0), (2, 3, 4, 5, 6), (10, 30, 45, 60, 80),
    (3, 6, 9, 12, 15, 18), (9, 12, 15, 18, 21), (10, 20, 30, 45),
)  # fmt: skip
COUNSELS = (  # of the report: the plan that follows it, and the plan that does the opposite
    ("product first", "product first", "subsidise early"),
    ("start hybrid", "start hybrid", "subsidise early"),
    ("find the effect", "scout", "product first"),
    ("be patient", "subsidise early", "stopper"),
)


def planner(plan):
    """Return the strategy that eight numbers describe."""
    begin, openness, amount, years, develop, early, late, spend = plan

    def strategy(seen):
        markup = early if seen["year"] <= 4 else late
        decision = dict(pure_product(seen), price=int(seen["cost"] + markup + 0.5), develop=develop)
        if begin and seen["year"] >= begin:
            running = int(seen["market"]["running_cost"])
            helped = seen["year"] < begin + years and seen["own"]["apps"] < 0.7
            decision.update(platform=running + spend, openness=openness)
            decision["terms"] = -amount if helped else 0.0
        return decision

    return strategy


def markets(tables):
    """Return, per market, value and share of tables won by every entrant, and by the stopper."""
    found = {}
    for title in TITLES:
        found[title] = mixed_tables(
            market(title), tables, (*ENTRANTS, "stopper"), {"stopper": impatient}
        )
        print(f"  {title}", flush=True)
    return found


def counsels(found):
    """Return what each counsel is worth, per market, against no platform and against the opposite."""
    rows = {}
    for title, row in found.items():
        value = {name: numbers["value"] for name, numbers in row.items()}
        rows[title] = {
            f"{counsel}, against {other}": value[plan] - value[other]
            for counsel, plan, opposite in COUNSELS
            for other in ("pure product", opposite)
        }
    return rows


def slips(tables):
    """Return the mean loss, in shares of value, that one slip in year 2 or 5 costs each plan."""
    rules, rows = market("neutral"), {}
    for name in ("pure product", "product first", "start hybrid", "subsidise early"):
        own = {
            f"{label}, year {year}": slipping(PLANS[name], change, year)
            for label, change in SLIPS.items()
            for year in (2, 5)
        }
        found = mixed_tables(rules, tables, (name, *own), own)
        right = found[name]["value"]
        rows[name] = {label: found[label]["value"] / right - 1 for label in own}
    return rows


def slipping(plan, change, year):
    """Return the plan with one wrong entry."""

    def strategy(seen):
        decision = plan(seen)
        if seen["year"] == year:
            for name, more in change.items():
                decision[name] = 0 if more is None else decision[name] + more
        return decision

    return strategy


def lengths(tables):
    """Return the values by length of the game, and in five rounds of two years."""
    rows = {}
    for years in (6, 8, 10, 12):
        rows[f"{years} years"] = mixed_tables(rules_for(years=years), tables)
    rows["5 rounds of two years"] = mixed_tables(rules_for(), tables, held=2)
    weak = rules_for(cross_side_consumers=5.0)
    rows["5 rounds of two years, effect 5"] = mixed_tables(weak, tables, held=2)
    return rows


def best_plan(rules, tables, samples=80, climbs=2):
    """Return the best plan of eight numbers that a search finds, and its value."""
    known = {}

    def worth(plan):
        if plan not in known:
            own = {"plan": planner(plan)}
            known[plan] = mixed_tables(rules, tables, ("plan",), own)["plan"]["value"]
        return known[plan]

    roll = dice(17)
    tried = [tuple(choice[roll(len(choice))] for choice in CHOICES) for _ in range(samples)]
    best = max(tried, key=worth)
    for _ in range(climbs):
        near = [
            (*best[:k], option, *best[k + 1 :])
            for k, options in enumerate(CHOICES)
            for option in options
        ]
        best = max(near, key=worth)
    return best


def searched(tables):
    """Return the best plan of some markets, and its value in each as a share of the best there."""
    titles = ("network off", "neutral", "strong network", "fleet", "field", "turbine", "bricks")
    plans = {title: best_plan(market(title), tables) for title in titles}
    own = {title: planner(plan) for title, plan in plans.items()}
    rows = {}
    for title in titles:
        found = mixed_tables(market(title), tables, titles, own)
        best = max(row["value"] for row in found.values())
        rows[title] = {name: found[name]["value"] / best for name in titles}
    return plans, {name: {title: rows[title][name] for title in titles} for name in titles}


def drawn(tables, count=80):
    """Return how many plans drawn at random reach 95 % of the best known one in the neutral market, and beat it."""
    known = mixed_tables(rules_for(), tables)
    best, roll = max(row["value"] for row in known.values()), dice(17)
    shares = []
    for _ in range(count):
        own = {"plan": planner(tuple(choice[roll(len(choice))] for choice in CHOICES))}
        shares.append(mixed_tables(rules_for(), tables, ("plan",), own)["plan"]["value"] / best)
    return sum(share >= 0.95 for share in shares), sum(share > 1 for share in shares), count


def speed():
    """Return the milliseconds of ten years with six teams: the fastest of fifty."""
    rules = rules_for()
    _, states = play(rules, [PLANS[name] for name in ENTRANTS[:6]])
    log = [[team["report"]["decision"] for team in state["teams"]] for state in states[1:]]
    times = []
    for _ in range(50):
        began = time.perf_counter()
        state = start(rules)
        for decisions in log:
            state = play_year(state, decisions)
        times.append(1e3 * (time.perf_counter() - began))
    assert values_of(state) == values_of(states[-1])
    return min(times)


def in_a_page():
    """Return a sentence on the game in the built page, or on what keeps it from being measured."""
    site = environment.ROOT / "_build" / "html"
    path = runpy.run_path(str(environment.ROOT / "tools" / "chromium.py"))["find"]()
    if not (site / "book" / "launch-solo.html").is_file() or not path:
        return " In a page it was not measured, which needs the built site and a Chromium; run: make book chromium."
    import launch_page  # opens the book, which the rest of this file does without

    found = launch_page.measured(path, site)
    return (
        f" In a page a game is set {found['ready']:,.0f} ms after the first press (wanted: 1,000; the page works "
        f"{found['ready_worked']:.0f}), and ten years are read and played in {found['played']:.0f} ms "
        f"(wanted: 100; it works {found['played_worked']:.0f}); load {os.getloadavg()[0]:.1f}."
    )


def table(head, rows, write):
    """Return a Markdown table of a dictionary of dictionaries."""
    names = list(next(iter(rows.values())))
    lines = [f"| {head} | " + " | ".join(names) + " |", "| --- " * (len(names) + 1) + "|"]
    lines += [
        f"| {title} | " + " | ".join(write(row, name) for name in names) + " |"
        for title, row in rows.items()
    ]
    return "\n".join(lines)


def _with_wins(row, name):
    shown = f"{row[name]['value']:,.0f} ({row[name]['wins']:.0%})"
    return f"**{shown}**" if row[name]["value"] == max(r["value"] for r in row.values()) else shown


def _signed(row, name):
    return f"{row[name]:+,.0f}"


def _percent(row, name):
    return f"{row[name]:+.0%}"


def main():
    """Play everything, print and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tables", type=int, default=40, help="tables per market")
    count = parser.parse_args().tables
    tables, few = range(1, count + 1), range(1, max(2, count // 4) + 1)
    found = markets(tables)
    plans, crossed = searched(range(1, 5))
    parts = {
        "Mean value in USD million (share of tables won)": table("market", found, _with_wins),
        "Worth of each counsel, value with it less without": table(
            "market", counsels(found), _signed
        ),
        "What one slip costs, neutral market": table("plan", slips(few), _percent),
        "Length of the game": table("length", lengths(few), _with_wins),
        "Best plan of a market, its value elsewhere as a share of the best found there": table(
            "best plan of", crossed, lambda row, name: f"{row[name]:.0%}"
        ),
    }
    about = (
        f"{environment.machine()}. An invented market; {count} tables. Ten years with six teams take "
        f"{speed():.1f} ms (wanted: 5)."
    )
    about += in_a_page()
    near, better, of = drawn(range(1, 5))
    about += (
        f" Of {of} plans drawn at random {near} reach 95 % of the best known plan of the neutral market, "
        f"and {better} beat it."
    )
    text = "\n\n".join(
        ["# Launch!", about, *(f"## {head}\n\n{body}" for head, body in parts.items())]
    )
    print(text)
    environment.OUT.mkdir(parents=True, exist_ok=True)
    (environment.OUT / "launch.md").write_text(f"{text}\n", encoding="utf-8")
    record = {"markets": found, "plans": plans}
    (environment.OUT / "launch.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
