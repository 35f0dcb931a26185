"""Figures of the chapter on what a platform is."""

import itertools
from functools import cache

import altair as alt
import numpy as np

from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import axis_x, axis_y, dots, labels, line, share_axis
from platformlab.charts.places import ROLES, core, payments, places
from platformlab.charts.places import ecosystem as drawn_ecosystem
from platformlab.charts.theme import framed
from platformlab.data import load
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.models.spread.launch import find_equilibria, simulate
from platformlab.models.spread.launch_frontier import trace_frontier
from platformlab.words.numbers import percent

# --- Who is who? ---------------------------------------------------------------------------


@cache
def _roles():
    """Businesses by a short word for links, such as ``card-network``."""
    table = load("ecosystem_roles")
    words = table["business"].str.lower().str.replace("'s", "").str.replace(" ", "-")
    return table.set_index(words.rename("word"))


def _flows(money):
    """Payments of a row as (payer, payee, what for)."""
    for payment in money.split(";"):
        who, _, what = payment.partition(":")
        yield *who.split(">"), what


def _ecosystem_rows(*, business):
    row = _roles().loc[business]
    return {
        "places": places(row),
        "core": core(row["interaction"], row["verdict"]),
        "payments": payments(list(_flows(row["money"]))),
    }


_VERDICTS = {
    "platform": "a platform, since",
    "borderline": "a borderline case, since",
    "pipeline": "no platform, since",
}


def _ecosystem_sentence(tables, *, business):
    row = _roles().loc[business]
    who = "; ".join(f"{role}: {row[role]}" for role in ROLES)
    return (
        f"{row['business']}: {_VERDICTS[row['verdict']]} {row['reason']}. "
        f"{who[0].upper()}{who[1:]}. The money: {row['money_note']}."
    )


_LINES = [Column(f"{p}lines", "", is_text=True) for p in ("", "narrow_")]
_ARROWS = [
    Column(f"{p}{name}", "")
    for p in ("", "narrow_")
    for name in ("x", "y", "x2", "y2", "turn", "word_x", "word_y")
]

ecosystem = Explorer(
    name="ecosystem",
    title="Who is who, and who pays whom?",
    description=(
        "Diagram of four labelled places around a core interaction: the owner above, the provider below, "
        "producers on the left and consumers on the right. Where both sides deal directly, solid lines join "
        "them to the middle; in a pipeline no line does. Arrows with words show who pays whom and for what."
    ),
    controls=(
        choice("business", "Business", dict(_roles()["business"]), default="railway-station"),
    ),
    rows=_ecosystem_rows,
    columns={
        "places": (
            Column("role", "Role", is_text=True), Column("who", "Who", is_text=True), *_LINES,
        ),
        "core": (
            Column("words", "Core interaction", is_text=True),
            Column("kind", "Verdict", is_text=True), Column("title", "", is_text=True), *_LINES,
        ),
        "payments": (
            Column("payer", "Pays", is_text=True), Column("payee", "Is paid", is_text=True),
            Column("what", "For", is_text=True), *_ARROWS,
        ),
    },
    chart=drawn_ecosystem,
    sentence=_ecosystem_sentence,
    source=(
        "Data: ecosystem_roles, our judgment of who is who, in the roles of the report's chart 3; most payments are "
        "from general knowledge, and only the main ones are drawn."
    ),
)  # fmt: skip


# --- Does a station with shops but no trains fill up? --------------------------------------

TRIP, RENT = 12.0, 2000.0  # USD per month, for each traveller and each shop
SHOPS_WORTH, TOWN_WORTH = 50.0, 8000.0  # to the keenest traveller, to the best shop
MONTHS = 24
_QUARTERS = {"speed_consumers": 0.25, "speed_producers": 0.25}  # steps of a quarter of a month
SOURCE = (
    "Model: two sides that come for each other (Rohlfs 1974, with two sides). The numbers are invented: coming costs "
    "each traveller $12 a month, a shop pays $2,000 rent"
)


def market(
    *, cross_side_consumers=SHOPS_WORTH, cross_side_producers=TOWN_WORTH, stand_alone_value=0.0
):
    """Station of the chapter as the launch model takes it: costs relative to what the sides are worth.

    Examples
    --------
    >>> market()["relative_price_consumers"], market()["relative_price_producers"]
    (0.24, 0.25)
    """
    return {
        "relative_price_consumers": TRIP / cross_side_consumers,
        "relative_price_producers": RENT / cross_side_producers,
        "relative_stand_alone": stand_alone_value / cross_side_consumers,
        "speed_consumers": 1.0,
        "speed_producers": 1.0,
    }


