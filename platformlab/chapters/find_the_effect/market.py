"""What the chapter codes and assumes: figures, exercises, prose and notebook share it."""

STAGES = ("plan", "develop", "buy", "make", "distribute", "use", "service", "end of life")
FIRMS = ("Deere", "LEGO", "GE", "Klöckner")

# A network whose members differ: what all the others are worth to the average member, as a
# multiple of what staying costs. None of these is 2, divided or not, where a network just holds.
GAINS = (1.4, 1.8, 2.2, 3.2, 4.5, 7.0)
GAIN = 1.8
UNSURE = (1.2, 1.5, 2.0)  # low is the likely value divided by this, high is times this
DOUBT = 1.5
STARTS = (1.0, 0.6, 0.3, 0.1)

# Where a gain ends: what so many participants bring, as a part of what the most bring.
MOST = 10_000
SERVED = 300.0  # customers that teach a service some two thirds of what there is to learn
RATIOS = (1.1, 1.6, 2.5, 5.0)  # the whole gain, as a multiple of what taking part costs
RATIO = 1.6

# The part that wears out in the chapter on Deere, seen for a year on every machine.
PLANNED_COST, FAILURE_COST = 500.0, 2_500.0  # USD
WEIBULL_SHAPE = 2.5
FAILURE_INTERVAL, RECORD_YEARS = 5.0, 1.0  # years
HISTORIES = 1_000

# A large newcomer.
POOLS = (1_000, 3_000, 10_000)  # machines
POOL = MOST
OWNERS = (1, 4, 20, 100, 500)  # machines of the newcomer
OWNER = 100
