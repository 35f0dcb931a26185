"""Theory of large networks against routes that share no formula with it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties import examples
from scipy import optimize, stats

from platformlab.models.contacts.network_theory import (
    find_cascade_window,
    find_expected_path,
    find_mean_field_path,
)

SETTINGS = examples(50)


def branching(mean_degree, threshold):
    """Σ k (k − 1) p_k / z over those whom one contact persuades, summed as watts2002 writes it."""
    k = np.arange(1, 2000)
    vulnerable = 1 / k >= threshold
    return (k * (k - 1) * stats.poisson.pmf(k, mean_degree) * vulnerable).sum() / mean_degree


def test_the_window_for_thresholds_of_18_percent():
    """Upper end 5.76 as in Watts (2002); both ends computed by two routes."""
    window = find_cascade_window(threshold=0.18)
    assert window.lowest == pytest.approx(1.020703909, abs=1e-8)
    assert window.highest == pytest.approx(5.764677087, abs=1e-8)
    assert window.status == "window"


@pytest.mark.parametrize("threshold", [0.02, 0.05, 0.1, 1 / 7, 0.18, 0.2, 0.21, 0.25])
def test_inside_the_window_a_wave_grows_and_outside_it_dies(threshold):
    window = find_cascade_window(threshold=threshold)
    for end in (window.lowest, window.highest):
        assert branching(end, threshold) == pytest.approx(1, abs=1e-9)
    for inside in (1.01 * window.lowest, 0.5 * (window.lowest + window.highest)):
        assert branching(inside, threshold) > 1
    assert branching(0.99 * window.lowest, threshold) < 1
    assert branching(1.01 * window.highest, threshold) < 1


@pytest.mark.parametrize("threshold", [0.2501, 0.3, 1 / 3, 0.5, 1])
def test_above_a_quarter_no_number_of_contacts_lets_one_adopter_win(threshold):
    window = find_cascade_window(threshold=threshold)
    assert np.isnan([window.lowest, window.highest]).all()
    assert window.status == "no window"
    assert max(branching(z, threshold) for z in np.linspace(0.1, 20, 200)) < 1


def test_without_thresholds_only_falling_apart_stops_a_wave():
    assert find_cascade_window(threshold=0) == (1, np.inf, "no upper end")


def test_the_window_of_tiny_thresholds_ends_near_the_largest_number_of_contacts():
    thresholds = np.array([1e-3, 1e-5, 1e-7, 2e-9])
    window = find_cascade_window(threshold=thresholds)
    assert (window.lowest == 1).all()
    ends = window.highest * thresholds
    assert ends == pytest.approx(1, abs=0.11)
    assert (np.diff(np.abs(ends - 1)) < 0).all()
    assert find_cascade_window(threshold=5e-10).status == "no upper end"


def test_a_person_with_exactly_one_in_k_contacts_is_persuaded():
    # 1 / 49 · 49 is below 1 for a computer: the threshold 1/k must mean k contacts, for every k.
    k = np.arange(4, 400)
    just_above = find_cascade_window(threshold=1 / (k + 0.5))
    exact = find_cascade_window(threshold=1 / k)
    np.testing.assert_array_equal(exact.highest, just_above.highest)


@SETTINGS
@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_every_threshold_has_a_window_or_a_status(thresholds):
    window = find_cascade_window(threshold=thresholds)
    none = window.status == "no window"
    assert (np.isnan(window.lowest) == none).all()
    assert (np.isnan(window.highest) == none).all()
    assert (window.lowest[~none] >= 1).all()
    assert (window.lowest[~none] < window.highest[~none]).all()
    assert (np.isinf(window.highest) == (window.status == "no upper end")).all()
    one = [find_cascade_window(threshold=threshold) for threshold in thresholds]
    np.testing.assert_array_equal(window.highest, [each.highest for each in one])
    order = np.argsort(thresholds)
    highest = window.highest[order]
    highest = highest[~np.isnan(highest)]
    with np.errstate(invalid="ignore"):
        assert not (np.diff(highest) > 1e-9).any()  # higher thresholds never widen the window


def test_a_grid_of_thresholds_keeps_its_shape():
    grid = np.array([[0.1, 0.3], [0, 0.2]])
    window = find_cascade_window(threshold=grid)
    assert window.lowest.shape == window.highest.shape == window.status.shape == (2, 2)
    assert window.status.tolist() == [["window", "no window"], ["no upper end", "window"]]


def plain_path(z, mean, spread, start, periods, most=60):
    """The recursion of gleeson2007 as printed: degrees, then binomial adopting contacts."""
    degrees = np.arange(most)
    weight = stats.poisson.pmf(degrees, z)

    def persuaded(k, m):
        if k == 0:
            return 0.0
        x = m / k
        return 1.0 if x >= 0.99 else 0.0 if x < 0.01 else stats.norm.cdf(x, mean, spread)

    table = np.array([[persuaded(k, m) for m in range(most)] for k in degrees])
    q, path = start, [start]
    for _ in range(periods):
        whole = sum(
            weight[k] * (stats.binom.pmf(np.arange(k + 1), k, q) * table[k, : k + 1]).sum()
            for k in degrees
        )
        child = sum(
            k * weight[k] / z * (stats.binom.pmf(np.arange(k), k - 1, q) * table[k, :k]).sum()
            for k in degrees[1:]
        )
        path.append(start + (1 - start) * whole)
        q = start + (1 - start) * child
    return np.array(path)


@pytest.mark.parametrize(
    ("start", "expected"),
    [(0.05, (0.069567, 0.087583, 0.089881)), (0.08, (0.118620, 0.203811, 0.999958))],
)
def test_a_launch_of_5_percent_is_lost_and_one_of_8_percent_wins(start, expected):
    # Computed by two routes: the theory behind the simulated shares at periods 1, 5 and 30.
    path = find_expected_path(
        mean_degree=10, threshold_mean=0.35, threshold_spread=0.12, launch_share=start, periods=30
    )
    assert path[[1, 5, 30]] == pytest.approx(expected, abs=1.1e-6)


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", [(10, 0.35, 0.12, 0.05), (3, 0.2, 0.05, 0.02), (0.5, 0.6, 0.9, 0.3)]
)
def test_poisson_counts_give_the_path_of_the_binomial_recursion(case):
    z, mean, spread, start = case
    path = find_expected_path(
        mean_degree=z, threshold_mean=mean, threshold_spread=spread, launch_share=start, periods=6
    )
    np.testing.assert_allclose(path, plain_path(*case, 6), atol=1e-12)


@pytest.mark.parametrize(("z", "start"), [(4, 0.2), (0.5, 0.2), (1.5, 0.01)])
def test_if_one_contact_is_enough_all_are_won_who_can_be_reached(z, start):
    # Then only the parts of the network without a first adopter stay out: 1 − ρ = (1 − ρ₀) e^(−zρ).
    path = find_expected_path(
        mean_degree=z, threshold_mean=0.01, threshold_spread=0.001, launch_share=start, periods=200
    )
    reached = optimize.brentq(lambda rho: 1 - rho - (1 - start) * np.exp(-z * rho), 0, 1)
    assert path[-1] == pytest.approx(reached, abs=1e-9)


@SETTINGS
@given(
    z=st.floats(0.01, 40),
    mean=st.floats(0, 1),
    spread=st.floats(0.001, 1),
    starts=st.lists(st.floats(0, 1), min_size=2, max_size=4).map(sorted),
)
def test_paths_rise_stay_shares_and_keep_the_order_of_their_starts(z, mean, spread, starts):
    rule = {"mean_degree": z, "threshold_mean": mean, "threshold_spread": spread, "periods": 12}
    path = find_expected_path(launch_share=starts, **rule)
    assert path.shape == (13, len(starts))
    assert (path[0] == starts).all()
    assert ((path >= 0) & (path <= 1)).all()
    assert (np.diff(path, axis=0) > -1e-12).all()
    assert (np.diff(path, axis=1) > -1e-12).all()
    alone = find_expected_path(launch_share=starts[0], **rule)
    np.testing.assert_allclose(path[:, 0], alone, rtol=1e-12, atol=1e-15)


@pytest.mark.slow
def test_a_full_market_and_the_largest_number_of_contacts_are_no_trouble():
    path = find_expected_path(
        mean_degree=[1000, 0.001],
        threshold_mean=0.3,
        threshold_spread=0.1,
        launch_share=[[0.2], [1.0]],
        periods=3,
    )
    assert path.shape == (4, 2, 2)
    assert (path[:, 1] == 1).all()
    assert np.isfinite(path).all()


@pytest.mark.parametrize(("mean", "start"), [(0.01, 0.01), (0.99, 0.9), (0.5, 0.5)])
def test_the_bounds_of_thresholds_belong_to_them(mean, start):
    # One contact in a hundred is exactly 0.01: half of the thresholds around 0.01 are met by it;
    # 99 in a hundred meet all. First period, summed over contacts k and adopting contacts m.
    k, m = np.arange(220)[:, None], np.arange(220)
    share = m / np.maximum(k, 1)
    met = np.where(share < 0.01, 0, np.where(share >= 0.99, 1, stats.norm.cdf(share, mean, 0.001)))
    adopting = (stats.binom.pmf(m, k, start) * met * (k > 0)).sum(1)
    expected = start + (1 - start) * (stats.poisson.pmf(k[:, 0], 100) * adopting).sum()
    path = find_expected_path(
        mean_degree=100, threshold_mean=mean, threshold_spread=0.001, launch_share=start, periods=1
    )
    assert path[1] == pytest.approx(expected, abs=1e-10)


def test_all_four_settings_may_vary_at_once():
    z, mean, spread, start = np.meshgrid(
        [5, 10], [0.2, 0.4], [0.1, 0.2], [0.05, 0.1], indexing="ij"
    )
    grid = find_expected_path(
        mean_degree=z, threshold_mean=mean, threshold_spread=spread, launch_share=start, periods=5
    )
    assert grid.shape == (6, 2, 2, 2, 2)
    single = find_expected_path(
        mean_degree=10, threshold_mean=0.2, threshold_spread=0.2, launch_share=0.05, periods=5
    )
    np.testing.assert_allclose(grid[:, 1, 0, 1, 0], single, atol=1e-12)


def test_the_mean_field_of_the_bass_model():
    """p = 0.03, q = 0.38, ten periods: 0.7826; computed by two routes."""
    path = find_mean_field_path(0, adoption_chance=0.03, contact_chance=0.38, periods=10)
    assert path.shape == (11,)
    assert path[10] == pytest.approx(0.782642569, abs=1e-9)


def test_without_contacts_the_mean_field_is_a_constant_hazard():
    path = find_mean_field_path([0, 0.5], adoption_chance=0.1, contact_chance=0, periods=7)
    waiting = 0.9 ** np.arange(8)
    np.testing.assert_allclose(path[:, 0], 1 - waiting, atol=1e-14)
    np.testing.assert_allclose(path[:, 1], 1 - 0.5 * waiting, atol=1e-14)


def test_contacts_alone_need_somebody_to_begin_with():
    path = find_mean_field_path([0, 0.01], adoption_chance=0, contact_chance=0.5, periods=60)
    assert (path[:, 0] == 0).all()
    assert path[60, 1] > 0.99


@SETTINGS
@given(share=st.floats(0, 1), p=st.floats(0, 1), part=st.floats(0, 1), periods=st.integers(1, 30))
def test_the_mean_field_rises_and_stays_a_share(share, p, part, periods):
    path = find_mean_field_path(
        [share, 1], adoption_chance=p, contact_chance=part * (1 - p) * (1 - 1e-12), periods=periods
    )
    assert path.shape == (periods + 1, 2)
    assert ((path >= 0) & (path <= 1)).all()
    assert (np.diff(path, axis=0) >= 0).all()
    assert (path[:, 1] == 1).all()


@pytest.mark.parametrize("wrong", [-0.1, 1.1, np.nan, np.inf, [], "low", None])
def test_wrong_thresholds_have_no_window(wrong):
    with pytest.raises((TypeError, ValueError), match="threshold must"):
        find_cascade_window(threshold=wrong)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"mean_degree": 0}, r"mean_degree must lie in \(0, 1000\]"),
        ({"threshold_mean": 2}, "threshold_mean must lie in"),
        ({"threshold_spread": 0}, r"threshold_spread must lie in \(0, 1\]"),
        ({"launch_share": 5}, r"launch_share must lie in .* \(got 5\); write 5 % as 0\.05"),
        ({"periods": [2, 3]}, "periods must be a single number"),
        ({"launch_share": [0.1, 0.2], "mean_degree": [1, 2, 3]}, "must broadcast against each"),
    ],
)
def test_wrong_settings_have_no_expected_path(wrong, message):
    settings = {
        "mean_degree": 10,
        "threshold_mean": 0.3,
        "threshold_spread": 0.1,
        "launch_share": 0.1,
        "periods": 3,
    }
    with pytest.raises(ValueError, match=message):
        find_expected_path(**settings | wrong)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"share": 1.5}, r"share must lie in \[0, 1\]"),
        ({"adoption_chance": 0.7}, r"\+ contact_chance must be at most 1 \(got 1\.1\)"),
        ({"contact_chance": [0.1, 0.95]}, r"at most 1 \(got 1\.05\); use shorter periods"),
        ({"periods": [2, 3]}, "periods must be a single number"),
        ({"periods": 0}, "periods must lie in"),
    ],
)
def test_wrong_settings_have_no_mean_field(wrong, message):
    settings = {"share": 0.1, "adoption_chance": 0.1, "contact_chance": 0.4, "periods": 3}
    with pytest.raises(ValueError, match=message):
        find_mean_field_path(**settings | wrong)
