"""Numbers stated by the chapter on economies of scale."""

import itertools

import numpy as np
from prose import EXPLORERS, on_the_grid, ran

from platformlab import load, models
from platformlab.chapters.scale._records import fit_record, record, window
from platformlab.chapters.scale._units import units
from platformlab.chapters.scale.market import (
    CARMAKER,
    LANDLORD,
    LEARNING_RATE,
    MADE_SO_FAR,
    MARKUP,
    PLANT,
    START,
)
from platformlab.models import experience_fits
from platformlab.words.numbers import percent


def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def now(explorer, column, **state):
    return rows(explorer, **state)["now"][column][0]


def cost_of_a_car(output):
    return now("spread_cost", "cost", output=output)


def plant():
    """What the text says of the plant is what the figure computes with."""
    found = now("spread_cost", "plant", output=50_000.0) * 50_000
    floor = rows("spread_cost")["floor"]["cost"][0]
    return f"{found / 1e6:.0f}", f"{floor:.0f}"


def doublings_of_output():
    outputs = 50_000.0, 100_000.0, 200_000.0, 400_000.0
    costs = [cost_of_a_car(output) for output in outputs]
    saved = [before - after for before, after in itertools.pairwise(costs)]
    early = (f"{dollars:.0f}" for dollars in saved[:2])
    return f"{outputs[0]:,.0f}", f"{outputs[1]:,.0f}", *early, f"{saved[2]:.2f}"


def fullest_plant():
    cheapest = rows("spread_cost")["cheapest"]["output"][0]
    return (f"{round(cheapest, -3):,.0f}",)


def next_doubling(made):
    state = {"learning_rate": LEARNING_RATE, "cumulative_output": made, "axis": "steps"}
    found = rows("experience", **state)["now"]
    return f"{found['cost'][0] - found['after'][0]:.0f}"


def early_doubling():
    made = f"{MADE_SO_FAR:,}"
    return percent(LEARNING_RATE), made, made, next_doubling(MADE_SO_FAR)


def late_doubling():
    return "5.12", "5.12", next_doubling(5_120_000.0)


def by_hand():
    firm = ran("scale", "by-hand")["firm"]
    gain = models.virtuous_circle.loop_gain
    with_plant = [gain(fixed_share=0.5, market_share=s, **firm) for s in (0, 0.25)]
    assert with_plant[0] > 1 > with_plant[1]
    assert gain(fixed_share=0, market_share=0, **firm) < 1
    return percent(firm["learning_rate"]), firm["demand_elasticity"]


def elasticity_needed():
    rate = ran("scale", "by-hand")["firm"]["learning_rate"]
    assert 4 < 1 / models.scale.learning_exponent(learning_rate=rate) < 5
    return (percent(rate),)


def start():
    default = rows("virtuous_circle")["path"]
    market = EXPLORERS["virtuous_circle"].defaults["yearly_market"]
    sold = default["share"][0] * market
    cost = default["price"][0] / (1 + START["markup"])
    made = models.virtuous_circle.simulate(years=1, **CARMAKER, **START).made[0]
    return f"{made:,.0f}", f"{sold:,.0f}", f"{default['price'][0]:.0f}", f"{cost:.0f}"


def twenty_years():
    marks = rows("virtuous_circle")["marks"]
    first, second = marks["doublings"]
    return (
        START["start_price"],
        *(f"{p:.0f}" for p in marks["price"]),
        f"{first:.1f}",
        f"{second:.1f}",
    )


def saved_by_a_doubling():
    marks = rows("virtuous_circle")["marks"]
    left = np.array(marks["price"]) / [START["start_price"], marks["price"][0]]
    return tuple(percent(1 - part) for part in left ** (1 / np.array(marks["doublings"])))


def without_the_plant():
    without = {"learning_rate": CARMAKER["learning_rate"], "fixed_cost": 0.0}
    usual, high = CARMAKER["demand_elasticity"], 4.0
    for elasticity in (usual, high):
        said = on_the_grid("virtuous_circle", demand_elasticity=elasticity, **without)
        assert "never feeds itself" in said
    price = rows("virtuous_circle", **without)["marks"]["price"][0]
    return percent(without["learning_rate"]), high, f"{price:.0f}", usual


def all_is_learned():
    """Without a plant the whole cost of the start falls by the learning rate as output doubles."""
    path = rows("virtuous_circle", fixed_cost=0.0)["path"]["price"]
    assert abs(path[1] / path[0] - (1 - CARMAKER["learning_rate"])) < 1e-9
    return start()[3:]


def buyers_who_hardly_care():
    share = rows("virtuous_circle", demand_elasticity=1.0)["end"]["share"][0]
    return 1, percent(share)


