"""What the figures of the market say alike: where it goes, and where its numbers come from."""

from platformlab.chapters.scale_or_network.market import COST, TASTE_SPREAD, WORTH
from platformlab.words import Wordbook
from platformlab.words.numbers import number, percent

say = Wordbook(__file__)


def invented():
    """Where the numbers come from."""
    sizes = {"cost": COST, "worth": WORTH, "spread": TASTE_SPREAD}
    return say("shared.invented", **{name: number(size) for name, size in sizes.items()})


def fate(way, opening="fate", **told):
    """Where the market goes, and whether the start decided it, in one of three families of sentences."""
    start, end, barriers = way["start"][0], way["end"][0], way["barriers"][0]
    said = {"start": percent(start), "end": percent(end)} | told
    if said["start"] == barriers:
        return say(f"{opening}.on_the_edge", **said)
    move = "rise" if end > start else "fall"
    if abs(end - start) <= 0.02:
        move = "stay"
    if not len(way["tips_at"]):
        return say(f"{opening}.{move}_anyway", **said)
    side = "above" if start > way["tips_at"][0] else "below"
    return say(f"{opening}.{move}_{side}", **said, barrier=barriers)
