"""Figures of the chapter on critical mass."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.bars import columns as upright_bars
from platformlab.charts.curves import (
    axis_x,
    axis_y,
    band,
    dots,
    labels,
    level,
    line,
    moment,
    share_axis,
)
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, slider
from platformlab.models import critical_mass as model
from platformlab.words.numbers import percent

MARKET = {"stand_alone_value": 0.0, "taste_spread": 8.0}
SPEED = 0.5
SOURCE = (
    "Model: expectations that feed on themselves, logistic tastes (Brock and Durlauf 2001). The numbers are invented: "
    "tastes spread by $8, and half of the gap closes every month."
)

SHARE_OVER_TIME = (
    alt.Tooltip("month:Q", title="Month"),
    alt.Tooltip("share:Q", title="Share", format=".1%"),
)

# --- Does the network grow, or does it empty? ----------------------------------------------

MONTHS = 24


@cache
def _equilibria(same_side, price):
    return model.find_equilibria(same_side=same_side, price=price, **MARKET)


def _rest(found, share):
    """Where the path ends: the only resting point, or the one on the start's side."""
    if found.status != "tips":
        return found.shares[0]
    low, critical, high = found.shares
    if abs(share - critical) < 1e-9:
        return critical
    return low if share < critical else high


def _path_rows(*, share, price, same_side):
    path = model.simulate(
        share, same_side=same_side, price=price, adjustment=SPEED, periods=MONTHS, **MARKET
    )
    found = _equilibria(same_side, price)
    critical = [found.shares[1]] if found.status == "tips" else []
    return {
        "path": {"month": np.arange(MONTHS + 1), "share": path},
        "threshold": {
            "share": critical,
            "month": [MONTHS for _ in critical],
            "label": [f"critical mass {percent(mass)}" for mass in critical],
        },
        "end": {
            "month": [MONTHS],
            "share": [path[-1]],
            "rest": [_rest(found, share)],
            "label": [percent(path[-1])],
        },
    }


def _path_chart(frame):
    x = axis_x(
        "month", "months after the start",
        domain=(0, MONTHS), values=[0, 6, 12, 18, 24], format="d",
    )  # fmt: skip
    y = share_axis("share of the market that takes part")
    chart = alt.layer(
        level("threshold", y, role="threshold"),
        line("path", x, y, tooltip=SHARE_OVER_TIME),
        labels("threshold", x, y, "label", role="threshold", align="right", dx=-4, dy=-10),
        dots("end", x, y, tooltip=SHARE_OVER_TIME),
        labels("end", x, y, "label", role="platform", dx=10, fontWeight="bold"),
    )
    return framed(chart, frame, right=72)


def _path_sentence(tables, *, share, **_):
    rest, now = tables["end"]["rest"][0], tables["end"]["share"][0]
    opening = f"Started with {percent(share)} of the market, the network"
    fate = percent(rest)
    if abs(rest - now) > 0.02:
        fate = f"{percent(now)} after two years, on its way to {percent(rest)}"
    if not tables["threshold"]["share"]:
        if percent(rest) == percent(share):
            return f"{opening} stays there: it is the only resting point of this market."
        verb = "grows" if rest > share else "shrinks"
        return f"{opening} {verb} to {fate}: in this market the start does not matter."
    critical = tables["threshold"]["share"][0]
    if abs(share - critical) < 1e-9:
        return f"{opening} stands exactly on the critical mass: the smallest push decides."
    side = "above" if share > critical else "below"
    verb = "grows to" if rest > share else "sinks to"
    if share < critical and rest > share:
        verb = "gets no further than"
    return f"{opening} is {side} the critical mass of {percent(critical)} and {verb} {fate}."


