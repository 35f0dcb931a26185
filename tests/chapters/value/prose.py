"""Numbers stated by the chapter on what a network is worth."""

import math

import numpy as np
from prose import EXPLORERS, on_the_grid, source

from platformlab import load, models
from platformlab.chapters.value._laws import unit_value, value_by
from platformlab.chapters.value.market import (
    AGREED_USERS,
    AGREED_VALUE,
    AHEAD,
    COST_PER_USER,
    FIRST,
    LAST,
    RUNNING_COST,
    USERS_OF_EACH,
)
from platformlab.verdicts.networks import metcalfe_refitted
from platformlab.words.numbers import percent

FIT = {"firm": "Facebook", "law": "metcalfe", "first": FIRST, "last": LAST}


def invented_network():
    return AGREED_USERS, f"{AGREED_VALUE:,.0f}"


def costs():
    return f"{RUNNING_COST:,.0f}", COST_PER_USER


def digits_of_groups():
    said = on_the_grid("network_laws", users=1000.0)
    digits = said.split("a number of ")[1].split(" digits")[0]
    exact = len(str((2**1000 - 1001) // (2**100 - 101)))
    assert int(digits) == exact
    return (digits,)


def break_even(law, cost=COST_PER_USER):
    name = {"metcalfe": "find_break_even"}.get(law, f"find_{law}_break_even")
    costs = {"cost_per_user": cost, "running_cost": RUNNING_COST}
    size = getattr(models.network_value, name)(unit_value=unit_value(law), **costs)
    first = math.ceil(round(size, 6)) if size < math.inf else size
    if first < math.inf:
        assert value_by(law, first - 1) < RUNNING_COST + cost * (first - 1)
        assert value_by(law, first) >= RUNNING_COST + cost * first - 1e-6
    return first


def square_or_users():
    return f"{break_even('metcalfe'):,.0f}", f"{break_even('sarnoff'):,.0f}"


def dear_users():
    cost = 10.0
    assert "no size covers" in on_the_grid("joining", law="sarnoff", cost_per_user=cost)
    assert break_even("sarnoff", cost) == float("inf")
    return cost, f"{break_even('metcalfe', cost):.0f}"


def networks_that_meet():
    gain = models.network_value.find_merger_gain(users=900, partner_users=100, unit_value=1)
    assert gain.metcalfe_gain == gain.metcalfe_partner_gain
    return (f"{gain.odlyzko_partner_gain / gain.odlyzko_gain:.1f}",)


def first_contact():
    """What two lone users who meet gain."""
    gain = models.network_value.find_merger_gain(users=1, partner_users=1, unit_value=1)
    assert "unit_value=1\n" in source("value", "by-hand")
    return (f"{gain.metcalfe_gain:.0f}",)


def two_sizes():
    return 900, 100


def joined(law, users):
    on_the_grid("joining", law=law, users=users)
    return EXPLORERS["joining"].rows(law=law, users=users, cost_per_user=COST_PER_USER)["joined"]


def joining_by_the_square():
    both = joined("metcalfe", USERS_OF_EACH)
    assert both["value"][0] == 2 * both["apart"][0]
    return (USERS_OF_EACH,)


def joining_adds():
    gains = [
        joined("odlyzko", users)["value"][0] / joined("odlyzko", users)["apart"][0] - 1
        for users in (USERS_OF_EACH, 900.0)
    ]
    return percent(gains[0]), 900, percent(gains[1])


def rows(**state):
    on_the_grid("law_fit", **FIT | state)
    return EXPLORERS["law_fit"].rows(**FIT | state)


def fitted(firm="Facebook", first=FIRST, last=LAST):
    table = load("network_value", include_uncertain=True)
    table = table[table["company"].str.startswith(firm)]
    return models.network_value_windows.fit_window(
        table["year"],
        1e6 * table["mau_million"],
        1e9 * table["revenue_usd_bn"],
        first=first,
        last=last,
    )


def miss(law, **window):
    return f"{fitted(**window).find_rmse(law) / 1e9:.2f}"


def published_result():
    square = fitted().find_rmse("metcalfe")
    for law in ("sarnoff", "odlyzko"):
        assert fitted().find_rmse(law) > 2 * square
        assert fitted("Tencent", 2003).find_rmse(law) > fitted("Tencent", 2003).find_rmse(
            "metcalfe"
        )
    tencent = (miss("metcalfe", firm="Tencent", first=year) for year in (2003, 2004))
    return miss("metcalfe"), *tencent


def cube_of_facebook():
    return (miss("cube"),)


def five_years_on():
    says = {law: rows(law=law)["ahead"]["fitted"][0] for law in ("metcalfe", "cube")}
    (was,) = rows()["ahead"]["revenue"]
    assert rows()["ahead"]["year"][0] == LAST + AHEAD == 2019
    assert 0.45 * was < says["metcalfe"] < 0.55 * was
    tencent = fitted("Tencent", 2003)
    assert tencent.find_rmse("cube") > 4 * tencent.find_rmse("metcalfe")
    return f"{says['metcalfe']:.0f}", f"{was:.0f}", f"{says['cube']:.0f}"


def errors_apart(before, after, exponent, error):
    """How far an exponent has risen from one fit to another, in standard errors of the rise."""
    rise = after[exponent][0] - before[exponent][0]
    return rise / np.hypot(before[error][0], after[error][0])


def free_exponents():
    """Exponents of three windows with their errors, in dollars; and of two in proportion."""
    spans = ((FIRST, LAST - 1), (FIRST, LAST), (2013, 2023))
    fits = [rows(law="power", first=first, last=last)["ahead"] for first, last in spans]
    found = [f"{fit[name][0]:.2f}" for fit in fits for name in ("exponent", "error")]
    verdict = metcalfe_refitted().values  # of the ledger, which says the same
    assert found[::2] == [f"{exponent:.2f}" for exponent in verdict["exponents"]]
    in_logs = [f"{fit['in_logs'][0]:.2f}" for fit in (fits[0], fits[2])]
    assert in_logs == [f"{exponent:.2f}" for exponent in verdict["in_logs"]]
    exponents = [fit["exponent"][0] for fit in fits]
    assert exponents == sorted(exponents)
    assert round(errors_apart(fits[0], fits[2], "exponent", "error")) == 5
    assert round(errors_apart(fits[0], fits[2], "in_logs", "error_in_logs")) == 20
    return (*found, *in_logs)


def calendar():
    assert 0.45 < fitted().find_rmse("calendar") / fitted().find_rmse("cube") < 0.55
    return (miss("calendar"),)


def foretold():
    """Misses of the cube and the calendar in the last year, and which was closer before."""
    table = load("network_value").query("company != 'Tencent'")
    users, years = 1e6 * table["mau_million"], table["year"]
    revenue = 1e9 * table["revenue_usd_bn"]
    off = {
        law: (fitted().predict(law, users=users, years=years) / revenue - 1).abs()
        for law in ("cube", "calendar")
    }
    between = years.between(2015, 2021)
    assert off["cube"][between].mean() < off["calendar"][between].mean() / 2
    assert years.iloc[-1] - LAST == 9  # "nine years ahead"
    return {law: percent(gap.iloc[-1]) for law, gap in off.items()}


def growth_of_facebook():
    table = load("network_value").query("company != 'Tencent'").set_index("year")
    users, revenue = table["mau_million"], 1e3 * table["revenue_usd_bn"]
    per_user = revenue / users
    return (f"{users[2023] / users[2014]:.1f}", f"{per_user[2014]:.0f}", f"{per_user[2023]:.0f}")


def yardsticks():
    """What the reading of the last figure says without a number."""
    closest = {
        (firm, last): EXPLORERS["misses"].say(firm=firm, last=last)
        for firm, last in (("Facebook", 2014), ("Facebook", 2013), ("Tencent", 2014))
    }
    assert " the cube comes closest to Facebook in dollars" in closest["Facebook", 2014]
    assert ", but n log n in proportion" in closest["Facebook", 2014]
    assert " the square comes closest to Facebook in dollars" in closest["Facebook", 2013]
    assert " the square comes closest to Tencent by both" in closest["Tencent", 2014]
    return ()


def expected_of_whatsapp():
    published = load("network_value_coefficients").set_index("id")["value"]
    return published["zhang2015_facebook_metcalfe"] * 400e6**2


def pairs_per_friendship():
    users = 1.06e9
    (counted,) = load("network_value").query("company != 'Tencent' and year == 2012")["mau_million"]
    assert abs(1e6 * counted / users - 1) < 0.01
    return (f"{users**2 / 2 / 150e9 / 1e6:.1f}",)


def refitted_within():
    ratios = [metcalfe_refitted().values[firm] for firm in ("tencent", "facebook")]
    gap = max(abs(ratio - 1) for ratio in ratios)
    assert gap < 0.0025
    return (f"{100 * gap:.1f}",)


STATEMENTS = [
    (r"an invented network of {} users that is worth \${} a year by every law", invented_network),
    (r"It costs \${} a year to run, and \${:.0f} more for each user.", costs),
    (
        "With a thousand users, counting groups multiplies the value by a number of {} digits",
        digits_of_groups,
    ),
    (
        "A plan built on the square asks for {} users, one built on users alone asks for {}:",
        square_or_users,
    ),
    ("What would a network of {} and one of {} gain", two_sizes),
    (r"Let a first contact be worth \${}.", first_contact),
    ("the small network gains {} times as much as the large one", networks_that_meet),
    (
        "Under the square two networks of {} are worth twice as much together as apart.",
        joining_by_the_square,
    ),
    (
        "With fading contacts joining adds {}, and the larger they are, the less: at {} it adds {}.",
        joining_adds,
    ),
    (
        r"If each user costs \${:.0f}, users alone never pay, while the square does from {} on.",
        dear_users,
    ),
    (
        r"From 2004 to 2014 the square misses by \${} billion, users only and fading contacts by more "
        r"than twice that; Tencent by \${} billion from 2003, whose count of users is uncertain, and by "
        r"\${} billion from 2004.",
        published_result,
    ),
    (r"for Facebook it misses by only \${} billion.", cube_of_facebook),
    (
        r"For 2019 the square says \${} billion, half of the \${} billion that came. "
        r"The cube says \${} billion.",
        five_years_on,
    ),
    (
        "For Facebook it is {} ± {} from 2004 to 2013, {} ± {} with one year more, and {} ± {} from 2013 to "
        "2023. Fitted in proportion, where the early years count as much, the first and the last are {} and {}.",
        free_exponents,
    ),
    (r"To 2014 it misses by \${} billion, half of the cube's miss.", calendar),
    ("The cube hits within {}, nine years ahead", lambda: (foretold()["cube"],)),
    ("the calendar hits within {}", lambda: (foretold()["calendar"],)),
    (
        r"From 2014 to 2023 Facebook's users grew by a factor of {} and its revenue per user "
        r"from \${} to \${}.",
        growth_of_facebook,
    ),
    ("For Tencent it wins by both.", yardsticks),
    ("That is one of every {} million possible pairs.", pairs_per_friendship),
    ("the published coefficients come out of them within {} %.", refitted_within),
    ("The same network pays from {} users or from {}", square_or_users),
]
