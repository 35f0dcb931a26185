"""Numbers from outside that the chapter on LEGO tells, each with the row of data it comes from."""

from prose import told


def quoted(metric, form="{:g}"):
    return told("quoted_numbers", metric=metric, form=form)


OUTSIDE = [
    (
        "<strong>{}</strong> designs by fans qualified",
        told("lego_ideas_rounds", "qualified", round="second 2025"),
    ),
    (
        "{} supporters put a design before the board.",
        quoted("ideas_supporters", "{:,.0f}"),
    ),
    (
        "it was [{} products beside {}]",
        quoted("muji_user_products"),
        quoted("muji_designer_products"),
    ),
    ("Over {} contests, more participants went with", quoted("ideation_contests")),
    ("in sets from [\\${}]", quoted("smart_play_cheapest_set")),
    ("Its range of 2025 has more than {} products;", quoted("lego_products_2025")),
    (
        "from Ideas came {} sets in all its years.",
        told("company_figures", company="LEGO", metric="ideas_sets", date="2026"),
    ),
]
