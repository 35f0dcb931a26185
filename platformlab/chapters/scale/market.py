"""The invented market of the chapter: figures, exercises, prose and notebook share its numbers."""

# The plant, whoever owns it: the carmaker, the landlord, or the tenant who leaves him.
PLANT = {
    "fixed_cost": 9_000_000.0,  # USD a year
    "unit_cost": 300.0,  # USD for each unit
    "congestion_cost": 0.00004,  # USD for every unit of the year
}
FULLEST = 800_000  # units a year: the most that the figure draws

# Experience without a plant.
FIRST_MADE, FIRST_COST = 10_000, 800.0  # cars; USD for the next one
DOUBLINGS = 10  # from the first car drawn to the last
MADE_SO_FAR, LEARNING_RATE = 160_000, 0.2  # where the figure opens

# The carmaker whose circle the text follows.
START = {"start_price": 900.0, "start_output": 20_000.0, "markup": 0.125}
CARMAKER = {
    "learning_rate": 0.15,
    "fixed_cost": 4_000_000.0,
    "demand_elasticity": 3.0,
    "yearly_market": 2_000_000.0,
}
YEARS, HALFWAY = 20, 10

# The landlord, who lets such plants, and the tenant who may leave him.
LANDLORD, MARKUP = 500_000, 0.2  # units a year for all tenants; part of his average cost
