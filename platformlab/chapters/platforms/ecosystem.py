"""Explorer of roles: who is who, and who pays whom."""

from functools import cache

from platformlab.charts.places import ENDS, SIDES_OF_BOX, core, payments, places, ties
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


_WIDTHS = ("", "narrow_")
_BOXES = [
    *(drawn(f"{width}lines", is_text=True) for width in _WIDTHS),
    *(drawn(f"{width}{side}") for width in _WIDTHS for side in SIDES_OF_BOX),
]
_TIES = [drawn(f"{width}{end}") for width in _WIDTHS for end in ENDS]
_ARROWS = [*_TIES, *(drawn(f"{w}{name}") for w in _WIDTHS for name in ("turn", "word_x", "word_y"))]


def _rows(*, business):
    row = _roles().loc[business]
    verdict = row["verdict"]
    return {
        "places": places(row, verdict),
        "core": core(row["interaction"], verdict) | {"money": [row["money_note"]]},
        "ties": ties(verdict),
        "payments": payments(list(_flows(row["money"])), verdict),
    }


def _sentence(tables, *, business):
    row = _roles().loc[business]
    said = {name: row[name] for name in ("business", "reason")}
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
        "places": (Column("role", is_text=True), Column("who", is_text=True), *_BOXES),
        "core": (
            Column("words", is_text=True),
            Column("kind", is_text=True),
            Column("money", is_text=True),
            drawn("title", is_text=True),
            *_BOXES,
        ),
        "ties": (drawn("is_deal", is_text=True), *_TIES),
        "payments": (
            Column("payer", is_text=True),
            Column("payee", is_text=True),
            Column("what", is_text=True),
            *_ARROWS,
        ),
    },
    chart=drawn_ecosystem,
    sentence=_sentence,
    keyed_by="role",
)
