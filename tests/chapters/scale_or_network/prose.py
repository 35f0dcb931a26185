"""Numbers stated by the chapter on scale and networks."""

import numpy as np
from prose import EXPLORERS, on_the_grid, ran
from scipy.special import expit, logit

from platformlab import load
from platformlab.chapters.scale_or_network import answers, delivery_apps
from platformlab.chapters.scale_or_network.market import (
    COST,
    DEMAND,
    LEARNING_RATE,
    RIVALS_LEAD,
    RULES,
    SAME_SIDE,
    START,
    TASTE_SPREAD,
    WORTH,
)
from platformlab.models import scale_or_network as model
from platformlab.models import two_engines
from platformlab.words.numbers import percent

MARKET = DEMAND | {"same_side": SAME_SIDE}


def end(**changes):
    return model.find_rest(START, **MARKET | changes)


def status(**changes):
    return str(model.find_equilibria(**MARKET | changes).status)


def even(**changes):
    return model.find_market(0.5, **MARKET | {"stand_alone_value": WORTH} | changes)


def rows(explorer, **state):
    on_the_grid(explorer, **state)
    chosen = EXPLORERS[explorer]
    return chosen.rows(**chosen.state(**state))


def cost_and_price():
    found = even()
    return found.cost_first, found.price_first


def share_held():
    assert EXPLORERS["scale_or_network"].defaults["share"] == START
    return (percent(START),)


def learning_drifts_back():
    assert percent(rows("learning_alone", learning_rate=0.2)["way"]["end"][0]) == "50 %"
    return (percent(LEARNING_RATE),)


def learning_that_tips():
    states = EXPLORERS["learning_alone"].controls[0].values
    tips = [
        rate for rate in states if rows("learning_alone", learning_rate=rate)["unstable"]["label"]
    ]
    assert max(rate for rate in states if rate not in tips) == 0.4
    assert status(same_side=0, learning_rate=0.4) == "single"
    return (percent(0.4),)


def cost_without_learning():
    return (even(learning_rate=0).cost_first,)


def network_that_tips():
    assert [status(learning_rate=0, same_side=b) for b in (59.9, 60.1)] == ["single", "tips"]
    return (60,)


def six_spreads():
    return (6 * TASTE_SPREAD,)


def factory_and_network():
    counts = answers.factory()
    assert [status(same_side=60 - counts + d) for d in (-0.1, 0.1)] == ["single", "tips"]
    return percent(LEARNING_RATE), counts, 60 - counts


def both_under_double_use():
    """Of a network of which half the customers use both services, half is left."""
    network, (_, factory, _) = 60, factory_and_network()
    left = f"{factory:.0f}", network, f"{factory + network / 2:.0f}", 6 * TASTE_SPREAD
    assert factory + network / 2 < 6 * TASTE_SPREAD
    return left


def start_and_network():
    cell = ran("scale_or_network", "by-hand")
    assert cell["network"] == 50
    return percent(START), cell["network"]


def three_quarters():
    shares = [end(learning_rate=a, same_side=b) for a, b in ((0.2, 0), (0, 50), (0.2, 50))]
    assert [percent(share) for share in shares[:2]] == ["50 %", "50 %"]
    assert abs(shares[2] - 0.75) < 0.02
    return ()


def bet():
    final = rows("scale_or_network")["way"]["end"][0]
    state = EXPLORERS["scale_or_network"].defaults
    assert state["same_side"] / state["quality_lead"] == 6
    return percent(START), percent(final)


def network_up():
    ends = {b: rows("scale_or_network", same_side=b) for b in (0.0, 20.0, 40.0, 65.0, 70.0)}
    said = [percent(found["way"]["end"][0]) for found in ends.values()]
    assert [found["way"]["barriers"][0] for found in ends.values()][:4] == ["none"] * 4
    return (
        0,
        said[0],
        20,
        said[1],
        40,
        said[2],
        65,
        said[3],
        70,
        ends[70.0]["way"]["barriers"][0],
        said[4],
    )


def one_engine_then_both():
    state = {"same_side": 50.0, "quality_lead": 0.0}
    alone = rows("scale_or_network", learning_rate=0.0, **state)["end"]
    both = rows("scale_or_network", learning_rate=0.2, **state)["end"]
    assert f"{alone['profit_us'][0]:.0f}" == f"{alone['profit_rival'][0]:.0f}" == "10"
    return (
        0,
        50,
        percent(0),
        10,
        percent(0.2),
        f"{both['profit_us'][0]:.2f}",
        f"{both['profit_rival'][0]:.2f}",
    )


