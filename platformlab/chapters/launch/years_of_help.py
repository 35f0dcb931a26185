"""Explorer of one platform: the machines it has connected year by year, and those it needs."""

import altair as alt

from platformlab.chapters.launch._games import alone, path_alone
from platformlab.chapters.launch.market import BEGINS, HELPED, USUAL_HELP, YEARS
from platformlab.charts.curves import axis_x, axis_y, band, dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_TOP = 220  # machines, in thousands


def _rows(*, helped, begin, effect):
    path = path_alone(begin, helped, effect)
    needs = [row for row in path if row["needed"] is not None]
    passed = next((row["year"] for row in needs if row["connected"] > row["needed"]), None)
    last = begin + helped - 1
    return {
        "connected": {
            "year": [row["year"] for row in path],
            "machines": [row["connected"] for row in path],
        },
        "needed": {
            "year": [row["year"] for row in needs],
            "machines": [row["needed"] for row in needs],
        },
        "start": {
            "year": [row["year"] for row in needs[:1]],
            "machines": [row["needed"] for row in needs[:1]],
            "label": [say("years_of_help.marks.needed") for _ in needs[:1]],
        },
        "helped": {
            "year": [begin - 0.5] if helped else [],
            "until": [min(last, YEARS) + 0.5] if helped else [],
            "machines": [_TOP - 8] if helped else [],
            "label": [say("years_of_help.marks.helped")] if helped else [],
        },
        "ends": {
            "year": [YEARS],
            "machines": [path[-1]["connected"]],
            "label": [say("years_of_help.marks.connected")],
        },
        "outcome": _outcome(begin, helped, effect, passed),
    }


def _outcome(begin, helped, effect, passed):
    """Money of the platform: paid to developers, and what it adds to the maker's value."""
    values, states = alone(begin, helped, effect)
    without, _ = alone(0, 0, effect)
    fees = [state["teams"][0]["report"]["fees"] for state in states[1:]]
    return {
        "paid": [0.0 - sum(fees)],
        "developers": [states[-1]["teams"][0]["report"]["developers"]],
        "passed": [passed],
        "worth": [values[0]],
        "gain": [values[0] - without[0]],
    }


def _chart(frame):
    x = axis_x("year", domain=(0.5, YEARS + 0.5), values=list(range(1, YEARS + 1)))
    y = axis_y("machines", domain=(0, _TOP), values=[0, 50, 100, 150, 200])
    tooltip = [alt.Tooltip("year:Q"), alt.Tooltip("machines:Q", format=".0f")]
    chart = alt.layer(
        band("helped", x, "until:Q"),
        labels("helped", x, y, "label", dx=6, fontStyle="italic"),
        line("needed", x, y, role="threshold", is_dashed=True, tooltip=tooltip),
        line("connected", x, y, tooltip=tooltip),
        dots("connected", x, y, tooltip=tooltip),
        labels("start", x, y, "label", role="threshold", dx=0, dy=-14),
        labels("ends", x, y, "label", role="platform", align="right", dx=-8, dy=-16),
    )
    return framed(chart, frame)


def _sentence(tables, *, helped, begin, **_):
    helped = min(helped, YEARS - begin + 1)  # of the years that are left
    found = {name: values[0] for name, values in tables["outcome"].items()}
    way = "more" if found["gain"] > 0 else "less"
    said = {
        "n": helped,
        "begin": begin,
        "paid": number(found["paid"], 0),
        "developers": number(found["developers"], 0),
        "worth": number(found["worth"], 0),
        "gain": number(abs(found["gain"]), 0),
    }
    if found["passed"] is None:
        return say(f"years_of_help.never_{way}", **said)
    return say(f"years_of_help.passed_{way}", **said, year=found["passed"])


_LINE = (Column("year"), Column("machines", 1))

years_of_help = Explorer(
    name="years_of_help",
    controls=(
        choice("helped", HELPED, default=USUAL_HELP, shown=number),
        choice("begin", BEGINS, default=BEGINS[0], shown=number),
        choice("effect", ("weak", "usual", "strong"), default="usual"),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "outcome": (
            Column("paid"),
            Column("developers"),
            Column("passed"),
            Column("worth"),
            Column("gain"),
        ),
        "connected": _LINE,
        "needed": _LINE,
        "helped": (
            drawn("year", 1),
            drawn("until", 1),
            drawn("machines"),
            drawn("label", is_text=True),
        ),
        "start": (drawn("year"), drawn("machines", 1), drawn("label", is_text=True)),
        "ends": (drawn("year"), drawn("machines", 1), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
)
