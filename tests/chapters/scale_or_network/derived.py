"""Numbers that the derivations of the chapter on scale and networks state."""

import numpy as np
from chapters.scale_or_network.prose import (
    end,
    even,
    even_profit,
    factory_and_network,
    fought_for,
    grows_to,
    half_as_varied,
    held_at_unit_odds,
    lead_had_and_needed,
    learning_that_tips,
    left,
    network_up,
    one_engine_then_both,
    rows,
    rule,
    share_held,
    six_spreads,
)
from scipy.optimize import brentq, minimize_scalar

from platformlab import models
from platformlab.chapters.scale_or_network.market import (
    COST,
    DEMAND,
    LEARNING_RATE,
    MARKET,
    RIVALS_LEAD,
    RULES,
    SAME_SIDE,
    START,
    TASTE_SPREAD,
)
from platformlab.words.numbers import percent

model = models.scale_or_network
STEEP, TIGHT = 0.5, 0.02  # learning of which next to nothing leaks


def cost_at_the_ends():
    found = model.find_market([1, 0], **MARKET)
    return tuple(f"{cost:.0f}" for cost in found.cost_first)


def worth_at_the_ends():
    curve = rows("network_alone")["curves"]["value_us"]
    return f"{curve[-1]:.0f}", f"{curve[0]:.0f}"


def where_a_start_rests():
    shares = [percent(end(learning_rate=a, same_side=b)) for a, b in ((0.2, 0), (0, 50), (0.2, 50))]
    *_, ours, rivals = one_engine_then_both()
    return percent(START), shares[0], shares[1], 50, shares[2], ours, rivals


def factory(cost=COST, leak=DEMAND["spillover_share"], learning=LEARNING_RATE):
    return -2 * np.log2(1 - learning) * cost * (1 - leak) / (1 + leak)


def learning_alone():
    """The rate at which the factory passes six spreads by itself."""
    return brentq(lambda rate: factory(learning=rate) - 6 * TASTE_SPREAD, 0.1, 0.6)


def a_large_lead_lasts_too():
    """An even split lasts, and so does a market tipped to either side."""
    sum_of_engines, spread = factory(learning=STEEP, leak=TIGHT), 26
    assert 0.95 < sum_of_engines / (6 * spread) < 1
    terms = {"learning_rate": STEEP, "spillover_share": TIGHT, "taste_spread": spread}
    found = model.find_equilibria(**DEMAND | terms)
    assert found.is_stable.tolist() == [True, False, True, False, True]
    return percent(STEEP), percent(TIGHT), f"{sum_of_engines:.0f}", spread


def better_product():
    """Where the network dial leads against a better rival, each share before its strength."""
    dial = network_up()
    none, rising = dial[1], dial[2:8]
    at_default = percent(rows("scale_or_network")["way"]["end"][0]), SAME_SIDE
    *steps, highest = [(rising[at + 1], rising[at]) for at in range(0, 6, 2)]
    said = [part for step in (*steps, at_default, highest) for part in step]
    return RIVALS_LEAD, percent(START), none, *said, *dial[8:]


def profits_against_the_better_product():
    found = rows("scale_or_network")["end"]
    return SAME_SIDE, f"{found['profit_us'][0]:.1f}", f"{found['profit_rival'][0]:.1f}"


def parts_of_our_lead():
    network = SAME_SIDE * (2 * START - 1)
    found = model.find_market(START, **MARKET)
    return RIVALS_LEAD, network, found.cost_rival - found.cost_first


def row(name):
    """Network, factory and their sum under a rule, in whole dollars, and where we end."""
    changed = DEMAND | {"same_side": SAME_SIDE} | RULES[name]
    network = changed["same_side"] * (1 - changed["multihoming_share"]) - changed["crowding"]
    counts = factory(changed["cost_per_customer"], changed["spillover_share"])
    last = rule(name) if name != "as it was" else grows_to()[1]
    return *(f"{amount:.0f}" for amount in (network, counts, network + counts)), last


def all_rules():
    crowding = RULES["crowded"]["crowding"]
    ends = [row(name)[-1] for name in ("both", "crowded", "leaks", "cheap")]
    return *grows_to(), ends[0], ends[1], crowding, ends[2], ends[3]


def bound(share):
    """What the foreseen part of a network has to count for, in spreads, before keeping `share` pays."""
    odds = np.log(share / (1 - share))
    return (1 - 2 * share + share * odds) / (2 * (share - 0.5) ** 2)


def least_bound():
    found = minimize_scalar(bound, bounds=(0.01, 0.49), method="bounded")
    (strongest,) = left()
    assert f"{found.fun * TASTE_SPREAD:.0f}" == strongest
    return percent(found.x), strongest, f"{TASTE_SPREAD:.0f}"


