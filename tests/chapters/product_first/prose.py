"""Numbers stated by the chapter on a product first."""

from functools import cache

from prose import EXPLORERS, on_the_grid, ran

from platformlab import load
from platformlab.chapters.product_first import _bases as bases
from platformlab.chapters.product_first.base_converts import CASES, counted
from platformlab.chapters.product_first.base_that_stays import window
from platformlab.chapters.product_first.market import (
    FIRST_PROGRAM,
    HORIZON,
    LEAD,
    LIFE_YEARS,
    MATCHED_YEARS,
    MONTHS,
    PROGRAMS,
    START,
    SUBSIDY,
    SWITCHING_COST,
    TASTE_SPREAD,
)
from platformlab.chapters.product_first.points_or_subsidy import with_points, with_subsidy
from platformlab.models import competition
from platformlab.verdicts import bases as verdicts
from platformlab.verdicts import manufacturers
from platformlab.words.numbers import percent


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def brought(year, **state):
    return rows("when_to_open", **state)["line"]["gain"][year]


def one(value):
    """Write a share with one decimal."""
    return f"{100 * value:.1f}"


def first_developer():
    assert START < FIRST_PROGRAM
    return (percent(FIRST_PROGRAM),)


def at_once():
    return (f"{brought(0):.0f}",)


def at_the_peak():
    owners, _ = bases.path()
    assert owners.argmax() == MATCHED_YEARS * MONTHS
    return (f"{brought(MATCHED_YEARS):.0f}",)


def at_the_best():
    assert rows("when_to_open")["outcome"]["best"] == [3]
    assert MATCHED_YEARS - 3 == 3
    return (f"{brought(3):.0f}",)


def rival_in_four_years():
    early = {"years": 4.0}
    assert rows("when_to_open", **early)["outcome"]["best"] == [2]
    assert brought(4, **early) > 0 > brought(5, **early)
    return ()


def one_in_sixty():
    assert LIFE_YEARS * MONTHS == 60
    return ()


def by_hand():
    given = ran("product_first", "by-hand")["owners"]
    assert given == {"switching_cost": SWITCHING_COST, "taste_spread": TASTE_SPREAD}
    return (f"{TASTE_SPREAD:.0f}",)


def free_to_change():
    found = rows("base_that_stays", switching_cost=0.0)
    peak, outcome = found["peak"]["base"][0], found["outcome"]
    assert abs(peak - rows("base_that_stays")["peak"]["base"][0]) < 0.002
    return "0", one(peak), one(outcome["bar"][0]), f"{outcome['closes'][0]:.1f}"


def dear_to_change():
    found, usual = rows("base_that_stays", switching_cost=30.0), rows("base_that_stays")
    opens, _ = window(LEAD, 30.0)
    shares = [one(state["peak"]["base"][0]) for state in (found, usual)]
    return "30", *shares, f"{opens:.1f}"


def tastes_differ():
    on_the_grid("base_that_stays", taste_spread=14.0)
    assert bases.bar(SWITCHING_COST, 14.0) != bases.bar(SWITCHING_COST, 14.0)  # no number
    return f"{SWITCHING_COST:.0f}", "14", f"{bases.PLATFORM['cross_side_consumers']:.0f}"


def programs_move_too_few():
    """With the chapter's cost of changing, programs worth nearly three spreads of tastes."""
    apart = 14.0
    on_the_grid("base_that_stays", taste_spread=apart)
    assert 2.8 < PROGRAMS / apart < 3
    assert rows("base_that_stays", taste_spread=apart)["bar"]["base"] == []
    assert rows("base_that_stays")["bar"]["base"] != []
    return ()


def both_ways(cost):
    outcome = rows("points_or_subsidy", switching_cost=cost)["outcome"]
    return outcome["carries"][0], one(outcome["points"][0]), one(outcome["subsidy"][0])


def subsidy_alone():
    carries, *ends = both_ways(40.0)
    assert carries == "the subsidy alone"
    return "40", *ends


def quality_alone():
    carries, *ends = both_ways(0.0)
    assert carries == "quality alone"
    return tuple(ends)


def dearer_still():
    """Beyond the slider the lead moves fewer, and a subsidy that covers the change as many."""
    gaps = [with_subsidy(SUBSIDY, cost)[-1] - with_points(LEAD, cost)[-1] for cost in (40.0, 50.0)]
    assert 0 < gaps[0] < gaps[1] / 2
    return ()


def opened_without_developers():
    """The subsidised base of year six is over the level, but a platform on it begins empty."""
    cost, months = 40.0, (HORIZON - MATCHED_YEARS) * MONTHS
    begun = with_subsidy(SUBSIDY, cost)[-1]
    assert begun > bases.bar(cost)
    owners, programs = bases.opened_on(begun, 0.0, 0.0, cost, months).T
    assert HORIZON - MATCHED_YEARS == 9
    assert begun < owners[-1] < begun + 0.005  # it does grow, by less than half a point
    return (percent(programs[-1]),)


def nearly_all_take_ours():
    chances = bases.product_base.find_lasting_base(**bases.buyers(SUBSIDY, 40.0))
    assert chances.comes_over > 0.95
    return ()


def paid_for_a_cutter():
    return (f"{SUBSIDY * LIFE_YEARS * MONTHS:,.0f}",)


def hardly_anybody():
    """What the misconceptions say: where a change costs twice the lead, one owner in eight moves."""
    chances = bases.product_base.find_lasting_base(**bases.buyers(LEAD, 2 * LEAD))
    assert 0.11 < chances.comes_over < 1 / 8
    level = bases.product_base.find_lasting_base(**bases.buyers(0.0, 0.0))
    assert level.comes_over == 1 - level.stays == 0.5
    return ()


