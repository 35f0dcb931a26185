"""Live face: the same explorer as ipywidgets, with every value between the grid's ends."""

import html as _html
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from platformlab.charts.theme import COLOURS
from platformlab.explore import grid, svg
from platformlab.words import numbers

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

_STYLE = (
    "<style>.pl-live svg{max-width:100%;height:auto}"
    "[data-jp-theme-light=false] .pl-live{"
    + "".join(f"--pl-{role}:{dark};" for role, (_, dark) in COLOURS.items())
    + "}</style>"
)


def view(explorer: "Explorer") -> dict[str, Any]:
    """Mime bundle of the widget."""
    return widget(explorer)._repr_mimebundle_()


def framed(drawing: str, *, label: str = "", over: str = "") -> str:
    """A drawing in the theme of the lab, with what lies over it."""
    said = f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'
    return (
        f'{_STYLE}<div class="pl-live" style="position:relative;max-width:{svg.FRAMES["wide"].width}px" '
        f"{said}>{drawing}{over}</div>"
    )


def widget(explorer: "Explorer", *, over: str = "", **values: Any) -> widgets.VBox:
    """Sentence, drawing and controls that call the model at every move.

    `values` set the controls; `over` lies over the drawing and does not move with them.
    """
    chart = svg.compiled(explorer, svg.FRAMES["wide"])
    drawing, sentence = widgets.HTML(), widgets.HTML()
    opening = explorer.state(**values)
    fields = {control.name: _field(control, opening[control.name]) for control in explorer.controls}

    def refresh(_=None):
        state = {name: field.value for name, field in fields.items()}
        tables = explorer.rows(**state)
        drawn = svg.draw(chart, grid.shipped(explorer, tables), prefix=f"{explorer.anchor}-live")
        label = _html.escape(explorer.description, quote=True)
        drawing.value = framed(drawn, label=label, over=over)
        said = _html.escape(explorer.shown(tables, state))
        sentence.value = f'<p class="pl-live-sentence" role="status">{said}</p>'

    for field in fields.values():
        field.observe(refresh, "value")
    refresh()
    title = widgets.HTML(f"<strong>{_html.escape(explorer.title)}</strong>")
    source = widgets.HTML(f"<small>{_html.escape(explorer.source)}</small>")
    return widgets.VBox([title, sentence, drawing, *fields.values(), source])


def _field(control, value):
    look = {
        "description": control.label,
        "style": {"description_width": "16em"},
        "layout": {"width": "36em", "max_width": "100%"},
    }
    if control.is_choice:
        options = list(zip(control.labels, control.values, strict=True))
        return widgets.Dropdown(options=options, value=value, **look)
    low, high = control.values[0], control.values[-1]
    # A tenth of the page's step: the front end moves a default that is no multiple of the step.
    step = min(b - a for a, b in pairwise(control.values)) / 10
    return widgets.FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        readout_format=numbers.readout(control.unit),
        **look,
    )
