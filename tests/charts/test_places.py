"""Four places around an interaction: everything fits, arrows run from payer to payee."""

import itertools
import math

import pytest

from platformlab.charts import places
from platformlab.charts.shapes import shapes
from platformlab.charts.theme import NARROW, WIDE, colour

NAMES = {"owner": "A", "provider": "B", "producers": "C", "consumers": "D"}
WAYS = list(itertools.permutations(places.ROLES, 2))
DRAWN = [way for way in WAYS if set(way) != {"owner", "provider"} or way[0] == "provider"]

CHAIN = [way for way in WAYS if "owner" in way and "provider" not in way]
SHAPES = {"platform": DRAWN, "pipeline": CHAIN}

every_width = pytest.mark.parametrize("prefix", ["", "narrow_"])
every_shape = pytest.mark.parametrize("kind", SHAPES)


def inside(box, x, y):
    return box.x < x < box.x + box.width and box.y < y < box.y + box.height


def form(prefix, kind="platform"):
    return shapes(kind)[prefix]


@pytest.mark.slow
@pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
def test_drawing_keeps_its_width_and_colours_each_role(frame):
    spec = places.ecosystem(frame).to_dict()
    margins = spec["padding"]["left"] + spec["padding"]["right"]
    assert spec["width"] + margins == frame.width
    text = str(spec)
    assert all(colour(role) in text for role in places.ROLES)


@every_width
@pytest.mark.parametrize(("kind", "way"), [(kind, way) for kind in SHAPES for way in SHAPES[kind]])
def test_arrow_runs_from_payer_to_payee_and_enters_no_place(prefix, kind, way):
    drawn = places.payments([(*way, "fee")], kind)
    x, y, x2, y2 = (drawn[f"{prefix}{name}"][0] for name in ("x", "y", "x2", "y2"))
    payer, payee = (form(prefix, kind).boxes[role] for role in way)

    def far(box, at_x, at_y):
        return math.dist(
            (at_x, at_y),
            (min(max(at_x, box.x), box.x + box.width), min(max(at_y, box.y), box.y + box.height)),
        )

    assert far(payer, x, y) < 8 < far(payee, x, y)
    assert far(payee, x2, y2) < 12 < far(payer, x2, y2)
    for box in form(prefix, kind).boxes.values():
        assert not inside(box, x, y)
        assert not inside(box, x2, y2)
        assert not inside(box, drawn[f"{prefix}word_x"][0], drawn[f"{prefix}word_y"][0])


def test_arrow_back_is_the_arrow_turned_around():
    there, back = (
        places.payments([(*way, "")], "platform")
        for way in (("owner", "producers"), ("producers", "owner"))
    )
    assert abs(there["turn"][0] - back["turn"][0]) == pytest.approx(180)
    assert there["word_x"] == back["word_x"]


def test_words_are_broken_to_the_width_of_their_place():
    long = dict(NAMES, producers="makers of software for farms and their machines")
    columns = places.places(long, "platform")
    at = columns["role"].index("producers")
    assert "\n" in columns["narrow_lines"][at]
    assert columns["lines"][at].replace("\n", " ") == columns["who"][at]


@every_shape
@every_width
def test_lines_end_at_the_places_that_they_join(prefix, kind):
    shape, drawn = form(prefix, kind), places.ties(kind)
    middle = shape.boxes["owner"] if kind == "pipeline" else shape.core
    joined = [
        (shape.boxes["producers"], middle),
        (shape.boxes["consumers"], middle),
        (shape.boxes["provider"], middle),
    ]
    for at, boxes in enumerate(joined):
        x, y, x2, y2 = (drawn[f"{prefix}{end}"][at] for end in places.ENDS)
        ends = [(x, y), (x2, y2)]
        assert all(any(beside(box, *end) for end in ends) for box in boxes)


def beside(box, x, y):
    """Whether a point lies at the edge of a box, to two pixels."""
    across = max(box.x - x, 0, x - box.x - box.width)
    down = max(box.y - y, 0, y - box.y - box.height)
    return 0 <= max(across, down) <= 2


@pytest.mark.parametrize("kind", places.KINDS)
def test_middle_says_what_it_is_without_its_colour(kind):
    titles = [places.core("something happens", other)["title"][0] for other in places.KINDS]
    assert len(set(titles)) == len(places.KINDS)
    dashes = [tuple(dash) for _, dash in places.KINDS.values()]
    assert len(set(dashes)) == len(dashes)
    assert places.core("something happens", kind)["kind"] == [kind]
