"""Explorer of yardsticks: which law is closest, in dollars and in per cent."""

import altair as alt
import numpy as np

from platformlab.chapters.value._record import FIRMS, fit_of, recalled, series_of
from platformlab.chapters.value.market import LAST
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import marks
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.models.value.network_value_fits import LAWS
from platformlab.words import Wordbook
from platformlab.words.numbers import billions, dollars, number

say = Wordbook(__file__)

YARDSTICKS = ("dollars", "ratio")


def _rows(*, yardstick, firm, last):
    years, _, _ = series_of(firm)
    found = fit_of(firm, years[0], last).laws
    misses = found.rmse / 1e9 if yardstick == "dollars" else found.log_rmse
    best = found.best if yardstick == "dollars" else found.best_in_logs
    return {
        "laws": {
            "rank": [1, 2, 3, 4],
            "name": [say(f"short_law.{law}") for law in found.laws],
            "miss": misses,
            "label": [
                say("misses.marks.dollars", miss=dollars(miss, 2))
                if yardstick == "dollars"
                else say("misses.marks.ratio", miss=number(np.exp(miss), 1))
                for miss in misses
            ],
            "is_marked": marks(law == best for law in found.laws),
        }
    }


def _chart(frame):
    tooltip = [alt.Tooltip("name:N"), alt.Tooltip("label:N")]
    return ranked(
        "laws",
        "miss",
        frame=frame,
        domain=[1, 2, 3, 4],
        tooltip=tooltip,
        names=100,
        ends=76,
    ).properties(height=190)


def _sentence(tables, *, yardstick, firm, last):
    years, _, _ = series_of(firm)
    laws = tables["laws"]
    at = laws["is_marked"].index(*marks([True]))
    miss = laws["miss"][at]
    is_dollars = yardstick == "dollars"
    return say(
        f"misses.{yardstick}",
        law=say(f"law.{list(LAWS)[at]}"),
        firm=firm,
        first=f"{years[0]:.0f}",
        last=min(last, int(years[-1])),
        miss=billions(1e9 * miss) if is_dollars else number(np.exp(miss), 1),
    )


misses = Explorer(
    name="misses",
    controls=(
        choice("yardstick", YARDSTICKS, default="dollars"),
        choice("firm", FIRMS, default="Facebook", shown=str),
        choice("last", range(2010, 2024), default=LAST, shown=str),
    ),
    rows=_rows,
    columns={
        "laws": (
            drawn("rank"),
            Column("name", is_text=True),
            Column("label", is_text=True),
            Column("is_marked", is_text=True),
            drawn("miss", 3),
        )
    },
    chart=_chart,
    sentence=_sentence,
    slots={"recalled": recalled},
)