def rival_takes():
    return 60, percent(1 - end(quality_lead=-RIVALS_LEAD))


def held_at_unit_odds():
    return (percent(expit(1)),)


def lead_had_and_needed():
    found = model.find_market(
        START, **MARKET | {"stand_alone_value": WORTH, "quality_lead": -RIVALS_LEAD}
    )
    had = found.value_first - found.cost_first - found.value_rival + found.cost_rival
    odds = logit(START)
    needed = TASTE_SPREAD * (odds + 2 * np.sinh(odds))
    assert had < needed
    return had, percent(START), needed


def even_profit():
    found = {
        round(even(learning_rate=a, same_side=b).profit_first, 9) for a in (0, 0.3) for b in (0, 80)
    }
    assert found == {10.0}
    return (10,)


def as_it_was():
    return percent(0.2), 60


def grows_to():
    return percent(START), percent(rows("changed_rule", rule="as it was")["way"]["end"][0])


def rule(name, same_side=60.0):
    return percent(rows("changed_rule", rule=name, same_side=same_side)["way"]["end"][0])


def crowded():
    return RULES["crowded"]["crowding"], rule("crowded")


def cost_halved():
    return RULES["cheap"]["cost_per_customer"], COST, rule("cheap")


def half_as_varied():
    half = {"learning_rate": 0, "taste_spread": 5}
    assert [status(same_side=b, **half) for b in (29.9, 30.1)] == ["single", "tips"]
    return 30, 60


def split(**state):
    on_the_grid("even_split", **state)
    chosen = EXPLORERS["even_split"]
    return chosen.rows(**chosen.state(**state))


def fought_for():
    found = split(revision_share=1, same_side=10)
    assert not split(revision_share=1, same_side=20)["now"]["profit"]
    return 10, found["now"]["profit"][0]


def left():
    strongest = split(revision_share=1, same_side=20)["breaks"]["same_side"][0]
    assert 1 < split(revision_share=1, same_side=20)["held"]["profit"][-1] < 2
    return (f"{strongest:.0f}",)


def app_users(app, month):
    return f"{delivery_apps.users('Mobile Index')[app][month]:.1f}"


APPS = ("Baemin", "Yogiyo", "Coupang Eats")  # the largest first


def users_at_first():
    return tuple(app_users(app, "2022-01") for app in APPS)


def all_three_lost():
    counted = delivery_apps.users("Mobile Index")
    lost = [1 - counted[app]["2023-01"] / counted[app]["2022-01"] for app in APPS]
    assert lost == sorted(lost)  # the smallest most
    return round(100 * lost[0]), round(100 * lost[1]), percent(lost[2])


def both_apps(month):
    return app_users("Baemin", month), app_users("Coupang Eats", month)


def spending_fell():
    paid = load("delivery_apps").query("metric == 'payments_month' and app == 'Baemin'")
    by = paid.set_index("date")["value"]
    counted = delivery_apps.users("Mobile Index")["Baemin"]
    assert abs(counted["2024-10"] / counted["2024-01"] - 1) < 0.02
    assert abs(by["2024-08"] / by["2024-01"] - 1) < 0.02  # not a fall of the whole year
    return (percent(1 - by["2024-10"] / by["2024-08"]),)


def lead_halved():
    """What a network of the text leaves us of our lead at the start, where half use both services."""
    leads = []
    for both in (0, RULES["both"]["multihoming_share"]):
        market = {"stand_alone_value": 0, "same_side": SAME_SIDE, "crowding": 0}
        ours, rivals = (
            two_engines.willingness_to_pay(share, multihoming_share=both, **market)
            for share in (START, 1 - START)
        )
        leads.append(round(ours - rivals))
    assert leads[1] == leads[0] / 2
    return leads


def holds():
    at = rows("scale_or_network", same_side=75.0)["way"]["end"][0]
    assert abs((1 - at) - 0.2) < 0.01
    return (75,)


def melts():
    assert end(quality_lead=-RIVALS_LEAD) < 0.2
    assert status(quality_lead=-RIVALS_LEAD) == "single"
    return 60, percent(START)


