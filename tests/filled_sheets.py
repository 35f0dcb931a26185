"""Sheets as readers fill them in, by rule from a seed; the same texts in both Pythons."""

from random import Random

from platformlab.worksheet import fields

TEXTS = (
    "",
    "owners",
    "모든 정비소",
    "<b>all</b> | _shops_ *now*",
    "longer than a line, " * 30,
    "  ",
)
SLIPS = ("many", "-3", "1e5", "2.000.000", "nan", "∞", "99999999999", "0", "１２", "1,5", "12 000")


def filled(seed):
    """Answers of one reader: most numbers make sense, some are missing, few are slips."""
    draw = Random(seed)
    answers = {"firm": draw.choice(TEXTS), "unit": draw.choice(("USD", "", "백만 원"))}
    is_careful = draw.random() < 0.6
    for stage in draw.sample(fields.STAGES, draw.randint(0, len(fields.STAGES))):
        answers |= _stage(draw, stage, is_careful)
    if not is_careful and draw.random() < 0.2:
        answers["service.mechanism"] = "magic"
    return answers


def _stage(draw, stage, is_careful):
    mechanism = draw.choice(fields.MECHANISMS)
    found = {f"{stage}.mechanism": mechanism}
    found |= {f"{stage}.{name}": draw.choice(TEXTS) for name in fields.TEXTS}
    found[f"{stage}.leaves"] = draw.choice(("", *fields.LEAVES))
    if mechanism == "none":
        return found
    for name, value in _numbers(draw, mechanism).items():
        if not is_careful and draw.random() < 0.04:
            value = draw.choice(("", *SLIPS))
        found[f"{stage}.{name}"] = value
    return found


def _numbers(draw, mechanism):
    """Numbers in the range of a firm's, each range in order; sometimes a range is one number."""
    most = {"most": draw.randint(2, 5000), "other_most": draw.randint(2, 500)}
    found = {name: str(value) for name, value in most.items()}
    found["end"] = str(draw.randint(1, 2 * most["other_most" if mechanism == "sides" else "most"]))
    found["run"] = str(draw.choice((0, draw.randint(1, 90000))))
    found["test_cost"] = str(draw.choice((0, draw.randint(1, 30000))))
    for name in fields.ranges(mechanism):
        whole = {"join": most["most"], "other_join": most["other_most"]}.get(name, 400)
        ends = sorted(round(draw.random() ** 2 * whole, 1) for _ in fields.ENDS)
        if draw.random() < 0.1:
            ends = [ends[1]] * 3
        found |= {f"{name}_{end}": f"{x:g}" for end, x in zip(fields.ENDS, ends, strict=True)}
    return found
