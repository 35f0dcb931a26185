"""Numbers stated by the chapter on General Electric."""

from functools import cache

import numpy as np
from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load
from platformlab.chapters.ge.market import (
    ABOVE_BAR,
    CUSTOMERS,
    DELAY,
    FULL_REVENUE,
    INDUSTRIES,
    LAST_YEAR,
    LAUNCHES,
    PACE,
    PILOT,
    REVIEW,
    START,
    YEARLY_COST,
)
from platformlab.models import options
from platformlab.verdicts import ge
from platformlab.words.numbers import number, percent


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def outcome(explorer, table="outcome", **state):
    """First row of a table, by column."""
    return {name: values[0] for name, values in rows(explorer, **state)[table].items()}


def ge_figures(metric):
    table = load("company_figures")
    return table[(table["company"] == "GE") & (table["metric"] == metric)].set_index("date")[
        "value"
    ]


def losers():
    found = outcome("three_years")
    assert 0.2 < found["share"] < 0.25
    return found["losing"], found["pays"]


def slow_market():
    slow = 0.02
    found = outcome("three_years", speed_consumers=slow)
    assert found["losing"] == 100
    return percent(slow), percent(found["share"])


def quick_market():
    quick = 0.1
    found = outcome("three_years", speed_consumers=quick)
    assert (found["losing"], found["pays"]) == (LAUNCHES * (1 - ABOVE_BAR), 0)
    return (percent(quick),)


def other_groups():
    """Going on with all of them loses money even in the better group."""
    assert outcome("three_years", success_chance=0.75)["further"] < 0
    return tuple(
        percent(outcome("three_years", success_chance=above)["share"]) for above in (0.75, 0.1)
    )


def better_group():
    return other_groups()[:1]


def counter_case():
    slow, above = 0.02, 0.75
    found = outcome("three_years", speed_consumers=slow, success_chance=above)
    assert found["losing"] == 100
    return percent(slow), percent(found["share"])


def two_launches():
    """Fees of the cell, and the numbers of the market that it uses."""
    text = source("ge", "by-hand")
    assert "for fee in (0.15, 0.17)" in text
    assert text.count(str(START)) == 2
    assert text.count(str(PACE)) == 2
    assert f"{FULL_REVENUE:g} * path" in text
    assert f"periods={12 * LAST_YEAR}" in text
    assert f"cash[{12 * REVIEW - 1}]" in text
    return "15", "17"


def money():
    assert f"- {YEARLY_COST}" in source("ge", "by-hand")
    return f"{FULL_REVENUE:g}", YEARLY_COST


@cache
def cash(fee):
    """What the cell prints for a fee, computed by it."""
    code = source("ge", "by-hand").replace("(0.15, 0.17)", f"({fee},)")
    names = dict(ran("ge", "setup"))
    exec(compile(code.replace("print(", "str("), "by-hand", "exec"), names)
    return names["cash"]


def ends():
    return f"{cash(0.15)[-1]:.1f}", f"{-cash(0.17)[-1]:.1f}"


def lost_by_the_review():
    at = 12 * REVIEW - 1
    return f"{-cash(0.15)[at]:.1f}", f"{-cash(0.17)[at]:.1f}"


def three_definitions():
    metrics = (
        "revenue_digital_incl_hardware",
        "revenue_ge_digital",
        "revenue_planned_software_company",
    )
    amounts = [ge_figures(name).iloc[0] for name in metrics]
    return tuple(f"{amount:g}" for amount in amounts)


def first_of_the_five():
    launches = rows("same_revenue")["launches"]
    assert list(launches["name"]) == list("ABCDE")
    first, last = (
        (percent(launches["customers"][at]), percent(launches["developers"][at])) for at in (0, -1)
    )
    assert first == last[::-1]
    assert CUSTOMERS[0] == launches["customers"][0]
    return first


def who_fills():
    assert on_the_grid("same_revenue").endswith("fill by themselves: D, E.")
    assert on_the_grid("same_revenue", times_as_quick=1).endswith("fill by themselves: A, E.")
    narrow = 2
    assert outcome("same_revenue", industries=narrow)["empties"] == 0
    assert INDUSTRIES - narrow == 3
    return ()


def rollout():
    assert EXPLORERS["pilot_first"].defaults["success_chance"] == 1 / 4
    values = ("rollout_cost", "value_if_success", "value_if_failure")
    return tuple(f"{PILOT[name]:g}" for name in values)


def pilot():
    return (PILOT["pilot_cost"],)


def after_the_pilot():
    assert EXPLORERS["pilot_first"].defaults["discount_factor"] == DELAY
    return (f"{100 * DELAY:.0f}",)


def with_and_without():
    now = outcome("pilot_first", "now")
    return f"{-now['all_in']:.2f}", f"{now['staged']:.2f}"


