"""Explorer of the evidence: how far makers have gone into services, and what studies found."""

from functools import cache

import altair as alt
import pandas as pd

from platformlab.charts.curves import axis_x, band, dots, labels
from platformlab.charts.theme import by_mark, colour, framed, marks, rows
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number, share

say = Wordbook(__file__)

# A finding by a word for it: its study and outcome in the table.
FINDINGS = {
    "value": ("Fang, Palmatier and Steenkamp 2008", "firm_value"),
    "growth": ("Nezami, Worm and Palmatier 2018", "sales_growth"),
    "profitability": ("Nezami, Worm and Palmatier 2018", "profitability"),
    "profit_share": ("Neely 2008", "profit_share_of_sales"),
    "bankruptcies": ("Neely 2008", "bankruptcies"),
    "long_run": ("Visnjic, Wiengarten and Neely 2016", "long_run_performance"),
}
# A share that the table states, or parts of revenue that give one.
FIRMS = ("Apple", "Caterpillar", "Hitachi", "Schneider Electric", "Rolls-Royce", "GE Aerospace")


@cache
def finding(word):
    """Row of the table for one finding."""
    table = load("value_studies")
    study, outcome = FINDINGS[word]
    return table[(table["study"] == study) & (table["outcome"] == outcome)].iloc[0]


@cache
def services(firm):
    """Part of revenue from services by the firm's latest count, with its year and what it counts."""
    table = load("service_shares")
    table = table[(table["company"] == firm) & (table["qualifier"] != "target")]
    stated = table[table["metric"] == "services_share"]
    if len(stated):
        row = stated.iloc[-1]
        return float(row["value"]), row["date"][:4], row["counted"]
    row = table[table["metric"] == "services_revenue"].iloc[-1]
    year = table[table["date"] == row["date"]].set_index("metric")["value"]
    whole = year.get("total_revenue", year["services_revenue"] + year.get("products_revenue", 0))
    return float(row["value"] / whole), row["date"][:4], row["counted"]


def threshold():
    """Lower and upper end of the part of sales at which value was found to turn."""
    found = finding("value")
    return float(found["effect"]), float(found["effect_high"])


def _rows(*, outcome):
    found = sorted((*services(firm), firm) for firm in FIRMS)
    low, high = threshold()
    words = list(FINDINGS)
    return {
        "firms": {
            "row": list(range(1, len(FIRMS) + 1)),
            "firm": [firm for *_, firm in found],
            "year": [year for _, year, *_ in found],
            "share": [part for part, *_ in found],
            "counted": [counted for _, _, counted, _ in found],
            "label": [share(part) for part, *_ in found],
        },
        "band": {"low": [low], "high": [high]},
        "studies": {
            "row": [len(FIRMS) + 2 + at for at in range(len(words))],
            "name": [say(f"services_and_value.names.{word}") for word in words],
            "found": [say(f"services_and_value.found.{word}") for word in words],
            "brief": [say(f"services_and_value.brief.{word}") for word in words],
            "study": [finding(word)["study"] for word in words],
            "direction": [say(f"services_and_value.directions.{_way(word)}") for word in words],
            "is_marked": marks(word == outcome for word in words),
        },
        "told": {"way": [_way(outcome)]},
    }


def _way(word):
    return finding(word)["direction"]


def _chart(frame):
    last = len(FIRMS) + 1 + len(FINDINGS)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(1, last + 1))))
    ticks = [0, 0.25, 0.5, 1] if frame.is_narrow else [0, 0.2, 0.3, 0.5, 1]
    form = {"title": "share", "domain": (0, 1), "values": ticks, "format": ".0%"}
    x, low = axis_x("share", **form), axis_x("low", **form)
    tooltip = [
        alt.Tooltip("firm:N"),
        alt.Tooltip("share:Q", format=".0%"),
        alt.Tooltip("counted:N"),
    ]
    tone = by_mark(colour("platform"), colour("ink"))
    name = rows("studies").mark_text(align="right", dx=-10, baseline="middle")
    word = rows("studies").mark_text(align="left", dx=4, baseline="middle")
    text = "brief" if frame.is_narrow else "found"
    zero = alt.XValue(0)
    chart = alt.layer(
        band("band", low, "high:Q"),
        dots("firms", x, y, tooltip=tooltip),
        labels("firms", x, y, "label", dx=10),
        labels("firms", zero, y, "firm", align="right", dx=-10),
        rows("studies")
        .mark_rect(color=colour("paper"), opacity=1)
        .encode(y=y, x=zero, x2=alt.X2Value("width")),
        name.encode(x=zero, y=y, text=alt.Text("name:N"), color=tone),
        word.encode(x=zero, y=y, text=alt.Text(f"{text}:N"), color=tone),
    )
    left = 136 if frame.is_narrow else 168
    return framed(chart, frame, left=left, right=30, top=10, bottom=50, height=430)


def _sentence(tables, *, outcome):
    found = finding(outcome)
    said = {}
    if pd.notna(found["sample_size"]):
        said["sample"] = number(found["sample_size"])
    if outcome == "value":
        low, high = threshold()
        said |= {"low": share(low), "high": share(high)}
    return say(f"services_and_value.said_{outcome}", **said)


services_and_value = Explorer(
    name="services_and_value",
    controls=(choice("outcome", FINDINGS, default="value"),),
    rows=_rows,
    columns={
        "firms": (
            Column("firm", is_text=True),
            Column("year", is_text=True),
            Column("share", 0, is_percent=True),
            Column("counted", is_text=True),
            drawn("row"),
            drawn("label", is_text=True),
        ),
        "studies": (
            Column("study", is_text=True),
            Column("name", is_text=True),
            Column("found", is_text=True),
            Column("direction", is_text=True),
            drawn("row"),
            drawn("brief", is_text=True),
            drawn("is_marked", is_text=True),
        ),
        "band": (drawn("low", 0, is_percent=True), drawn("high", 0, is_percent=True)),
        "told": (drawn("way", is_text=True),),
    },
    chart=_chart,
    sentence=_sentence,
)
