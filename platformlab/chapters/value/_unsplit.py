"""Figures of the chapter on what a network is worth."""

from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.curves import axis_x, dots, labels, line, moment
from platformlab.charts.ranked import ranked
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models import network_value as model
from platformlab.models.value.network_value_fits import LAWS
from platformlab.models.value.network_value_windows import fit_window

# The invented network of the first two figures: all laws agree on its worth at one size, since
# the unit of each law is free and only growth can tell the laws apart.
AGREED_USERS, AGREED_VALUE = 100, 1_000.0
COST_PER_USER, RUNNING_COST = 5.0, 10_000.0
BREAK_EVEN = {
    "sarnoff": model.find_sarnoff_break_even,
    "odlyzko": model.find_odlyzko_break_even,
    "metcalfe": model.find_break_even,
}
SOURCE = (
    "Model: laws of network value (Briscoe, Odlyzko and Tilly 2006; Metcalfe 2013; Reed 2001). The numbers are invented: "
    "by every law 100 users are worth $1,000 a year, and running the network costs $10,000 a year"
)


def unit_value(law):
    """Value of one unit of `law` at which the agreed number of users has the agreed value."""
    return AGREED_VALUE / getattr(model.find_values(users=AGREED_USERS, unit_value=1), law)


def _value(law, users):
    return getattr(model.find_values(users=users, unit_value=unit_value(law)), law)


def _times(ratio):
    return f"{ratio:,.0f}" if ratio >= 10 or abs(ratio - round(ratio)) < 0.05 else f"{ratio:.1f}"


# --- Ten times the users: how many times the value? ----------------------------------------

_SIZES = (100, 200, 500, *(m * 10**k for k in (3, 4, 5) for m in (1, 2, 5)), 1_000_000)
_GRID = np.geomspace(100, 1e6, 25)
_TOP = 1e11  # what a square makes of a million users
_ENDS = {"metcalfe": "every pair (Metcalfe)", "odlyzko": "fading (n log n)", "sarnoff": "users only"}  # fmt: skip
_SHORT = {"metcalfe": "Metcalfe", "odlyzko": "n log n", "sarnoff": "users"}


def _reed_line():
    """Reed's law from the agreed value to the top of the plot; its logarithm is nearly straight."""
    factor = np.log10(AGREED_VALUE) - model.find_values(users=AGREED_USERS, unit_value=1).log10_reed
    log_values = np.linspace(np.log10(AGREED_VALUE), np.log10(_TOP), 9)
    return {"users": (log_values - factor) / np.log10(2), "value": 10**log_values}


def _digits(users):
    """Digits of the number by which Reed's law multiplies the agreed value."""
    grown = model.find_values(users=[AGREED_USERS, users], unit_value=1).log10_reed
    return int(grown[1] - grown[0]) + 1


@cache
def _laws_fixed():
    costs = {"cost_per_user": COST_PER_USER, "running_cost": RUNNING_COST}
    pays = [find(unit_value=unit_value(law), **costs) for law, find in BREAK_EVEN.items()]
    least, middle, most = sorted(pays)
    return {
        **{law: {"users": _GRID, "value": _value(law, _GRID)} for law in BREAK_EVEN},
        "reed": _reed_line(),
        "costs": {"users": _GRID, "cost": RUNNING_COST + COST_PER_USER * _GRID},
        "pays": {
            "users": pays,
            "value": [RUNNING_COST + COST_PER_USER * size for size in pays],
        },
        "note": {
            "users": [most],
            "value": [RUNNING_COST + COST_PER_USER * most],
            "label": [f"pays from {least:,.0f}, {middle:,.0f}, {most:,.0f}"],
        },
        "group": {
            "users": [_reed_line()["users"][-1]], "value": [_TOP],
            "label": ["every group (Reed)"], "short": ["groups (Reed)"],
        },
        "cost_end": {"users": [1e6], "value": [RUNNING_COST + COST_PER_USER * 1e6], "label": ["costs"]},
        **{
            f"{law}_end": {
                "users": [1e6], "value": [_value(law, 1e6)],
                "label": [_ENDS[law]], "short": [_SHORT[law]],
            }
            for law in BREAK_EVEN
        },
    }  # fmt: skip


