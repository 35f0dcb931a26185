"""What the reader is told of launches, platforms and losses is what the code computes with."""

import re

import numpy as np
import pytest
from parts import EXPLORERS
from prose import source

from platformlab import load, models
from platformlab.chapters import BOOK
from platformlab.chapters.ge import answers, market
from platformlab.chapters.ge._launches import distances, fee_for, reviewed
from platformlab.chapters.ge.lives import GROUPS, QUESTIONS, found
from platformlab.chapters.ge.long_losses import years
from platformlab.chapters.ge.same_revenue import fill, five
from platformlab.chapters.ge.stories import FATES, STORIES, fate, fates
from platformlab.checks.questions import every_bet, questions
from platformlab.explore.grid import states


def bet(name):
    _, found = every_bet()[name]
    return found


def item(name):
    (asked,) = (one for one in questions("ge").items if one.id == name)
    return asked


def test_bet_on_three_years_tells_the_launches_the_review_and_the_last_year_of_its_figure():
    told = bet("three-years-in")
    assert told.state.values == {
        "year": market.REVIEW,
        "success_chance": market.ABOVE_BAR,
        "speed_consumers": market.PACE,
    }
    assert market.LAUNCHES == 100
    assert told.question.startswith("A hundred platforms")
    assert market.ABOVE_BAR == 1 / 2
    assert "Half of them stand above the bar" in told.question
    assert market.REVIEW == 3
    assert "After three years" in told.question
    assert f"by year {market.LAST_YEAR}" in told.question


def test_bet_on_lives_tells_the_number_and_the_launches_of_its_platforms():
    table, told = found("industrial"), bet("still-offered").question
    assert len(table) == 14
    assert told.startswith("Fourteen platforms")
    first, last = (table["launched"].str[:4].agg(end) for end in ("min", "max"))
    assert f"begun between {first} and {last}" in told
    for owner in ("Siemens", "Bosch", "Trumpf", "Google", "Haier", "Deere"):
        assert owner in set(table["owner"])
        assert owner in told


def test_bet_on_losses_tells_what_was_lost_and_in_which_years():
    told = bet("earned-back")
    assert told.state.values == {"until": years()[-1]}
    table = load("coupang").query("metric == 'operating_result_krw'").set_index("year")["value"]
    table = table.sort_index()
    lost = table[table < 0]
    assert (
        f"from {lost.index[0]} to {lost.index[-1]}, {-lost.sum() / 1e3:.1f} trillion"
        in told.question
    )
    assert list(table[table > 0].index) == [2023, 2024, 2025]
    assert "a profit in 2023, in 2024 and in 2025" in told.question


def test_contrast_tells_the_pilot_of_the_market():
    assert EXPLORERS["pilot_first"].defaults["pilot_cost"] == market.PILOT["pilot_cost"]
    assert EXPLORERS["pilot_first"].defaults["discount_factor"] == market.DELAY


def test_exercise_on_the_curve_tells_the_numbers_of_its_answer():
    text = source("ge", "exercises")
    curve = answers.J_CURVE
    assert f"{curve['first_users']:,.0f} at first" in text
    assert curve["saturation"] == 1e6
    assert f"{curve['unit_value']:.5f} a year for each pair" in text
    assert curve["running_cost"] == 2e6
    assert f"at a speed of {answers.SPEED} a year" in text


def test_exercise_on_the_pilot_tells_both_costs():
    text = source("ge", "exercises")
    assert rf"\${answers.DEARER} billion in place of \${market.PILOT['pilot_cost']} billion" in text


def test_reading_of_five_launches_tells_how_quick_developers_are():
    assert market.TIMES_AS_QUICK == 10
    assert "developers ten times as quick" in source("ge", "figure-intro")
    assert market.INDUSTRIES == 5
    assert "two industries in place of five" in source("ge", "reading")


# A hundred launches


@pytest.mark.parametrize("above", [0.1, 0.25, 0.5, 0.75])
def test_launches_above_the_bar_are_as_many_as_the_reader_sets(above):
    ratios = distances(above)
    assert len(ratios) == market.LAUNCHES
    assert (ratios > 1).sum() == round(above * market.LAUNCHES)
    assert ratios.min() > market.FARTHEST_BELOW
    assert ratios.max() < market.FARTHEST_ABOVE


