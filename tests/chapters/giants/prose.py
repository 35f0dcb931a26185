"""Numbers stated by the chapter on the giants."""

from datetime import date

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
    assert giants.count_startups("without_lessor")[0] == 6
    count, value = startup_value(True, without=giants.BORDERLINE)
    assert count == 5
    return (f"{round(value, -1):.0f}",)


def two_platforms():
    count, total = giants.count_startups("by_two_tests")
    seven, named = (giants.count_startups(group)[0] for group in ("platforms", "by_two_tests"))
    assert (count, seven - named) == (2, 5)  # five are borderline
    roles = load("ecosystem_roles")
    (verdict,) = set(roles.loc[roles["business"].str.contains("Uber"), "verdict"])
    assert verdict == "borderline"  # the next chapter says so of one that sets the fare
    return (f"{total:.0f}",)


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
    for day in ("2017-12-29", "2018-08-31", "2018-12-31"):
        assert float(value("Marriott", day, "market_cap")) > float(last)
    return (last,)


def airbnb_2024_and_2026():
    days = {"Airbnb": "2026-02-18", "Marriott": "2026-02-20"}
    late = [value(firm, day, "market_cap") for firm, day in days.items()]
    ends = [float(value(firm, "2024-12-31", "market_cap")) for firm in days]
    assert ends[0] > ends[1]
    assert float(late[0]) < float(late[1])
    return *(f"{end:.0f}" for end in ends), *late


def uber_behind_once_more():
    ends = {year: f"{year}-12-31" for year in range(2019, 2025)}
    behind = {
        year: pair
        for year, day in ends.items()
        if float((pair := [value(firm, day, "market_cap") for firm in ("Uber", "BMW")])[0])
        < float(pair[1])
    }
    assert list(behind) == [2019, 2022]
    return tuple(f"{float(worth):.0f}" for pair in behind.values() for worth in pair)


def uber_and_bmw_at_last():
    days = date(2025, 12, 31), date(2026, 2, 17)
    assert round((days[1] - days[0]).days / 7) == 7
    pair = [
        float(value(firm, day.isoformat(), "market_cap"))
        for firm, day in zip(("Uber", "BMW"), days, strict=True)
    ]
    return tuple(f"{worth:.0f}" for worth in pair)


def bmw(day):
    return f"{float(value('BMW', day, 'market_cap')):.0f}"


def uber_2016():
    after_the_vote = float(value("BMW", "2016-06-30", "market_cap"))
    assert after_the_vote < float(value("BMW", "2016-06-01", "market_cap")) < 68
    return value("Uber", "2016-06", "private_valuation"), bmw("2016-06-01")


def uber_in_january():
    old, new = (value("Uber", day, "private_valuation") for day in ("2018-01", "2018-01-18"))
    return old, new, bmw("2018-01-18")


def uber_in_may_and_august():
    may, august = (value("Uber", day, "private_valuation") for day in ("2018-05", "2018-08"))
    return may, bmw("2018-05-23"), august, bmw("2018-08-31")


def juul():
    """Price of the sale, and what the buyer's books said of the 35 per cent it had bought."""
    (row,) = load("startups_top10_2018").query("company == 'JUUL'").itertuples()
    assert row.event_date.startswith("2018-12")
    assert "35 percent" in row.what_happened
    assert "USD 450 million by July 2022" in row.what_happened
    return f"{row.event_value_usd_bn:.0f}", f"{0.450 / 0.35:.1f}"


def startup(company):
    (row,) = load("startups_top10_2018").query("company == @company").itertuples()
    return row


def palantir():
    assert "423.7 at the end of 2025" in startup("Palantir").status_2026
    return f"{startup('Palantir').event_value_usd_bn:.0f}", f"{423.7:.0f}"


def wework():
    told = startup("WeWork").what_happened
    assert "Valued at 47 in January 2019" in told
    assert "Chapter 11 on 6 November 2023" in told
    return (47,)


def spacex():
    row = startup("SpaceX")
    assert (row.event, row.event_date) == ("ipo", "2026-06-12")
    assert "seventh in the world" in row.event_value_basis
    assert "briefly fourth in the world within days" in row.status_2026
    gains = load("startups_top10_2018")
    gains = (
        gains.set_index("company")["event_value_usd_bn"]
        / gains.set_index("company")["valuation_usd_bn"]
    )
    assert gains.idxmax() == "SpaceX"
    assert not row.is_platform
    return (f"{row.event_value_usd_bn:,.0f}",)


def who_stayed():
    """Five platforms of 2018 are in the list of 2026, each worth more; two are not in it."""
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


def fewer_under_every_rule():
    for rule in giants.RULES:
        before, *after = (giants.count_platforms(rule, year)[0] for year in (REPORT, 2024, AFTER))
        assert after == [after[0]] * 2
        assert after[0] < before
    industries = giants.top_ten(AFTER)["industry"].value_counts()
    assert (industries["Semiconductors"], industries["Oil and gas"], industries["Cars"]) == (
        3,
        1,
        1,
    )
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
    (
        "The five that stayed in the ten, platforms by the broad rule, are all worth more than in 2018",
        who_stayed,
    ),
    (
        "Under every rule the count is *lower* than in 2018, and alike in both years.",
        fewer_under_every_rule,
    ),
    ("JUUL, at {} billion in December 2018, stood at about {} in its part-owner's books", juul),
    ("Palantir, which closed its first day at {}, was worth {} in December 2025", palantir),
    (
        "it was listed, and closed at about {} billion dollars, seventh in the world (",
        spacex,
    ),
    ("valued at {} billion in January 2019, and bankrupt in November 2023.", wework),
    ("Airbnb and Meituan remain, with {} billion.", two_platforms),
    ("their valuations add up to about {} billion dollars", about_the_sum_of_the_report),
    (
        "All ten make {} billion, so the sentence must mean the seven; those make {}.",
        sums_of_startups,
    ),
    ("Without it too, five and {} billion remain.", five_platforms),
    ("Walmart was worth {} billion dollars at June's end, {} at August's:", walmart_in_summer),
    ("in June 2015, at {} billion against {}.", airbnb_2015),
    ("Airbnb's last private round of {} billion.", airbnb_last_round),
    (
        "at the end of 2024 the two stood at {} and {} billion, and in February 2026 it was false once "
        "more, at {} against {}.",
        airbnb_2024_and_2026,
    ),
    ("at {} billion by its round of 1 June 2016, and BMW at about {} that day:", uber_2016),
    (
        "though not at the end of 2019, at {} against {}, nor at that of 2022, at {} against {}.",
        uber_behind_once_more,
    ),
    (
        "At the end of 2025 it was worth {} billion, and BMW seven weeks later {}.",
        uber_and_bmw_at_last,
    ),
    (
        "one deal put Uber at {} billion by the price of its old shares, and at {} by that of its new "
        "ones; BMW stood at {}.",
        uber_in_january,
    ),
    (
        "In May a deal put Uber at {} against {}, in August at {} against {}.",
        uber_in_may_and_august,
    ),
    ("RIM rises, from {} to {} billion dollars, in the store's first full year.", rim_shares),
    (
        "RIM shipped {} million in 2007, before there was an App Store, and {} million in 2011",
        rim_shipments,
    ),
]
