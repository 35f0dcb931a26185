"""Directives ``{model-families}`` and ``{model-family}``: the catalogue, read from the models.

``platformlab.models.FAMILIES`` says which models there are and in which order.
The module's docstring gives question, assumptions and what is left out; its functions give the
arguments, the vocabulary their units and ranges; the names of its tests say what was verified;
the imports of the chapters say which of them use it. Short formulas stand in the docstrings, between
dollars and in plain letters (``$p + q F$``), and are typeset here; long ones are written apart, in
``models/equations.toml``, since LaTeX would make the docstrings hard to read.
"""

import ast
import inspect
import re
import tomllib
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList

from platformlab import models
from platformlab.nearest import nearest
from platformlab.params import PARAMS
from platformlab.sphinxext.formulas import typeset
from platformlab.sphinxext.model_uses import chapters_using, label_of, result_label, sheets
from platformlab.words import text as words

_SOURCES = re.compile(r"^(Sources?):\s+(.*)", re.MULTILINE | re.DOTALL)
_LEAD = re.compile(r"^(Question|Assumptions|Left out)\.", re.MULTILINE)
_MODEL = re.compile(r"`(\w+)`")
_KEY = re.compile(r"\b[a-z]+(?:18|19|20)\d\d\b")
_KEY_IN_BRACKETS = re.compile(rf"\(({_KEY.pattern})\)")


def setup(app):
    """Register the directives."""
    app.add_directive("model-families", FamiliesDirective)
    app.add_directive("model-family", FamilyDirective)


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
    """What the tests of a model hold: their names state facts, docstrings the case computed."""
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in _tests_of(root, topic)]
    nodes = (node for tree in trees for node in ast.walk(tree))
    found = [node for node in nodes if isinstance(node, ast.FunctionDef)]
    return [_fact(node) for node in found if node.name.startswith("test_")]


def _fact(node):
    fact = node.name.removeprefix("test_").replace("_", " ")
    case = " ".join((ast.get_docstring(node) or "").split())
    return f"{fact} ({case.rstrip('.')})" if case else fact


def _tests_of(root, topic):
    names = f"test_{topic}.py", f"test_{topic}_refusals.py"
    return [file for name in names for file in Path(root, "tests", "models").glob(f"*/{name}")]


class FamiliesDirective(Directive):
    """Overview of the library: each family with its question, and the models on its page."""

    def run(self):
        """Return a section for each family."""
        self.state.document.settings.env.note_dependency(models.__file__)
        return [self._section(word, family) for word, family in models.FAMILIES.items()]

    def _section(self, word, family):
        titles = family.models.items()
        listed = "\n".join(f"- {{ref}}`{title} <{anchor(topic)}>`" for topic, title in titles)
        lines = f"[{family.question}](models-{word}.md)\n\n{listed}".splitlines()
        section = nodes.section(ids=[f"family-{word}"], names=[])
        section += nodes.title("", family.title)
        self.state.nested_parse(StringList(lines, source="models"), 0, section)
        for item, topic in zip(section.findall(nodes.list_item), family.models, strict=True):
            item["ids"].append(anchor(topic))  # old addresses of the entries lead here
        return section


class FamilyDirective(Directive):
    """Page of the family named in the argument: its question, then an entry for each model."""

    required_arguments = 1

    def run(self):
        """Return the page as one section, whose title is the family's."""
        word = self.arguments[0]
        if word not in models.FAMILIES:
            hint = nearest(word, models.FAMILIES)
            raise self.error(f"there is no family of models named {word!r}; {hint}")
        family = models.FAMILIES[word]
        page = nodes.section(ids=[f"models-{word}"], names=[])
        page += nodes.title("", family.title)
        self._parse([family.question, "", "[All models](models.md)"], word, page)
        page += [self._entry(topic, title) for topic, title in family.models.items()]
        return [page]

    def _entry(self, topic, title):
        env = self.state.document.settings.env
        module = getattr(models, topic)
        for file in (models.__file__, module.__file__, *_tests_of(env.srcdir, topic)):
            env.note_dependency(str(file))
        section = nodes.section(ids=[anchor(topic)], names=[], classes=["pl-model"])
        section += nodes.title("", title)
        labels = env.get_domain("std")
        labels.note_hyperlink_target(anchor(topic), env.docname, anchor(topic), title)
        blocks = "\n\n".join(entry(topic, module, Path(env.srcdir), env.found_docs))
        self._parse(blocks.splitlines(), topic, section)
        return section

    def _parse(self, lines, source, into):
        self.state.nested_parse(StringList(lines, source=source), 0, into)


