"""What the chapter asks, and its two invented judges: figures, exercises, prose and notebook share them."""

# Claims that the reader judges before any verdict: of most sections and kinds, chosen and not drawn.
TWELVE = (
    "C02", "C01", "C10", "CC019", "C23", "CC031", "C30", "CC066", "C32", "CC049", "CC080", "CC056",
)  # fmt: skip

# Two judges of statements that hold with one chance: one says it, the other is too sure.
TRUE_CHANCE = 0.7
TOO_SURE = 0.9
DOZEN = 12
DOZENS = 20  # judged at most

# Years between which the ten most valuable firms are traced.
SPANS = {"before": (2008, 2018), "since": (2018, 2024), "to_date": (2018, 2026)}

# What LG had in this year is the measure of what it had later.
BASE_YEAR = 2021
