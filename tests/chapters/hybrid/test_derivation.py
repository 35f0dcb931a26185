"""Derivations of the chapter on LEGO agree with the library."""

import numpy as np
import pytest
from scipy import integrate, stats
from sheets import Sheet, drawn

from platformlab.models import crowd_ideas, crowd_screening, hybrid, two_sided

SHEET = Sheet("hybrid")
STANDARD = {"quality_mean": 0, "quality_spread": 1}


def b(ideas, distribution="normal"):
    return crowd_ideas.expected_best(ideas=ideas, distribution=distribution, **STANDARD)


def screened(ideas, accuracy):
    return crowd_ideas.expected_best_screened(ideas=ideas, screening_accuracy=accuracy, **STANDARD)


@SHEET.proves("The best of many grows ever more slowly")
@pytest.mark.parametrize("ideas", [1, 4, 60])
def test_one_idea_more_adds_the_area_between_two_curves(ideas):
    def added(x):
        below = stats.norm.cdf(x)
        return below**ideas * (1 - below)

    area, _ = integrate.quad(added, -9, 9, epsabs=1e-12)
    assert np.diff(b([ideas, ideas + 1]))[0] == pytest.approx(area, abs=1e-8)


@SHEET.proves("The best of many grows ever more slowly")
@pytest.mark.parametrize("distribution", ["normal", "uniform", "exponential"])
def test_each_idea_adds_less_than_the_one_before(distribution):
    added = np.diff(b(np.arange(1, 40), distribution))
    assert (added > 0).all()
    assert (np.diff(added) < 0).all()


@SHEET.proves("How far a longer list helps is a matter of the tail")
def test_best_of_many_with_a_thick_tail_and_with_an_upper_end():
    for at in drawn(n=(2, 500), times=(2, 1000)):
        few = int(at["n"])
        many = few * int(at["times"])
        harmonic = [sum(1 / k for k in range(1, n + 1)) for n in (few, many)]
        assert np.diff(b([few, many], "exponential"))[0] == pytest.approx(np.diff(harmonic)[0])
        way = np.sqrt(12)  # from the lowest to the highest, where the spread is one
        assert b(few, "uniform") == pytest.approx(way * (few / (few + 1) - 0.5))
        assert np.diff(b([few, many], "uniform"))[0] < way / (few + 1)


@SHEET.proves("A jury keeps its part of the distance, whatever the number")
def test_pick_stands_so_far_above_the_average():
    for at in drawn(n=(2, 10_000), rho=(0, 1)):
        n = int(at["n"])
        assert screened(n, at["rho"]) == pytest.approx(at["rho"] * b(n))


def accuracy(hours, eta, ideas):
    return crowd_screening.find_reading_accuracy(reading_time=hours / ideas, even_time=eta)


@SHEET.proves("With its hours given, a jury has a best number of ideas")
def test_accuracy_by_hours_and_the_condition_at_the_best_number():
    ideas = np.unique(np.geomspace(1, 1e7, 400).round())
    for hours in (50, 1_000, 20_000):
        for at in drawn(2, eta=(0.2, 5)):
            rho = accuracy(hours, at["eta"], ideas)
            assert rho**2 == pytest.approx(hours / (hours + at["eta"] * ideas))
            worth = rho * b(ideas)
            top = int(worth.argmax())
            assert 0 < top < len(ideas) - 1
            assert (np.diff(worth[:top]) > 0).all()
            assert (np.diff(worth[top:]) < 0).all()
            best = ideas[top]
            rise = best * np.diff(b([best - 1, best + 1]))[0] / 2 / b(best)
            fall = at["eta"] * best / 2 / (hours + at["eta"] * best)
            assert rise == pytest.approx(fall, rel=0.05)
            assert worth[-1] < worth.max() / 4


@SHEET.proves("With its hours given, a jury has a best number of ideas")
def test_more_hours_mean_more_ideas_read():
    ideas = np.unique(np.geomspace(1, 1e6, 200).round())
    best = [ideas[(accuracy(hours, 1, ideas) * b(ideas)).argmax()] for hours in (100, 1_000, 1e4)]
    assert best == sorted(best)
    assert best[0] < best[-1]


def listed(n, m, votes, reading):
    return crowd_screening.expected_best_shortlisted(
        ideas=n, shortlist=m, vote_accuracy=votes, screening_accuracy=reading, **STANDARD
    )


@SHEET.proves("Votes lift every list")
def test_lists_of_one_of_all_and_without_votes():
    for at in drawn(4, n=(20, 5_000), votes=(0.1, 0.8), reading=(0.2, 0.95)):
        n, votes, reading = int(at["n"]), at["votes"], at["reading"]
        left = 1 - votes**2
        spread = left / np.sqrt(left + reading**-2 - 1)
        assert listed(n, 1, votes, reading) == pytest.approx(votes * b(n), abs=3e-3)
        assert listed(n, n, votes, reading) == pytest.approx(b(n) * np.hypot(votes, spread))
        assert listed(n, 10, 0, reading) == pytest.approx(reading * b(10))
        for m in (2, 10, n // 2):
            assert listed(n, m, votes, reading) > listed(n, m, 0, reading)


def kit(at, part=None):
    total = at["gain"]
    first = total * (at["part"] if part is None else part)
    return {
        "cross_side_consumers": first,
        "cross_side_producers": total - first,
        "base_share_consumers": 0.6,
        "base_share_producers": at["fans"],
        "response_consumers": 0.002,
        "response_producers": at["answer"],
        "serving_cost_consumers": at["cost"],
        "serving_cost_producers": 0,
    }


MARKETS = {
    "gain": (50, 400),
    "part": (0, 1),
    "fans": (0.05, 0.2),
    "answer": (0.001, 0.003),
    "cost": (0, 150),
}


@SHEET.proves("The price moves by half the difference of the gains")
def test_price_of_the_kit_and_of_the_kit_alone():
    for at in drawn(8, **MARKETS):
        market = kit(at)
        found, board = hybrid.compare_hybrid(**market), two_sided.find_monopoly(**market)
        apart = market["cross_side_consumers"] - market["cross_side_producers"]
        moved = found.hybrid_price - found.pipeline_price
        assert moved == pytest.approx(apart * board.share_producers / 2)


@SHEET.proves("The price moves by half the difference of the gains")
def test_profit_holds_the_gains_as_their_sum_and_is_above_that_of_the_kit_alone():
    for at in drawn(8, **MARKETS):
        profits = [hybrid.compare_hybrid(**kit(at, part)) for part in (0, 0.5, 1)]
        assert profits[0].hybrid_profit == pytest.approx(profits[1].hybrid_profit)
        assert profits[0].hybrid_profit == pytest.approx(profits[2].hybrid_profit)
        assert profits[0].hybrid_profit > profits[0].pipeline_profit


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
