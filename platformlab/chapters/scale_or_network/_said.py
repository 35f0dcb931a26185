"""What the figures of the market say alike: where it goes, and where its numbers come from."""

from platformlab.chapters.scale_or_network.market import COST, TASTE_SPREAD, WORTH
from platformlab.words.numbers import percent

INVENTED = (
    "Model: two firms, logit tastes and prices (Anderson and others 1992), expectations that come true (Katz and "
    "Shapiro 1985), an experience curve with spillovers (Irwin and Klenow 1994). The numbers are invented: at an even "
    f"split a unit costs ${COST} and sells for ${WORTH}, tastes spread by ${TASTE_SPREAD}, and a third of know-how leaks."
)


def fate(way):
    """Where the market goes, and whether the start decided it."""
    start, end, barriers = way["start"][0], way["end"][0], way["barriers"][0]
    opening = f"From {percent(start)} of the market we"
    if percent(start) == barriers:
        return f"{opening} move nowhere, but only just: we stand on the tipping point, and the smallest push decides"
    moved = (
        f"stay at {percent(end)}"
        if abs(end - start) <= 0.02
        else f"{'rise' if end > start else 'fall'} to {percent(end)}"
    )
    if barriers == "none":
        return f"{opening} {moved}, where every other start ends too"
    side = "above" if start > float(barriers.split()[0]) / 100 else "below"
    return f"{opening} {moved}: the start is {side} the tipping point of {barriers}"


def lower(text):
    """Return a sentence as it reads inside another."""
    return text[0].lower() + text[1:]
