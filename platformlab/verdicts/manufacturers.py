"""Claims about Toyota, John Deere, GE and LEGO that the data can judge."""

import pandas as pd

from platformlab.data import load
from platformlab.verdicts.finding import Finding

START, END = pd.Timestamp("2013-06-28"), pd.Timestamp("2018-10-31")  # the report's five years
PREMIUM = 0.05  # a lead over the index smaller than this is none


def _figure(company, metric, date, **where):
    """One figure of one company; uncertain rows too, for a claim is judged by what there is."""
    table = load("company_figures", include_uncertain=True)
    found = table[
        (table["company"] == company) & (table["metric"] == metric) & (table["date"] == date)
    ]
    for column, value in where.items():
        found = found[found[column] == value]
    return found.iloc[0]


def _value(company, metric, date, **where):
    return float(_figure(company, metric, date, **where)["value"])


# --- Toyota ----------------------------------------------------------------------------------


def toyota_ranks():
    """Rank by revenue and by vehicles; first in cars is reproduced only if both agree."""
    rank = _value("Toyota", "fortune_global_500_rank", "2018")
    sales = {
        year: [_value(firm, "vehicle_sales", year) for firm in ("Toyota", "Volkswagen")]
        for year in ("2016", "2017")
    }
    is_first = all(toyota > volkswagen for toyota, volkswagen in sales.values())
    verdict = "contested" if rank != 6 else "reproduced" if is_first else "with caveat"
    revenue = _value("Toyota", "revenue", "2018")
    toyota, volkswagen = sales["2017"]
    return Finding(
        {"rank": rank, "sales": sales},
        verdict,
        f"Number {rank:.0f} of the Fortune Global 500 of 2018, with revenue of {revenue:.0f} billion "
        f"dollars, is right, but Volkswagen sold more vehicles in 2016 and in 2017 (then {volkswagen:.1f} "
        f"against {toyota:.1f} million), so first in cars holds for revenue only.",
    )


# --- John Deere ------------------------------------------------------------------------------


def _market(entity):
    table = load("manufacturer_market_cap")
    return table[table["entity"] == entity].set_index("date")


def _deere_event(words):
    """Date of the only event at Deere that these words name."""
    table = load("timeline")
    found = table[(table["company"] == "Deere") & table["event"].str.contains(words, regex=False)]
    (date,) = found["date"]
    return date


def deere_age():
    """Count the years from the founding to the report."""
    founded = int(_deere_event("Founded"))
    age = 2018 - founded
    return Finding(
        {"founded": founded, "age": age},
        "reproduced" if age >= 180 else "with caveat",
        f"Founded in {founded}, Deere was {age} years old in 2018, and it is widely described as the largest "
        "maker of farm machinery.",
    )


def deere_platform_year():
    """Compare the year told by a student's post with the date of the guide to the first phase."""
    told, guide = _deere_event("created as an open platform"), _deere_event("phase 1 guide")
    return Finding(
        {"told": told, "guide": guide},
        "with caveat" if guide[:4] > told else "reproduced",
        f"A student's post for a class at Harvard dates the open platform to {told}, but a company guide of "
        f"{int(guide[8:])} August {guide[:4]} calls what was then online its first phase.",
    )


def deere_market_value():
    """Find 31 and 43 billion; a caveat if year-end values tell another story than chosen days."""
    values = _market("Deere")["market_cap_usd_bn"]
    days = values[START], values[pd.Timestamp("2018-10-26")]
    years = values[pd.Timestamp("2012-12-31")], values[pd.Timestamp("2017-12-29")]
    fits = abs(days[0] / 31 - 1) < 0.03 and abs(days[1] / 43 - 1) < 0.03
    same = abs(years[0] / 31 - 1) < 0.03 and abs(years[1] / 43 - 1) < 0.03
    return Finding(
        {"days": days, "years": years},
        "contested" if not fits else "reproduced" if same else "with caveat",
        f"Right on days near the low point of each year, {days[0]:.1f} billion dollars on 28 June 2013 "
        f"and {days[1]:.1f} on 26 October 2018; from the end of 2012 to the end of 2017 it was "
        f"{years[0]:.0f} to {years[1]:.0f}.",
    )


