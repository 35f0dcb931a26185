"""Explorer of the record: what platforms really charge."""

import altair as alt
import numpy as np

from platformlab.chapters.who_pays.market import SIDES
from platformlab.charts.bars import signed
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook, engine, text
from platformlab.words.numbers import dollars, number

say = Wordbook(__file__)

_KINDS = {"above": "filled", "below": "hollow"}  # what is sold below its cost is an outline


def _word(side):
    return text(f"places.roles.{side}")


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
    size, sign = abs(value), "−" if value < 0 else ""
    if metric == "price_less_cost":
        return sign + dollars(size, 0)
    written = f"{size:.4g}"
    if metric == "interchange":
        return sign + say("fee_record.marks.cents", number=written)
    return sign + engine("numbers.percent", number=written)


def _dated(width, amounts, years):
    pairs = zip(amounts, years, strict=True)
    return [say(f"fee_record.marks.{width}", amount=amount, year=year) for amount, year in pairs]


def _ways(metric):
    """What lies to the left and to the right of the line at zero, where amounts lie on both sides."""
    if metric != "price_less_cost":
        return {"at": [], "less": [], "more": []}
    return {"at": [0], **{way: [say(f"fee_record.marks.{way}")] for way in ("less", "more")}}


def _keys(record_sides):
    """Who pays, in the colour of its bars, for the sides that pay anything in this record."""
    return {
        side: [say(f"fee_record.marks.{side}") if side in record_sides else ""] for side in SIDES
    }


def _rows(*, metric):
    table = _fees(metric)
    years = list(table["date"].str[:4])
    amounts = [_amount(value, metric) for value in table["value"]]
    return {
        "ways": _ways(metric),
        "keys": _keys(set(table["side"])),
        "record": {
            "row": np.arange(1, len(table) + 1),
            "name": list(_names(table, metric)),
            "year": years,
            "side": [_word(side) for side in table["side"]],
            "look": [
                f"{side} {'below' if value < 0 else 'above'}"
                for side, value in zip(table["side"], table["value"], strict=True)
            ],
            "fee": list(table["value"]),
            "end": [max(0, value) for value in table["value"]],
            "label": _dated("wide", amounts, years),
            "short": _dated("narrow", amounts, [year[2:] for year in years]),
            "basis": list(table["basis"]),
            "source": list(table["source"]),
            "confidence": [text(f"confidence.{level}") for level in table["confidence"]],
        },
    }


def _chart(frame):
    y = alt.Y("row:O", axis=None)
    left, right = (172, 68) if frame.is_narrow else (230, 130)

    def amount(field):
        return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(zero=True, nice=False))

    looks = {f"{side} {kind}": (side, look) for side in SIDES for kind, look in _KINDS.items()}
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("year:N"),
        alt.Tooltip("label:N"),
        alt.Tooltip("basis:N"),
    ]
    chart = alt.layer(
        signed("record", y, amount("fee"), looks=looks, field="look", tooltip=tooltip),
        labels("ways", amount("at"), alt.value(-12), "less", role="muted", align="right", dx=-10),
        labels("ways", amount("at"), alt.value(-12), "more", role="muted", dx=10),
        *(
            labels("keys", alt.value(8 - left), alt.value(up), side, role=side, fontWeight="bold")
            for side, up in zip(SIDES, (-34, -14), strict=True)
        ),
        labels("record", alt.value(0), y, "name", align="right", dx=-10),
        labels("record", amount("end"), y, "short" if frame.is_narrow else "label", dx=8),
    )
    return framed(chart, frame, left=left, right=right, top=48, bottom=10)


def _consoles(record):
    at = int(np.argmin(record["fee"]))
    lost = sum(fee < 0 for fee in record["fee"])
    worst, year = record["name"][at], record["year"][at]
    return {"lost": lost, "all": len(record["fee"]), "worst": worst, "year": year}


def _debit_cards(record):
    by = dict(zip(record["name"], record["fee"], strict=True))
    return {
        "capped": number(by["large banks capped"], 0),
        "before": number(by["large banks before"], 0),
        "exempt": number(by["small banks exempt"], 0),
        "exempt_before": number(by["small banks before"], 0),
    }


def _sales(record):
    charged = [s for s, fee in zip(record["side"], record["fee"], strict=True) if fee > 0]
    counts = {side: charged.count(_word(side)) for side in SIDES}
    return counts | {"zero": len(record["fee"]) - sum(counts.values())}


_SLOTS = {"price_less_cost": _consoles, "interchange": _debit_cards, "share_of_sale": _sales}


def _sentence(tables, *, metric):
    return say(f"fee_record.{metric}", **_SLOTS[metric](tables["record"]))


fee_record = Explorer(
    name="fee_record",
    controls=(choice("metric", _SLOTS, default="price_less_cost"),),
    rows=_rows,
    columns={
        "ways": (drawn("at"), drawn("less", is_text=True), drawn("more", is_text=True)),
        "keys": tuple(drawn(side, is_text=True) for side in SIDES),
        "record": (
            Column("name", is_text=True),
            Column("year", is_text=True),
            Column("side", is_text=True),
            Column("fee", 2),
            Column("basis", is_text=True),
            Column("source", is_text=True),
            Column("confidence", is_text=True),
            drawn("row"),
            drawn("look", is_text=True),
            drawn("end", 2),
            drawn("short", is_text=True),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
)
