"""Explorer of the virtuous circle: where it stops feeding itself."""

import altair as alt
import numpy as np

from platformlab.chapters.scale.market import CARMAKER, HALFWAY, START, YEARS
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, moment
from platformlab.charts.dial import dial, parts
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
            "served": [
                say("virtuous_circle.marks.served", share=percent(share[year]))
                for year in (HALFWAY, YEARS)
            ],
        },
        **_circle(end),
        "end": {
            "year": [YEARS],
            "share": share[-1:],
            "first": path.gain[:1],
            "largest": [path.gain.max()],
        },
        "turn": {
            "year": [end.year] * turns,
            "share": [np.interp(end.year, years, share)] * turns,
            "label": [say("virtuous_circle.marks.until")] * turns,
        },
    }


def _circle(end):
    """The circle as a dial of years, marked while it feeds itself, and the words beside it."""
    feeding = {"stops feeding itself": end.year, "never feeds itself": 0}.get(end.status, YEARS)
    years = round(feeding)
    told = say("virtuous_circle.marks.turns", years=f"{years}", all=f"{YEARS}")
    return {"circle": parts(YEARS, years), "turns": {"label": [told]}}


def _names(x, price, told):
    """Say what the marks are, above them; at the end of a high line below it, for above is the dial."""
    is_high = f"(datum.year === {YEARS} && datum.price > 750)"
    parts = []
    for where, lift in ((f"!{is_high}", 58), (is_high, -14)):
        for text, down, look in (
            ("label", 0, {"fontWeight": "bold"}),
            ("served", 16, {"role": "muted", "lineBreak": "|"}),
        ):
            name = labels("marks", x, price, text, dx=6, dy=down - lift, **look)
            parts.append(name.transform_filter(f"({told}) && {where}"))
    return parts


def _chart(frame):
    room, radius = 96, 38  # pixels above the plot, and of the circle in them
    right = 98
    plot = frame.width - 58 - right
    x = axis_x("year", domain=(0, YEARS), values=[0, 5, 10, 15, 20], format="d")
    price = axis_y("price", domain=(0, 1000), values=[0, 250, 500, 750, 1000], format=",d")
    tooltip = [
        alt.Tooltip("year:Q"),
        alt.Tooltip("price:Q", format=",.0f"),
        alt.Tooltip("share:Q", format=".1%"),
    ]
    # a phone's plot has room for the words of likely answers or for those of the tenth year
    told = f"datum.year === {YEARS}" if frame.is_narrow else "true"
    middle = plot + right - radius - 4
    beside = alt.value(middle - radius - 10), alt.value(radius - room + 4)
    chart = alt.layer(
        dial("circle", x=middle, y=radius - room + 4, radius=radius),
        labels("turns", *beside, "label", role="platform", align="right", dx=0),
        moment("turn", x),
        labels("turn", x, alt.value(8), "label", role="threshold", dx=6),
        line("path", x, price, role="pipeline", tooltip=tooltip),
        dots("marks", x, price, role="pipeline"),
        *_names(x, price, told),
    )
    return framed(chart, frame, right=right, top=room + 14, height=frame.height + 40)


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
            drawn("served", is_text=True),
        ),
        "end": (
            Column("first", 2),
            Column("largest", 2),
            drawn("year"),
            Column("share", 1, is_percent=True),
        ),
        "circle": (drawn("start", 3), drawn("end", 3), drawn("is_marked", is_text=True)),
        "turns": (drawn("label", is_text=True),),
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
