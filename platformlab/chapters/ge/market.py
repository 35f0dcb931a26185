"""The invented launches of the chapter: figures, exercises, prose and notebook share them."""

# A hundred launches that start alike and differ in what nobody sees: how far the bar is.
LAUNCHES = 100
START = 0.2  # of customers and of developers, on the first day
FARTHEST_BELOW, FARTHEST_ABOVE = 0.5, 2.0  # start, divided by what the market asks for
ABOVE_BAR = 0.5  # of the launches, when they start
PACE = 0.04  # part of the gap to those who want in that closes in a month

# Money, USD billion a year.
FULL_REVENUE = 5.0  # with every customer and every developer on board
YEARLY_COST = 1.4  # whatever comes in
REVIEW = 3  # years after the launch
LAST_YEAR = 15  # by which the money must be back
LINES = 10  # drawn of the launches that still lose, so that each stands for a tenth of them

# Five launches with one revenue, in a market whose customers are slow.
FEE = 0.18  # of either side, divided by what all of the other are worth to the keenest
CUSTOMERS_PACE = 0.03
TIMES = (1, 3, 10)  # as quickly as customers developers may decide
TIMES_AS_QUICK = TIMES[-1]
CUSTOMERS = (0.1, 0.14, 0.2, 0.3, 0.4)  # on board at the review; developers make up the revenue
INDUSTRIES = 5  # over which a launch is spread, and which do not help each other

# A pilot, or everything at once; USD billion.
PILOT = {"pilot_cost": 0.4, "rollout_cost": 4.0, "value_if_success": 12.0, "value_if_failure": 1.0}
DELAY = 0.8  # what a dollar after the pilot is worth today
