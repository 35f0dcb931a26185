"""Numbers stated by the chapter on information added to things."""

from functools import cache

import numpy as np
from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load
from platformlab.chapters.information_value._contracts import PART, at, yearly
from platformlab.chapters.information_value._gains import gains
from platformlab.chapters.information_value.hours_and_cash import record
from platformlab.chapters.information_value.market import (
    APART,
    CARE_A_YEAR,
    COST,
    DEVELOPMENT,
    FAILURE_COST,
    HARD_LIFE,
    HOURS_A_YEAR,
    LIFE_YEARS,
    MATCHED_AFTER,
    NET_WORTH,
    PLANNED_COST,
)
from platformlab.chapters.information_value.services_and_value import services, threshold
from platformlab.models import maintenance
from platformlab.verdicts import information
from platformlab.words.numbers import percent


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def gained(who):
    return [f"{abs(gain):.0f}" for gain in rows("whose_gain", who=who)["parties"]["gain"]]


def both_have_it():
    assert gained("both") == [f"{NET_WORTH:.0f}", "0", "0"]
    assert rows("whose_gain", who="both") == rows("whose_gain", who="anybody")
    return (f"{NET_WORTH:.0f}",)


def we_alone():
    buyers, ours, _ = gained("we")
    return ours, buyers


def asked():
    """Beyond what the sensor costs, the only maker that has it asks a third of what is left."""
    rise = gains("we").price_first - COST - APART
    assert round(rise / NET_WORTH, 6) == round(1 / 3, 6)
    assert gains("rival").price_first < COST + APART  # what the one without it asks
    return (f"{NET_WORTH:.0f}",)


def raised_by_its_cost():
    """Prices net of what the information costs stay where they were, if both have it."""
    assert gains("both").price_first == COST + APART
    return ()


def rival_loses():
    return (gained("we")[2],)


def ahead():
    """What a rival that is ahead costs us is what we cost a rival."""
    assert gained("rival")[1] == gained("we")[2]
    return (gained("rival")[1],)


def dollars_a_year(use, part):
    return f"{yearly(use)[0][at(part)]:,.0f}"


def best_part():
    (best,) = rows("who_carries")["outcome"]["best"]
    return float(best)


def sold():
    return (dollars_a_year("unseen", 0.0),)


def best_unseen():
    return percent(best_part()), dollars_a_year("unseen", best_part())


def one_step_further():
    further = round(best_part() + 0.05, 2)
    assert yearly("unseen")[1][at(best_part())]
    assert not yearly("unseen")[1][at(further)]
    return dollars_a_year("unseen", further), dollars_a_year("unseen", 1.0)


def quarter_of_the_promise():
    cost = yearly("unseen")[0]
    brought, undone = cost[0] - cost[at(best_part())], cost[-1] - cost[at(best_part())]
    assert best_part() == 0.75
    assert 0.5 < undone / brought < 0.6
    return ()


def seen_at_full():
    assert yearly("seen")[0].argmin() == at(1.0)
    return (dollars_a_year("seen", 1.0),)


def told_and_believed():
    """With the best age and care the sold machine costs what the seen guarantee costs."""
    best = maintenance.find_replacement_age(**PART).cost_rate
    assert HOURS_A_YEAR * best + CARE_A_YEAR == yearly("seen")[0][at(1.0)]
    return seen_at_full()


def saved_by_seeing():
    return (f"{rows('use_seen', carried_share=1.0)['outcome']['saved'][0]:.0f}",)


def seeing_at_best():
    (worth,) = rows("use_seen")["outcome"]["worth"]
    return (f"{worth:.0f}",)


def misuse():
    """What the quiz and its misconceptions say of a sold machine: none is dearer."""
    assert yearly("unseen")[0].argmax() == at(0.0)
    return ()


def lead():
    (needed,) = rows("how_long")["outcome"]["needed"]
    assert needed > MATCHED_AFTER
    return MATCHED_AFTER, f"{DEVELOPMENT:,.0f}", f"{needed:.1f}"


def second():
    outcome = rows("how_long")["outcome"]
    return MATCHED_AFTER, f"{outcome['first'][0] - outcome['second'][0]:,.0f}"


def alike():
    apart = 300.0
    (needed,) = rows("how_long", transport_cost=apart)["outcome"]["needed"]
    return f"{apart:.0f}", f"{needed:.1f}"


def by_hand_market():
    names = ran("information_value", "by-hand")
    assert names["rivals"] == NET_WORTH
    return (f"{NET_WORTH:.0f}",)


def by_hand_part():
    names = ran("information_value", "by-hand-contract")
    assert names["part"] == {**PART, "weibull_scale": round(PART["weibull_scale"], 1)}
    assert f"{HOURS_A_YEAR:.0f} * both" in source("information_value", "by-hand-contract")
    costs = f"{FAILURE_COST:,.0f}", f"{PLANNED_COST:,.0f}"
    use = names["use"]
    assert use == {"care_cost": CARE_A_YEAR / HOURS_A_YEAR, "hard_life": HARD_LIFE}
    care = f"{100 * use['care_cost']:.0f}"
    return f"{LIFE_YEARS:.0f}", f"{HOURS_A_YEAR:,.0f}", *costs, care


