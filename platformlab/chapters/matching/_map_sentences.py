"""What the map says of a market: one whole sentence for each of its cases."""

# Why there is no platform, and whether people deal all the same.
NO_PLATFORM = {
    ("unused", True): (
        "A deal costs {platform} on the platform and {direct} without it: nobody would use it, and {deals} deals "
        "a month go on without it."
    ),
    ("unused", False): (
        "A deal costs {platform} on the platform and {direct} without it: nobody would use it, and nobody deals."
    ),
    ("never pays", True): (
        "A deal costs {platform} on the platform and {direct} without it: in this market no platform pays, however "
        "cheap it makes a deal, and {deals} deals a month go on without it."
    ),
    ("never pays", False): (
        "A deal costs {platform} on the platform and {direct} without it: in this market no platform pays, however "
        "cheap it makes a deal, and nobody deals."
    ),
    ("too dear", True): (
        "A deal costs {platform} on the platform and {direct} without it: it would pay below {highest}, and {deals} "
        "deals a month go on without it."
    ),
    ("too dear", False): (
        "A deal costs {platform} on the platform and {direct} without it: it would pay below {highest}, and nobody "
        "deals."
    ),
}
SAME_TRADE = (
    "A deal costs {platform} on the platform and {direct} without it: the owner's best fee is {fee}, the whole "
    "saving, so {deals} machines a month change hands, as many as before."
)
NEW_TRADE = (
    "A deal costs {platform} on the platform and {direct} without it: the owner's best fee is {fee}, and {deals} "
    "machines a month change hands where there were none."
)
MORE_TRADE = (
    "A deal costs {platform} on the platform and {direct} without it: the owner's best fee is {fee}, and {deals} "
    "machines a month change hands instead of {before}."
)


def template(now, direct_cost):
    """Sentence that fits a month with the platform on offer: a row of the table ``market``."""
    saving = direct_cost - now["platform_cost"]
    if now["status"] == "no platform":
        if saving <= 0:
            why = "unused"
        else:
            why = "too dear" if now["highest"] else "never pays"
        return NO_PLATFORM[why, now["deals"] > 0]
    if now["fee"] > saving - 0.5:  # also where the best fee happens to be the whole saving
        return SAME_TRADE
    return MORE_TRADE if now["before"] else NEW_TRADE
