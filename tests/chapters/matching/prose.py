"""Numbers stated by the chapter on matching."""

import pytest
from prose import EXPLORERS, on_the_grid, ran

from platformlab import load
from platformlab.chapters.matching.market import (
    CHEAP_TO_RUN,
    CLICK,
    DIRECT_COST,
    FREE_DEALS,
    GAIN,
    MARKET,
    OFFERS,
    OPERATING_COST,
    PLATFORM,
    PLATFORM_COST,
    TRIP,
    WIDTH,
)
from platformlab.models import intermediary, matching, search
from platformlab.verdicts.thesis import building_got_cheaper
from platformlab.words.numbers import percent


def trade(cost):
    return matching.trade_with_wedge(**MARKET, transaction_cost=cost)


def keenest_pair():
    assert ran("matching", "by-hand")["market"] == MARKET
    return (f"{GAIN:,.0f}",)


def free_deals():
    assert trade(0).quantity == FREE_DEALS
    return (f"{FREE_DEALS:.0f}",)


def halved(cost):
    """Trade and gain after the cost is halved, as multiples; both costs are on the slider."""
    for each in (cost, cost / 2):
        on_the_grid("wedge", transaction_cost=float(each))
    before, after = trade(cost), trade(cost / 2)
    return after.quantity / before.quantity, after.surplus / before.surplus


def a_quarter_more():
    deals, gain = halved(20_000)
    assert deals == 1.25
    return "20,000", "10,000", percent(gain - 1)


def twice_and_four_times():
    assert halved(40_000) == (2, 4)
    assert 2 / 3 * GAIN == 40_000  # the one point where halving doubles
    return "40,000", "20,000"


def from_no_market():
    on_the_grid("wedge", transaction_cost=30_000.0)
    assert "nobody deals" in on_the_grid("wedge", transaction_cost=60_000.0)
    return "60,000", "30,000", f"{trade(30_000).quantity:.0f}"


def twenty_deals_where_there_were_none():
    assert trade(80_000).quantity == 0
    assert trade(20_000).quantity == 2 * trade(40_000).quantity
    assert trade(10_000).quantity == 1.25 * trade(20_000).quantity
    return (f"{trade(40_000).quantity:.0f}",)


def spread_of_offers():
    return (f"{WIDTH:,}",)


def finding(look):
    on_the_grid("looking", search_cost=float(look))
    return search.search_in_sequence(**OFFERS, search_cost=look)


def above_the_cheapest(price):
    return price - OFFERS["lowest_price"]


def a_trip():
    found = finding(TRIP)
    assert found.looks == 2
    return f"{TRIP:,}", f"{above_the_cheapest(found.reservation_price):,.0f}"


def half_looks_half_repair():
    found = finding(TRIP)
    assert TRIP * found.looks == pytest.approx(above_the_cheapest(found.expected_price))
    return (f"{above_the_cheapest(found.total_cost):,.0f}",)


def a_quarter_of_a_look():
    whole, cut = (above_the_cheapest(finding(look).total_cost) for look in (TRIP, TRIP / 4))
    assert whole == 2 * cut
    return (f"{TRIP / 4:,.0f}",)


def half_a_look():
    whole, cut = (
        above_the_cheapest(search.search_in_sequence(**OFFERS, search_cost=look).total_cost)
        for look in (TRIP, TRIP / 2)
    )
    return (percent(1 - cut / whole),)


def a_click():
    found = finding(CLICK)
    return CLICK, f"{found.looks:.0f}", f"{above_the_cheapest(found.reservation_price):,.0f}"


def as_the_figure_opens():
    said = EXPLORERS["matching"].say()
    market = EXPLORERS["matching"].rows(**EXPLORERS["matching"].defaults)["market"]
    assert "the whole saving" in said
    assert market["deals"] == pytest.approx(market["before"])
    assert market["kept"][0] == pytest.approx(trade(DIRECT_COST).surplus)
    assert market["platform_cost"] == [PLATFORM_COST]
    return f"{DIRECT_COST:,}", f"{PLATFORM_COST:,}", f"{market['deals'][0]:.0f}"


def where_nobody_deals():
    place = {"direct_cost": 72_000.0, "search_cost": 1_800.0, "transaction_cost": 24_000.0}
    said = on_the_grid("matching", **place, free_deals=120.0)
    market = EXPLORERS["matching"].rows(**EXPLORERS["matching"].state(**place, free_deals=120.0))[
        "market"
    ]
    assert market["platform_cost"] == [36_000]  # half
    assert "where there were none" in said
    assert "nobody deals" in on_the_grid("matching", **place, free_deals=60.0)
    return "72,000", "1,800", "24,000", 120, f"{market['deals'][0]:.0f}", 60


def left_edge():
    thin = PLATFORM | {"free_deals": 15}
    assert round(intermediary.find_direct_limit(**thin).cost) == 20_000
    said = on_the_grid("matching", free_deals=15.0, direct_cost=16_000.0)
    assert "no platform pays, however cheap" in said
    cheap = {"free_deals": 15.0, "direct_cost": 16_000.0, "operating_cost": float(CHEAP_TO_RUN)}
    assert "the owner’s best fee" in on_the_grid("matching", **cheap)
    return 15, "16,000", f"{CHEAP_TO_RUN:,}", f"{OPERATING_COST:,}", "16,000"