def _opening_rows(*, stand_alone_value):
    path = simulate(
        share_consumers=0,
        share_producers=1,
        periods=4 * MONTHS,
        **market(stand_alone_value=stand_alone_value) | _QUARTERS,
    )
    travellers, shops = path.T
    month = np.arange(4 * MONTHS + 1) / 4
    ends = _apart(travellers[-1], shops[-1])
    return {
        "travellers": {"month": month, "share": travellers},
        "shops": {"month": month, "share": shops},
        "end": {
            "month": [MONTHS, MONTHS],
            "share": list(ends),
            "label": [f"travellers {_rest(travellers[-1])}", f"shops {_rest(shops[-1])}"],
            "short": ["travellers", "shops"],
            "settled": [_settled(travellers[-1]), _settled(shops[-1])],
        },
    }


def _settled(share):
    """A share that only time keeps from zero is zero."""
    return 0.0 if share < 0.001 else float(share)


def _rest(share):
    return percent(_settled(share))


def _apart(first, second, gap=0.08):
    """Keep two end labels from lying on each other."""
    middle, half = (first + second) / 2, gap / 2
    if abs(first - second) >= gap:
        return first, second
    middle = max(middle, half)
    return (middle + half, middle - half) if first >= second else (middle - half, middle + half)


def _opening_chart(frame):
    x = axis_x(
        "month", "months after the opening",
        domain=(0, MONTHS), values=[0, 6, 12, 18, 24], format="d",
    )  # fmt: skip
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


def _opening_sentence(tables, *, stand_alone_value):
    travellers, shops = tables["end"]["settled"]
    path = tables["travellers"]
    peak, month = max(zip(path["share"], path["month"], strict=True))
    opening = f"With trains worth ${stand_alone_value:.0f} to the keenest traveller"
    if not stand_alone_value:
        opening = "Without trains"
    if not shops:
        return (
            f"{opening} the station empties: at its best, after {round(month)} months, {percent(peak)} of the "
            "travellers come, too few to keep the shops, and in the end nobody is there."
        )
    return (
        f"{opening} the station fills: after two years {percent(travellers)} of the travellers come and "
        f"{percent(shops)} of the shops are let."
    )


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
            "stand_alone_value", range(25), default=0,
            label="What the trains are worth to the keenest traveller",
        ),
    ),
    rows=_opening_rows,
    columns={
        "travellers": (
            Column("month", "Month", 2), Column("share", "Travellers who come", 1, is_percent=True),
        ),
        "shops": (Column("month", "Month", 2), Column("share", "Shops let", 1, is_percent=True)),
        "end": (
            Column("month", ""), Column("share", "", 1, is_percent=True),
            Column("label", "", is_text=True), Column("short", "Side", is_text=True),
            Column("settled", "After two years", 1, is_percent=True),
        ),
    },
    chart=_opening_chart,
    sentence=_opening_sentence,
    source=(
        f"{SOURCE}, and the keenest gain up to $50 and $8,000 a month from the other side. Every shop is let on the "
        "first day, and both sides react at the same pace."
    ),
)  # fmt: skip


# --- From which opening does a station fill? -----------------------------------------------

TRAINS = {0: "none", 9: "a few, worth $9 to the keenest", 21: "many, worth $21 to the keenest"}
_OPENINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
_SHOPS_WORTHS, _TOWN_WORTHS = (20, 35, 50, 65, 80), (4000, 6000, 8000, 10_000, 12_000)
_STEPS = [0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 34, 44, 60, 90, 240]  # quarters of a month


def _paths(starts, stations):
    """Shares of both sides at the steps, shape (steps, 2, starts, stations)."""
    shops_worth, town_worth, trains = np.transpose(stations)
    station = market(
        cross_side_consumers=shops_worth, cross_side_producers=town_worth,
        stand_alone_value=trains,
    )  # fmt: skip
    travellers, shops = (np.reshape(share, (-1, 1)) for share in np.transpose(starts))
    path = simulate(
        share_consumers=travellers, share_producers=shops, periods=_STEPS[-1],
        **station | _QUARTERS,
    )  # fmt: skip
    return path[_STEPS]


