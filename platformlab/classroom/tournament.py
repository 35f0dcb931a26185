"""The table for teachers: how well each known plan does in each market, played when the page is built."""

from functools import cache

from platformlab.classroom.page import ROOM
from platformlab.game.strategies import PLAN_NAMES
from platformlab.game.tournament import KINDS, market, mixed_tables
from platformlab.words import numbers, text
from platformlab.words.templates import render

TABLES = range(1, 7)  # a few; `make bench` plays forty in each market


@cache
def shares() -> dict[str, dict[str, float]]:
    """Mean value of each plan in each market, as a share of the best plan's there."""
    found = {}
    for title in KINDS:
        rows = mixed_tables(market(title), TABLES, PLAN_NAMES)
        best = max(row["value"] for row in rows.values())
        found[title] = {name: row["value"] / best for name, row in rows.items()}
    return found


def html() -> str:
    """Return the table: a row for each plan, a column for each market."""
    table = shares()
    rows = [
        (
            text(f"launch.plans.{name.replace(' ', '_')}_plan"),
            [(numbers.percent(table[title][name]), table[title][name] == 1) for title in KINDS],
        )
        for name in PLAN_NAMES
    ]
    heads = [text(f"launch.tournament_markets.{title.replace(' ', '_')}") for title in KINDS]
    return str(render(ROOM, "tournament.html", heads=heads, rows=rows))
