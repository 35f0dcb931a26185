"""Directive ``{model}``: the entry of a model in the catalogue, read from the model itself.

The module's docstring gives question, assumptions and what is left out; its functions give the
arguments, the vocabulary their units and ranges; the names of its tests say what was verified;
the imports of the figures say which chapters use it. Only the formulas are written apart, in
``models/equations.toml``, since LaTeX would make the docstrings hard to read.
"""

import ast
import inspect
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList

from platformlab import models
from platformlab.params import PARAMS

_SOURCES = re.compile(r"^(Sources?):\s+(.*)", re.MULTILINE | re.DOTALL)
_LEAD = re.compile(r"^(Question|Assumptions|Left out)\.", re.MULTILINE)
_POWER = re.compile(r"(`[^`]*`)|(?<=\w)\*\*(?=\S)")  # as in e**x: no bold type, nor code
_KEY = re.compile(r"\b[a-z]+(?:18|19|20)\d\d\b")
_KEY_IN_BRACKETS = re.compile(rf"\(({_KEY.pattern})\)")


def setup(app):
    """Register the directive."""
    app.add_directive("model", ModelDirective)


@cache
def equations() -> dict:
    """Formulas in LaTeX by module name."""
    text = (files("platformlab.models") / "equations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def public_functions(module):
    """Functions a reader calls: defined here, no leading underscore, in the order of the file."""
    found = [
        function
        for name, function in vars(module).items()
        if inspect.isfunction(function)
        and function.__module__ == module.__name__
        and not name.startswith("_")
    ]
    return sorted(found, key=lambda function: inspect.unwrap(function).__code__.co_firstlineno)


def parameters(module):
    """Vocabulary of the module's functions, each quantity once.

    Functions on observed data check their series themselves: a series may share its name with a
    quantity of the vocabulary, but not its meaning and range.
    """
    functions = [f for f in public_functions(module) if hasattr(f, "__wrapped__")]
    names = [n for f in functions for n in inspect.signature(f).parameters]
    return [PARAMS[name] for name in dict.fromkeys(names) if name in PARAMS]


def source_sentence(text):
    """What a docstring says of its sources, whole, with a citation in place of every key."""
    found = _SOURCES.search(text)
    if not found:
        return ""
    said = found[2].strip()
    if not _KEY.match(said):
        said = said[0].upper() + said[1:]
    said = _KEY_IN_BRACKETS.sub(r"{cite:p}`\1`", said)  # a year in brackets, not two pairs of them
    return f"**{found[1]}.** " + re.sub(rf"(?<!`){_KEY.pattern}", r"{cite:t}`\g<0>`", said)


def test_names(root, topic):
    """What the tests of a model hold, as sentences: their names state facts."""
    file = _tests_of(root, topic)
    if not file:
        return []
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    return [n.removeprefix("test_").replace("_", " ") for n in names if n.startswith("test_")]


def _tests_of(root, topic):
    return next(Path(root, "tests", "models").glob(f"*/test_{topic}.py"), None)


def chapters_using(root, topic):
    """Notebooks whose cells or figures import the model."""
    word = re.compile(rf"models(?:\.| import ){topic}\b")
    used = []
    for notebook in sorted(Path(root, "notebooks").glob("*.ipynb")):
        figures = Path(root, "platformlab", "figures", f"{notebook.stem}.py")
        texts = [notebook] + ([figures] if figures.exists() else [])
        if any(word.search(text.read_text(encoding="utf-8")) for text in texts):
            used.append(notebook.stem)
    return used


class ModelDirective(Directive):
    """Catalogue entry of the model module named in the argument."""

    required_arguments = 1

    def run(self):
        """Return the entry, parsed as Markdown."""
        topic = self.arguments[0]
        try:
            module = getattr(models, topic)
        except AttributeError as error:
            raise self.error(str(error)) from None
        env = self.state.document.settings.env
        if tests := _tests_of(
            env.srcdir, topic
        ):  # a dependency that does not exist would renew the page at every build
            env.note_dependency(str(tests))
        lines = "\n\n".join(entry(topic, module, Path(env.srcdir))).splitlines()
        container = nodes.container(classes=["pl-model"], ids=[f"model-{topic}"])
        self.state.nested_parse(StringList(lines, source=f"{topic}.py"), 0, container)
        return [container]


def entry(topic, module, root):
    """Give the parts of an entry, each a block of Markdown."""
    text = inspect.getdoc(module)
    _, _, body = text.partition("\n\n")
    yield _LEAD.sub(r"**\1.**", _spoken(_SOURCES.sub("", body).strip()))
    for formula in equations().get(topic, []):
        yield f"$$\n{formula.strip()}\n$$"
    yield _parameter_table(parameters(module))
    yield "\n".join(
        f"- `{function.__name__}`: {_first_sentence(function)}"
        for function in public_functions(module)
    )
    yield source_sentence(body)
    if used := chapters_using(root, topic):
        yield "**Used in** " + ", ".join(f"[](../notebooks/{name}.ipynb)" for name in used) + "."
    yield from _verified(test_names(root, topic))


def _first_sentence(function):
    first = inspect.getdoc(function).splitlines()[0]
    return _spoken(first[0].lower() + first[1:])


def _spoken(text):
    return _POWER.sub(lambda found: found[1] or r"\*\*", text)


def _parameter_table(params):
    rows = [f"| ${p.symbol}$ | {p.label} | `{p.name}` | {p.unit} | {p.interval} |" for p in params]
    head = ["| Symbol | Quantity | Word in code | Unit | Range |", "|---|---|---|---|---|"]
    return "\n".join(head + rows) if rows else ""


def _verified(facts):
    if not facts:
        yield "**Verified** by the tests of the models that use it."
        return
    listed = "".join(f"<li>{fact}</li>" for fact in facts)
    yield (f"<details><summary>Verified by {len(facts)} tests</summary><ul>{listed}</ul></details>")
