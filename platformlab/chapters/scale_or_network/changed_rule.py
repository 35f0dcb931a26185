"""Explorer of one changed rule: what becomes of the lead."""

from platformlab.chapters.scale_or_network._panels import FOOT, axes, our_way, share_axis, won_next
from platformlab.chapters.scale_or_network._resting_points import (
    WAY_COLUMNS,
    market_at,
    point_columns,
    tables_of,
    way_from,
)
from platformlab.chapters.scale_or_network._said import INVENTED
from platformlab.chapters.scale_or_network._words import say
from platformlab.chapters.scale_or_network.market import COST, RIVALS_LEAD, RULES, SAME_SIDE, START
from platformlab.charts.curves import labels, line
from platformlab.charts.panels import draw_panels, panelled, stack
from platformlab.explore import Column, Explorer, choice, slider
from platformlab.words.numbers import dollars, percent

_WORDS = {
    "as it was": "none: the market as it was",
    "both": "half of the customers use both",
    "crowded": "a full network is crowded",
    "leaks": "nearly all know-how leaks",
    "cheap": "everybody's cost has halved",
    "better": "the rival is smaller but better",
}
# What the sentences of a rule say of its size.
_SLOTS = {
    "crowded": {"taken": RULES["crowded"]["crowding"]},
    "better": {"lead": RIVALS_LEAD},
}


def _rows(*, rule, same_side):
    before, after = {"same_side": same_side}, {"same_side": same_side} | RULES[rule]
    tables = tables_of(START, {"wanted": "share_wanted"}, **after)
    tables["curves"]["before"] = market_at(**before).over_shares.share_wanted
    tables["before"] = way_from(START, **before)
    was, now = (tables["curves"][name][-1] for name in ("before", "wanted"))
    apart, middle = max(abs(was - now), 0.07) / 2, (was + now) / 2
    up = 1 if now > was else -1
    tables["names"] = {
        "who": ["now", "as it was"] if rule != "as it was" else ["", "as it was"],
        "share": [1, 1],
        "at": [middle + up * apart, middle - up * apart] if rule != "as it was" else [now, now],
    }
    return tables


def _chart(frame):
    height, x = 380, share_axis()
    (share,) = stack(axes(frame, "wanted"), height=height, weights=(1,), foot=FOOT)
    before = line("curves", x, share.y("before"), role="pipeline", is_dashed=True)
    names = labels("names", x, share.y("at"), "who", dx=10)
    chart = panelled([won_next(share, x, before, names)], *our_way(height))
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
    title="What does our lead of 70 per cent become when one rule changes?",
    description=(
        "The share we win next over the share we hold, with the diagonal: dashed for the market as it was, solid with "
        "the changed rule. Filled points are stable, a hollow one is the tipping point. The arrow below leads from 70 "
        "per cent to where the changed market ends."
    ),
    controls=(
        choice("rule", "Rule that changes", _WORDS, default="both"),
        slider("same_side", range(0, 101, 10), default=SAME_SIDE),
    ),
    rows=_rows,
    columns={
        "curves": (
            Column("share", "Our share", 1, is_percent=True),
            Column("before", "Won next as it was", 1, is_percent=True),
            Column("wanted", "Won next with the rule", 1, is_percent=True),
        ),
        "stable": point_columns(is_stable=True),
        "unstable": point_columns(is_stable=False),
        "way": WAY_COLUMNS,
        "names": (Column("who", "", is_text=True), Column("share", ""), Column("at", "", 3)),
        "before": (Column("end", "Where it ended as it was", 1, is_percent=True),),
    },
    chart=_chart,
    sentence=_sentence,
    source=(
        f"{INVENTED} Learning 20 % for each doubling. Rules: half of all customers on both; crowding of ${RULES['crowded']['crowding']}; nine tenths "
        f"of know-how leak; ${RULES['cheap']['cost_per_customer']} for ${COST} of cost; a rival's product worth ${RIVALS_LEAD} more."
    ),
)
