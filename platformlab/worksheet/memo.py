"""The decision memo of one page: sections of sentences, each a key of the language file and its slots.

A slot is {"n", "d"}: a number and its decimals; {"t"}: a text of the reader; {"k"}: a key whose words
stand in its place; or {"ks"}: several of them.
"""

from platformlab.worksheet import fields
from platformlab.worksheet.checking import complaints, said, short
from platformlab.worksheet.figures import decimals, heads, rounded
from platformlab.worksheet.stages import assess

WIDTH = 150  # of a text in the memo, so that it stays one page; the sheet keeps all of it
ORDER = ("do", "test", "do_not")
CLAIMS = {"crowd": "claim_crowd", "pool": "claim_pool"}  # neither is a network effect
UNTRIED = 0.5  # a stage that is done on likely numbers stands behind one that holds at its worst


def write(answers):
    """Return the memo, what each stage says, and what is said beside fields.

    ``recommendation`` is "do", "test", "do_not" or "unfinished"; ``about`` the stage it is about,
    or nothing.
    """
    odd = complaints(answers)
    wrong = [each["field"] for each in odd if each["reason"] != "unknown"]
    stages = [assess(answers, stage, wrong) for stage in fields.STAGES]
    about = chosen(stages)
    recommendation = about["verdict"] if about else _without_numbers(stages)
    if about:
        sections = _sections(answers, about)
    else:
        sections = [["recommendation", [_said_without_numbers(stages)]]]
    if recommendation == "do_not":
        sections[0][1].append(_what_remains(stages))
    sections += [["stages", _others(stages, about, answers)]]
    return {
        "recommendation": recommendation,
        "about": about["stage"] if about else None,
        "head": _head(answers),
        "sections": [[head, lines] for head, lines in sections if lines],
        "stages": stages,
        "complaints": odd,
    }


def chosen(stages):
    """The stage that the memo is about: the best verdict, then the highest likely result.

    What holds at its worst goes before what is done on likely numbers alone, and where all stages
    lose even at their best, the one that loses least there is named.
    """
    known = [each for each in stages if each["state"] == "known"]
    best = None
    for each in known:
        if best is None or _rank(each) > _rank(best):
            best = each
    return best


def _rank(stage):
    standing = ORDER.index(stage["verdict"])
    if stage["verdict"] == "do" and (stage["why"] != "holds" or _has_no_range(stage)):
        standing += UNTRIED
    if stage["why"] == "loses":
        return (-standing - UNTRIED, stage["corners"][2]["result"])
    return (-standing, stage["corners"][1]["result"])


def _without_numbers(stages):
    states = [each["state"] for each in stages]
    return "do_not" if states == ["none"] * len(states) else "unfinished"


def _said_without_numbers(stages):
    if _without_numbers(stages) == "do_not":
        return ["none_found", {}]
    is_begun = [each for each in stages if each["state"] in ("open", "wrong")]
    return ["unfinished_open" if is_begun else "unfinished_empty", {}]


def _what_remains(stages):
    """To do nothing is advice for the whole firm only where every stage has been gone through."""
    is_whole = all(each["state"] in ("known", "none") for each in stages)
    return ["remains" if is_whole else "not_finished", {}]


def _head(answers):
    """Firm, product and author, as far as they are said."""
    return [
        short(said(answers, key), WIDTH) for key in ("firm", "makes", "by") if said(answers, key)
    ]


def text_of(answers, key):
    """Slot of a text of the reader, or of the words that she said nothing."""
    text = short(said(answers, key), WIDTH)
    return {"t": text} if text else {"k": "worksheet.memo.not_said"}


def money_of(answers):
    """Slot of the reader's unit of money."""
    unit = short(said(answers, "unit"), WIDTH)
    return {"t": unit} if unit else {"k": "worksheet.memo.no_unit"}


def amount(value):
    """Slot of a computed number, which is rounded already."""
    return {"n": value, "d": decimals(value)}


