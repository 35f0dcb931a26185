"""Explorer of a launch: does the network grow, or does it empty."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.chapters.critical_mass._source import SHARE_OVER_TIME, invented
from platformlab.chapters.critical_mass.market import MARKET, MONTHS, PRICE, SAME_SIDE, SPEED, START
from platformlab.charts.curves import axis_x, dots, labels, level, line, share_axis
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import critical_mass as model
from platformlab.words import Wordbook
from platformlab.words.numbers import percent

say = Wordbook(__file__)

_STARTS = tuple(np.arange(0, 1.01, 0.05).round(10).tolist())


@cache
def _equilibria(same_side, price):
    return model.find_equilibria(same_side=same_side, price=price, **MARKET)


def _paths(share, same_side, price):
    return model.simulate(
        share, same_side=same_side, price=price, adjustment=SPEED, periods=MONTHS, **MARKET
    )


@cache
def _paths_of_the_page(same_side, price):
    """Paths from every start that the page offers, computed in one go."""
    return dict(zip(_STARTS, _paths(np.array(_STARTS), same_side, price).T, strict=True))


def _path(share, same_side, price):
    if share in _STARTS:
        return _paths_of_the_page(same_side, price)[share]
    return _paths(share, same_side, price)  # a live page may stand between


def _rest(found, share):
    """Where the path ends: the only resting point, or the one on the start's side."""
    if found.status != "tips":
        return found.shares[0]
    low, critical, high = found.shares
    if abs(share - critical) < 1e-9:
        return critical
    return low if share < critical else high


def _rows(*, share, price, same_side):
    path = _path(share, same_side, price)
    found = _equilibria(same_side, price)
    critical = [found.shares[1]] if found.status == "tips" else []
    return {
        "path": {"month": np.arange(MONTHS + 1), "share": path},
        "threshold": {
            "share": critical,
            "month": [MONTHS for _ in critical],
            "label": [
                say("critical_mass.marks.critical", share=percent(mass)) for mass in critical
            ],
        },
        "end": {
            "month": [MONTHS],
            "share": [path[-1]],
            "rest": [_rest(found, share)],
            "label": [percent(path[-1])],
        },
    }


def _chart(frame):
    x = axis_x("month", domain=(0, MONTHS), values=[0, 6, 12, 18, 24], format="d")
    y = share_axis()
    chart = alt.layer(
        level("threshold", y, role="threshold"),
        line("path", x, y, tooltip=SHARE_OVER_TIME),
        labels("threshold", x, y, "label", role="threshold", align="right", dx=-4, dy=-10),
        dots("end", x, y, tooltip=SHARE_OVER_TIME),
        labels("end", x, y, "label", role="platform", dx=10, fontWeight="bold"),
    )
    return framed(chart, frame, right=94)


def _sentence(tables, *, share, **_):
    rest, now = tables["end"]["rest"][0], tables["end"]["share"][0]
    said = {"share": percent(share)}
    way = "grows" if rest > share else "shrinks"
    fate = {"rest": percent(rest)}
    if is_moving := abs(rest - now) > 0.02:
        fate["now"] = percent(now)
    still = "_still" if is_moving else ""
    if not tables["threshold"]["share"]:
        if percent(rest) == percent(share):
            return say("critical_mass.only_rest", **said)
        return say(f"critical_mass.any_start_{way}{still}", **said, **fate)
    critical = tables["threshold"]["share"][0]
    if abs(share - critical) < 1e-9:
        return say("critical_mass.on_the_edge", **said)
    side = "above" if share > critical else "below"
    fate["critical"] = percent(critical)
    return say(f"critical_mass.{side}_{way}{still}", **said, **fate)


critical_mass = Explorer(
    name="critical_mass",
    controls=(
        slider("share", _STARTS, default=START, along="path.share"),
        slider("price", range(0, 61, 2), default=PRICE),
        slider("same_side", range(0, 81, 10), default=SAME_SIDE),
    ),
    rows=_rows,
    columns={
        "path": (Column("month"), Column("share", 1, is_percent=True)),
        "threshold": (
            Column("share", 1, is_percent=True),
            drawn("month"),
            drawn("label", is_text=True),
        ),
        "end": (
            Column("rest", 1, is_percent=True),
            drawn("month"),
            drawn("share", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"invented": invented},
)
