"""Games that the figures of the room share: tables of six, one platform alone, drawn opponents."""

from functools import cache

from platformlab.chapters.launch.market import (
    EFFECTS,
    EXTRA,
    MARKETS,
    SUBSIDY,
    TABLES,
    TEAMS,
)
from platformlab.game.debrief import critical_path, standings
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLANS, impatient, pure_product
from platformlab.game.tournament import market, mixed_tables, play
from platformlab.play import SIX, example, read

COUNSELS = {  # the plan that follows it, and those that one would follow without it
    "find_the_effect": ("scout", ("pure product", "product first")),
    "start_hybrid": ("start hybrid", ("pure product", "platform first")),
    "product_first": ("product first", ("subsidise early",)),
    "be_patient": ("subsidise early", ("impatient",)),
}
_PLAYED = (*SIX, "platform first", "scout", "impatient")


@cache
def worth_of_each(plan, effect, openers):
    """What a maker that opens and one that stays are worth; None where there is none of them."""
    rules = rules_for(cross_side_consumers=EFFECTS[effect])
    seats = [PLANS[plan]] * openers + [pure_product] * (TEAMS - openers)
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
    """Mean value of every plan that a counsel is about, in a market, against drawn opponents."""
    found = mixed_tables(market(title), TABLES, _PLAYED, {"impatient": impatient})
    return {name: row["value"] for name, row in found.items()}


def worth_of_counsel(counsel, title):
    """Value of the plan that follows a counsel, and of what one would have done without it.

    Without a study a toss decides between product and platform; without a hybrid the better of the
    two is done.
    """
    plan, others = COUNSELS[counsel]
    values = values_in(title)
    without = [values[name] for name in others]
    is_toss = counsel == "find_the_effect"
    return values[plan], sum(without) / len(without) if is_toss else max(without)


def best_in(title):
    """Plan of the highest mean value in a market."""
    values = values_in(title)
    return max(values, key=values.get)


def holds(counsel):
    """How the counsel does in each market: the value with it less the value without."""
    pairs = {title: worth_of_counsel(counsel, title) for title in MARKETS}
    return {title: followed - without for title, (followed, without) in pairs.items()}
