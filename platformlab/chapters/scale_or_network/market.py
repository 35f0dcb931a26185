"""The invented market of the chapter: figures, exercises, prose and notebook share its numbers."""

# At an even split a unit costs and sells for so many USD a month.
COST, WORTH = 80, 100
LEARNING_RATE = 0.2
LEAK = 1 / 3  # part of know-how that reaches the rival
TASTE_SPREAD = 10  # USD a month
DEMAND = {
    "cost_per_customer": COST,
    "learning_rate": LEARNING_RATE,
    "spillover_share": LEAK,
    "same_side": 0.0,
    "multihoming_share": 0.0,
    "crowding": 0.0,
    "quality_lead": 0.0,
    "taste_spread": TASTE_SPREAD,
}
MARKET = DEMAND | {"stand_alone_value": WORTH}

START = 0.7  # share of the market that we hold
SAME_SIDE = 60  # USD a month; what a full network adds in the main figure
NETWORK_ALONE = 40  # the same where there is no learning
STRONGER = 79  # the same in the exercise in which the better rival fails
RIVALS_LEAD = 10  # USD a month that the rival's product is worth more

# What changes in the market when one rule does.
RULES = {
    "as it was": {},
    "both": {"multihoming_share": 0.5},
    "crowded": {"crowding": 40},
    "leaks": {"spillover_share": 0.9},
    "cheap": {"cost_per_customer": 40},
    "better": {"quality_lead": -RIVALS_LEAD},
}

# Equal firms at an even split, with the network alone, whose customers foresee price cuts.
EVEN_MARKET = {
    name: DEMAND[name]
    for name in (
        "cost_per_customer",
        "spillover_share",
        "multihoming_share",
        "crowding",
        "taste_spread",
    )
} | {"learning_rate": 0.0}
FOUGHT_FOR = 14  # USD a month; the network of the exercise
MORE_VARIED = TASTE_SPREAD * 3 // 2  # USD a month; the spread of tastes of the exercise
