"""Numbers stated by the chapter on the prices of two sides."""

from functools import cache

from prose import EXPLORERS, on_the_grid, ran

from platformlab import load, models
from platformlab.chapters.who_pays.market import (
    COST,
    GAINS,
    JOINING_COST,
    KEENEST,
    MARKET,
    PEOPLE,
)
from platformlab.words.numbers import percent

DEFAULT = GAINS | {"serving_cost_consumers": COST, "values": "producers"}


@cache
def rows(explorer, **state):
    chosen = EXPLORERS[explorer]
    on_the_grid(explorer, **state)
    return chosen.rows(**chosen.state(**state))


def fee(side, aim="out for profit", **changes):
    bars = rows("who_pays", **{**DEFAULT, **changes})["bars"]
    at = [s == side and a == aim for s, a in zip(bars["side"], bars["aim"], strict=True)]
    return bars["fee"][at.index(True)]


def share(side, aim="out for profit"):
    bars = rows("who_pays", **DEFAULT)["bars"]
    at = [s == side and a == aim for s, a in zip(bars["side"], bars["aim"], strict=True)]
    return f"{100 * bars['share'][at.index(True)]:.0f} %"


def outcome(name):
    return rows("who_pays", **DEFAULT)["outcome"][name][0]


def keenest_of_the_market():
    consumers, producers = KEENEST["producers"]
    assert EXPLORERS["free_side"].defaults["cross_side_producers"] == 8
    return producers, consumers, COST, GAINS["cross_side_consumers"]


def crossings():
    found = rows("free_side")["crossings"]
    assert found["fee"] == [COST, 0]
    return tuple(f"{gain:.2f}" for gain in found["gain"])


def market_by_hand():
    assert ran("who_pays", "by-hand")["market"] == MARKET
    return MARKET["cross_side_producers"], MARKET["cross_side_consumers"]


def split_by_hand():
    best = ran("who_pays", "by-hand")["best"]
    half = (best.fee_consumers + best.fee_producers) / 2
    market = ran("who_pays", "by-hand")["market"]
    even = models.two_sided_shares.find_shares(fee_consumers=half, fee_producers=half, **market)
    assert even.share_consumers == 0
    assert even.share_producers > best.share_producers
    assert even.profit < best.profit
    return (f"{half:.2f}",)


def profit_lost():
    best, even = (
        ran("who_pays", "by-hand")["best"].profit,
        models.two_sided_shares.find_shares(
            fee_consumers=float(split_by_hand()[0]),
            fee_producers=float(split_by_hand()[0]),
            **ran("who_pays", "by-hand")["market"],
        ).profit,
    )
    return (f"{100 * (1 - even / best):.0f} %",)


def turned_around():
    given, got = GAINS["cross_side_producers"], GAINS["cross_side_consumers"]
    turned = {"cross_side_producers": got, "cross_side_consumers": given}
    assert "both above cost" in on_the_grid("who_pays", **{**DEFAULT, **turned})
    asked = fee("consumers", **turned)
    assert "producers below their cost" in on_the_grid(
        "who_pays", **{**DEFAULT, **turned, "values": "consumers"}
    )
    return given, got, f"{asked:.2f}", KEENEST["consumers"][0]


def made_dearer():
    before, after = COST, 2 * COST
    own = fee("consumers", serving_cost_consumers=after)
    other = fee("producers") - fee("producers", serving_cost_consumers=after)
    assert own - after < fee("consumers") - before < 0
    return f"{before:.0f}", f"{after:.0f}", f"{own:.2f}", f"{100 * other:.0f}"


def without_profit():
    return (f"{-fee('consumers', 'only covers costs'):.2f}",)


def all_and_owner():
    assert fee("consumers", "best for all") < fee("consumers", "only covers costs")
    return f"{round(outcome('loss'), -2):,.0f}", f"{PEOPLE:,}"


def participation():
    return share("consumers"), share("consumers", "only covers costs")


def profits(**state):
    ways = rows("divide_first", **state)["ways"]
    return dict(zip(ways["look"], ways["profit"], strict=True))


def starts():
    here = profits(joining_cost_consumers=JOINING_COST, **GAINS)
    assert here["producers"] < 0
    assert here["both"] < 0
    assert here["consumers"] > 0
    return tuple(f"{abs(here[way]):.0f},000" for way in ("consumers", "producers", "both"))


def disbelief():
    here = profits(joining_cost_consumers=JOINING_COST, **GAINS)
    return (f"{here['believed'] - here['consumers']:.0f},000",)


def trouble():
    offered = {control.name: control.values for control in EXPLORERS["divide_first"].controls}
    most = offered["joining_cost_consumers"][-1]
    here = profits(joining_cost_consumers=most, **GAINS)
    assert here["consumers"] > here["producers"]
    return (most,)


def console(year, item):
    fees = load("platform_fees")
    fees = fees[(fees["metric"] == "price_less_cost") & fees["date"].str.startswith(year)]
    (found,) = fees.loc[fees["item"].str.contains(item), "value"]
    return found