def bounds_that_meet():
    """Where six spreads over one and twice the part foreseen is what leaving asks for."""
    least = minimize_scalar(bound, bounds=(0.01, 0.49), method="bounded").fun
    return (f"{brentq(lambda part: 6 / (1 + 2 * part) - least / part, 0.1, 1):.2f}",)


STATEMENTS = [
    (
        r"a firm with the whole market serves a customer for \${}, a newcomer for \${}.",
        cost_at_the_ends,
    ),
    (r"a full one is worth \${} and an empty one \${}.", worth_at_the_ends),
    ("at $x = 1$ we hold {}.", held_at_unit_odds),
    (
        r"holding {} takes a lead of \${:.0f}.",
        lambda: (*share_held(), lead_had_and_needed()[2]),
    ),
    (r"at an even split both firms earn \${} whatever the dials say.", even_profit),
    (
        r"an equal product that starts with {} rests at {} with learning only, at {} with a network of "
        r"\${} only, and at {} with both; then we earn \${} and the rival \${}.",
        where_a_start_rests,
    ),
    (
        r"six spreads of taste, here \${}; at",
        six_spreads,
    ),
    (
        r"at a learning rate of {} the factory counts for \${:.0f}, so a network of more than \${:.0f} tips "
        "the market.",
        factory_and_network,
    ),
    (
        r"Alone, learning needs a rate above {}, and a network \${}, or \${} if tastes are half as varied.",
        lambda: (*learning_that_tips(), *half_as_varied()[::-1]),
    ),
    (
        r"*Numbers.* With $c_{{1/2}}$ = \${:.0f} and",
        lambda: (even().cost_first,),
    ),
    (
        r"It passes \${} alone if $b > \frac{{3}}{{4}}$, that is $L > 1 - 2^{{-3/4}}$, or {:.1f} %.",
        lambda: (*six_spreads(), 100 * learning_alone()),
    ),
    (
        r"at a learning rate of {} and a leak of {} the factory alone counts for \${}, and with tastes that "
        r"spread by \${} both last,",
        a_large_lead_lasts_too,
    ),
    (
        r"Against a product worth \${} more we end, from {}, with {} without a network, {} at \${}, {} at "
        r"\${}, {} at \${} and {} at \${}; at \${} a tipping point stands at {} and the base holds with {}.",
        better_product,
    ),
    (
        r"At \${} we then earn \${} and the rival \${} for each customer in the market.",
        profits_against_the_better_product,
    ),
    (
        r"There our offer leads by \${:.0f} at the start, and holding {} takes \${:.0f}.",
        lead_had_and_needed,
    ),
    (
        r"\${} against us, \${:.0f} from the network and \${:.0f} from the factory.",
        parts_of_our_lead,
    ),
    (
        r"our {} become {} as it was, {} with half of the customers on both, {} with crowding of \${}, {} if "
        "nearly all know-how leaks and {} if everybody's cost has halved.",
        all_rules,
    ),
    (
        r"Equal products, learning at {}, $\beta$ = \${};",
        lambda: (percent(LEARNING_RATE), SAME_SIDE),
    ),
    (r"decides whether a lead lasts, here against \${}:", six_spreads),
    (r"| as it was | \${} | \${} | \${} | {} |", lambda: row("as it was")),
    (
        r"| half use both, $h = \frac{{1}}{{2}}$ | \${} | \${} | \${} | {} |",
        lambda: row("both"),
    ),
    (
        r"| crowding, $\kappa$ = \${} | \${} | \${} | \${} | {} |",
        lambda: (RULES["crowded"]["crowding"], *row("crowded")),
    ),
    (r"| nine tenths leak | \${} | \${} | \${} | {} |", lambda: row("leaks")),
    (
        r"| $c_{{1/2}}$ = \${} | \${} | \${} | \${} | {} |",
        lambda: (RULES["cheap"]["cost_per_customer"], *row("cheap")),
    ),
    (r"Where the sum is above \${} the last column", six_spreads),
    (r"with a network of \${} each firm earns \${:.0f} at an even split", fought_for),
    (
        r"an even split holds up to \${} if customers foresee nothing and up to about \${} if they foresee everything;",
        lambda: (*six_spreads(), *left()),
    ),
    ("has its least value at a share of {}.", lambda: least_bound()[:1]),
    (
        r"which is what the chapter prints, about \${} with a spread of \${};",
        lambda: least_bound()[1:],
    ),
    (r"the first is the lower one up to $\rho$ = {}, the second beyond.", bounds_that_meet),
]
