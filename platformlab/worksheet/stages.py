"""One stage of the worksheet: what its numbers say, at their worst, as they are likely and at their best.

At its worst every number of the reader is at the end that speaks against the case: worth, start
and earnings low, costs high. A verdict needs no probabilities: it asks whether the case holds at
its worst, whether it fails at its best, and, in between, whether a test can be worth its cost; where
none can, the likely numbers decide.
"""

from platformlab.worksheet import fields
from platformlab.worksheet.checking import number, said, span
from platformlab.worksheet.figures import rounded
from platformlab.worksheet.gains import of_all
from platformlab.worksheet.takeup import find_rest, find_rest_of_sides, grows, peak, wanting

CORNERS = ("worst", "likely", "best")
WHERE_COSTS_ARE_HIGH = (2, 1, 0)  # the end of a cost in each corner


def assess(answers, stage, wrong):
    """What a stage says; `wrong` are the keys of fields that cannot be used.

    ``state`` is "empty", "none" (nobody gains), "wrong", "open" (numbers are missing) or "known".
    """
    mechanism = said(answers, "{}.mechanism".format(stage))
    found = {"stage": stage, "mechanism": mechanism, "missing": [], "one_number": []}
    if [key for key in wrong if key.split(".")[0] == stage]:
        return dict(found, state="wrong")
    if mechanism in ("", "none"):
        is_begun = [key for key in answers if key.startswith(stage + ".") and said(answers, key)]
        state = "none" if mechanism else "open" if is_begun else "empty"
        return dict(found, state=state, missing=["mechanism"] if state == "open" else [])
    given, missing, alone = _given(answers, stage, mechanism)
    found = dict(found, missing=missing, one_number=alone)
    if missing:
        return dict(found, state="open")
    corners = [_corner(mechanism, given, k) for k in range(3)]
    return dict(found, state="known", given=given, corners=corners, **verdict(corners, given))


def _given(answers, stage, mechanism):
    """Numbers of a stage by name, names of those that are missing, and ranges of one number."""
    given, missing, alone = {}, [], []
    for name in fields.ranges(mechanism):
        given[name] = span(answers, stage, name)
        if given[name] is None:
            missing.append(name)
        elif given[name][0] == given[name][2]:
            alone.append(name)
    for name in fields.singles(mechanism):
        typed = number(answers, "{}.{}".format(stage, name))
        if typed is None:
            missing.append(name)
        else:
            given[name], given[name + "_decimals"] = typed
    return given, missing, alone


def verdict(corners, given):
    """What follows: do, test or do not, and why; a test is weighed against what knowing can be worth.

    If a right answer gains G and a wrong one loses L in a year, knowing which is worth at most
    G·L / (G + L), whatever the odds: most where they make building worth just nothing. A test that
    costs as much leaves the decision to the likely numbers.
    """
    worst, likely, best = [corner["result"] for corner in corners]
    if best <= 0:
        return {"verdict": "do_not", "why": "loses", "knowing": 0.0}
    if worst >= 0:
        return {"verdict": "do", "why": "holds", "knowing": 0.0}
    knowing = rounded(best * -worst / (best - worst))
    if given["test_cost"] < knowing:
        return {"verdict": "test", "why": "open", "knowing": knowing}
    return {"verdict": "do" if likely > 0 else "do_not", "why": "dear", "knowing": knowing}


def _corner(mechanism, given, k):
    if mechanism == "crowd":
        return _of_ideas(given, k)
    at = {name: given[name][k] for name in fields.ranges(mechanism)}
    for name in ("cost", "other_cost"):
        if name in at:
            at[name] = given[name][WHERE_COSTS_ARE_HIGH[k]]
    found = (_two_sides if mechanism == "sides" else _one_side)(mechanism, given, at)
    found["result"] = rounded(at["earn"] * found["settles"] - given["run"])
    found["pays_from"] = given["run"] / at["earn"] if at["earn"] else None
    return found


def take_up(mechanism, given, at):
    """How many want in when so many take part, for members alike."""

    def want(members):
        gain = of_all(mechanism, members, given["most"], given["end"])
        return given["most"] * wanting(gain, at["worth"], at["cost"])

    return want


def sides(given, at):
    """Both sides: how many there can be, and how many want in for so many of the other.

    The reader's end is that of her own side. To the other side each member is worth the same.
    """

    def want_own(others):
        gain = of_all("sides", others, given["other_most"], given["end"])
        return given["most"] * wanting(gain, at["worth"], at["cost"])

    def want_other(members):
        gain = members / given["most"]
        return given["other_most"] * wanting(gain, at["other_worth"], at["other_cost"])

    own = {"want": want_own, "most": given["most"]}
    return own, {"want": want_other, "most": given["other_most"]}


def _one_side(mechanism, given, at):
    rest = find_rest(take_up(mechanism, given, at), given["most"])
    if rest is None:
        return {"critical": None, "settles": 0.0, "start": at["join"], "grows": False}
    is_up = at["join"] > 0 and at["join"] >= rest[0]
    settles = rest[1] if is_up else 0.0
    return {"critical": rest[0], "settles": settles, "start": at["join"], "grows": is_up}


def _two_sides(_, given, at):
    own, other = sides(given, at)
    start = (at["join"], at["other_join"])
    found = {"critical": None, "other_critical": None, "settles": 0.0, "other_settles": 0.0}
    found.update({"start": start[0], "other_start": start[1], "grows": False})
    rest = find_rest_of_sides(own, other)
    if rest is None:
        return found
    critical, mature = rest
    found["critical"], found["other_critical"] = critical
    if start[0] + start[1] > 0 and grows(start, critical, own, other):
        found.update({"settles": mature[0], "other_settles": mature[1], "grows": True})
    return found


def _of_ideas(given, k):
    """Ideas of a crowd: the firm gains and pays, and nobody comes because of the others.

    What a year brings turns with the number of ideas, so at its best the best number of the
    reader's range is taken, and at its worst the worse of its ends.
    """
    worth, cost = given["worth"][k], given["cost"][WHERE_COSTS_ARE_HIGH[k]]

    def result(ideas):
        gain = worth * of_all("crowd", ideas, given["most"], given["end"])
        return gain - cost * ideas - given["run"]

    low, likely, high = given["join"]
    start = likely
    if k == 0:
        start = low if result(low) < result(high) else high
    if k == 2:
        start = peak(result, low * 1.0, high * 1.0, 20)
    found = {"critical": 0.0, "settles": start, "start": start, "grows": start > 0}
    return dict(found, result=rounded(result(start)), pays_from=None)