def anchor(topic):
    """Give the place of a model's entry on the page of its family."""
    return f"model-{topic}"


def page_of(topic):
    """Name the document that holds a model's entry."""
    word = next(word for word, family in models.FAMILIES.items() if topic in family.models)
    return f"book/models-{word}"


def entry(topic, module, root, documents=None):
    """Give the parts of an entry, each a block of Markdown; it links chapters among the documents."""
    _, _, body = _told_by(module).partition("\n\n")
    yield _LEAD.sub(r"**\1.**", _spoken(_SOURCES.sub("", body).strip()))
    for formula in equations().get(topic, []):
        yield f"$$\n{formula.strip()}\n$$"
    yield _parameter_table(parameters(module))
    yield "\n".join(
        f"- `{function.__name__}`: {_first_sentence(function)}"
        for function in public_functions(module)
    )
    yield source_sentence(body)
    yield " ".join((_used(root, topic, documents), *_derived(root, topic)))
    yield from _verified(test_names(root, topic))


def _used(root, topic, documents):
    used = chapters_using(root, topic)
    if documents is not None:  # a book may hold a part of the notebooks that lie beside it
        used = [name for name in used if f"notebooks/{name}" in documents]
    if used:
        links = (f"[](../notebooks/{name}.ipynb)" for name in used)
        return words("catalogue.used_in", chapters=words("catalogue.separator").join(links))
    return words("catalogue.unused")


def _derived(root, topic):
    """Say which sheets derive the model; a link leads to the first place in each."""
    links = [_places(sheet, topic) for sheet in sheets(root) if topic in sheet.derives]
    if links:
        yield words("catalogue.derived_in", sheets=words("catalogue.separator").join(links))


def _places(sheet, topic):
    """Link to a sheet, and to the result of each function where they stand with several results."""
    link, places = (
        f"{{ref}}`{sheet.title} <{label_of(sheet.topic, topic)}>`",
        sheet.places_of(topic),
    )
    if len(set(places.values())) == 1:
        return link
    each = (f"{{ref}}`{name} <{result_label(sheet.topic, at)}>`" for name, at in places.items())
    return f"{link} ({words('catalogue.separator').join(each)})"


def _told_by(thing):
    if told := inspect.getdoc(thing):
        return told
    raise ValueError(
        f"{thing.__name__}: expected a docstring, which its entry shows, got none; write it"
    )


def _first_sentence(function):
    first = _told_by(function).splitlines()[0]
    return _spoken(first[0].lower() + first[1:])


def _spoken(text):
    return typeset(_MODEL.sub(_link, text))


def _link(found):
    topic = found[1]
    return f"[`{topic}`](#{anchor(topic)})" if topic in models.__all__ else found[0]


def _parameter_table(params):
    rows = [
        f"| ${p.symbol}$ | {p.label} | `{p.name}` | {p.unit_in_words} | {p.interval} |"
        for p in params
    ]
    heads = ("symbol", "quantity", "word", "unit", "range")
    head = [
        "| " + " | ".join(words(f"catalogue.{name}") for name in heads) + " |",
        "|---|---|---|---|---|",
    ]
    return "\n".join(head + rows) if rows else ""


def _verified(facts):
    if not facts:
        yield words("catalogue.verified_elsewhere")
        return
    listed = "".join(f"<li>{escape(fact, quote=False)}</li>" for fact in facts)
    said = words("catalogue.verified", n=len(facts))
    yield f"<details><summary>{said}</summary><ul>{listed}</ul></details>"
