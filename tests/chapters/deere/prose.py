"""Numbers stated by the chapter on John Deere."""

from functools import cache

import pandas as pd
from parts import ROOT
from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load, models
from platformlab.chapters.deere.acre_fee import revenue
from platformlab.chapters.deere.market import (
    FAILURE_COST,
    FAILURE_INTERVAL,
    HOURS_A_YEAR,
    MACHINES,
    MAKERS_FARMS,
    MOST_OF_THE_GAIN,
    PART,
    PLANNED_COST,
    RIVALS_FARMS,
    SEASONS,
)
from platformlab.verdicts import manufacturers
from platformlab.words.numbers import percent

START, END = (f"{day:%Y-%m-%d}" for day in (manufacturers.START, manufacturers.END))


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def report_values():
    table = load("report_figures")
    found = table[(table["subject"] == "Deere") & (table["metric"] == "market_value")]
    return tuple(f"{value:.0f}" for value in found.sort_values("date")["value"])


def outcome(**state):
    table = rows("share_against_index", **state)["outcome"]
    return {name: values[0] for name, values in table.items()}


def in_the_window(measure="dividends"):
    return outcome(first=START, last=END, measure=measure)


def hundred_dollars():
    found = in_the_window()
    assert "no lead" in on_the_grid("share_against_index", first=START, last=END)
    return 100, f"{found['deere']:.0f}", f"{found['index']:.0f}"


def three_measures():
    return tuple(
        f"{in_the_window(measure)['deere'] - 100:.0f}"
        for measure in ("value", "price", "dividends")
    )


def to_the_end_of_2015():
    lead = outcome(first="2012-12-31", last="2015-12-31", measure="dividends")["lead"]
    assert lead < 0
    return (f"{-lead:.0f}",)


def to_the_end_of_2022():
    lead = outcome(first=START, last="2022-12-30", measure="dividends")["lead"]
    return (f"{lead:.0f}",)


def fall_of_the_trade():
    """From 2013 to 2015, at Deere and at AGCO; by 2022 Deere had nearly doubled, as the text says."""
    table = load("company_figures").set_index(["company", "metric", "date"])
    assert "Currencies" in table["note"]["AGCO", "net_sales", "2015"]
    table = table["value"]
    deere = [table["Deere", "revenue", year] for year in ("2013", "2015", "2022")]
    agco = [table["AGCO", "net_sales", year] for year in ("2013", "2015")]
    assert 1.8 < deere[2] / deere[1] < 2
    return percent(1 - deere[1] / deere[0]), percent(1 - agco[1] / agco[0])


def part_by_hand():
    """The part of the cell is that of the market, its life rounded to an hour."""
    part = ran("deere", "by-hand")["part"]
    assert {name: part[name] for name in PART} == PART
    life = models.maintenance.find_life(
        weibull_shape=part["weibull_shape"], weibull_scale=part["weibull_scale"]
    )
    assert abs(life.mean / HOURS_A_YEAR - FAILURE_INTERVAL) < 0.001
    return f"{PLANNED_COST:,.0f}", f"{FAILURE_COST:,.0f}"


def work_and_failures():
    part_by_hand()
    assert f"{FAILURE_COST:.0f} / {FAILURE_INTERVAL:.0f}" in source("deere", "by-hand")
    return HOURS_A_YEAR, FAILURE_INTERVAL


def saved_by_timing():
    (whole,) = rows("machines_pooled")["most"]["gain"]
    best = ran("deere", "by-hand")["best"].cost_rate
    assert abs(FAILURE_COST / FAILURE_INTERVAL - HOURS_A_YEAR * best - whole) < 0.1
    return (f"{whole:.0f}",)


def pools():
    return tuple(f"{count:,}" for count in MACHINES.values())


def added(**state):
    return dict(zip(MACHINES, rows("machines_pooled", **state)["pools"]["added"], strict=True))


def enough_machines():
    (most,) = rows("machines_pooled")["most"]["machines"]
    assert most / FAILURE_INTERVAL == 4  # failures in one season
    assert MOST_OF_THE_GAIN == 0.9
    return (most,)


def dealer_and_maker():
    found = added()
    assert found["farm"] == 0
    dealer, maker = f"{found['dealer']:.0f}", f"{100 * found['maker']:.0f}"
    return dealer, f"{MACHINES['maker']:,}", maker


def for_a_million():
    table = load("company_figures")
    connected = table[(table["company"] == "Deere") & (table["metric"] == "connected_machines")]
    (machines,) = connected.loc[connected["date"] == "2025-12", "value"]
    assert machines == 1e6
    return f"{machines * added()['maker'] / 1e6:.1f}", f"{revenue() / 1e9:.0f}"


def own_records():
    years = 5.0
    assert MACHINES["farm"] * years / FAILURE_INTERVAL == 4
    (whole,) = saved_by_timing()
    return years, f"{added(record_years=years)['farm']:.0f}", whole


def rare_part():
    years = 200.0
    found = added(failure_interval=years)
    assert found["farm"] == found["dealer"] == 0
    return years, f"{found['maker']:.2f}"


def now(**state):
    table = rows("protect_or_lock", **state)["now"]
    return {name: f"{table[name][0]:.0f}" for name in ("total", "protects", "locks")}


def two_pools():
    assert EXPLORERS["protect_or_lock"].defaults["portable"] == 0
    return f"{MAKERS_FARMS:,.0f}", f"{RIVALS_FARMS:,.0f}"


def stays():
    found = now()
    assert int(found["total"]) == int(found["protects"]) + int(found["locks"])
    return SEASONS, found["total"], found["protects"], found["locks"]


