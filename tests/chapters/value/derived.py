"""Numbers that the derivations of the chapter on what a network is worth state."""

import numpy as np
from chapters.value.prose import (
    break_even,
    calendar,
    costs,
    dear_users,
    digits_of_groups,
    errors_apart,
    expected_of_whatsapp,
    five_years_on,
    free_exponents,
    growth_of_facebook,
    joined,
    joining_adds,
    networks_that_meet,
    pairs_per_friendship,
    rows,
    two_sizes,
)
from prose import told

from platformlab import load, models
from platformlab.chapters.value._laws import unit_value, value_by
from platformlab.chapters.value.market import (
    AGREED_USERS,
    AGREED_VALUE,
    COST_PER_USER,
    FIRST,
    LAST,
    RUNNING_COST,
    USERS_OF_EACH,
)

TIMES = 10
GROWN = TIMES * AGREED_USERS
MILLION = 1e6


def short_forms():
    """Per cent by which the short forms are off the sums over contacts, at the agreed size."""
    square = AGREED_USERS / (AGREED_USERS - 1) - 1
    fading = 1 - np.log(AGREED_USERS) / (1 / np.arange(1, AGREED_USERS)).sum()
    return AGREED_USERS, f"{100 * square:.0f}", f"{100 * fading:.0f}"


def grown_by_each_law():
    laws = "sarnoff", "odlyzko", "metcalfe"
    times = [value_by(law, GROWN) / value_by(law, AGREED_USERS) for law in laws]
    return AGREED_USERS, f"{GROWN:,}", *(f"{ratio:.0f}" for ratio in times), *digits_of_groups()


def fading_by_hand():
    return TIMES, AGREED_USERS, TIMES, f"{value_by('odlyzko', GROWN) / AGREED_VALUE:.0f}"


def groups_by_hand():
    power = GROWN - AGREED_USERS
    return power, power, f"{power * np.log10(2):.2f}", *digits_of_groups()


def slopes_of_fading():
    return f"{1 + 1 / np.log(AGREED_USERS):.2f}", AGREED_USERS, f"{1 + 1 / np.log(MILLION):.2f}"


def units():
    small = f"{unit_value('odlyzko'):.2f}", f"{unit_value('metcalfe'):.2f}"
    return f"{AGREED_VALUE:,.0f}", AGREED_USERS, f"{unit_value('sarnoff'):.0f}", *small


def sizes_that_pay():
    fixed, each = costs()
    pays = [f"{break_even(law):,.0f}" for law in ("metcalfe", "odlyzko", "sarnoff")]
    return f"{each:.0f}", fixed, *pays


def fading_pays_by_hand():
    worth = value_by("odlyzko", GROWN)
    assert abs(worth - RUNNING_COST - COST_PER_USER * GROWN) < 1e-6
    times, variable = worth / AGREED_VALUE, COST_PER_USER * GROWN
    amounts = f"{variable:,.0f}", f"{RUNNING_COST:,.0f}"
    return f"{GROWN:,}", f"{times:.0f}", f"{AGREED_VALUE:,.0f}", *amounts


def gains_that_differ():
    gain = models.network_value.find_merger_gain(users=900, partner_users=100, unit_value=1)
    fading = gain.odlyzko_gain, gain.odlyzko_partner_gain
    sums = f"{gain.metcalfe_gain:,.0f}", *(f"{amount:.0f}" for amount in fading)
    return *two_sizes(), *sums, *networks_that_meet()


def joining_equals():
    square = joined("metcalfe", USERS_OF_EACH)
    first, larger, second = joining_adds()
    adds = 100 * (square["value"][0] / square["apart"][0] - 1)
    return f"{adds:.0f}", first, USERS_OF_EACH, second, larger


def joining_millions():
    return (
        f"{100 * (value_by('odlyzko', 2 * MILLION) / value_by('odlyzko', MILLION) / 2 - 1):.0f}",
    )


def rise_of_the_exponent():
    fits = [
        rows(law="power", first=first, last=last)["ahead"]
        for first, last in ((FIRST, LAST - 1), (2013, 2023))
    ]
    rise = fits[1]["exponent"][0] - fits[0]["exponent"][0]
    return f"{rise:.3f}", f"{rise / errors_apart(*fits, 'exponent', 'error'):.2f}"


