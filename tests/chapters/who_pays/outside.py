"""Numbers from outside that the chapter on who pays tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    ("<strong>&#36;{}</strong> was the price", told("platform_fees", item="Acrobat Reader 1.0")),
    ("was to cost \\${} for every user", told("platform_fees", item="Acrobat Reader 1.0")),
    (
        "the share of free accounts [fell by {} percentage points]"
        "(https://ssrn.com/abstract=3328579), another that it was [{} lower than uncapped]",
        told("quoted_numbers", metric="free_accounts_fell"),
        told("quoted_numbers", metric="free_accounts_fell_covered"),
    ),
    (
        "Of {} merchants asked, {} saw costs fall and {} rise; "
        "[{} had cut prices and {} had raised them]",
        told("quoted_numbers", metric="merchants_asked"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="merchants_saved"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="merchants_dearer"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="merchants_cut"),
        told("quoted_numbers", form="{:g} %", scale=100, metric="merchants_raised"),
    ),
    (
        "in {} years Adobe [gave away more than a billion and sold over {} million licences]",
        told("quoted_numbers", metric="acrobat_years"),
        told("quoted_numbers", metric="acrobat_licences"),
    ),
]