STATEMENTS = [
    (r"each spends \${:.0f} a month on a customer and charges \${:.0f}.", cost_and_price),
    ("You hold {}.", share_held),
    ("lowers cost by the learning rate, first {}.", lambda: (percent(LEARNING_RATE),)),
    (
        "At {} you are cheaper, and still the market drifts back to an even split.",
        learning_drifts_back,
    ),
    ("needs a learning rate above {}.", learning_that_tips),
    (r"Everybody's cost is \${:.0f}", cost_without_learning),
    (r"Up to a strength of \${:.0f} the market returns to an even split.", network_that_tips),
    (r"six times the spread of tastes, \${:.0f} here", lambda: (TASTE_SPREAD,)),
    (r"passes six spreads of taste, which here is \${:.0f}.", six_spreads),
    (
        "leaves the factory its ${} and halves a network of ${}; together they count ${} here, below the ${:.0f}",
        both_under_double_use,
    ),
    (
        r"At a learning rate of {} the factory counts for \${:.0f} near an even split, so a network of more than "
        r"\${:.0f} tips the market.",
        factory_and_network,
    ),
    (
        r"starts with {} rest, with learning only, with a network of \${:.0f} only",
        start_and_network,
    ),
    ("together they leave three quarters to one firm.", three_quarters),
    ("The {{term}}`installed base` of {} melts to {},", bet),
    (
        r"Start at \${:.0f}, where we end with {}. At \${:.0f} it is {}, at \${:.0f} {}, at "
        r"\${:.0f} {}. Then go on to \${:.0f}: a hollow point appears at {}, just below our start, "
        "and the base holds with {}.",
        network_up,
    ),
    (
        r"Set the rival's lead to \${:.0f} and the network to \${:.0f}. With a learning rate of {} "
        r"both firms earn \${:.0f}. At {} the market tips, and we earn \${} and the rival \${}.",
        one_engine_then_both,
    ),
    (r"At \${:.0f} this does not stop before the rival has {}.", rival_takes),
    ("at $x = 1$ we hold {}.", held_at_unit_odds),
    (r"our offer leads by \${:.0f}, the rival's better product", lambda: lead_had_and_needed()[:1]),
    (r"holding {} takes a lead of \${:.0f}, so some leave.", lambda: lead_had_and_needed()[1:]),
    (r"at an even split both firms earn \${:.0f} whatever the dials say.", even_profit),
    (r"learning at {} and a network of \${:.0f}.", as_it_was),
    ("Our {} grows to {}, until one rule changes.", grows_to),
    ("Our lead is gone: {}.", lambda: (rule("both"),)),
    (r"If that costs a member \${:.0f}, the market also returns to {}.", crowded),
    (
        r"At \${:.0f} more of worth we keep {}.",
        lambda: (RIVALS_LEAD, rule("better")),
    ),
    ("The factory hardly pulls any more, and {} remain.", lambda: (rule("leaks"),)),
    (
        r"A fifth of \${:.0f} is less than a fifth of \${:.0f}, so with the same learning rate our "
        "lead in dollars shrinks, and {} remain.",
        cost_halved,
    ),
    (
        r"with tastes half as varied, \${:.0f} instead of \${:.0f} would tip the market.",
        half_as_varied,
    ),
    (r"The \${:.0f} and the rule of six spreads rest on customers who", even_profit),
    (r"With a network of \${:.0f} each earns \${:.0f}.", fought_for),
    (r"From about \${} on a firm earns more by leaving the fight", left),
    (
        "In January 2022, {} million people opened the Korean app Baemin, {} million Yogiyo and {} million Coupang Eats.",
        users_at_first,
    ),
    ("in a year all three lost users, the smallest most: {}, {} and {}.", all_three_lost),
    ("by an estimate they spent {} less in October 2024 than in August.", spending_fell),
    (
        "so your network's lead has halved, from ${} to ${} where you hold {}.",
        lambda: (*lead_halved(), percent(START)),
    ),
    (
        "In December 2025 Baemin had {} million, Coupang Eats {}.",
        lambda: both_apps("2025-12"),
    ),
    (
        "with a network strength of ${:.0f} in the main figure the better product is left with a "
        "fifth of the market.",
        holds,
    ),
    (
        "at a strength of ${:.0f} the base melts, because no tipping point stands between {} and the "
        "rival's victory.",
        melts,
    ),
]
