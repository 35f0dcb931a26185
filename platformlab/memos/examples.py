"""Five firms to begin with: numbers and choices here, their texts in the language file of the room.

A number stands as a reader would type it. Which of them are facts says the page; all others are
ours, chosen to be worth arguing about. The last firm is invented.
"""

from platformlab.words import Wordbook
from platformlab.worksheet import fields

say = Wordbook(__file__)
NONE = {"mechanism": "none"}
# By firm and stage: mechanism, ranges as (low, likely, high), numbers, and who may take the data.
FIRMS = {
    "deere": {
        "service": {
            "mechanism": "failures", "leaves": "members", "most": "500000", "end": "20000",
            "worth": ("40", "150", "400"), "cost": ("20", "40", "90"), "earn": ("4", "15", "40"),
            "join": ("20000", "50000", "150000"), "run": "4000000", "test_cost": "200000",
        },
        "develop": {
            "mechanism": "sides", "leaves": "members", "most": "500000", "end": "1000",
            "worth": ("30", "120", "300"), "cost": ("20", "40", "90"), "earn": ("0", "2", "10"),
            "join": ("20000", "60000", "200000"), "run": "3000000", "test_cost": "300000",
            "other_most": "2400", "other_worth": ("10000", "30000", "80000"),
            "other_cost": ("15000", "30000", "60000"), "other_join": ("50", "150", "400"),
        },
        "buy": NONE, "make": NONE,
    },
    "steel_trader": {
        "buy": {
            "mechanism": "sides", "leaves": "members", "most": "90000", "end": "40",
            "worth": ("300", "900", "1800"), "cost": ("400", "800", "1500"),
            "earn": ("20", "60", "150"), "join": ("200", "700", "2000"), "run": "5000000",
            "test_cost": "150000", "other_most": "60", "other_worth": ("10000", "60000", "150000"),
            "other_cost": ("40000", "90000", "200000"), "other_join": ("1", "4", "8"),
        },
        "plan": NONE, "develop": NONE, "make": NONE, "distribute": NONE, "use": NONE, "service": NONE,
        "end_of_life": NONE,
    },
    "lego": {
        "develop": {
            "mechanism": "crowd", "leaves": "others", "most": "1000", "end": "300",
            "worth": ("15000", "60000", "150000"), "cost": ("60", "120", "200"),
            "join": ("35", "57", "146"), "run": "12000", "test_cost": "1500",
        },
        "buy": NONE, "make": NONE, "service": NONE,
    },
    "ge": {
        "develop": {
            "mechanism": "sides", "leaves": "members", "most": "1000", "end": "15000",
            "worth": ("20", "60", "200"), "cost": ("40", "100", "200"), "earn": ("50", "150", "400"),
            "join": ("50", "150", "400"), "run": "1000000", "test_cost": "2000",
            "other_most": "20000", "other_worth": ("2", "8", "20"), "other_cost": ("5", "10", "20"),
            "other_join": ("500", "1500", "4000"),
        },
        "service": {
            "mechanism": "failures", "leaves": "members", "most": "1000", "end": "100",
            "worth": ("50", "200", "600"), "cost": ("20", "50", "150"), "earn": ("30", "100", "250"),
            "join": ("20", "60", "150"), "run": "40000", "test_cost": "1000",
        },
        "plan": NONE, "buy": NONE, "distribute": NONE, "use": NONE, "end_of_life": NONE,
    },
    "hanbit": {
        "service": {
            "mechanism": "failures", "leaves": "members", "most": "4000", "end": "200",
            "worth": ("0.6", "2", "5"), "cost": ("0.3", "0.6", "1.2"), "earn": ("0.1", "0.3", "0.6"),
            "join": ("80", "200", "400"), "run": "700", "test_cost": "40",
        },
        "make": {
            "mechanism": "data", "leaves": "others", "most": "900", "end": "600",
            "worth": ("0.5", "1.5", "4"), "cost": ("1", "2", "4"), "earn": ("0.2", "0.5", "1"),
            "join": ("5", "20", "60"), "run": "900", "test_cost": "60",
        },
        "distribute": {
            "mechanism": "pool", "leaves": "nobody", "most": "12", "end": "20",
            "worth": ("20", "40", "60"), "cost": ("5", "8", "12"), "earn": ("15", "30", "45"),
            "join": ("4", "8", "12"), "run": "90", "test_cost": "5",
        },
        "plan": NONE, "develop": NONE, "buy": NONE, "use": NONE, "end_of_life": NONE,
    },
}  # fmt: skip
NAMES = tuple(FIRMS)


def example(name):
    """Answers of an example under their flat keys."""
    found = {key: say(f"examples.{name}.{key}") for key in fields.FIRM if key != "by"}
    for stage, given in FIRMS[name].items():
        for field, value in given.items():
            typed = dict(zip(fields.ENDS, value, strict=True)) if isinstance(value, tuple) else {}
            found |= {f"{stage}.{field}_{end}": each for end, each in typed.items()}
            if not typed:
                found[f"{stage}.{field}"] = value
        if given is not NONE:
            found |= {
                f"{stage}.{key}": say(f"examples.{name}.{stage}.{key}") for key in fields.TEXTS
            }
    return found
