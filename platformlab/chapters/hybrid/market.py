"""The invented maker of the chapter: figures, exercises, prose and notebook share its numbers."""

# Ideas, scored in points.
AVERAGE = 100.0
SPREAD = 10.0  # of the staff's ideas, and of outsiders' unless the reader sets another
STAFF = 150  # ideas, of which the jury is certain where nothing else is said
CROWD = 120_000

# The jury.
JURY_HOURS = 1_000  # for all ideas together
EVEN_TIME = 1.0  # hours of reading after which the jury sees as much truth as noise
VOTE_ACCURACY = 0.3  # correlation of votes with quality

# A robot kit and those who may write programs for it, USD.
KEENEST_BUYER = 300.0  # would pay so much for the kit alone
KIT_COST = 100.0
KEENEST_FAN = 60.0  # would pay so much for the tools alone
RESPONSE = 0.002  # share of a side that each dollar keeps away
GAIN = 400.0  # what all programs together are worth to a buyer


def kit(cross_side_consumers=GAIN, cross_side_producers=0.0):
    """Arguments of the models for the kit with these gains between buyers and fans."""
    return {
        "cross_side_consumers": cross_side_consumers,
        "cross_side_producers": cross_side_producers,
        "base_share_consumers": RESPONSE * KEENEST_BUYER,
        "base_share_producers": RESPONSE * KEENEST_FAN,
        "response_consumers": RESPONSE,
        "response_producers": RESPONSE,
        "serving_cost_consumers": KIT_COST,
        "serving_cost_producers": 0.0,
    }
