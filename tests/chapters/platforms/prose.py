"""Numbers stated by the chapter on what a platform is."""

import pytest
from prose import EXPLORERS, on_the_grid, ran, source

from platformlab.chapters.platforms import market
from platformlab.chapters.platforms._examples import count_borderline, count_examples, examples
from platformlab.chapters.platforms.answers import STRONGER
from platformlab.models.spread.launch import find_equilibria, simulate
from platformlab.words.numbers import percent


def rest(**values):
    return find_equilibria(**market.launch_market(**values))


def by_hand_market():
    """The market of the cell is that of the figures."""
    station = ran("platforms", "by-hand-rest")["station"]
    drawn = market.launch_market()
    assert {name: drawn[name] for name in station} == station
    assert drawn["relative_stand_alone"] == 0
    return station


def costs():
    by_hand_market()
    return market.TRIP, market.RENT


def worths():
    return market.SHOPS_WORTH, market.TOWN_WORTH


def busy_station():
    assert rest().status == "tips"
    return percent(rest().mature_consumers), percent(rest().mature_producers)


def counted_by_hand():
    """Travellers' gain and cost, as in the cell."""
    assert "12 / (50 * let)" in source("platforms", "by-hand")
    return market.SHOPS_WORTH, market.TRIP


def shares_by_hand():
    shares = 0.40, 0.45
    assert f"({shares[0]:.2f}, {shares[1]:.2f})" in source("platforms", "by-hand")
    for let, is_fewer in zip(shares, (True, False), strict=True):
        come = 1 - market.TRIP / (market.SHOPS_WORTH * let)
        stay = 1 - market.RENT / (market.TOWN_WORTH * come)
        assert (stay < let) == is_fewer
    return tuple(percent(share) for share in shares)


def opening(trains):
    on_the_grid("opening_day", stand_alone_value=float(trains))
    return EXPLORERS["opening_day"].rows(stand_alone_value=float(trains))


def peak_of_travellers():
    found = opening(0)
    assert found["end"]["settled"] == [0, 0]
    travellers = found["travellers"]
    peak = int(travellers["share"].argmax())
    assert 2 <= travellers["month"][peak] < 4
    return (percent(travellers["share"][peak]),)


def full_station():
    return (percent(rest().mature_consumers),)


def one_step_of_trains():
    values = EXPLORERS["opening_day"].controls[0].values
    assert values[1] == 1
    assert min(opening(1)["end"]["settled"]) > 0.5
    assert 12 * values[1] == market.TRIP
    return (values[1],)


def quicker_travellers():
    """At the equal pace the bare opening empties; with travellers a little quicker it fills."""
    bare = {"share_consumers": 0, "share_producers": 1, "periods": 240}
    station = market.launch_market()
    ends = [
        simulate(**bare, **station | {"speed_consumers": (1 + more) * station["speed_consumers"]})[
            -1
        ].tolist()
        for more in (0, 0.05)
    ]
    assert ends[0] == pytest.approx([0, 0], abs=0.01)
    assert min(ends[1]) > 0.5
    return (percent(0.05),)


def settled(**state):
    said = on_the_grid("station", **state)
    table = EXPLORERS["station"].rows(**EXPLORERS["station"].state(**state))["end"]
    return table["consumers"][0], table["producers"][0], said


def half_of_each():
    for start in ((0.0, 1.0), (1.0, 0.0)):
        assert "empty" in settled(share_consumers=start[0], share_producers=start[1])[2]
    travellers, shops, _ = settled(share_consumers=0.5, share_producers=0.5)
    return percent(travellers), percent(shops)


def stronger_reason():
    start = {"share_consumers": 0.0, "share_producers": 1.0}
    assert settled(**start, **STRONGER)[1] > 0.5
    assert settled(**start, cross_side_producers=10_000.0)[1] > 0.5
    return STRONGER["cross_side_consumers"], "10,000"


