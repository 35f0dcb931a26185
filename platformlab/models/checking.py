"""One place where model arguments meet the ranges of the vocabulary, and each other."""

import difflib
import functools
import inspect

import numpy as np

from platformlab.params import PARAMS, briefly, numbers_in


def checked(function=None, *, single=()):
    """Check every argument of `function` that is in the vocabulary, then call it.

    Arguments arrive as float (or int) arrays that broadcast against each other; a scalar
    result is returned as a plain number. The docstring gets a section on the units and ranges of
    these quantities, so that they stand in the vocabulary only.

    Parameters
    ----------
    function : callable
    single : tuple of str
        Arguments of which a call has one, such as the length of a run; they arrive as plain
        numbers.

    Raises
    ------
    TypeError, ValueError
        With the name of the argument, what was expected, what came, and how to repair it; also
        where allowed numbers lead to one that a computer cannot hold.
    """
    if function is None:
        return functools.partial(checked, single=single)
    signature = inspect.signature(function)
    known = [name for name in signature.parameters if name in PARAMS]

    @functools.wraps(function)
    def call(*args, **kwargs):
        _check_names(function.__name__, signature.parameters, kwargs)
        bound = signature.bind(*args, **kwargs)
        given = bound.arguments
        for name in given.keys() & PARAMS.keys():
            given[name] = PARAMS[name].check(given[name])
            if name in single:
                given[name] = one_number(name, given[name])
        quantities = {name: given[name] for name in given.keys() & PARAMS.keys()}
        check_shapes(**quantities)
        with np.errstate(**_strict()):
            try:
                return _plain(function(*bound.args, **bound.kwargs))
            except (FloatingPointError, OverflowError, ZeroDivisionError):
                raise ValueError(_beyond_numbers(quantities)) from None

    call.__doc__ = _with_quantities(function.__doc__, known, single)
    return call


def _strict():
    """What would warn, stops; what a model or its caller has allowed, stays allowed."""
    return {kind: "raise" for kind, mode in np.geterr().items() if mode == "warn"}


HUGE = 1e60  # beyond this, or its inverse, a number of the economy is a slip


def _beyond_numbers(quantities):
    """Say which arguments lead beyond the numbers that a computer holds."""
    sizes = {name: np.abs(np.atleast_1d(value)) for name, value in quantities.items()}
    odd = {
        name: size[(size > HUGE) | ((size > 0) & (size < 1 / HUGE))] for name, size in sizes.items()
    }
    named = [name for name, found in odd.items() if found.size] or list(quantities)
    got = ", ".join(
        f"{name} = {np.asarray(quantities[name]).flat[_first(odd[name], sizes[name])]:g}"
        for name in sorted(named)
    )
    usual = ", ".join(f"{name} = {PARAMS[name].default:g}" for name in sorted(named))
    return (
        "these arguments lead to numbers outside what a computer holds, 1e-308 to 1e308 "
        f"(got {got}); give values nearer to usual ones ({usual})"
    )


def _first(found, among):
    return int(np.flatnonzero(among.ravel() == found[0])[0]) if found.size else 0


def _with_quantities(text, known, single):
    """Add to a docstring what the vocabulary knows of the arguments: type, unit, range, meaning."""
    if not text or not known:  # Python with -OO keeps no docstrings
        return text
    lines = [inspect.cleandoc(text), "", "Quantities", "----------"]
    for name in known:
        param = PARAMS[name]
        kind = "int" if param.integer else "float"
        given = f"{kind}, one a call" if name in single else f"array_like of {kind}"
        lines += [f"{name} : {given}, {param.unit}, in {param.interval}", f"    {param.meaning}."]
    return "\n".join(lines)


def _check_names(function, known, given):
    """Refuse a misspelt name by itself; Python would complain of the one that it stands for."""
    for name in given.keys() - known.keys():
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]!r}? " if near else ""
        raise TypeError(f"{function} has no argument {name!r}; {hint}it takes {', '.join(known)}")


def _plain(result):
    """Turn arrays without an axis into plain numbers or words, inside a NamedTuple too."""
    if isinstance(result, tuple):
        return type(result)(*map(_plain, result))
    return result.item() if np.ndim(result) == 0 and hasattr(result, "item") else result


def check_shapes(**arrays):
    """Refuse named arrays that do not broadcast against each other."""
    try:
        np.broadcast_shapes(*map(np.shape, arrays.values()))
    except ValueError:
        shapes = ", ".join(f"{name} {np.shape(array)}" for name, array in sorted(arrays.items()))
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


def one_number(name, value):
    """`value` as a plain number; a graph or a run has one setting, not an array of them."""
    if np.ndim(value):
        raise ValueError(
            f"{name} must be a single number (got shape {np.shape(value)}); call once for each"
        )
    return np.asarray(value).item()


def check_series(*, least, above=None, **series):
    """Observed data as float arrays, checked as parameters are.

    Parameters
    ----------
    least : int
        Observations needed, five at most.
    above : dict of float
        Bound that every number of a series must exceed, by name; none for names left out.
    **series : array_like of float, shape (observations,)
        By the name under which the caller gave them; all of one length.

    Returns
    -------
    list of ndarray of float, in the order given

    Raises
    ------
    TypeError
        If a series does not hold numbers.
    ValueError
        If it is not one row, too short or of another length, or an entry is NaN, infinite or
        too low.

    Examples
    --------
    >>> check_series(users=[10, 20], values=[1, float("inf")], least=2)
    Traceback (most recent call last):
    ...
    ValueError: values must be finite (got inf); correct the observation at position 1, or \
leave it out
    """
    arrays = {name: _real_numbers(name, numbers) for name, numbers in series.items()}
    shapes = [array.shape for array in arrays.values()]
    if arrays and (len(set(shapes)) > 1 or len(shapes[0]) != 1 or shapes[0][0] < least):
        several = f"{_COUNTS[len(shapes)]} series{' of equal length' if len(shapes) > 1 else ''}"
        got = f"shape{'s' if len(shapes) > 1 else ''} {' and '.join(map(str, shapes))}"
        raise ValueError(
            f"{' and '.join(arrays)} must be {several}, {_COUNTS[least]} or more (got {got}); "
            "give one number per observation"
        )
    for name, array in arrays.items():
        bound = (above or {}).get(name, -np.inf)
        wrong = np.flatnonzero(~(np.isfinite(array) & (array > bound)))
        if wrong.size:
            limit = f" and above {bound:g}" if np.isfinite(bound) else ""
            raise ValueError(
                f"{name} must be finite{limit} (got {array[wrong[0]]:g}); "
                f"correct the observation at position {wrong[0]}, or leave it out"
            )
    return list(arrays.values())


def check_spread(*, repair, **series):
    """Refuse a named series whose numbers are all alike: no line can be drawn through it."""
    ((name, numbers),) = series.items()
    if np.ptp(numbers) == 0:
        raise ValueError(
            f"{name} must differ from each other (got {numbers[0]:g} throughout); {repair}"
        )


_COUNTS = ("no", "one", "two", "three", "four", "five")


def _real_numbers(name, numbers):
    array = numbers_in(numbers)
    if array is None:
        raise TypeError(
            f"{name} must be a row of numbers (got {briefly(numbers)}); give a list, an array or a column"
        )
    return array.astype(float)
