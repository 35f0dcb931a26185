"""What the reader wrote, as numbers, and what is said beside a field that cannot be used.

Nothing is put right for her and nothing is thrown away: a field that cannot be used is named, and
its stage has no numbers until she has mended it.
"""

from platformlab.worksheet import fields, figures


def complaints(answers):
    """Fields that cannot be used: a list of {"field", "reason", "slots"}, in the order of the page."""
    found = []
    for stage in fields.STAGES:
        found += _wrong_choices(answers, stage)
        numbers = _numbers(answers, stage, found)
        for name in fields.RANGES:
            found += _wrong_order(stage, name, numbers)
        for count, most in fields.WITHIN:
            found += _too_many(stage, count, most, numbers)
    known = fields.all_keys()
    for key in sorted(answers):
        if key not in known:
            found.append(complaint(key, "unknown", {"got": short(key)}))
    return found


def complaint(field, reason, slots):
    """One thing to say beside a field."""
    return {"field": field, "reason": reason, "slots": slots}


def said(answers, key):
    """A text of the reader without what stands around it; nothing where she left it empty."""
    return answers.get(key, "").strip()


def short(text, width=40):
    """A text in one line, cut where it is longer than `width`; East Asian signs count for two."""
    line, used = "", 0
    for sign in " ".join(text.split()):
        used += 2 if ord(sign) >= 0x1100 else 1
        if used > width:
            return line.rstrip() + "\u2026"
        line += sign
    return line


def number(answers, key):
    """Number of a field and its decimals, or nothing where it is empty or none."""
    value, places, reason = figures.read(said(answers, key))
    return None if reason else (value, places)


def span(answers, stage, name):
    """Low, likely and high of a range; an end that is empty is taken as the likely number."""
    found = [number(answers, "{}.{}_{}".format(stage, name, end)) for end in fields.ENDS]
    if found[1] is None:
        return None
    return [(found[1] if each is None else each)[0] for each in found]


def _wrong_choices(answers, stage):
    found = []
    for name, offered in (("mechanism", fields.MECHANISMS), ("leaves", fields.LEAVES)):
        key = "{}.{}".format(stage, name)
        if said(answers, key) and said(answers, key) not in offered:
            found.append(complaint(key, "choice", {"got": short(said(answers, key))}))
    return found


def _numbers(answers, stage, found):
    """Numbers of a stage by field; what is none is added to the complaints.

    Fields that the chosen mechanism does not show are kept as they are, and nobody complains of them.
    """
    numbers = {}
    for name in fields.numbers(said(answers, "{}.mechanism".format(stage))):
        kind = name.rsplit("_", 1)[0] if name.rsplit("_", 1)[-1] in fields.ENDS else name
        key = "{}.{}".format(stage, name)
        text = said(answers, key)
        if not text:
            continue
        value, _, reason = figures.read(text)
        if not reason and value == 0 and kind in fields.ABOVE_NOTHING:
            reason = "nothing"
        if reason:
            found.append(complaint(key, reason, {"got": short(text)}))
        else:
            numbers[name] = value
    return numbers


def _wrong_order(stage, name, numbers):
    """Ends of a range that stand the wrong way round, each said at the end that is out of place."""
    low, likely, high = [numbers.get("{}_{}".format(name, end)) for end in fields.ENDS]
    found = []
    if low is not None and likely is not None and low > likely:
        found.append(complaint("{}.{}_low".format(stage, name), "above_likely", {}))
    if likely is not None and high is not None and high < likely:
        found.append(complaint("{}.{}_high".format(stage, name), "below_likely", {}))
    if low is not None and high is not None and low > high and not found:
        found.append(complaint("{}.{}_low".format(stage, name), "above_high", {}))
    return found


def _too_many(stage, count, most, numbers):
    found = []
    for end in fields.ENDS:
        name = "{}_{}".format(count, end)
        if numbers.get(name, 0) > numbers.get(most, figures.MOST):
            found.append(complaint("{}.{}".format(stage, name), "more_than_all", {}))
    return found
