"""Arithmetic with the same bits in CPython and in MicroPython.

Therefore no ``math.exp`` and no power of floats (C libraries differ in the last digit), and no
``sum`` of floats (CPython adds with more care since 3.12).
"""

import math

LOG2 = 0.6931471805599453
LOG_THREE_QUARTERS = -0.2876820724517809
_TERMS = tuple(float(k) for k in range(16, 0, -1))  # of the series: floats divide faster


def exp(x):
    """Exponential, from halvings and a series, so that every machine returns the same bits."""
    x = min(max(x, -700.0), 700.0)
    doublings = math.floor(x / LOG2 + 0.5)
    rest, total = x - doublings * LOG2, 1.0
    for k in _TERMS:
        total = 1.0 + total * rest / k
    return math.ldexp(total, doublings)


def log(x):
    """Natural logarithm of a positive number, the same bits everywhere."""
    part, doublings = math.frexp(x)
    y, total = (part - 0.75) / (part + 0.75), 0.0
    for k in range(25, 0, -2):
        total = total * y * y + 1.0 / k
    return 2.0 * y * total + doublings * LOG2 + LOG_THREE_QUARTERS


def logistic(x):
    """Share that accepts when the gain is `x` spreads above the middle."""
    return 1.0 / (1.0 + exp(-x))


def total_of(numbers):
    """Sum from left to right, which ``sum`` is not in every Python."""
    total = 0.0
    for number in numbers:
        total += number
    return total