def right_to_stop():
    return (f"{outcome('pilot_first', 'now')['right_to_stop']:.2f}",)


def not_to_look():
    chances = np.arange(0, 1.01, 0.01)
    found = options.compare_pilot(success_chance=chances, discount_factor=DELAY, **PILOT)
    return (percent(chances[np.argmax(found.all_in > found.staged)]),)


def leaning():
    found = outcome("lives", "counts", question="leans_on_owner")
    assert (found["yes"], found["unknown"], found["no"]) == (7, 6, 1)
    lives = rows("lives", question="leans_on_owner")["lives"]
    (alone,) = (
        year
        for year, answer in zip(lives["launched"], lives["look"], strict=True)
        if answer == "no"
    )
    return (alone,)


def closed():
    found = outcome("lives", "counts")
    assert (found["no"], found["unknown"]) == (3, 2)
    return ()


def outcome_of_ge():
    return ge.ge_outcome().values


def bought():
    return (f"{outcome_of_ge()['bought']:.0f}", number(outcome_of_ge()["resold"], 0))


def planned():
    return outcome_of_ge()["planned"], f"{outcome_of_ge()['proficy']:.0f}"


def chosen_survivors():
    rates = load("platform_base_rates").set_index("metric")["value"]
    assert rates["failures"] + rates["successes"] == 252
    return f"{rates['failures']:.0f}", f"{rates['failures'] + rates['successes']:.0f}"


def at_the_end_of_2017():
    found = outcome("long_losses", until=2017)
    assert found["earned"] == 0
    return (f"{found['lost']:.1f}",)


def revenue_of_2017():
    return (f"{outcome('long_losses', until=2017)['growth']:.0f}",)


def own_goods():
    """Three quarters, as the text says."""
    table = load("coupang")
    (part,) = table.loc[table["metric"] == "share_of_own_retail", "value"]
    assert round(4 * part) == 3
    return ()


def earned_back():
    return (percent(outcome("long_losses")["back"]),)


STATEMENTS = [
    ("Of {} that still lose, {} pay back.", losers),
    ("At {} all hundred lose in the third year, and {} of them pay back.", slow_market),
    ("and being in closes in a month, here {}.", lambda: (percent(PACE),)),
    ("At {} only the bad half still loses.", quick_market),
    (
        "Where three quarters start above it {} of the losers pay back, where a tenth does {}.",
        other_groups,
    ),
    ("Yet even at {} going on with all of them to the end costs more", better_group),
    ("joining costs {} % of the most that it can bring, in the other {} %.", two_launches),
    (r"Full revenue would be \${} billion a year, and the cost is \${} billion.", money),
    (r"part \${} billion from a loss of \${} billion.", ends),
    ("After three years one has lost {} and the other {}.", lost_by_the_review),
    (r"Its digital revenue of \${} billion, \${} billion and \${} billion", three_definitions),
    ("A has {} of the customers and {} of the developers, E the reverse.", first_of_the_five),
    ("D and E fill, the others empty.", who_fills),
    (r"A roll-out costs \${} billion.", lambda: rollout()[:1]),
    (
        r"It will be worth \${} billion in a good market and \${} billion in a bad one",
        lambda: rollout()[1:],
    ),
    (r"A pilot for \${} billion shows which market it is", pilot),
    ("a dollar after it is worth {} cents today.", after_the_pilot),
    (
        r"Everything at once loses \${} billion on average, and a pilot first is worth \${} billion.",
        with_and_without,
    ),
    (r"is alone worth \${} billion.", right_to_stop),
    ("From a chance of {} on it is better not to look.", not_to_look),
    ("Seven do, of six no source tells, and the only one known not to began in {}.", leaning),
    ("Three were closed. Giving up makes the news", closed),
    (r"For ServiceMax GE paid \${} million in 2016;", lambda: bought()[:1]),
    (r"with \${} billion of revenue, and kept what remained", lambda: planned()[:1]),
    (r"agreed in 2025 to sell a part for \${} million.", lambda: planned()[1:]),
    ("You may read that {} of {} platforms failed.", chosen_survivors),
    ("Go back to the end of 2017: a loss of {} trillion won", at_the_end_of_2017),
    ("revenue {} times that of 2013.", revenue_of_2017),
    ("three quarters of its revenue are goods of its own", own_goods),
    ("Let members be slow, {} of the gap in a month", lambda: counter_case()[:1]),
    ("After three years all lose, and {} will pay back.", lambda: counter_case()[1:]),
    ("three years of profit had brought back {} of the losses", earned_back),
    ("by the end of 2025 it had earned back {} of what it lost in operations", earned_back),
    (
        "Where {} of the gap closes in a month, all lose after three years and {} pay back.",
        slow_market,
    ),
    (
        "from a loss of ${} billion it becomes a gain of ${} billion.",
        with_and_without,
    ),
]
