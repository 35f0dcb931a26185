"""Numbers stated by the chapter on the giants."""

from platformlab import load
from platformlab.chapters.giants.market import AFTER, BEFORE, REPORT
from platformlab.verdicts import examples, giants
from platformlab.words.numbers import percent


def broad_rule():
    (one, before), (seven, after) = (giants.count_platforms("broad", y) for y in (BEFORE, REPORT))
    assert (one, seven) == (1, 7)
    return percent(before), percent(after)


def strict_rule():
    (none, _), (three, share) = (giants.count_platforms("strict", y) for y in (BEFORE, REPORT))
    assert (none, three) == (0, 3)
    return (percent(share),)


def startup_value(flag=None, without=()):
    startups = load("startups_top10_2018")
    chosen = startups if flag is None else startups[startups["is_platform"] == flag]
    chosen = chosen[~chosen["company"].isin(without)]
    return len(chosen), chosen["valuation_usd_bn"].sum()


def sums_of_startups():
    (ten, whole), (seven, part) = startup_value(), startup_value(True)
    assert (ten, seven) == (10, 7)
    return f"{whole:.0f}", f"{part:.0f}"


def about_the_sum_of_the_report():
    assert round(startup_value(True)[1], -1) == giants.REPORT_SUM
    return (giants.REPORT_SUM,)


def five_platforms():
    count, value = startup_value(True, without=giants.BORDERLINE)
    assert count == 5
    return (f"{round(value, -1):.0f}",)


def value(company, date, metric):
    pairs = load("airbnb_uber_comparisons", include_uncertain=True)
    pairs = pairs[(pairs["company"] == company) & (pairs["metric"] == metric)]
    (found,) = pairs.loc[pairs["date"] == date, "value"]
    return f"{found:g}"


def walmart_in_summer():
    return (
        value("Walmart", "2018-06-29", "market_cap"),
        value("Walmart", "2018-08-31", "market_cap"),
    )


def airbnb_2015():
    return (
        value("Airbnb", "2015-06", "private_valuation"),
        value("Marriott", "2015-06", "market_cap"),
    )


def airbnb_last_round():
    last = value("Airbnb", "2017-03", "private_valuation")
    for date in ("2017-12-29", "2018-08-31", "2018-12-31"):
        assert float(value("Marriott", date, "market_cap")) > float(last)
    return (last,)


def airbnb_2024():
    day = "2024-12-31"
    return tuple(f"{float(value(c, day, 'market_cap')):.0f}" for c in ("Airbnb", "Marriott"))


def uber_2018():
    low, *deals = (
        value("Uber", date, "private_valuation") for date in ("2018-01", "2018-05", "2018-08")
    )
    assert float(low) < float(value("BMW", "2017-12-31", "market_cap"))
    return (low, *deals)


def juul():
    """Price of the sale, and what the buyer's books said of the 35 per cent it had bought."""
    (row,) = load("startups_top10_2018").query("company == 'JUUL'").itertuples()
    assert row.event_date.startswith("2018-12")
    assert "35 percent" in row.what_happened
    assert "USD 450 million by July 2022" in row.what_happened
    return f"{row.event_value_usd_bn:.0f}", f"{0.450 / 0.35:.1f}"


def who_stayed():
    """Five platforms of 2018 are in the list of 2024, each worth more; two are not in it."""
    caps = load("market_cap_top10")
    before, after = (
        caps[caps["list_id"] == name].set_index("company")["market_cap_usd_bn"]
        for name in (giants.LISTS[REPORT], giants.LISTS[AFTER])
    )
    before = before.rename({"Facebook": "Meta Platforms"})
    stayed = ["Apple", "Alphabet", "Microsoft", "Amazon", "Meta Platforms"]
    assert (after[stayed] > before[stayed]).all()
    assert not {"Tencent", "Alibaba"} & set(after.index)
    return ()


def rim_shares():
    early, late = (examples.phone("BlackBerry (RIM)", "market_cap", y) for y in (2007, 2008))
    assert late < early / 2
    return tuple(f"{examples.phone('BlackBerry (RIM)', 'market_cap', y):.1f}" for y in (2008, 2009))


def rim_shipments():
    return tuple(examples.phone("BlackBerry (RIM)", "smartphone_units", y) for y in (2007, 2011))


# What the text says, with a place for each number, and the function that computes them.


STATEMENTS = [
    ("their share of the ten's value rises from {} to {}.", broad_rule),
    ("from none to three, with {} of the value.", strict_rule),
    ("The five platforms that stayed in the ten are all worth more than in 2018", who_stayed),
    ("JUUL, at {} billion in December 2018, stood at about {} in its buyer's books", juul),
    ("their valuations add up to about {} billion dollars", about_the_sum_of_the_report),
    (
        "All ten make {} billion, so the sentence must mean the seven; those make {}.",
        sums_of_startups,
    ),
    ("Without the two, five platforms and {} billion remain.", five_platforms),
    ("Its value that summer was {} to {} billion dollars", walmart_in_summer),
    ("in June 2015, at {} billion against {}.", airbnb_2015),
    ("Airbnb's last private round of {} billion.", airbnb_last_round),
    ("at the end of 2024 the two stood at {} and {} billion.", airbnb_2024),
    (
        "at a price of {} billion for the whole, less than BMW was worth, and in the same year "
        "smaller deals put it at {} and {}.",
        uber_2018,
    ),
    ("the same shares first rise, from {} to {}, in the store's first full year.", rim_shares),
    (
        "RIM shipped {} million in 2007, before there was an App Store, and {} million in 2011",
        rim_shipments,
    ),
]