def _laws_rows(*, users):
    return {
        **_laws_fixed(),
        "now": {
            "law": [_ENDS[law] for law in BREAK_EVEN],
            "users": [users for _ in BREAK_EVEN],
            "value": [_value(law, users) for law in BREAK_EVEN],
        },
    }


def _laws_chart(frame):
    x = alt.X(
        "users:Q", scale=alt.Scale(type="log", domain=(100, 1e6), nice=False),
        axis=alt.Axis(
            title="users, on a scale of tens" if frame.is_narrow else "users, each step ten times as many",
            values=[100, 1e4, 1e6] if frame.is_narrow else [100, 1e3, 1e4, 1e5, 1e6],
            labelExpr="datum.value == 1e6 ? '1 million' : format(datum.value, ',')",
        ),
    )  # fmt: skip

    def height(field):
        words = "{'1000': '$1,000', '100000': '$100,000', '10000000': '$10 m', '1000000000': '$1 bn', '100000000000': '$100 bn'}"
        return alt.Y(
            f"{field}:Q", scale=alt.Scale(type="log", domain=(1e3, _TOP), nice=False),
            axis=alt.Axis(
                title="value a year, in steps of a hundred" if frame.is_narrow else "value a year, each line a hundred times as much",
                values=[1e3, 1e5, 1e7, 1e9, 1e11], labelExpr=f"{words}[toString(datum.value)]",
            ),
        )  # fmt: skip

    y = height("value")
    tooltip = [
        alt.Tooltip("users:Q", title="Users", format=",.0f"),
        alt.Tooltip("value:Q", title="USD a year", format=",.0f"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        line("costs", x, height("cost"), role="pipeline", is_dashed=True),
        line("now", x, y, role="muted"),
        line("reed", x, y, role="muted"),
        line("sarnoff", x, y, tooltip=tooltip),
        line("odlyzko", x, y, tooltip=tooltip),
        line("metcalfe", x, y, tooltip=tooltip),
        dots("now", x, y, tooltip=tooltip),
        dots("pays", x, y, role="threshold", tooltip=tooltip),
        labels("note", x, y, "label", role="threshold", dx=-6, dy=24),
        labels("group", x, y, text, role="muted", dx=8, dy=8),
        labels("cost_end", x, y, "label", dy=15),
        labels("sarnoff_end", x, y, text),
        labels("odlyzko_end", x, y, text, dy=-6),
        labels("metcalfe_end", x, y, text),
    )
    return framed(chart, frame, left=78, right=72 if frame.is_narrow else 172)


def _laws_sentence(tables, *, users):
    if users == AGREED_USERS:
        cost = RUNNING_COST + COST_PER_USER * users
        return (
            f"With {users:,.0f} users every law says ${AGREED_VALUE:,.0f} a year, because we chose "
            f"the units so; running the network costs ${cost:,.0f}."
        )
    only, fading, pairs = (value / AGREED_VALUE for value in tables["now"]["value"])
    return (
        f"With {users:,.0f} users instead of {AGREED_USERS} the network is worth {_times(only)} times as much "
        f"if only users count, {_times(fading)} times if contacts fade and {_times(pairs)} times if every pair "
        f"counts; counting every group gives a number of {_digits(users):,} digits."
    )


_POINT = (Column("users", "", 1), Column("value", "", 0))

network_laws = Explorer(
    name="network_laws",
    title="With more users, how many times the value?",
    description=(
        "Value of a network by its number of users, both axes logarithmic, so that a step along means ten times as many. "
        "Three rising lines start at the same point: users only, contacts of fading worth, every pair. A fourth, every "
        "group, is almost vertical. A dashed line shows costs; points on it mark the sizes from which each law covers them."
    ),
    controls=(slider("users", _SIZES, default=1_000.0),),
    rows=_laws_rows,
    columns={
        "now": (
            Column("law", "What counts", is_text=True),
            Column("users", "Users"),
            Column("value", "Value, USD a year", 0),
        ),
        "pays": (Column("users", "Users from which it pays", 0), Column("value", "Costs, USD a year", 0)),
        "sarnoff": _POINT, "odlyzko": _POINT, "metcalfe": _POINT, "reed": _POINT,
        "costs": (Column("users", "", 1), Column("cost", "", 0)),
        "note": (*_POINT, Column("label", "", is_text=True)),
        "cost_end": (*_POINT, Column("label", "", is_text=True)),
        **{
            name: (*_POINT, Column("label", "", is_text=True), Column("short", "", is_text=True))
            for name in ("group", *(f"{law}_end" for law in BREAK_EVEN))
        },
    },
    chart=_laws_chart,
    sentence=_laws_sentence,
    source=f"{SOURCE}, plus $5 for every user.",
)  # fmt: skip


# --- What does joining two networks add? ---------------------------------------------------

_WIDEST = 2_000
_CURVE = np.linspace(1, _WIDEST, 41)
_LAW_OPTIONS = {
    "sarnoff": "Users only: n",
    "odlyzko": "Fading contacts: n log n",
    "metcalfe": "Every pair: n²",
}


def _joining_rows(*, law, users, cost_per_user):
    one, both = _value(law, np.array([users, 2 * users]))
    values, costs = _value(law, _CURVE), RUNNING_COST + cost_per_user * _CURVE
    pays = BREAK_EVEN[law](
        unit_value=unit_value(law), cost_per_user=cost_per_user, running_cost=RUNNING_COST
    )
    top = max(values[-1], costs[-1])
    shown = [pays] if pays <= _WIDEST else []
    return {
        "value": {"users": _CURVE, "value": values},
        "costs": {"users": [0, _WIDEST], "value": [RUNNING_COST, costs[-1]]},
        "ends": {
            "users": [_WIDEST, _WIDEST],
            "value": _apart([values[-1], costs[-1]], gap=0.07 * top),
            "label": ["value", "costs"],
        },
        "one": {"users": [users], "value": [one]},
        "joined": {
            "users": [2 * users], "value": [both], "apart": [2 * one], "gain": [both - 2 * one],
            # near the origin the word has room above the point only
            "label": ["" if users < 300 else "joined"],
            "above": ["joined" if users < 300 else ""],
        },
        "apart": {"users": [2 * users], "value": [2 * one], "label": ["two apart" if both - 2 * one > 0.045 * top else ""]},
        "gain": {"users": [2 * users] * 2, "value": [2 * one, both]},
        "pays": {
            "users": shown,
            "value": [top for _ in shown],
            # words stand on the side of the line that has room for them
            "before": [f"pays from {size:,.0f}" if size > _WIDEST / 2 else "" for size in shown],
            "after": [f"pays from {size:,.0f}" if size <= _WIDEST / 2 else "" for size in shown],
        },
    }  # fmt: skip


def _apart(values, gap):
    """Keep two labels from lying on each other."""
    first, second = values
    middle, half = (first + second) / 2, max(abs(first - second), gap) / 2
    sign = 1 if first >= second else -1
    return [middle + sign * half, middle - sign * half]


def _joining_chart(frame):
    ticks = [0, 1000, 2000] if frame.is_narrow else [0, 500, 1000, 1500, 2000]
    x = axis_x("users", "users", domain=(0, _WIDEST), values=ticks, format=",d")
    y = alt.Y(
        "value:Q", scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title="value and costs a year", tickCount=4, format="$,d"),
    )  # fmt: skip
    tooltip = [
        alt.Tooltip("users:Q", title="Users", format=",.0f"),
        alt.Tooltip("value:Q", title="USD a year", format=",.0f"),
    ]
    chart = alt.layer(
        moment("pays", x),
        line("costs", x, y, role="pipeline", is_dashed=True),
        line("value", x, y, tooltip=tooltip),
        line("gain", x, y, role="ink"),
        dots("one", x, y, tooltip=tooltip),
        dots("apart", x, y, is_hollow=True, tooltip=tooltip),
        dots("joined", x, y, tooltip=tooltip),
        # on a phone "joined" stands over its dot, clear of the vertical line
        labels(
            "joined", x, y, "label", role="platform", fontWeight="bold",
            **({"align": "center", "dx": -17, "dy": -15} if frame.is_narrow else {"align": "right", "dx": -10, "dy": -8}),
        ),
        labels("joined", x, y, "above", role="platform", dx=-8, dy=-18, fontWeight="bold"),
        labels("apart", x, y, "label", dx=10, dy=-3),
        labels("ends", x, y, "label", dx=10),
        labels("pays", x, y, "before", role="threshold", align="right", dx=-7, dy=6),
        labels("pays", x, y, "after", role="threshold", dx=7, dy=6),
    )  # fmt: skip
    return framed(chart, frame, left=76, right=62)


