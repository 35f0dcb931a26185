"""Explorer of reach: what grew beside the acres."""

import altair as alt

from platformlab.charts.curves import axis_x, axis_y, dots, labels, level, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)

BEFORE, AFTER = "2022", "2025"
# What is counted, the unit in which it is written, and with how many decimals.
METRICS = {
    "connected_machines": (1e6, 1),
    "engaged_acres": (1, 0),
    "net_sales": (1, 0),
    "net_income": (1, 1),
}


def amounts(metric):
    """The figure of a metric before and after, in its unit."""
    table = load("company_figures")
    rows = table[(table["company"] == "Deere") & (table["metric"] == metric)]
    rows = rows[rows["qualifier"] != "target"].set_index("date")["value"]
    return tuple(float(rows[rows.index.str.startswith(year)].iloc[0]) for year in (BEFORE, AFTER))


def _apart(heights, gap):
    """Heights of labels from the highest down, moved where they would lie on each other."""
    placed = []
    for height in heights:
        placed.append(min(height, placed[-1] - gap) if placed else height)
    return placed


def _written(metric, *amounts):
    unit, decimals = METRICS[metric]
    before, after = (number(amount / unit, decimals) for amount in amounts)
    return say(f"reach.amounts.{metric}", before=before, after=after)


def _labels(width, index):
    both = zip(METRICS, index, strict=True)
    return [say(f"reach.{width}.{metric}", index=number(value, 0)) for metric, value in both]


def _rows():
    before, after = zip(*map(amounts, METRICS), strict=True)
    index = [100 * late / early for early, late in zip(before, after, strict=True)]
    written = [_written(*both) for both in zip(METRICS, before, after, strict=True)]
    tables = {
        metric: {"year": [int(BEFORE), int(AFTER)], "index": [100, value]}
        for metric, value in zip(METRICS, index, strict=True)
    }
    return tables | {
        "ends": {
            "metric": [say(f"reach.metrics.{metric}") for metric in METRICS],
            "year": len(METRICS) * [int(AFTER)],
            "index": _apart(index, gap=16),
            "change": [value / 100 - 1 for value in index],
            "amounts": written,
            "label": _labels("label", index),
            "short": _labels("short", index),
        },
        "start": {"index": [100]},
    }


def _chart(frame):
    x = axis_x("year", domain=(2021.9, 2025.05), values=[2022, 2023, 2024, 2025])
    y = axis_y("index", domain=(0, 220), values=[0, 50, 100, 150, 200])
    tooltip = [
        alt.Tooltip("metric:N"),
        alt.Tooltip("amounts:N"),
        alt.Tooltip("change:Q", format="+.0%"),
    ]
    lines = []
    for metric in METRICS:
        is_money = metric.startswith("net")
        role = "pipeline" if is_money else "platform"
        lines += [
            line(metric, x, y, role=role, is_dashed=is_money),
            dots(metric, x, y, role=role, is_hollow=is_money),
        ]
    text = "short" if frame.is_narrow else "label"
    named = labels("ends", x, y, text, dx=12).encode(tooltip=tooltip)
    chart = alt.layer(level("start", y), *lines, named)
    return framed(chart, frame, right=104 if frame.is_narrow else 200)


def _sentence(tables):
    change = dict(zip(METRICS, tables["ends"]["change"], strict=True))
    up = {name: percent(change[name]) for name in ("engaged_acres",)}
    down = {name: percent(-change[name]) for name in ("net_sales", "net_income")}
    return say("reach.said", **up, **down)


def _line():
    return (drawn("year"), drawn("index", 1))


reach = Explorer(
    name="reach",
    rows=_rows,
    columns={
        "ends": (
            Column("metric", is_text=True),
            Column("amounts", is_text=True),
            Column("change", 0, is_percent=True),
            drawn("year"),
            drawn("index", 1),
            drawn("label", is_text=True),
            drawn("short", is_text=True),
        ),
        **{metric: _line() for metric in METRICS},
        "start": (drawn("index"),),
    },
    chart=_chart,
    sentence=_sentence,
)
