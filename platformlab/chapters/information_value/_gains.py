"""Who gains from what is added to the invented machines, USD a month and machine of the market."""

from functools import cache

from platformlab.chapters.information_value.market import APART, MARKET, NET_WORTH
from platformlab.models import shared_feature

# Who has the information, as net worth that each maker's machine adds: ours, the rival's.
WHO = {
    "we": (True, False),
    "rival": (False, True),
    "both": (True, True),
    "anybody": (True, True),  # the customer's data: any service reads them, for what it costs
}


@cache
def gains(who, net_worth=NET_WORTH, apart=APART):
    """Gains over a market in which nobody has the information."""
    ours, rivals = WHO[who]
    return shared_feature.find_gains(
        added_first=net_worth * ours,
        added_second=net_worth * rivals,
        transport_cost=apart,
        **MARKET,
    )
