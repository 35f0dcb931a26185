"""Numbers stated by the chapter on critical mass."""

from prose import EXPLORERS, on_the_grid, ran, source

from platformlab import load, models
from platformlab.chapters.critical_mass.home_and_abroad import counted
from platformlab.chapters.critical_mass.market import (
    BASE_PRICE,
    FULL_VALUE,
    MARKET,
    PRICE,
    RAISED_PRICE,
    SAME_SIDE,
    SERVICE,
    SPEED,
    START,
    TASTE_SPREAD,
)
from platformlab.words.numbers import percent


def example_market():
    return PRICE, SAME_SIDE


def shares_tried():
    """The two shares of the cell, on both sides of the critical mass."""
    market = ran("critical_mass", "by-hand")["market"]
    assert market == SERVICE
    low, high = 0.40, 0.46
    assert models.critical_mass.next_share(low, **market) < low
    assert models.critical_mass.next_share(high, **market) > high
    assert f"({low:.2f}, {high:.2f})" in source("critical_mass", "by-hand")
    return percent(low), percent(high)


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
    market = SERVICE | changes
    return models.critical_mass.find_critical_mass(**market)


def smallest_strength():
    """Four times the spread: below it no price lets a network tip."""
    spread = TASTE_SPREAD
    folds = models.critical_mass.find_folds
    status = [
        str(folds(stand_alone_value=0, same_side=b, taste_spread=spread).status)
        for b in (4 * spread - 0.01, 4 * spread + 0.01)
    ]
    assert status == ["single", "tips"]
    return spread, 4 * spread


def spread_of_tastes():
    return (TASTE_SPREAD,)


def buy_your_way_over():
    """A discount lowers the bar, and at last removes it; a start with 20 % succeeds only then."""
    prices = PRICE, 26.0, 24.0
    for price in prices:
        assert "sinks" in on_the_grid("critical_mass", share=0.20, price=price)
    gone = 22.0
    assert "the start does not matter" in on_the_grid("critical_mass", share=0.20, price=gone)
    return percent(0.20), *(f"{100 * critical_mass(price=p):.0f}" for p in prices), gone


def change_the_strength():
    strengths = 40.0, 50.0, SAME_SIDE, 80.0
    said = [on_the_grid("critical_mass", share=START, same_side=b) for b in strengths]
    masses = [critical_mass(same_side=b) for b in strengths]
    assert str(masses[0]) == "nan"
    found = models.critical_mass.find_equilibria(same_side=40, price=PRICE, **MARKET)
    assert found.shares[0] < 0.1
    assert ["grows" in words for words in said] == [False, False, False, True]
    bars = [(b, percent(mass)) for b, mass in zip(strengths, masses, strict=True)][1:]
    return PRICE, percent(START), strengths[0], *(value for bar in bars for value in bar)


def trap():
    """Strengths between which an empty network begins to last beside a full one, and who is caught."""
    find = models.critical_mass.find_equilibria
    before, after = 40.0, 50.0
    status = [str(find(same_side=b, price=PRICE, **MARKET).status) for b in (before, after)]
    assert status == ["single", "tips"]
    caught = [
        models.critical_mass.simulate(
            START, same_side=b, price=PRICE, adjustment=SPEED, periods=200, **MARKET
        )[-1]
        < START
        for b in range(50, 81)
    ]
    bars = [critical_mass(same_side=float(b)) > START for b in range(50, 81)]
    assert caught == bars
    assert 0 < sum(caught) < len(caught)
    return before, after, percent(START)


def second_year():
    on_the_grid("hysteresis", price=RAISED_PRICE, same_side=0.0)
    assert EXPLORERS["hysteresis"].defaults["price"] == RAISED_PRICE
    return (RAISED_PRICE,)


def a_matter_of_a_dollar():
    said = [on_the_grid("hysteresis", price=price, same_side=FULL_VALUE) for price in (39.0, 40.0)]
    ends = [
        EXPLORERS["hysteresis"].rows(price=price, same_side=FULL_VALUE)["end"]
        for price in (39.0, 40.0)
    ]
    assert ends[0]["share"][0] > ends[0]["before"][0] - 0.02, said
    assert ends[1]["share"][0] < ends[1]["before"][0] / 2, said
    return FULL_VALUE, 39, 40


def way_back(strength):
    """Share two years after the old price has returned, and before it rose."""
    rows = EXPLORERS["hysteresis"].rows(price=RAISED_PRICE, same_side=strength)
    return rows["end"]["share"][0], rows["end"]["before"][0]


