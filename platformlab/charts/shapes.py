"""Where the four places of an ecosystem stand, in pixels: around the middle, or as a chain.

Each shape has a form for a wide drawing and one for a phone, whose columns begin with ``narrow_``.
"""

from typing import NamedTuple


class Box(NamedTuple):
    """A place: its corner, its size, and how many letters fit into one of its lines."""

    x: float
    y: float
    width: float
    height: float
    letters: int


class Shape(NamedTuple):
    """Where everything stands in a drawing of one width; ways run from edge to edge of two places."""

    width: float
    height: float
    boxes: dict
    core: Box
    dealings: tuple  # lines between the middle and the two sides
    tie: tuple  # line from the provider to what it carries
    ways: dict  # (x, y, x2, y2) of the arrow, then the middle of its word


_WIDE = Shape(
    704,
    404,
    {
        "owner": Box(212, 0, 280, 78, 36),
        "provider": Box(212, 326, 280, 78, 36),
        "producers": Box(0, 142, 194, 120, 24),
        "consumers": Box(510, 142, 194, 120, 24),
    },
    Box(252, 180, 200, 82, 24),
    ((195, 221, 251, 221), (453, 221, 509, 221)),
    (352, 326, 352, 263),
    {
        ("consumers", "producers"): (510, 160, 194, 160, 352, 148),
        ("consumers", "owner"): (600, 142, 492, 44, 584, 84),
        ("producers", "owner"): (104, 142, 212, 44, 120, 84),
        ("consumers", "provider"): (600, 262, 492, 360, 584, 320),
        ("producers", "provider"): (104, 262, 212, 360, 120, 320),
        ("provider", "owner"): (232, 326, 232, 78, 266, 304),
    },
)
_NARROW = Shape(
    328,
    412,
    {
        "owner": Box(0, 0, 328, 60, 40),
        "provider": Box(0, 352, 328, 60, 40),
        "producers": Box(28, 102, 132, 96, 17),
        "consumers": Box(196, 102, 132, 96, 17),
    },
    Box(84, 234, 188, 78, 24),
    ((120, 199, 140, 233), (236, 199, 216, 233)),
    (178, 352, 178, 313),
    {
        ("consumers", "producers"): (196, 140, 160, 140, 178, 216),
        ("consumers", "owner"): (280, 102, 280, 60, 236, 81),
        ("producers", "owner"): (70, 102, 70, 60, 114, 81),
        ("consumers", "provider"): (300, 198, 300, 352, 256, 332),
        ("producers", "provider"): (54, 198, 54, 352, 106, 332),
        ("provider", "owner"): (14, 352, 14, 60, 42, 81),
    },
)
_WIDE_CHAIN = Shape(
    704,
    404,
    {
        "owner": Box(264, 142, 176, 120, 22),
        "provider": Box(212, 326, 280, 78, 36),
        "producers": Box(0, 142, 186, 120, 24),
        "consumers": Box(518, 142, 186, 120, 24),
    },
    Box(252, 8, 200, 82, 24),
    ((187, 232, 263, 232), (441, 232, 517, 232)),
    (352, 326, 352, 263),
    {
        ("consumers", "owner"): (518, 178, 440, 178, 479, 162),
        ("producers", "owner"): (186, 178, 264, 178, 225, 162),
    },
)
_NARROW_CHAIN = Shape(
    328,
    412,
    {
        "owner": Box(64, 150, 200, 72, 24),
        "provider": Box(0, 262, 328, 60, 40),
        "producers": Box(0, 0, 150, 96, 19),
        "consumers": Box(178, 0, 150, 96, 19),
    },
    Box(70, 342, 188, 70, 24),
    ((24, 97, 63, 178), (304, 97, 265, 178)),
    (164, 262, 164, 223),
    {
        ("consumers", "owner"): (250, 96, 230, 150, 208, 123),
        ("producers", "owner"): (78, 96, 98, 150, 134, 123),
    },
)
_WIDTHS = {"": _WIDE, "narrow_": _NARROW}
_CHAINS = {"": _WIDE_CHAIN, "narrow_": _NARROW_CHAIN}


def shapes(kind):
    """Where everything stands, by the prefix of the width; a pipeline is a chain."""
    return _CHAINS if kind == "pipeline" else _WIDTHS
