"""Static face: a figure that reads well without scripts and comes alive with them."""

import html as _html

from platformlab.explore import grid, svg

_FIGURE = """\
<figure class="pl-explorer" id="{anchor}" data-explorer="{name}" aria-labelledby="{anchor}-title">
<p class="pl-title" id="{anchor}-title">{title}</p>
{drawings}
<p class="pl-sentence" role="status">{sentence}</p>
{controls}
{actions}
<details class="pl-numbers"><summary>Show the numbers</summary>
{numbers}
</details>
<figcaption class="pl-source">{source}</figcaption>
</figure>
"""


def html(explorer) -> str:
    """Return the figure in its default state: drawing, sentence, controls and numbers."""
    computed = explorer.rows(**explorer.defaults)
    tables = grid.shipped(explorer, computed)
    return _FIGURE.format(
        anchor=explorer.anchor,
        name=explorer.name,
        title=_html.escape(explorer.title),
        drawings="\n".join(_drawing(explorer, width, tables) for width in svg.FRAMES),
        sentence=_html.escape(explorer.sentence(computed, **explorer.defaults)),
        controls=_controls(explorer),
        actions=_actions(explorer),
        numbers="\n".join(_table(explorer, name, tables[name]) for name in tables),
        source=_html.escape(explorer.source),
    )


def _drawing(explorer, width, tables):
    spec = svg.specification(explorer, svg.FRAMES[width])
    drawing = svg.draw(spec, tables, prefix=f"{explorer.anchor}-{width}")
    label = _html.escape(explorer.description, quote=True)
    # The drawing's own words are hidden from screen readers: the description stands for it.
    inner = f'<div aria-hidden="true">{drawing}</div>'
    return f'<div class="pl-chart pl-{width}" role="img" aria-label="{label}">{inner}</div>'


def _controls(explorer):
    """Native inputs, hidden until a script can answer them."""
    if not explorer.controls:
        return ""
    fields = "\n".join(_field(explorer.anchor, control) for control in explorer.controls)
    return f'<div class="pl-controls" hidden>\n{fields}\n</div>'


def _field(anchor, control):
    field_id = f"{anchor}-{control.name}"
    label = f'<label for="{field_id}">{_html.escape(control.label)}</label>'
    shown = [_html.escape(control.show(value), quote=True) for value in control.values]
    at = control.values.index(control.default)
    if control.labels:
        options = "".join(
            f"<option{' selected' if i == at else ''}>{text}</option>"
            for i, text in enumerate(shown)
        )
        body = f'<select id="{field_id}" data-control="{control.name}">{options}</select>'
        return f'<div class="pl-control pl-choice">{label}{body}</div>'
    body = (
        f'<input type="range" id="{field_id}" data-control="{control.name}" min="0" '
        f'max="{len(shown) - 1}" step="1" value="{at}" aria-valuetext="{shown[at]}" '
        f'data-shown="{"|".join(shown)}" autocomplete="off">'
        f'<output for="{field_id}">{shown[at]}</output>'
    )
    return f'<div class="pl-control pl-slider">{label}{body}</div>'


def _actions(explorer):
    moves = {"link": "Copy link to this state", "reset": "Reset"} if explorer.controls else {}
    buttons = "".join(
        f'<button type="button" data-action="{action}">{text}</button>'
        for action, text in ({"csv": "Download CSV"} | moves).items()
    )
    return f'<p class="pl-actions" hidden>{buttons}<span class="pl-done" role="status"></span></p>'


def _table(explorer, name, table):
    columns = [column for column in explorer.columns[name] if column.label]
    if not columns:
        return ""
    kinds = [_kind(column) for column in columns]
    head = "".join(
        f'<th scope="col" class="pl-as-{kind}">{_html.escape(column.label)}</th>'
        for column, kind in zip(columns, kinds, strict=True)
    )
    lines = zip(*(map(column.show, table[column.name]) for column in columns), strict=True)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="pl-as-{kind}">{_html.escape(cell)}</td>'
            for cell, kind in zip(line, kinds, strict=True)
        )
        + "</tr>"
        for line in lines
    )
    formats = "|".join(f"{column.name}:{_kind(column)}:{column.decimals}" for column in columns)
    return (
        f'<table data-table="{name}" data-columns="{formats}">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _kind(column):
    return "text" if column.is_text else "percent" if column.is_percent else "number"
