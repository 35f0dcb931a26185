"""Games that the figures of the room share: tables of six, one platform alone, drawn opponents."""

from functools import cache
from statistics import fmean, stdev

from platformlab.chapters.launch.market import (
    EFFECTS,
    EVEN,
    EXTRA,
    SUBSIDY,
    SURE,
    TABLES,
    TEAMS,
)
from platformlab.game import debrief
from platformlab.game.debrief import critical_path, standings
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLANS, impatient, product_first, pure_product
from platformlab.game.tournament import KINDS, entrant, market, opponents, play
from platformlab.play import SIX, example, read

_ORDER = ("find_the_effect", "start_hybrid", "product_first", "be_patient")  # that of the report
_PLANS = {name: (plan, opposite) for name, plan, opposite in debrief.COUNSELS}
COUNSELS = {name: _PLANS[name] for name in _ORDER}  # the plan that follows it, and the opposite
NO_PLATFORM = debrief.ALONE
_PLAYED = (*SIX, "platform first", "scout", "impatient")


def price_kept(seen):
    """Open as *product first* does, at the price and with the development of *pure product*."""
    kept = pure_product(seen)
    return dict(product_first(seen), price=kept["price"], develop=kept["develop"])


OPENERS = {  # ways to open; the first changes nothing but the platform
    "price kept": price_kept,
    "product first": product_first,
    "subsidise early": PLANS["subsidise early"],
    "platform first": PLANS["platform first"],
}


@cache
def worth_of_each(plan, effect, openers):
    """What a maker that opens and one that stays are worth; None where there is none of them."""
    rules = rules_for(cross_side_consumers=EFFECTS[effect])
    seats = [OPENERS[plan]] * openers + [pure_product] * (TEAMS - openers)
    values, _ = play(rules, seats)
    return (values[0] if openers else None), (values[-1] if openers < TEAMS else None)


@cache
def with_and_without(title):
    """Teams of one table, and their values and ranks with the network effect and without it."""
    return list(SIX), standings(read(example(title)))


@cache
def alone(begin, helped, effect):
    """States of a game in which one maker opens, among five that stay with the product.

    Parameters
    ----------
    begin
        Year in which it opens; 0 for never.
    helped
        Years in which it pays developers to come.
    effect
        Name of a strength of `EFFECTS`.
    """

    def opener(seen):
        decision = pure_product(seen)
        if begin and seen["year"] >= begin:
            spent = int(seen["market"]["running_cost"]) + EXTRA
            is_helped = seen["year"] < begin + helped
            decision.update(platform=spent, openness=2, terms=-SUBSIDY if is_helped else 0.0)
        return decision

    rules = rules_for(cross_side_consumers=EFFECTS[effect])
    return play(rules, [opener] + [pure_product] * (TEAMS - 1))


@cache
def path_alone(begin, helped, effect):
    """Connected machines of that platform by year, and those it needed to grow by itself."""
    return critical_path(alone(begin, helped, effect)[1], 0)


@cache
def values_in(title):
    """Values of every plan in a market, one for each table; all plans meet the same opponents."""
    rules, own = market(title), {"impatient": impatient}
    return {
        name: [
            play(rules, [entrant(name, seed, own), *opponents(rules, seed)])[0][0]
            for seed in TABLES
        ]
        for name in _PLAYED
    }


def mean_in(title, plan):
    """Mean value of a plan over the tables of a market."""
    return fmean(values_in(title)[plan])


def set_against(counsel, against):
    """Plan that a counsel is set against: none that opens anything, or the opposite."""
    return NO_PLATFORM if against == "no_platform" else COUNSELS[counsel][1]


def worth_of_counsel(counsel, title, against="no_platform"):
    """Mean of what a counsel brings more, table by table, and the standard error of that mean."""
    values = values_in(title)
    followed, without = values[COUNSELS[counsel][0]], values[set_against(counsel, against)]
    more = [one - other for one, other in zip(followed, without, strict=True)]
    return fmean(more), stdev(more) / len(more) ** 0.5


def fate_of(worth, error):
    """Whether a counsel holds, fails, or makes a difference too small or too unsure to tell."""
    if abs(worth) < max(EVEN, SURE * error):
        return "even"
    return "holds" if worth > 0 else "fails"


def best_in(title):
    """Plan of the highest mean value in a market."""
    return max(_PLAYED, key=lambda plan: mean_in(title, plan))


def fates(counsel, against="no_platform"):
    """What becomes of the counsel in each market."""
    return {title: fate_of(*worth_of_counsel(counsel, title, against)) for title in KINDS}
