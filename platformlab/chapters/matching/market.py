"""The invented market for used machines: figures, exercises, prose and notebook share its numbers."""

# Straight lines, in USD: the keenest pair gains most, the next a little less.
MARKET = {
    "choke_price": 100_000,
    "reserve_price": 40_000,
    "demand_slope": 500,
    "supply_slope": 500,
}
GAIN = MARKET["choke_price"] - MARKET["reserve_price"]  # of the keenest pair
FREE_DEALS = GAIN / (MARKET["demand_slope"] + MARKET["supply_slope"])  # a month, if dealing is free

# What one machine costs on the spot, where supply meets demand if dealing is free, and with the
# most that its delivery and repair may cost; and the cost of a look: a trip, or a click and a report.
OFFERS = {"lowest_price": 70_000, "highest_price": 110_000}
WIDTH = OFFERS["highest_price"] - OFFERS["lowest_price"]
TRIP, CLICK = 5_000, 50

# The market as the map opens: costs of a deal without the platform and on it.
DIRECT_COST, PLATFORM_COST = 20_000, 10_000
OTHER_COSTS = 8_000  # of a deal on the platform, besides finding the machine click by click
OPERATING_COST = 200_000  # a month
CHEAP_TO_RUN = 50_000  # a month, as information technology may have it
PLATFORM = {
    "keenest_gain": GAIN,
    "free_deals": FREE_DEALS,
    "operating_cost": OPERATING_COST,
}

# What the exercises change.
DEAR_DEAL = 45_000
DEAR_LOOK = 40_000  # the first machine is taken
DEAR_PLATFORM = 400_000  # a month
BETTER_PLATFORM = {"direct_cost": 52_000, "platform_cost": 4_000}
