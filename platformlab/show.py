"""Show a reader the very function that the tests run."""

import ast
import inspect
import textwrap

from IPython.display import Markdown


def show_source(function) -> Markdown:
    """Return the source of `function` without its docstring, for display.

    Examples
    --------
    >>> from platformlab.models import critical_mass
    >>> print(show_source(critical_mass.rohlfs_next_share).data)  # doctest: +ELLIPSIS
    ```python
    @checked
    ...
    def rohlfs_next_share(share, *, relative_price):
    ...
    """
    source = textwrap.dedent(inspect.getsource(inspect.unwrap(function)))
    body = ast.parse(source).body[0]
    lines = source.rstrip().splitlines()
    if ast.get_docstring(body):
        docstring = body.body[0]
        del lines[docstring.lineno - 1 : docstring.end_lineno]
    return Markdown("```python\n" + "\n".join(lines) + "\n```")