def _joining_sentence(tables, *, law, users, cost_per_user):
    one, (both,) = tables["one"]["value"][0], tables["joined"]["value"]
    start = f"Two networks of {users:,.0f} users are worth ${one:,.0f} each and ${both:,.0f} joined"
    gain = both / (2 * one) - 1
    added = "joining adds nothing" if law == "sarnoff" else f"joining adds {100 * gain:.0f} %"
    pays = BREAK_EVEN[law](
        unit_value=unit_value(law), cost_per_user=cost_per_user, running_cost=RUNNING_COST
    )
    if np.isinf(pays):
        return f"{start}: {added}; at ${cost_per_user:.0f} a user no size covers the costs."
    return f"{start}: {added}; at ${cost_per_user:.0f} a user a network pays from {pays:,.0f} users on."


_LABELLED = (Column("users", "", 0), Column("value", "", 0), Column("label", "", is_text=True))

joining = Explorer(
    name="joining",
    title="What does joining two networks add?",
    description=(
        "Value of a network by its number of users under the law you choose, and a dashed line of costs. A dot marks one of "
        "two equal networks. At twice its users a hollow dot shows what the two are worth apart and a filled dot what they are "
        "worth joined; the line between them is the gain. A vertical line marks the size from which value covers cost."
    ),
    controls=(
        choice("law", "What counts", _LAW_OPTIONS, default="metcalfe"),
        slider("users", range(100, 901, 50), default=400, label="Users of each network"),
        slider("cost_per_user", range(16), default=5),
    ),
    rows=_joining_rows,
    columns={
        "one": (Column("users", "Users of one"), Column("value", "Its value, USD a year")),
        "joined": (
            Column("users", "Users of both"),
            Column("apart", "Value apart, USD a year"),
            Column("value", "Value joined, USD a year"),
            Column("gain", "Gain, USD a year"),
            Column("label", "", is_text=True),
            Column("above", "", is_text=True),
        ),
        "pays": (
            Column("users", "Users from which it pays"),
            Column("value", ""),
            Column("before", "", is_text=True),
            Column("after", "", is_text=True),
        ),
        "value": (Column("users", "", 1), Column("value", "")),
        "costs": (Column("users", ""), Column("value", "")),
        "gain": (Column("users", ""), Column("value", "")),
        "apart": _LABELLED,
        "ends": _LABELLED,
    },
    chart=_joining_chart,
    sentence=_joining_sentence,
    source=f"{SOURCE}, plus the cost per user you set.",
)


