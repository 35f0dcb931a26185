"""Numbers from outside that the chapter on scale and networks tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} million</strong> smartphones shipped by Nokia in 2010",
        told("quoted_numbers", metric="nokia_smartphones_2010"),
    ),
    (
        "where learning rates averaged {} and firms",
        told("quoted_numbers", form="{:g} %", scale=100, metric="chips_learning_rate"),
    ),
    ("over {} categories of hardware", told("quoted_numbers", metric="leadership_categories")),
    (
        "lowered hosts' occupancy by {}",
        told("quoted_numbers", form="{:g} %", scale=100, metric="rentals_crowding"),
    ),
    (
        "Of {} users asked in 2024, {} used two apps or more and {} all three",
        told("delivery_apps", "basis", metric="users_of_two_or_more"),
        told("delivery_apps", form="{:g} %", scale=100, metric="users_of_two_or_more"),
        told("delivery_apps", form="{:g} %", scale=100, metric="users_of_all_three"),
    ),
]
