"""Numbers in sentences never round to a lie."""

import pytest

from platformlab.words.numbers import percent


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0 %"),
        (1, "100 %"),
        (0.256, "26 %"),
        (0.004, "under 1 %"),
        (0.005, "under 1 %"),
        (0.996, "over 99 %"),
        (0.994, "99 %"),
        (1e-12, "under 1 %"),
    ],
)
def test_share_is_said_in_whole_per_cent(share, said):
    assert percent(share) == said


def test_only_nobody_is_zero_and_only_everybody_is_a_hundred():
    for part in range(1, 1000):
        assert percent(part / 1000) not in ("0 %", "100 %"), part
