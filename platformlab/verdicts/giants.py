"""Claims about the most valuable firms: counts, sums and overtakings."""

from functools import cache

import pandas as pd

from platformlab.data import load
from platformlab.verdicts.finding import Finding

# --- counting --------------------------------------------------------------------------------

RULES = ("strict", "principal", "broad")
# One list per year, each from one source and one date, so that values may be added up.
LISTS = {
    2008: "ft_global500_2008",
    2013: "us_listed_2013",
    2018: "relbanks_2018",
    2024: "world_2024",
    2026: "world_2026",
}
BORDERLINE = ("WeWork", "Lufax")  # the lessor first
FARE_SETTERS = ("Uber", "Didi Chuxing", "Lyft")  # the sides meet, and the firm names the price
REPORT_COUNT = 6
REPORT_SUM = 240


@cache
def _top_ten(year):
    caps = load("market_cap_top10")
    return caps[caps["list_id"] == LISTS[year]].sort_values("rank")


def top_ten(year):
    """Ten most valuable listed firms of a year, from one source and one date."""
    return _top_ten(year).copy()


def count_platforms(rule, year):
    """Number of platforms among the ten, and their share of the ten's value, under a rule.

    Examples
    --------
    >>> count, share = count_platforms("strict", 2018)
    >>> count, round(share, 2)
    (3, 0.3)
    """
    ten = _top_ten(year)
    counted = ten[f"platform_{rule}"]
    value = ten["market_cap_usd_bn"]
    return int(counted.sum()), float(value[counted].sum() / value.sum())


def counted_startups(startups, group):
    """Whether each start-up belongs to a group.

    ``platforms`` are the report's seven, ``without_lessor`` leaves out WeWork, ``without_borderline``
    also the lender that gave up matching after the report, ``by_two_tests`` also who sets the price of
    a deal; ``all`` are the ten.
    """
    if group == "all":
        return pd.Series(True, index=startups.index)
    left_out = {
        "platforms": (),
        "without_lessor": BORDERLINE[:1],
        "without_borderline": BORDERLINE,
    }
    names = left_out.get(group, BORDERLINE + FARE_SETTERS)
    return startups["is_platform"] & ~startups["company"].isin(names)


def count_startups(group):
    """Number of start-ups in a group and the sum of their valuations in USD bn.

    Examples
    --------
    >>> count, total = count_startups("platforms")
    >>> count, round(total)
    (7, 239)
    """
    startups = load("startups_top10_2018")
    counted = counted_startups(startups, group)
    return int(counted.sum()), float(startups.loc[counted, "valuation_usd_bn"].sum())


# --- checks: the lists -----------------------------------------------------------------------


def platforms_in_top_ten():
    """Compare six of the ten with the count under each rule; six under all would reproduce it."""
    counts = {rule: count_platforms(rule, 2018)[0] for rule in RULES}
    low, high = min(counts.values()), max(counts.values())
    if low == high == REPORT_COUNT:
        verdict = "reproduced"
    else:
        verdict = "with caveat" if low <= REPORT_COUNT <= high else "contested"
    strict, principal, broad = counts.values()
    return Finding(
        counts,
        verdict,
        f"The ten hold {strict} platforms if most revenue must come from bringing sides together, "
        f"{principal} if a platform must be a main business and {broad} if any platform counts; "
        f"{REPORT_COUNT} can be neither confirmed nor refuted, for the report does not say where a "
        "platform begins to count.",
    )


def order_of_2008():
    """Compare the report's top ten of 2008 with that of the Financial Times of 31 March 2008."""
    caps = load("market_cap_top10", include_uncertain=True)
    report, times = (
        list(caps[caps["list_id"] == name].sort_values("rank")["company"])
        for name in ("report_2008_KERI", LISTS[2008])
    )
    shared = len(set(report) & set(times))
    if report == times:
        verdict = "reproduced"
    else:
        verdict = "with caveat" if shared >= 8 else "contested"
    missing, surplus = (sorted(set(a) - set(b)) for a, b in ((times, report), (report, times)))
    place = times.index(missing[0]) + 1
    return Finding(
        {"shared": shared, "first": times[0], "missing": missing, "surplus": surplus},
        verdict,
        f"{shared} of the ten names agree with the Financial Times list of 31 March 2008, where "
        f"{times[0]} was first, {missing[0]} number {place} and {surplus[0]} not among the ten; "
        "the report gives no date for its list.",
    )


