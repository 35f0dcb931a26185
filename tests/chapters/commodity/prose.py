"""Numbers stated by the chapter on products that have become alike."""

from functools import cache

import numpy as np
from chapters.commodity import promises
from prose import EXPLORERS, on_the_grid

from platformlab import load
from platformlab.chapters.commodity import tv_and_bricks
from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.answers import SAVING
from platformlab.chapters.commodity.market import (
    ALIKE,
    CHEAP_SET_UP,
    CIRCLE,
    CUSTOMERS,
    FARTHEST,
    FIRMS,
    SET_UP,
    SPREAD,
)
from platformlab.chapters.commodity.more_variants import made
from platformlab.chapters.commodity.which_hurts import crowded, found, lost
from platformlab.models import competition, defended_margin
from platformlab.words.numbers import percent

LEAD, MANY = 20.0, 12


def money(amount):
    return f"{amount:.2f}"


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def losses(look):
    rows("which_hurts", look=look, firms=FIRMS)
    return tuple(percent(part) for part in lost(look, FIRMS).values())


def left_to_all():
    rows("which_hurts", look="all_firms", firms=FIRMS)
    return tuple(percent(1 - part) for part in lost("all_firms", FIRMS).values())


def profit_lost():
    (more,) = rows("which_hurts")["told"]["more"]
    assert 0 < more < 0.05
    return losses("profit")


def margin_lost():
    amounts = found("margin", FIRMS)
    rivals, spread = losses("margin")
    now, more, alike = (money(amounts[name]) for name in ("now", "rivals", "spread"))
    return rivals, now, more, spread, alike


def customers_shared():
    """Part of the customers of one firm before and after its rivals doubled."""
    parts = (margins(firms=firms).share_first for firms in (FIRMS, crowded(FIRMS)))
    assert crowded(FIRMS) == 7  # "shared among seven", says the option
    return tuple(percent(part) for part in parts)


def on_the_circle():
    """Parts of the profit and of the price above cost that go with newcomers and with likeness."""

    def circle(firms, around):
        return competition.salop(
            **CIRCLE | {"transport_cost": around}, firms=firms, entry_cost=1e-6
        )

    now, more, alike = (
        circle(*case)
        for case in ((FIRMS, FARTHEST), (crowded(FIRMS), FARTHEST), (FIRMS, FARTHEST / 2))
    )
    cost = CIRCLE["cost_per_customer"]
    return (
        percent(1 - more.profit / now.profit),
        percent(1 - alike.profit / now.profit),
        percent(1 - (more.price - cost) / (now.price - cost)),
    )


def alike():
    rows("instrument", taste_spread=ALIKE)
    rows("instrument", taste_spread=ALIKE, quality_lead=LEAD)
    ahead = margins(taste_spread=ALIKE, quality_lead=LEAD)
    return (
        f"{ALIKE:.0f}",
        money(margins(taste_spread=ALIKE).margin_first),
        f"{LEAD:.0f}",
        money(ahead.margin_first),
        percent(ahead.share_first),
    )


def lead_worth_most():
    """Profit that a lead adds is larger, the less tastes spread."""
    added = [
        margins(taste_spread=s, quality_lead=LEAD).profit_first
        - margins(taste_spread=s).profit_first
        for s in (ALIKE, SPREAD, 2 * SPREAD)
    ]
    assert added[0] > added[1] > added[2]
    return ()


def many():
    rows("instrument", firms=MANY)
    assert margins(firms=1_000).margin_first > SPREAD
    return f"{MANY}", f"{FIRMS}", money(margins(firms=MANY).margin_first), f"{SPREAD:.0f}"


def saved_alone():
    rows("instrument", taste_spread=ALIKE, quality_lead=SAVING)
    even, ahead = (margins(taste_spread=ALIKE, quality_lead=lead) for lead in (0, SAVING))
    return (
        f"{ALIKE:.0f}",
        money(even.profit_first),
        money(ahead.profit_first),
        money(ahead.profit_rival),
    )


def saved_by_all():
    """All of a saving that all have goes to the buyers, to the cent."""
    given = {"firms": FIRMS, "taste_spread": ALIKE, "quality_lead": 0, "same_side": 0}
    worth = CIRCLE["cost_per_customer"] * 2
    before, after = (
        defended_margin.find_margins(cost_per_customer=cost, stand_alone_value=worth, **given)
        for cost in (worth / 2, worth / 2 - SAVING)
    )
    assert abs(after.margin_first - before.margin_first) < 0.005
    return f"{FIRMS}", f"{SAVING:.0f}"


def network():
    strength = EXPLORERS["network"].defaults["same_side"]
    on_the_grid("network")
    with_it = margins(same_side=strength).margin_first
    return f"{strength:.0f}", money(with_it), money(margins().margin_first)


def edge():
    """First strength, in steps of 5, with which no prices keep the four together."""
    status = {s: margins(same_side=s).status for s in range(0, 85, 5)}
    return (min(s for s, said in status.items() if said == "breaks"),)


