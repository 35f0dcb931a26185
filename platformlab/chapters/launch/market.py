"""The invented market of the game, as the chapter plays it: its rules, and what is compared."""

from platformlab.game.scenarios import rules_for

RULES = rules_for()
TEAMS, YEARS = RULES["teams"], RULES["years"]
EFFECT = RULES["cross_side_consumers"]  # what all developers together add for an owner in a year
EFFECTS = {"off": 0.0, "weak": 3.0, "usual": EFFECT, "strong": 11.0}

SUBSIDY = 2.0  # for each developer and year, USD million
BEGINS = (1, 3, 5)  # years in which a platform may open
HELPED = range(9)  # years in which its developers may be paid
USUAL_HELP = 5
CHANGED_YEAR = 5  # of an exercise
EXTRA = 30  # platform spending above the running cost, USD million a year

TABLES = range(1, 9)  # each draws five opponents; `make bench` plays forty
FEW_TABLES = 3  # of an exercise
EVEN = 20.0  # a difference below it is called none, USD million
SURE = 2.0  # and so is one of fewer standard errors