def loss_on_a_console():
    return (f"{-console('2006', '20 GB'):.0f}",)


def xbox():
    return f"{-console('2005', 'launch'):.0f}", f"{console('2006', 'a year later'):.0f}"


def debit():
    record = rows("fee_record", metric="interchange")["record"]
    by = dict(zip(record["name"], record["fee"], strict=True))
    names = "large banks before", "large banks capped", "small banks before", "small banks exempt"
    before, capped, exempt_before, exempt = (by[name] for name in names)
    return (
        f"{before:.0f}",
        f"{capped:.0f}",
        percent(1 - capped / before),
        f"{exempt_before:.0f}",
        f"{exempt:.0f}",
    )


def own_delivery_fees():
    """Baemin's commissions: before the rise and after it, then for the largest and the smallest shops."""
    table = load("delivery_apps", include_uncertain=True).query("metric == 'commission'")
    by = table.set_index(["date", "basis"])["value"]
    deal = "2025-02-26"
    rows = (
        ("2022", "all shops"),
        ("2024-08", "all shops"),
        (deal, "largest 35 per cent of shops"),
        (deal, "smallest 20 per cent"),
    )
    return tuple(f"{100 * by[row]:.1f}" for row in rows)


def record(platform, item, metric):
    fees = load("platform_fees")
    fees = fees[(fees["platform"] == platform) & (fees["metric"] == metric)]
    return tuple(f"{value:,.4g}" for value in fees.loc[fees["item"].str.contains(item), "value"])


def licence():
    (yen,) = record("PlayStation", "Disc", "licence")
    return (f"{float(yen.replace(',', '')):,.0f}",)


def hosts_and_guests():
    before = record("Airbnb", "split", "share_of_sale")
    after = record("Airbnb", "single", "share_of_sale")
    assert after[1] == "0"
    return (*before, after[0])


def console_and_game():
    return (*record("3DO", "Console", "price_of_console"), *record("3DO", "Game", "royalty"))


def gains():
    assert "consumers below their cost" in on_the_grid("who_pays", **DEFAULT)
    return GAINS["cross_side_producers"], GAINS["cross_side_consumers"]


STATEMENTS = [
    (
        r"The keenest producer would pay \${:.0f} a month even on an empty platform, the keenest "
        r"consumer \${:.0f}.",
        lambda: keenest_of_the_market()[:2],
    ),
    (
        r"A member of either side costs \${:.0f} a month, and all producers together are worth "
        r"\${:.0f} to a consumer.",
        lambda: keenest_of_the_market()[2:],
    ),
    (r"At \${} the best fee crosses the cost", lambda: crossings()[:1]),
    (r"At \${} she pays nothing, and beyond it she is paid.", lambda: crossings()[1:]),
    (
        r"consumers are worth \${:.0f} to a producer, producers \${:.0f} to a consumer.",
        market_by_hand,
    ),
    (r"At \${} no consumer joins.", split_by_hand),
    ("but they meet nobody, and {} of the profit is gone.", profit_lost),
    (
        r"Let consumers gain \${:.0f} and producers \${:.0f}. Now consumers pay \${}, and neither side is below "
        r"cost. Then change the last control as well, so that it is consumers who would pay up to \${:.0f} "
        "without the other side",
        turned_around,
    ),
    (
        r"Reset, and raise their cost from \${} to \${}. Their fee rises to \${}, by less than the cost, so they "
        "are now further below it; and the producers' fee *falls*, by {} cents",
        made_dearer,
    ),
    (r"The platform that wants no profit pays each consumer \${}.", without_profit),
    (r"loses about \${} a month with {} people on each side.", all_and_owner),
    ("{} of the consumers, where covering costs would bring {}.", participation),
    (r"keeps the gains of \${:.0f} and \${:.0f} and asks whom to pay.", gains),
    (r"Paying consumers earns the owner \${} a month.", lambda: starts()[:1]),
    (
        r"Paying producers loses \${}, and paying both \${}.",
        lambda: starts()[1:],
    ),
    (r"Disbelief has a price, and it is \${} here", disbelief),
    (r"move the trouble of joining up to \${:.0f}.", trouble),
    (r"cheaper PlayStation 3 cost its buyer \${} less than its parts", loss_on_a_console),
    ("of each disc of the first PlayStation {} yen were Sony's", licence),
    (
        "from a fee of {} %, with about {} % on top for the guest, to {} % paid by the host alone ([AltexSoft]",
        hosts_and_guests,
    ),
    (r"the 3DO, at \${}; publishers paid a royalty of only \${} a game.", console_and_game),
    (
        r"by the same estimates Microsoft's console, a year old, sold for \${} above those costs",
        lambda: xbox()[1:],
    ),
    (
        "fell from {} cents in the nine months before to {}, by {}; for small banks, which were "
        "exempt, it went from {} to {}.",
        debit,
    ),
    (
        "took its commission, raised from {} to {} % six months before, to between {} % for the "
        "largest shops and {} % for the smallest",
        own_delivery_fees,
    ),
]