def test_launch_on_its_bar_stays_where_it_is():
    fee = fee_for(market.START)
    found = models.launch.find_equilibria(
        relative_fee_consumers=fee,
        relative_fee_producers=fee,
        speed_consumers=market.PACE,
        speed_producers=market.PACE,
    )
    assert found.critical_consumers == pytest.approx(market.START)


def test_none_below_the_bar_pays_back_and_with_time_all_above_it_do():
    quick = reviewed(0.5, 0.1, market.REVIEW)
    above = distances(0.5) > 1
    assert (quick.pays == above).all()
    slow = reviewed(0.5, 0.02, market.REVIEW)
    assert not slow.pays[~above].any()


def test_cash_of_a_year_in_which_nobody_joins_is_its_cost():
    """Below the bar the last launch is nearly empty in the end and loses the whole yearly cost."""
    cash = reviewed(0.5, 0.1, market.REVIEW).cash[:, -1]
    assert cash[-1] - cash[-13] == pytest.approx(-market.YEARLY_COST, abs=0.01)
    assert cash[0] == 0


def test_the_longer_the_review_waits_the_smaller_the_part_of_losers_that_pays_back():
    shares = [reviewed(0.5, market.PACE, year).share for year in range(1, 9)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[2] > shares[4]


def test_review_at_which_nobody_loses_has_no_share():
    review = reviewed(0.5, market.PACE, market.REVIEW)
    assert review._replace(loses=np.zeros(market.LAUNCHES, bool)).share == 0


def test_ten_lines_stand_for_the_losers_in_their_proportion():
    figure = BOOK.explorers["three_years"]
    tables = figure.rows(**figure.defaults)
    drawn = {kind: len(set(tables[kind]["launch"])) for kind in ("pays", "never")}
    assert sum(drawn.values()) == 10
    assert drawn["pays"] == round(10 * tables["outcome"]["share"][0])


# Five launches


def test_five_launches_bring_the_same_revenue():
    customers, developers = five(market.INDUSTRIES)
    assert customers * developers == pytest.approx(market.START**2)


def test_only_the_industries_differ_between_a_spread_and_a_narrow_launch():
    """One rule: people stay, each share grows by as much as the market shrinks."""
    spread, narrow = five(market.INDUSTRIES), five(2)
    for wide, dense in zip(spread, narrow, strict=True):
        assert dense == pytest.approx(np.minimum(wide * market.INDUSTRIES / 2, 1))


def test_launches_that_are_said_to_fill_do_so_when_they_are_simulated():
    customers, developers = five(market.INDUSTRIES)
    path = models.launch.simulate(
        share_consumers=customers,
        share_producers=developers,
        relative_fee_consumers=market.FEE,
        relative_fee_producers=market.FEE,
        speed_consumers=market.CUSTOMERS_PACE,
        speed_producers=market.CUSTOMERS_PACE * market.TIMES_AS_QUICK,
        periods=1_200,
    )
    fills = fill(customers, developers, market.FEE, market.TIMES_AS_QUICK)
    assert (path[-1, 0] > 0.5).tolist() == fills.tolist()


def test_launch_that_stands_on_the_frontier_does_not_grow_whoever_is_asked_about_beside_it():
    fee, times = 0.16, 10
    customers, developers = five(5)
    frontier = models.launch_frontier.find_equilibria(
        relative_fee_consumers=fee,
        relative_fee_producers=fee,
        speed_consumers=market.CUSTOMERS_PACE,
        speed_producers=market.CUSTOMERS_PACE * times,
    )
    assert (customers[2], developers[2]) == pytest.approx(
        (frontier.critical_consumers, frontier.critical_producers)
    )
    rows = BOOK.explorers["same_revenue"].rows(
        industries=5, relative_fee_producers=fee, times_as_quick=times
    )
    alone = [
        bool(fill(one, other, fee, times)) for one, other in zip(customers, developers, strict=True)
    ]
    assert alone == [False, False, False, True, True]
    assert rows["outcome"]["fills"] == [sum(alone)]


# The record


def test_every_platform_with_a_firm_source_stands_in_one_group():
    table = load("industrial_platforms")
    assert sum(len(found(group)) for group in GROUPS) == len(table)


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_of_a_question_add_up_to_the_platforms(question):
    counts = BOOK.explorers["lives"].rows(kind="industrial", question=question)["counts"]
    assert sum(counts[name][0] for name in ("yes", "in_part", "no", "unknown")) == counts["all"][0]


def test_row_on_those_that_lean_counts_as_the_table_of_platforms_does():
    table = found("industrial").query("still_offered == 'yes'")
    counts = table["leans_on_owner"].value_counts()
    assert counts.to_dict() == {"yes": 6, "unknown": 2, "no": 1}
    (row,) = load("failure_stories").query("observation == 'lean_on_owner'")["evidence"]
    assert "six do, one that began in 2024 does not, two are unknown" in row


def test_row_on_long_losses_counts_as_the_table_of_coupang_does():
    result = load("coupang").query("metric == 'operating_result_krw'").set_index("year")["value"]
    assert (result.loc[2013:2022] < 0).all()
    assert (result.loc[2023:2025] > 0).all()
    assert len(result.loc[2013:2022]) == 10


@pytest.mark.parametrize(
    ("expected", "record", "said"),
    [
        ("yes", "yes", "fits"),
        ("no", "yes", "against"),
        ("silent", "yes", "silent"),
        ("silent", "unknown", "silent"),
        ("no", "unknown", "open"),
    ],
)
def test_record_fits_a_story_speaks_against_it_or_decides_nothing(expected, record, said):
    assert fate(expected, record) == said


def test_prose_counts_what_the_stories_say():
    counts = {story: {name: fates(story).count(name) for name in FATES} for story in STORIES}
    assert counts["stopped_too_early"]["against"] == 2  # neither, says the text
    assert counts["nothing_to_tip"]["against"] == counts["squeezed"]["against"] == 0
    assert "The other two contradict nothing" in source("ge", "stories-reading")


def test_sum_of_results_has_never_been_above_nothing():
    """The words beside the sum write a minus before it."""
    figure = BOOK.explorers["long_losses"]
    for until in figure.controls[0].values:
        assert max(figure.rows(until=until)["total"]["result"]) < 0


def test_quiz_on_what_lives_tells_the_counts_of_its_figure():
    counts = BOOK.explorers["lives"].rows(kind="industrial", question="leans_on_owner")["counts"]
    (right,) = (option for option in item("nine-alive").options if not option.misconception)
    assert counts["yes"] == [7]
    assert counts["all"] == [14]
    assert "Seven of fourteen are known to lean" in right.feedback


@pytest.mark.parametrize("name", ["lives", "stories"])
def test_counts_of_nothing_are_said_in_words(name):
    figure = BOOK.explorers[name]
    for state in states(figure):
        assert not re.search(r"\b0\b|\b1 were\b", figure.say(**state))


def test_a_story_that_the_record_speaks_against_says_so_on_a_phone():
    """A "no" in its cell would be read as the story's own answer, beside the record's."""
    briefs = BOOK.explorers["stories"].rows(story=STORIES[0])["cells"]["brief"]
    assert not {"yes", "no"} & set(briefs)


def test_five_industrial_platforms_of_ten_years_lean_and_of_two_no_source_tells():
    """What the evidence of the first question counts."""
    table = load("industrial_platforms")
    kinds = table["kind"].isin(GROUPS["industrial"])
    living = table[
        kinds & (table["launched"].str[:4] <= "2016") & (table["still_offered"] == "yes")
    ]
    assert living["leans_on_owner"].value_counts().to_dict() == {"yes": 5, "unknown": 2}
    assert "ThingWorx" in set(living.query("leans_on_owner == 'unknown'")["platform"])
    assert "of two no source tells" in load("failure_stories")["evidence"].iloc[0]


def test_counts_that_ge_published_are_those_that_the_data_hold():
    assert "in 2017 one of customers too" in source("ge", "reading")
    table = load("company_figures").query("company == 'GE'").set_index("metric")
    assert table["date"]["predix_customers"].startswith("2017")
    assert (table["date"][["predix_developers"]].str[:4] < "2017").any()
