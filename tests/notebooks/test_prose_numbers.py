"""Numbers in the prose of a chapter are computed here and must read as the text says."""

import contextlib
import io
from importlib import import_module

import pytest
from parts import CHAPTERS, cells
from prose import sentences, stated

from platformlab import figures, load, models
from platformlab.figures.words import percent
from platformlab.verdicts import giants

EXPLORERS = {explorer.name: explorer for explorer in figures.ALL}


def ran(chapter, cell_id):
    """Names a cell leaves behind."""
    (cell,) = (cell for cell in cells(chapter, "code") if cell.id == cell_id)
    names = {"load": load, "models": models}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(cell.source, names)
    return names


# --- critical_mass ---------------------------------------------------------------------------

MARKET = {"stand_alone_value": 0, "taste_spread": 8}


def example_market():
    market = ran("critical_mass", "by-hand")["market"]
    return market["price"], market["same_side"]


def shares_tried():
    """The two shares of the cell, on both sides of the critical mass."""
    market = ran("critical_mass", "by-hand")["market"]
    low, high = 0.40, 0.46
    assert models.critical_mass.next_share(low, **market) < low
    assert models.critical_mass.next_share(high, **market) > high
    source = next(c.source for c in cells("critical_mass", "code") if c.id == "by-hand")
    assert f"({low:.2f}, {high:.2f})" in source
    return percent(low), percent(high)


def on_the_grid(explorer, **state):
    """Values that the sliders of an explorer offer."""
    for control in EXPLORERS[explorer].controls:
        if control.name in state:
            assert state[control.name] in control.values, (control.name, state)
    return EXPLORERS[explorer].say(**state)


def just_below_just_above():
    price, strength = example_market()
    low = on_the_grid("critical_mass", price=price, same_side=strength, share=0.40)
    high = on_the_grid("critical_mass", price=price, same_side=strength, share=0.45)
    assert "sinks" in low
    assert "grows" in high
    return price, strength, percent(0.40), percent(0.45)


def mass(price, strength):
    found = models.critical_mass.find_equilibria(same_side=strength, price=price, **MARKET)
    return found.shares[1] if found.status == "tips" else None


def critical_mass(**changes):
    market = {**MARKET, "price": 28.0, "same_side": 60.0, **changes}
    return models.critical_mass.find_critical_mass(**market)


def smallest_strength():
    """Four times the spread: below it no price lets a network tip."""
    spread = ran("critical_mass", "by-hand")["market"]["taste_spread"]
    folds = models.critical_mass.find_folds
    status = [
        str(folds(stand_alone_value=0, same_side=b, taste_spread=spread).status)
        for b in (4 * spread - 0.01, 4 * spread + 0.01)
    ]
    assert status == ["single", "tips"]
    return (4 * spread,)


def spread_of_tastes():
    spread = ran("critical_mass", "by-hand")["market"]["taste_spread"]
    assert spread == MARKET["taste_spread"]
    return (spread,)


def buy_your_way_over():
    """A discount lowers the bar, and at last removes it; a start with 20 % succeeds only then."""
    prices = 28.0, 26.0, 24.0
    for price in prices:
        assert "sinks" in on_the_grid("critical_mass", share=0.20, price=price)
    gone = 22.0
    assert "the start does not matter" in on_the_grid("critical_mass", share=0.20, price=gone)
    return percent(0.20), *(f"{100 * critical_mass(price=p):.0f}" for p in prices), gone


def change_the_strength():
    strengths = 40.0, 50.0, 60.0, 80.0
    said = [on_the_grid("critical_mass", share=0.35, same_side=b) for b in strengths]
    masses = [critical_mass(same_side=b) for b in strengths]
    assert str(masses[0]) == "nan"
    found = models.critical_mass.find_equilibria(same_side=40, price=28, **MARKET)
    assert found.shares[0] < 0.1
    assert ["grows" in words for words in said] == [False, False, False, True]
    bars = [(b, percent(mass)) for b, mass in zip(strengths, masses, strict=True)][1:]
    return 28, percent(0.35), strengths[0], *(value for bar in bars for value in bar)