# --- Does the law hold when the window moves? ----------------------------------------------

FIRMS = {"Facebook": "Facebook", "Tencent": "Tencent"}
FITTED = {
    "sarnoff": ("Users only: n", "the straight line", "line"),
    "odlyzko": ("Fading contacts: n log n", "n log n", "n log n"),
    "metcalfe": ("Every pair: n²", "the square", "square"),
    "cube": ("Cube: n³", "the cube", "cube"),
    "power": ("Whatever exponent fits", "the free power", "free"),
    "calendar": ("No users at all: the calendar", "the calendar", "years"),
}
FEWEST = 4  # years in a window
AHEAD = 5  # years shown after the window
_DATA = (
    "Data: Facebook's monthly users in December and the group's revenue; Tencent's QQ accounts, with WeChat added from 2012. "
    "Most figures are recalled from the firms' reports and were not checked; Tencent's users of 2003 are uncertain."
)


@cache
def _series(firm):
    """Years, users in people and revenue in USD; the fit needs Tencent's uncertain first year."""
    table = load("network_value", include_uncertain=True)
    table = table[table["company"].str.startswith(firm)]
    years, users, revenue = (
        table[c].to_numpy(float) for c in ("year", "mau_million", "revenue_usd_bn")
    )
    return years, 1e6 * users, 1e9 * revenue


