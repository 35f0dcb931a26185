"""Explorer of what became of the ten start-ups: value of 2018, and on the first day of trading."""

import altair as alt

from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import number

say = Wordbook(__file__)

_TIMES = 48  # pixels for the multiple, beside the plot
_LISTINGS = ("ipo", "direct_listing")  # other events say their year themselves


def _what_happened(event, year):
    """What is said beside the second value."""
    return say(f"event.{event}", **({"year": year} if event in _LISTINGS else {}))


def _in_second(which, rows):
    """Words for the two dots, in the second row: the first reaches to the end of the plot."""
    return ["", say(f"startup_fates.marks.{which}"), *[""] * (rows - 2)]


def _rows():
    startups = load("startups_top10_2018")
    gain = startups["event_value_usd_bn"] / startups["valuation_usd_bn"]
    startups = startups.assign(gain=gain).sort_values("gain", ascending=False)
    years = startups["event_date"].str[:4]
    return {
        "fates": {
            "rank": startups["rank"],
            "place": range(1, len(startups) + 1),
            "name": startups["company"],
            "before": startups["valuation_usd_bn"],
            "after": startups["event_value_usd_bn"],
            "label": [
                _what_happened(event, year)
                for event, year in zip(startups["event"], years, strict=True)
            ],
            "times": [
                say("startup_fates.marks.times", gain=number(gain, 1 if gain < 10 else 0))
                for gain in startups["gain"]
            ],
            "before_key": _in_second("before", len(startups)),
            "after_key": _in_second("after", len(startups)),
            "basis": startups["event_value_basis"],
            "fate": startups["what_happened"],
            "today": startups["status_2026"],
        }
    }


def _chart(frame):
    y = alt.Y("place:O", axis=None, scale=alt.Scale(domain=list(range(1, 11))))
    ticks = [5, 20, 100, 500, 2000] if frame.is_narrow else [5, 10, 20, 50, 100, 200, 500, 2000]
    axis = alt.Axis(title="value", values=ticks, format=",d", grid=True)
    scale = alt.Scale(type="log", domain=[5, 2560], nice=False)
    before = alt.X("before:Q", axis=axis, scale=scale)
    after = alt.X("after:Q", axis=axis, scale=scale)
    tooltip = [
        alt.Tooltip("name:N"),
        alt.Tooltip("before:Q", format=".1f"),
        alt.Tooltip("after:Q", format=".1f"),
        alt.Tooltip("fate:N"),
    ]
    base = line("fates", before, y).mark_rule(strokeWidth=2).encode(x2="after:Q")
    parts = [
        base,
        dots("fates", before, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("fates", after, y, tooltip=tooltip),
        labels("fates", before, y, "before_key", role="muted", align="right", dx=-9),
        labels("fates", after, y, "after_key", role="platform", dx=9),
        labels("fates", alt.value(0), y, "name", align="right", dx=-10),
    ]
    end = alt.value("width")
    parts.append(labels("fates", end, y, "times", align="right", dx=_TIMES, fontWeight="bold"))
    if not frame.is_narrow:
        parts.append(labels("fates", end, y, "label", role="muted", dx=_TIMES + 12))
    names, notes = (136, _TIMES + 4) if frame.is_narrow else (150, 256)
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
    rows=_rows,
    columns={
        "fates": (
            Column("rank"),
            Column("name", is_text=True),
            Column("before", 1),
            Column("after", 1),
            Column("fate", is_text=True),
            Column("basis", is_text=True),
            Column("today", is_text=True),
            drawn("label", is_text=True),
            drawn("place"),
            Column("times", is_text=True),
            drawn("before_key", is_text=True),
            drawn("after_key", is_text=True),
        )
    },
    chart=_chart,
    sentence=_sentence,
)
