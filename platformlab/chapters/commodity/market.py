"""The invented coffee machines of the chapter: figures, exercises, prose and notebook share them."""

# One firm among equal rivals, USD a machine; some customers buy none.
COST, WORTH = 60.0, 120.0  # what a machine costs, and what the average customer would pay for it
SPREAD = 20.0  # of tastes
FIRMS = 4  # with ours
ALIKE = 4.0  # spread of tastes between machines that have become alike
NETWORK = 20.0  # gain from a brand that all use, in an exercise
MARKET = {"cost_per_customer": COST, "stand_alone_value": WORTH}

# The same customers on a circle of tastes, for one maker of many variants.
CUSTOMERS = 10_000  # a month
FARTHEST = 100.0  # what the whole circle counts for: the farthest variant is half a circle away
FITTING = 170.0  # worth of a machine that meets the taste
SET_UP, CHEAP_SET_UP = 5_000.0, 50.0  # of a variant, USD a month, before and after
CIRCLE = {"transport_cost": FARTHEST, "cost_per_customer": COST, "stand_alone_value": FITTING}
