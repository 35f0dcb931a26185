"""Numbers stated by the chapter on LEGO and the hybrid."""

from functools import cache

from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load
from platformlab.chapters.hybrid import lego_years
from platformlab.chapters.hybrid._juries import picked_after_votes, picked_by_reading
from platformlab.chapters.hybrid.best_of_many import best
from platformlab.chapters.hybrid.market import (
    AVERAGE,
    CROWD,
    GAIN,
    JURY_HOURS,
    SPREAD,
    STAFF,
    VOTE_ACCURACY,
)
from platformlab.models import crowd_ideas
from platformlab.verdicts import manufacturers
from platformlab.words.numbers import number

WEAK = 0.6  # accuracy of a jury that errs


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def outcome(explorer, table="outcome", **state):
    """First row of a table, by column."""
    return {name: values[0] for name, values in rows(explorer, **state)[table].items()}


def first_lift():
    found = outcome("best_of_many")
    return STAFF, f"{AVERAGE:g}", number(found["staff"], 0), f"{CROWD:,}", number(found["crowd"], 0)


def twice_the_spread():
    found = outcome("best_of_many", ideas=STAFF, quality_spread=2 * SPREAD)
    return STAFF, f"{2 * SPREAD:g}", f"{SPREAD:g}", number(found["crowd"], 0)


def weak_jury():
    found = outcome("best_of_many", screening_accuracy=WEAK)
    return WEAK, f"{CROWD:,}", number(found["crowd"], 0)


def same_weak_jury():
    """It keeps its accuracy's part of the gain that an exact jury has."""
    staff, crowd = (float(best(ideas, accuracy=WEAK)) for ideas in (STAFF, CROWD))
    exact = outcome("best_of_many")["gain"]
    assert round((crowd - staff) / exact, 6) == WEAK
    return STAFF, number(staff, 0), number(crowd - staff, 0), number(exact, 0)


def gone_only_against_an_exact_pick():
    found = outcome("best_of_many", screening_accuracy=WEAK)
    assert abs(found["crowd"] - found["staff"]) < 0.1
    return (number(found["staff"], 0),)


def three_numbers():
    text = source("hybrid", "by-hand")
    assert "(150, 1_500, 120_000)" in text
    assert f"quality_mean={AVERAGE:g}, quality_spread={SPREAD:g}" in text
    assert f"[1, {WEAK}]" in text
    found = ran("hybrid", "setup") | {"print": lambda *_: None}
    exec(text, found)
    assert list(found["best"]) == [best(CROWD), best(CROWD, accuracy=WEAK)]
    return STAFF, "1,500", f"{CROWD:,}", WEAK


def read_all():
    found = outcome("same_hours")
    assert 6 < outcome("same_hours", ideas=STAFF)["minutes"] / 60 < 7
    assert found["minutes"] == 0.5
    return f"{CROWD:,}", number(found["now"], 1), f"{AVERAGE:g}"


def best_number():
    found = outcome("same_hours")
    assert found["best_number"] == 2 * STAFF
    assert 0.4 < found["best"] - found["staff"] < 0.6
    return (found["best_number"],)


def more_hours():
    found = outcome("same_hours", jury_hours=10 * JURY_HOURS)
    return number(found["best_number"]), number(found["best"], 0)


def quicker_reading():
    return (number(outcome("same_hours", even_time=0.25)["best"], 0),)


def fewer_ideas():
    return 50, number(outcome("same_hours", ideas=50)["now"], 0)


def ideas_and_hours():
    return f"{CROWD:,}", f"{JURY_HOURS:,}"


def list_and_pick():
    found = outcome("votes_first")
    return found["shortlist"], number(found["best"], 1)


def without_votes():
    found = outcome("votes_first")
    staff = float(picked_by_reading(STAFF, JURY_HOURS))
    assert outcome("same_hours")["staff"] == staff
    return number(found["blind"], 1), number(staff, 1)


def most_votes():
    return (number(best(CROWD, accuracy=VOTE_ACCURACY), 0),)


def lottery():
    found = outcome("votes_first", vote_accuracy=0)
    assert found["gain"] == 0
    return f"{CROWD:,}", found["blind_number"]


