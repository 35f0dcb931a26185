"""Static face: a figure that reads well without scripts and comes alive with them.

Its markup is ``templates/figure.html``; here stands what the template is handed.
"""

import itertools
import math
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from platformlab.explore import along, grid, svg
from platformlab.words.templates import render

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

LETTERS = (72, 36)  # in a line of the sentence, wide and on a phone
TRIED = 24  # states whose sentences are held against each other


def html(explorer: "Explorer", *, anchor: str = "", is_folded: bool = False, **values: Any) -> str:
    """Return the figure: drawing, sentence, controls and numbers.

    Parameters
    ----------
    explorer : Explorer
        The figure.
    anchor : str, default ""
        Its id on the page, and the beginning of all ids in it; that of the explorer if it is empty.
    is_folded : bool, default False
        Whether all but its first control are folded, as in a figure that has answered a bet.
    **values
        Controls that do not stand at their defaults.
    """
    anchor, state = anchor or explorer.anchor, explorer.state(**values)
    ways = along.ways(explorer, state)
    computed = explorer.rows(**state)
    tables = grid.shipped(explorer, computed)
    return str(
        render(
            "platformlab.explore",
            "figure.html",
            explorer=explorer,
            anchor=anchor,
            drawings={width: _drawing(explorer, width, tables, anchor) for width in svg.FRAMES},
            sentence=explorer.shown(computed, state),
            lines=None if is_folded else _lines(explorer),
            controls=[_field(c, state[c.name], ways.get(c.name)) for c in explorer.controls],
            is_folded=is_folded,
            actions=("reset", "csv", "link", "share") if explorer.controls else ("csv", "share"),
            tables=[
                _table(name, table, listed)
                for name, table in tables.items()
                if (listed := [column for column in explorer.columns[name] if column.label])
            ],
        )
    )


def _drawing(explorer, width, tables, anchor):
    """SVG in one width; its own words are hidden from screen readers, the description is said."""
    chart = svg.compiled(explorer, svg.FRAMES[width])
    return Markup(svg.draw(chart, tables, prefix=f"{anchor}-{width}"))


def _lines(explorer):
    """Lines that the longest sentence needs, wide and on a phone: the drawing below it must not jump.

    All states would take minutes; some of them, evenly picked, hold every turn of the sentence.
    """
    if not explorer.controls:
        return None
    step = max(1, grid.count(explorer) // TRIED)
    tried = itertools.islice(
        grid.states(explorer), 0, None, step | 1
    )  # odd: no menu is passed over
    longest = max(len(explorer.say(**state)) for state in tried)
    return tuple(math.ceil(longest / letters) for letters in LETTERS)


def _field(control, value, way):
    """Native input, hidden until a script can answer it."""
    return {
        "name": control.name,
        "label": control.label,
        "look": "choice" if control.is_choice else "slider",
        "shown": [control.show(value) for value in control.values],
        "at": control.values.index(value),
        "along": " ".join(way.axis) if way else "",
        "ends": way.ends if way else {},
    }


def _table(name, table, columns):
    shown = (map(column.show, table[column.name]) for column in columns)
    return {
        "name": name,
        "columns": columns,
        "formats": "|".join(f"{c.name}:{c.kind}:{c.decimals}" for c in columns),
        "lines": list(zip(*shown, strict=True)),
    }
