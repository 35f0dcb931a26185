"""Numbers stated by the chapter on finding a network effect."""

from functools import cache
from itertools import pairwise

from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load, memos, models
from platformlab.chapters.find_the_effect._members import path, relative_price
from platformlab.chapters.find_the_effect._shares import fewest, shares
from platformlab.chapters.find_the_effect.from_how_many import added
from platformlab.chapters.find_the_effect.market import (
    DOUBT,
    FIRMS,
    GAIN,
    MOST,
    OWNER,
    POOL,
    RATIO,
    STAGES,
)
from platformlab.words.numbers import number, percent


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def outcome(explorer, table="outcome", row=0, **state):
    """One row of a table, by column."""
    return {name: values[row] for name, values in rows(explorer, **state)[table].items()}


def effects():
    table = load("chain_effects")
    return table[table["helps_others"] == "yes"]


def stages_by_firm():
    """Four, three, two and one, as the text says."""
    counts = effects()["firm"].value_counts()
    assert [counts[firm] for firm in ("Deere", "LEGO", "GE", "Klöckner")] == [4, 3, 2, 1]
    assert len(FIRMS) * len(STAGES) == 32
    return ()


def kept():
    answers = effects()["kept"].value_counts()
    assert (answers["yes"], answers["no"], answers["unknown"]) == (4, 4, 2)
    assert set(effects()["measured"]) == {"no"}
    return ()


def messenger():
    """Users of KakaoTalk at home and abroad, from the end of 2013 to that of 2020."""
    table = load("users_counted").set_index(["service", "date", "metric"])["value"]
    changes = [
        table["KakaoTalk", "2020-12", f"monthly_users_{where}"]
        / table["KakaoTalk", "2013-12", f"monthly_users_{where}"]
        - 1
        for where in ("korea", "abroad")
    ]
    return percent(changes[0]), percent(-changes[1])


def ten_shops():
    """The lowest of so many prices, as a part of their range."""
    one, ten = (
        models.search.search_in_sample(
            lowest_price=0, highest_price=1, search_cost=0, sample_size=count
        ).expected_price
        for count in (1, 10)
    )
    return f"{100 * ten:.0f}", f"{100 * one:.0f}"


def ten_machines():
    return (percent(shares("maintenance", [10])[0]),)


def things_that_fit():
    market = {"suppliers": 2, "highest_value": 1.0, "member_value": 0.3}
    fit, apart = (
        find(**market).profit_per_firm
        for find in (models.compatibility.find_compatible, models.compatibility.find_incompatible)
    )
    return (percent(fit / apart - 1),)


def different_hours():
    """What Toyota's chapter finds for four services at any size, if a change takes no time."""
    savings = EXPLORERS["two_savings"]
    four = next(control for control in savings.controls if control.name == "services").values[-1]
    return (percent(savings.rows(**savings.state(services=four))["here"]["hours"][0]),)


def mould():
    """Cost of a mould for each brick: a tenth of a cent for many, about a dollar for few."""
    text = load("chain_effects").set_index(["firm", "stage"]).loc[("LEGO", "make"), "evidence"]
    assert "50,000 to 80,000 dollars makes some sixty million" in text
    assert "fifty thousand times" in text

    def cost(mould, count):
        return float(
            models.scale.average_cost(
                output=count, fixed_cost=mould, unit_cost=0, congestion_cost=0
            )
        )

    for dollars in (50_000, 80_000):  # at both ends of the range
        assert round(cost(dollars, 60_000_000), 3) == 0.001
    assert cost(50_000, 50_000) == 1  # "up to a dollar", says the source of the row
    return ("50,000",)


def sixty_million():
    mould()
    return ("60",)


def first_day():
    one = path(GAIN, 1.0, 1)[1]
    return percent(one), percent(1 - one)


def eighth_round():
    left = path(GAIN, 1.0, 8)
    assert left[7] > 0
    assert left[8] == 0
    return ()


def holds(gain):
    found = outcome("who_stays", row=1, gain=gain)
    return percent(found["stays"]), found["needed"]


def little_above():
    rest, needed = holds(2.2)
    return "2.2", rest, needed


def far_above():
    return "7", holds(7.0)[1]


def six_rounds():
    """What the cell prints, and what the text reads in it."""
    assert "(1.8, 2.2)" in source("find_the_effect", "by-hand")
    first, second = path(1.8, 1.0, 6), path(2.2, 1.0, 6)
    falls = [[a - b for a, b in pairwise(one)] for one in (first, second)]
    assert falls[0][-1] > falls[0][-2]
    assert falls[1][-1] < falls[1][-2]
    assert ran("find_the_effect", "by-hand")["rounds"][-1] == f"{second[6]:.0%}"
    return percent(first[6]), percent(second[6])


