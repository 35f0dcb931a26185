"""Numbers that the derivations of the chapter on matching state."""

from chapters.matching.prose import blind_choice, half_a_look

from platformlab.chapters.matching.market import OFFERS, TRIP, WIDTH
from platformlab.models import search


def ten_offers():
    """What the tenth offer being the last one costs a buyer who travels."""
    above = search.search_in_sequence(**OFFERS, search_cost=TRIP).reservation_price
    unseen = 1 - (above - OFFERS["lowest_price"]) / WIDTH
    return f"{TRIP:,}", f"{WIDTH * unseen**11 / 11:.0f}"


STATEMENTS = [
    ("halves the whole cost of finding; half of it takes off {} only", half_a_look),
    (r"At \${} a look, ten offers cost \${} more than ten thousand.", ten_offers),
    (
        "if {} buyers each turn blindly to one of {} sellers, about {} deals come about, not {}.",
        blind_choice,
    ),
]