def second_year():
    on_the_grid("hysteresis", price=45.0, same_side=0.0)
    assert EXPLORERS["hysteresis"].defaults["price"] == 45.0
    return (45.0,)


def a_matter_of_a_dollar():
    said = [on_the_grid("hysteresis", price=price, same_side=60.0) for price in (39.0, 40.0)]
    ends = [
        EXPLORERS["hysteresis"].rows(price=price, same_side=60.0)["end"] for price in (39.0, 40.0)
    ]
    assert ends[0]["share"][0] > ends[0]["before"][0] - 0.02, said
    assert ends[1]["share"][0] < ends[1]["before"][0] / 2, said
    return 60, 39, 40


def way_back(strength):
    """Share two years after the old price has returned, and before it rose."""
    rows = EXPLORERS["hysteresis"].rows(price=45.0, same_side=strength)
    return rows["end"]["share"][0], rows["end"]["before"][0]


def slower():
    strength = 45.0
    on_the_grid("hysteresis", same_side=strength)
    after, before = way_back(strength)
    weak, _ = way_back(0.0)
    assert before - 0.02 < after < weak
    return (strength,)


def slower_than_two_years():
    strength = 50.0
    on_the_grid("hysteresis", same_side=strength)
    after, before = way_back(strength)
    assert after < before - 0.02
    market = {"stand_alone_value": 60 - strength, "same_side": strength, "taste_spread": 8}
    assert models.critical_mass.find_equilibria(price=30, **market).status == "single"
    return (strength,)


def closed():
    strength = 55.0
    on_the_grid("hysteresis", same_side=strength)
    market = {"stand_alone_value": 60 - strength, "same_side": strength, "taste_spread": 8}
    assert models.critical_mass.find_equilibria(price=30, **market).status == "tips"
    after, before = way_back(strength)
    assert after < before / 2
    return (strength,)


def price_of_the_way_back():
    """Below the lower fold the small network is gone."""
    found = models.critical_mass.find_folds(same_side=60, **MARKET)
    assert 22 < found.low_price <= 23
    return 60, 23


def price_without_a_threshold():
    low = models.critical_mass.find_folds(same_side=60, **MARKET).low_price
    return (max(p for p in EXPLORERS["critical_mass"].controls[1].values if p < low),)


def share_of_one_library():
    commits = load("predix_repo_activity")
    one = 1 - commits["commits_without_px_vis"].sum() / commits["commits"].sum()
    return (percent(one),)


# --- giants ----------------------------------------------------------------------------------


def broad_rule():
    (one, before), (seven, after) = (giants.count_platforms("broad", y) for y in (2008, 2018))
    assert (one, seven) == (1, 7)
    return percent(before), percent(after)


def strict_rule():
    (none, _), (three, share) = (giants.count_platforms("strict", y) for y in (2008, 2018))
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
        value("Walmart", "2018-06-29", "market_cap"), value("Walmart", "2018-08-31", "market_cap")
    )  # fmt: skip


def airbnb_2015():
    return (
        value("Airbnb", "2015-06", "private_valuation"), value("Marriott", "2015-06", "market_cap")
    )  # fmt: skip


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


def rim_first_year():
    values = [giants.phone("BlackBerry (RIM)", "market_cap", year) for year in (2008, 2009)]
    return tuple(f"{value:.1f}" for value in values)


def rim_shares():
    return tuple(f"{giants.phone('BlackBerry (RIM)', 'market_cap', y):.1f}" for y in (2008, 2009))


def rim_shipments():
    return tuple(giants.phone("BlackBerry (RIM)", "smartphone_units", y) for y in (2007, 2011))


