"""The best of many ideas, screening and the funnel."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import drawn, examples
from scipy import integrate, stats

from platformlab.models import crowd_ideas as model

QUICK = examples(150)
STANDARD = {"quality_mean": 0, "quality_spread": 1}
STAGES = [0.3, 0.2, 0.1]


def best(ideas, distribution="normal", **changes):
    return model.expected_best(ideas=ideas, distribution=distribution, **{**STANDARD, **changes})


def test_best_of_few_normals_is_that_of_the_standard_table():
    """Best of 2, 3, 5 and 10 standard normals: 0.564, 0.846, 1.163, 1.539; computed by two routes,
    as in a standard table.
    """
    expected = [0.564189584, 0.846284375, 1.162964474, 1.538752731]
    assert best([2, 3, 5, 10]) == pytest.approx(expected, abs=1e-7)
    assert best([2, 3]) == pytest.approx([1 / np.sqrt(np.pi), 1.5 / np.sqrt(np.pi)], abs=1e-12)


def test_best_of_a_large_crowd_beats_the_best_of_the_staff_by_less_than_two_spreads():
    """150 designers 2.649, 120,000 outside ideas 4.424; computed by two routes."""
    assert best([150, 120_000]) == pytest.approx([2.649246744, 4.423965548], abs=1e-6)
    assert np.diff(best([150, 120_000])) == pytest.approx(1.8, abs=0.05)


@pytest.mark.parametrize("ideas", [1, 2, 7, 40, 1000])
def test_best_of_normals_is_the_mean_of_the_density_of_the_maximum(ideas):
    def weighted(x):
        return ideas * x * stats.norm.pdf(x) * stats.norm.cdf(x) ** (ideas - 1)

    mean, _ = integrate.quad(weighted, -10, 10, epsabs=1e-12)
    assert best(ideas) == pytest.approx(mean, abs=1e-9)


def test_the_asymptotic_formula_overstates_the_best():
    # √(2 ln n) is too large by 9 % at 120,000 and 19 % at 150
    ideas = np.array([120_000, 150])
    assert np.sqrt(2 * np.log(ideas)) / best(ideas) == pytest.approx([1.09, 1.19], abs=0.006)


def test_a_single_idea_is_average_whatever_the_distribution():
    assert best(1) == 0  # not merely within rounding: −0.0 would be shown
    for distribution in ("normal", "uniform", "exponential"):
        assert best(1, distribution) == pytest.approx(0, abs=1e-15)
        assert best(1, distribution, quality_mean=7, quality_spread=2) == pytest.approx(7)


@pytest.mark.parametrize(
    ("distribution", "draw"),
    [
        ("normal", lambda rng, size: rng.normal(size=size)),
        ("uniform", lambda rng, size: rng.uniform(-np.sqrt(3), np.sqrt(3), size=size)),
        ("exponential", lambda rng, size: rng.exponential(size=size) - 1),
    ],
)
def test_simulated_ideas_reach_the_expected_best(distribution, draw):
    drawn_best = draw(np.random.default_rng(15), (20_000, 20)).max(axis=1)
    assert best(20, distribution) == pytest.approx(drawn_best.mean(), abs=0.02)
    scaled = best(20, distribution, quality_mean=5, quality_spread=3)
    assert scaled == pytest.approx(5 + 3 * drawn_best.mean(), abs=0.06)


def test_thick_tails_make_the_crowd_worth_more():
    gains = {name: np.diff(best([150, 120_000], name))[0] for name in model._BEST}
    assert gains["uniform"] < 0.03 < 1 < gains["normal"] < 2 < 6 < gains["exponential"]


def test_repeated_and_shaped_numbers_of_ideas_keep_their_places():
    ideas = np.array([[5, 2, 5], [3, 2, 10]])
    together = best(ideas)
    assert together.shape == (2, 3)
    for place, number in np.ndenumerate(ideas):
        assert together[place] == best(number)


@examples(40)
@given(drawn("ideas", "quality_mean", "quality_spread", "screening_accuracy"))
def test_the_best_is_at_least_average_over_the_whole_range(draw):
    accuracy = draw.pop("screening_accuracy")
    slack = 1e-9 * (1 + abs(draw["quality_mean"]) + draw["quality_spread"])
    for distribution in ("normal", "uniform", "exponential"):
        assert (
            model.expected_best(**draw, distribution=distribution) >= draw["quality_mean"] - slack
        )
    screened = model.expected_best_screened(**draw, screening_accuracy=accuracy)
    perfect = model.expected_best(**draw, distribution="normal")
    assert draw["quality_mean"] - slack <= screened <= perfect + slack


def test_screening_finds_the_computed_part_of_the_best_quality():
    """Accuracy 0.6, 50 ideas: true quality of the pick 1.349; computed by two routes."""
    pick = model.expected_best_screened(ideas=50, screening_accuracy=0.6, **STANDARD)
    assert pick == pytest.approx(1.349444178, abs=1e-6)


def test_a_simulated_jury_picks_ideas_of_that_quality():
    rng = np.random.default_rng(154)
    true, noise = rng.normal(size=(2, 20_000, 50))
    seen = 0.6 * true + 0.8 * noise
    picked = np.take_along_axis(true, seen.argmax(axis=1)[:, None], axis=1)
    pick = model.expected_best_screened(
        ideas=50, screening_accuracy=0.6, quality_mean=3, quality_spread=2
    )
    assert pick == pytest.approx(3 + 2 * picked.mean(), abs=0.04)


def test_an_exact_jury_finds_the_best_and_a_blind_one_an_average_idea():
    picks = model.expected_best_screened(ideas=50, screening_accuracy=[1, 0], **STANDARD)
    assert picks == pytest.approx([best(50), 0])


def test_a_funnel_of_five_hundred_ideas_yields_three_hits():
    """Pass rates 0.3, 0.2, 0.1, 500 ideas: at least one with chance 0.951; computed by two routes."""
    funnel = model.run_funnel(ideas=500, pass_rates=STAGES)
    assert funnel.hit_chance == pytest.approx(0.950660789, abs=1e-9)
    assert funnel.expected_hits == pytest.approx(3, abs=1e-9)


def test_hits_are_binomial():
    funnel = model.run_funnel(ideas=[1, 40], pass_rates=STAGES)
    hits = stats.binom([1, 40], 0.3 * 0.2 * 0.1)
    assert funnel.hit_chance == pytest.approx(hits.sf(0))
    assert funnel.expected_hits == pytest.approx(hits.mean())


def test_a_funnel_that_lets_everything_pass_always_hits():
    assert model.run_funnel(ideas=4, pass_rates=[1, 1]) == (4, 1)
    assert model.find_ideas_needed(hit_chance=[0, 0.99], pass_rates=1).tolist() == [1, 1]


def test_several_funnels_are_run_side_by_side():
    funnel = model.run_funnel(ideas=100, pass_rates=[STAGES, [0.5, 0.5, 0.5]])
    assert funnel.expected_hits == pytest.approx([0.6, 12.5])


@pytest.mark.parametrize("hit_chance", [0.01, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("rates", [STAGES, [0.001], [0.9, 0.8]])
def test_one_idea_fewer_than_needed_is_not_enough(hit_chance, rates):
    needed = model.find_ideas_needed(hit_chance=hit_chance, pass_rates=rates)
    assert model.run_funnel(ideas=needed, pass_rates=rates).hit_chance >= hit_chance - 1e-12
    if needed > 1:
        assert model.run_funnel(ideas=needed - 1, pass_rates=rates).hit_chance < hit_chance


def test_a_chance_that_is_reached_exactly_needs_no_extra_idea():
    # Three ideas with a pass rate of one half: chance 7/8.
    assert model.find_ideas_needed(hit_chance=0.875, pass_rates=0.5) == 3
    assert model.find_ideas_needed(hit_chance=1 - 0.7**7, pass_rates=0.3) == 7


@QUICK
@given(drawn("ideas", "hit_chance"), st.lists(st.floats(1e-9, 1), min_size=1, max_size=5))
def test_the_funnel_is_defined_over_the_whole_range(draw, rates):
    funnel = model.run_funnel(ideas=draw["ideas"], pass_rates=rates)
    assert 0 <= funnel.hit_chance <= 1
    assert 0 <= funnel.expected_hits <= draw["ideas"]
    assert 1 <= model.find_ideas_needed(hit_chance=draw["hit_chance"], pass_rates=rates) < np.inf


def test_an_unknown_distribution_is_refused_with_the_choices():
    with pytest.raises(
        ValueError,
        match=r"distribution must be one of normal, uniform, exponential \(got 'cauchy'\); choose",
    ):
        best(5, "cauchy")


@pytest.mark.parametrize(
    ("bad", "error", "message"),
    [
        ({"ideas": 0}, ValueError, r"ideas must lie in \[1, 1e\+09\] \(got 0\)"),
        ({"ideas": 2.5}, ValueError, r"ideas must be a whole number \(got 2.5\)"),
        (
            {"pass_rates": [0.5, 0]},
            ValueError,
            r"^pass_rates must lie in \(0, 1\] \(got 0\); .*0.3",
        ),
        ({"pass_rates": 30}, ValueError, r"^pass_rates must lie in \(0, 1\] \(got 30\)"),
        ({"pass_rates": []}, ValueError, "^pass_rates must not be empty"),
        ({"pass_rates": "all"}, TypeError, "^pass_rates must be a number"),
    ],
)
def test_wrong_input_names_the_argument_the_range_and_the_value(bad, error, message):
    with pytest.raises(error, match=message):
        model.run_funnel(**{"ideas": 10, "pass_rates": STAGES, **bad})


def test_no_chance_needs_no_more_than_one_idea_even_where_none_passes():
    needed = model.find_ideas_needed(hit_chance=[0, 0.5], pass_rates=[1e-200, 1e-200])
    assert needed.tolist() == [1, np.inf]


def test_rates_of_two_funnels_do_not_go_with_three_numbers_of_ideas():
    with pytest.raises(ValueError, match=r"got ideas \(3,\), stages \(2,\)\)"):
        model.run_funnel(ideas=[1, 2, 3], pass_rates=[STAGES, STAGES])
    with pytest.raises(ValueError, match=r"got hit_chance \(3,\), stages \(2,\)\)"):
        model.find_ideas_needed(hit_chance=[0.1, 0.2, 0.3], pass_rates=[STAGES, STAGES])
