"""One place where model arguments meet the ranges of the vocabulary."""

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
