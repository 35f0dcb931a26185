"""Show a reader the very function that the tests run."""

import ast
import inspect
import textwrap

from IPython.display import Markdown

WIDTH = 72  # what fits a phone without sideways scroll


def show_source(function) -> Markdown:
    """Return the source of `function` without docstring and decorators, for display.

    Examples
    --------
    >>> from platformlab.models import critical_mass
    >>> print(show_source(critical_mass.next_share).data)
    ```python
    def next_share(
        share, *, stand_alone_value, same_side, price, taste_spread
    ):
        gain = stand_alone_value + same_side * share - price
        return scipy.special.expit(gain / taste_spread)
    ```
    """
    source = textwrap.dedent(inspect.getsource(inspect.unwrap(function))).rstrip()
    definition = ast.parse(source).body[0]
    first, last = definition.lineno, definition.body[0].lineno - 1
    if ast.get_docstring(definition):
        last = definition.body[0].end_lineno
    lines = source.splitlines()
    header = lines[first - 1 : definition.body[0].lineno - 1]
    shown = _within_width(header) + lines[last:]
    return Markdown("```python\n" + "\n".join(shown) + "\n```")


def _within_width(header):
    """Break a signature on one long line after its opening bracket."""
    if len(header) > 1 or len(header[0]) <= WIDTH:
        return header
    name, _, rest = header[0].partition("(")
    arguments, _, end = rest.rpartition(")")
    return [f"{name}(", f"    {arguments}", f"){end}"]