def one_round():
    return percent(path(1.8, 1.0, 1)[1]), percent(path(2.2, 1.0, 1)[1])


def last_tenfold():
    assert added("maintenance") < 0.005
    ways = ("pooling", "learning", "crowd")
    return number(MOST), *(percent(added(way)) for way in ways)


def thousand():
    return (number(MOST // 10),)


def ideas_needed():
    needed = (1 / RATIO, DOUBT / RATIO, 1 / RATIO / DOUBT)
    return number(RATIO), *(number(fewest("crowd", part)) for part in needed)


def handful():
    found = outcome("from_how_many", row=1, way="crowd", ratio=5.0)
    assert int(found["fewest"]) < 6
    return ("5",)


def newcomer():
    found = outcome("small_and_large")
    assert EXPLORERS["small_and_large"].defaults == {"own": OWNER, "pool": POOL}
    return percent(found["data"]), percent(found["chance"])


def hundred_together():
    """What she gains with all her machines, in gains of an owner of one: about one, and nine."""
    found = outcome("small_and_large")
    assert OWNER == 100
    assert abs(OWNER * found["data"] - 1) < 0.1
    assert round(OWNER * found["chance"]) == 9
    return ()


def own_500():
    on_the_grid("small_and_large", own=500)
    return ("500",)


def alike():
    """Where members are alike, all stay as long as the share times the gain exceeds the cost."""
    return number(GAIN), percent(1 / GAIN)


def hanbit():
    """What the memo of the invented firm says, as the text tells it."""
    assert 'memos.write(memos.example("hanbit"))' in source("find_the_effect", "worksheet")
    memo = memos.write(memos.example("hanbit"))
    assert (memo.recommendation, memo.about) == ("do", "distribute")
    assert memo.stages["distribute"]["mechanism"] == "pool"
    assert "scale and not a network effect" in memo.markdown
    verdicts = {stage: memo.stages[stage]["verdict"] for stage in ("service", "make")}
    assert verdicts == {"service": "test", "make": "do_not"}
    return ()


def twice():
    """The least average gain at which a full network holds."""
    assert relative_price(2) == 1 / 4
    return ()


STATEMENTS = [
    ("Deere has four such stages, LEGO three, GE two and Klöckner one.", stages_by_firm),
    ("Of the ten effects four are lost by those who leave and four are not; of two", kept),
    ("a messenger, gained {} of users in Korea and lost {} abroad", messenger),
    ("the lowest price lies on average {} % up the range of prices, and not {} %.", ten_shops),
    ("ten machines teach {} of what", ten_machines),
    ("two makers whose things fit earn {} more each than two", things_that_fit),
    (
        "Size: four services' hours save {} of the vehicles, if a change takes no time.",
        different_hours,
    ),
    ("a mould costs a tenth of a cent a brick for {} million, and", sixty_million),
    ("and about a dollar for {}.", mould),
    ("On the first day {} gain more than it costs them, and {} leave.", first_day),
    ("more leave, and after the eighth round nobody is left: it", eighth_round),
    ("at {} times it comes to rest at {}, and needs {} to begin with", little_above),
    ("at {} times it needs {}.", far_above),
    ("After one round they stand at {} and {}, close together.", one_round),
    ("After six the first is at {}, and its falls grow larger; the other is at {},", six_rounds),
    (
        "Of what {} participants bring, failures bring next to nothing after the first 1,000, "
        "evening out of chance {}, customers' data {} and ideas {}.",
        last_tenfold,
    ),
    ("after the first {}, evening out", thousand),
    (
        "With ideas and a whole gain of {} times the cost, {} participants do; at your low it "
        "takes {}, at your high {}.",
        ideas_needed,
    ),
    ("At {} times the cost a handful is enough", handful),
    (
        "For each machine she gains {} of what an owner of one machine gains, from data, and {} "
        "from evening out",
        newcomer,
    ),
    (
        "For all hundred together that is about as much as one small owner gains from "
        "data, and nine times as much from chance.",
        hundred_together,
    ),
    ("whoever owns {} machines still needs others", own_500),
    ("at an average gain of {} times the cost the network holds from {} on.", alike),
    ("The memo says *do it* at a stage with no network effect at all: depots that share", hanbit),
    ("worth twice its cost to the average member", twice),
]
