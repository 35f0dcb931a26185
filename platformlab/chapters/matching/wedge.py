"""Explorer of a cost of dealing: what is kept, what is spent, and what is lost."""

import altair as alt
import numpy as np

from platformlab.chapters.matching._places import thousands
from platformlab.chapters.matching._trade import buyers_pay, sellers_get, trade
from platformlab.chapters.matching._words import PER_DEAL, count, dollars, invented, say
from platformlab.chapters.matching.market import DIRECT_COST, FREE_DEALS, GAIN, MARKET
from platformlab.charts.areas import FILLING, between
from platformlab.charts.curves import axis_x, axis_y, labels, line
from platformlab.charts.theme import framed, quoted
from platformlab.explore import Column, Explorer, drawn, slider
from platformlab.words.numbers import number

END = 75  # deals a month at the right end of the plot
HATCHES = 14  # lines that fill what nobody gets


def _words(cost, deals):
    """Names of the areas, where an area has room for one: place, height in thousands, word."""
    crossing = sellers_get(FREE_DEALS) / 1000
    words = []
    if cost >= 12_000 and deals >= 14:
        words.append((deals / 2, crossing, "spent"))
    if cost >= 16_000:
        words.append((deals + (FREE_DEALS - deals) * 0.36, crossing, "lost"))
    if deals >= 38:
        half = cost / 2000
        height = (GAIN / 2000 - half) / 3  # of the middle of a triangle over its base
        words += [(deals * 0.3, crossing + side * (half + height), "kept") for side in (1, -1)]
    return {
        "deals": [at for at, _, _ in words],
        "price": [price for _, price, _ in words],
        "label": [say(f"wedge.marks.{word}") for _, _, word in words],
    }


def _rows(*, transaction_cost):
    now = trade(transaction_cost)
    ends, deals = np.array([0, END]), np.linspace(now.quantity, FREE_DEALS, HATCHES)
    low, high = sellers_get(now.quantity), buyers_pay(now.quantity)
    spent = transaction_cost * now.quantity
    block = [0, now.quantity] if now.quantity else []
    return {
        "demand": {"deals": ends, "price": thousands(buyers_pay(ends))},
        "supply": {"deals": ends, "price": thousands(sellers_get(ends))},
        "names": {
            "deals": [END, END],
            "price": thousands([buyers_pay(END), sellers_get(END)]),
            "label": [say("wedge.marks.buyers"), say("wedge.marks.sellers")],
        },
        "kept": {
            "deals": block,
            "buyers_from": thousands([high for _ in block]),
            "buyers_to": thousands(buyers_pay(np.array(block))),
            "sellers_from": thousands(sellers_get(np.array(block))),
            "sellers_to": thousands([low for _ in block]),
        },
        "lost": {
            "deals": deals,
            "low": thousands(sellers_get(deals)),
            "high": thousands(buyers_pay(deals)),
        },
        "spent": {
            "deals": block,
            "low": thousands([low for _ in block]),
            "high": thousands([high for _ in block]),
        },
        "words": _words(transaction_cost, now.quantity),
        "now": {
            "deals": [now.quantity],
            "bottom": thousands([low]),
            "top": thousands([high]),
            "kept": [now.surplus],
            "spent": [spent],
            "lost": [trade(0).surplus - spent - now.surplus],
            "label": [say("shared.deals", count=count(now.quantity))],
        },
    }


def _chart(frame):
    x = axis_x("deals", domain=(0, END), values=[0, 15, 30, 45, 60, 75])
    y, low, bottom, buyers, sellers = (
        axis_y(name, title="price", domain=(30, 110), values=[40, 60, 80, 100])
        for name in ("price", "low", "bottom", "buyers_from", "sellers_from")
    )
    edge = line("now", x, bottom, role="ink").mark_rule(strokeWidth=2).encode(y2="top:Q")
    foot = line("now", x, bottom, role="muted").mark_rule().encode(y2=alt.Y2Value("height"))
    hatch = line("lost", x, low, role="muted").mark_rule().encode(y2="high:Q")
    hatch = hatch.properties(name=FILLING)
    chart = alt.layer(
        between("kept", x, buyers, "buyers_to:Q", role="consumers", opacity=0.22),
        between("kept", x, sellers, "sellers_to:Q", role="producers", opacity=0.22),
        between("spent", x, low, "high:Q", role="pipeline", opacity=0.4),
        hatch,
        foot,
        line("demand", x, y, role="consumers"),
        line("supply", x, y, role="producers"),
        edge,
        labels("words", x, y, "label", align="center", dx=0),
        labels("now", x, alt.value("height"), "label", dx=6, dy=-10, fontWeight="bold"),
        *(
            labels("names", x, y, "label", dx=6, role=role).transform_filter(
                f"datum.label === {quoted(say(f'wedge.marks.{side}'))}"
            )
            for side, role in (("buyers", "consumers"), ("sellers", "producers"))
        ),
    )
    return framed(chart, frame, right=70)


def _sentence(tables, *, transaction_cost):
    now = {name: column[0] for name, column in tables["now"].items()}
    cost, free_deals = dollars(transaction_cost), number(FREE_DEALS, 0)
    if not now["deals"]:
        return say("wedge.nobody", cost=cost, gain=dollars(GAIN))
    if not transaction_cost:
        return say("wedge.free", free_deals=free_deals, kept=dollars(now["kept"]))
    parts = {name: dollars(now[name]) for name in ("kept", "spent", "lost")}
    return say("wedge.split", cost=cost, deals=count(now["deals"]), free_deals=free_deals, **parts)


wedge = Explorer(
    name="wedge",
    controls=(
        slider(
            "transaction_cost",
            range(0, 72_001, 2_000),
            default=DIRECT_COST,
            unit=PER_DEAL,
            along="now.deals",
        ),
    ),
    rows=_rows,
    columns={
        "demand": (drawn("deals", 0), drawn("price", 1)),
        "supply": (drawn("deals", 0), drawn("price", 1)),
        "names": (drawn("deals"), drawn("price", 1), drawn("label", is_text=True)),
        "lost": (drawn("deals", 1), drawn("low", 1), drawn("high", 1)),
        "kept": (
            drawn("deals"),
            *(
                drawn(f"{side}_{end}", 1)
                for side in ("buyers", "sellers")
                for end in ("from", "to")
            ),
        ),
        "spent": (drawn("deals"), drawn("low", 1), drawn("high", 1)),
        "words": (drawn("deals", 1), drawn("price", 1), drawn("label", is_text=True)),
        "now": (
            Column("deals"),
            Column("bottom", 1),
            Column("top", 1),
            Column("kept"),
            Column("spent"),
            Column("lost"),
            drawn("label", is_text=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    slots={
        "choke_price": MARKET["choke_price"] / 1000,
        "reserve_price": MARKET["reserve_price"] / 1000,
        "invented": invented,
    },
)
