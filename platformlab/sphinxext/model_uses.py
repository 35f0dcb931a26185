"""Which chapters use a model, by what they import and what that builds on; which sheets derive it."""

import ast
import inspect
import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from platformlab import models
from platformlab.checks.book import the_book

SHEETS = "book/derivations/"  # sheets of derivations, each called like its chapter
_DERIVES = re.compile(r"\{derives\}`([^`]*)`")


class Sheet(NamedTuple):
    """A sheet of derivations: its chapter, its short title, its results and what they derive.

    ``places`` has for each function, as in ``matching.trade_with_wedge``, the first result that
    derives it, counted from nothing.
    """

    topic: str
    title: str
    results: list[str]
    places: dict[str, int]

    @property
    def derives(self):
        """Models that the sheet derives."""
        return frozenset(map(model_of, self.places))

    def places_of(self, model):
        """Functions of a model that the sheet derives, without its name, each with its result."""
        own = [place for place in self.places.items() if model_of(place[0]) == model]
        return {function.partition(".")[2]: at for function, at in own}


@cache
def sheets(root):
    """Sheets of derivations in the order of their names, as the files say now."""
    found = []
    for file in sorted(Path(root, SHEETS).glob("*.md")):
        text = file.read_text(encoding="utf-8")
        title = text.partition("\n")[0].rpartition(": ")[2]
        results = re.findall(r"^## (.+)$", text, flags=re.M)
        found.append(Sheet(file.stem, title, results, _places(text)))
    return found


def _places(text):
    places: dict[str, int] = {}
    for at, section in enumerate(re.split(r"^## ", text, flags=re.M)[1:]):
        for names in _DERIVES.findall(section):
            for name in names.split(","):
                places.setdefault(name.strip(), at)
    return places


def model_of(function):
    """Model of a function that a sheet names, as in ``matching.trade_with_wedge``."""
    return function.strip().partition(".")[0]


def label_of(sheet, model):
    """Give the name by which links lead to the place where a sheet derives a model."""
    return f"derives-{sheet}-{model}"


def result_label(sheet, at):
    """Give the name by which links lead to a result of a sheet, counted from nothing."""
    return f"derived-{sheet}-{at}"


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