def typed(stage, name, k=None):
    """Slot of a number as the reader typed it."""
    value = stage["given"][name] if k is None else stage["given"][name][k]
    return {"n": value, "d": _places(value)}


def _places(value):
    places = 0
    while (
        places < 6 and abs(value * 10**places - int(value * 10**places + 0.5)) > 1e-7 * 10**places
    ):
        places += 1
    return places


def members(count):
    """Slot of a number of members, of whom the first is one."""
    return {"n": max(1, heads(count)), "d": 0}


def _sections(answers, stage):
    money = money_of(answers)
    of = "{}.".format(stage["stage"])
    name = {"k": "worksheet.stages.{}".format(stage["stage"])}
    claims = CLAIMS.get(stage["mechanism"], "claim")
    claim = {part: text_of(answers, of + part) for part in ("who", "whom", "through")}
    ends = {"end": typed(stage, "end")}
    return [
        ["recommendation", [_recommended(stage, name, money)]],
        ["claim", [[claims, dict(claim, stage=name)]]],
        ["mechanism", [["is_" + stage["mechanism"], {}], ["ends", ends]]],
        ["number", _numbers(stage, money) + [["assumed_" + stage["mechanism"], {}]]],
        ["critical", _critical(stage)],
        ["others", _who_else(answers, stage, money)],
        ["test", _test(answers, stage, money)],
        ["ranges", _ranges(stage)],
    ]


def tell(answers, stage):
    """What stands below the figure of a stage: what a year brings, and the critical mass."""
    if stage["state"] != "known":
        return []
    return _numbers(stage, money_of(answers)) + _critical(stage)


def _results(stage, money):
    low, likely, high = [amount(corner["result"]) for corner in stage["corners"]]
    return {"low": low, "likely": likely, "high": high, "unit": money}


def _recommended(stage, name, money):
    slots = dict(_results(stage, money), stage=name, test=typed(stage, "test_cost"))
    slots["knowing"] = amount(stage["knowing"])
    if stage["why"] != "dear" and _has_no_range(stage):
        return ["{}_without_range".format(stage["verdict"]), slots]
    return ["{}_{}".format(stage["verdict"], stage["why"]), slots]


def _has_no_range(stage):
    """Whether there are likely numbers alone, so that nothing was tried at its worst or best."""
    return set(stage["one_number"]) == set(fields.ranges(stage["mechanism"]))


def _numbers(stage, money):
    alone = "_alone" if _has_no_range(stage) else ""
    lines = [["brings" + alone, _results(stage, money)]]
    if stage["mechanism"] == "crowd":
        shown = {"n": heads(stage["corners"][1]["start"]), "d": 0}
        return lines + [["ideas", dict(_paid(stage, money), members=shown)]]
    lines.append(["settles" + alone, _settles(stage)])
    pays = stage["corners"][1]["pays_from"]
    if pays is None:
        return lines + [["never_pays", _paid(stage, money)]]
    key = "pays" if pays <= stage["given"]["most"] else "pays_beyond"
    earn = typed(stage, "earn", 1)
    return lines + [[key, dict(_paid(stage, money), members=members(pays), earn=earn)]]


def _settles(stage):
    """How many take part in the end, to three digits as results are, and never more than there are."""
    low, likely, high = [
        {"n": min(stage["given"]["most"], rounded(int(each["settles"] + 0.5))), "d": 0}
        for each in stage["corners"]
    ]
    return {"low": low, "likely": likely, "high": high, "most": typed(stage, "most")}


def _paid(stage, money):
    return {"run": typed(stage, "run"), "cost": typed(stage, "cost", 1), "unit": money}