def deere_against_the_index():
    """Compare share and index over the report's five years, with and without dividends.

    The comparison is by share, because buy-backs shrink the number of shares and with it the market
    value. A lead under 5 points on both measures is no sign of a premium.
    """
    deere, index = _market("Deere"), _market("S&P 500")

    def rise(table, column):
        return float(table.loc[END, column] / table.loc[START, column] - 1)

    price = rise(deere, "price_usd"), rise(index, "index_level")
    total = rise(deere, "price_with_dividends_usd"), rise(index, "total_return_index")
    shares = rise(deere, "shares_million")
    peers = {
        name: rise(_market(name), "price_usd") for name in ("Caterpillar", "AGCO", "Honeywell")
    }
    leads = [ours - market for ours, market in (price, total)]
    if max(leads) < PREMIUM:
        verdict = "contested"
    else:
        verdict = "with caveat" if min(leads) < PREMIUM else "not checkable"
    return Finding(
        {"price": price, "total": total, "shares": shares, "peers": peers},
        verdict,
        "From 28 June 2013 to 31 October 2018 Deere's share rose "
        f"{100 * price[0]:.0f} per cent and the S&P 500 {100 * price[1]:.0f}, with dividends "
        f"{100 * total[0]:.0f} and {100 * total[1]:.0f}, while buy-backs cut Deere's shares by "
        f"{-100 * shares:.0f} per cent; it beat Caterpillar ({100 * peers['Caterpillar']:.0f}) and AGCO "
        f"({100 * peers['AGCO']:.0f}), not Honeywell ({100 * peers['Honeywell']:.0f}), so there is no lead over the "
        "market to explain, and the lead over two rivals does not single out the platform.",
    )


def deere_earns_with_machines():
    """Part of revenue that comes from selling machines; above a half, they earn the money."""
    sales, revenue = (_value("Deere", metric, "2025") for metric in ("net_sales", "revenue"))
    goal = _value("Deere", "recurring_revenue_share", "2030", qualifier="target")
    machines = sales / revenue
    return Finding(
        {"machines": machines, "goal": goal},
        "contested" if machines > 0.5 else "with caveat",
        f"Sales of equipment were {100 * machines:.0f} per cent of Deere's revenue in 2025, its filing of February "
        "2026 calls that from solutions as a service no significant share, and its own goal is that "
        f"{100 * goal:.0f} per cent recur by 2030; its position also rests on dealers, finance and control of repair.",
    )


def deere_learns_across_farms():
    """Set the acres beside what independent work explains of yields with data from farms."""
    acres = [_value("Deere", "engaged_acres", date) for date in ("2022", "2025-12")]
    studies = load("value_studies")
    studies = studies[studies["outcome"] == "yield_variation_explained"].set_index("country")
    most = [studies.loc[place, "effect"] for place in ("Netherlands", "Ethiopia and Philippines")]
    return Finding(
        {"acres": acres, "explained": most},
        "with caveat" if max(most) < 0.9 else "reproduced",
        f"The scale is real, with at least {acres[0]:.0f} million acres in 2022 and about {acres[1]:.0f} in December "
        "2025, but advice across farms was mostly left to partners, and in independent work farm data explain at "
        f"most {100 * most[0]:.0f} per cent of the differences in yield in the Netherlands and less than "
        f"{100 * most[1]:.0f} in Ethiopia and the Philippines.",
    )


# --- GE --------------------------------------------------------------------------------------


def predix_counts():
    """Look for an independent count; figures that only the company gave cannot be checked."""
    claimed = [
        _figure("GE", f"predix_{what}", "2017") for what in ("developers", "apps", "partners")
    ]
    is_open = all(row["confidence"] == "uncertain" for row in claimed)
    june = _value("GE", "predix_developers", "2016-06")
    goal = _value("GE", "predix_developers", "2016-12", qualifier="target")
    partners = _value("GE", "predix_partners", "2017-10")
    return Finding(
        {"june": june, "goal": goal, "partners": partners},
        "not checkable" if is_open else "with caveat",
        f"No independent count was found: nearly {june:,.0f} developers in June 2016 and a goal of "
        f"{goal:,.0f} for that year make 22,000 plausible as registrations, and GE itself claimed over "
        f"{partners:.0f} partners in October 2017; none of this says who built or used anything.",
    )


def predix_code_activity():
    """Ask whether public work on Predix was still growing when the sale became news."""
    commits = load("predix_repo_activity").set_index("quarter")["commits"]
    peak, before, last = commits.idxmax(), int(commits["2018Q1"]), int(commits["2018Q2"])
    is_falling = last < before < commits[peak]
    return Finding(
        {"peak": peak, "commits": int(commits[peak]), "before": before, "last": last},
        "contested" if is_falling else "with caveat",
        f"In 15 public repositories, kept mostly by GE's own staff, work peaked in the quarter {peak} with "
        f"{commits[peak]:.0f} commits and fell to {last} in 2018Q2, before the news of a sale, which "
        "is the owner's effort and not the crowd's; press accounts tell of slow development and "
        "custom projects.",
    )


# --- LEGO ------------------------------------------------------------------------------------


