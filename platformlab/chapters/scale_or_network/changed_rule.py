"""Explorer of one changed rule: what becomes of the lead."""

from platformlab.chapters.scale_or_network._panels import (
    FOOT,
    WANTED_PANEL,
    our_way,
    share_axis,
    won_next,
)
from platformlab.chapters.scale_or_network._resting_points import (
    WAY_COLUMNS,
    market_at,
    point_columns,
    tables_of,
    way_from,
)
from platformlab.chapters.scale_or_network._said import invented
from platformlab.chapters.scale_or_network.market import COST, RIVALS_LEAD, RULES, SAME_SIDE, START
from platformlab.charts.curves import labels, line
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, percent

say = Wordbook(__file__)

# What the sentences of a rule say of its size.
_SLOTS = {"crowded": {"taken": RULES["crowded"]["crowding"]}, "better": {"lead": RIVALS_LEAD}}


def _rows(*, rule, same_side):
    before = market_at(same_side=same_side)
    after = market_at(**{"same_side": same_side} | RULES[rule])
    tables = tables_of(START, {"wanted": "share_wanted"}, after)
    tables["curves"]["before"] = before.over_shares.share_wanted
    tables["before"] = way_from(START, before)
    was, now = (tables["curves"][name][-1] for name in ("before", "wanted"))
    apart, middle = max(abs(was - now), 0.07) / 2, (was + now) / 2
    up = 1 if now > was else -1
    tables["names"] = {
        "who": [
            "" if rule == "as it was" else say("changed_rule.marks.now"),
            say("changed_rule.marks.was"),
        ],
        "share": [1, 1],
        "at": [middle + up * apart, middle - up * apart] if rule != "as it was" else [now, now],
    }
    return tables


def _chart(frame):
    height, x = 320 if frame.is_narrow else 380, share_axis()
    (share,) = stack([WANTED_PANEL], height=height, weights=(1,), foot=FOOT)
    before = line("curves", x, share.y("before"), role="pipeline", is_dashed=True)
    names = labels("names", x, share.y("at"), "who", dx=10)
    chart = panelled([won_next(share, x, before, names)], *our_way(frame, height))
    return draw_panels(chart, frame, height=height, right=82)


def _sentence(tables, *, rule, same_side):
    was, end = (percent(tables[name]["end"][0]) for name in ("before", "way"))
    said = {"start": percent(START), "was": was}
    if same_side:
        first = say("changed_rule.network", **said, worth=dollars(same_side, 0))
    else:
        first = say("changed_rule.no_network", **said)
    if rule == "as it was":
        return first
    sizes = {name: dollars(amount, 0) for name, amount in _SLOTS.get(rule, {}).items()}
    turn = "same" if was == end else "new"
    return f"{first} {say(f'changed_rule.{rule}_{turn}', end=end, **sizes)}"


changed_rule = Explorer(
    name="changed_rule",
    controls=(
        choice("rule", RULES, default="both"),
        slider("same_side", range(0, 101, 10), default=SAME_SIDE),
    ),
    rows=_rows,
    columns={
        "curves": (
            Column("share", 1, is_percent=True),
            Column("before", 1, is_percent=True),
            Column("wanted", 1, is_percent=True),
        ),
        "stable": point_columns(),
        "unstable": point_columns(),
        "way": WAY_COLUMNS,
        "names": (drawn("who", is_text=True), drawn("share"), drawn("at", 3)),
        "before": (Column("end", 1, is_percent=True),),
    },
    chart=_chart,
    sentence=_sentence,
    keyed_by="label",
    slots={
        "invented": invented,
        "crowded": RULES["crowded"]["crowding"],
        "cheap": RULES["cheap"]["cost_per_customer"],
        "cost": COST,
        "rivals_lead": RIVALS_LEAD,
    },
)
