"""Tables of a station's plane: where it settles from an opening, and what divides openings."""

from functools import cache

import numpy as np

from platformlab.chapters.platforms._pace import settled
from platformlab.chapters.platforms._paths import path_from
from platformlab.chapters.platforms.market import launch_market
from platformlab.models.spread.launch import find_equilibria
from platformlab.models.spread.launch_frontier import trace_frontier
from platformlab.words import Wordbook

say = Wordbook(__file__)


@cache
def _threshold(**values):
    return trace_frontier(**launch_market(**values))


@cache
def _rests(**values):
    return find_equilibria(**launch_market(**values))


def _beyond(status, town, needed):
    """Openings that fill, from the fewest shops up: all of them where no line divides the plane."""
    if status == "fills":
        town, needed = np.array([0.0, 1.0]), np.zeros(2)
    elif len(town) and town[-1] < 1:  # the line has come down: so many travellers suffice alone
        town, needed = np.append(town, 1.0), np.append(needed, 0.0)
    return {"consumers": town, "producers": needed, "full": np.ones(len(town))}


def rows_of(*, share_consumers, share_producers, **values):
    """Return the figure's tables."""
    place = tuple(
        values[name]
        for name in ("cross_side_consumers", "cross_side_producers", "stand_alone_value")
    )
    path = path_from((share_consumers, share_producers), place)
    found, (town, needed) = _rests(**values), _threshold(**values)
    has_line = len(town) > 0
    middle = len(town) // 2
    end = [settled(share) for share in path[-1]]
    moved = np.hypot(*(path[0] - path[-1]))
    rest = "settles" if moved > 0.02 else "stays"
    return {
        "path": {"step": np.arange(len(path)), "consumers": path[:, 0], "producers": path[:, 1]},
        "opening": {
            "consumers": [share_consumers],
            "producers": [share_producers],
            "label": [say("station.marks.opening") if moved > 0.2 else ""],
        },
        "end": {
            "consumers": end[:1],
            "producers": end[1:],
            "label": [say(f"station.marks.{rest}")],
            "short": [say(f"station.marks.{rest}_short")],
        },
        "threshold": {"consumers": town, "producers": needed},
        "beyond": _beyond(found.status, town, needed),
        "line": {
            "consumers": list(town[middle : middle + 1]),
            "producers": list(needed[middle : middle + 1]),
            "label": [say("station.marks.line")] * has_line,
            "short": [say("station.marks.line_short")] * has_line,
        },
        "critical": {
            "consumers": [found.critical_consumers] * has_line,
            "producers": [found.critical_producers] * has_line,
        },
        "result": {"status": [found.status], "quiet": [found.quiet_consumers]},
    }
