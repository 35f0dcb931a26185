"""Markets, thresholds and chances that adoption from contact to contact refuses."""

import numpy as np
import pytest

from platformlab.models.contacts.graphs import graph_from_pairs
from platformlab.models.contacts.network_diffusion import (
    check_chances,
    simulate_bass,
    simulate_threshold,
)

CHAIN = graph_from_pairs([0, 1], [1, 2], nodes=3)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"graph": [1, 2]}, TypeError, r"graph must be a Graph \(got list\)"),
        ({"first_adopters": [3]}, ValueError, r"first_adopters must lie in \[0, 3\) \(got 3 to 3"),
        ({"first_adopters": [-1]}, ValueError, r"first_adopters must lie in \[0, 3\)"),
        ({"first_adopters": [0.5]}, TypeError, "first_adopters must be a list of whole numbers"),
        ({"first_adopters": [True] * 3}, TypeError, "not a mask or shares"),
        ({"first_adopters": 1}, TypeError, "first_adopters must be a list"),
        ({"first_adopters": ["a"]}, TypeError, "first_adopters must be a list"),
        ({"periods": 0}, ValueError, r"periods must lie in \[1, "),
        ({"periods": 2.5}, ValueError, "periods must be a whole number"),
        ({"periods": [1, 2, 3]}, ValueError, "periods must be a single number"),
    ],
)
def test_wrong_markets_are_refused_by_both_rules(wrong, error, message):
    market = {"graph": CHAIN, "first_adopters": [0], "periods": 5} | wrong
    with pytest.raises(error, match=message):
        simulate_threshold(threshold=0.5, **market)
    with pytest.raises(error, match=message):
        simulate_bass(adoption_chance=0.1, contact_chance=0.1, replicates=1, seed=1, **market)


@pytest.mark.parametrize(
    ("threshold", "error", "message"),
    [
        (1.2, ValueError, r"threshold must lie in \[0, 1\] \(got 1\.2\); write 18 % as 0\.18"),
        ([0.5, np.nan, 0.5], ValueError, r"threshold must lie in .* \(got nan\)"),
        ([0.5, 0.5], ValueError, r"must have shape \(\) or \(3,\) \(got \(2,\)\); give one"),
        ([[0.5] * 3], ValueError, r"must have shape \(\) or \(3,\) \(got \(1, 3\)\)"),
        ([], ValueError, "threshold must not be empty"),
        ("half", TypeError, "threshold must be a number"),
    ],
)
def test_wrong_thresholds_are_refused(threshold, error, message):
    with pytest.raises(error, match=message):
        simulate_threshold(CHAIN, [0], threshold=threshold, periods=5)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"adoption_chance": 0.7},
            r"adoption_chance \+ contact_chance must be at most 1 \(got 1.2",
        ),
        ({"adoption_chance": -0.1}, r"adoption_chance must lie in \[0, 1\]"),
        ({"contact_chance": 1.1}, r"contact_chance must lie in \[0, 1\]"),
        ({"adoption_chance": [0.1, 0.2]}, "adoption_chance must be a single number"),
        ({"contact_chance": [0.1, 0.2]}, "contact_chance must be a single number"),
        ({"replicates": 0}, "replicates must lie in"),
        ({"replicates": [1, 2]}, "replicates must be a single number"),
        ({"seed": np.nan}, r"seed must lie in .* \(got nan\)"),
        ({"seed": [1, 2]}, "seed must be a single number"),
    ],
)
def test_wrong_chances_are_refused(wrong, message):
    rule = {"adoption_chance": 0.1, "contact_chance": 0.5, "replicates": 2, "seed": 1} | wrong
    with pytest.raises(ValueError, match=message):
        simulate_bass(CHAIN, [0], periods=5, **rule)


def test_chances_may_fill_up_to_one_and_not_beyond():
    check_chances(np.array([0.5, 0.2]), np.array(0.5))
    with pytest.raises(ValueError, match=r"\(got 1\.1\); use shorter periods"):
        check_chances(np.array([0.6, 0.2]), np.array(0.5))