def _critical(stage):
    """The critical mass, from the best to the worst case, and how often the start reaches it."""
    corners = stage["corners"]
    if stage["mechanism"] == "crowd":
        return [["mass_crowd", {}]]
    is_pair = stage["mechanism"] == "sides"
    alive = [corner for corner in corners if corner["critical"] is not None]
    if not alive:
        return [["mass_never", {}]]
    slots = {
        "most_needed": members(alive[0]["critical"]),
        "least_needed": members(alive[-1]["critical"]),
    }
    kinds = ("mass_only_best", "mass_not_always", "mass")  # by how often a number is enough
    key = kinds[len(alive) - 1] + ("_sides" if is_pair else "")
    if key == "mass" and slots["most_needed"] == slots["least_needed"]:
        key = "mass_same" if slots["most_needed"]["n"] > 1 else "mass_first"
    if is_pair:
        slots["most_others"] = members(alive[0]["other_critical"])
        slots["least_others"] = members(alive[-1]["other_critical"])
    return [[key, slots], _start(stage, corners)]


def _start(stage, corners):
    """What the reader can bring, and whether it grows: in how many of the three cases."""
    often = len([corner for corner in corners if corner["grows"]])
    slots = {"low": typed(stage, "join", 0), "high": typed(stage, "join", 2)}
    slots["often"] = {"k": "worksheet.memo.often_{}".format(often)}
    if stage["mechanism"] != "sides":
        return ["start", slots]
    slots["other_low"], slots["other_high"] = (
        typed(stage, "other_join", 0),
        typed(stage, "other_join", 2),
    )
    return ["start_sides", slots]


def _who_else(answers, stage, money):
    of = "{}.".format(stage["stage"])
    lines = []
    if stage["mechanism"] != "crowd":
        gains = {"worth": typed(stage, "worth", 1), "cost": typed(stage, "cost", 1), "unit": money}
        lines.append(["member_gains", gains])
    if stage["mechanism"] == "sides":
        gains = {"worth": typed(stage, "other_worth", 1), "cost": typed(stage, "other_cost", 1)}
        lines.append(["other_gains", dict(gains, unit=money)])
    lines.append(["also", {"also": text_of(answers, of + "also")}])
    leaves = said(answers, of + "leaves") or "unknown"
    lines.append(["leaves_" + leaves, {"elsewhere": text_of(answers, of + "elsewhere")}])
    return lines


def _test(answers, stage, money):
    key = "{}.refute".format(stage["stage"])
    slots = {"refute": text_of(answers, key), "cost": typed(stage, "test_cost"), "unit": money}
    lines = [["test" if said(answers, key) else "no_test", slots]]
    if stage["knowing"]:
        lines.append(["knowing", {"knowing": amount(stage["knowing"]), "unit": money}])
    elif not _has_no_range(stage):
        lines.append(["nothing_open", {}])
    return lines


def _ranges(stage):
    """Numbers that the reader gave without a range of her own."""
    names = ["worksheet.short.{}".format(name) for name in stage["one_number"]]
    return [["one_number", {"names": {"ks": names}}]] if names else []


def _in_a_line(stage):
    """Key of the sentence on another stage: what is done on likely numbers is not said to hold."""
    if stage["verdict"] == "do" and stage["why"] == "dear":
        return "stage_do_dear"  # no test can be worth its cost
    if stage["verdict"] == "do" and _has_no_range(stage):
        return "stage_do_untried"
    return "stage_" + stage["verdict"]


def _others(stages, about, answers):
    """What the other stages say: a sentence on each that has numbers, and one on those of a kind."""
    money, lines = money_of(answers), []
    for verdict in ORDER:
        for each in stages:
            if each is not about and each["state"] == "known" and each["verdict"] == verdict:
                name = {"k": "worksheet.stages.{}".format(each["stage"])}
                lines.append([_in_a_line(each), dict(_results(each, money), stage=name)])
    for state in ("wrong", "open", "empty", "none"):
        names = [
            "worksheet.stages.{}".format(each["stage"]) for each in stages if each["state"] == state
        ]
        if names:
            lines.append(["stages_" + state, {"stages": {"ks": names}}])
    return lines
