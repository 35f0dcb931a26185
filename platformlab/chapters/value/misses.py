"""Explorer of yardsticks: which law is closest, in dollars and in per cent."""

import altair as alt
import numpy as np

from platformlab.chapters.value._record import FIRMS, RECALLED, fit_of, series_of
from platformlab.chapters.value._words import say
from platformlab.chapters.value.market import LAST
from platformlab.charts.ranked import ranked
from platformlab.explore import Column, Explorer, choice
from platformlab.models.value.network_value_fits import LAWS
from platformlab.words.numbers import billions, number

YARDSTICKS = {"dollars": "In dollars", "ratio": "In per cent (logarithms)"}


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
                f"${miss:.2f} bn" if yardstick == "dollars" else f"× {np.exp(miss):.1f}"
                for miss in misses
            ],
            "is_marked": ["yes" if law == best else "no" for law in found.laws],
        }
    }


def _chart(frame):
    tooltip = [alt.Tooltip("name:N", title="Law"), alt.Tooltip("label:N", title="Typical miss")]
    return ranked(
        "laws",
        "miss",
        frame=frame,
        domain=[1, 2, 3, 4],
        tooltip=tooltip,
        key="miss in a typical year; filled: closest",
        names=100,
        ends=76,
    ).properties(height=190)


def _sentence(tables, *, yardstick, firm, last):
    years, _, _ = series_of(firm)
    laws = tables["laws"]
    at = laws["is_marked"].index("yes")
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
    title="Which law is closest, and by which yardstick?",
    description=(
        "Four bars, one for each law: how far the fitted law is from the firm's revenue in a typical year, counted in dollars "
        "or in per cent. The bar of the closest law is filled. In dollars the last years decide; in per cent all years count alike."
    ),
    controls=(
        choice("yardstick", "Count the misses", YARDSTICKS, default="dollars"),
        choice("firm", "Firm", FIRMS, default="Facebook"),
        choice("last", "Last year fitted", {y: str(y) for y in range(2010, 2024)}, default=LAST),
    ),
    rows=_rows,
    columns={
        "laws": (
            Column("rank", ""),
            Column("name", "Law", is_text=True),
            Column("label", "Miss in a typical year", is_text=True),
            Column("is_marked", "Closest", is_text=True),
            Column("miss", "", 3),
        )
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        f"{RECALLED} A miss is a root mean square over all years from the firm's first to the last you choose; misses in per cent "
        "are drawn by their logarithms."
    ),
)
