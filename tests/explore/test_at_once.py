"""A solver is asked once for all states of a page, and alone for a state beside them."""

import pytest

from platformlab.explore import slider
from platformlab.explore.at_once import at_once

CONTROLS = (slider("firms", (2, 4), default=4), slider("taste_spread", (10, 30), default=10))


@pytest.fixture
def asked():
    return []


@pytest.fixture
def margin(asked):
    def margins(*, firms, taste_spread):
        asked.append(len(firms))
        return [spread * count for count, spread in zip(firms, taste_spread, strict=True)]

    return at_once(margins, CONTROLS)


def test_every_state_of_the_page_is_found_by_one_search(margin, asked):
    found = [margin(firms=firms, taste_spread=spread) for firms in (2, 4) for spread in (10, 30)]
    assert found == [20, 60, 40, 120]
    assert asked == [4]


def test_order_of_the_arguments_does_not_matter(margin):
    assert margin(taste_spread=30, firms=2) == margin(firms=2, taste_spread=30) == 60


def test_state_beside_the_page_is_found_alone_and_once(margin, asked):
    assert [margin(firms=3, taste_spread=10) for _ in range(2)] == [30, 30]
    assert asked == [1]


def test_one_state_can_be_asked_for_without_the_others(margin, asked):
    assert margin.alone(firms=4, taste_spread=30) == 120
    assert asked == [1]


def test_solver_that_leaves_out_a_state_is_an_error():
    short = at_once(lambda **columns: [1], CONTROLS)
    with pytest.raises(ValueError, match="zip"):
        short(firms=2, taste_spread=10)