def energy_and_banks_of_2008():
    """Count energy firms and banks in the report's own list of 2008."""
    caps = load("market_cap_top10", include_uncertain=True)
    industries = caps[caps["list_id"] == "report_2008_KERI"]["industry"]
    energy, banks = int((industries == "Oil and gas").sum()), int((industries == "Bank").sum())
    verdict = "reproduced" if energy >= 3 <= banks else "with caveat" if energy else "contested"
    word = "one bank" if banks == 1 else f"{banks} banks"
    return Finding(
        {"energy": energy, "banks": banks},
        verdict,
        f"The report's own list of 2008 holds {energy} energy firms and {word}; the other "
        f"{10 - energy - banks} are telecom operators, an industrial group, a software firm and a "
        "maker of consumer goods.",
    )


# --- checks: the start-ups -------------------------------------------------------------------


def most_startups_are_platforms():
    """Ask whether platforms are a majority of the ten with and without the borderline cases."""
    groups = ("platforms", "without_lessor", "without_borderline", "by_two_tests")
    wide, without_lessor, narrow, strict = (count_startups(group)[0] for group in groups)
    verdict = "reproduced" if narrow > 5 else "with caveat" if wide > 5 else "contested"
    return Finding(
        {"wide": wide, "without_lessor": without_lessor, "narrow": narrow, "strict": strict},
        verdict,
        f"{wide} of the ten are platforms if WeWork and Lufax count, {without_lessor} without WeWork, a "
        f"lessor, {narrow}, which is not a majority, without Lufax too, which gave up matching lenders "
        f"only from 2019 on, and {strict} if those that set the fare are left out as well.",
    )


def seven_startups_are_platforms():
    """Count the platforms among the ten; which seven is inferred, so it is never more than a caveat."""
    count, _ = count_startups("platforms")
    return Finding(
        {"count": count},
        "with caveat" if count == 7 else "contested",
        f"The Wall Street Journal's list was not found; on the report's ten names {count} are "
        "platforms, and which ones it means is inferred from its sum.",
    )


def sum_of_seven_startups():
    """Add up the seven valuations; within 2 per cent of 240 the sum is reproduced."""
    (_, seven), (_, ten) = count_startups("platforms"), count_startups("all")
    verdict = "reproduced" if abs(seven / REPORT_SUM - 1) <= 0.02 else "contested"
    return Finding(
        {"seven": seven, "ten": ten},
        verdict,
        f"The seven start-ups that can be called platforms add up to {seven:.0f} billion dollars, "
        f"all ten to {ten:.0f}; the report must mean the seven.",
    )


def startups_against_walmart():
    """Compare the seven with Walmart on two days; within 10 per cent on both is similar."""
    _, seven = count_startups("platforms")
    values = (
        load("airbnb_uber_comparisons").query("company == 'Walmart'").set_index("date")["value"]
    )
    june, august = values["2018-06-29"], values["2018-08-31"]
    gaps = [1 - seven / june, 1 - seven / august]
    widest = max(map(abs, gaps))
    verdict = "reproduced" if widest <= 0.1 else "with caveat" if widest <= 0.2 else "contested"
    return Finding(
        {"seven": seven, "june": june, "august": august},
        verdict,
        f"Walmart was worth about {june:.0f} billion dollars at the end of June 2018 and {august:.0f} "
        f"at the end of August, against {seven:.0f} for the seven, which is {100 * gaps[0]:.0f} to "
        f"{100 * gaps[1]:.0f} per cent less; private rounds are set beside a market price.",
    )


# --- checks: overtaking ----------------------------------------------------------------------


