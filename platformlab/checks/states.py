"""States of explorers as questions and misconceptions name them, and the links that set them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from platformlab.checks.book import the_book
from platformlab.nearest import nearest

if TYPE_CHECKING:  # loading the drawing libraries for a type would cost a second
    from platformlab.explore import Control, Explorer


class StateError(ValueError):
    """An explorer or a state that no reader can set; the message says which there are."""


class State(NamedTuple):
    """An explorer as a reader can set it: its name and the values of its controls."""

    explorer: str
    values: Mapping[str, Any]


def explorers() -> Mapping[str, "Explorer"]:
    """Explorers by name."""
    return the_book().explorers


def topic_of(name: str) -> str:
    """Chapter that shows an explorer."""
    return the_book().homes[name]


def explorer_named(name: str) -> "Explorer":
    """Explorer by name.

    Raises
    ------
    StateError
        If there is none.
    """
    if name not in explorers():
        raise StateError(f"no explorer is named {name!r}; {nearest(name, explorers())}")
    return explorers()[name]


def complete(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """State of an explorer with every control, each value taken from the control's grid.

    Raises
    ------
    StateError
        If the explorer, a control or a value does not exist.

    Examples
    --------
    >>> complete("two_worlds", {"relative_price": 0.1})
    {'relative_price': 0.1}
    """
    explorer = explorer_named(name)
    controls = {control.name: control for control in explorer.controls}
    state = explorer.defaults
    for word, value in values.items():
        if word not in controls:
            hint = nearest(word, controls, f"its controls are {', '.join(controls) or 'none'}")
            raise StateError(f"explorer {name} has no control {word!r}; {hint}")
        state[word] = _on_the_grid(name, controls[word], value)
    return state


def _on_the_grid(name: str, control: "Control", value: Any) -> Any:
    for offered in control.values:
        if offered == value or written(offered) == str(value):
            return offered
    offered = [written(v) for v in control.values]
    shown = offered if len(offered) < 7 else [*offered[:3], "...", offered[-1]]
    raise StateError(
        f"{control.name} = {value} is not on the grid of explorer {name}; "
        f"it offers {', '.join(shown)}"
    )


def written(value: Any) -> str:
    """Write a control's value as a link does, which is as JavaScript writes it.

    Examples
    --------
    >>> written(28.0), written(0.35), written("strict")
    ('28', '0.35', 'strict')
    """
    is_whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if is_whole else value)


def query(name: str, values: Mapping[str, Any]) -> str:
    """Part of a state link after the question mark."""
    state = complete(name, values)
    return "&".join(f"{word}={quote(written(value))}" for word, value in state.items())


def parsed(text: str) -> dict[str, str]:
    """Read a state as the catalogue writes it: ``price=45&same_side=60``."""
    return dict(part.partition("=")[::2] for part in text.split("&") if part)


def link(state: State, *, chapter: str, home: str = "") -> str:
    """Address that sets the figure of a state.

    Parameters
    ----------
    state : State
        Explorer and values.
    chapter : str
        Chapter on whose page the link stands; empty for a page that is no chapter.
    home : str, default ""
        Way from that page to the folder of the chapters.
    """
    topic = topic_of(state.explorer)
    page = "" if topic == chapter else f"{home}{topic}.html"
    controls = query(state.explorer, state.values)
    # A figure without controls has one state: its plain anchor.
    return f"{page}#{explorers()[state.explorer].anchor}" + (f"?{controls}" if controls else "")


def in_words(state: State) -> str:
    """State as a person sets it: the title of the figure and what its controls are set to.

    Examples
    --------
    >>> in_words(State("two_worlds", {"relative_price": 0.1}))
    'How many networks fit one price? [Price, in parts of the keenest user’s value = 0.1]'
    """
    explorer = explorer_named(state.explorer)
    values = complete(state.explorer, state.values)
    shown = [f"{c.label} = {c.show(values[c.name])}" for c in explorer.controls]
    return explorer.title + (f" [{'; '.join(shown)}]" if shown else "")