def many_together():
    last = rows("network", firms=MANY)["outcome"]["strongest"][0]
    assert margins(firms=MANY, same_side=last).status == "shared"
    return (last,)


def runs():
    before, after = made("one", SET_UP), made("one", CHEAP_SET_UP)
    assert after[0] == 10 * before[0]
    return f"{after[1]:,.0f}", f"{before[1]:,.0f}"


def kept():
    before, after = made("one", SET_UP)[3], made("one", CHEAP_SET_UP)[3]
    return f"{after:.0f}", f"{before:.0f}"


def entered():
    (few, _, dear, left), (more, _, cheap, rest) = (
        made("entry", cost) for cost in (SET_UP, CHEAP_SET_UP)
    )
    assert max(left / dear, rest / cheap) < 0.03  # "hardly anything is left"
    return few, money(dear), more, money(cheap)


def best_fit():
    """Half a circle's worth, divided by the variants: what the misconception on niches says."""
    assert FARTHEST / (2 * made("one", CHEAP_SET_UP)[0]) == 0.5
    assert CUSTOMERS / made("one", CHEAP_SET_UP)[0] == 100
    return ()


def price_fell():
    first, last = tv_and_bricks.tv_and_bricks.rows(year="2018")["price"]["price"]
    return (percent(1 - last / first),)


def television(*years):
    kept = tv_and_bricks.margin("television")
    return tuple(f"{abs(100 * kept[year]):.1f} %" for year in years)


def lost_in_2025():
    assert tv_and_bricks.margin("television")[2025] < 0
    return television(2025)


def bricks():
    kept = tv_and_bricks.margin("bricks")
    assert kept[2004] < 0 < kept[2025]
    table = load("company_figures").query("company == 'LEGO' and metric == 'revenue'")
    revenue = table.set_index("date")["value"]
    assert revenue["2025"] == revenue.max()  # "more than ever before"
    return (
        percent(-kept[2004]),
        percent(kept[2025]),
        f"{revenue['2025']:g}",
        f"{revenue['2018']:g}",
    )


def apple():
    found = load("service_shares").query("company == 'Apple'").set_index("metric")["value"]
    return (percent(1 - found["products_cost"] / found["products_revenue"]),)


def quarter():
    kept = tv_and_bricks.margin("bricks")
    assert 0.24 < np.mean([kept[2023], kept[2024], kept[2025]]) < 0.27
    return ()


STATEMENTS = [
    *promises.STATEMENTS,
    (
        "Twice as many rivals take {} of your profit, and machines half as different take {}.",
        profit_lost,
    ),
    (
        r"Twice as many rivals lower it by {}, from \${} to \${}; likeness lowers it by {}, to \${}.",
        margin_lost,
    ),
    (
        "Twice as many rivals leave them {} of what they earned; likeness leaves them {}.",
        left_to_all,
    ),
    ("Your part of them falls, from {} to {}.", customers_shared),
    (
        "There the newcomers cost more: {} of the profit against {}, and {} of the price above cost.",
        on_the_circle,
    ),
    (
        r"With tastes that spread by \${} there is \${} above cost left. Now be ahead by \${}: ours asks "
        r"\${} and serves {} of the customers.",
        alike,
    ),
    ("Where products are alike, a lead is worth most.", lead_worth_most),
    (
        r"With {} firms instead of {} each asks \${} above cost, and however many come, it is never less "
        r"than the \${} by which tastes spread.",
        many,
    ),
    (r"A machine that costs us \${} less is a lead of \${}.", lambda: (f"{SAVING:.0f}",) * 2),
    (
        r"With tastes that spread by \${} our profit rises from \${} to \${} for each customer in the "
        r"market, and a rival's falls to \${}.",
        saved_alone,
    ),
    (r"If all {} firms save \${}, the buyers get all of it.", saved_by_all),
    (
        r"With \${} to gain from a brand that all use, each of the four asks \${} above cost instead of \${}.",
        network,
    ),
    (r"At \${} equal prices do not last", edge),
    (r"Twelve firms share evenly even with \${}", many_together),
    ("for about {} customers instead of {}.", runs),
    (r"After set-up the maker keeps \${} a machine where it kept \${}", kept),
    (
        r"At the old cost {} firms come, and ask \${} above cost; at the new one {} come, and ask \${}.",
        entered,
    ),
    ("Niches feed a maker who alone can fill them", best_fit),
    ("televisions went from 5,857.5 to 96.6, by {}.", price_fell),
    (
        "LG's television business kept {} of its revenue in 2014 and {} in 2018",
        lambda: television(2014, 2018),
    ),
    ("had good ones for less, it lost {}, monitors", lost_in_2025),
    (
        "In 2004 it lost {} of its revenue; in 2025 it kept {} of {} billion kroner, which had been {} billion in 2018.",
        bricks,
    ),
    ("kept {} of revenue as gross margin in 2025", apple),
    ("LEGO keeps about a quarter of its revenue as operating profit.", quarter),
]
