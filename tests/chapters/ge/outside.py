"""Numbers from outside that the chapter on GE tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>${} billion</strong> a year was GE's goal",
        told("company_figures", company="GE", metric="revenue_digital_incl_hardware", date="2020"),
    ),
    (
        "with {} of the market, took [{} of its revenue]",
        told(
            "company_figures",
            form="{:g} %",
            scale=100,
            company="COSMOPlat",
            metric="market_share",
            date="2024",
        ),
        told(
            "company_figures",
            form="{:g} %",
            scale=100,
            company="COSMOPlat",
            metric="share_of_revenue_from_parent",
            date="2025-09",
        ),
    ),
    (
        "for \\${} million and up to \\${} million more; in March 2026 [\\${} million]",
        told(
            "platform_sales",
            "price",
            form="{:,.0f}",
            asset="ThingWorx and Kepware",
            date="2025-11-05",
        ),
        told(
            "platform_sales",
            "contingent",
            form="{:,.0f}",
            asset="ThingWorx and Kepware",
            date="2025-11-05",
        ),
        told(
            "platform_sales",
            "price",
            form="{:,.0f}",
            asset="ThingWorx and Kepware",
            date="2026-03",
        ),
    ),
    (
        "the next owners, who had [added at least \\${} million]",
        told("quoted_numbers", metric="servicemax_added"),
    ),
    (
        ", sold it for [\\${} million]",
        told("platform_sales", "price", form="{:,.0f}", asset="ServiceMax", date="2023-01-03"),
    ),
    (
        "by one count {} million dollars",
        told("coupang", form="{:.0f}", scale=-1, metric="operating_result_usd", date="2026-03"),
    ),
    (
        "the {} were chosen because they had survived",
        told("platform_base_rates", metric="successes"),
    ),
]
