"""Numbers that the derivations of the chapter on critical mass state."""

import numpy as np
from chapters.critical_mass.prose import (
    critical_mass,
    price_of_the_way_back,
    price_without_a_threshold,
    smallest_strength,
)
from prose import EXPLORERS
from scipy.optimize import brentq

from platformlab import models
from platformlab.chapters.critical_mass.market import (
    BASE_PRICE,
    FULL_VALUE,
    MARKET,
    PRICE,
    RAISED_PRICE,
    SAME_SIDE,
    SERVICE,
    SPEED,
    TASTE_SPREAD,
)
from platformlab.words.numbers import percent

model = models.critical_mass
GROWTH = 0.1  # that members of the sheet expect
TIGHT, CLOSED = 50.0, 55.0  # parts of the value that come from others


def two_cuts():
    price = EXPLORERS["two_worlds"].defaults["relative_price"]
    found = model.rohlfs_equilibria(relative_price=price)
    return price, percent(found.critical_mass), percent(found.mature)


def wanted(share, **changes):
    return model.next_share(share, **SERVICE | changes)


def shares_wanted():
    low, high = 0.40, 0.46
    said = [f"{100 * wanted(share):.1f}" for share in (low, high)]
    return PRICE, percent(low), said[0], percent(high), said[1]


def wanted_by_hand():
    share = 0.40
    from_others = SAME_SIDE * share
    assert PRICE - from_others == TASTE_SPREAD / 2
    return percent(share), from_others, PRICE, f"{100 * wanted(share):.1f}"


def after_foreseen_months(share):
    """Where the share of the service ends if each month's is foreseen the month before."""
    for _ in range(60):
        kept = (1 - SPEED) * share
        share = brentq(lambda then, kept=kept: kept + SPEED * wanted(then) - then, 0, 1)
    return percent(share)


def months_foreseen():
    starts = (20, 35, 42), (43, 45)
    ends = [{after_foreseen_months(start / 100) for start in group} for group in starts]
    (low,), (high,) = ends
    slope = SPEED * SAME_SIDE / (4 * TASTE_SPREAD)
    part = SPEED.as_integer_ratio()
    return *part, SAME_SIDE, TASTE_SPREAD, slope, PRICE, *starts[0], low, *starts[1], high


def deviation_of_logistic():
    return (f"{np.pi / 3**0.5:.1f}",)


def band():
    return model.find_folds(same_side=SAME_SIDE, **MARKET)


def ends_of_the_band():
    found = band()
    shares = percent(found.low_share), percent(found.high_share)
    prices = f"{found.low_price:.2f}", f"{found.high_price:.2f}"
    return SAME_SIDE, TASTE_SPREAD, *shares, *prices


def above_the_band():
    """A strength at which no start succeeds, and where its band ends."""
    weak = 40.0
    high = model.find_folds(same_side=weak, **MARKET).high_price
    assert high < PRICE
    return weak, f"{high:.2f}", PRICE


def gone_and_back():
    strength, back = price_of_the_way_back()
    return strength, *price_without_a_threshold(), back


def bars():
    prices = PRICE, 26.0, 24.0
    falls = [f"{100 * critical_mass(price=price):.0f}" for price in prices]
    strengths = 50.0, SAME_SIDE, 80.0
    moved = [(percent(critical_mass(same_side=b)), b) for b in strengths]
    return SAME_SIDE, *falls, *prices, PRICE, *(said for bar in moved for said in bar)


def tangent(price):
    return 0.5 + (price - SAME_SIDE / 2) / (SAME_SIDE - 4 * TASTE_SPREAD)


def tangent_and_model():
    prices = PRICE, 26.0
    return tuple(
        said
        for price in prices
        for said in (
            price,
            f"{100 * tangent(price):.1f}",
            f"{100 * critical_mass(price=price):.1f}",
        )
    )


def with_growth():
    with_it = critical_mass(same_side=(1 + GROWTH) * SAME_SIDE)
    return percent(GROWTH), PRICE, f"{100 * critical_mass():.1f}", f"{100 * with_it:.1f}"


def nearly_empty():
    """The low resting point, those who would join for nothing but the service, and the bound."""
    low = model.find_equilibria(**SERVICE).shares[0]
    bound = 1 - SAME_SIDE / TASTE_SPREAD * low * (1 - low)
    return low, wanted(0), bound


def a_failed_launch():
    return percent(nearly_empty()[0]), PRICE


def joining_an_empty_one():
    return (f"{100 * nearly_empty()[1]:.1f}",)


def bound_and_part():
    low, alone, bound = nearly_empty()
    return f"{100 * low:.1f}", percent(bound), percent(alone / low)


def lower_end(strength):
    """Price below which no low resting point is left, with a full network always worth the same."""
    market = {"stand_alone_value": FULL_VALUE - strength, "taste_spread": TASTE_SPREAD}
    return model.find_folds(same_side=strength, **market).low_price


def strength_that_closes():
    return brentq(lambda strength: lower_end(strength) - BASE_PRICE, 40, FULL_VALUE)


def lower_ends():
    at = strength_that_closes()
    ends = f"{lower_end(TIGHT):.2f}", f"{lower_end(CLOSED):.2f}"
    return ends[0], TIGHT, BASE_PRICE, f"{at:.2f}", ends[1], CLOSED


