"""Explorer of the ledger by kind: which sort of sentence held, in which part of the report."""

from platformlab.charts.verdict_bars import parts, places_of_key, verdict_bars, word
from platformlab.claims import KINDS, VERDICTS, load_claims
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook, text
from platformlab.words.numbers import percent

say = Wordbook(__file__)

PARTS = ("whole", "opening_and_theory", "cases", "advice")
# Places of the key along the widest bar; on a phone it begins left of the bars, in two lines.
_KEY_WIDE, _KEY_NARROW = (0, 0.24, 0.5, 0.72), (-0.36, 0.28, -0.36, 0.28)
_ROOM = 3  # claims: a shorter part of a bar does not carry its number


def part_of(section):
    """Part of the report to which a section belongs."""
    return {"3": "cases", "4": "advice"}.get(section[0], "opening_and_theory")


def counts(part="whole"):
    """Number of claims by kind and verdict, the kinds in the order of the ledger."""
    claims = [c for c in load_claims().values() if part in ("whole", part_of(c.section))]
    return {
        kind: {
            verdict: sum((c.kind, c.verdict) == (kind, verdict) for c in claims)
            for verdict in VERDICTS
        }
        for kind in KINDS
    }


def _widest():
    return max(sum(by_verdict.values()) for by_verdict in counts().values())


def _rows(*, part):
    found = counts(part)
    return {
        "kinds": {
            "kind": [text(f"kind.{kind}") for kind in KINDS],
            "all": [sum(found[kind].values()) for kind in KINDS],
            **{v.replace(" ", "_"): [found[kind][v] for kind in KINDS] for v in VERDICTS},
        },
        "parts": parts("kind", {text(f"kind.{kind}"): found[kind] for kind in KINDS}, room=_ROOM),
        "names": {"kind": [text(f"kind.{kind}") for kind in KINDS]},
        "key": {
            "verdict": [word(verdict) for verdict in VERDICTS],
            **places_of_key(_widest(), wide=_KEY_WIDE, narrow=_KEY_NARROW),
        },
    }


def _chart(frame):
    titles = [text(f"kind.{kind}") for kind in KINDS]
    bars = {"group": "kind", "names": "names", "titles": titles, "widest": _widest()}
    return verdict_bars(frame, left=96, key_text="verdict", **bars)


def _sentence(tables, *, part):
    totals = {name: sum(values) for name, values in tables["kinds"].items() if name != "kind"}
    shares = {name: percent(count / totals["all"]) for name, count in totals.items()}
    return say(f"held_by_kind.{part}", n=totals["all"], **_named(shares))


def _named(shares):
    return {name: shares[name] for name in ("reproduced", "with_caveat", "contested")}


held_by_kind = Explorer(
    name="held_by_kind",
    controls=(choice("part", PARTS, default="whole"),),
    rows=_rows,
    columns={
        "kinds": (
            Column("kind", is_text=True),
            Column("all"),
            *(Column(verdict.replace(" ", "_")) for verdict in VERDICTS),
        ),
        "parts": (
            drawn("kind", is_text=True),
            drawn("verdict", is_text=True),
            drawn("count"),
            drawn("start"),
            drawn("end"),
            drawn("middle", 1),
            drawn("label", is_text=True),
        ),
        "names": (drawn("kind", is_text=True),),
        "key": (
            drawn("verdict", is_text=True),
            drawn("x", 2),
            drawn("y", is_text=True),
            drawn("x_narrow", 2),
            drawn("y_narrow", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
