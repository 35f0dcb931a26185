"""What the worksheet asks: the firm, and at each of eight stages the same questions.

An answer is a text under a flat key, as it was typed: ``"firm"``, or ``"service.worth_low"``.
"""

FIRM = ("firm", "makes", "unit", "by")
STAGES = ("plan", "develop", "buy", "make", "distribute", "use", "service", "end_of_life")
# Through what somebody gains when one more takes part; the first says that nobody does.
MECHANISMS = ("none", "alike", "sides", "data", "failures", "pool", "crowd")
LEAVES = ("nobody", "members", "others", "unknown")  # who may take the data elsewhere
TEXTS = ("who", "whom", "through", "elsewhere", "also", "refute")
ENDS = ("low", "likely", "high")
# Numbers of a stage: those with a range of the reader's own, then those without.
RANGES = ("worth", "cost", "join", "earn", "other_worth", "other_cost", "other_join")
SINGLES = ("most", "end", "run", "test_cost", "other_most")
COUNTS = ("join", "most", "end", "other_join", "other_most")  # of members; all others are money
ABOVE_NOTHING = ("most", "end", "other_most")
# Nobody can bring more members than there are.
WITHIN = (("join", "most"), ("other_join", "other_most"))


def ranges(mechanism):
    """Names of the ranges that a mechanism needs."""
    if mechanism == "crowd":  # the firm gains, and pays for each contribution
        return ("worth", "cost", "join")
    return RANGES if mechanism == "sides" else RANGES[:4]


def singles(mechanism):
    """Names of the numbers without a range that a mechanism needs."""
    return SINGLES if mechanism == "sides" else SINGLES[:4]


def numbers(mechanism):
    """Names of the fields of numbers that a mechanism asks for; of all, where none is chosen yet."""
    if mechanism == "none":
        return ()
    chosen = mechanism if mechanism in MECHANISMS else "sides"  # which asks for every one
    ends = ["{}_{}".format(name, end) for name in ranges(chosen) for end in ENDS]
    return tuple(ends) + singles(chosen)


def stage_fields():
    """Names of all fields of a stage, in the order of the page."""
    found = ["mechanism"]
    for name in RANGES:
        found += ["{}_{}".format(name, end) for end in ENDS]
    return tuple(found + list(SINGLES) + list(TEXTS) + ["leaves"])


def all_keys():
    """Keys of every answer that there can be."""
    found = list(FIRM)
    for stage in STAGES:
        found += ["{}.{}".format(stage, name) for name in stage_fields()]
    return tuple(found)