def varying():
    """Stops by chance are Poisson: the spread over the mean is one over the root of their number."""
    machines = 1_000
    return f"{machines:,}", f"{100 / np.sqrt(machines / LIFE_YEARS):.0f}"


def empty_year():
    return (f"{-record('free_cash_flow')['2020']:.1f}",)


def hours_back():
    assert record("free_cash_flow")["2023"] > 0
    return (percent(record("hours_flown")["2023"]),)


def makers_of_the_band():
    table = load("value_studies").set_index(["study", "outcome"])["sample_size"]
    low, high = threshold()
    return (
        table["Fang, Palmatier and Steenkamp 2008", "firm_value"],
        f"{100 * low:.0f}",
        percent(high),
    )


def makers_of_the_paradox():
    table = load("value_studies").set_index(["study", "outcome"])["sample_size"]
    return (f"{table['Neely 2008', 'profit_share_of_sales']:,}",)


@cache
def apple():
    found = load("service_shares").query("company == 'Apple'").set_index("metric")["value"]
    kept = {
        kind: found[f"{kind}_revenue"] - found[f"{kind}_cost"] for kind in ("services", "products")
    }
    return found, kept


def apple_services():
    found, kept = apple()
    part, _, _ = services("Apple")
    margins = [kept[kind] / found[f"{kind}_revenue"] for kind in kept]
    of_profit = kept["services"] / sum(kept.values())
    return tuple(percent(value) for value in (part, of_profit, *margins))


def apple_devices():
    _, kept = apple()
    return (percent(kept["products"] / sum(kept.values())),)


def labels():
    return tuple(percent(services(firm)[0]) for firm in ("Hitachi", "Caterpillar", "GE Aerospace"))


def korean_firms():
    table = load("value_studies")
    (size,) = set(table.loc[table["study"].str.startswith("Korea Institute"), "sample_size"])
    assert size == 413 + 428
    return (size,)


def years_to_predix():
    values = information.information_came_with_contracts().values
    assert values["launch"].startswith("2013")
    return ()


def about_a_third():
    """The only maker that has it gains about a third of what it is worth, as the quiz says."""
    gain = rows("whose_gain", who="we")["parties"]["gain"][1]
    assert 0.3 < gain / NET_WORTH < 0.4
    return ()


STATEMENTS = [
    (r"the buyers gain all of the \${}, and the makers nothing.", both_have_it),
    (r"We gain \${} a month on each machine of the market", lambda: we_alone()[:1]),
    (r"even then the buyers gain more, \${}.", lambda: we_alone()[1:]),
    ("Each raises its price by what the sensor costs and no more", raised_by_its_cost),
    (
        r"To win them we ask only a third of the \${}, beyond what the sensor costs, and the rival, to keep them, asks less than before.",
        asked,
    ),
    (r"The rival loses \${}, and that is why", rival_loses),
    (r"measured by a rival that is ahead it is worth \${} a month.", ahead),
    (r"The sold machine costs both together \${} a year", sold),
    (r"At {} it is \${}.", best_unseen),
    (r"and they pay \${}; with a full guarantee it is \${}.", one_step_further),
    ("The last quarter of the promise undoes more than half of what", quarter_of_the_promise),
    (r"First the two makers, with \${} of information.", by_hand_market),
    (
        r"fails once in {} years of {} hours and then costs \${}; in time it is replaced for \${}; care costs {} cents an hour.",
        by_hand_part,
    ),
    ("**Take the first {} years.**", lambda: lead()[:1]),
    (
        r"With \${} of development for each machine, the lead has not paid; it takes {} years.",
        lambda: lead()[1:],
    ),
    (r"After {} years the second is \${} a machine worse off than the first.", second),
    (r"Let a buyer lose \${} at most by taking the other.", lambda: alike()[:1]),
    ("The lead pays sooner, after {} years", lambda: alike()[1:]),
    (r"the full guarantee is the cheapest contract, at \${} a year.", seen_at_full),
    (r"reaches the same \${} with a machine that she bought.", told_and_believed),
    (r"Whoever guarantees everything saves \${} a year by seeing the use.", saved_by_seeing),
    (r"But beside the best contract without a sensor it is \${}", seeing_at_best),
    ("A sold machine is the dearest contract here.", misuse),
    ("in 2000, and Predix came in 2013.", years_to_predix),
    ("for a maker with {} of them the yearly bill varies by about {} %", varying),
    ("Of 2020's {} billion pounds", empty_year),
    ("By 2023 cash was back, and of the hours {}.", hours_back),
    (
        "Among {} listed American makers value by the stock market began to rise where services were "
        "{} to {} of sales.",
        makers_of_the_band,
    ),
    ("Among {} makers in many countries", makers_of_the_paradox),
    (
        "brought {} of its revenue in 2025 and {} of its gross profit, with a margin of {} against {} "
        "on products.",
        apple_services,
    ),
    ("and {} of the gross profit is theirs.", apple_devices),
    ("Hitachi counts {} under its digital label", lambda: labels()[:1]),
    ("the {} of Caterpillar and {} of GE are above all work", lambda: labels()[1:]),
    ("In Korea, of {} firms, 413 with smart factories", korean_firms),
    ("the only maker that has the information earns about a third of its worth", about_a_third),
]
