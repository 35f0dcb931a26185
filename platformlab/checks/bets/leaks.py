"""Whether a question's drawing would show its answer: an entry of ``known`` that says too much."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformlab.checks.bets.bet import Bet
    from platformlab.explore.question import Known


def leak(bet: "Bet") -> str:
    """What is wrong with the tables that a bet calls known or its answer's place; empty if nothing."""
    columns = {name: [c.name for c in listed] for name, listed in bet.explorer.columns.items()}
    places = [("known", entry["table"], entry.get("columns", ())) for entry in bet.known]
    named = [name for name in (bet.spot.column, bet.spot.beside) if name]
    places.append(("plot", bet.spot.table, named))
    for word, table, names in places:
        if table not in columns:
            return f"{word}: no table {table!r}; the figure has {', '.join(columns)}"
        for name in names:
            if name not in columns[table]:
                known = ", ".join(columns[table])
                return f"{word}: no column {name!r} in the table {table!r}; it has {known}"
    row, rows = bet.spot.row, len(bet.tables[bet.spot.table][bet.spot.column])
    if row is not None and not -rows <= row < rows:
        return f"plot: row {row} of {rows}: count rows from 0"
    return next(filter(None, (_said_by(bet, entry) for entry in bet.scene.known)), "")


def _said_by(bet: "Bet", entry: "Known") -> str:
    """How one table that is known gives the answer away."""
    table = bet.tables[entry.table]
    for name, values in table.items():
        if entry.columns and name not in entry.columns:
            continue
        shown = list(values)[: entry.rows]
        if _holds_answer(bet, entry.table, name, len(shown), len(values)) or any(
            _tells(bet, value) for value in shown
        ):
            rest = f"the first rows of {entry.table} only, or other columns than {name!r}"
            return (
                f"the question's drawing would show its answer: known names {entry.table}, whose "
                f"column {name!r} holds it; name {rest}"
            )
    return ""


def _holds_answer(bet, table, column, shown, rows):
    """Whether the rows that are shown reach the answer in its own column, or where it is drawn."""
    for home, name, row in bet.answered_at:
        if (home, name) == (table, column) and shown > (row if row >= 0 else rows + row):
            return True
    return False


def _tells(bet, value):
    """Whether a text names the answer, which the question does not."""
    if not isinstance(value, str):
        return False
    words = re.compile(rf"(?<![\w.,]){re.escape(bet.shown_value)}(?![\w]|[.,]\d)")
    return bool(words.search(value)) and not words.search(bet.question)
