"""The invented network of the chapter, and the window of the published study.

Figures, exercises, prose and notebook share these numbers.
"""

# All laws agree on the network's worth at one size: the unit of each law is free, and only growth
# can tell the laws apart.
AGREED_USERS, AGREED_VALUE = 100, 1_000.0  # users; USD a year
COST_PER_USER, RUNNING_COST = 5.0, 10_000.0  # USD a year
USERS_OF_EACH = 400  # of two equal networks that join

FIRST, LAST = 2004, 2014  # years that the published study fitted
AHEAD = 5  # years shown after the window
