"""The invented machines and farms of the chapter: figures, exercises, prose and notebook share them."""

# A part that wears out, the same on every machine.
WEIBULL_SHAPE = 2.5  # old parts fail more
PLANNED_COST, FAILURE_COST = 500.0, 2_500.0  # USD
PART = {
    "planned_cost": PLANNED_COST,
    "failure_cost": FAILURE_COST,
    "weibull_shape": WEIBULL_SHAPE,
}
FAILURE_INTERVAL = 5.0  # years of one machine between two failures, if nothing is replaced early
RECORD_YEARS = 1.0
HOURS_A_YEAR = 500.0  # of work for one machine

# Who sees how many machines.
MACHINES = {"farm": 4, "dealer": 300, "maker": 10_000}
MOST_OF_THE_GAIN = 0.9
HISTORIES = 1_000  # drawn and fitted for each small number of failures

# What farm data add to a service, USD a month for one farm.
FARMS_CEILING, FARMS_NEEDED = 150.0, 1_000.0  # learned from all farms
OWN_CEILING, OWN_NEEDED = 200.0, 3.0  # learned from this farm's seasons
MAKERS_FARMS, RIVALS_FARMS, SEASONS = 10_000.0, 1_000.0, 6
