"""Numbers from outside that the chapter on the giants tells, each with the row of data it comes from."""

from prose import told

from platformlab.verdicts import giants

OUTSIDE = [
    ("<strong>{} of the 10</strong>", lambda: giants.REPORT_COUNT),
    ("valued at {} billion in January 2019", told("quoted_numbers", metric="wework_valuation")),
]