def _values(company, metrics=("market_cap", "private_valuation")):
    table = load("airbnb_uber_comparisons")
    table = table[(table["company"] == company) & table["metric"].isin(metrics)]
    return table.sort_values("date").set_index("date")["value"]


def _verdict_on_dates(is_ahead):
    """All dates true: reproduced; some: with caveat; none: contested."""
    return "reproduced" if all(is_ahead) else "with caveat" if any(is_ahead) else "contested"


def airbnb_against_marriott():
    """Compare the two in 2018, when the report appeared, and before and after."""
    airbnb, marriott = _values("Airbnb"), _values("Marriott")
    last_round = airbnb["2017-03"]
    then = {date: marriott[date] for date in ("2018-08-31", "2018-12-31")}
    now = airbnb["2026-02-18"], marriott["2026-02-20"]
    return Finding(
        {"round": last_round, **then, "now": now},
        _verdict_on_dates([last_round > value for value in then.values()]),
        f"True in June 2015 ({airbnb['2015-06']:.0f} against {marriott['2015-06']:.1f} billion "
        f"dollars) and again at the listing in December 2020 ({airbnb['2020-12-11']:.0f} against "
        f"{marriott['2020-12-11']:.0f}), but false in 2018: {last_round:.0f} against about "
        f"{then['2018-08-31']:.0f} in August and {then['2018-12-31']:.0f} at the end of the year, and "
        f"false again in February 2026: {now[0]:.1f} against {now[1]:.1f}.",
    )


def uber_against_bmw():
    """Compare Uber's prices of 2018 with BMW's market value of the day, or of the month."""
    uber, bmw = _values("Uber"), _values("BMW")
    closing = "2018-01-18"  # of one deal, in which old shares had a price and new ones another
    days = {"2018-01": closing, closing: closing, "2018-05": "2018-05-23", "2018-08": "2018-08-31"}
    pairs = {date: (uber[date], bmw[day]) for date, day in days.items()}
    (old, winter), (new, _), (may, spring), (august, summer) = pairs.values()
    ends = [f"{year}-12-31" for year in range(2019, 2025)]
    behind = [day for day in ends if uber[day] < bmw[day]]
    lapses = " and ".join(f"{day[:4]} ({uber[day]:.0f} against {bmw[day]:.0f})" for day in behind)
    last = uber["2025-12-31"], bmw["2026-02-17"]
    return Finding(
        {**pairs, "behind": behind, "last": last},
        _verdict_on_dates([price > value for price, value in pairs.values()]),
        f"It depends on the price: by its round of June 2016 Uber stood at {uber['2016-06']:.0f} billion "
        f"dollars, against about {bmw['2016-06-01']:.0f} for BMW that day; in January 2018 a deal put it "
        f"at {old:.0f} for old shares and at {new:.0f} for new ones, against {winter:.0f}, in May one at "
        f"{may:.0f}, against {spring:.0f}, and in August one at {august:.0f}, against {summer:.0f}; "
        "at the ends of the years 2019 to 2024 Uber was ahead but for "
        f"{lapses or 'none'}, and at the end of 2025 stood at {last[0]:.0f}, against {last[1]:.0f} for BMW in February 2026.",
    )


def staff_of_uber_and_bmw():
    """Divide BMW's staff by Uber's; a tenth is reproduced between 1/9 and 1/11 on both dates."""
    uber, bmw = _values("Uber", ["employees"]), _values("BMW", ["employees"])
    early, late = bmw["2016-12-31"] / uber["2016-12"], bmw["2018-12-31"] / uber["2018-12-31"]
    if max(abs(early - 10), abs(late - 10)) <= 1:
        verdict = "reproduced"
    else:
        verdict = "with caveat" if late < 10 < early else "contested"
    return Finding(
        {"early": early, "late": late},
        verdict,
        f"BMW had {early:.0f} times Uber's staff at the end of 2016 and {late:.0f} times at the end "
        "of 2018, so a tenth lies between the two; drivers, who are not employees, are left out.",
    )
