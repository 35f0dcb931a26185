"""Numbers from outside that the chapter on Deere tells, each with the row of data it comes from."""

from prose import told


def rise_that_the_report_prints():
    before, after = (
        float(told("report_figures", subject="Deere", metric="market_value", date=year)())
        for year in ("2013", "2018")
    )
    return f"{100 * (after / before - 1):.0f}"


OUTSIDE = [
    ("<strong>+{} %</strong> in five years", rise_that_the_report_prints),
    (
        "[{} million engaged acres]",
        told("company_figures", company="Deere", metric="engaged_acres", date="2025-12"),
    ),
    (
        "of more than {} million acres on FieldView, a rival's platform, [{} million were paid for]",
        told("company_figures", company="Climate FieldView", metric="enrolled_acres", date="2016"),
        told("company_figures", company="Climate FieldView", metric="paid_acres", date="2016"),
    ),
    (
        "had [{} million acres in 2022]",
        told(
            "company_figures",
            company="Farmers Business Network",
            metric="member_acres",
            date="2022",
        ),
    ),
    (
        "Of corn growers {} used a yield monitor in 2010, and {} [made",
        told(
            "value_studies",
            "effect",
            form="{:g} %",
            scale=100,
            study="DeLay, Thompson and Mintert 2020",
            outcome="farms_with_yield_monitors",
        ),
        told(
            "value_studies",
            "effect",
            form="{:g} %",
            scale=100,
            study="DeLay, Thompson and Mintert 2020",
            outcome="farms_that_made_yield_maps",
        ),
    ),
    (
        "With data on {} fields and years",
        told(
            "value_studies",
            "sample_size",
            form="{:,.0f}",
            study="Silva and others 2023",
            country="Netherlands",
        ),
    ),
    (
        "[at most {} of the differences in Dutch yields]",
        told(
            "value_studies",
            "effect",
            form="{:g} %",
            scale=100,
            study="Silva and others 2023",
            outcome="yield_variation_explained",
            country="Netherlands",
        ),
    ),
    (
        "and less than {} in Ethiopia",
        told(
            "value_studies",
            "effect",
            form="{:g} %",
            scale=100,
            study="Silva and others 2023",
            outcome="yield_variation_explained",
            country="Ethiopia and Philippines",
        ),
    ),
]