def all_along():
    return (now(portable=1.0)["total"],)


def larger_pool():
    more = now(customers_incumbent=10 * MAKERS_FARMS)["protects"]
    assert more == now()["protects"]
    return (more,)


def no_rival_pool():
    return (now(customers_entrant=0)["protects"],)


def settlement():
    table = load("rules")
    (amount,) = table.loc[table["rule"] == "Class action on repair against Deere", "amount"]
    return (f"{amount:.0f}",)


def needed_fee():
    return (f"{rows('acre_fee')['outcome']['needed'][0]:.0f}",)


def figure(metric):
    table = load("company_figures")
    found = table[(table["company"] == "Deere") & (table["metric"] == metric)]
    return float(found["value"].iloc[0])


def claimed_yields():
    low, high = (figure(f"claimed_yield_gain_{end}") for end in ("low", "high"))
    return f"{100 * low:.0f}", percent(high)


def half_a_per_cent():
    """What the quiz says of $3 and one acre in seven, and of the acres and sales."""
    fee = 3
    share = rows("acre_fee", price=fee)["now"]["share"][0]
    assert round(100 * share, 1) == 0.5
    return (fee,)


def loss_by_hand():
    """Ten times the failures, a tenth of the loss."""
    names = ran("deere", "by-hand")
    lost = [
        HOURS_A_YEAR
        * names["best"].cost_rate
        * models.fleet_learning.find_precision(failures=count, **names["part"]).excess_cost
        for count in (20, 200)
    ]
    assert abs(lost[0] / lost[1] - 10) < 1e-9
    assert lost[0] < 2
    return ()


def index_at_the_end():
    return tuple(hundred_dollars()[2:])


def values_of_the_days():
    table = load("manufacturer_market_cap")
    deere = table[table["entity"] == "Deere"].set_index("date")["market_cap_usd_bn"]
    return tuple(f"{deere[pd.Timestamp(day)]:.1f}" for day in (START, END))


def pools_drawn():
    """What the drawing writes on its shelves; the words for a reader who cannot see it say the same."""
    drawing = (ROOT / "book" / "_pictures" / "deere.svg").read_text(encoding="utf-8")
    for who, count in zip(MACHINES, pools(), strict=True):
        assert f">{who}: {count}" in drawing
    return pools()


def age_of_the_firm():
    values = manufacturers.deere_age().values
    assert values["age"] >= 180
    return (values["founded"],)


def failures_of_the_bearing():
    """With so many failures less than a thousandth of the cost is lost."""
    failures = 3_000
    excess = models.fleet_learning.find_precision(
        failures=failures, **ran("deere", "by-hand")["part"]
    ).excess_cost
    assert excess < 1e-3
    return (f"{failures:,}",)


STATEMENTS = [
    ("a farm with {} machines, a dealer with {}, a maker with {}.", pools_drawn),
    ("John Deere has made farm machines since {} and", age_of_the_firm),
    ("After {} of them there is nothing left to halve.", failures_of_the_bearing),
    (
        "the stock market valued the firm at {} billion dollars, and in 2018 at {} billion.",
        report_values,
    ),
    (r"\${} became \${} in Deere and \${} in the index.", hundred_dollars),
    ("market value rose by {} %, but", lambda: three_measures()[:1]),
    (
        "the price of one rose by {} %, and its {{term}}`total return` was {} %.",
        lambda: three_measures()[1:],
    ),
    (r"to the end of 2015 Deere is \${} behind the index.", to_the_end_of_2015),
    (r"to the end of 2022 it is \${} ahead.", to_the_end_of_2022),
    (
        "Deere's revenue fell by {}, and that of its rival AGCO [by about {}]",
        fall_of_the_trade,
    ),
    (r"A part costs \${} to replace in the workshop and \${} when it fails", part_by_hand),
    (
        "works {:.0f} hours a year, and left alone the part fails once in {:.0f} years.",
        work_and_failures,
    ),
    (r"Good timing saves \${} a year on this part.", saved_by_timing),
    ("Ten times the failures, a tenth of the loss", loss_by_hand),
    ("A farm has {} such machines, a dealer looks after {}, and the maker hears from {}.", pools),
    ("nine tenths of the gain are there with {} machines", enough_machines),
    (
        r"The dealer's 300 save \${} a year on each machine, and the maker's {} add {} cents.",
        dealer_and_maker,
    ),
    (
        r"that is \${} million a year on this part, in a firm with revenue of \${} billion.",
        for_a_million,
    ),
    (r"Set the years on record to {:.0f}.", lambda: own_records()[:1]),
    (r"the farm knows \${} of the \${} by itself.", lambda: own_records()[1:]),
    ("Let it fail once in {:.0f} years.", lambda: rare_part()[:1]),
    (r"It is worth \${} a year on each machine", lambda: rare_part()[1:]),
    ("A maker has learned from {} farms, a rival from {}.", two_pools),
    (
        r"After {} seasons the rival must be better by \${} a month: \${} for the larger pool, \${} for "
        "the records she would leave behind.",
        stays,
    ),
    (r"If all go with her it is \${}.", all_along),
    (r"ten times as many farms: the \${} do not move.", larger_pool),
    (r"Take the rival's thousand away: they become \${}.", no_rival_pool),
    (r"agreed to settle a class action for \${} million", settlement),
    (r"Beside that, \${} is a high price.", needed_fee),
    ("yields that improve by {} to {} year over year", claimed_yields),
    (
        "Where one acre in seven pays ${}, half a billion acres bring half a per cent",
        half_a_per_cent,
    ),
]