def price(consumers, producers):
    state = {"cross_side_consumers": consumers, "cross_side_producers": producers}
    return outcome("hybrid_prices", "now", **state)


def only_together():
    """Votes on few ideas add little, many ideas without votes little more, both a great deal."""
    staff = float(picked_by_reading(STAFF, JURY_HOURS))
    _, voted = picked_after_votes(STAFF, JURY_HOURS)
    found = outcome("votes_first")
    assert 0.4 < found["blind"] - staff < 0.6
    assert round(found["best"] - staff) == 9
    return STAFF, number(voted.max() - staff, 1), f"{CROWD:,}"


def few_hundred():
    """Up to its best number a longer list helps a jury without votes; beyond, it hurts."""
    lengths, points = (rows("same_hours")["curve"][name] for name in ("ideas", "points"))
    top = list(points).index(max(points))
    assert 200 <= lengths[top] <= 500
    assert list(points[top:]) == sorted(points[top:], reverse=True)
    return ()


def two_moves():
    same, turned = price(GAIN, GAIN), price(0, GAIN)
    assert same["price"] == same["alone"]
    return f"{GAIN:g}", f"{same['alone']:.0f}", f"{turned['price']:.0f}"


def fans_are_paid():
    return (f"{-price(GAIN, 0)['fan_fee']:.0f}",)


def early_approvals():
    table = load("company_figures")
    table = table[(table["company"] == "LEGO") & table["date"].isin(["2018", "2019"])]
    by = table.groupby("metric")["value"].sum()
    return f"{by['ideas_reviewed']:.0f}", f"{by['ideas_approved']:.0f}"


def round_of_2023():
    table = load("lego_ideas_rounds").set_index("round")
    assert table.loc["first 2023", "approved"] == 2
    return (table.loc["first 2023", "qualified"],)


def all_rounds():
    found = outcome("ideas_rounds")
    assert found["counted"] == 8
    return found["approved"], found["qualified"]


def one_in_so_many():
    """One in twenty-four, as the feedback says."""
    found = outcome("ideas_rounds")
    assert round(found["qualified"] / found["approved"]) == 24
    return ()


def grown():
    money = lego_years.results()
    assert round(money["revenue"][2025] / money["revenue"][2004]) == 13
    assert money["operating_profit"][2004] < 0
    margin = money["operating_profit"][2025] / money["revenue"][2025]
    return f"{money['revenue'][2004]:.1f}", f"{money['revenue'][2025]:.1f}", f"{100 * margin:.0f} %"


def ended():
    found = manufacturers.outsiders_choose().values
    assert (found["own"], found["ended"], found["open"]) == (3, 3, 4)
    return ()


def panel():
    found = manufacturers.mindstorms_panel().values
    return (
        f"{found['first']:.0f}",
        f"{found['later']:.0f}",
        f"{found['applicants']:,.0f}",
        f"{found['places']:.0f}",
    )


def claimed():
    table = load("company_figures", include_uncertain=True)
    table = table[(table["company"] == "LEGO") & (table["date"] == "2018")].set_index("metric")
    values = table["value"]
    return f"{values['volunteer_designers']:,.0f}", f"{values['staff_designers']:.0f}"


def tails():
    gains = {}
    for name in ("exponential", "normal", "uniform"):
        few, many = crowd_ideas.expected_best(
            ideas=[STAFF, CROWD],
            quality_mean=AVERAGE,
            quality_spread=SPREAD,
            distribution=name,
        )
        gains[name] = many - few
    thick, usual, ended_above = gains.values()
    return (
        number(CROWD / STAFF),
        number(thick, 0),
        number(usual, 0),
        number(ended_above, 1),
    )


def best_of_entries():
    few, many = ((float(best(n)) - AVERAGE) / SPREAD for n in (200, 20_000))
    assert 1.45 < many / few < 1.55  # half as far again
    return 200, number(few, 1), number(many, 1)


def quiz_best():
    found = outcome("best_of_many")
    return STAFF, number(found["staff"], 0), f"{CROWD:,}", number(found["crowd"], 0)


