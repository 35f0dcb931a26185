"""Answers to the exercises of the chapter on the giants."""

from platformlab.chapters.giants.market import AFTER, REPORT, REPORT_LIST
from platformlab.checks.answers import Frame, Number, Slip, Text
from platformlab.data import load
from platformlab.verdicts.giants import LISTS


def _ten(list_id):
    caps = load("market_cap_top10")
    return caps[caps["list_id"] == list_id].set_index("company")


def _share(rule, *, with_nvidia):
    ten = _ten(LISTS[AFTER])
    counted = ten[rule].astype(bool)
    counted["Nvidia"] |= with_nvidia
    value = ten["market_cap_usd_bn"]
    return value[counted].sum() / value.sum()


def _share_of_firms():
    ten = _ten(LISTS[AFTER])
    return (ten["platform_broad"].sum() + 1) / len(ten)


def _places_gained(sign=1):
    """Places by which the firms of both lists stand higher on the report's, movers only."""
    gained = sign * (_ten(LISTS[REPORT])["rank"] - _ten(REPORT_LIST)["rank"])
    moved = gained[gained != 0].rename("places")
    return moved.reset_index()


ANSWERS = (
    Number(
        "giants-1",
        lambda: _share("platform_broad", with_nvidia=True),
        unit="share",
        slips=(
            Slip(
                lambda: _share("platform_broad", with_nvidia=False),
                "This is the share of 2026 as we judged the firms: Nvidia is not in it yet.",
            ),
            Slip(
                lambda: _share("platform_principal", with_nvidia=True),
                "Nvidia is in, but the others are counted by the principal line; the broad rule was asked for.",
            ),
            Slip(
                _share_of_firms,
                "This is the share of the firms. Weigh each firm by its market value instead.",
            ),
        ),
    ),
    Frame(
        "giants-2",
        _places_gained,
        key=("company",),
        slips=(
            Slip(
                lambda: _places_gained(sign=-1),
                "The firms are right and the direction is not: rank 3 is a place higher than rank 4.",
            ),
        ),
    ),
    Text(
        "giants-3",
        rubric=(
            "Is the rule one sentence that somebody else could apply without asking you",
            "Does it decide about all ten firms, the borderline ones too, and give six in 2018",
            "Is its count for 2026 stated beside it",
            "Does it say what you would have done with a rule that gave four",
        ),
        least_words=25,
    ),
    Text(
        "giants-4",
        rubric=(
            "Are there two prices, and a date for each of them",
            "Does it say of each price what it is a price of: all shares, the last round, a forecast",
            "Does it name the rule by which X is a platform and Y is not",
            "Does it say whether the headline still holds today, by the same kinds of price",
        ),
        least_words=30,
    ),
)
