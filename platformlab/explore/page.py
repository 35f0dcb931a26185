"""Static face: a figure that reads well without scripts and comes alive with them.

Its markup is ``templates/figure.html``; here stands what the template is handed.
"""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from platformlab.explore import grid, svg
from platformlab.words.templates import render

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer


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
            controls=[_field(control, state[control.name]) for control in explorer.controls],
            is_folded=is_folded,
            actions=("csv", "link", "reset") if explorer.controls else ("csv",),
            tables=[
                _table(name, table, listed)
                for name, table in tables.items()
                if (listed := [column for column in explorer.columns[name] if column.label])
            ],
        )
    )


def _drawing(explorer, width, tables, anchor):
    """SVG in one width; its own words are hidden from screen readers, the description is said."""
    spec = svg.specification(explorer, svg.FRAMES[width])
    return Markup(svg.draw(spec, tables, prefix=f"{anchor}-{width}"))


def _field(control, value):
    """Native input, hidden until a script can answer it."""
    return {
        "name": control.name,
        "label": control.label,
        "look": "choice" if control.is_choice else "slider",
        "shown": [control.show(value) for value in control.values],
        "at": control.values.index(value),
    }


def _table(name, table, columns):
    shown = (map(column.show, table[column.name]) for column in columns)
    return {
        "name": name,
        "columns": columns,
        "formats": "|".join(f"{c.name}:{c.kind}:{c.decimals}" for c in columns),
        "lines": list(zip(*shown, strict=True)),
    }
