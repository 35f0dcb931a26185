"""Figures of the chapter on the new giants."""

from functools import cache

import altair as alt
import pandas as pd

from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice
from platformlab.verdicts.giants import (
    REPORT_SUM,
    count_platforms,
    count_startups,
    counted_startups,
    top_ten,
)
from platformlab.words.numbers import percent

# --- Who counts as a platform? -------------------------------------------------------------

RULES = {
    "strict": "Strict: most of its revenue",
    "principal": "Principal: a main business",
    "broad": "Broad: any platform at all",
}
LISTS = {
    2008: "2008 (31 March)",
    2013: "2013 (31 December, US-listed firms)",
    2018: "2018 (17 January)",
    2024: "2024 (31 December)",
}


def _count_rows(*, rule, year):
    ten = top_ten(year)
    counted = ten[f"platform_{rule}"]
    return {
        "firms": {
            "rank": ten["rank"],
            "name": ten["company"],
            "value": ten["market_cap_usd_bn"],
            "is_marked": ["yes" if is_platform else "no" for is_platform in counted],
            "label": [f"{value:,.0f}" for value in ten["market_cap_usd_bn"]],
            "rationale": ten["rationale"],
        },
        "count": {"count": [counted.sum()]},
    }


def _count_chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Firm"),
        alt.Tooltip("value:Q", title="Value, USD bn", format=",.0f"),
        alt.Tooltip("rationale:N", title="Why"),
    ]
    return ranked(
        "firms", "value", frame=frame, domain=list(range(1, 11)), tooltip=tooltip,
        key="billion dollars; filled: a platform" + ("" if frame.is_narrow else " by this rule"),
        names=148 if frame.is_narrow else 170, ends=44 if frame.is_narrow else 60,
    )  # fmt: skip


def _count_sentence(tables, *, rule, year):
    count, share = count_platforms(rule, year)
    ten = f"of the ten most valuable firms of {year}"
    if count == 0:
        return f"By the {rule} rule none {ten} is a platform."
    return f"By the {rule} rule {count} {ten} {'is a platform' if count == 1 else 'are platforms'}, with {percent(share)} of the ten's value."


platform_count = Explorer(
    name="platform_count",
    title="Who counts as a platform?",
    description=(
        "Ranked bars of the ten most valuable listed firms of the year you choose, in billions of "
        "US dollars. Firms that the chosen rule calls platforms are filled and marked; the others are hollow."
    ),
    controls=(
        choice("rule", "Rule", RULES, default="principal"),
        choice("year", "Year", LISTS, default=2018),
    ),
    rows=_count_rows,
    columns={
        "firms": (
            Column("rank", "Rank"),
            Column("name", "Firm", is_text=True),
            Column("value", "Market value, USD bn", 0),
            Column("is_marked", "Platform by this rule", is_text=True),
            Column("rationale", "Why", is_text=True),
            Column("label", "", is_text=True),
        ),
        "count": (Column("count", "Platforms by this rule"),),
    },
    chart=_count_chart,
    sentence=_count_sentence,
    source=(
        "Data: FT Global 500 (2008; most values below the fourth rank are not checked against a source), Aftermath "
        "(2013, firms listed in the US only), RelBanks (2018), StockAnalysis and others (2024). The rules are ours."
    ),
)


# --- Which start-ups make 240 billion? -----------------------------------------------------

GROUPS = {
    "platforms": "The seven platforms",
    "without_borderline": "Without WeWork and Lufax",
    "all": "All ten",
}


def _startup_rows(*, group):
    startups = load("startups_top10_2018").sort_values("rank")
    counted = counted_startups(startups, group)
    return {
        "startups": {
            "rank": startups["rank"],
            "name": startups["company"],
            "value": startups["valuation_usd_bn"],
            "is_marked": ["yes" if is_in else "no" for is_in in counted],
            "label": [f"{value:.1f}" for value in startups["valuation_usd_bn"]],
            "business": startups["business"],
            "fate": startups["what_happened"],
        }
    }


