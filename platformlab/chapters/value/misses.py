"""Explorer of yardsticks: which law is closest, in dollars and in proportion."""

import altair as alt
import numpy as np

from platformlab.chapters.value._record import FIRMS, fit_of, recalled, series_of
from platformlab.chapters.value.market import LAST
from platformlab.charts.curves import labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.models.value.network_value_fits import LAWS
from platformlab.words import Wordbook
from platformlab.words.numbers import billions, dollars, number

say = Wordbook(__file__)

YARDSTICKS = ("dollars", "ratio")


def _told(yardstick, misses):
    """The misses as they stand at their bars."""
    if yardstick == "dollars":
        return [say("misses.marks.dollars", miss=dollars(miss, 2)) for miss in misses]
    return [say("misses.marks.ratio", miss=number(np.exp(miss), 1)) for miss in misses]


def _rows(*, firm, last):
    years, _, _ = series_of(firm)
    found = fit_of(firm, years[0], last).laws
    misses = {"dollars": found.rmse / 1e9, "ratio": found.log_rmse}
    best = {"dollars": found.best, "ratio": found.best_in_logs}
    return {
        yardstick: {
            "rank": [1, 2, 3, 4],
            "name": [say(f"short_law.{law}") for law in found.laws],
            "miss": misses[yardstick],
            "label": _told(yardstick, misses[yardstick]),
            "is_marked": marks(law == best[yardstick] for law in found.laws),
        }
        for yardstick in YARDSTICKS
    } | {"heads": {name: [say(f"misses.marks.in_{name}")] for name in YARDSTICKS}}


def _column(table, left, right, y):
    """Bars of one yardstick from pixel `left` on, the longest to pixel `right`."""
    scale = alt.Scale(zero=True, nice=False, range=[left, right])
    x = alt.X("miss:Q", axis=None, scale=scale)
    tooltip = [alt.Tooltip("name:N"), alt.Tooltip("label:N")]
    bar = rows(table).mark_bar(height={"band": 0.62}, strokeWidth=1.5)
    return alt.layer(
        bar.encode(
            x=x,
            y=y,
            tooltip=tooltip,
            color=by_mark(colour("platform"), colour("paper")),
            stroke=by_mark(colour("platform"), colour("pipeline"), channel=alt.StrokeValue),
        ),
        labels(table, x, y, "label").encode(color=by_mark(colour("platform"), colour("muted"))),
    )


def _chart(frame):
    names, ends = (92, 66) if frame.is_narrow else (104, 82)
    plot = frame.width - names - ends
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=[1, 2, 3, 4]))
    start = plot / 2 + ends / 2  # of the second yardstick, behind the words of the first
    columns = {"dollars": (0, start - ends - 8), "ratio": (start, plot)}
    chart = alt.layer(
        *(_column(table, *ends, y) for table, ends in columns.items()),
        *(
            labels("heads", alt.value(left), alt.value(-14), name, dx=0, fontWeight="bold")
            for name, (left, _) in columns.items()
        ),
        labels("dollars", alt.value(0), y, "name", align="right", dx=-8),
    ).resolve_scale(x="independent")
    return framed(chart, frame, left=names, right=ends, top=34, bottom=8, height=200)


def _sentence(tables, *, firm, last):
    years, _, _ = series_of(firm)
    at = {name: tables[name]["is_marked"].index(*marks([True])) for name in YARDSTICKS}
    miss = {name: tables[name]["miss"][at[name]] for name in YARDSTICKS}
    by = {name: say(f"law.{list(LAWS)[place]}") for name, place in at.items()}
    said = {
        "law": by["dollars"],
        "firm": firm,
        "first": f"{years[0]:.0f}",
        "last": min(last, int(years[-1])),
        "miss": billions(1e9 * miss["dollars"]),
        "factor": number(np.exp(miss["ratio"]), 1),
    }
    if at["dollars"] == at["ratio"]:
        return say("misses.both", **said)
    return say("misses.apart", **said, other=by["ratio"])


_MISSES = (
    drawn("rank"),
    Column("name", is_text=True),
    Column("label", is_text=True),
    Column("is_marked", is_text=True),
    drawn("miss", 3),
)
misses = Explorer(
    name="misses",
    controls=(
        choice("last", range(2010, 2024), default=LAST, shown=str),
        choice("firm", FIRMS, default="Facebook", shown=str),
    ),
    rows=_rows,
    columns={
        **dict.fromkeys(YARDSTICKS, _MISSES),
        "heads": tuple(drawn(name, is_text=True) for name in YARDSTICKS),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"recalled": recalled},
)