def good_railway():
    """Many trains remove the threshold; with little else to gain no shop stays."""
    assert rest(stand_alone_value=market.MANY_TRAINS).status == "fills"
    assert (
        settled(share_consumers=0.0, share_producers=0.0, stand_alone_value=market.MANY_TRAINS)[1]
        > 0.5
    )
    weak = {
        "cross_side_consumers": 20.0,
        "cross_side_producers": 4000.0,
        "stand_alone_value": market.MANY_TRAINS,
    }
    ends = [settled(share_consumers=n, share_producers=n, **weak) for n in (0.0, 1.0)]
    assert [shops for _, shops, _ in ends] == [0, 0]
    assert len({percent(travellers) for travellers, _, _ in ends}) == 1
    return 20, "4,000", percent(ends[0][0])


def who_comes_to_own_shops():
    assert "habit = 1 - 12 / 50" in source("platforms", "contrast-code")
    habit = 1 - market.TRIP / market.SHOPS_WORTH
    path = simulate(share_consumers=habit, share_producers=1, periods=36, **market.launch_market())
    assert percent(path[36, 0]) == full_station()[0]
    return (market.TRIP,)


def examples_listed():
    industries = examples()["industry"].nunique()
    assert industries == 16
    return (count_examples(),)


def platforms_among_examples():
    assert count_borderline() == 4
    return count_examples(kind="platform"), count_examples()


def other_kinds():
    mixed, pipelines = (count_examples(kind=kind) for kind in ("mixed", "pipeline"))
    assert pipelines == 9
    return mixed, pipelines


def neither_test():
    neither = [count_examples(kind=kind) for kind in ("commons", "unclear")]
    (platforms, listed), stated = platforms_among_examples(), other_kinds()
    assert platforms + sum(stated) + sum(neither) == listed
    return tuple(neither)


def fates_of_platforms():
    pipelines = [count_examples(kind="pipeline", fate=fate) for fate in ("serves", "not_traced")]
    assert pipelines == [7, 1]
    table = examples()
    lost = table[(table["kind"] == "platform") & (table["fate"] != "serves")]
    assert list(lost["example"]) == ["LendingClub", "Foursquare"]
    assert set(lost["fate"]) == {"serves_no_more"}
    return (
        count_examples(kind="platform"),
        count_examples(kind="platform", fate="serves"),
    )


STATEMENTS = [
    (r"Coming costs each traveller \${:.0f} a month, and a shop pays \${:,.0f} of rent.", costs),
    (
        r"the keenest traveller would gain \${:.0f} a month from them; if everybody came, the best "
        r"shop would earn \${:,.0f}.",
        worths,
    ),
    (
        r"The keenest traveller gains that share of \${:.0f}, and those come whose part of it "
        r"exceeds \${:.0f}.",
        counted_by_hand,
    ),
    (
        "At these numbers a busy station lasts: with {} of the travellers and {} of the shops neither "
        "side wants to change.",
        busy_station,
    ),
    ("At {} fewer shops want to stay than are there, at {} more do.", shares_by_hand),
    ("within a few months {} of the travellers come", peak_of_travellers),
    ("although the busy one, with {} of the travellers, would have lasted.", full_station),
    (
        r"Trains worth \${:.0f} a month to the keenest traveller, a twelfth of what coming costs",
        one_step_of_trains,
    ),
    ("with travellers {} quicker the bare opening fills.", quicker_travellers),
    ("Open with half of each, and it becomes the busy station, with {} and {}.", half_of_each),
    (
        r"Raise what the shops are worth to \${:.0f}, and it fills. Put that back, raise what all "
        r"travellers are worth to the best shop to \${}, and it fills too.",
        stronger_reason,
    ),
    (
        r"lower the shops' worth to \${} and the travellers' to \${}. Then {} of the travellers "
        "come for their trains, and no shop stays.",
        good_railway,
    ),
    (r"all come who gain more than the \${:.0f} it costs them.", who_comes_to_own_shops),
    ("The report lists {} examples from sixteen industries.", examples_listed),
    (
        "By our reading {} of the {} are platforms in their main line, four of them borderline, because the middle sets the price of each deal",
        platforms_among_examples,
    ),
    (
        "For {} more a platform stands beside a business of their own; {} make or buy what they sell",
        other_kinds,
    ),
    ("closed in 2019; {} are no firm's, of {} we know too little", neither_test),
    (
        "Of the {}, {} still serve their users; LendingClub shut out its private lenders, and Foursquare",
        fates_of_platforms,
    ),
]