@cache
def _fitted(firm, first, last):
    """Fits of a window, or None where it has too few years."""
    years, users, revenue = _series(firm)
    if ((years >= first) & (years <= last)).sum() < FEWEST:
        return None
    return fit_window(years, users, revenue, first=first, last=last)


_NOTHING = {
    "inside": {"year": [], "users": [], "revenue": [], "fitted": []},
    "curve": {"users": [], "fitted": []},
    "onward": {"users": [], "fitted": []},
    "ahead": {
        "year": [],
        "users": [],
        "revenue": [],
        "fitted": [],
        "exponent": [],
        "error": [],
        "label": [],
        "place": [],
    },
    "says": {"users": [], "place": [], "label": []},
    "window": {"users": [], "revenue": [], "label": []},
}


def _fit_rows(*, firm, law, first, last):
    years, users, revenue = _series(firm)
    found = _fitted(firm, first, last)
    if found is None:
        shown = years <= min(max(first, last) + AHEAD, years[-1])
        return _NOTHING | {"outside": _points(years, users, revenue, shown)}
    ends = years[found.inside][-1]
    near = years <= ends + AHEAD
    after = near & (years >= ends)  # the curve goes on from the last year of the window
    fitted = found.predict(law, users=users, years=years)
    if law == "calendar":  # no curve over users: a point for every year
        curves = [(users[part], fitted[part]) for part in (found.inside, after)]
    else:
        edge, far = users[ends == years][0], users[near][-1]
        grids = np.linspace(0, edge, 21), np.linspace(edge, far, 11)
        curves = [(grid, found.predict(law, users=grid, years=None)) for grid in grids]
    curve, onward = ({"users": n / 1e6, "fitted": value / 1e9} for n, value in curves)
    return {
        "inside": _points(years, users, revenue, found.inside)
        | {"fitted": fitted[found.inside] / 1e9},
        "outside": _points(years, users, revenue, near & ~found.inside),
        "curve": curve,
        "onward": onward,
        **_end_rows(years, users, revenue, fitted, near, law, found.power),
        "window": {
            "users": [users[found.inside][-1] / 1e6],
            "revenue": [revenue[found.inside][-1] / 1e9],
            "label": [f"{ends:.0f}" if after.sum() > 1 else ""],
        },
    }


def _points(years, users, revenue, chosen):
    return {
        "year": years[chosen],
        "users": users[chosen] / 1e6,
        "revenue": revenue[chosen] / 1e9,
    }


def _end_rows(years, users, revenue, fitted, near, law, power):
    """The last year shown: what it was and what the law says, with room for both labels."""
    year, crowd, was, said = (s[near][-1] for s in (years, users, revenue, fitted))
    top = max(revenue[near].max(), said) / 1e9
    place_was, place_said = _apart([was / 1e9, said / 1e9], gap=0.075 * top)
    return {
        "ahead": {
            "year": [year], "users": [crowd / 1e6], "revenue": [was / 1e9], "fitted": [said / 1e9],
            "exponent": [power.exponent], "error": [power.exponent_error],
            "label": [f"{year:.0f}: {_short(was)}"], "place": [place_was],
        },
        "says": {
            "users": [crowd / 1e6], "place": [place_said],
            "label": [f"{FITTED[law][2]}: {_short(said)}"],
        },
    }  # fmt: skip


def _short(dollars):
    amount = dollars / 1e9
    return f"${amount:.0f}" if amount >= 10 else f"${amount:.1f}"


def billions(dollars):
    """Amount in words, with as many decimals as its size deserves.

    Examples
    --------
    >>> billions(4.9e8), billions(3.49e9), billions(7.07e10)
    ('$0.49 billion', '$3.5 billion', '$71 billion')
    """
    amount = dollars / 1e9
    decimals = 2 if amount < 1 else 1 if amount < 10 else 0
    return f"${amount:.{decimals}f} billion"


