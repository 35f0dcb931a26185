"""Numbers that the derivations of the chapter on the prices of two sides state."""

from chapters.who_pays import prose

from platformlab import models
from platformlab.chapters.who_pays.market import COST, GAINS, MARKET, PEOPLE
from platformlab.words.numbers import percent

BEST = models.two_sided.find_monopoly(**MARKET)


def owner():
    fees = (f"{fee:.2f}" for fee in (BEST.fee_consumers, BEST.fee_producers))
    shares = (percent(share) for share in (BEST.share_consumers, BEST.share_producers))
    return *fees, *shares, f"{BEST.profit:.2f}"


def exchanged():
    return prose.turned_around()[2:3]


def given_and_kept():
    """What decides whether consumers are below cost: what they give more, and would pay alone."""
    more = (GAINS["cross_side_producers"] - GAINS["cross_side_consumers"]) * BEST.share_producers
    keenest = MARKET["base_share_consumers"] / MARKET["response_consumers"]
    return f"{more:.2f}", f"{keenest - COST:.0f}"


def dearer_consumers():
    before, after, own, cents = prose.made_dearer()
    return after, before, own, cents


def passed_on():
    _, after, own, _ = prose.made_dearer()
    return (f"{(float(own) - BEST.fee_consumers) / (float(after) - COST):.2f}",)


def break_even():
    even = models.break_even.find_break_even_fees(**MARKET)
    asked = f"{-even.fee_consumers:.2f}", f"{even.fee_producers:.2f}"
    assert asked[:1] == prose.without_profit()
    return *asked, prose.participation()[1]


def best_for_all():
    best = models.two_sided.find_welfare_optimum(**MARKET)
    return percent(best.share_consumers), percent(best.share_producers), f"{-best.profit:.2f}"


def even_split():
    (half,) = prose.split_by_hand()
    fees = {"fee_consumers": float(half), "fee_producers": float(half)}
    found = models.two_sided_shares.find_shares(**fees, **MARKET)
    return half, percent(found.share_producers), *prose.profit_lost()


def most_that_a_consumer_pays():
    keenest = MARKET["base_share_consumers"] / MARKET["response_consumers"]
    return (f"{keenest + GAINS['cross_side_consumers']:.0f}",)


def first_day():
    first = prose.starts(), prose.disbelief(), prose.trouble()
    return (f"{PEOPLE:,}", *(amount for part in first for amount in part))


PRICE = 100


def before_the_change():
    host, guest, _ = map(float, prose.hosts_and_guests())
    return PRICE, f"{PRICE + guest:.0f}", f"{PRICE - host:.0f}"


def after_the_change():
    _, paid, kept = before_the_change()
    part = prose.hosts_and_guests()[2]
    rest = 1 - float(part) / 100
    asked = float(kept) / rest
    assert 0 < float(paid) - asked < 0.25
    return kept, part, kept, f"{rest:.3f}", f"{asked:.2f}"


STATEMENTS = [
    (
        r"the keenest producer would pay \${:.0f} and the keenest consumer \${:.0f} on an empty platform",
        lambda: prose.keenest_of_the_market()[:2],
    ),
    (
        r"this is \${} of a consumer and \${} of a producer, with {} and {} on board and a profit of \${} for",
        owner,
    ),
    (r"with the gains exchanged they pay \${} and neither side is below cost", exchanged),
    ("the left side is {} and the right side {} for consumers.", given_and_kept),
    (r"meets the cost at \${} and zero at \${}, while", prose.crossings),
    (
        r"if a consumer costs \${} instead of \${}, her fee rises to \${}, by less than the cost, and the "
        "producers' fee falls by {} cents.",
        dearer_consumers,
    ),
    ("here {} of each dollar.", passed_on),
    (
        r"pays each consumer \${}, asks \${} of a producer and has {} of the consumers on board.",
        break_even,
    ),
    (r"loses about \${} a month with {} people on each side.", prose.all_and_owner),
    ("{} of the consumers and {} of the producers, and a loss of {} for", best_for_all),
    (
        r"at \${} for each, half of the owner's total, no consumer joins, {} of the producers do, and {} of "
        "the profit is gone.",
        even_split,
    ),
    (r"if every producer were there; here that is \${}.", most_that_a_consumer_pays),
    (
        r"with {} people on each side paying consumers first leaves \${} a month, paying producers loses "
        r"\${}, paying both \${}; disbelief costs \${}; trouble of joining of \${:.0f} does not",
        first_day,
    ),
    (
        "from {} % of the host and about {} % on top for the guest to {} % of the host alone",
        prose.hosts_and_guests,
    ),
    ("at a host's price of {} the guest paid {} and the host kept {}.", before_the_change),
    ("To keep {} after {} % he has to ask ${}/{} = {}$, and the guest", after_the_change),
]
