"""The invented compressors of the chapter: figures, exercises, prose and notebook share them."""

# Two makers of compressors, USD a month and machine.
COST, STAND_ALONE = 4_000.0, 7_000.0
APART = 1_000.0  # what the keenest buyer of one make loses by taking the other
MARKET = {"cost_per_customer": COST, "stand_alone_value": STAND_ALONE}
WORTH, SENSOR_COST = 600.0, 100.0  # of the information to a buyer, and of giving it to her
NET_WORTH = WORTH - SENSOR_COST

# What it took to develop the information, USD for each machine sold in the market.
DEVELOPMENT, MATCHED_AFTER = 6_000.0, 2
MONTHS = 12

# A part that wears out; a failure stops a plant, so it costs many times a planned replacement.
HOURS_A_YEAR = 2_000.0
PLANNED_COST, FAILURE_COST = 1_800.0, 12_000.0
WEIBULL_SHAPE = 2.5  # old parts fail more
LIFE_YEARS = 4.0  # under care, if nothing is replaced early
HARD_LIFE = 0.5  # under hard use the part lives so much of it
CARE_A_YEAR = 800.0  # what care costs the user