def a_year_of_pay():
    found = rows("paid_programs", time=1.0)
    return one(found["outcome"]["stopped"][0]), one(found["bar"]["base"][0])


def after_a_year_of_pay():
    outcome = rows("paid_programs", time=1.0)["outcome"]
    assert HORIZON == 15
    return percent(outcome["base"][0]), percent(outcome["programs"][0])


def at_the_usual_pace():
    outcome = rows("paid_programs", time=1.0)["outcome"]
    assert outcome["slowly_stopped"][0] < bases.bar(SWITCHING_COST) < outcome["slowly"][0]
    return one(outcome["slowly_stopped"][0]), percent(outcome["slowly"][0])


def connected():
    found = counted("appliances")
    assert round(1 / (found.followed / found.base)) == 12
    return (f"{found.of_each_hundred:.0f}",)


def appliances_in_time():
    table = load("users_counted").query("metric == 'appliances_connected'")["value"]
    return tuple(f"{value:.0f}" for value in table)


def acres():
    found = counted("acres")
    assert round(found.base / found.followed) == 7
    return f"{found.followed:.0f}", f"{found.base:.0f}"


def active():
    return (f"{counted('active').of_each_hundred:.0f}",)


def all_three():
    assert len(CASES) == 3
    return tuple(
        f"{counted(case).of_each_hundred:.0f}" for case in ("appliances", "acres", "active")
    )


def phones():
    values = verdicts.size_decides().values
    return f"{values['first']:.0f} %", f"{values['last']:.0f} %"


def leader():
    return (one(verdicts.size_decides().values["leader"]),)


def ten_largest():
    return tuple(percent(value) for value in verdicts.size_decides().values["ten"])


def ideas():
    values = manufacturers.lego_ideas_crowding().values
    return percent(values["early"]), percent(values["late"])


def a_third_of_the_lead():
    """Base over a half: at prices that answer the lead, and at equal prices, where it is Δ / 2t."""
    lead, apart = 0.3, 1.0
    market = competition.hotelling(
        cost_per_customer=0,
        transport_cost=apart,
        quality_lead=lead,
        same_side=0,
        stand_alone_value=20,
    )
    assert abs((market.share_first - 0.5) / (lead / 2 / apart) - 1 / 3) < 1e-9
    return ()


STATEMENTS = [
    ("even the keenest developer waits for {}.", first_developer),
    (r"over fifteen years it brings \${} for each cutter of the market.", at_once),
    (r"Opened in year six, when our share is largest, it brings \${}.", at_the_peak),
    (r"Opened in year three the platform brings \${}.", at_the_best),
    (
        "Now the second year is best, and whoever waits for the fifth loses money.",
        rival_in_four_years,
    ),
    ("so one owner in sixty chooses each month.", one_in_sixty),
    (r"Tastes spread by \${}, and so much does a change cost.", by_hand),
    (
        r"At \${} we have as many cutters in year six, {} %, but the platform needs {} %, and the band ends in year {}.",
        free_to_change,
    ),
    (
        r"At \${} our share in year six is {} %, not {} %, and large enough only from year {} on.",
        dear_to_change,
    ),
    (
        r"Back at \${}, with a spread of \${} no base is large enough, for programs worth \${} move too few owners.",
        tastes_differ,
    ),
    (
        r"At \${} a month two points bring {} % of the cutters by year six and the year of subsidy {} %.",
        subsidy_alone,
    ),
    ("nearly all who buy in that year take ours.", nearly_all_take_ours),
    ("lie close together here, and part where a change is dearer still.", dearer_still),
    ("Two points bring {} % and the subsidy {} %, and only the first is enough.", quality_alone),
    (
        "opened in year six without a developer, the subsidised platform has {} of them nine years later",
        opened_without_developers,
    ),
    (r"At \${} for each cutter sold the subsidy is dear", paid_for_a_cutter),
    ("With dear changes two points move hardly anybody.", hardly_anybody),
    ("to {} %, a little more than the {} % that a platform needs.", a_year_of_pay),
    (
        "after fifteen years {} of the cutters are ours, with {} of the developers there",
        after_a_year_of_pay,
    ),
    (
        "a year of pay would end at {} %, and we at {} in year fifteen: developers who are there",
        at_the_usual_pace,
    ),
    ("SmartThings counts {} connected appliances for each hundred registered users", connected),
    ("[{} million appliances]", lambda: appliances_in_time()[:1]),
    ("in September 2022, {} million in July 2025.", lambda: appliances_in_time()[1:]),
    ("{} of more than {} million acres were", acres),
    ("In 2020, {} of a hundred registered users of SmartThings were active.", active),
    ("of one hundred in our three counts {}, {} and {} followed.", all_three),
    ("Nokia sold {} of all smartphones in 2007 and {} four years later.", phones),
    ("The largest of China had {} % of its market in 2024", leader),
    ("[{}]", lambda: ten_largest()[:1]),
    ("of their market in 2016 and {} in 2019", lambda: ten_largest()[1:]),
    (
        "On LEGO Ideas {} of the proposals reviewed were approved in 2018 by one count, and about {} by another",
        ideas,
    ),
    (
        "even when they are worth nearly three times the spread of tastes.",
        programs_move_too_few,
    ),
    ("it then keeps a third of what its lead would have won at one price.", a_third_of_the_lead),
]