def early_line():
    turn = rows("virtuous_circle")["turn"]
    assert 3 < turn["year"][0] < 3.5
    return 3, percent(turn["share"][0])


def rented(name, **state):
    """What the figure says of a tenant, to the dollar."""
    return f"{now('rent_or_own', name, **state):.0f}"


def owning_pays_from(**state):
    return units(now("rent_or_own", "even", **state))


def small_tenant():
    state = {"output": 50_000.0, "landlord_output": LANDLORD, "markup": MARKUP}
    assert EXPLORERS["rent_or_own"].state(**state) == EXPLORERS["rent_or_own"].state()
    return "50,000", rented("rent", **state), rented("own", **state)


def landlords():
    small = now("rent_or_own", "rent", landlord_output=100_000.0)
    assert small > 1.15 * now("rent_or_own", "rent")  # what the quiz says of a small landlord
    return "100,000", f"{LANDLORD:,}", f"{small:.0f}"


def four_plants():
    plants = models.scale.find_plants(output=2e6, **PLANT)
    assert plants.number == 4
    assert rented("rent", landlord_output=2_000_000.0) == rented("rent")
    return 2, rented("rent")


def break_evens():
    return (
        percent(MARKUP),
        owning_pays_from(markup=MARKUP),
        percent(0.05),
        owning_pays_from(markup=0.05),
    )


HALVING = 0.5  # the chance that the text gives to orders of half the plan


def certain_orders():
    state = {"output": 100_000.0}
    assert "Own:" in on_the_grid("rent_or_own", **state)
    return "100,000", rented("own", **state), rented("rent", **state)


def uncertain_orders():
    state = {"output": 100_000.0, "halving_chance": HALVING}
    assert "Rent:" in on_the_grid("rent_or_own", **state)
    return percent(HALVING), rented("own", **state)


def smaller_average():
    """As many orders as the chance leaves on average, but certain: what a unit costs then."""
    average = (1 - HALVING / 2) * 100_000
    certain = models.scale.average_cost(output=average, **PLANT)
    risky = models.rent_or_own.expected_own_cost(output=1e5, halving_chance=HALVING, **PLANT)
    assert 0 < risky - certain < 0.02 * (risky - own_cost_of_the_plan())
    return f"{average:,.0f}", f"{certain:.0f}"


def own_cost_of_the_plan():
    return models.scale.average_cost(output=1e5, **PLANT)


def risk_alone():
    """What a unit costs if a larger plan may halve, so that the average stays what it was."""
    plan = 100_000 / (1 - HALVING / 2)
    risky = models.rent_or_own.expected_own_cost(output=plan, halving_chance=HALVING, **PLANT)
    assert own_cost_of_the_plan() < risky < now("rent_or_own", "rent")
    return "100,000", f"{risky:.0f}"


def pays_later():
    return owning_pays_from(halving_chance=HALVING), owning_pays_from()


def landlords_risk():
    """What a unit costs a landlord more if the orders of all his tenants halve together."""
    orders = np.array([LANDLORD, LANDLORD / 2])  # as likely as each other
    each = models.scale.average_cost(output=orders, **PLANT)
    more = (each * orders).sum() / orders.sum() - each[0]
    assert 2 < more < 3
    return (f"{more:.0f}",)


def ten_niches():
    assert LANDLORD / 10 == 50_000
    return f"{LANDLORD:,}", cost_to_the_dollar(LANDLORD / 10), cost_to_the_dollar(LANDLORD)


def cost_to_the_dollar(output):
    return f"{models.scale.average_cost(output=output, **PLANT):.0f}"


def rate(series, part="all"):
    on_the_grid("price_record", series=series, part=part)
    return percent(fit_record(series, part)[0].learning_rate)


def whole_records():
    return rate("ford_real"), rate("solar")


def solar_parts():
    cuts = [window("solar", part)[0] for part in ("middle", "last")]
    assert cuts == [1996, 2008]  # the text names them
    rates = [rate("solar", part) for part in ("first", "middle", "last")] + solar_thirds()
    return tuple(said.removesuffix(" %") for said in rates)


def solar_thirds():
    """Learning rates of three stretches with the same number of doublings each."""
    table = record("solar")
    edges = table["doublings"].iloc[-1] * np.arange(4) / 3
    parts = (table[table["doublings"].between(*two)] for two in itertools.pairwise(edges))
    fits = (experience_fits.fit_learning(part["made_total"], part["price"]) for part in parts)
    return [percent(fit.learning_rate) for fit in fits]


def dollars_of_the_day():
    ford = load("learning_curves").query("series == 'ford_model_t'")
    assert 1.8 < ford["price_level"].iloc[-1] / ford["price_level"].iloc[0] < 2
    return rate("ford_day"), rate("ford_real")