@cache
def _paths_of_the_page():
    """Every path the page offers, computed in one go: places of the starts and stations, paths."""
    starts = list(itertools.product(_OPENINGS, repeat=2))
    stations = list(itertools.product(_SHOPS_WORTHS, _TOWN_WORTHS, TRAINS))
    places = (
        {start: at for at, start in enumerate(starts)},
        {s: at for at, s in enumerate(stations)},
    )
    return *places, _paths(starts, stations)


def _path(start, station):
    starts, stations, paths = _paths_of_the_page()
    if start in starts and station in stations:
        return paths[:, :, starts[start], stations[station]]
    return _paths([start], [station])[:, :, 0, 0]  # a live page may stand between


@cache
def _threshold(**values):
    return trace_frontier(**market(**values))


@cache
def _rests(**values):
    return find_equilibria(**market(**values))


def _station_rows(*, share_consumers, share_producers, **values):
    place = tuple(
        values[name]
        for name in ("cross_side_consumers", "cross_side_producers", "stand_alone_value")
    )
    path = _path((share_consumers, share_producers), place)
    found, (town, needed) = _rests(**values), _threshold(**values)
    has_line = len(town) > 0
    middle = len(town) // 2
    end = [_settled(share) for share in path[-1]]
    moved = np.hypot(*(path[0] - path[-1]))
    return {
        "path": {"step": np.arange(len(path)), "consumers": path[:, 0], "producers": path[:, 1]},
        "opening": {
            "consumers": [share_consumers],
            "producers": [share_producers],
            "label": ["opening" if moved > 0.2 else ""],
        },
        "end": {
            "consumers": end[:1],
            "producers": end[1:],
            "label": ["settles here" if moved > 0.02 else "stays where it opened"],
            "short": ["settles" if moved > 0.02 else "stays"],
        },
        "threshold": {"consumers": town, "producers": needed},
        "line": {
            "consumers": list(town[middle : middle + 1]),
            "producers": list(needed[middle : middle + 1]),
            "label": ["fills from beyond this line"] * has_line,
            "short": ["fills beyond"] * has_line,
        },
        "critical": {
            "consumers": [found.critical_consumers] * has_line,
            "producers": [found.critical_producers] * has_line,
        },
        "result": {"status": [found.status], "quiet": [found.quiet_consumers]},
    }


def _station_chart(frame):
    ticks = {"domain": (0, 1), "values": [0, 0.25, 0.5, 0.75, 1], "format": ".0%"}
    x = axis_x("consumers", "share of the travellers who come", **ticks)
    y = axis_y("producers", "share of the shops let", **ticks)
    y["axis"]["titleY"] = -34  # above the name of an opening with every shop let
    tooltip = [
        alt.Tooltip("consumers:Q", title="Travellers", format=".0%"),
        alt.Tooltip("producers:Q", title="Shops", format=".0%"),
    ]
    text = "short" if frame.is_narrow else "label"
    chart = alt.layer(
        line("threshold", x, y, role="threshold", tooltip=tooltip).encode(order="consumers:Q"),
        dots("critical", x, y, role="threshold", is_hollow=True, tooltip=tooltip),
        labels("line", x, y, text, role="threshold", dx=10, dy=-8),
        line("path", x, y, tooltip=tooltip).encode(order=alt.Order("step:Q")),
        dots("opening", x, y, role="ink", is_hollow=True, tooltip=tooltip),
        labels("opening", x, y, "label", dx=-4, dy=-17),
        dots("end", x, y, tooltip=tooltip),
        labels("end", x, y, text, role="platform", dx=26, dy=-8, fontWeight="bold"),
    )
    return framed(chart, frame, right=64, top=60, height=frame.height + 40)


def _of(share, side):
    """Say a share of a side: none, all, or per cent."""
    if share in (0, 1):
        return f"{'all' if share else 'no'} {side}"
    return f"{percent(share)} of the {side}"


