"""Three platforms in one market: out for profit, only covering costs, and best for all."""

import numpy as np

from platformlab.chapters.who_pays._fees_in_words import CENT_ROUNDS_AWAY, dollars
from platformlab.chapters.who_pays.market import COST, SIDES, market_with
from platformlab.explore.at_once import each
from platformlab.models import break_even, two_sided
from platformlab.words import Wordbook, text
from platformlab.words.numbers import percent

say = Wordbook(__file__)

# By the name of the aim: the look of its bars, and how its fees are found.
AIMS = {
    "owner": ("filled", two_sided.find_monopoly),
    "even": ("pale", break_even.find_break_even_fees),
    "all": ("hollow", two_sided.find_welfare_optimum),
}
ROWS_OF_A_SIDE = 1 + len(AIMS)  # its head, and a bar for each aim


def word_of(aim):
    """What a platform with this aim is called."""
    return say(f"who_pays.aims.{aim}")


def find_platforms(**places):
    """Fees, shares and profit of each platform, by its aim, for each place."""
    rows = zip(*places.values(), strict=True)
    markets = [market_with(**dict(zip(places, place, strict=True))) for place in rows]
    market = {name: np.array([one[name] for one in markets]) for name in markets[0]}
    found = [each(find(**market)) for _, find in AIMS.values()]
    return [dict(zip(AIMS, three, strict=True)) for three in zip(*found, strict=True)]


def bars(platforms, costs):
    """Columns of the bars: a fee of each side for each platform, under the head of the side."""
    rows = [
        _bar(platform, side, costs[side])
        | {"row": 2 + at + place * ROWS_OF_A_SIDE, "aim": word_of(aim), "look": f"{side} {aim}"}
        for place, side in enumerate(SIDES)
        for at, (aim, platform) in enumerate(platforms.items())
    ]
    return {name: [row[name] for row in rows] for name in rows[0]}


def _bar(platform, side, cost):
    fee, share = getattr(platform, f"fee_{side}"), getattr(platform, f"share_{side}")
    way = "gets" if fee < -CENT_ROUNDS_AWAY else "asked"
    short, label = (
        say(f"bar.{way}{room}", fee=dollars(fee), share=percent(share)) for room in ("_short", "")
    )
    return {
        "side": text(f"places.roles.{side}"),
        "fee": fee,
        "share": share,
        "cost": cost,
        "end": max(fee, cost),
        "short": short,
        "label": label,
    }


def costs_of(serving_cost_consumers):
    """Cost of serving a member, by side."""
    return dict(zip(SIDES, (serving_cost_consumers, COST), strict=True))


def is_below_cost(fee, cost):
    """Whether a fee is below the cost by more than rounding."""
    return fee < cost - CENT_ROUNDS_AWAY
