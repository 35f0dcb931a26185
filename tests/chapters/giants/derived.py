"""Numbers that the derivations of the chapter on the giants state."""

from itertools import combinations

from chapters.giants.prose import about_the_sum_of_the_report, broad_rule, sums_of_startups

from platformlab import load
from platformlab.verdicts import giants
from platformlab.verdicts.examples import phone

RIM = "BlackBerry (RIM)"
ROUNDED = giants.REPORT_SUM - 5, giants.REPORT_SUM + 5


def valuations():
    table = load("startups_top10_2018")
    return table["valuation_usd_bn"].to_numpy(), table["is_platform"].to_numpy()


def broad_in_2018():
    return (broad_rule()[1],)


def ten_and_seven():
    ten, seven = sums_of_startups()
    return ten, *about_the_sum_of_the_report(), seven


def bounds():
    return giants.REPORT_SUM, *ROUNDED


def groups_that_fit():
    """Groups of seven start-ups, and those whose sum rounds to that of the report."""
    low, high = ROUNDED
    groups = [sum(group) for group in combinations(valuations()[0], 7)]
    return len(groups), sum(low <= total < high for total in groups)


def growth():
    """Growth of RIM's shipments and of the market that they and its share imply, 2009 to 2011."""
    units, share = (
        [phone(RIM, metric, year) for year in (2009, 2011)]
        for metric in ("smartphone_units", "smartphone_share")
    )
    market = [q / s for q, s in zip(units, share, strict=True)]
    return f"{units[1] / units[0]:.2f}", f"{market[1] / market[0]:.2f}"


STATEMENTS = [
    ("under the broad rule seven of ten firms held {} of the ten's value in 2018.", broad_in_2018),
    (
        "all ten start-ups make {} billion dollars, so the sentence with {} must mean the seven; those "
        "make {}.",
        ten_and_seven,
    ),
    ("A rounded sum of {} lies between {} and {}.", bounds),
    (
        "Of the {} ways to choose seven of ten, {} have a sum that rounds to the same.",
        groups_that_fit,
    ),
    (
        "RIM's shipments grew to {} times what they had been, and the market, which is $Q = q / s$, to "
        "{} times.",
        growth,
    ),
]
