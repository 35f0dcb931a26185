"""Claims about products that have become alike, as the accounts of two makers judge them."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding


def _kept(company, what, year):
    """Operating profit over revenue of a firm, or of its business named in `what`."""
    table = load("company_figures")
    table = table[(table["company"] == company) & (table["date"] == str(year))]
    values = table.set_index("metric")["value"]
    return float(values[f"{what}operating_profit"] / values[f"{what}revenue"])


def price_is_not_margin():
    """Set what LG kept of its televisions beside their price; a margin that rose is a caveat."""
    index = load("quoted_numbers").set_index("metric")["value"]
    fall = 1 - index["tv_index_2026"] / index["tv_index_1997"]
    before, then, now = (_kept("LG Electronics", "tv_", year) for year in (2014, 2018, 2025))
    firms = index["commodity_firms"]
    return Finding(
        {"fall": fall, "before": before, "then": then, "now": now},
        "with caveat" if then > before else "reproduced",
        f"Televisions of equal quality became {100 * fall:.0f} per cent cheaper from 1997 to 2026, while LG kept "
        f"{100 * before:.1f} per cent of its television revenue in 2014, {100 * then:.1f} in 2018 and lost "
        f"{-100 * now:.1f} in 2025; and in a study of {firms:.0f} firms closeness to the customer pays more as "
        "products become alike, while efficiency and the better product pay less.",
    )


def mass_production_grew():
    """See whether a maker in great series has grown since the report; growth contests the claim."""
    figures, events = load("company_figures"), load("timeline")
    lego = figures[figures["company"] == "LEGO"].set_index(["metric", "date"])["value"]
    before, after = lego["revenue", "2018"], lego["revenue", "2025"]
    kept = _kept("LEGO", "", 2025)
    (ended,) = events.loc[events["event"] == "Design byME ended", "date"]
    return Finding(
        {"before": before, "after": after, "kept": kept, "ended": ended},
        "contested" if after > before else "with caveat",
        f"LEGO, which gave up sets made to order in {ended[:4]} because single orders could not meet its standard, "
        f"raised its revenue from {before:.1f} billion kroner in 2018 to {after:.1f} in 2025 and kept "
        f"{100 * kept:.0f} per cent of it.",
    )
