"""Numbers from outside that the chapter on alike products tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} billion</strong> kroner came in at the LEGO Group",
        told("company_figures", company="LEGO", metric="revenue", date="2025"),
    ),
    (
        "In the second quarter of 2007 a firm with about {} people, Vizio, sold {} of the flat televisions",
        told("company_figures", company="Vizio", metric="staff", date="2007-08"),
        told(
            "company_figures",
            form="{:g} %",
            scale=100,
            company="Vizio",
            metric="market_share",
            date="2007-06",
        ),
    ),
    (
        "price index of televisions went from {} to {}, by",
        told("quoted_numbers", form="{:,.1f}", metric="tv_index_1997"),
        told("quoted_numbers", metric="tv_index_2026"),
    ),
    ("Among {} firms in ten industries", told("quoted_numbers", metric="commodity_firms")),
]
