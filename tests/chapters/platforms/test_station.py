"""The plane of openings: what is tinted fills, and the rest does not."""

from itertools import product

import numpy as np
import pytest

from platformlab.chapters.platforms._plane import rows_of

# no trains in a weak, in the usual and in a strong market, where travellers alone suffice; many trains
PLACES = [(20, 4_000, 0), (50, 8_000, 0), (80, 12_000, 0), (80, 12_000, 21)]


@pytest.mark.parametrize("place", PLACES)
def test_openings_fill_where_the_plane_is_tinted(place):
    names = ("cross_side_consumers", "cross_side_producers", "stand_alone_value")
    for travellers, shops in product((0.0, 0.3, 0.6, 0.9), (0.1, 0.5, 0.9)):
        values = dict(zip(names, place, strict=True))
        found = rows_of(share_consumers=travellers, share_producers=shops, **values)
        tint = found["beyond"]
        is_under = len(tint["consumers"]) and tint["consumers"][0] <= travellers
        is_tinted = bool(
            is_under and shops > np.interp(travellers, tint["consumers"], tint["producers"])
        )
        assert is_tinted == (found["end"]["producers"][0] > 0), (travellers, shops)
