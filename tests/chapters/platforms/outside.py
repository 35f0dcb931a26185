"""Numbers from outside that the chapter on platforms tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{}</strong> shops or a few more had room",
        told("quoted_numbers", form="{:,.0f}", metric="mall_shops"),
    ),
    (
        "about {} of its revenue came from other things, much",
        told("quoted_numbers", form="{:g} %", scale=100, metric="jr_east_other_2019"),
    ),
    (
        "hoped for {} visitors a day",
        told("quoted_numbers", form="{:,.0f}", metric="mall_visitors_hoped"),
    ),
    (
        "about {} of its revenue came from other things than transport",
        told("quoted_numbers", form="{:g} %", scale=100, metric="jr_east_other_1987"),
    ),
    (
        "{} came from independent sellers in 1999, and {} in 2018",
        told("quoted_numbers", form="{:g} %", scale=100, metric="amazon_independent_1999"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="amazon_independent_2018"),
    ),
    (
        "a rent subsidy of at least {} per square foot",
        told("quoted_numbers", form="{:g} %", scale=100, metric="anchor_rent_subsidy"),
    ),
]