critical_mass = Explorer(
    name="critical_mass",
    title="Does the network grow, or does it empty?",
    description=(
        "Line chart of the share of a market that takes part, month by month over two years, "
        "from the start you choose. Where the model has a critical mass, a dashed line marks it: "
        "paths that start above it climb, paths that start below it fall."
    ),
    controls=(
        slider("share", np.arange(0, 1.01, 0.05), default=0.35, label="Share at the start"),
        slider("price", range(0, 61, 2), default=28),
        slider("same_side", range(0, 81, 10), default=60),
    ),
    rows=_path_rows,
    columns={
        "path": (
            Column("month", "Month"),
            Column("share", "Share taking part", 1, is_percent=True),
        ),
        "threshold": (
            Column("share", "Critical mass", 1, is_percent=True),
            Column("month", ""),
            Column("label", "", is_text=True),
        ),
        "end": (
            Column("rest", "Where it comes to rest", 1, is_percent=True),
            Column("month", ""),
            Column("share", "", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
    },
    chart=_path_chart,
    sentence=_path_sentence,
    source=SOURCE,
)


# --- How many networks fit one price? ------------------------------------------------------

_SHARES = np.linspace(0, 1, 51)


def _two_worlds_rows(*, relative_price):
    found = model.rohlfs_equilibria(relative_price=relative_price)
    lives = found.status == "tips"

    def crossing(share, name):
        shares = [share] if lives else []
        return {
            "share": shares,
            "price": [relative_price for _ in shares],
            "label": [f"{name} {percent(share)}" for share in shares],
            "short": [f"{name.split()[0]} {percent(share)}" for share in shares],
        }

    return {
        "demand": {"share": _SHARES, "price": _SHARES * (1 - _SHARES)},
        "level": {"price": [relative_price]},
        "critical": crossing(found.critical_mass, "critical mass"),
        "mature": crossing(found.mature, "mature network"),
    }


def _two_worlds_chart(frame):
    x = axis_x(
        "share", "share connected",
        domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%",
    )  # fmt: skip
    y = axis_y(
        "price", "price that just keeps that many",
        domain=(0, 0.32), values=[0, 0.1, 0.2, 0.3], format=".1f",
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("share:Q", title="Share connected", format=".0%"),
        alt.Tooltip("price:Q", title="Price", format=".3f"),
    ]
    text = "short" if frame.is_narrow else "label"  # a phone has no room for the long ones
    chart = alt.layer(
        line("demand", x, y, tooltip=tooltip),
        level("level", y),
        dots("critical", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        dots("mature", x, y, tooltip=tooltip),
        labels("critical", x, y, text, role="threshold", dx=6, dy=22),
        labels("mature", x, y, text, role="platform", align="right", dx=-6, dy=42),
    )
    return framed(chart, frame)


def _two_worlds_sentence(tables, *, relative_price):
    opening = f"At a price of {relative_price:.2f}"
    if not tables["mature"]["share"]:
        return f"{opening} no network can live: every start ends empty."
    critical, mature = tables["critical"]["share"][0], tables["mature"]["share"][0]
    if mature - critical < 1e-6:
        return f"{opening} only a network of exactly {percent(mature)} can live, and any loss empties it."
    if critical == 0:
        return f"{opening} everybody joins as soon as anybody has."
    return (
        f"{opening} an empty network stays empty, but one that passes {percent(critical)} "
        f"grows by itself to {percent(mature)}."
    )


two_worlds = Explorer(
    name="two_worlds",
    title="How many networks fit one price?",
    description=(
        "Arch-shaped curve: the price at which a given share of users would just stay connected. "
        "The price you choose is a horizontal line. It cuts the arch twice: at the critical mass, "
        "drawn hollow because it is unstable, and at the mature network."
    ),
    controls=(
        slider("relative_price", np.arange(0, 0.301, 0.01), default=0.19, label="Price", unit=""),
    ),
    rows=_two_worlds_rows,
    columns={
        "demand": (Column("share", "", 0, is_percent=True), Column("price", "", 4)),
        "level": (Column("price", "Price", 2),),
        "critical": (
            Column("share", "Critical mass", 1, is_percent=True),
            Column("price", "", 2),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
        ),
        "mature": (
            Column("share", "Mature network", 1, is_percent=True),
            Column("price", "", 2),
            Column("label", "", is_text=True),
            Column("short", "", is_text=True),
        ),
    },
    chart=_two_worlds_chart,
    sentence=_two_worlds_sentence,
    source=(
        "Model: Rohlfs (1974), valuations spread evenly over users. "
        "The price is relative to what the keenest user would pay for a complete network."
    ),
)


# --- When the old price returns, do the members? -------------------------------------------

FULL_VALUE, BASE_PRICE = 60.0, 30.0
BEFORE, RAISED, RESTORED = 12, 12, 24  # months


def _hysteresis_rows(*, price, same_side):
    market = MARKET | {"stand_alone_value": FULL_VALUE - same_side, "same_side": same_side}
    before = np.nanmax(model.find_equilibria(price=BASE_PRICE, **market).shares)
    path = [before]
    for asked, months in ((BASE_PRICE, BEFORE), (price, RAISED), (BASE_PRICE, RESTORED)):
        steps = model.simulate(path[-1], price=asked, adjustment=SPEED, periods=months, **market)
        path.extend(steps[1:])
    return {
        "path": {"month": np.arange(len(path)), "share": path},
        "raised": {
            "month": [BEFORE],
            "until": [BEFORE + RAISED],
            "share": [0.62],  # where the falling line leaves room for words
            "label": [f"← price ${price:.0f}"],
        },
        "end": {
            "month": [len(path) - 1],
            "share": [path[-1]],
            "before": [before],
            "low": [path[BEFORE + RAISED]],
            "label": [percent(path[-1])],
        },
    }


def _hysteresis_chart(frame):
    x = axis_x(
        "month", "month",
        domain=(0, BEFORE + RAISED + RESTORED), values=[0, 12, 24, 36, 48], format="d",
    )  # fmt: skip
    y = share_axis("share of the market that takes part")
    chart = alt.layer(
        band("raised", x, "until:Q"),
        labels("raised", "until:Q", y, "label", dx=8, fontStyle="italic"),
        line("path", x, y, tooltip=SHARE_OVER_TIME),
        dots("end", x, y, tooltip=SHARE_OVER_TIME),
        labels("end", x, y, "label", role="platform", dx=10, fontWeight="bold"),
    )
    return framed(chart, frame, right=72)


def _hysteresis_sentence(tables, *, price, **_):
    before, low, end = (tables["end"][column][0] for column in ("before", "low", "share"))
    if percent(low) == percent(before):
        return f"A year at ${price:.0f} changes nothing: {percent(before)} took part and stay."
    opening = f"A year at ${price:.0f} takes the network from {percent(before)} to {percent(low)}"
    if before - end < 0.02:
        return f"{opening}; when the old price returns, so do the members."
    return f"{opening}; two years after the old price has returned, it stands at {percent(end)}."


hysteresis = Explorer(
    name="hysteresis",
    title="When the old price returns, do the members?",
    description=(
        "Line chart of the share taking part over four years. The price is 30 dollars, is raised "
        "for the second year, shown as a grey band, and then returns to 30. With a weak network "
        "effect the line comes back to where it was; with a strong one it stays down."
    ),
    controls=(
        slider("price", range(30, 81), default=45, label="Price in the second year"),
        slider(
            "same_side", range(0, 61, 5), default=60, label="Value that comes from others, of $60"
        ),
    ),
    rows=_hysteresis_rows,
    columns={
        "path": (
            Column("month", "Month"),
            Column("share", "Share taking part", 1, is_percent=True),
        ),
        "raised": (
            Column("month", ""),
            Column("until", ""),
            Column("share", "", 0, is_percent=True),
            Column("label", "", is_text=True),
        ),
        "end": (
            Column("before", "Before", 1, is_percent=True),
            Column("low", "After a year at the higher price", 1, is_percent=True),
            Column("share", "Two years later", 1, is_percent=True),
            Column("month", ""),
            Column("label", "", is_text=True),
        ),
    },
    chart=_hysteresis_chart,
    sentence=_hysteresis_sentence,
    source=f"{SOURCE} In every setting a full network is worth $60 a month to the average member.",
)


# --- When did the work on Predix stop? -----------------------------------------------------


def _predix_rows():
    activity = load("predix_repo_activity")
    activity = activity[activity["quarter"] <= "2019Q1"]
    return {
        "activity": activity,
        "event": {"quarter": ["2018Q3"], "commits": [850], "label": ["a sale is reported"]},
    }


def _predix_chart(frame):
    first_quarters = [f"{year}Q1" for year in range(2016, 2020)]
    x = alt.X(
        "quarter:O",
        axis=alt.Axis(
            title="quarter", values=first_quarters,
            labelExpr="slice(datum.value, 0, 4)", labelAngle=0,
        ),
    )  # fmt: skip
    y = axis_y("commits", "commits per quarter", domain=(0, 900), values=[0, 200, 400, 600, 800])
    tooltip = [
        alt.Tooltip("quarter:O", title="Quarter"),
        alt.Tooltip("commits:Q", title="Commits"),
        alt.Tooltip("distinct_author_emails:Q", title="Authors"),
    ]
    chart = alt.layer(
        upright_bars("activity", x, y, tooltip=tooltip),
        moment("event", x),
        labels("event", x, y, "label", role="threshold", align="right", dx=-6),
    )
    return framed(chart, frame)


def _predix_sentence(tables):
    commits = tables["activity"].set_index("quarter")["commits"]
    return (
        f"Work on the public code peaked at {commits.max():,} commits in the last quarter of 2016 "
        f"and was down to {commits['2018Q2']:,} in the quarter before the sale was reported."
    )


predix_activity = Explorer(
    name="predix_activity",
    title="When did the work on Predix stop?",
    description=(
        "Bar chart of commits per quarter in fifteen public Predix repositories from the third "
        "quarter of 2015 to the first of 2019. The bars climb to the end of 2016, stay at about half "
        "that height through 2017 and fall sharply in the second quarter of 2018, before the report "
        "of July 2018 that a bank had been hired."
    ),
    rows=_predix_rows,
    columns={
        "activity": (
            Column("quarter", "Quarter", is_text=True),
            Column("commits", "Commits"),
            Column("distinct_author_emails", "Authors"),
        ),
        "event": (
            Column("quarter", "", is_text=True),
            Column("commits", ""),
            Column("label", "", is_text=True),
        ),
    },
    chart=_predix_chart,
    sentence=_predix_sentence,
    source=(
        "Data: own count of commits in 15 public repositories of the GitHub organisation PredixDev; "
        "mostly GE staff, not a random sample."
    ),
)