def slower():
    strength = 40.0
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
    market = MARKET | {"stand_alone_value": FULL_VALUE - strength, "same_side": strength}
    assert models.critical_mass.find_equilibria(price=BASE_PRICE, **market).status == "single"
    return (strength,)


def closed():
    strength = 55.0
    on_the_grid("hysteresis", same_side=strength)
    market = MARKET | {"stand_alone_value": FULL_VALUE - strength, "same_side": strength}
    assert models.critical_mass.find_equilibria(price=BASE_PRICE, **market).status == "tips"
    after, before = way_back(strength)
    assert after < before / 2
    return (strength,)


def price_of_the_way_back():
    """Below the lower fold the small network is gone."""
    found = models.critical_mass.find_folds(same_side=SAME_SIDE, **MARKET)
    assert 22 < found.low_price <= 23
    return SAME_SIDE, 23


def price_without_a_threshold():
    low = models.critical_mass.find_folds(same_side=SAME_SIDE, **MARKET).low_price
    return (max(p for p in EXPLORERS["critical_mass"].controls[1].values if p < low),)


def share_of_one_library():
    commits = load("predix_repo_activity")
    one = 1 - commits["commits_without_px_vis"].sum() / commits["commits"].sum()
    counts = commits.set_index("quarter")[["commits", "commits_without_px_vis"]]
    shape = counts.filter(like="2017", axis=0) / counts.loc["2016Q4"]  # against the peak
    assert (shape["commits_without_px_vis"] < shape["commits"]).all()
    return (percent(one),)


def registered_and_used():
    accounts = counted("registered")["2013-07-02"]
    return f"{accounts:.0f}", f"{counted('monthly_users')['2013-12']:.1f}"


def smartthings(metric, date):
    return f"{counted(metric, 'SmartThings')[date]:.0f}"


STATEMENTS = [
    (
        "had {} million accounts; at the end of that year {} million people used it in a month.",
        registered_and_used,
    ),
    (
        "Samsung counted {} million registered users of SmartThings in September 2020 and {} million "
        "active ones.",
        lambda: (smartthings("registered", "2020-09"), smartthings("active_users", "2020-09")),
    ),
    (
        r"four times the spread of tastes, at a spread of \${:.0f} more than \${:.0f}.",
        smallest_strength,
    ),
    (
        r"a service that costs \${:.0f} a month, is worth nothing alone to the average buyer, "
        r"and adds \${:.0f} a month",
        example_market,
    ),
    (r"Tastes spread by \${:.0f}.", spread_of_tastes),
    ("if {} were in, and again for {}.", shares_tried),
    ("At {} fewer want in than are in, so people leave; at {} more want in", shares_tried),
    (
        r"Keep the price at \${:.0f} and the strength at \${:.0f}, and start with {}, then with {}.",
        just_below_just_above,
    ),
    (
        "Start with {} and lower the price step by step. Watch the dashed line come down, "
        r"from {} to {} to {} %. At \${:.0f} it is gone, and every start succeeds",
        buy_your_way_over,
    ),
    (
        r"Back at \${:.0f}, start with {}. At \${:.0f} no start succeeds. At \${:.0f} the bar is "
        r"{}, at \${:.0f} {} and at \${:.0f} {}, and there the launch works.",
        change_the_strength,
    ),
    (
        r"The trap begins between \${:.0f} and \${:.0f}, and catches a start of {} until the bar has "
        "come down to it.",
        trap,
    ),
    (r"the value of a *full* network at \${:.0f}", lambda: (FULL_VALUE,)),
    (r"Keep the second year's price at \${:.0f}", second_year),
    (r"Raise the part to \${:.0f} and the story is the same, only slower.", slower),
    (r"At \${:.0f} the way back takes longer than two years.", slower_than_two_years),
    (r"At \${:.0f} it is closed.", closed),
    (
        r"with the part at \${:.0f}, a year at \${:.0f} leaves no trace, and a year at \${:.0f} "
        "is final.",
        a_matter_of_a_dollar,
    ),
    (r"here, at \${:.0f}, it begins only below a price of \${:.0f}.", price_of_the_way_back),
    (
        "one chart library makes up {} of the commits; without it 2017 stands lower.",
        share_of_one_library,
    ),
    (
        r"Set the price to \${:.0f} or less in the figure with the three sliders",
        price_without_a_threshold,
    ),
]
