"""One place for the condition that joins two parameters: the first stays below the second."""

import numpy as np


def check_order(*, repair, strict=False, **pair):
    """Raise if the first of two named values exceeds the second anywhere.

    Parameters
    ----------
    repair : str
        What the reader can do about it.
    strict : bool
        Whether equal values are refused too.
    **pair : array_like of float
        Exactly two, the lower one first; they broadcast against each other.

    Raises
    ------
    ValueError
        With the first offending pair of values.

    Examples
    --------
    >>> check_order(lowest_price=50, highest_price=[60, 40], repair="swap the two")
    Traceback (most recent call last):
    ...
    ValueError: lowest_price must be at most highest_price = 40 (got 50); swap the two
    """
    low_name, high_name = pair
    low, high = np.broadcast_arrays(*pair.values())
    wrong = low >= high if strict else low > high
    if wrong.any():
        bound = "below" if strict else "at most"
        raise ValueError(
            f"{low_name} must be {bound} {high_name} = {high[wrong][0]:g} "
            f"(got {low[wrong][0]:g}); {repair}"
        )