def _startup_chart(frame):
    tooltip = [
        alt.Tooltip("name:N", title="Start-up"),
        alt.Tooltip("value:Q", title="Valuation 2018, USD bn", format=".1f"),
        alt.Tooltip("business:N", title="Business"),
        alt.Tooltip("fate:N", title="Since then"),
    ]
    return ranked(
        "startups", "value", frame=frame, domain=list(range(1, 11)), tooltip=tooltip,
        key="billion dollars; filled: counted", names=140 if frame.is_narrow else 170,
    )  # fmt: skip


def _startup_sentence(tables, *, group):
    count, total = count_startups(group)
    verdict = (
        "the report's figure"
        if abs(total - REPORT_SUM) < 5
        else f"not the {REPORT_SUM} of the report"
    )
    return f"These {count} were valued at {total:.0f} billion dollars together: {verdict}."


startup_sum = Explorer(
    name="startup_sum",
    title="Which start-ups make 240 billion?",
    description=(
        "Ranked bars of the ten most highly valued private start-ups of August 2018 in billions of US "
        "dollars, from Uber with 68 to JUUL with 15. The ones that the chosen group counts are filled."
    ),
    controls=(choice("group", "Count", GROUPS, default="platforms"),),
    rows=_startup_rows,
    columns={
        "startups": (
            Column("rank", "Rank"),
            Column("name", "Start-up", is_text=True),
            Column("business", "Business", is_text=True),
            Column("value", "Valuation 2018, USD bn", 1),
            Column("is_marked", "Counted", is_text=True),
            Column("fate", "Since then", is_text=True),
            Column("label", "", is_text=True),
        )
    },
    chart=_startup_chart,
    sentence=_startup_sentence,
    source=(
        "Data: valuations as ranked in August 2018, usually from the last large private round (Uber's is of June "
        "2016); Airbnb's is not checked against a source. Which seven the report means is inferred from its sum."
    ),
)


# --- What became of them? ------------------------------------------------------------------

_EVENTS = {
    "ipo": "listed",
    "direct_listing": "listed",
    "spac_listing": "listed 2021, bankrupt 2023",
    "tender_offer": "private, priced 2024",
    "stake_sale": "stake sold 2018",
}


def _fate_rows():
    startups = load("startups_top10_2018").sort_values("rank")
    years = startups["event_date"].str[:4]
    return {
        "fates": {
            "rank": startups["rank"],
            "name": startups["company"],
            "before": startups["valuation_usd_bn"],
            "after": startups["event_value_usd_bn"],
            "label": [
                f"{_EVENTS[event]} {year}" if event in ("ipo", "direct_listing") else _EVENTS[event]
                for event, year in zip(startups["event"], years, strict=True)
            ],
            "basis": startups["event_value_basis"],
            "fate": startups["what_happened"],
            "today": startups["status_2025"],
        }
    }


def _fate_chart(frame):
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


def _fate_sentence(tables):
    fates = tables["fates"]
    gains = [after / before for before, after in zip(fates["before"], fates["after"], strict=True)]
    best = max(range(len(gains)), key=gains.__getitem__)
    worst = min(range(len(gains)), key=gains.__getitem__)
    names = list(fates["name"])
    return (
        f"At the event that priced it {names[best]}, which is no platform, was worth {gains[best]:.0f} times its "
        f"value of 2018, and {names[worst]} less than {'half of it' if gains[worst] < 0.5 else 'before'}."
    )


startup_fates = Explorer(
    name="startup_fates",
    title="What became of the ten?",
    description=(
        "For each of the ten start-ups, a line from its valuation of 2018, a hollow dot, to its value at the "
        "event that priced it next, a filled dot, on a logarithmic scale. Most moved up by less than three "
        "times; SpaceX rose from 21 to 350 billion, WeWork fell from 20 to 9."
    ),
    rows=_fate_rows,
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
    chart=_fate_chart,
    sentence=_fate_sentence,
    source=(
        "Data: prospectuses, exchange prices and press. The events lie between 2018 and 2024, and some values count "
        "all shares that may ever be issued (see the numbers): compare with care."
    ),
)


