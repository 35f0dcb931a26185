"""Claims about the size of a network and the base of a product that the data can judge."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding


def _figure(company, metric, date):
    table = load("company_figures")
    (value,) = table.query("company == @company and metric == @metric and date == @date")["value"]
    return float(value)


def _counted(metric, date):
    table = load("users_counted")
    (value,) = table.query("service == 'SmartThings' and metric == @metric and date == @date")[
        "value"
    ]
    return float(value)


def size_decides():
    """Look at the largest: a base that was lost, a leader that is small, and how the ten largest fare."""
    phones = load("phone_makers").query("company == 'Nokia' and metric == 'smartphone_share'")
    nokia = phones.sort_values("year")["value"]
    first, last = float(nokia.iloc[0]), float(nokia.iloc[-1])
    leader = _figure("COSMOPlat", "market_share", "2024")
    ten = load("platform_base_rates").query("metric == 'share_of_top_ten'")["value"]
    early, late = float(ten.iloc[0]), float(ten.iloc[-1])
    return Finding(
        {"first": first, "last": last, "leader": leader, "ten": (early, late)},
        "contested" if last < first / 2 or leader < 0.1 else "with caveat",
        "Quality, expectations, the structure of the network and the use of several platforms at once matter too, "
        f"in theory and in the evidence: Nokia sold {first:.0f} per cent of all smartphones in 2007 and {last:.0f} in "
        f"2011, and the largest industrial platform of China has {100 * leader:.1f} per cent of its market, while the "
        f"ten largest of the internet of things went from {100 * early:.0f} to {100 * late:.0f} per cent in three years.",
    )


def base_gives_a_start():
    """Ask how much of a base followed its owner to the platform."""
    acres = _figure("Climate FieldView", "paid_acres", "2016")
    enrolled = _figure("Climate FieldView", "enrolled_acres", "2016")
    appliances = _counted("appliances_connected", "2025-07")
    users = _counted("registered", "2025-07")
    small = max(acres / enrolled, appliances / users) < 0.5
    return Finding(
        {"acres": (acres, enrolled), "appliances": (appliances, users)},
        "with caveat" if small else "reproduced",
        "Supported where the base can be moved to the platform, but little of it may follow: of more than "
        f"{enrolled:.0f} million acres on FieldView {acres:.0f} million were paid for in 2016, and SmartThings counted "
        f"{appliances:.0f} million appliances for {users:.0f} million registered users in 2025; GE and Nokia had large "
        "bases too.",
    )


def product_value_first():
    """Look at the one case the report may have meant: what GE's power business earned beside Predix."""
    fell = _figure("GE", "power_profit_change", "2017-09")
    return Finding(
        {"fell": fell},
        "with caveat" if fell < 0 else "contested",
        f"It fits GE, whose power business earned {-100 * fell:.0f} per cent less in a quarter of 2017 while Predix was "
        "on offer, which is one case and no test.",
    )
