"""Explorer of roles: who is who, and who pays whom."""

from functools import cache

from platformlab.charts.places import core, payments, places
from platformlab.charts.places import ecosystem as drawn_ecosystem
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook

say = Wordbook(__file__)


@cache
def _roles():
    """Businesses by a short word for links, such as ``card-network``."""
    table = load("ecosystem_roles")
    words = table["business"].str.lower().str.replace("'s", "").str.replace(" ", "-")
    return table.set_index(words.rename("word"))


def _flows(money):
    """Payments of a row as (payer, payee, what for)."""
    for payment in money.split(";"):
        who, _, what = payment.partition(":")
        yield *who.split(">"), what


_LINES = [drawn(f"{p}lines", is_text=True) for p in ("", "narrow_")]
_ARROWS = [
    drawn(f"{p}{name}")
    for p in ("", "narrow_")
    for name in ("x", "y", "x2", "y2", "turn", "word_x", "word_y")
]


def _rows(*, business):
    row = _roles().loc[business]
    return {
        "places": places(row),
        "core": core(row["interaction"], row["verdict"]),
        "payments": payments(list(_flows(row["money"]))),
    }


def _sentence(tables, *, business):
    row = _roles().loc[business]
    said = {name: row[name] for name in ("business", "reason", "money_note")}
    return say(f"ecosystem.{row['verdict']}", **said)


ecosystem = Explorer(
    name="ecosystem",
    controls=(
        choice(
            "business",
            _roles().index,
            default="railway-station",
            shown=lambda word: _roles()["business"][word],
        ),
    ),
    rows=_rows,
    columns={
        "places": (Column("role", is_text=True), Column("who", is_text=True), *_LINES),
        "core": (
            Column("words", is_text=True),
            Column("kind", is_text=True),
            drawn("title", is_text=True),
            *_LINES,
        ),
        "payments": (
            Column("payer", is_text=True),
            Column("payee", is_text=True),
            Column("what", is_text=True),
            *_ARROWS,
        ),
    },
    chart=drawn_ecosystem,
    sentence=_sentence,
)
