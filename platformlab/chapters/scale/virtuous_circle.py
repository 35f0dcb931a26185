"""Explorer of the virtuous circle: where it stops feeding itself."""

import altair as alt
import numpy as np

from platformlab.chapters.scale.market import CARMAKER, HALFWAY, START, YEARS
from platformlab.charts.curves import axis_x, dots, labels, line, moment, panel_y
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.models import virtuous_circle as model
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, number, percent

say = Wordbook(__file__)


def _rows(*, learning_rate, fixed_cost, demand_elasticity, yearly_market):
    path = model.simulate(
        learning_rate=learning_rate,
        fixed_cost=fixed_cost,
        years=YEARS,
        demand_elasticity=demand_elasticity,
        yearly_market=yearly_market,
        **START,
    )
    end = model.find_end(path.gain)
    share = path.output / yearly_market
    years = np.arange(YEARS + 1)
    turns = end.status == "stops feeding itself"
    marked = path.price[[HALFWAY, YEARS]]
    return {
        "path": {"year": years, "price": path.price, "share": share},
        "marks": {
            "year": [HALFWAY, YEARS],
            "price": marked,
            "doublings": np.log2(path.made[[HALFWAY, YEARS]] / path.made[[0, HALFWAY]]),
            "label": [dollars(price, 0) for price in marked],
        },
        "end": {
            "year": [YEARS],
            "share": share[-1:],
            "label": [percent(share[-1])],
            "first": path.gain[:1],
            "largest": [path.gain.max()],
        },
        "turn": {
            "year": [end.year] * turns,
            "share": [np.interp(end.year, years, share)] * turns,
            "label": [say("virtuous_circle.marks.turn")] * turns,
        },
    }


def _chart(frame):
    height = frame.height - 90
    x = axis_x("year", domain=(0, YEARS), values=[0, 5, 10, 15, 20], format="d")
    share = panel_y(
        "share", top=0, bottom=0.36 * height, domain=(0, 1), values=[0, 0.5, 1], format=".0%"
    )
    price = panel_y(
        "price",
        top=0.56 * height,
        bottom=height,
        domain=(0, 900),
        values=[0, 300, 600, 900],
        format="d",
    )
    tooltip = [
        alt.Tooltip("year:Q"),
        alt.Tooltip("price:Q", format=",.0f"),
        alt.Tooltip("share:Q", format=".1%"),
    ]
    above = alt.layer(
        line("path", x, share, tooltip=tooltip),
        dots("end", x, share),
        labels("end", x, share, "label", dx=9, fontWeight="bold"),
    )
    under = alt.layer(
        line("path", x, price, role="pipeline", tooltip=tooltip),
        dots("marks", x, price, role="pipeline"),
        labels("marks", x, price, "label", dx=6, dy=-13, fontWeight="bold"),
    )
    turn = alt.layer(
        moment("turn", x),
        labels("turn", x, alt.value(0.36 * height + 11), "label", role="threshold", dx=6),
    )
    chart = alt.layer(above, under, turn).resolve_scale(y="independent")
    return framed(chart, frame, right=88)


def _sentence(tables, *, learning_rate, fixed_cost, **_):
    if not learning_rate:
        return say(f"virtuous_circle.{'no_push' if fixed_cost else 'nothing_moves'}")
    marks, turn = tables["marks"], tables["turn"]
    first, second = (dollars(price, 0) for price in marks["price"])
    early, late = (number(times, 1) for times in marks["doublings"])
    said = {
        "start": dollars(START["start_price"], 0),
        "first": first,
        "early": early,
        "second": second,
        "late": late,
    }
    if len(turn["year"]):
        said |= {"year": number(turn["year"][0], 0), "share": percent(turn["share"][0])}
        return say("virtuous_circle.until", **said)
    still = "never" if tables["end"]["largest"][0] < 1 else "still"
    return say(f"virtuous_circle.{still}", **said)


virtuous_circle = Explorer(
    name="virtuous_circle",
    controls=(
        slider("learning_rate", np.arange(0, 0.301, 0.05), default=CARMAKER["learning_rate"]),
        slider(
            "fixed_cost",
            range(0, 8_000_001, 2_000_000),
            default=CARMAKER["fixed_cost"],
            unit="USD a year",
        ),
        slider(
            "demand_elasticity",
            np.arange(1, 4.01, 0.5),
            default=CARMAKER["demand_elasticity"],
            unit="",
        ),
        slider(
            "yearly_market",
            CARMAKER["yearly_market"] * np.geomspace(1 / 4, 2, 4),
            default=CARMAKER["yearly_market"],
            unit="cars a year",
        ),
    ),
    rows=_rows,
    columns={
        "path": (Column("year"), Column("price"), Column("share", 1, is_percent=True)),
        "marks": (
            Column("year"),
            Column("doublings", 1),
            drawn("price", 1),
            drawn("label", is_text=True),
        ),
        "end": (
            Column("first", 2),
            Column("largest", 2),
            drawn("year"),
            Column("share", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
        "turn": (
            Column("year", 1),
            Column("share", 1, is_percent=True),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"start_output": START["start_output"], "start_price": START["start_price"]},
)
