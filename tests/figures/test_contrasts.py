"""“One rule changed” changes one: what the models are given for the two figures of a contrast.

While the rows of a figure are computed, every number that a model receives is noted by the name of
its quantity. Between the two figures only the numbers of the rule may differ; a quantity that one of
them has alone is part of the rule, or is left out for a reason that stands here.
"""

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from parts import EXPLORERS

from platformlab import models
from platformlab.chapters.scale_or_network.market import DEMAND, RULES
from platformlab.checks import states
from platformlab.params import PARAMS

MODELS = str(Path(models.__file__).parent)
# Where a market is, or what comes out of it: these differ in every state.
OUTCOMES = {"customers", "gift", "kept_power", "output", "periods", "rent", "share", "users"}
OUTCOMES |= {"vehicles", "years", "fee_consumers", "fee_producers", "share_consumers"}
SWEPT = "swept"


class Contrast(NamedTuple):
    """Two figures, each with a state, and the quantities that tell them apart."""

    before: str
    after: str
    rule: frozenset[str]
    apart: frozenset[str] = frozenset()  # of one figure alone, and no part of the rule
    why: str = ""
    given: tuple = ()  # state of the first figure, where it is not the one it opens with


def contrast(before, after, *rule, apart=(), why="", **given):
    return Contrast(before, after, frozenset(rule), frozenset(apart), why, tuple(given.items()))


CONTRASTS = [
    contrast(
        "matching",
        "fee_setter",
        apart={
            *("search_cost", "lowest_price", "highest_price", "transaction_cost"),
            *("choke_price", "reserve_price", "demand_slope", "supply_slope"),
        },
        why="the map says the cost of finding and the gain of the keenest pair in one number each",
    ),
    contrast("critical_mass", "hysteresis", "price"),
    contrast("spread_cost", "rent_or_own", "landlord_output", "markup", "halving_chance"),
    contrast(
        "who_pays",
        "divide_first",
        *("joining_cost_consumers", "joining_cost_producers"),
        apart={
            *("members_consumers", "members_producers", "base_share_consumers", "cost"),
            *("base_share_producers", "response", "response_consumers", "response_producers"),
        },
        why="all members of a side are alike there, as the text says, so all come or none",
    ),
    contrast("shared_fleet", "waiting_riders", "wait_time", "waiting_share", refit_time=0),
    contrast("who_carries", "use_seen"),
    # With votes in hand the jury knows more of each idea than its reading tells.
    contrast("same_hours", "votes_first", "vote_accuracy", "shortlist", "screening_accuracy"),
]


def asks_for_one_state(topic, patch):
    """Have models asked anew, and for the state at hand alone: no answer kept, none found at once."""
    rooms = (f"platformlab.chapters.{topic}.", "platformlab.models.")
    for place, module in list(sys.modules.items()):
        for name, member in list(vars(module).items()) if place.startswith(rooms) else ():
            if hasattr(member, "cache_clear"):
                member.cache_clear()
            if hasattr(member, "alone"):
                patch.setattr(module, name, member.alone)


def numbers_given(name, patch, **state):
    """What models receive while a figure's rows are computed: values by quantity."""
    asks_for_one_state(states.topic_of(name), patch)
    found = {}

    def note(frame, event, _):
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(MODELS):
            return
        for word in code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]:
            if word in PARAMS and word not in OUTCOMES:
                values = np.unique(np.asarray(frame.f_locals[word], dtype=float))
                found.setdefault(word, set()).update(values if values.size < 4 else [SWEPT])

    explorer = EXPLORERS[name]
    sys.setprofile(note)
    try:
        explorer.rows(**explorer.state(**state))
    finally:
        sys.setprofile(None)
    return found


def told_apart(before, after):
    """Quantities that differ, and those that one figure has alone."""
    both = before.keys() & after.keys()
    differ = {w for w in both if not (before[w] <= after[w] or after[w] <= before[w])}
    return differ, before.keys() ^ after.keys()


@pytest.mark.slow
@pytest.mark.parametrize("pair", CONTRASTS, ids=lambda pair: pair.after)
def test_figures_of_a_contrast_differ_in_the_numbers_of_one_rule(pair, monkeypatch):
    differ, alone = told_apart(
        numbers_given(pair.before, monkeypatch, **dict(pair.given)),
        numbers_given(pair.after, monkeypatch),
    )
    odd = sorted((differ | alone) - pair.rule - pair.apart)
    assert odd == [], (
        f"{pair.after} is shown as {pair.before} with one rule changed ({', '.join(pair.rule) or 'who decides'}), "
        f"but {', '.join(odd)} change too; give both the numbers of market.py, or say why not here"
    )
    assert pair.apart <= alone, "these are no longer left out; take them from `apart`"
    assert bool(pair.apart) == bool(pair.why)


def test_second_number_that_changes_is_found():
    before = {"fixed_cost": {9e6}, "congestion_cost": {4e-5}, "markup": {0.2}}
    assert told_apart(before, before | {"congestion_cost": {0.0}}) == ({"congestion_cost"}, set())
    assert told_apart(before, before | {"markup": {0.2, SWEPT}}) == (set(), set())
    assert told_apart(before, {"fixed_cost": {9e6}}) == (set(), {"congestion_cost", "markup"})


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_of_the_two_engines_changes_one_number_of_the_market(rule):
    changed = RULES[rule]
    assert len(changed) == (0 if rule == "as it was" else 1)
    assert all(DEMAND[quantity] != value for quantity, value in changed.items())
