"""Explorer of roles: who is who, and who pays whom."""

from functools import cache

from platformlab.chapters.platforms._words import say
from platformlab.charts.places import ROLES, core, payments, places
from platformlab.charts.places import ecosystem as drawn_ecosystem
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice


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


_LINES = [Column(f"{p}lines", "", is_text=True) for p in ("", "narrow_")]
_ARROWS = [
    Column(f"{p}{name}", "")
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
    who = {role: row[role] for role in ROLES}
    said = {name: row[name] for name in ("business", "reason", "money_note")}
    return say(f"ecosystem.{row['verdict']}", **said, **who)


ecosystem = Explorer(
    name="ecosystem",
    title="Who is who, and who pays whom?",
    description=(
        "Diagram of four labelled places around a core interaction: the owner above, the provider below, "
        "producers on the left and consumers on the right. Where both sides deal directly, solid lines join "
        "them to the middle; in a pipeline no line does. Arrows with words show who pays whom and for what."
    ),
    controls=(
        choice("business", "Business", dict(_roles()["business"]), default="railway-station"),
    ),
    rows=_rows,
    columns={
        "places": (
            Column("role", "Role", is_text=True),
            Column("who", "Who", is_text=True),
            *_LINES,
        ),
        "core": (
            Column("words", "Core interaction", is_text=True),
            Column("kind", "Verdict", is_text=True),
            Column("title", "", is_text=True),
            *_LINES,
        ),
        "payments": (
            Column("payer", "Pays", is_text=True),
            Column("payee", "Is paid", is_text=True),
            Column("what", "For", is_text=True),
            *_ARROWS,
        ),
    },
    chart=drawn_ecosystem,
    sentence=_sentence,
    source=(
        "Data: ecosystem_roles, our judgment of who is who, in the roles of the report's chart 3; most payments are "
        "from general knowledge, and only the main ones are drawn."
    ),
)