def _fit_chart(frame):
    x = alt.X(
        "users:Q", scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(
            title="monthly users, millions", tickCount=3 if frame.is_narrow else 5, format=",d"
        ),
    )  # fmt: skip

    def height(field):
        return alt.Y(
            f"{field}:Q", scale=alt.Scale(zero=True, nice=True),
            axis=alt.Axis(title="revenue of the year, billion USD", tickCount=4, format="~r"),
        )  # fmt: skip

    y, fitted, place = height("revenue"), height("fitted"), height("place")
    tooltip = [
        alt.Tooltip("year:Q", title="Year", format="d"),
        alt.Tooltip("users:Q", title="Users, millions", format=",.0f"),
        alt.Tooltip("revenue:Q", title="Revenue, USD bn", format=".2f"),
    ]
    chart = alt.layer(
        line("curve", x, fitted),
        line("onward", x, fitted, is_dashed=True),
        dots("inside", x, y, role="ink", tooltip=tooltip),
        dots("outside", x, y, role="ink", is_hollow=True, tooltip=tooltip),
        labels("window", x, y, "label", align="right", dx=-9, dy=-7),
        labels("says", x, place, "label", role="platform", dx=10, fontWeight="bold"),
        labels("ahead", x, place, "label", dx=10),
    )
    return framed(chart, frame, right=108 if frame.is_narrow else 120)


def _fit_sentence(tables, *, firm, law, first, last):
    found = _fitted(firm, first, last)
    if found is None:
        return (
            f"The window holds fewer than four years of {firm}'s figures, too few to fit: "
            "move its first year back or its last year on."
        )
    years = tables["inside"]["year"]
    window = f"From {years[0]:.0f} to {years[-1]:.0f}"
    if last > years[-1]:
        window += f", where our figures of {firm} end,"
    power, best = found.power, found.laws.best
    said, miss = FITTED[law][1], billions(found.find_rmse(law))
    closest, least = FITTED[best][1], billions(found.find_rmse(best))
    free = f"a free exponent is {power.exponent:.2f} ± {power.exponent_error:.2f}"
    if law == "power":
        told = (
            f"{window} {free} for {firm}; fitted in per cent, it misses by {miss} in a typical year"
        )
    elif law == "calendar":
        told = (
            f"{window} the calendar alone misses {firm}'s revenue by {miss} in a typical year, "
            f"the closest law of users, {closest}, by {least}"
        )
    elif law == best:
        told = f"{window} {said} comes closest to {firm}'s revenue, missing by {miss} in a typical year; {free}"
    else:
        told = (
            f"{window} {said} misses {firm}'s revenue by {miss} in a typical year; "
            f"{closest} comes closest ({least}), and {free}"
        )
    return f"{told}.{_forecast(tables, years[-1], said)}"


def _forecast(tables, last, law):
    (year,), (was,), (told,) = (tables["ahead"][c] for c in ("year", "revenue", "fitted"))
    if year == last:
        return ""
    return f" For {year:.0f} {law} says {billions(1e9 * told)}; it was {billions(1e9 * was)}."


law_fit = Explorer(
    name="law_fit",
    title="Does the law hold when the window moves?",
    description=(
        "Scatter of a firm's revenue against its monthly users, a dot for every year. Filled dots are the years the law is "
        "fitted to, hollow dots the years left out, up to five after the window. A solid curve is the fitted law and a dashed "
        "one its continuation; the labels at the right say what the last year shown was and what the law says it should be."
    ),
    controls=(
        choice("firm", "Firm", FIRMS, default="Facebook"),
        choice("law", "Law", {key: words[0] for key, words in FITTED.items()}, default="metcalfe"),
        choice("first", "First year fitted", {y: str(y) for y in range(2003, 2014)}, default=2004),
        choice("last", "Last year fitted", {y: str(y) for y in range(2010, 2024)}, default=2014),
    ),
    rows=_fit_rows,
    columns={
        "inside": (
            Column("year", "Year fitted"),
            Column("users", "Users, millions", 1),
            Column("revenue", "Revenue, USD bn", 3),
            Column("fitted", "The law says, USD bn", 2),
        ),
        "ahead": (
            Column("year", "Last year shown"),
            Column("users", "Users, millions", 1),
            Column("revenue", "Revenue, USD bn", 3),
            Column("fitted", "The law says, USD bn", 2),
            Column("exponent", "Free exponent of the window", 2),
            Column("error", "Its standard error", 2),
            Column("label", "", is_text=True),
            Column("place", "", 1),
        ),
        "outside": (
            Column("year", "Year left out"),
            Column("users", "Users, millions", 1),
            Column("revenue", "Revenue, USD bn", 3),
        ),
        "curve": (Column("users", ""), Column("fitted", "", 2)),
        "onward": (Column("users", ""), Column("fitted", "", 2)),
        "says": (Column("users", "", 1), Column("place", "", 1), Column("label", "", is_text=True)),
        "window": (
            Column("users", "", 1),
            Column("revenue", "", 3),
            Column("label", "", is_text=True),
        ),
    },
    chart=_fit_chart,
    sentence=_fit_sentence,
    source=(
        f"{_DATA} Fits: least squares in dollars with one coefficient; the free exponent in logarithms, ± one standard error."
    ),
)


