"""Three rivals for a reader who plays alone; like every team they see public numbers only."""

from platformlab.game.strategies import look

RIVALS = ("builder", "opener", "copier")


def rival(kind, state, seat):
    """Return the next decision of a rival.

    The *builder* makes a good machine and opens a platform from year 3, the *opener* from year 1, and
    the *copier* makes a cheap machine and opens when somebody else's developers can be had.
    """
    seen = look(state, seat)
    year, cost, apps = seen["year"], seen["cost"], seen["own"]["apps"]
    most = max([other["apps"] for other in seen["rivals"]] + [0.0])
    d = {"price": int(cost + 14.5), "develop": 60, "platform": 0, "openness": 0, "terms": 0.0}
    d["study"] = 0
    if kind == "copier":
        d.update({"price": int(cost + 13.5), "develop": 12})
    opens = {"opener": True, "builder": year >= 3, "copier": most > 0.25}[kind]
    if opens:
        running = int(seen["market"]["running_cost"])
        d.update({"platform": running + 30, "openness": 2, "develop": min(d["develop"], 50)})
        helped = apps < 0.7 and year <= (5 if kind == "opener" else 7)
        d["terms"] = -2.0 if helped and kind != "copier" else 0.0
    if seen["own"]["cash"] < 0.0:
        d.update({"develop": 15, "terms": 0.0})
        d["platform"] = 0 if seen["own"]["cash"] < -100.0 else d["platform"]
    return d
