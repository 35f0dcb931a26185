"""Exercises are numbered within their chapter, and none is printed that cannot be checked."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from sphinx_exercise.nodes import (
    exercise_enumerable_node,
    exercise_node,
    exercise_subtitle,
    exercise_title,
)

from platformlab.sphinxext import exercises


def page(label, subtitle="One judgment"):
    document = new_document("notebooks/giants.ipynb")
    title = exercise_title("", nodes.Text("Exercise"))
    title += exercise_subtitle("", nodes.Text(subtitle))
    text = nodes.section("", nodes.paragraph("", "Count."), ids=["exercise-content"])
    document += exercise_enumerable_node("", title, text, ids=[label], label=label)
    return document


def complaints_of(document, monkeypatch):
    said = []
    note = lambda message, location: said.append(message)  # noqa: E731
    monkeypatch.setattr(exercises, "logger", SimpleNamespace(warning=note))
    exercises.print_exercises(None, document)
    return said


def test_exercise_bears_its_number_in_the_chapter_and_no_brackets(monkeypatch):
    document = page("giants-2")
    assert complaints_of(document, monkeypatch) == []
    (printed,) = document.findall(exercise_node)
    assert printed.children[0].astext() == "Exercise 2. One judgment"
    assert printed["ids"] == ["giants-2"]


def test_text_of_an_exercise_shares_no_id_with_another(monkeypatch):
    document = page("giants-2")
    complaints_of(document, monkeypatch)
    assert "exercise-content" not in str(document)
    assert "Count." in document.astext()


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("giants-99", "no answer is declared for the exercise 'giants-99'"),
        ("notebooks/giants-exercise-0x", "an exercise needs a label such as topic-1"),
    ],
)
def test_exercise_that_cannot_be_checked_stops_the_build(label, words, monkeypatch):
    (said,) = complaints_of(page(label), monkeypatch)
    assert words in said
