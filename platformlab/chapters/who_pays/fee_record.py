"""Explorer of the record: what platforms really charge."""

import altair as alt
import numpy as np

from platformlab.chapters.who_pays._words import say
from platformlab.chapters.who_pays.market import SIDES
from platformlab.charts.bars import signed
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice
from platformlab.words.numbers import number

_METRICS = {
    "price_less_cost": "game consoles: price less cost, $",
    "interchange": "US debit cards: cents per payment",
    "share_of_sale": "a part of each sale, %",
}
_AMOUNTS = {"price_less_cost": "${:.0f}", "interchange": "{:.4g} ¢", "share_of_sale": "{:.4g} %"}


def _fees(metric):
    """Rows of the record for one kind of fee, in the order in which they applied."""
    table = load("platform_fees")
    return table[table["metric"] == metric].sort_values("date", kind="stable")


def _names(table, metric):
    if metric == "interchange":
        return table["item"].str.removeprefix("Payment, ")
    if metric == "price_less_cost":
        console = table["item"].str.removeprefix("Console").str.strip(", ")
        return table["platform"] + ", " + console
    return table["platform"].str.removesuffix(" cards") + ": " + table["side_name"]


def _amount(value, metric):
    return ("−" if value < 0 else "") + _AMOUNTS[metric].format(abs(value))


def _rows(*, metric):
    table = _fees(metric)
    years = list(table["date"].str[:4])
    amounts = [_amount(value, metric) for value in table["value"]]
    return {
        "record": {
            "row": np.arange(1, len(table) + 1),
            "name": list(_names(table, metric)),
            "year": years,
            "side": list(table["side"]),
            "fee": list(table["value"]),
            "end": [max(0, value) for value in table["value"]],
            "label": [f"{a} ({year})" for a, year in zip(amounts, years, strict=True)],
            "short": [f"{a} ’{year[2:]}" for a, year in zip(amounts, years, strict=True)],
            "basis": list(table["basis"]),
            "source": list(table["source"]),
            "confidence": list(table["confidence"]),
        }
    }


def _chart(frame):
    y = alt.Y("row:O", axis=None)

    def amount(field):
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(zero=True, nice=False))

    looks = {side: (side, "filled") for side in SIDES}
    tooltip = [
        alt.Tooltip("name:N", title="Platform"),
        alt.Tooltip("year:N", title="Year"),
        alt.Tooltip("label:N", title="Fee"),
        alt.Tooltip("basis:N", title="Basis"),
    ]
    chart = alt.layer(
        signed("record", y, amount("fee"), looks=looks, field="side", tooltip=tooltip),
        labels("record", alt.value(0), y, "name", align="right", dx=-10),
        labels("record", amount("end"), y, "short" if frame.is_narrow else "label", dx=8),
    )
    left, right = (172, 68) if frame.is_narrow else (230, 130)
    return framed(chart, frame, left=left, right=right, top=10, bottom=10)


def _consoles(record):
    at = int(np.argmin(record["fee"]))
    lost = sum(fee < 0 for fee in record["fee"])
    worst, year = record["name"][at], record["year"][at]
    return {"lost": lost, "all": len(record["fee"]), "worst": worst, "year": year}


def _debit_cards(record):
    by = dict(zip(zip(record["name"], record["year"], strict=True), record["fee"], strict=True))
    return {
        "capped": number(by["large banks capped", "2011"], 0),
        "before": number(by["all banks", "2009"], 0),
        "exempt": number(by["small banks exempt", "2012"], 0),
    }


def _sales(record):
    charged = [s for s, fee in zip(record["side"], record["fee"], strict=True) if fee > 0]
    counts = {side: charged.count(side) for side in SIDES}
    return counts | {"zero": len(record["fee"]) - sum(counts.values())}


_SLOTS = {"price_less_cost": _consoles, "interchange": _debit_cards, "share_of_sale": _sales}


def _sentence(tables, *, metric):
    return say(f"fee_record.{metric}", **_SLOTS[metric](tables["record"]))


fee_record = Explorer(
    name="fee_record",
    title="What do platforms really charge?",
    description=(
        "Bars of fees that one side of a platform paid, in three groups with one unit each: what game "
        "consoles cost their makers beyond the price, interchange on debit cards in the United States "
        "before and after a cap, and fees taken as a part of each sale. Colour tells the side that pays."
    ),
    controls=(choice("metric", "Show", _METRICS, default="price_less_cost"),),
    rows=_rows,
    columns={
        "record": (
            Column("name", "What", is_text=True),
            Column("year", "Year", is_text=True),
            Column("side", "Who pays", is_text=True),
            Column("fee", "Fee", 2),
            Column("basis", "Basis", is_text=True),
            Column("source", "Source", is_text=True),
            Column("confidence", "Confidence", is_text=True),
            Column("row", ""),
            Column("end", "", 2),
            Column("short", "", is_text=True),
            Column("label", "", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: platform_fees, each row with its source. Costs of consoles are an outsider's estimates from teardowns; "
        "the choice of cases is ours and no sample. Blue bars are paid by consumers, orange ones by producers."
    ),
)
