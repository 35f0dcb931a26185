"""Numbers that the derivations of the chapter on economies of scale state."""

import numpy as np
from chapters.scale import prose

from platformlab import models
from platformlab.chapters.scale.market import CARMAKER, LANDLORD, MARKUP, PLANT, START, YEARS
from platformlab.words.numbers import percent


def savings_of_doublings():
    made, saved = prose.early_doubling()[1], prose.early_doubling()[3]
    late, _, then = prose.late_doubling()
    assert float(late) * 1e6 == 2**5 * float(made.replace(",", ""))
    return made, late, saved, then


def doublings_of_the_plant():
    outputs_and_savings = prose.doublings_of_output()
    return outputs_and_savings[0], *outputs_and_savings[2:], *prose.fullest_plant()


def gains_by_hand():
    gain, firm = models.virtuous_circle.loop_gain, prose.ran("scale", "by-hand")["firm"]
    cases = (0.5, 0), (0.5, 0.25), (0, 0)
    found = (gain(fixed_share=plant, market_share=s, **firm) for plant, s in cases)
    return *(f"{each:.2f}" for each in found), *prose.elasticity_needed()


def learning_alone():
    rate = CARMAKER["learning_rate"]
    needed = 1 / models.scale.learning_exponent(learning_rate=rate)
    high = prose.without_the_plant()[1]
    assert needed > high
    return percent(rate), f"{needed:.2f}", f"{high:.0f}"


def circle():
    return models.virtuous_circle.simulate(**START, **CARMAKER, years=YEARS)


def fastest_year():
    """Year in which sales grow most in per cent, before that in which they grow most in cars."""
    output = circle().output
    growth, step = output[1:] / output[:-1], np.diff(output)
    assert growth.argmax() < step.argmax()
    return (growth.argmax() + 1,)


def plant_at_the_end():
    path, cost = circle(), 1 + START["markup"]
    spread = CARMAKER["fixed_cost"] / path.output[:-1]
    return (percent((spread / (path.price[1:] / cost)).min()),)


def rents():
    small = prose.landlords()
    return small[1], prose.small_tenant()[1], small[0], small[2], *prose.four_plants()


def four_or_five():
    """Plants of the largest landlord: the number that need not be whole, and its neighbours."""
    most = prose.four_plants()[0] * 1e6
    best = most * np.sqrt(PLANT["congestion_cost"] / PLANT["fixed_cost"])
    costs = (models.scale.average_cost(output=most / k, **PLANT) for k in (4, 5))
    return f"{best:.1f}", *(f"{cost:.2f}" for cost in costs)


def break_evens():
    markup, even, lower, later = prose.break_evens()
    return even, markup, later, lower, prose.uncertain_orders()[0], prose.pays_later()[0]


def risk_apart():
    """The chance at a planned volume in two parts: risk at the new average, and the whole."""
    chance, planned = prose.HALVING, 1e5
    average = (1 - chance / 2) * planned
    certain, plan = models.scale.average_cost(output=[average, planned], **PLANT)
    risky = models.rent_or_own.expected_own_cost(output=planned, halving_chance=chance, **PLANT)
    parts = f"{risky - certain:.2f}", f"{risky - plan:.2f}", f"{planned:,.0f}"
    return *parts, f"{average:,.0f}", f"{certain:.2f}", f"{risky:.2f}"


def average_held():
    average, held = 1e5, 1e5 / (1 - prose.HALVING / 2)
    own = {"halving_chance": [prose.HALVING, 0], **PLANT}
    costs = models.rent_or_own.expected_own_cost(output=[held, average], **own)
    cost, certain = (f"{each:.2f}" for each in costs)
    return f"{average:,.0f}", f"{held:,.0f}", cost, certain, prose.certain_orders()[2]


def expected_break_evens():
    own = {"halving_chance": np.array([0, prose.HALVING]), **PLANT}
    rent = models.rent_or_own.rent_per_unit(landlord_output=LANDLORD, markup=MARKUP, **PLANT)
    planned = models.rent_or_own.find_break_even(rent=rent, **own).output
    return tuple(f"{units:,.0f}" for units in planned * (1 - own["halving_chance"] / 2))


