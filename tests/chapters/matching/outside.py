"""Numbers from outside that the chapter on matching tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} billion</strong> dollars of car parts a year",
        told("quoted_numbers", metric="covisint_projected"),
    ),
    (
        "more than \\${} million worth this way in 2007",
        told("quoted_numbers", metric="ritchie_online_2007"),
    ),
    (
        "sold about \\${} million (perhaps Canadian) worth of machines to bidders there",
        told("quoted_numbers", metric="ritchie_online_first_year"),
    ),
    (
        "lives on local advertising, {} of its revenue in 2022",
        told("quoted_numbers", form="{:g} %", scale=100, metric="karrot_advertising_2022"),
    ),
    (
        "profits rose by {} and consumer prices fell by {}",
        told("quoted_numbers", form="{:g} %", scale=100, metric="jensen_profits"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="jensen_prices"),
    ),
    (
        "were {} to {} cheaper online, and",
        told("quoted_numbers", scale=100, metric="online_cheaper_low"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="online_cheaper_high"),
    ),
    (
        "prices for books differed by {} on average",
        told("quoted_numbers", form="{:g} %", scale=100, metric="online_spread"),
    ),
    (
        "only {} outlived the two years",
        told("quoted_numbers", form="{:g} %", scale=100, metric="exchanges_surviving"),
    ),
    (
        "by one count \\${} billion in three years, on revenues of about \\${} million a year",
        told("quoted_numbers", metric="covisint_traded"),
        told("quoted_numbers", metric="covisint_revenue"),
    ),
    (
        "it had won {} of {} suppliers",
        told("quoted_numbers", metric="covisint_suppliers_won"),
        told("quoted_numbers", form="{:,.0f}", metric="covisint_suppliers_all"),
    ),
]