def bookkept_exponent():
    """Growth of revenue over growth of users, both in logarithms, from 2014 to 2023."""
    table = load("network_value").query("company != 'Tencent'").set_index("year")
    grown = np.log(table.loc[2023, ["mau_million", "revenue_usd_bn"]].astype(float)) - np.log(
        table.loc[2014, ["mau_million", "revenue_usd_bn"]].astype(float)
    )
    return (f"{grown['revenue_usd_bn'] / grown['mau_million']:.2f}",)


def quoted(metric):
    return float(told("quoted_numbers", metric=metric)())


def whatsapp_by_the_square():
    square, took_in = expected_of_whatsapp() / 1e6, quoted("whatsapp_revenue")
    users = f"{quoted('whatsapp_users_2013'):.0f}"
    return users, f"{square:.0f}", f"{square / took_in:.0f}"


def friendships():
    return f"{quoted('facebook_friendships'):.0f}", *pairs_per_friendship()


def friends_of_a_user():
    return (f"{2 * quoted('facebook_friendships') / quoted('facebook_users_2012'):.0f}",)


STATEMENTS = [
    (
        r"At {} users it is {} % too high, while $a\,n\,\ln n$ is {} % too low.",
        short_forms,
    ),
    (
        "From {} users to {} the value becomes {} times as much if only users count, {} times if "
        "contacts fade, {} times if every pair counts, and under groups it is multiplied by a number "
        "of {} digits",
        grown_by_each_law,
    ),
    (
        r"With $m = {}$ and $n = {}$ the middle one is ${}\,(1 + \frac{{1}}{{2}}) = {}$.",
        fading_by_hand,
    ),
    (
        r"the ratio is $2^{{(m-1)n}} = 2^{{{}}}$; as ${}\log 2 = {}$ with logarithms to the base ten, it has {} digits.",
        groups_by_hand,
    ),
    ("The second is {} at {} users and {} at a million", slopes_of_fading),
    (
        r"to make all laws say \${} at {} users: $a$ is \${} if only users count, \${} for fading "
        r"contacts and \${} under the square.",
        units,
    ),
    (
        r"With $c$ = \${} and $F$ = \${} a network pays from {} users under the square, from {} if "
        "contacts fade and from {} if only users count.",
        sizes_that_pay,
    ),
    (
        r"With $c$ = \${:.0f} users alone never pay, and the square does from {} on.",
        dear_users,
    ),
    (
        r"with fading contacts {} users are worth {} times \${}, and they cost \${} and the \${}, "
        "which is the same.",
        fading_pays_by_hand,
    ),
    (
        "networks of {} and {} with $a = 1$ gain {} each if every pair counts; if contacts fade they "
        "gain {} and {}, so that the small one gains {} times as much.",
        gains_that_differ,
    ),
    (
        "{} % under the square; with fading contacts {} at {} users each and {} at {}; nothing if only "
        "users count.",
        joining_equals,
    ),
    ("that a million users on each side still leave {} %.", joining_millions),
    (
        r"for 2019 the square says \${0} billion and the cube \${2} billion, where \${1} billion came.",
        five_years_on,
    ),
    (
        "For Facebook {} ± {} to 2013, {} ± {} to 2014 and {} ± {} from 2013 to 2023 in dollars; "
        "{} and {} in proportion.",
        free_exponents,
    ),
    ("In dollars the rise is {} before rounding, and its standard error {}.", rise_of_the_exponent),
    (r"misses by \${} billion, half of the cube's miss;", calendar),
    (
        r"Facebook's users grew by a factor of {} and its revenue per user from \${} to \${};",
        growth_of_facebook,
    ),
    ("From 2014 to 2023 it gives {}.", bookkept_exponent),
    (
        r"the {} million users of WhatsApp would bring \${} million, {} times what they did;",
        whatsapp_by_the_square,
    ),
    ("{} billion friendships are one of every {} million possible pairs.", friendships),
    (r"divided by the \${:.1f} million that WhatsApp", lambda: (quoted("whatsapp_revenue"),)),
    ("{} of a billion possible ones.", friends_of_a_user),
]