def lego_designers():
    """Look for the 150 and the 120,000; figures without a primary source cannot be checked."""
    claimed = [
        _figure("LEGO", metric, "2018") for metric in ("staff_designers", "volunteer_designers")
    ]
    is_open = any(row["confidence"] == "uncertain" for row in claimed)
    staff = [_value("LEGO", "staff_designers", year) for year in ("2007", "2015")]
    reached = _value("LEGO", "ideas_reached_gate", "2020-07-18")
    approved = _value("LEGO", "ideas_approved", "2020-07-18")
    return Finding(
        {"staff": staff, "reached": reached, "approved": approved},
        "not checkable" if is_open else "with caveat",
        f"No primary source was found; about {staff[0]:.0f} designers in 2007 and {staff[1]:.0f} in 2015 "
        f"fit the first number, and by July 2020 only {approved:.0f} of the {reached:.0f} proposals that "
        "had won 10,000 votes on LEGO Ideas had been approved as sets.",
    )


def mindstorms_panel():
    """Count the users who took part in designing the second generation."""
    first, later = (
        _value("LEGO", "mindstorms_panel_members", date) for date in ("2004-09", "2005-11")
    )
    places = _value("LEGO", "mindstorms_programme_places", "2006")
    applicants = _value("LEGO", "mindstorms_programme_applicants", "2006")
    return Finding(
        {"first": first, "later": later, "places": places, "applicants": applicants},
        "reproduced" if later >= 1000 else "with caveat",
        f"The users who advised on the new kit were {first:.0f} and later {later:.0f}, and the developer "
        f"programme took {places:.0f} of more than {applicants:,.0f} applicants.",
    )


def outsiders_choose():
    """Look for a programme in which outsiders choose, which LEGO began, and which still runs."""
    table = load("lego_programmes")
    open_ones = table[table["who_chooses"] == "outsiders"]
    own = open_ones[open_ones["begun_by"] == "LEGO"]
    ended = int(own["ended"].notna().sum())
    return Finding(
        {"programmes": len(table), "open": len(open_ones), "own": len(own), "ended": ended},
        "with caveat" if ended == len(own) else "reproduced",
        f"In {len(open_ones)} of {len(table)} programmes outsiders choose what others can have; LEGO began "
        f"{len(own)} of these and ended {ended}, while the market with clear effects across two sides, "
        "BrickLink, was built by fans and bought only in 2019; with it came Studio, a program in which "
        "users design, and it took the place of Digital Designer.",
    )


def making_and_selling():
    """See whether firms that make and sell still grow; growth speaks against "no longer"."""
    before, after = _value("LEGO", "revenue", "2018"), _value("LEGO", "revenue", "2025")
    vehicles, sets = _value("Toyota", "vehicle_sales", "2024"), _value("LEGO", "ideas_sets", "2026")
    return Finding(
        {"before": before, "after": after, "vehicles": vehicles},
        "contested" if after > before else "with caveat",
        f"LEGO's revenue rose from {before:.1f} billion kroner in 2018 to {after:.1f} in 2025, "
        f"while {sets:.0f} sets in all have come out of LEGO Ideas, and the Toyota group sold {vehicles:.1f} "
        "million vehicles in 2024.",
    )


def lego_ideas_crowding():
    """Compare approval rates as proposals grow; a falling rate is congestion, not a pure loop."""
    reviewed, approved = (
        _value("LEGO", f"ideas_{what}", "2018") for what in ("reviewed", "approved")
    )
    early, late = approved / reviewed, _value("LEGO", "ideas_approval_rate", "2024")
    return Finding(
        {"early": early, "late": late},
        "with caveat" if late < early else "reproduced",
        "The loop holds in part, but more participants also crowd each other: on LEGO Ideas the share of "
        f"reviewed proposals that were approved was {100 * early:.0f} per cent in 2018 by one count and about "
        f"{100 * late:.0f} by another, over some four years to 2024.",
    )


def makers_are_still_there():
    """See whether the makers of the cases still sell; growth cannot refute what has no date."""
    vehicles = [_value("Toyota", "vehicle_sales", year) for year in ("2017", "2024")]
    revenue = [_value("Deere", "revenue", year) for year in ("2018", "2025")]
    grew = all(before < after for before, after in (vehicles, revenue))
    return Finding(
        {"vehicles": vehicles, "revenue": revenue},
        "not checkable" if grew else "with caveat",
        "The report names no year, so it cannot be refuted; in the cases it had not come so by 2025: "
        f"the Toyota group sold {vehicles[0]:.1f} million vehicles in 2017 and {vehicles[1]:.1f} in 2024, "
        f"Deere's revenue rose from {revenue[0]:.1f} billion dollars in 2018 to {revenue[1]:.1f} in 2025, "
        "and Uber sold its own automated driving in 2020.",
    )
