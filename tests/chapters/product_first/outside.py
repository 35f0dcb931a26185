"""Numbers from outside that the chapter on a product first tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} million</strong> people or more were registered",
        told("users_counted", service="SmartThings", metric="registered", date="2026-01"),
    ),
    (
        "made for telephones of others, to {} first users",
        told("company_figures", company="Xiaomi MIUI", date="2010-08"),
    ),
    (
        "MIUI had {} million users at the end of 2012",
        told("company_figures", scale=1e-6, company="Xiaomi MIUI", date="2012-12"),
    ),
    (
        "more than {} million in February 2015",
        told("company_figures", scale=1e-6, company="Xiaomi MIUI", date="2015-02"),
    ),
    (
        "in 2016, up from about {} million a few years before",
        told("company_figures", company="Climate FieldView", metric="paid_acres", date="2014"),
    ),
    (
        "[{}](https://reportify.cn",
        told(
            "company_figures",
            form="{:.1f} %",
            scale=100,
            company="COSMOPlat",
            metric="share_of_revenue_from_parent",
            date="2025-09",
        ),
    ),
    (
        "A study of {} kinds of computer products",
        told("quoted_numbers", metric="tellis_categories"),
    ),
    (
        "[{} less](https://modernpowersystems.com",
        told(
            "company_figures",
            form="{:.0f} %",
            scale=-100,
            company="GE",
            metric="power_profit_change",
        ),
    ),
    (
        "with [more than {} shops]",
        told("company_figures", form="{:,.0f}", company="BrickLink", metric="shops"),
    ),
    ("and over {} million members", told("company_figures", company="BrickLink", metric="members")),
]
