"""Claims about what a platform is and what moves: the thesis, the word, the conditions."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding
from platformlab.verdicts.giants import RULES, count_platforms

# Before the report, in its year, and since.
YEARS = (2008, 2018, 2024, 2026)


def thesis_of_the_report():
    """Ask whether ever more of the ten most valuable firms live by bringing sides together.

    Reproduced if the count rose to the report and since, under every rule; with caveat if it rose
    to the report and did not fall under every rule since; contested otherwise.
    """
    counts = {rule: [count_platforms(rule, year)[0] for year in YEARS] for rule in RULES}
    rose = all(before < then for before, then, *_ in counts.values())
    if rose and all(then < now for _, then, *_, now in counts.values()):
        verdict = "reproduced"
    else:
        fell = all(now < then for _, then, *_, now in counts.values())
        verdict = "contested" if fell or not rose else "with caveat"
    (before, then, since, now), broad = counts["strict"], counts["broad"]
    return Finding(
        counts,
        verdict,
        "Of the ten most valuable firms, those that live mainly by bringing sides together were "
        f"{before} in {YEARS[0]}, {then} in {YEARS[1]}, {since} in {YEARS[2]} and {now} in {YEARS[3]}, those with any "
        f"platform {broad[0]}, {broad[1]}, {broad[2]} and {broad[3]}; and the two sources are no alternatives, "
        "since a network effect is an economy of scale on the side of demand; market values say "
        "what owners hope to earn, and are no measure of the value for customers of which the "
        "claim speaks.",
    )


def meanings_of_platform():
    """Count one list by three rules; if they differ, the word has no one meaning."""
    counts = {rule: count_platforms(rule, 2018)[0] for rule in RULES}
    strict, principal, broad = counts.values()
    return Finding(
        counts,
        "reproduced" if len({*counts.values()}) > 1 else "contested",
        f"Three rules, each with its reasons, find {strict}, {principal} or {broad} platforms in the same "
        "ten firms of 2018; the report says so, and counts all the same without stating its own rule.",
    )


def building_got_cheaper():
    """Read the price of storing and computing; neither is the price of building a platform."""
    table = load("enabling_conditions").set_index(["indicator", "date"])["value"]
    disk = (table["disk_price", "2000"], table["disk_price", "2018"])
    hour = (table["ec2_small_price", "2006-08"], table["ec2_small_price", "2014-04"])
    return Finding(
        {"disk": disk, "hour": hour},
        "with caveat" if disk[1] < disk[0] and hour[1] < hour[0] else "contested",
        f"A gigabyte of disk fell from {disk[0]:.2f} to {disk[1]:.2f} dollars (2000 to 2018) and an "
        f"hour of a small rented computer from {100 * hour[0]:.0f} to {100 * hour[1]:.1f} cents (2006 "
        "to 2014); what a whole platform costs to build, and to make known, no series measures.",
    )


def more_people_could_take_part():
    """Read who is online and who has a mobile line; neither says of what kind they are."""
    table = load("enabling_conditions").set_index(["indicator", "date"])["value"]
    online = (table["internet_users", "2000"], table["internet_users", "2018"])
    mobile = (table["mobile_subscriptions", "2000"], table["mobile_subscriptions", "2017"])
    return Finding(
        {"online": online, "mobile": mobile},
        "with caveat" if online[1] > online[0] and mobile[1] > mobile[0] else "contested",
        f"Internet users rose from {online[0]:.0f} to {online[1]:.0f} per cent of the world (2000 to "
        f"2018) and mobile lines from {mobile[0]:.0f} to {mobile[1]:.0f} per 100 people (2000 to 2017); "
        "that the kinds of those who take part became more, no series shows.",
    )
