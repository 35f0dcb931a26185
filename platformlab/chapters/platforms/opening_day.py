"""Explorer of an opening with every shop let: does the station fill."""

import altair as alt
import numpy as np

from platformlab.chapters.platforms._pace import INVENTED, QUARTERS, STEPS, settled
from platformlab.chapters.platforms._words import say
from platformlab.chapters.platforms.market import MONTHS, SHOPS_WORTH, TOWN_WORTH, launch_market
from platformlab.charts.curves import axis_x, labels, line, share_axis
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.models.spread.launch import simulate
from platformlab.words.numbers import dollars, percent


def _rows(*, stand_alone_value):
    path = simulate(
        share_consumers=0,
        share_producers=1,
        periods=STEPS * MONTHS,
        **launch_market(stand_alone_value=stand_alone_value) | QUARTERS,
    )
    travellers, shops = path.T
    month = np.arange(STEPS * MONTHS + 1) / STEPS
    ends = _apart(travellers[-1], shops[-1])
    return {
        "travellers": {"month": month, "share": travellers},
        "shops": {"month": month, "share": shops},
        "end": {
            "month": [MONTHS, MONTHS],
            "share": list(ends),
            "label": [f"travellers {_rest(travellers[-1])}", f"shops {_rest(shops[-1])}"],
            "short": ["travellers", "shops"],
            "settled": [settled(travellers[-1]), settled(shops[-1])],
        },
    }


def _rest(share):
    return percent(settled(share))


def _apart(first, second, gap=0.08):
    """Keep two end labels from lying on each other."""
    middle, half = (first + second) / 2, gap / 2
    if abs(first - second) >= gap:
        return first, second
    middle = max(middle, half)
    return (middle + half, middle - half) if first >= second else (middle - half, middle + half)


def _chart(frame):
    x = axis_x(
        "month",
        "months after the opening",
        domain=(0, MONTHS),
        values=[0, 6, 12, 18, 24],
        format="d",
    )
    y = share_axis("share of the town's travellers, share of the shops let")
    if frame.is_narrow:
        y = share_axis("share that comes, share let")
    tooltip = [
        alt.Tooltip("month:Q", title="Month"),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
    ]
    text = "short" if frame.is_narrow else "label"
    first, second = "datum.short === 'travellers'", "datum.short === 'shops'"
    chart = alt.layer(
        line("travellers", x, y, role="consumers", tooltip=tooltip),
        line("shops", x, y, role="producers", tooltip=tooltip),
        labels("end", x, y, text, role="consumers", fontWeight="bold").transform_filter(first),
        labels("end", x, y, text, role="producers", fontWeight="bold").transform_filter(second),
    )
    return framed(chart, frame, right=84 if frame.is_narrow else 130)


def _sentence(tables, *, stand_alone_value):
    travellers, shops = tables["end"]["settled"]
    path = tables["travellers"]
    peak, month = max(zip(path["share"], path["month"], strict=True))
    trains = "trains" if stand_alone_value else "no_trains"
    said = {"worth": dollars(stand_alone_value, 0)} if stand_alone_value else {}
    if not shops:
        said |= {"months": round(month), "peak": percent(peak)}
        return say(f"opening_day.{trains}_empties", **said)
    said |= {"travellers": percent(travellers), "shops": percent(shops)}
    return say(f"opening_day.{trains}_fills", **said)


opening_day = Explorer(
    name="opening_day",
    title="Every shop is let: does the station fill?",
    description=(
        "Line chart over two years after the opening. The line of travellers starts at nobody, the line of shops "
        "at all. Without trains both end at zero after a short rise of the travellers; with trains that are worth "
        "a little to travellers both settle high."
    ),
    controls=(
        slider(
            "stand_alone_value",
            range(25),
            default=0,
            label="What the trains are worth to the keenest traveller",
        ),
    ),
    rows=_rows,
    columns={
        "travellers": (
            Column("month", "Month", 2),
            Column("share", "Travellers who come", 1, is_percent=True),
        ),
        "shops": (Column("month", "Month", 2), Column("share", "Shops let", 1, is_percent=True)),
        "end": (
            Column("month", ""),
            Column("share", "", 1, is_percent=True),
            Column("label", "", is_text=True),
            Column("short", "Side", is_text=True),
            Column("settled", "After two years", 1, is_percent=True),
        ),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        f"{INVENTED}, and the keenest gain up to ${SHOPS_WORTH:.0f} and ${TOWN_WORTH:,.0f} a month from the other side. Every shop is let on the "
        "first day, and both sides react at the same pace."
    ),
)
