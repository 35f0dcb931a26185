"""The few names a notebook imports, and how a wrong one is answered."""

import subprocess
import sys

import pytest

import platformlab
from platformlab import models


@pytest.mark.parametrize("name", platformlab.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(platformlab, name) is not None


def test_package_offers_exactly_what_chapters_import():
    assert platformlab.__all__ == [
        "bet", "check", "figures", "load", "models", "quiz", "show_source", "sweep",
    ]  # fmt: skip
    assert dir(platformlab) == platformlab.__all__


def test_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(AttributeError, match=r"platformlab has no 'plot'; it offers bet, check"):
        platformlab.plot  # noqa: B018 - the access is the test


def test_unknown_model_is_named():
    with pytest.raises(AttributeError, match="there is no model named 'critical_mas'"):
        models.critical_mas  # noqa: B018 - the access is the test


def test_a_model_whose_library_is_missing_names_the_library(monkeypatch):
    def import_without_scipy(name):
        raise ModuleNotFoundError("No module named 'scipy'", name="scipy")

    monkeypatch.setattr(models, "import_module", import_without_scipy)
    with pytest.raises(ModuleNotFoundError, match="scipy"):
        models.critical_mass  # noqa: B018 - the access is the test


def test_models_run_without_the_drawing_libraries():
    code = (
        "import sys, platformlab; platformlab.models.critical_mass; "
        "print({'altair', 'pandas', 'vl_convert', 'ipywidgets', 'IPython'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
