"""Claims about GE's turn to software that the data can judge."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding

LIFE_OF_FAILURES = "mean_life_of_failures"  # years, of failed platforms, in platform_base_rates


def _value(metric, date):
    table = load("company_figures")
    (value,) = table.query("company == 'GE' and metric == @metric and date == @date")["value"]
    return float(value)


def _sale(asset, buyer, status="completed"):
    """Price of an asset in USD million, and the year in which this buyer bought it or agreed to."""
    table = load("platform_sales")
    (sale,) = table.query("asset == @asset and buyer == @buyer and status == @status").itertuples()
    return float(sale.price), int(sale.date[:4])


def ge_software_goal():
    """Find the goal that makes a turn to software more than a word, and how far it was to go."""
    goal, base = (_value("revenue_digital_incl_hardware", year) for year in ("2020", "2015"))
    return Finding(
        {"goal": goal, "base": base},
        "reproduced" if goal > base else "with caveat",
        "Its stated goal was to be among the ten largest software companies, with "
        f"{goal:.0f} billion dollars of digital revenue, by 2020, three times the {base:.0f} it counted in 2015.",
    )


def ge_outcome():
    """Look for what was left: a caveat as long as a part was worth as much as was put into it."""
    planned = _value("revenue_planned_software_company", "2018")
    proficy, _ = _sale("Proficy", "TPG", "agreed")
    bought, _ = _sale("ServiceMax", "GE")
    resold, year = _sale("ServiceMax", "PTC")
    quoted = load("quoted_numbers").set_index("metric")["value"]
    added = float(quoted["servicemax_added"])  # by those who bought it from GE
    return Finding(
        {
            "planned": planned,
            "proficy": proficy,
            "bought": bought,
            "added": added,
            "resold": resold,
        },
        "with caveat" if max(proficy, resold - added) >= bought else "reproduced",
        f"It was widely judged so, yet a software company with revenue of {planned:.1f} billion dollars was planned in "
        "December 2018 and was near break-even in 2020, the sale of one part for "
        f"{proficy:.0f} million was agreed in 2025, and another, bought for {bought:.0f} million, was sold on for "
        f"{resold:,.0f} in {year} by its next owners, who had added at least {added:.0f}.",
    )


def platforms_take_time():
    """Years of loss before a profit, where one came, beside the lives of those that failed."""
    coupang = load("coupang").query("metric == 'operating_result_krw'").set_index("year")["value"]
    losses = int((coupang < 0).sum())
    came = bool(coupang.iloc[-1] > 0)
    rates = load("platform_base_rates").set_index("metric")["value"]
    _, bought = _sale("ThingWorx", "PTC")
    _, sold = _sale("ThingWorx and Kepware", "TPG", "agreed")
    kept = sold - bought
    return Finding(
        {"losses": losses, "life": float(rates[LIFE_OF_FAILURES]), "kept": kept},
        "with caveat" if came else "contested",
        f"Models of critical mass agree that early losses are normal, and Coupang lost money in {losses} years before "
        f"it earned any; but failed platforms lasted just under {rates[LIFE_OF_FAILURES]:.0f} years on average, and "
        f"ThingWorx was sold after {kept}, so time alone does not save them.",
    )
