"""Which chapters use a model: what their cells and their code import, and what that builds on."""

import ast
import inspect
import json
from functools import cache
from pathlib import Path

from platformlab import models
from platformlab.checks.book import the_book


@cache
def chapters_using(root, topic):
    """Notebooks that use the model, themselves or through another model."""
    notebooks = sorted(Path(root, "notebooks").glob("*.ipynb"))
    return [path.stem for path in notebooks if topic in _used_by(root, path)]


def models_in(code):
    """Models that a piece of code imports or names."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        words = []
        if isinstance(node, ast.Import):
            words = [word for alias in node.names for word in _below_models(alias.name)]
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            words = [word for name in names for word in _below_models(name)]
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("models"):
            words = [node.attr]
        found.update(words)
    return found & set(models.__all__)


def _below_models(name):
    package, _, rest = name.partition("platformlab.models.")
    return [] if package else rest.split(".")


@cache
def _used_by(root, notebook):
    code = [_cells(notebook)]
    if room := the_book().rooms.get(notebook.stem):
        code += [file.read_text(encoding="utf-8") for file in sorted(room.glob("*.py"))]
    used = set().union(*map(models_in, code))
    while more := set().union(*map(_parts_of, used)) - used:
        used |= more
    return used


def _cells(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


@cache
def _parts_of(topic):
    return models_in(inspect.getsource(getattr(models, topic)))
