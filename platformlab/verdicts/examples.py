"""Claims about the report's examples: phones after the App Store, and the table of chart 4."""

from platformlab.data import load
from platformlab.verdicts.finding import Finding


def phone(maker, metric, year):
    """One figure of a phone maker.

    Examples
    --------
    >>> phone("BlackBerry (RIM)", "smartphone_units", 2011)
    51.1
    """
    table = load("phone_makers")
    found = table[
        (table["company"] == maker) & (table["metric"] == metric) & (table["year"] == year)
    ]
    return float(found["value"].iloc[0])


def phones_after_the_app_store():
    """Compare market values 2007 and 2012, and see how long RIM's shipments grew after July 2008."""
    makers = ("Apple", "Nokia", "BlackBerry (RIM)")
    caps = {maker: [phone(maker, "market_cap", year) for year in (2007, 2012)] for maker in makers}
    units = load("phone_makers").query("company == @makers[2] and metric == 'smartphone_units'")
    peak = int(units.set_index("year")["value"].idxmax())
    shares = load("phone_makers").query("company == @makers[2] and metric == 'smartphone_share'")
    turn = int(shares.set_index("year")["value"].idxmax())
    is_real = caps["Apple"][1] > caps["Apple"][0] and all(
        caps[maker][1] < caps[maker][0] for maker in makers[1:]
    )
    if not is_real:
        verdict = "contested"
    else:
        verdict = "reproduced" if peak <= 2008 else "with caveat"
    (a0, a1), (n0, n1), (r0, r1) = caps.values()
    first, top = (phone(makers[2], "smartphone_units", year) for year in (2007, peak))
    return Finding(
        {"caps": caps, "peak": peak, "units": (first, top)},
        verdict,
        f"The gap is real: from 2007 to 2012 Apple's market value went from {a0:.0f} to {a1:.0f} "
        f"billion dollars, Nokia's from {n0:.0f} to {n1:.0f} and RIM's from {r0:.0f} to {r1:.0f}; but "
        f"RIM's shipments grew from {first:.1f} million in 2007 to {top:.1f} in {peak}, {peak - 2008} years "
        f"after the store opened, while its share of a growing market fell from {turn} on, so timing "
        "alone does not single out the store.",
    )


def examples_of_chart_four():
    """Count entries, misprints, fates and who still serves in the report's table of examples."""
    table = load("platform_examples", include_uncertain=True)
    fates = table["status_group"].value_counts()
    industries, misprints = table["industry"].nunique(), int(table["is_misprinted"].sum())
    lost = {word: int(fates.get(word, 0)) for word in ("closed", "changed", "acquired", "unknown")}
    serve = int((table["still_serves"] == "yes").sum())
    verdict = (
        "reproduced" if not misprints and len(table) == fates.get("alive", 0) else "with caveat"
    )
    return Finding(
        {
            "entries": len(table),
            "industries": industries,
            "misprints": misprints,
            **lost,
            "serve": serve,
        },
        verdict,
        f"The table gives {len(table)} examples in {industries} industries, {misprints} of them misspelt; "
        f"{serve} still serve the users they are listed for; {lost['changed']} have changed their model "
        f"since 2016, {lost['acquired']} were bought, {lost['closed']} shut down whole, {lost['unknown']} could "
        "not be traced, and several were manufacturers or pipelines from the start.",
    )
