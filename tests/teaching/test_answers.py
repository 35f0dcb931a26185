"""Pages with answers: every exercise with its computed answer, every question with what is right."""

import pandas as pd
import pytest
from parts import CHAPTERS, ROOT

from platformlab.checks.answers import Text, all_answers, answers_of
from platformlab.checks.questions import questions
from platformlab.teaching import answers


@pytest.mark.parametrize("topic", CHAPTERS)
def test_exercises_of_a_notebook_are_those_that_are_answered(topic):
    found = answers.exercises(ROOT, topic)
    assert [label for _, label, _ in found] == [answer.id for answer in answers_of(topic)]
    assert all("```" not in title + text for title, _, text in found)


@pytest.mark.parametrize("topic", ["giants", "critical_mass"])
def test_page_gives_numbers_rubrics_and_the_right_option(topic):
    page = answers.page(ROOT, topic, title="One")
    for answer in answers_of(topic):
        if isinstance(answer, Text):
            assert answer.rubric[0].split("'")[0] in page
    for item in questions(topic).items:
        right = next(option for option in item.options if option.is_right)
        assert f"Right: {right.text}".replace("'", "&#x27;") in page


def test_number_is_the_one_that_a_notebook_compares_with():
    value = all_answers()["critical-mass-1"].compute()
    assert answers.written(value, "share") in answers.page(ROOT, "critical_mass", title="One")


def test_links_of_a_notebook_lead_from_the_page_to_the_same_place():
    text = "See [this](../book/notation.md), [that](giants.ipynb) and [those](https://example.org)."
    moved = answers._LINK.sub(answers._moved, text)
    assert "(../../book/notation.md)" in moved
    assert "(../../notebooks/giants.ipynb)" in moved
    assert "(https://example.org)" in moved


def test_table_is_written_with_its_columns():
    assert "places" in answers.written(pd.DataFrame({"places": [1]}))


def test_names_of_functions_in_a_hint_are_code_and_nothing_else_is_markup():
    assert answers._coded("a < b: `find`") == "a &lt; b: <code>find</code>"
