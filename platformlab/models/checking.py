"""One place where model arguments meet the ranges of the vocabulary, and each other."""

import functools
import inspect

import numpy as np

from platformlab.params import PARAMS


def checked(function):
    """Check every argument of `function` that is in the vocabulary, then call it.

    Arguments arrive as float (or int) arrays that broadcast against each other; a scalar
    result is returned as a plain number.

    Raises
    ------
    TypeError, ValueError
        With the name of the argument, what was expected, what came, and how to repair it.
    """
    signature = inspect.signature(function)

    @functools.wraps(function)
    def call(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        given = bound.arguments
        for name in given.keys() & PARAMS.keys():
            given[name] = PARAMS[name].check(given[name])
        _check_shapes({name: given[name] for name in given.keys() & PARAMS.keys()})
        return _plain(function(*bound.args, **bound.kwargs))

    return call


def _plain(result):
    """Turn arrays without an axis into plain numbers or words, inside a NamedTuple too."""
    if isinstance(result, tuple):
        return type(result)(*map(_plain, result))
    return result.item() if np.ndim(result) == 0 and hasattr(result, "item") else result


def _check_shapes(arrays):
    try:
        np.broadcast_shapes(*(array.shape for array in arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {array.shape}" for name, array in sorted(arrays.items()))
        raise ValueError(
            f"the arguments must broadcast against each other (got {shapes}); "
            "give arrays of one shape, or single numbers"
        ) from None


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