def quiz_read():
    return f"{CROWD:,}", number(outcome("same_hours")["now"], 0)


def staff_pick():
    found = outcome("same_hours")
    assert 124 < found["staff"] < 125.5
    return ()


def votes_in_quiz():
    return (VOTE_ACCURACY,)


STATEMENTS = [
    (
        "The first {} ideas lift the best from {} to {}, and all further ones up to {} lift it to {}.",
        first_lift,
    ),
    (
        "Of only {} ideas that differ by {} points in place of {}, the best is worth {}:",
        twice_the_spread,
    ),
    ("At an accuracy of {}, which is the correlation", lambda: weak_jury()[:1]),
    ("it picks from {} an idea worth {}.", lambda: weak_jury()[1:]),
    (
        "From the staff's {} the same jury would pick one worth {}, so it keeps six tenths of the gain, "
        "{} points of {}.",
        same_weak_jury,
    ),
    (
        "picked without error, at {}, and the outsiders' by this jury",
        gone_only_against_an_exact_pick,
    ),
    (
        "Best of {}, of {} and of {} ideas, for an exact jury and for one of accuracy {}.",
        three_numbers,
    ),
    ("From {} it picks one worth {}; drawing one by lot would give {}.", read_all),
    ("In between is a best number, here about {}, and the top is flat", best_number),
    ("the best number of ideas is about {}, and the pick is worth {}.", more_hours),
    ("The best pick rises to {}.", quicker_reading),
    ("With {} ideas it still picks one worth {}.", fewer_ideas),
    ("The ideas stay {}, the hours {}, and an hour shows what it showed.", ideas_and_hours),
    ("The votes are poor, with an accuracy of {}.", votes_in_quiz),
    ("Reading the {} ideas with most votes, the jury picks one worth {}.", list_and_pick),
    ("Without votes the best it could do was {}, and with the staff's ideas {}.", without_votes),
    ("the idea with most votes, unread, is worth only {}.", most_votes),
    ("Votes of no accuracy make a lottery, and then {} ideas are worth what {} are.", lottery),
    (
        "Votes on the staff's {} ideas would add {} points at best, and {} ideas without votes half a "
        "point; together they add nine.",
        only_together,
    ),
    ("without a filter, a list beyond a few hundred is a worse pick.", few_hundred),
    (
        r"up to \${} as well, and the kit should cost \${}, as if it were alone; now let programs be "
        r"worth nothing to buyers, and it falls to \${}.",
        two_moves,
    ),
    (r"and fans are paid \${} for taking part.", fans_are_paid),
    ("{} designs got there and [{} were approved]", early_approvals),
    ("How many of {} would you expect?", round_of_2023),
    ("In the first round of 2023, {} qualified and two were approved.", round_of_2023),
    ("Over eight rounds it was {} of {}.", all_rounds),
    (
        "Revenue grew from {} billion kroner in 2004 to {} billion in 2025, and a loss became a margin of {}.",
        grown,
    ),
    ("the three of its own in which outsiders chose what others could have.", ended),
    (
        "were {} and then {}, invited by LEGO; of {} who applied to try it out, {} got a place.",
        panel,
    ),
    (
        "So the ideas of {} volunteers flow into the products, beside those of some {} employed designers.",
        claimed,
    ),
    ("**The {}** we could not find.", lambda: claimed()[:1]),
    ("so that {} count as fewer", lambda: (f"{CROWD:,}",)),
    (
        "{} times as many ideas would add {} points, not {}; if it had a hard upper end, they would add {}.",
        tails,
    ),
    (
        "The best of {} stands {} spreads above the average, that of 20,000 stands {}.",
        best_of_entries,
    ),
    ("that of {} stands", lambda: ("20,000",)),
    ("Where {} entries give {} points, {} give {}.", quiz_best),
    ("From all {} ideas the jury of the chapter picks one worth {} points.", quiz_read),
    ("In eight rounds {} designs had the votes, and {} were approved.", lambda: all_rounds()[::-1]),
    ("of these about one in twenty-four was approved.", one_in_so_many),
    ("They do so at a few hundred ideas.", staff_pick),
]
