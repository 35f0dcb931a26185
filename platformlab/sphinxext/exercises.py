"""Exercises as this book prints them: numbered within their chapter, titled without brackets.

sphinx-exercise counts through the whole book, so the fourth chapter would begin with Exercise 14,
and gives the text of every exercise the same id.
"""

import re

from docutils import nodes
from sphinx.util import logging
from sphinx_exercise.nodes import exercise_enumerable_node, exercise_node

from platformlab.checks.answers import all_answers
from platformlab.sphinxext import paper
from platformlab.words import text as words

logger = logging.getLogger(__name__)


def setup(app):
    """Rewrite the exercises of a page once it has been read."""
    app.setup_extension("sphinx_exercise")
    app.connect("doctree-read", print_exercises)
    paper.register(exercise_node, _on_paper)


def print_exercises(app, doctree):
    """Number and title the exercises of a page, and complain of labels without an answer."""
    for node in list(doctree.findall(exercise_enumerable_node)):
        if problem := _problem(node["label"]):
            logger.warning(problem, location=node)
        else:
            node.replace_self(_printed(node))


def _problem(label):
    if not re.fullmatch(r"[a-z]+(-[a-z]+)*-\d+", label):
        return f"an exercise needs a label such as topic-1 (got {label!r}); add the line :label:"
    if label not in all_answers():
        return (
            f"no answer is declared for the exercise {label!r}; declare it in the answers.py of its "
            "chapter"
        )
    return ""


def _printed(node):
    title, text = node.children
    number = node["label"].rpartition("-")[2]
    subtitles = title.children[1:]
    key = "exercises.titled" if subtitles else "exercises.title"
    named = nodes.title("", nodes.Text(words(key, number=number)))
    for subtitle in subtitles:
        named += subtitle.children
    printed = exercise_node("", named, *text.children, **node.attributes)
    printed.source, printed.line = node.source, node.line
    return printed


def _on_paper(node, page):
    """Give an exercise as a box with a title, which every writer knows; a target bears its id."""
    title, *text = node.children
    return nodes.admonition("", title, nodes.target("", "", ids=node["ids"]), *text)
