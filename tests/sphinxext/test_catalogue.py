"""The model catalogue is complete, and its formulas are ones a browser can draw."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from latex2mathml.converter import convert

from platformlab.sphinxext import catalogue

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    file.stem
    for file in (ROOT / "platformlab" / "models").glob("*.py")
    if "Question." in file.read_text(encoding="utf-8").split('"""')[1]
)
PAGE = (ROOT / "book" / "models.md").read_text(encoding="utf-8")


def test_every_model_that_answers_a_question_has_one_entry():
    assert sorted(re.findall(r"\{model\} (\w+)", PAGE)) == MODULES


def test_every_model_has_a_formula_unless_it_only_prepares_data():
    without = set(MODULES) - catalogue.equations().keys()

    assert without <= {"network_launch", "random_graphs"}


@pytest.mark.parametrize("topic", catalogue.equations())
def test_formulas_become_mathml(topic):
    for formula in catalogue.equations()[topic]:
        assert "<math" in convert(formula)


def test_formulas_name_models_that_exist():
    assert catalogue.equations().keys() <= set(MODULES)


@pytest.mark.parametrize("topic", MODULES)
def test_every_model_has_functions_a_reader_can_call(topic):
    assert catalogue.public_functions(import_module(f"platformlab.models.{topic}"))


def test_names_of_tests_read_as_facts():
    facts = catalogue.test_names(ROOT, "critical_mass")

    assert len(facts) > 5
    assert not [fact for fact in facts if "_" in fact]


def test_the_chapter_on_critical_mass_uses_its_model():
    assert catalogue.chapters_using(ROOT, "critical_mass") == ["critical_mass"]
