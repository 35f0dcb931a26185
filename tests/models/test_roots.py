"""The solver behind the models."""

import numpy as np
import pytest

from platformlab.models.roots import find_root


def test_each_element_has_its_own_root():
    found = find_root(lambda x, cube: x**3 - cube, (0, 4), args=(np.array([1.0, 8.0, 27.0]),))

    assert found.x == pytest.approx([1, 2, 3], rel=1e-12)


def test_ends_without_a_change_of_sign_are_reported():
    assert not find_root(lambda x: x**2 + 1, (-1.0, 2.0)).success