def least_gap():
    market = {"stand_alone_value": FULL_VALUE - TIGHT, "same_side": TIGHT, "price": BASE_PRICE}
    shares = np.linspace(0.05, 0.5, 4501)
    gaps = wanted(shares, **market) - shares
    assert (gaps > 0).all()
    return TIGHT, f"{100 * gaps.min():.1f}", percent(shares[gaps.argmin()])


def after_a_year(price):
    found = EXPLORERS["hysteresis"].rows(price=price, same_side=FULL_VALUE)
    assert (found["end"]["low"][0] > 0.5) == (found["end"]["share"][0] > 0.5)
    return percent(found["end"]["low"][0])


def a_dollar_apart():
    return 39, after_a_year(39), 40, after_a_year(40)


STATEMENTS = [
    ("at a price of {} at {} and {};", two_cuts),
    (r"At \${:.0f} and {}, {} % want in; at {}, {} %.", shares_wanted),
    (
        r"By hand at {}: the others are worth \${:.0f} to her, and the price of \${:.0f} is half a spread "
        r"more, so that $1/(1 + e^{{1/2}})$ or {} % want in.",
        wanted_by_hand,
    ),
    ("or {} spreads.", deviation_of_logistic),
    (r"at a spread of \${:.0f} more than \${:.0f};", smallest_strength),
    (
        r"At $\beta$ = \${:.0f} the dashed line is gone at \${:.0f}, and the way back begins only below a "
        r"price of \${:.0f}.",
        gone_and_back,
    ),
    (
        r"At $\lambda = \frac{{{}}}{{{}}}$, $\beta$ = \${:.0f} and $s$ = \${:.0f} it is {:.2f}: at \${:.0f} "
        "starts with {}, {} and {} % end at {}, those with {} and {} % at {}.",
        months_foreseen,
    ),
    (
        r"With $\beta$ = \${:.0f}, $s$ = \${:.0f} and $a = 0$ the folds lie at {} and {}, and the band goes "
        r"from \${} to \${}.",
        ends_of_the_band,
    ),
    (
        r"At a strength of \${:.0f} no start succeeds at \${:.0f}.",
        lambda: above_the_band()[::2],
    ),
    (r"At \${:.0f} the band ends at \${}, and \${:.0f} lies above it.", above_the_band),
    (
        r"at $\beta$ = \${:.0f} it comes down from {} to {} to {} % as the price goes from \${:.0f} to \${:.0f} "
        r"to \${:.0f}; at \${:.0f} it is {} at a strength of \${:.0f}, {} at \${:.0f} and {} at \${:.0f}.",
        bars,
    ),
    (
        r"At \${:.0f} it says {} % where the model has {} %; at \${:.0f}, {} against {} %;",
        tangent_and_model,
    ),
    (r"With $g$ = {} the critical mass at \${:.0f} falls from {} % to {} %.", with_growth),
    (r"settles at a few per cent, {} at \${:.0f};", a_failed_launch),
    (
        r"$a = 0$, $\beta$ = \${:.0f}, $P$ = \${:.0f}, $s$ = \${:.0f}.",
        lambda: (SAME_SIDE, PRICE, TASTE_SPREAD),
    ),
    ("are $D(0) = 1/(1 + e^{{-(a - P)/s}})$, or {} %.", joining_an_empty_one),
    ("At $n_1$ = {} % the bound is {}, and the part itself is {}: three in four.", bound_and_part),
    (
        r"the price goes from \${:.0f} to \${:.0f} for a year and back.",
        lambda: (BASE_PRICE, RAISED_PRICE),
    ),
    (
        r"With a part of \${0:.0f} or less from others the members return, though at \${0:.0f} in more than "
        r"two years; at \${1:.0f} the way back is closed.",
        lambda: (TIGHT, CLOSED),
    ),
    (
        r"At \${:.0f} a year at \${} leaves no trace and a year at \${} is final.",
        lambda: (FULL_VALUE, *a_dollar_apart()[::2]),
    ),
    (
        r"A full network is worth $W$ = \${:.0f} to the average buyer, so $a = W - \beta$ as $\beta$ changes; "
        r"$s$ = \${:.0f}",
        lambda: (FULL_VALUE, TASTE_SPREAD),
    ),
    (
        r"It is \${} at $\beta$ = \${:.0f}, \${:.0f} at \${} and \${} at \${:.0f}.",
        lower_ends,
    ),
    (
        r"So the way back is open up to a strength of \${:.2f},",
        lambda: (strength_that_closes(),),
    ),
    (
        r"At \${:.0f} the curve $D(n)$ passes so closely over the diagonal that the gap is {} percentage "
        "points at its least, near a share of {}.",
        least_gap,
    ),
    (
        r"*How far may one go at \${:.0f}?* Here $a = 0$ and \${:.0f} is the middle of the band",
        lambda: (FULL_VALUE, BASE_PRICE),
    ),
    (r"The band ends at \${:.2f};", lambda: (band().high_price,)),
    (
        r"at \${} it is {}, above one half, and the members return; at \${} it is {}, below",
        a_dollar_apart,
    ),
    (r"A price inside the band, at most \${:.2f} here,", lambda: (band().high_price,)),
]