# --- Which law is closest, and by which yardstick? -----------------------------------------

YARDSTICKS = {"dollars": "In dollars", "ratio": "In per cent (logarithms)"}


def _misses_rows(*, yardstick, firm, last):
    years, _, _ = _series(firm)
    found = _fitted(firm, years[0], last).laws
    misses = found.rmse / 1e9 if yardstick == "dollars" else found.log_rmse
    best = found.best if yardstick == "dollars" else found.best_in_logs
    return {
        "laws": {
            "rank": [1, 2, 3, 4],
            "name": [FITTED[law][1].removeprefix("the ") for law in found.laws],
            "miss": misses,
            "label": [
                f"${miss:.2f} bn" if yardstick == "dollars" else f"× {np.exp(miss):.1f}"
                for miss in misses
            ],
            "is_marked": ["yes" if law == best else "no" for law in found.laws],
        }
    }


def _misses_chart(frame):
    tooltip = [alt.Tooltip("name:N", title="Law"), alt.Tooltip("label:N", title="Typical miss")]
    return ranked(
        "laws", "miss", frame=frame, domain=[1, 2, 3, 4], tooltip=tooltip,
        key="miss in a typical year; filled: closest", names=100, ends=76,
    ).properties(height=190)  # fmt: skip


def _misses_sentence(tables, *, yardstick, firm, last):
    years, _, _ = _series(firm)
    last = min(last, int(years[-1]))
    laws = tables["laws"]
    at = laws["is_marked"].index("yes")
    name = FITTED[list(LAWS)[at]][1]
    window = f"{firm} from {years[0]:.0f} to {last}"
    if yardstick == "dollars":
        return (
            f"Counted in dollars, {name} comes closest to {window}: it misses by "
            f"{billions(1e9 * laws['miss'][at])} in a typical year."
        )
    return (
        f"Counted in per cent, {name} comes closest to {window}: it is wrong by a factor of "
        f"{np.exp(laws['miss'][at]):.1f} in a typical year."
    )


misses = Explorer(
    name="misses",
    title="Which law is closest, and by which yardstick?",
    description=(
        "Four bars, one for each law: how far the fitted law is from the firm's revenue in a typical year, counted in dollars "
        "or in per cent. The bar of the closest law is filled. In dollars the last years decide; in per cent all years count alike."
    ),
    controls=(
        choice("yardstick", "Count the misses", YARDSTICKS, default="dollars"),
        choice("firm", "Firm", FIRMS, default="Facebook"),
        choice("last", "Last year fitted", {y: str(y) for y in range(2010, 2024)}, default=2014),
    ),
    rows=_misses_rows,
    columns={
        "laws": (
            Column("rank", ""),
            Column("name", "Law", is_text=True),
            Column("label", "Miss in a typical year", is_text=True),
            Column("is_marked", "Closest", is_text=True),
            Column("miss", "", 3),
        )
    },
    chart=_misses_chart,
    sentence=_misses_sentence,
    source=(
        f"{_DATA} A miss is a root mean square over all years from the firm's first to the last you choose; misses in per cent "
        "are drawn by their logarithms."
    ),
)