def engines():
    ford = load("learning_curves").query("series == 'ford_model_t'").set_index("year")
    return ford["made_total"], ford["price"]


def growth_of_experience():
    made, _ = engines()
    early, late = made[1917] / made[1909], made[1925] / made[1917]
    assert 7 < np.log2(early) < 8
    return f"{early:.0f}", f"{late:.0f}"


def engines_of_two_years():
    made, price = engines()
    assert price[1925] < price[1923]
    yearly = made.diff()
    assert yearly[1917] == yearly.loc[:1917].max()
    assert price[1917] == price.loc[:1917].min()
    return tuple(f"{yearly[year] / 1e6:.2f}" for year in (1923, 1925))


def price_on_paper():
    return (f"{rows('virtuous_circle')['marks']['price'][1]:.0f}",)


def solar_quiz():
    (first, middle), (_, last) = window("solar", "middle"), window("solar", "last")
    assert (middle - first, last - middle) == (12, 8)
    return rate("solar", "middle"), rate("solar", "last")


def pumps():
    old, new = 40_000 * 30, 200_000
    assert np.log2(old / new) > 2
    assert old / new == 6
    return (f"{old / 1e6:.1f}",)


STATEMENTS = [
    (r"Take a plant of \${} million a year, \${} of materials and work in each car", plant),
    (
        r"From {} to {} cars a year each becomes \${} cheaper; the next doubling brings \${}, and "
        r"the one after that \${}.",
        doublings_of_output,
    ),
    ("At {} one more car crowds the plant by as much as it saves.", fullest_plant),
    (r"At a learning rate of {}, after {} cars another {} save \${} a car.", early_doubling),
    (r"After {} million, another {} million save \${}.", late_doubling),
    ("the learning rate be {} and the elasticity {}.", by_hand),
    ("at {} it would need an elasticity of more than four.", elasticity_needed),
    (
        r"Every setting starts with {} cars ever made and {} a year at \${}, each made for \${}, "
        "the plant included",
        start,
    ),
    (
        r"Ten years take the price from \${:.0f} to \${}, ten more to \${}. They held {} and {} "
        "doublings",
        twenty_years,
    ),
    ("a doubling took {} off the price at first, then {}.", saved_by_a_doubling),
    (r"Set its cost to zero: all \${} now fall by learning.", all_is_learned),
    (
        r"learning at {} never feeds itself, even with the elasticity at {:.0f}. The price still falls, "
        r"to \${} in ten years at an elasticity of {:.0f}.",
        without_the_plant,
    ),
    (
        "set the elasticity to {}. After twenty years the firm serves {} of its market",
        buyers_who_hardly_care,
    ),
    ("soon after year {}, with {} of the market served", early_line),
    (r"With {} units a year you rent at \${} what would cost \${} to make", small_tenant),
    (r"with {} units in the shared plant instead of {} the rent is \${}.", landlords),
    (r"With {} million it is \${} again, from four full plants.", four_plants),
    ("with a mark-up of {} owning pays from {} units a year, at {} from {}.", break_evens),
    (r"Reset; set your units to {}: owning is cheaper, \${} against \${}.", certain_orders),
    ("a chance of {} to halve.", lambda: uncertain_orders()[:1]),
    (r"For each unit ordered owning now costs \${}, and", lambda: uncertain_orders()[1:]),
    ("it pays from a plan of {} instead of {}.", pays_later),
    (r"Yet {} sure orders, the new average, cost \${} too.", smaller_average),
    (r"Risk alone, with the average at {}, leaves \${}, as", risk_alone),
    (r"If all orders may halve, a full landlord's unit costs \${} more.", landlords_risk),
    ("Split a market of {} into ten niches.", lambda: ten_niches()[:1]),
    (r"With such a plant for each, a unit costs \${} instead of \${}.", lambda: ten_niches()[1:]),
    (r"at no cost still makes it for \${}.", lambda: ten_niches()[2:]),
    ("{} for the Model T and {} for solar modules, both at constant prices.", whole_records),
    (
        "solar modules give {}, {} and {} %; thirds of the doublings give {}, {} and {} %.",
        solar_parts,
    ),
    ("the Model T loses {} with a doubling and not {}", dollars_of_the_day),
    ("A factor of {}, more than seven doublings, and then one of {}.", growth_of_experience),
    (
        "In 1923 Ford numbered {} million engines, in 1925, at a lower price, {} million",
        engines_of_two_years,
    ),
    (r"materials alone keep a car from costing \${}.", price_on_paper),
    (
        "the record of solar modules gives {} over twelve years and {} over the next eight.",
        solar_quiz,
    ),
    ("The old factory has made {} million pumps, the new one a sixth of that.", pumps),
    ("It has made {} million pumps, six times as many as the new one", pumps),
]
