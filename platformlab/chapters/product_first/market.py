"""The invented laser cutters of the chapter: figures, exercises, prose and notebook share them."""

# Two makers sell to the same workshops at the same price; USD a month and cutter.
START = 0.5  # of the cutters at work are ours
POINT = 10.0  # what one point of quality is worth to the average workshop
LEAD, MATCHED_YEARS = 2 * POINT, 6  # ours is better until the rival has matched it
SWITCHING_COST, TASTE_SPREAD = 10.0, 10.0
SWITCHING_COSTS = (0.0, SWITCHING_COST, 20.0, 30.0, 40.0)
LIFE_YEARS = 5
MONTHS = 12
REPLACED = 1 / (LIFE_YEARS * MONTHS)  # of all cutters, in a month

# The platform: programs of others for our cutters.
PROGRAMS = 40.0  # what all programs together are worth to a workshop
FIRST_PROGRAM = 0.55  # share of the cutters at which the keenest developer comes
PACE = 0.1  # part of the gap to those who want in that closes in a month
PLATFORM = {"cross_side_consumers": PROGRAMS, "relative_fee_producers": FIRST_PROGRAM}

# Money, USD a month and cutter of the market, over fifteen years.
MARGIN = 10.0  # on each cutter of ours at work
FEE = 10.0  # more on each, once all programs are there
RUNNING_COST = 2.5  # of the open platform, on each cutter of the market
HORIZON = 15
LAST_OPENING = 10  # the latest year in which the platform may open

SUBSIDY = 80.0  # a month, as long as a cutter lives that was bought in the year of subsidy
