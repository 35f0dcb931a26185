"""Numbers from outside that the chapter on scale and networks tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>{} million</strong> smartphones shipped by Nokia in 2010",
        told("phone_makers", form="{:.0f}", company="Nokia", metric="smartphone_units", year=2010),
    ),
    (
        "where learning rates averaged {} and firms",
        told("quoted_numbers", form="{:g} %", scale=100, metric="chips_learning_rate"),
    ),
    (
        "cells fell by {} with each doubling",
        told("quoted_numbers", form="{:g} %", scale=100, metric="cells_learning_rate"),
    ),
    ("over {} categories of hardware", told("quoted_numbers", metric="leadership_categories")),
    (
        "lowered hosts' occupancy by {}",
        told("quoted_numbers", form="{:g} %", scale=100, metric="rentals_crowding"),
    ),
    (
        "MySpace had {} million visitors a month and Facebook {} million",
        told("quoted_numbers", metric="myspace_visitors_2007"),
        told("quoted_numbers", metric="facebook_visitors_2007"),
    ),
]
