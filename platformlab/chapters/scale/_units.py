"""How the chapter writes a number of units in a sentence."""

from platformlab.words import Wordbook, numbers

say = Wordbook(__file__)


def units(number):
    """Write a number of units to two or three digits.

    Examples
    --------
    >>> units(474_342), units(23_456), units(1_284_000)
    ('474,000', '23,500', '1.28 million')
    """
    if number >= 1e6:
        return say("amounts.millions", number=f"{number / 1e6:.3g}")
    step = 1_000 if number >= 1e5 else 100
    return numbers.number(round(number / step) * step, 0)
