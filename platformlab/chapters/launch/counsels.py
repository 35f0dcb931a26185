"""Explorer of the four counsels: in which markets each is better than to do without it."""

import altair as alt

from platformlab.chapters.launch._games import (
    COUNSELS,
    best_in,
    fate_of,
    mean_in,
    set_against,
    worth_of_counsel,
)
from platformlab.chapters.launch.market import EVEN, SURE, TABLES
from platformlab.charts.bars import signed
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.game.tournament import KINDS
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_LOOKS = {
    "holds": ("platform", "filled"),
    "even": ("pipeline", "pale"),
    "fails": ("pipeline", "hollow"),
}


def _rows(*, counsel, against):
    found = [worth_of_counsel(counsel, title, against) for title in KINDS]
    fates = [fate_of(worth, error) for worth, error in found]
    plan, without = COUNSELS[counsel][0], set_against(counsel, against)
    return {
        "markets": {
            "row": list(range(1, len(KINDS) + 1)),
            "name": [say(f"shared.markets.{_named(title)}") for title in KINDS],
            "followed": [mean_in(title, plan) for title in KINDS],
            "without": [mean_in(title, without) for title in KINDS],
            "worth": [worth for worth, _ in found],
            "error": [error for _, error in found],
            "best": [say(f"shared.plans.{_named(best_in(title))}") for title in KINDS],
            "look": fates,
            "end": [max(0.0, worth) for worth, _ in found],
            "label": [_label(worth, error) for worth, error in found],
        },
        "counts": {fate: [fates.count(fate)] for fate in _LOOKS},
    }


def _named(words):
    return words.replace(" ", "_")


def _label(worth, error):
    """Difference with its sign, and its standard error."""
    way = "less" if worth < 0 else "more"
    return say(f"counsels.marks.{way}", n=number(abs(worth), 0), error=number(error, 0))


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, len(KINDS) + 1))))
    marks = [0, 2000, 4000] if frame.is_narrow else [-1000, 0, 1000, 2000, 3000, 4000]

    def amount(field):
        return axis_x(field, title="worth", domain=(-1000, 4000), values=marks, format=",d")

    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("followed:Q", format=",.0f"),
        alt.Tooltip("without:Q", format=",.0f"),
        alt.Tooltip("error:Q", format=",.0f"),
        alt.Tooltip("best:N"),
    ]
    chart = alt.layer(
        signed("markets", y, amount("worth"), looks=_LOOKS, field="look", tooltip=tooltip),
        labels("markets", alt.value(0), y, "name", align="right", dx=-10),
        labels("markets", amount("end"), y, "label", dx=8),
    )
    return framed(chart, frame, left=104, right=92, top=8, height=360)


def _sentence(tables, *, counsel, against):
    counts = {fate: values[0] for fate, values in tables["counts"].items()}
    said = {"counsel": say(f"counsels.told.{against}.{counsel}"), "all": len(KINDS)}
    if not counts["even"]:
        return say("counsels.one", **said, holds=counts["holds"], fails=counts["fails"])
    return say("counsels.two", **said, **counts)


counsels = Explorer(
    name="counsels",
    controls=(
        choice("counsel", COUNSELS, default="product_first"),
        choice("against", ("no_platform", "opposite"), default="no_platform"),
    ),
    rows=_rows,
    is_slow=True,
    columns={
        "markets": (
            Column("name", is_text=True),
            Column("followed"),
            Column("without"),
            Column("worth"),
            Column("error"),
            Column("best", is_text=True),
            drawn("row"),
            drawn("look", is_text=True),
            drawn("end"),
            drawn("label", is_text=True),
        ),
        "counts": (Column("holds"), Column("fails"), Column("even")),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"tables": len(TABLES), "even": EVEN, "errors": SURE},
)