def _station_sentence(tables, *, share_consumers, share_producers, **_):
    travellers, shops = (tables["end"][side][0] for side in ("consumers", "producers"))
    status, quiet = (tables["result"][name][0] for name in ("status", "quiet"))
    opening = f"Opened with {_of(share_consumers, 'travellers')} and {_of(share_producers, 'shops')}, the station"
    full = f"{_of(travellers, 'travellers')} and {_of(shops, 'shops')}"
    bare = "ends empty"
    if quiet:
        bare = f"ends with {_of(quiet, 'travellers')}, who come for the trains, and no shops"
    if status == "fills":
        return f"{opening} settles at {full}: with these trains it fills from any opening."
    if status == "not viable":
        return f"{opening} {bare}: at these strengths no opening is large enough."
    if shops:
        return f"{opening} is beyond the threshold and settles at {full}."
    return f"{opening} is short of the threshold and {bare}."


station = Explorer(
    name="station",
    title="From which opening does a station fill?",
    description=(
        "Map with the share of travellers who come to the right and the share of shops let upwards. A hollow dot "
        "is the opening you choose, a line leads from it to the filled dot where the station settles. Where there "
        "is a threshold, a second line divides openings that fill from openings that empty, and a hollow dot on "
        "it marks the critical mass."
    ),
    controls=(
        slider("share_consumers", _OPENINGS, default=0.0, label="Travellers on the first day"),
        slider("share_producers", _OPENINGS, default=1.0, label="Shops let on the first day"),
        slider(
            "cross_side_consumers", _SHOPS_WORTHS, default=50,
            label="What a full row of shops is worth to the keenest traveller",
        ),
        slider(
            "cross_side_producers", _TOWN_WORTHS, default=8000,
            label="What a full station is worth to the best shop",
        ),
        choice("stand_alone_value", "Trains", TRAINS, default=0),
    ),
    rows=_station_rows,
    columns={
        "end": (
            Column("consumers", "Travellers in the end", 1, is_percent=True),
            Column("producers", "Shops let in the end", 1, is_percent=True),
            Column("label", "", is_text=True), Column("short", "", is_text=True),
        ),
        "critical": (
            Column("consumers", "Critical mass, travellers", 1, is_percent=True),
            Column("producers", "Critical mass, shops", 1, is_percent=True),
        ),
        "threshold": (
            Column("consumers", "On the threshold: travellers", 1, is_percent=True),
            Column("producers", "Shops needed", 1, is_percent=True),
        ),
        "path": (
            Column("step", ""), Column("consumers", "", 1, is_percent=True),
            Column("producers", "", 1, is_percent=True),
        ),
        "opening": (
            Column("consumers", "", 1, is_percent=True), Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True),
        ),
        "line": (
            Column("consumers", "", 1, is_percent=True), Column("producers", "", 1, is_percent=True),
            Column("label", "", is_text=True), Column("short", "", is_text=True),
        ),
    },
    chart=_station_chart,
    sentence=_station_sentence,
    source=f"{SOURCE}, and both sides react at the same pace.",
)  # fmt: skip


# --- What became of the examples? ----------------------------------------------------------

KINDS = {
    "platform": "platforms",
    "mixed": "beside own business",
    "pipeline": "pipelines",
    "commons": "owned by nobody",
    "unclear": "not known enough",
}
FATES = {
    "goes on": ("alive", "renamed"),
    "was bought": ("acquired",),
    "left or closed": ("changed", "closed"),
    "not traced": ("unknown",),
}
_LOOKS = {
    "goes on": ("platform", "filled"),
    "was bought": ("platform", "pale"),
    "left or closed": ("threshold", "filled"),
    "not traced": ("pipeline", "hollow"),
}


@cache
def examples():
    """The report's examples with kind and fate in the words of the figure.

    Examples
    --------
    >>> len(examples())
    63
    """
    table = load("platform_examples", include_uncertain=True)
    fate_of = {status: fate for fate, group in FATES.items() for status in group}
    return table.assign(group=table["kind"].map(KINDS), fate=table["status_group"].map(fate_of))


def count_examples(*, kind=None, fate=None):
    """Number of examples of a kind and a fate.

    Examples
    --------
    >>> count_examples(kind="platform", fate="was bought")
    6
    """
    table = examples()
    chosen = (table["kind"] == kind) if kind else table["kind"].notna()
    return int((chosen & ((table["fate"] == fate) if fate else True)).sum())