# --- Who overtook whom, and when? ----------------------------------------------------------

PAIRS = {"Airbnb vs Marriott": ("Airbnb", "Marriott"), "Uber vs BMW": ("Uber", "BMW")}
_VALUES = ("market_cap", "private_valuation")
REPORT_YEAR = 2018.8  # it names no month, cites figures of August 2018 and calls 2018 this year


def worth(pair):
    """Values of both firms of a pair by date, in USD bn; dates as decimal years.

    Examples
    --------
    >>> worth("Airbnb vs Marriott").columns.tolist()
    ['firm', 'date', 'year', 'value', 'basis', 'confidence']
    """
    table = load("airbnb_uber_comparisons")
    table = table[(table["pair"] == pair) & table["metric"].isin(_VALUES)]
    when = pd.to_datetime(
        table["date"].str.slice(0, 10).where(table["date"].str.len() > 7, table["date"] + "-15")
    )
    found = pd.DataFrame(
        {
            "firm": table["company"],
            "date": table["date"],
            "year": when.dt.year + (when.dt.day_of_year - 1) / 365.25,
            "value": table["value"],
            "basis": table["metric"].map(
                {"market_cap": "market", "private_valuation": "private round"}
            ),
            "confidence": table["confidence"],
        }
    )
    return found.sort_values(["firm", "year"]).reset_index(drop=True)


def _overtaking_rows(*, pair):
    platform, pipeline = PAIRS[pair]
    values = worth(pair)
    last = values.groupby("firm").tail(1).set_index("firm")
    return {
        "platform": values[values["firm"] == platform],
        "private": _held(values[values["firm"] == platform]),
        "listed": values[(values["firm"] == platform) & (values["basis"] == "market")],
        "pipeline": values[values["firm"] == pipeline],
        "ends": {
            "firm": [platform, pipeline],
            "year": last.loc[[platform, pipeline], "year"],
            "value": _apart(last.loc[[platform, pipeline], "value"]),
        },
        "report": {"year": [REPORT_YEAR], "value": [128], "label": ["the report"]},
    }


def _held(values):
    """Private rounds, the last one held until the day the market first gave a price."""
    rounds = values[values["basis"] == "private round"]
    listing = values.loc[values["basis"] == "market", "year"].min()
    return pd.concat([rounds, rounds.tail(1).assign(year=listing)])


def _apart(values, gap=7):
    """Keep two end labels from lying on each other."""
    first, second = values
    if abs(first - second) >= gap:
        return [first, second]
    shift = (gap - abs(first - second)) / 2
    return [first + shift, second - shift] if first >= second else [first - shift, second + shift]


