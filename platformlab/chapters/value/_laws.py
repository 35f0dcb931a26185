"""The laws on the invented network: what it is worth, and from which size it pays."""

from platformlab.chapters.value.market import AGREED_USERS, AGREED_VALUE, RUNNING_COST
from platformlab.models import network_value as model

BREAK_EVEN = {
    "sarnoff": model.find_sarnoff_break_even,
    "odlyzko": model.find_odlyzko_break_even,
    "metcalfe": model.find_break_even,
}
INVENTED = (
    "Model: laws of network value (Briscoe, Odlyzko and Tilly 2006; Metcalfe 2013; Reed 2001). The numbers are invented: "
    f"by every law {AGREED_USERS} users are worth ${AGREED_VALUE:,.0f} a year, and running the network costs ${RUNNING_COST:,.0f} a year"
)


def unit_value(law):
    """Value of one unit of `law` at which the agreed number of users has the agreed value."""
    return AGREED_VALUE / getattr(model.find_values(users=AGREED_USERS, unit_value=1), law)


def value_by(law, users):
    """Value of the invented network by `law`."""
    return getattr(model.find_values(users=users, unit_value=unit_value(law)), law)