def _examples_rows():
    parts = {
        name: []
        for name in ("group", "fate", "count", "start", "end", "middle", "label", "label_narrow")
    }
    for kind, group in KINDS.items():
        start = 0
        for fate in FATES:
            number = count_examples(kind=kind, fate=fate)
            if number:
                values = (
                    group, fate, number, start, start + number, start + number / 2, number,
                    number if number > 1 else "",  # no room on a phone
                )  # fmt: skip
                for name, value in zip(parts, values, strict=True):
                    parts[name].append(value)
            start += number
    table = examples().sort_values(
        "kind", key=lambda kinds: kinds.map(list(KINDS).index), kind="stable"
    )
    widest = max(parts["end"])
    return {
        "parts": parts,
        "groups": {"group": list(KINDS.values())},
        "key": {
            "fate": list(FATES),
            "label": [f"{fate} {count_examples(fate=fate)}" for fate in FATES],
            "x": [widest * place for place in (0, 0.25, 0.5, 0.78)],
            "y": ["key"] * 4,
            "x_narrow": [widest * place for place in (-0.7, 0.05, -0.7, 0.05)],
            "y_narrow": ["key", "key", "more", "more"],
        },
        "names": {
            "example": table["example"],
            "group": table["group"],
            "fate": table["fate"],
            "what": table["what_happened"].fillna(""),
            "why": table["platform_note"].fillna(""),
            "confidence": table["confidence"],
        },
    }


def _examples_chart(frame):
    narrow = "_narrow" if frame.is_narrow else ""
    lines = ["key", *(["more"] if narrow else []), *KINDS.values()]
    y = alt.Y("group:N", axis=None, scale=alt.Scale(domain=lines, paddingInner=0.1))
    widest = max(count_examples(kind=kind) for kind in KINDS)
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, widest], nice=False))
    tooltip = [
        alt.Tooltip("group:N", title="Kind"),
        alt.Tooltip("fate:N", title="Fate"),
        alt.Tooltip("count:Q", title="Examples"),
    ]
    look = {"looks": _LOOKS, "field": "fate"}
    names = 152 if narrow else 170
    chart = alt.layer(
        stacked("parts", y, start, "end:Q", text=f"label{narrow}", tooltip=tooltip, **look),
        key(
            "key",
            alt.X(f"x{narrow}:Q", axis=None),
            alt.Y(f"y{narrow}:N", axis=None),
            text="label",
            **look,
        ),
        labels("groups", alt.value(0), y, "group", align="right", dx=-10, limit=names - 12),
    )
    return framed(chart, frame, left=names, right=8, top=6, bottom=6, height=330)


def _examples_sentence(tables):
    platforms = count_examples(kind="platform")
    gone = count_examples(kind="platform", fate="left or closed")
    return (
        f"Of the {count_examples()} examples {platforms} are platforms in their main line by our two tests; of these "
        f"{count_examples(kind='platform', fate='goes on')} go on, "
        f"{count_examples(kind='platform', fate='was bought')} were bought and {gone} left the model."
    )


sixty_three = Explorer(
    name="sixty_three",
    title="What became of the report's examples?",
    description=(
        "Stacked bars, one for each kind of business: the number of the report's examples that go on, filled; "
        "that were bought since 2016, pale; that left the model or closed, filled in a second colour; and that "
        "could not be traced, hollow. The numbers list every example."
    ),
    rows=_examples_rows,
    columns={
        "names": (
            Column("example", "Example", is_text=True), Column("group", "Kind", is_text=True),
            Column("fate", "Since then", is_text=True),
            Column("what", "What happened", is_text=True), Column("why", "Why this kind", is_text=True),
            Column("confidence", "Figure is", is_text=True),
        ),
        "parts": (
            Column("group", "Kind", is_text=True), Column("fate", "Fate", is_text=True),
            Column("count", "Examples"), Column("start", ""), Column("end", ""),
            Column("middle", "", 1), Column("label", "", is_text=True),
            Column("label_narrow", "", is_text=True),
        ),
        "groups": (Column("group", "", is_text=True),),
        "key": (
            Column("fate", "", is_text=True), Column("label", "", is_text=True),
            Column("x", "", 2), Column("y", "", is_text=True), Column("x_narrow", "", 2),
            Column("y_narrow", "", is_text=True),
        ),
    },
    chart=_examples_chart,
    sentence=_examples_sentence,
    source=(
        "Data: the 63 examples of the report's chart 4, with our judgment of their kind; most fates are known from the "
        "press and not looked up, and a firm bought before 2016 counts as going on."
    ),
)  # fmt: skip