def _overtaking_chart(frame):
    x = axis_x(
        "year", "year", domain=(2014, 2025), values=[2014, 2016, 2018, 2020, 2022, 2024], format="d"
    )
    y = alt.Y(
        "value:Q", scale=alt.Scale(domain=(0, 135), nice=False),
        axis=alt.Axis(title="value, billion dollars", values=[0, 25, 50, 75, 100, 125]),
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("firm:N", title="Firm"),
        alt.Tooltip("date:N", title="Date"),
        alt.Tooltip("value:Q", title="USD bn", format=".1f"),
        alt.Tooltip("basis:N", title="Price of"),
        alt.Tooltip("confidence:N", title="Figure is"),
    ]
    chart = alt.layer(
        moment("report", x, role="muted"),
        labels("report", x, y, "label", role="muted", align="right", dx=-6),
        line("pipeline", x, y, role="pipeline", is_dashed=True),
        line("private", x, y, is_held=True),
        line("listed", x, y),
        dots("pipeline", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("platform", x, y, tooltip=tooltip),
        labels("ends", x, y, "firm", dx=12),
    )
    return framed(chart, frame, right=84)


def _overtaking_sentence(tables, *, pair):
    platform, pipeline = PAIRS[pair]
    ahead = {
        "Airbnb vs Marriott": (
            "was worth more in the middle of 2015, less through 2017 and 2018, and more at its "
            "listing in December 2020; at the end of 2024 the two were close"
        ),
        "Uber vs BMW": (
            "was close in 2015 and 2016, below in the deal of January 2018 and above in the deals "
            "that followed; for BMW we have no checked value after 2018"
        ),
    }
    return f"{platform} and {pipeline}: {platform} {ahead[pair]}."


overtaking = Explorer(
    name="overtaking",
    title="Who overtook whom, and when?",
    description=(
        "Line chart of two firms' values from 2014 to 2024 in billions of US dollars: the platform as a "
        "solid line with filled dots, the established firm dashed with hollow dots. While the platform "
        "was private its line runs level from one round to the next. A vertical line marks late "
        "2018, when the report appeared."
    ),
    controls=(
        choice(
            "pair", "Pair",
            {"Airbnb vs Marriott": "Airbnb and Marriott", "Uber vs BMW": "Uber and BMW"},
            default="Airbnb vs Marriott",
        ),
    ),
    rows=_overtaking_rows,
    columns={
        "platform": (
            Column("firm", "Platform", is_text=True),
            Column("date", "Date", is_text=True),
            Column("value", "USD bn", 1),
            Column("basis", "Price of", is_text=True),
            Column("confidence", "Figure is", is_text=True),
            Column("year", "", 2),
        ),
        "pipeline": (
            Column("firm", "Established firm", is_text=True),
            Column("date", "Date", is_text=True),
            Column("value", "USD bn", 1),
            Column("basis", "Price of", is_text=True),
            Column("confidence", "Figure is", is_text=True),
            Column("year", "", 2),
        ),
        "private": (Column("year", "", 2), Column("value", "", 1)),
        "listed": (Column("year", "", 2), Column("value", "", 1)),
        "ends": (Column("firm", "", is_text=True), Column("year", "", 2), Column("value", "", 1)),
        "report": (Column("year", "", 2), Column("value", "", 0), Column("label", "", is_text=True)),
    },
    chart=_overtaking_chart,
    sentence=_overtaking_sentence,
    source=(
        "Data: private rounds from the press, market values from exchange prices; what is marked recalled in the "
        "numbers is not checked against a source. Steps: the price of a private round, carried to the next one we know."
    ),
)  # fmt: skip


# --- Did the App Store beat the BlackBerry? ------------------------------------------------

METRICS = {
    "smartphone_units": (
        "Smartphones shipped, millions a year",
        "shipments grow",
        "fall",
        "million",
    ),
    "market_cap": (
        "Market value at year-end, billion dollars",
        "market value grows",
        "falls",
        "billion dollars",
    ),
    "smartphone_share": (
        "Share of smartphones shipped, per cent",
        "share of shipments grows",
        "falls",
        "%",
    ),
    "revenue": (
        "Revenue of the whole firm, billions (Nokia in euros)",
        "revenue grows",
        "falls",
        "billion dollars",
    ),
}
MAKERS = {"Apple": "Apple", "BlackBerry (RIM)": "RIM", "Nokia": "Nokia"}
APP_STORE = 2008.53  # 10 July 2008
YEARS = range(2007, 2013)


@cache
def _phones(metric):
    table = load("phone_makers")
    table = table[(table["metric"] == metric) & table["company"].isin(MAKERS)]
    return table[table["year"].isin(YEARS)].sort_values(["company", "year"])


def _phone_rows(*, metric, first_year):
    table = _phones(metric)
    table = table[table["year"] >= first_year]
    series = {
        name.lower(): table[table["company"] == maker][["year", "value"]].assign(
            maker=name, when=table["year"].astype(str)
        )
        for maker, name in MAKERS.items()
    }
    ends = table.groupby("company").tail(1)
    top = float(table["value"].max())
    return {
        **series,
        "ends": {
            "maker": [MAKERS[company] for company in ends["company"]],
            "year": ends["year"],
            "value": _spread(list(ends["value"]), gap=0.06 * top),
        },
        "store": {
            "year": [APP_STORE] if first_year < APP_STORE else [],
            "value": [0.97 * top] if first_year < APP_STORE else [],
            "label": ["App Store opens"] if first_year < APP_STORE else [],
        },
        "unit": {"label": [METRICS[metric][0].split(", ")[-1]]},
    }


def _spread(values, gap):
    """Move labels up until none lies on another; order is kept."""
    placed = {}
    for index in sorted(range(len(values)), key=values.__getitem__):
        floor = max(placed.values(), default=-gap) + gap
        placed[index] = max(values[index], floor)
    return [placed[index] for index in range(len(values))]


def _phone_chart(frame):
    x = alt.X(
        "year:Q", scale=alt.Scale(zero=False, nice=False),
        axis=alt.Axis(title="year", tickMinStep=1, tickCount=5, format="d"),
    )  # fmt: skip
    y = alt.Y(
        "value:Q", scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title=None, tickCount=4, format=",.0f"),
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("maker:N", title="Maker"),
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("value:Q", title="Value", format=",.1f"),
    ]
    chart = alt.layer(
        moment("store", x),
        labels("store", x, y, "label", role="threshold", dx=6),
        line("nokia", x, y, role="pipeline", is_dashed=True),
        line("rim", x, y, role="producers", is_dashed=True),
        line("apple", x, y),
        dots("nokia", x, y, role="pipeline", is_hollow=True, tooltip=tooltip),
        dots("rim", x, y, role="producers", tooltip=tooltip),
        dots("apple", x, y, tooltip=tooltip),
        labels("ends", x, y, "maker", dx=12),
        labels("unit", alt.value(-46), alt.value(-20), "label", dx=0),
    )
    return framed(chart, frame, right=70)


