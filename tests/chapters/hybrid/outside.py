"""Numbers from outside that the chapter on LEGO tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} designs</strong> by fans qualified",
        told("lego_ideas_rounds", "qualified", round="second 2025"),
    ),
    (
        "{} supporters put a design before the board.",
        told("quoted_numbers", metric="ideas_supporters", form="{:,.0f}"),
    ),
    (
        "[sold {} times as much]",
        told("quoted_numbers", metric="muji_sales_first_year"),
    ),
    (
        "with {} times the gross margin; after three years it was {} and {} times.",
        told("quoted_numbers", metric="muji_margin_first_year"),
        told("quoted_numbers", metric="muji_sales_third_year"),
        told("quoted_numbers", metric="muji_margin_third_year"),
    ),
    (
        "these were [{} products beside {}]",
        told("quoted_numbers", metric="muji_user_products"),
        told("quoted_numbers", metric="muji_designer_products"),
    ),
    (
        "Over {} contests, more participants went with",
        told("quoted_numbers", metric="ideation_contests"),
    ),
    ("in sets from [\\${}]", told("quoted_numbers", metric="smart_play_cheapest_set")),
    (
        "Its range of 2025 has more than {} products;",
        told("quoted_numbers", metric="lego_products_2025"),
    ),
    (
        "from Ideas came {} sets in all its years.",
        told("company_figures", company="LEGO", metric="ideas_sets", date="2026"),
    ),
]
