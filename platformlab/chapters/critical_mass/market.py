"""The invented market of the chapter: figures, exercises, prose and notebook share its numbers."""

STAND_ALONE_VALUE = 0.0  # USD a month, to the average buyer
TASTE_SPREAD = 8.0  # USD a month
MARKET = {"stand_alone_value": STAND_ALONE_VALUE, "taste_spread": TASTE_SPREAD}

# The service that the text follows.
PRICE, SAME_SIDE = 28.0, 60.0  # USD a month; the second is what a full network adds
SERVICE = MARKET | {"price": PRICE, "same_side": SAME_SIDE}
START = 0.35  # share of the market in the bet

SPEED = 0.5  # part of the gap that closes in a month
MONTHS = 24

# The network that raises its price for a year.
FULL_VALUE = SAME_SIDE  # of a full network, wherever it comes from
BASE_PRICE, RAISED_PRICE = 30.0, 45.0
BEFORE, RAISED, RESTORED = 12, 12, 24  # months
