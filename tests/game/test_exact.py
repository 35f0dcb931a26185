import math

import pytest

from platformlab.game import exact


def test_exponential_and_logarithm_agree_with_the_library():
    for k in range(-300, 301):
        assert exact.exp(k / 7.0) == pytest.approx(math.exp(k / 7.0), rel=1e-14)
        assert exact.log(math.exp(k / 7.0)) == pytest.approx(k / 7.0, rel=1e-13, abs=1e-14)


def test_exponential_of_huge_numbers_stays_finite():
    assert exact.exp(1e9) == exact.exp(700.0) < math.inf
    assert exact.exp(-1e9) > 0.0
