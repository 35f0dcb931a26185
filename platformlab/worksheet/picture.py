"""Points of a stage's figure, for its worst, its likely and its best numbers.

How many want in when so many take part, against those who do; for ideas, what a year brings.
"""

from platformlab.worksheet import fields
from platformlab.worksheet.gains import of_all
from platformlab.worksheet.stages import WHERE_COSTS_ARE_HIGH, sides, take_up

POINTS = 24


def draw(stage):
    """Numbers of members, and three rows of heights; nothing while a stage has no numbers."""
    if stage["state"] != "known":
        return None
    mechanism, given = stage["mechanism"], stage["given"]
    across = [given["most"] * k / POINTS for k in range(POINTS + 1)]
    rows = [[_height(mechanism, given, k)(members) for members in across] for k in range(3)]
    starts = [corner["start"] for corner in stage["corners"]]
    return {"across": across, "rows": rows, "starts": starts, "is_money": mechanism == "crowd"}


def _height(mechanism, given, k):
    at = {name: given[name][k] for name in fields.ranges(mechanism)}
    for name in ("cost", "other_cost"):
        if name in at:
            at[name] = given[name][WHERE_COSTS_ARE_HIGH[k]]
    if mechanism == "sides":
        own, other = sides(given, at)
        return lambda members: own["want"](other["want"](members))
    if mechanism != "crowd":
        return take_up(mechanism, given, at)

    def brings(ideas):
        gain = at["worth"] * of_all("crowd", ideas, given["most"], given["end"])
        return gain - at["cost"] * ideas - given["run"]

    return brings
