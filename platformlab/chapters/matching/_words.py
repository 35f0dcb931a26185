"""Amounts and deals in words, and what every source line of the chapter says."""

INVENTED = "The market for used machines and all its numbers are invented."
PER_DEAL = "USD per deal"
PER_LOOK = "USD per look"


def dollars(amount):
    """Whole dollars."""
    return f"${amount:,.0f}"


def count(deals):
    """Deals as a whole number, and never as one that a reader could take for none."""
    return "fewer than 1" if 0 < deals < 0.95 else f"{deals:.0f}"
