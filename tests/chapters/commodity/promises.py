"""What the chapter on products that have become alike says of newcomers, networks and all firms."""

from chapters.commodity import tastes

from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.market import ALIKE, CIRCLE, FARTHEST, FIRMS, SPREAD
from platformlab.chapters.commodity.network import STRENGTHS
from platformlab.chapters.commodity.which_hurts import crowded
from platformlab.models import competition
from platformlab.words.numbers import percent

CROWD = 1_000
MUCH = 20.0  # USD by which a customer likes one machine better than the next


def _circle(firms, around):
    given = CIRCLE | {"transport_cost": around, "firms": firms, "entry_cost": 1e-6}
    found = competition.salop(**given)
    return found.price - CIRCLE["cost_per_customer"], found.profit


def least_of_all_firms():
    """What all firms earn together falls with their number, and to the spread of tastes at most."""
    together = [n * margins(firms=n).profit_first for n in (2, FIRMS, crowded(FIRMS), 100, CROWD)]
    assert sorted(together, reverse=True) == together
    assert SPREAD < together[-1] < SPREAD + 0.05
    assert FIRMS * margins(taste_spread=ALIKE).profit_first < SPREAD / 2  # no floor for likeness
    return (f"{SPREAD:.0f}",)


def machines_alone_alike():
    """What likeness takes if the taste for buying nothing stays; the rivals then take the less."""
    even, crowded_out = (margins(firms=n).profit_first for n in (FIRMS, crowded(FIRMS)))
    left = tastes.inside_alone() / even
    assert left < crowded_out / even
    return (percent(1 - left),)


def evenly_spread():
    """Where tastes end, newcomers beside nobody lower price and profit as the circle's do."""
    for firms in (FIRMS, crowded(FIRMS)):
        margin = tastes.margin(firms, tastes.EVEN)
        on_circle, profit = _circle(firms, FARTHEST)
        assert abs(margin - on_circle) < 0.001
        assert abs(margin * tastes.share(firms, tastes.EVEN) - profit) < 0.001
    return (f"{margin:.2f}",)


def always_some():
    """Of the first figure's customers over a third stay keen; of evenly spread ones none does."""
    of_few, of_many = (tastes.keen(n, tastes.ALWAYS_SOME, MUCH) for n in (FIRMS, CROWD))
    assert of_few > of_many > 1 / 3
    few, more, many = (tastes.keen(n, tastes.EVEN, MUCH) for n in (FIRMS, crowded(FIRMS), CROWD))
    assert few > 0.4 > 0.25 > more > 1e-9 > many
    return ()


def undercut():
    """At the first strength without equal prices that last; at the last one with them, nobody gains."""
    status = {strength: margins(same_side=strength).status for strength in STRENGTHS}
    last = max(strength for strength, said in status.items() if said == "shared")
    for strength, gains in ((last, False), (last + 5, True)):
        margin, share = tastes.even_prices(strength)
        earned, aim = tastes.undercut(strength)
        assert (earned > 1.05 * margin * share) == gains
        assert (aim > 0.5) == gains
    return ()


def far_ahead():
    """A network adds to the profit of a firm that is far ahead, and takes from one that is not."""
    for lead, gains in ((0, False), (10, False), (40, True)):
        without, with_it = (margins(quality_lead=lead, same_side=b) for b in (0, 20))
        assert (with_it.profit_first > without.profit_first) == gains
    return ()


STATEMENTS = [
    (
        r"With these tastes all firms together never earn less than \${} for each customer, however "
        "many come; likeness has no such floor.",
        least_of_all_firms,
    ),
    (
        "Here likeness halves the taste for buying nothing too; without that it would take {}.",
        machines_alone_alike,
    ),
    (r"tastes are spread evenly and end, seven firms ask the same \${}.", evenly_spread),
    ("where some always do, as in the first figure, your price holds", always_some),
    ("whoever undercuts takes more than half of the market and gains by it.", undercut),
    ("Only one that is far ahead could rest behind it.", far_ahead),
]