def landlords_average():
    smaller = (1 - prose.HALVING / 2) * LANDLORD
    return (f"{models.scale.average_cost(output=smaller, **PLANT):.2f}",)


def worst_case():
    plant = PLANT | {"output": LANDLORD}
    risky = models.rent_or_own.expected_own_cost(halving_chance=prose.HALVING, **plant)
    return f"{LANDLORD:,}", f"{risky:.2f}", f"{models.scale.average_cost(**plant):.2f}"


def records():
    real, solar = prose.whole_records()
    return real, prose.dollars_of_the_day()[0], solar


STATEMENTS = [
    (
        r"at a learning rate of {}, after {} cars another {} save \${} a car",
        prose.early_doubling,
    ),
    (r"after {} million another {} million save \${}.", prose.late_doubling),
    (
        r"from {} to {} million there are five doublings, and \${} has become \${}.",
        savings_of_doublings,
    ),
    (
        r"doublings of the output from {} cars a year on save \${}, \${} and \${}; at {} one more car",
        doublings_of_the_plant,
    ),
    (
        "finds {}, {} and {}, and that learning alone at {} would need an elasticity of more than four",
        gains_by_hand,
    ),
    ("at {} that is {}, and an elasticity of {} is never enough.", learning_alone),
    (
        r"from \${:.0f} the price falls to \${} in ten years, which hold {} doublings, and to \${} "
        "in ten more, which hold {}",
        lambda: tuple(prose.twenty_years()[at] for at in (0, 1, 3, 2, 4)),
    ),
    ("a doubling took {} off the price at first, then {}.", prose.saved_by_a_doubling),
    ("until soon after year {}, with {} of the market served", prose.early_line),
    (
        r"without the plant never, though the price still falls to \${}.",
        lambda: prose.without_the_plant()[2:3],
    ),
    (
        "With an elasticity of one it has {} of its market after twenty years.",
        lambda: prose.buyers_who_hardly_care()[1:],
    ),
    ("the {} of the second ten years.", lambda: prose.saved_by_a_doubling()[1:]),
    ("in the computed path sales grow most in year {}.", fastest_year),
    ("in the twenty years of the figure it falls to {}.", plant_at_the_end),
    (
        r"with {} units in the shared plant the rent is \${}, with {} it is \${}, and with {} million, "
        r"from four full plants, \${} again.",
        rents,
    ),
    (
        "Four plants with {} million make each unit for what one makes it at {}.",
        lambda: (prose.four_plants()[0], f"{LANDLORD:,}"),
    ),
    (
        r"here {}; the best whole number is therefore one of its neighbours, and four, at \${}, beats "
        r"five, at \${}.",
        four_or_five,
    ),
    (
        "owning pays from {} units at a mark-up of {}, from {} at {}; if orders halve with a chance of "
        "{}, from {}.",
        break_evens,
    ),
    (
        r"At {} planned units each unit ordered then costs \${} to own, but",
        lambda: (prose.certain_orders()[0], prose.uncertain_orders()[1]),
    ),
    ("but so do {} certain units;", lambda: prose.smaller_average()[:1]),
    (r"with the average held at {} it is \${}.", prose.risk_alone),
    (r"The shortfall costs the landlord \${} a unit at most.", prose.landlords_risk),
    (
        r"here \${} of the \${} at a plan of {}, since {} certain units cost \${} each and the "
        r"uncertain ones \${}.",
        risk_apart,
    ),
    (
        r"With $\mu$ held at {}, by a plan of {} that may halve, a unit costs \${} instead of \${}, "
        r"still less than the rent of \${}.",
        average_held,
    ),
    ("owning pays rises only from {} to {}.", expected_break_evens),
    (r"the smaller average alone would cost \${}.", landlords_average),
    (r"the same formula at {}, costs \${} a unit instead of \${};", worst_case),
    (
        r"a market of {} in ten niches costs \${} a unit with a plant for each and \${} from one plant",
        prose.ten_niches,
    ),
    (
        "became {} cheaper with each doubling at constant prices and {} in dollars of the day; solar "
        "modules {}, at constant prices too.",
        records,
    ),
    ("and {} becomes {}.", lambda: records()[:2]),
]
