"""Explorers: a chart, its controls and one sentence, on a static page and in a live kernel.

An explorer is declared once and has two faces. On a page it is an SVG with native controls
whose every state was computed by Python at build time; in a kernel it is a set of ipywidgets
that call the model directly. The front end picks the face it can show.
"""

import difflib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import altair as alt

from platformlab.params import PARAMS
from platformlab.words import numbers

STATIC_ONLY = "PLATFORMLAB_STATIC_ONLY"  # set while the book builds: no widget state in pages


class Control(NamedTuple):
    """Something the reader sets: a slider over numbers or a choice between words.

    ``values`` are the states a page ships; ``labels`` holds the words of a choice and is empty
    for a slider.
    """

    name: str
    label: str
    values: tuple[Any, ...]
    default: Any
    unit: str = ""
    labels: tuple[str, ...] = ()

    def show(self, value: Any) -> str:
        """Write `value` as the reader sees it beside the control."""
        if self.labels:
            return self.labels[self.values.index(value)]
        return numbers.quantity(value, self.unit)


def slider(
    name: str,
    values: Iterable[float],
    *,
    default: float | None = None,
    label: str | None = None,
    unit: str | None = None,
) -> Control:
    """Slider for a quantity of the vocabulary over the given grid of values.

    Raises
    ------
    ValueError
        If a value lies outside the quantity's range, or the default is not on the grid.
    """
    if name not in PARAMS:
        near = difflib.get_close_matches(str(name), PARAMS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "add the quantity to vocabulary.toml"
        raise ValueError(f"a slider needs a quantity of the vocabulary (got {name!r}); {hint}")
    param = PARAMS[name]
    values = tuple(round(float(v), 10) for v in param.check(list(values)))
    default = param.default if default is None else default
    if default not in values:
        raise ValueError(
            f"the default of {name} must lie on its grid (got {default:g}, grid from "
            f"{values[0]:g} to {values[-1]:g}); move the default or add it to the grid"
        )
    unit = param.unit if unit is None else unit
    return Control(name, label or param.label, values, float(default), unit)


def choice(name: str, label: str, options: Mapping[Any, str], *, default: Any) -> Control:
    """Choice between named options, in the order given."""
    if default not in options:
        raise ValueError(
            f"the default of {name} must be one of its options (got {default!r}); "
            f"choose from {', '.join(map(repr, options))}"
        )
    return Control(name, label, tuple(options), default, labels=tuple(options.values()))


class Column(NamedTuple):
    """A column of the numbers a reader can open: heading, unit and decimals shown.

    A column without a label is shipped for the drawing and not listed.
    """

    name: str
    label: str
    decimals: int = 0
    is_percent: bool = False
    is_text: bool = False

    def show(self, value: Any) -> str:
        """Write `value` as the table shows it; an em dash where there is none."""
        is_number = self.kind != "text" and value is not None and value == value
        return numbers.cell(self.rounded(value) if is_number else value, self.kind, self.decimals)

    @property
    def kind(self) -> str:
        """How its values are written: ``text``, ``percent`` or ``number``."""
        return "text" if self.is_text else "percent" if self.is_percent else "number"

    def rounded(self, value: float) -> float:
        """Nearest number that the table can show; what rounds to nothing has no sign."""
        return round(float(value), self.stored_decimals) + 0.0

    @property
    def stored_decimals(self) -> int:
        """Decimals of the shipped value: a fraction needs two more than its percentage."""
        return self.decimals + (2 if self.is_percent else 0)


Tables = Mapping[str, Mapping[str, Any]]  # what `rows` gives: columns by table and name
Values = dict[str, Any]  # the value of every control, by name


@dataclass(frozen=True, kw_only=True)
class Explorer:
    """A question the reader answers by moving controls.

    Parameters
    ----------
    name : str
        Word for file names and links, for example ``critical_mass``.
    title : str
        The question the chart answers.
    description : str
        What the chart shows, for readers who cannot see it.
    controls : tuple of Control
        Empty for a chart that nobody moves.
    rows : callable
        ``rows(**values)`` returns tables by name, each a mapping of column to sequence.
    columns : mapping
        For each table, the columns a page ships; those with a label are listed as numbers.
    chart : callable
        ``chart(frame)`` returns an Altair chart over the named tables; it holds no data.
    sentence : callable
        ``sentence(tables, **values)`` says the present result in one plain sentence.
    source : str
        Where the data come from, or which model it is.
    """

    name: str
    title: str
    description: str
    rows: Callable[..., Tables]
    columns: Mapping[str, tuple[Column, ...]]
    chart: Callable[..., alt.Chart]
    sentence: Callable[..., str]
    source: str
    controls: tuple[Control, ...] = ()

    @property
    def anchor(self) -> str:
        """Id of the figure on a page; state links begin with it."""
        return "explore-" + self.name.replace("_", "-")

    @property
    def defaults(self) -> Values:
        """The state a page opens with."""
        return {control.name: control.default for control in self.controls}

    def state(self, **values: Any) -> Values:
        """Complete and check a state: every control by name, unknown names refused."""
        unknown = sorted(values.keys() - self.defaults.keys())
        if unknown:
            raise ValueError(
                f"explorer {self.name} has no control {unknown[0]!r}; "
                f"its controls are {', '.join(self.defaults) or 'none'}"
            )
        return self.defaults | values

    def say(self, **values: Any) -> str:
        """Return the sentence of a state."""
        state = self.state(**values)
        return self.sentence(self.rows(**state), **state)

    def _repr_mimebundle_(self, include=None, exclude=None):
        from platformlab.explore import page

        bundle = {"text/plain": f"{self.title}\n{self.say()}", "text/html": page.html(self)}
        if not os.environ.get(STATIC_ONLY):
            from platformlab.explore import live  # ipywidgets only where a kernel shows it

            bundle = live.view(self) | bundle
        return bundle
