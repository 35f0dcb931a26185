"""Explorer of what became of the ten start-ups: value of 2018, and at the event that priced it next."""

import altair as alt

from platformlab.chapters.giants._words import say
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer
from platformlab.words.numbers import number

_LISTINGS = ("ipo", "direct_listing")  # other events say their year themselves


def _what_happened(event, year):
    """What is said beside the second value."""
    return say(f"event.{event}", **({"year": year} if event in _LISTINGS else {}))


def _rows():
    startups = load("startups_top10_2018").sort_values("rank")
    years = startups["event_date"].str[:4]
    return {
        "fates": {
            "rank": startups["rank"],
            "name": startups["company"],
            "before": startups["valuation_usd_bn"],
            "after": startups["event_value_usd_bn"],
            "label": [
                _what_happened(event, year)
                for event, year in zip(startups["event"], years, strict=True)
            ],
            "basis": startups["event_value_basis"],
            "fate": startups["what_happened"],
            "today": startups["status_2025"],
        }
    }


def _chart(frame):
    y = alt.Y("rank:O", axis=None, scale=alt.Scale(domain=list(range(1, 11))))
    key = (
        "billion dollars, log scale"
        if frame.is_narrow
        else "billion dollars on a log scale; hollow: 2018, filled: at the event"
    )
    axis = alt.Axis(title=key, values=[5, 15, 45, 135, 405], format="d", grid=True)
    scale = alt.Scale(type="log", domain=[5, 405], nice=False)
    before = alt.X("before:Q", axis=axis, scale=scale)
    after = alt.X("after:Q", axis=axis, scale=scale)
    tooltip = [
        alt.Tooltip("name:N", title="Start-up"),
        alt.Tooltip("before:Q", title="Valuation 2018, USD bn", format=".1f"),
        alt.Tooltip("after:Q", title="At the event, USD bn", format=".1f"),
        alt.Tooltip("fate:N", title="Since then"),
    ]
    base = line("fates", before, y).mark_rule(strokeWidth=2).encode(x2="after:Q")
    parts = [
        base,
        dots("fates", before, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("fates", after, y, tooltip=tooltip),
        labels("fates", alt.value(0), y, "name", align="right", dx=-10),
    ]
    if not frame.is_narrow:
        parts.append(labels("fates", alt.value("width"), y, "label", role="muted", dx=10))
    names, notes = (136, 16) if frame.is_narrow else (150, 200)
    return framed(alt.layer(*parts), frame, left=names, right=notes, top=10)


def _sentence(tables):
    fates = tables["fates"]
    gains = [after / before for before, after in zip(fates["before"], fates["after"], strict=True)]
    best = max(range(len(gains)), key=gains.__getitem__)
    worst = min(range(len(gains)), key=gains.__getitem__)
    names = list(fates["name"])
    lost = "half" if gains[worst] < 0.5 else "less"
    return say(
        f"startup_fates.worst_lost_{lost}",
        best=names[best],
        gain=number(gains[best], 0),
        worst=names[worst],
    )


startup_fates = Explorer(
    name="startup_fates",
    title="What became of the ten?",
    description=(
        "For each of the ten start-ups, a line from its valuation of 2018, a hollow dot, to its value at the "
        "event that priced it next, a filled dot, on a logarithmic scale. Most moved up by less than three "
        "times; SpaceX rose from 21 to 350 billion, WeWork fell from 20 to 9."
    ),
    rows=_rows,
    columns={
        "fates": (
            Column("rank", "Rank"),
            Column("name", "Start-up", is_text=True),
            Column("before", "2018, USD bn", 1),
            Column("after", "At the event, USD bn", 1),
            Column("fate", "What happened", is_text=True),
            Column("basis", "Basis of the second value", is_text=True),
            Column("today", "Since", is_text=True),
            Column("label", "", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        "Data: prospectuses, exchange prices and press. The events lie between 2018 and 2024, and some values count "
        "all shares that may ever be issued (see the numbers): compare with care."
    ),
)
