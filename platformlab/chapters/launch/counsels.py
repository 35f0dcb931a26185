"""Explorer of the four counsels: in which markets each is better than to do without it."""

import altair as alt

from platformlab.chapters.launch._games import COUNSELS, best_in, worth_of_counsel
from platformlab.chapters.launch.market import EVEN, MARKETS, TABLES
from platformlab.charts.bars import signed
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_LOOKS = {
    "holds": ("platform", "filled"),
    "even": ("pipeline", "pale"),
    "fails": ("pipeline", "hollow"),
}


def fate_of(worth):
    """Whether a counsel worth so much holds, fails, or makes no difference."""
    if abs(worth) < EVEN:
        return "even"
    return "holds" if worth > 0 else "fails"


def _rows(*, counsel):
    pairs = [worth_of_counsel(counsel, title) for title in MARKETS]
    worths = [followed - without for followed, without in pairs]
    fates = [fate_of(worth) for worth in worths]
    return {
        "markets": {
            "row": list(range(1, len(MARKETS) + 1)),
            "name": [say(f"shared.markets.{title.replace(' ', '_')}") for title in MARKETS],
            "followed": [followed for followed, _ in pairs],
            "without": [without for _, without in pairs],
            "worth": worths,
            "best": [say(f"shared.plans.{best_in(t).replace(' ', '_')}") for t in MARKETS],
            "look": fates,
            "end": [max(0.0, worth) for worth in worths],
            "label": [
                say(f"counsels.marks.{'less' if worth < 0 else 'more'}", n=number(abs(worth), 0))
                for worth in worths
            ],
        },
        "counts": {fate: [fates.count(fate)] for fate in _LOOKS},
    }


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, len(MARKETS) + 1))))
    marks = [0, 2000, 4000] if frame.is_narrow else [-1000, 0, 1000, 2000, 3000, 4000]

    def amount(field):
        return axis_x(field, title="worth", domain=(-1000, 4000), values=marks, format=",d")

    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("followed:Q", format=",.0f"),
        alt.Tooltip("without:Q", format=",.0f"),
        alt.Tooltip("best:N"),
    ]
    chart = alt.layer(
        signed("markets", y, amount("worth"), looks=_LOOKS, field="look", tooltip=tooltip),
        labels("markets", alt.value(0), y, "name", align="right", dx=-10),
        labels("markets", amount("end"), y, "label", dx=8),
    )
    return framed(chart, frame, left=104, right=60, top=8, height=360)


def _sentence(tables, *, counsel):
    counts = {fate: values[0] for fate, values in tables["counts"].items()}
    said = {"counsel": say(f"counsels.told.{counsel}"), "all": len(MARKETS)}
    if not counts["even"]:
        return say("counsels.one", **said, holds=counts["holds"], fails=counts["fails"])
    return say("counsels.two", **said, **counts)


counsels = Explorer(
    name="counsels",
    controls=(choice("counsel", COUNSELS, default="product_first"),),
    rows=_rows,
    columns={
        "markets": (
            Column("name", is_text=True),
            Column("followed"),
            Column("without"),
            Column("worth"),
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
    slots={"tables": len(TABLES), "even": EVEN},
)