def _phone_sentence(tables, *, metric, first_year):
    values = dict(zip(tables["rim"]["year"], tables["rim"]["value"], strict=True))
    first, last, peak = min(values), max(values), max(values, key=values.get)
    _, grows, falls, unit = METRICS[metric]
    what = grows.split(" grow")[0]
    opening = f"Seen from {first_year}, RIM's"
    if peak == first:
        return f"{opening} {what} {falls} from {values[first]:,.1f} {unit} in {first} to {values[last]:,.1f} in {last}."
    is_late = metric == "smartphone_units" and peak == 2011
    since = ", three years after the App Store opened," if is_late else ""
    return f"{opening} {grows} from {values[first]:,.1f} {unit} in {first} to {values[peak]:,.1f} in {peak}{since} and {falls} only then."


phones = Explorer(
    name="phones",
    title="Did the App Store beat the BlackBerry?",
    description=(
        "Line chart of Apple, Nokia and RIM, the maker of the BlackBerry, to 2012, for the measure and the "
        "first year you choose. A vertical line marks July 2008, when the App Store opened. By market value "
        "RIM falls from 2009 on; by phones shipped it grows for three years after the opening."
    ),
    controls=(
        choice(
            "metric",
            "Measure",
            {key: words[0] for key, words in METRICS.items()},
            default="market_cap",
        ),
        choice(
            "first_year", "First year shown", {year: str(year) for year in YEARS[:4]}, default=2009
        ),
    ),
    rows=_phone_rows,
    columns={
        **{
            name.lower(): (
                Column("maker", "Maker", is_text=True),
                Column("when", "Year", is_text=True),
                Column("year", ""),
                Column("value", "Value", 1),
            )
            for name in MAKERS.values()
        },
        "ends": (Column("maker", "", is_text=True), Column("year", ""), Column("value", "", 1)),
        "store": (Column("year", "", 2), Column("value", "", 1), Column("label", "", is_text=True)),
        "unit": (Column("label", "", is_text=True),),
    },
    chart=_phone_chart,
    sentence=_phone_sentence,
    source=(
        "Data: company reports, Statista and exchange prices, 2007 to 2012; RIM's fiscal year ends in February, "
        "Apple's in September."
    ),
)
