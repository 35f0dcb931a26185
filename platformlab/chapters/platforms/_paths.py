"""Paths of a station from every opening that the page offers, computed in one go."""

import itertools
from functools import cache

import numpy as np

from platformlab.chapters.platforms._pace import QUARTERS
from platformlab.chapters.platforms.market import FEW_TRAINS, MANY_TRAINS, launch_market
from platformlab.models.spread.launch import simulate

OPENINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
SHOPS_WORTHS, TOWN_WORTHS = range(20, 81, 15), range(4000, 12_001, 2000)
TRAINS = (0, FEW_TRAINS, MANY_TRAINS)

_STEPS = [0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 34, 44, 60, 90, 240]  # quarters of a month


def _paths(starts, stations):
    """Shares of both sides at the steps, shape (steps, 2, starts, stations)."""
    shops_worth, town_worth, trains = np.transpose(stations)
    station = launch_market(
        cross_side_consumers=shops_worth, cross_side_producers=town_worth, stand_alone_value=trains
    )
    travellers, shops = (np.reshape(share, (-1, 1)) for share in np.transpose(starts))
    path = simulate(
        share_consumers=travellers, share_producers=shops, periods=_STEPS[-1], **station | QUARTERS
    )
    return path[_STEPS]


@cache
def _paths_of_the_page():
    """Every path the page offers, computed in one go: places of the starts and stations, paths."""
    starts = list(itertools.product(OPENINGS, repeat=2))
    stations = list(itertools.product(SHOPS_WORTHS, TOWN_WORTHS, TRAINS))
    places = (
        {start: at for at, start in enumerate(starts)},
        {s: at for at, s in enumerate(stations)},
    )
    return *places, _paths(starts, stations)


def path_from(start, station):
    """Shares of both sides at the steps, from an opening of a station."""
    starts, stations, paths = _paths_of_the_page()
    if start in starts and station in stations:
        return paths[:, :, starts[start], stations[station]]
    return _paths([start], [station])[:, :, 0, 0]  # a live page may stand between