# What the text says, with a place for each number, and the function that computes them.
STATEMENTS = {
    "critical_mass": [
        (r"four times the spread of tastes, which here means more than \${:.0f}.",
         smallest_strength),
        (r"a service that costs \${:.0f} a month, is worth nothing alone to the average buyer, "
         r"and adds \${:.0f} a month", example_market),
        (r"Tastes spread by \${:.0f}.", spread_of_tastes),
        ("if {} were in, and again for {}.", shares_tried),
        ("At {} fewer want in than are in, so people leave; at {} more want in", shares_tried),
        (r"Keep the price at \${:.0f} and the strength at \${:.0f}, and start with {}, then with {}.",
         just_below_just_above),
        ("Start with {} and lower the price step by step. Watch the dashed line come down, "
         r"from {} to {} to {} %. At \${:.0f} it is gone, and every start succeeds",
         buy_your_way_over),
        (r"Keep \${:.0f} and start with {}. At \${:.0f} no start succeeds. At \${:.0f} the bar is "
         r"{}, at \${:.0f} {} and at \${:.0f} {}, and there the launch works.",
         change_the_strength),
        (r"the value of a *full* network at \${:.0f}",
         lambda: (import_module("platformlab.figures.critical_mass").FULL_VALUE,)),
        (r"Keep the second year's price at \${:.0f}", second_year),
        (r"Raise the part to \${:.0f} and the story is the same, only slower.", slower),
        (r"At \${:.0f} the way back takes longer than two years.", slower_than_two_years),
        (r"At \${:.0f} it is closed.", closed),
        (r"with the part at \${:.0f}, a year at \${:.0f} leaves no trace, and a year at \${:.0f} "
         "is final.", a_matter_of_a_dollar),
        (r"here, at \${:.0f}, it begins only below a price of \${:.0f}.", price_of_the_way_back),
        ("one chart library makes up {} of the commits.", share_of_one_library),
        (r"Set the price to \${:.0f} or less in the figure with the three sliders",
         price_without_a_threshold),
    ],
    "giants": [
        ("their share of the ten's value rises from {} to {}.", broad_rule),
        ("from none to three, with {} of the value.", strict_rule),
        ("their valuations add up to about {} billion dollars", about_the_sum_of_the_report),
        ("All ten make {} billion, so the sentence must mean the seven; those make {}.",
         sums_of_startups),
        ("Without the two, five platforms and {} billion remain.", five_platforms),
        ("Its value that summer was {} to {} billion dollars", walmart_in_summer),
        ("in June 2015, at {} billion against {}.", airbnb_2015),
        ("Airbnb's last private round of {} billion.", airbnb_last_round),
        ("at the end of 2024 the two stood at {} and {} billion.", airbnb_2024),
        ("at a price of {} billion for the whole, less than BMW was worth, and in the same year "
         "smaller deals put it at {} and {}.", uber_2018),
        ("the same shares first rise, from {} to {}, in the store's first full year.", rim_shares),
        ("sold {} million in 2007, before there was an App Store, and {} million in 2011",
         rim_shipments),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("chapter", "words", "compute"),
    [
        pytest.param(chapter, words, compute, id=f"{chapter}: {words[:40]}")
        for chapter, statements in STATEMENTS.items()
        for words, compute in statements
    ],
)
def test_numbers_a_sentence_states_are_those_the_code_computes(chapter, words, compute):
    said = words.format(*compute())
    assert any(said in line for _, line in sentences(chapter)), f"the chapter should say: {said}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_number_in_the_prose_goes_unchecked(chapter):
    checked = [words.format(*compute()) for words, compute in STATEMENTS.get(chapter, [])]
    unchecked = []
    for cell_id, line in sentences(chapter):
        rest = line
        for said in checked:
            rest = rest.replace(said, " ")
        if stated(rest):
            unchecked.append((cell_id, stated(rest), line))
    assert unchecked == []


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("The bar is at 43 % and \\$2,000 a month.", ["43", "2,000"]),
        ("In 2016 it began; on 30 July 2018 it ended.", []),
        ("It sold \\$2016 worth, or 2016 % more.", ["2016", "2016"]),
        ("They told [TheStreet, 11 June](https://example.org) of 20,000.", []),
        ("Here $n_2 = 3$ and `x = 4`, so 5.", ["5"]),
        ("1. **First.** Take 20 %.", ["20"]),
        ("A rise of 12.5 points.", ["12.5"]),
    ],
)
def test_rule_tells_statements_from_dates_formulas_and_sourced_sentences(line, numbers):
    assert stated(line) == numbers
