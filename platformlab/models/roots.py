"""The solver of the models that search for a root, loaded when it is first needed."""


def find_root(gap, ends, *, args=()):
    """Roots of `gap` between two ends, each for itself; see scipy.optimize.elementwise.find_root.

    Parameters
    ----------
    gap : callable
        Function of the unknown and of `args`, of different sign at the two ends.
    ends : tuple of two array_like of float
    args : tuple of array_like of float

    Returns
    -------
    object
        With the roots ``x`` and whether each was found, ``success``.

    Examples
    --------
    >>> find_root(lambda x, square: x**2 - square, (0, 9), args=([4.0, 9.0],)).x.round(6)
    array([2., 3.])
    """
    from scipy.optimize import elementwise  # takes 0.4 s, which naming a model shall not cost

    return elementwise.find_root(gap, ends, args=args)
