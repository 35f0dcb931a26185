"""Explorers: a chart, its controls and one sentence, on a static page and in a live kernel.

An explorer is declared once and has two faces. On a page it is an SVG with native controls
whose every state was computed by Python at build time; in a kernel it is a set of ipywidgets
that call the model directly. The front end picks the face it can show.
"""

import difflib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from inspect import getfile, unwrap
from typing import Any, NamedTuple

import altair as alt

from platformlab.data import dates
from platformlab.explore.wording import UNNAMED, Slot, Wording
from platformlab.params import PARAMS
from platformlab.words import Wordbook, numbers, text

STATIC_ONLY = "PLATFORMLAB_STATIC_ONLY"  # set while the book builds


def builds() -> bool:
    """Whether the book builds: pages carry no state of widgets, and nothing is checked a second time."""
    return bool(os.environ.get(STATIC_ONLY))


class Control(NamedTuple):
    """Something the reader sets: a slider over numbers or a choice between words.

    ``values`` are the states a page ships. The options of a choice have words in the language file,
    unless ``shown`` writes them: names and years are the same in every language. ``along`` names
    what it moves on an axis of the drawing, as ``explore/along.py`` tells.
    """

    name: str
    values: tuple[Any, ...]
    default: Any
    unit: str = ""
    is_choice: bool = False
    shown: Callable[[Any], str] | None = None
    words: Wording = UNNAMED
    along: str = ""

    @property
    def label(self) -> str:
        """What stands beside it: the word of the explorer, or else that of the vocabulary."""
        if self.name in PARAMS and not self.words.find("controls", self.name):
            return PARAMS[self.name].label
        return self.words("controls", self.name)

    @property
    def labels(self) -> tuple[str, ...]:
        """Words of a choice; empty for a slider."""
        return tuple(map(self.show, self.values)) if self.is_choice else ()

    def show(self, value: Any) -> str:
        """Write `value` as the reader sees it beside the control."""
        if not self.is_choice:
            return numbers.quantity(value, self.unit)
        return self.shown(value) if self.shown else self.words("options", f"{self.name}.{value}")


def slider(
    name: str,
    values: Iterable[float],
    *,
    default: float | None = None,
    unit: str | None = None,
    along: str = "",
) -> Control:
    """Slider for a quantity of the vocabulary over the given grid of values.

    Where it moves a point along an axis of its drawing, `along` names the table and column whose
    first value is that point, for example ``"now.output"``: the point can then be dragged itself.

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
    return Control(name, values, float(default), unit, along=along)


def choice(
    name: str,
    values: Iterable[Any],
    *,
    default: Any,
    shown: Callable[[Any], str] | None = None,
    along: str = "",
) -> Control:
    """Choice between named options, in the order given; `shown` writes those that data name.

    `along` is that of `slider`.
    """
    values = tuple(values)
    if default not in values:
        raise ValueError(
            f"the default of {name} must be one of its options (got {default!r}); "
            f"choose from {', '.join(map(repr, values))}"
        )
    return Control(name, values, default, is_choice=True, shown=shown, along=along)


class Column(NamedTuple):
    """A column of the numbers a reader can open, with the decimals shown; `drawn` makes others.

    Its head is in the language file, by its table and name or by its name.
    """

    name: str
    decimals: int = 0
    is_percent: bool = False
    is_text: bool = False
    is_listed: bool = True
    table: str = ""
    words: Wording = UNNAMED

    @property
    def label(self) -> str:
        """Its head; a column that is only drawn has none."""
        return (
            self.words("columns", f"{self.table}.{self.name}", self.name) if self.is_listed else ""
        )

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


def drawn(
    name: str, decimals: int = 0, *, is_percent: bool = False, is_text: bool = False
) -> Column:
    """Column that is shipped for the drawing and not listed."""
    return Column(name, decimals, is_percent, is_text, is_listed=False)


Tables = Mapping[str, Mapping[str, Any]]  # what `rows` gives: columns by table and name
Values = dict[str, Any]  # the value of every control, by name


@dataclass(frozen=True, kw_only=True)
class Explorer:
    """A question the reader answers by moving controls.

    It states structure only: what it is called and says of itself is found by its name in the
    language file of its room, as ``explore/wording.py`` tells.

    Parameters
    ----------
    name : str
        Word for file names and links, for example ``critical_mass``.
    controls : tuple of Control
        Empty for a chart that nobody moves.
    rows : callable
        ``rows(**values)`` returns tables by name, each a mapping of column to sequence.
    columns : mapping
        For each table, the columns a page ships; those that are not only drawn are listed as
        numbers.
    chart : callable
        ``chart(frame)`` returns an Altair chart over the named tables; it holds no data, and the
        titles of its axes and tooltips are keys of words.
    sentence : callable
        ``sentence(tables, **values)`` says the present result in one plain sentence.
    slots : mapping
        Numbers of the market that stand in its words, by slot.
    keyed_by : str, optional
        Column that says which mark is the same thing in every state, for example a firm's name:
        marks travel when a menu changes. Without it the drawing is replaced, as lines of one firm
        must not turn into those of another.
    is_slow : bool, default False
        Whether a state takes a solver or a simulation: a build computes such figures first, so that
        no processor is left with one at the end.
    book : Wordbook, optional
        The words of its room; those beside the module of `rows` if it is left out.
    """

    name: str
    rows: Callable[..., Tables]
    columns: Mapping[str, tuple[Column, ...]]
    chart: Callable[..., alt.Chart]
    sentence: Callable[..., str]
    controls: tuple[Control, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    keyed_by: str = ""
    is_slow: bool = False
    book: Wordbook | None = None

    def __post_init__(self) -> None:
        """Hand its words to everything that has some."""
        controls = tuple(control._replace(words=self.words) for control in self.controls)
        columns = {
            table: tuple(column._replace(table=table, words=self.words) for column in listed)
            for table, listed in self.columns.items()
        }
        names = {column.name for listed in columns.values() for column in listed}
        if self.keyed_by and self.keyed_by not in names:
            raise ValueError(
                f"explorer {self.name}: keyed_by must name one of its columns "
                f"(got {self.keyed_by!r}; they are {', '.join(sorted(names))})"
            )
        object.__setattr__(self, "controls", controls)
        object.__setattr__(self, "columns", columns)

    @cached_property
    def words(self) -> Wording:
        """What it says, by role and key."""
        return Wording(self.name, self.book or Wordbook(getfile(unwrap(self.rows))), self.slots)

    @cached_property
    def charts(self) -> dict[Any, dict[str, Any]]:
        """Its charts as `svg` has built and compiled them: Altair takes up to a second for one."""
        return {}

    @property
    def title(self) -> str:
        """The question the chart answers."""
        return self.words("title")

    @property
    def description(self) -> str:
        """What the chart shows, for readers who cannot see it."""
        return self.words("description")

    @property
    def source(self) -> str:
        """Where the data come from and as of when, or which model it is."""
        said, known = self.words("source"), dates(self.name)
        return f"{said} {text('explore.as_of', dates=', '.join(known))}" if known else said

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

    def shown(self, tables: Tables, state: Values) -> str:
        """Return the sentence as a page and a kernel show it: no number parts from its unit."""
        return numbers.whole(self.sentence(tables, **state))

    def _repr_mimebundle_(self, include=None, exclude=None):
        from platformlab.explore import page

        bundle = {"text/plain": f"{self.title}\n{self.say()}", "text/html": page.html(self)}
        if not builds():
            from platformlab.explore import live  # ipywidgets only where a kernel shows it

            bundle = live.view(self) | bundle
        return bundle
