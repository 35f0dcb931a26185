"""Invented markets, and cards that change one: shapes that recall four makers and describe none."""

from platformlab.game.engine import RULES
from platformlab.game.refusals import Refusal

SCENARIOS = {  # what differs from the rules of the neutral market
    "neutral": {},
    # shaped like Toyota: costs fall fast, little is copied, developers are dear and matter little
    "fleet": {
        "cross_side_consumers": 2.0,
        "developer_cost": 4.5,
        "learning_rate": 0.15,
        "imitation": 0.12,
    },
    # shaped like John Deere: information is worth most, data age slowly, outsiders add little
    "field": {
        "info_ceiling": 10.0,
        "data_scale": 100.0,
        "data_decay": 0.15,
        "cross_side_consumers": 1.0,
        "hassle": 1.8,
    },
    # shaped like GE: dear to run, half of the spending serves the parent, a board that stops
    "turbine": {
        "running_cost": 45.0,
        "parent_share": 0.5,
        "patience": 3,
        "developer_cost": 3.8,
        "cross_side_consumers": 10.0,
    },
    # shaped like LEGO: easily copied, cheap outsiders, who must be screened
    "bricks": {
        "imitation": 0.4,
        "developer_cost": 1.7,
        "running_cost": 8.0,
        "cross_side_consumers": 5.0,
        "info_ceiling": 2.0,
        "screened": (0.0, 1.6, 0.6),
    },
    # for hands: everything comes at once in a long round, so that each number is looked up or added
    "paper": {
        "market": 30.0,
        "fixed_cost": 200.0,
        "retirement": 0.10,
        "owner_speed": 1.0,
        "developer_speed": 1.0,
        "data_decay": 1.0,
        "data_scale": 10.0,
        "skill_decay": 1.0,
        "skill_scale": 12.0,
        "developer_cost": 4.2,
        "multihoming": 0.0,
    },
}
NAMES = (
    "neutral",
    "fleet",
    "field",
    "turbine",
    "bricks",
    "paper",
)  # in the order in which they are offered

# Rule, "x" times or "=" becomes, number, whether it lasts.
CARDS = {
    "boom": (("market", "x", 1.25, False),),
    "cheap_sensors": (("hassle", "x", 0.8, True),),
    "copycats": (("imitation", "x", 1.6, True),),
    "data_rules": (("portability", "=", 0.8, True),),
    "dear_steel": (("first_cost", "x", 1.06, False),),
    "free_parent": (("parent_share", "=", 0.0, True),),
    "open_tools": (("multihoming", "=", 0.9, True),),
    "slump": (("market", "x", 0.70, False),),
}

# What everybody is told, beside the shares of each kind of platform.
FACTS = (
    "first_cost",
    "fixed_cost",
    "start_cash",
    "credit",
    "start_base",
    "running_cost",
    "developers",
    "patience",
)

# What a facilitator may change besides the market, and how far.
KNOBS = {
    "cross_side_consumers": (0.0, 15.0),
    "imitation": (0.0, 0.9),
    "multihoming": (0.0, 0.95),
    "patience": (0, 15),
    "portability": (0.0, 1.0),
}


def rules_for(scenario="neutral", **changes):
    """Return all rules of a market, with changes on top.

    >>> rules_for("turbine")["running_cost"], rules_for(patience=5)["patience"]
    (45.0, 5)
    """
    if scenario not in SCENARIOS:
        raise Refusal("scenario", got=scenario, known=", ".join(NAMES))
    for name in changes:
        if name not in RULES:
            raise Refusal("rule", got=name, known=", ".join(sorted(RULES)))
    rules = dict(RULES)
    rules.update(SCENARIOS[scenario])
    rules.update(changes)
    return rules


def facts(rules):
    """Return what everybody is told of a market before the first year, by name.

    Money in USD million, the first cost of a machine in USD thousand, shares as fractions. What the
    network is worth to owners is not among it, nor how fast rivals copy.
    """
    told = {name: rules[name] for name in FACTS}
    for name, rule in (("taken", "take_rate"), ("sold", "capture"), ("screened", "screened")):
        for kind, part in enumerate(rules[rule]):
            told[f"{name}_{kind}"] = part
    return told


def changes_of(card):
    """Return what a card does to the rules; no card does nothing."""
    if not card:
        return ()
    if card not in CARDS:
        raise Refusal("card", got=card, known=", ".join(sorted(CARDS)))
    return CARDS[card]


def draw_card(seed, year):
    """Return the card of a year, or None in two years of three, in the first, and with seed 0.

    A seed deals the same cards whoever plays.

    >>> [draw_card(3, year) for year in range(1, 8)]
    [None, None, None, 'boom', 'free_parent', None, None]
    """
    number, names = seed * 7919 + year * 104729 + 12345, sorted(CARDS)
    for _ in range(3):
        number = (number * 1103515245 + 12345) % 2147483648
    pick = number // 65536 % (3 * len(names))
    return names[pick] if seed and pick < len(names) and year > 1 else None
