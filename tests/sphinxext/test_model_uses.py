"""Which chapters use a model, however they import it."""

from pathlib import Path

import nbformat
import pytest

from platformlab.chapters import BOOK
from platformlab.checks import book
from platformlab.sphinxext.model_uses import chapters_using, models_in

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "code",
    [
        "from platformlab.models import launch, urns",
        "from platformlab.models import urns as model, launch as other",
        "from platformlab.models.spread.launch import find_equilibria\nimport urns\n"
        "import platformlab.models.standards.urns",
        "from platformlab.models.standards import urns\nfrom platformlab.models.spread import launch",
        "models.launch.simulate(models.urns.simulate)",
        "import platformlab\nplatformlab.models.urns, platformlab.models.launch",
    ],
)
def test_a_model_is_found_in_every_form_of_import(code):
    assert models_in(code) == {"launch", "urns"}


def test_words_in_texts_and_other_packages_are_no_imports():
    assert models_in("import launch\nfrom other.models_of import urns\n'models.scale'") == set()


def test_every_name_of_one_import_counts():
    assert chapters_using(ROOT, "divide_and_conquer") == ["who_pays"]


def test_what_a_model_builds_on_is_used_with_it():
    assert chapters_using(ROOT, "logit_shares") == ["critical_mass"]


@pytest.mark.parametrize("place", ["answers.py", "market.py", "_shared.py"])
def test_code_of_a_chapter_counts_beside_its_notebook(tmp_path, monkeypatch, place):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook, tmp_path / "notebooks" / "gold.ipynb")
    code = tmp_path / "room" / place
    code.parent.mkdir()
    code.write_text("from platformlab.models import urns\n")
    monkeypatch.setattr(book, "_open", [BOOK._replace(rooms={"gold": code.parent})])

    assert chapters_using(tmp_path, "urns") == ["gold"]
    assert chapters_using(tmp_path, "launch") == []
