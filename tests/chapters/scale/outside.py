"""Numbers from outside that the chapter on scale tells, each with the row of data it comes from."""

from prose import told

OUTSIDE = [
    (
        "<strong>${}</strong> was the price of a Model T touring car from August 1916; in the first season it had been ${}.",
        told("learning_curves", "price", series="ford_model_t", year=1917),
        told("learning_curves", "price", series="ford_model_t", year=1909),
    ),
    (
        "Ford asked \\${} for the touring car",
        told("learning_curves", "price", series="ford_model_t", year=1917),
    ),
    (
        "In its first season it had been \\${} (",
        told("learning_curves", "price", series="ford_model_t", year=1909),
    ),
    (
        "saved about {} million dollars within two years",
        told("quoted_numbers", metric="dropbox_saved"),
    ),
    (
        "and in 1926, its touring car dearer and its closed ones cheaper, {} million",
        told("quoted_numbers", metric="ford_engines_1926"),
    ),
    ("for about \\${} more, Chevrolet", told("quoted_numbers", metric="chevrolet_dearer")),
]
