"""The invented market of the chapter: figures, exercises, prose and notebook share its numbers."""

SIDES = ("consumers", "producers")  # in this order wherever two amounts stand side by side

RESPONSE = 0.015  # share of a side that each dollar of fee keeps away
COST = 2.0  # USD a month, of serving a member of either side
# What the keenest of each side would pay alone, USD a month, by the side that would pay more.
KEENEST = {
    "producers": (5.0, 40.0),
    "alike": (20.0, 20.0),
    "consumers": (40.0, 5.0),
}


def market_with(
    values="producers", serving_cost_consumers=COST, serving_cost_producers=COST, **gains
):
    """Arguments of the models for a market in which one side would pay more than the other."""
    consumers, producers = KEENEST[values]
    return {
        "base_share_consumers": RESPONSE * consumers,
        "base_share_producers": RESPONSE * producers,
        "response_consumers": RESPONSE,
        "response_producers": RESPONSE,
        "serving_cost_consumers": serving_cost_consumers,
        "serving_cost_producers": serving_cost_producers,
        **gains,
    }


# The market that the text follows: what the whole other side is worth to a member, USD a month.
GAINS = {"cross_side_consumers": 4.0, "cross_side_producers": 16.0}
MARKET = market_with(**GAINS)
PEOPLE = 1_000  # on each side, for amounts a reader can picture

# The first day.
JOINING_COST = 1.0  # USD a month, the trouble of joining
