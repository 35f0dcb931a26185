"""The invented station of the chapter: figures, exercises, prose and notebook share its numbers."""

# USD a month, for each traveller and each shop.
TRIP, RENT = 12.0, 2000.0
# What the whole other side is worth to the keenest traveller and to the best shop, USD a month.
SHOPS_WORTH, TOWN_WORTH = 50.0, 8000.0
# What trains are worth to the keenest traveller, USD a month.
FEW_TRAINS, MANY_TRAINS = 9, 21
MONTHS = 24


def launch_market(
    *, cross_side_consumers=SHOPS_WORTH, cross_side_producers=TOWN_WORTH, stand_alone_value=0.0
):
    """Station as the launch model takes it: costs relative to what the sides are worth.

    Examples
    --------
    >>> launch_market()["relative_fee_consumers"], launch_market()["relative_fee_producers"]
    (0.24, 0.25)
    """
    return {
        "relative_fee_consumers": TRIP / cross_side_consumers,
        "relative_fee_producers": RENT / cross_side_producers,
        "relative_stand_alone": stand_alone_value / cross_side_consumers,
        "speed_consumers": 1.0,
        "speed_producers": 1.0,
    }
