"""Ask a solver once for every state that a page offers, instead of state by state.

A solver that gets all markets in one array takes about as many steps as for the slowest of them.
A figure of some hundred states is packed in a fraction of the time; the first state that somebody
asks for alone, in a notebook, costs as much as all.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the room loads this module where it declares its figures
    from platformlab.explore import Control


def at_once(
    find: Callable[..., Sequence[Any]], controls: Iterable["Control"]
) -> Callable[..., Any]:
    """Return a function of one state of `controls`, which finds all their states at its first call.

    Parameters
    ----------
    find : callable
        Given a tuple of values for each control, by name and all of one length: a result a place.
    controls : iterable of Control
        What the page offers. A state beside it is found alone.

    Examples
    --------
    >>> from platformlab.explore import slider
    >>> def doubled(*, firms):
    ...     print("asked for", *firms)
    ...     return [2 * one for one in firms]
    >>> double = at_once(doubled, [slider("firms", (2, 4, 8), default=4)])
    >>> double(firms=4), double(firms=8), double(firms=5)
    asked for 2.0 4.0 8.0
    asked for 5
    (8.0, 16.0, 10)
    """
    values = {control.name: control.values for control in controls}
    offered = tuple(product(*values.values()))
    on_page = frozenset(offered)

    def found(*states):
        columns = dict(zip(values, zip(*states, strict=True), strict=True))
        return dict(zip(states, find(**columns), strict=True))

    page = cache(lambda: found(*offered))
    beside = cache(lambda key: found(key)[key])

    def at(**state):
        key = tuple(state[name] for name in values)
        return page()[key] if key in on_page else beside(key)

    def alone(**state):
        key = tuple(state[name] for name in values)
        return found(key)[key]

    at.alone = alone  # type: ignore[attr-defined]  # for whoever asks what one state is made of
    return at


def each(found: Any) -> list[Any]:
    """Split a named tuple of arrays into one for each place of their first axis."""
    return [found._make(parts) for parts in zip(*found, strict=True)]