def platform_of_the_contrast():
    return (f"{PLATFORM_COST:,}",)


def outcomes(direct_cost):
    on_the_grid("fee_setter", direct_cost=direct_cost)
    rules = EXPLORERS["fee_setter"].rows(direct_cost=direct_cost)["rules"]
    return [f"{deals:.0f}" for deals in rules["deals"]]


def fees_at_twenty():
    alone, owner, members = outcomes(float(DIRECT_COST))
    assert alone == owner
    return f"{DIRECT_COST:,}", owner, members


def fees_at_fifty_two():
    return "52,000", *outcomes(52_000.0)


def online(platform):
    """Users of the internet per hundred in the year in which a platform began."""
    year = load("platform_foundings").set_index("platform").loc[platform, "year"]
    users = load("enabling_conditions").query("indicator == 'internet_users'").set_index("year")
    return users.loc[year, "value"]


def first_three():
    assert online("eBay") < 1
    return 1, 100, f"{online('Alibaba'):.0f}", f"{online('Covisint'):.0f}"


def blind_choice():
    found = matching.match_blindly(consumer_count=120, producer_count=80)
    assert found.coordinated == 80
    return 120, 80, f"{found.blind:.0f}", 80


def all_deals_and_what_a_deal_costs():
    return f"{FREE_DEALS:.0f}", f"{PLATFORM_COST:,}"


def whole_saving():
    market = intermediary.find_best_fee(
        **PLATFORM, direct_cost=DIRECT_COST, platform_cost=PLATFORM_COST
    )
    assert market.status == intermediary.HELD
    return (f"{market.fee:,.0f}",)


def price_of_disk():
    """What C38 rests on: the first and the last price of its finding."""
    return tuple(f"{price:.2f}" for price in building_got_cheaper().values["disk"])


STATEMENTS = [
    (r"A gigabyte of disk fell from \${} in 2000 to \${} in 2018;", price_of_disk),
    (r"would gain \${} from a deal, the next pair a little less", keenest_pair),
    ("If dealing cost nothing, {} machines a month would change hands.", free_deals),
    (r"From \${} to \${}: a quarter more deals, and {} more gain.", a_quarter_more),
    (r"From \${} to \${}: twice as many deals, and four times the gain.", twice_and_four_times),
    (r"From \${} to \${}: from no market to one with {} deals a month.", from_no_market),
    ("The same halving gives {} deals where there were none", twenty_deals_where_there_were_none),
    (r"its delivery and repair: from nothing to \${}.", spread_of_offers),
    (
        r"At \${} a look, a trip to the machine, the buyer sees two and takes any that needs less than "
        r"\${} of delivery and repair.",
        a_trip,
    ),
    (
        r"Finding a machine then costs \${} on average, half of it looks and half delivery and repair.",
        half_looks_half_repair,
    ),
    (r"to a quarter, \${}, and the whole cost of finding halves.", a_quarter_of_a_look),
    ("Cut it by half, and the whole falls by {} only", half_a_look),
    (
        r"At \${}, a click and a report, the buyer sees {} machines and takes none that needs more "
        r"than \${}.",
        a_click,
    ),
    (
        r"As the figure opens, a deal costs \${} without the platform and \${} on it. The owner takes "
        "the whole saving as a fee, and {} machines change hands, exactly as before.",
        as_the_figure_opens,
    ),
    (
        r"Set the cost without the platform to \${}, a look to \${}, the other costs to \${}, and the "
        "deals to {}. Now {} machines a month change hands. Go back to {}: "
        "same technology",
        where_nobody_deals,
    ),
    (
        r"Reset, set {} deals, and move the cost without a platform. At \${} no platform pays, however "
        "cheap it makes a deal, as there is too little to save. Now let it cost "
        r"\${} a month to run instead of \${}, as information technology may have it (the report "
        r"speaks of building): at the same \${} a platform lives.",
        left_edge,
    ),
    (r"A deal on the platform costs \${}.", platform_of_the_contrast),
    (
        r"At \${} without the platform, an owner leaves trade at {} and a covering fee makes it {}.",
        fees_at_twenty,
    ),
    (
        r"At \${}, it rises from {} to {} with the owner's fee, and to {} with the covering one.",
        fees_at_fifty_two,
    ),
    (
        "eBay began when fewer than {} in {} people in the world were online, Alibaba and Covisint "
        "with {} and {}.",
        first_three,
    ),
    (
        "if {} buyers each turn blindly to one of {} sellers, about {} deals come about, not {}.",
        blind_choice,
    ),
    (
        "All {} come about only if dealing costs nothing; here a deal still costs ${}, and the fee",
        all_deals_and_what_a_deal_costs,
    ),
    ("The owner's best fee is ${}, all of it.", whole_saving),
]
