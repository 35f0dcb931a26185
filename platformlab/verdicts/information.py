"""Claims about platforms of makers and about information added to things that the data can judge."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding

# Owners in the table who make physical things; the others sell software, seed or telephone lines.
MAKERS = (
    "GE",
    "Siemens",
    "Bosch",
    "Trumpf",
    "Haier",
    "Hitachi",
    "Schneider Electric",
    "ABB",
    "Deere",
    "Claas",
    "Samsung",
    "Xiaomi",
    "Philips, then Signify",
    "LG Electronics",
)
FIRST, LAST = 2011, 2018  # the years of the report's cases, up to the report


def platforms_succeed_and_fail():
    """Set the successes of the best-known count beside its failures; more failures are a caveat."""
    table = load("platform_base_rates").set_index("metric")["value"]
    failed, succeeded = table["failures"], table["successes"]
    return Finding(
        {"failed": failed, "succeeded": succeeded},
        "with caveat" if failed > succeeded else "reproduced",
        f"There are successes, but the best-known count sets {failed:.0f} failed platforms against "
        f"{succeeded:.0f} successful ones; failures were looked for round the successes, so this is no "
        "rate of failure.",
    )


def makers_try_platforms():
    """Count makers of things that opened a platform in the years up to the report."""
    table = load("industrial_platforms", include_uncertain=True)
    year = table["launched"].astype(str).str[:4].astype(int)
    tried = table[table["owner"].isin(MAKERS) & year.between(FIRST, LAST)]
    makers = sorted(set(tried["owner"]))
    return Finding(
        {"platforms": len(tried), "makers": makers},
        "reproduced" if len(makers) >= 10 else "with caveat",
        f"{len(makers)} makers of things in our list opened a platform from {FIRST} to {LAST}, among "
        "them GE, Deere, Siemens, Bosch, Haier and Hitachi; the list is no sample, and some of the years "
        "are recalled.",
    )


def information_came_with_contracts():
    """Ask what else changed at engines: foresight before the platform, and contracts that pay for it."""
    timeline = load("timeline")
    timeline = timeline[timeline["company"] == "GE"]
    (patent,) = timeline.loc[timeline["event"].str.contains("patent on predicting"), "date"]
    (launch,) = timeline.loc[timeline["event"].str.startswith("Predix launched"), "date"]
    studies = load("value_studies").set_index("outcome")
    low, high = (studies.loc["reliability", name] for name in ("effect", "effect_high"))
    return Finding(
        {"patent": patent, "launch": launch, "reliability": (low, high)},
        "with caveat" if patent[:4] < launch[:4] and low > 0 else "reproduced",
        "Performance and fuel use aside, information came with service and contracts: GE applied for a "
        f"patent on predicting service from data in {patent[:4]}, {int(launch[:4]) - int(patent[:4])} years before "
        f"Predix, and at one large maker, which need not be GE, engines were {100 * low:.0f} to {100 * high:.0f} "
        "per cent more reliable under contracts that pay for performance; what information was worth to the "
        "customer was not found.",
    )


def machines_get_connected():
    """Compare counts of connected machines of the same maker at two dates."""
    table = load("company_figures")
    table = table[table["qualifier"] != "target"]

    def count(company, metric, date):
        found = table[(table["company"] == company) & (table["metric"] == metric)]
        return float(found.loc[found["date"] == date, "value"].iloc[0])

    deere = [count("Deere", "connected_machines", date) for date in ("2022", "2025-12")]
    cars = [
        count("Hyundai Motor and Kia", "connected_car_subscribers", date)
        for date in ("2018-05", "2023-06")
    ]
    caterpillar = count("Caterpillar", "connected_machines", "2024")
    rose = deere[1] > deere[0] and cars[1] > cars[0]
    return Finding(
        {"deere": deere, "cars": cars, "caterpillar": caterpillar},
        "reproduced" if rose else "with caveat",
        f"The standard account, and fleets have grown: Deere counted about {deere[0]:,.0f} connected machines in "
        f"2022 and {deere[1] / 1e6:.0f} million in 2025, Caterpillar about {caterpillar / 1e6:.1f} million in 2024, and "
        f"Hyundai and Kia {cars[0]:.0f} million subscribers in 2018 and {cars[1]:.0f} million in 2023; all are "
        "counts by the firms themselves.",
    )
