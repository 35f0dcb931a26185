"""The invented market of the crowd on the welcome page; no bet of a chapter asks about it."""

CUSTOMERS = 100
MARKET = {  # USD a month
    "stand_alone_value": 0.0,
    "same_side": 45.0,
    "price": 20.0,
    "taste_spread": 6.0,
}
SPEED = 0.5  # part of the gap that closes in a month
MONTHS = 24
START, BETTER = 32, 45  # members in the question, and in the crowd beside it on paper
EXPLAINED_IN = "critical_mass"
