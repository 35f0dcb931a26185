"""How the station's two figures let time pass, and what they say of their source."""

from platformlab.chapters.platforms.market import RENT, TRIP

STEPS = 4  # in a month
QUARTERS = {"speed_consumers": 1 / STEPS, "speed_producers": 1 / STEPS}
INVENTED = (
    "Model: two sides that come for each other (Rohlfs 1974, with two sides). The numbers are invented: coming costs "
    f"each traveller ${TRIP:.0f} a month, a shop pays ${RENT:,.0f} rent"
)


def settled(share):
    """A share that only time keeps from zero is zero."""
    return 0.0 if share < 0.001 else float(share)
