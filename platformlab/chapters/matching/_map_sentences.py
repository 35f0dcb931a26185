"""What the map says of a market: which of its sentences fits, and what stands in its slots."""

from platformlab.chapters.matching._words import count, dollars, say


def status_in_words(status):
    """What the model finds of a market, as the open numbers say it."""
    return say(f"matching.status.{status.replace(' ', '_')}")


def sentence(now, direct_cost):
    """Sentence that fits a month with the platform on offer: a row of the table ``market``."""
    saving = direct_cost - now["platform_cost"]
    said = {"platform": dollars(now["platform_cost"]), "direct": dollars(direct_cost)}
    if now["status"] == status_in_words("no platform"):
        return _without(now, saving, said)
    said |= {"fee": dollars(now["fee"]), "deals": count(now["deals"])}
    if now["fee"] > saving - 0.5:  # also where the best fee happens to be the whole saving
        return say("matching.same_trade", **said)
    if now["before"]:
        return say("matching.more_trade", **said, before=count(now["before"]))
    return say("matching.new_trade", **said)


def _without(now, saving, said):
    """Why there is no platform, and whether people deal all the same."""
    if saving <= 0:
        why = "unused"
    elif now["highest"]:
        why = "too_dear"
        said["highest"] = dollars(now["highest"])
    else:
        why = "never_pays"
    if now["deals"] > 0:
        return say(f"matching.{why}_deals", **said, deals=count(now["deals"]))
    return say(f"matching.{why}_nobody", **said)
