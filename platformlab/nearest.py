"""The name that was likely meant, asked the same way wherever a name is unknown."""

import difflib
from collections.abc import Iterable


def nearest(name: object, known: Iterable[object], otherwise: str = "") -> str:
    """Ask whether the likeliest of the known names was meant.

    Parameters
    ----------
    name : object
        What was written; anything but a text is like no name.
    known : iterable
        The names there are.
    otherwise : str, default ""
        What to say where none is like it; if empty, all there are.

    Examples
    --------
    >>> nearest("tilte", ["path", "title"])
    "did you mean 'title'?"
    >>> nearest("colour", ["path", "title"])
    'there are path, title'
    >>> nearest("colour", ["path", "title"], "remove it")
    'remove it'
    """
    names = [str(word) for word in known]
    near = difflib.get_close_matches(str(name), names, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return otherwise or f"there are {', '.join(names) or 'none'}"
