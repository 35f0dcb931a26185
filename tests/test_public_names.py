"""The few names a notebook imports, and how a wrong one is answered."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import platformlab
from platformlab import models

FOLDER = Path(models.__path__[0])


@pytest.mark.parametrize("name", platformlab.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(platformlab, name) is not None


def test_package_offers_exactly_what_chapters_import():
    assert platformlab.__all__ == [
        "bet",
        "check",
        "figures",
        "judge",
        "load",
        "memos",
        "models",
        "play",
        "quiz",
        "show_source",
        "sweep",
        "verdicts",
    ]
    assert dir(platformlab) == platformlab.__all__


def test_unknown_name_is_answered_with_those_there_are():
    with pytest.raises(AttributeError, match=r"platformlab has no 'plot'; it offers bet, check"):
        platformlab.plot  # noqa: B018 - the access is the test


def test_unknown_model_is_answered_with_the_nearest_name():
    told = r"there is no model named 'critcal_mass'; did you mean 'critical_mass'\?"
    with pytest.raises(AttributeError, match=told):
        models.critcal_mass  # noqa: B018 - the access is the test


def test_a_model_like_no_other_is_answered_with_all_there_are():
    with pytest.raises(
        AttributeError, match=f"named 'zzz'; there are {', '.join(models.__all__)}$"
    ):
        models.zzz  # noqa: B018 - the access is the test


def test_models_show_what_they_offer_before_any_is_loaded():
    code = "from platformlab import models; print(*dir(models))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == sorted(models.__all__)


def test_every_model_stands_in_the_table_of_families_once():
    assert list(models.problems()) == []
    assert len(models.__all__) == sum(len(family.models) for family in models.FAMILIES.values())
    assert {path.stem for path in FOLDER.glob("*.py")} == {
        "__init__",
        "chance",
        "checking",
        "roots",
    }


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A library of two files and one line; returns its folder."""
    (tmp_path / "spread").mkdir()
    for name in ("__init__", "mills", "tolls"):
        (tmp_path / "spread" / f"{name}.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(models, "_FOLDER", tmp_path)
    monkeypatch.setattr(models, "_FAMILY_OF", {"tolls": "spread"})
    return tmp_path


UNLISTED = (
    "platformlab/models/spread/mills.py: FAMILIES in platformlab/models/__init__.py does not list "
    "this model; add 'mills': \"its title\" under 'spread' there"
)


def test_a_model_that_no_family_lists_is_named_with_the_line_to_add(library):
    assert list(models.problems()) == [UNLISTED]
    with pytest.raises(AttributeError, match=f"^{re.escape(UNLISTED)}$"):
        models.mills  # noqa: B018 - the access is the test


def test_a_model_in_the_folder_of_another_family_is_named(library):
    (library / "mills").mkdir()
    for name in ("mills", "tolls"):
        (library / "spread" / f"{name}.py").rename(library / "mills" / f"{name}.py")
    said = list(models.problems())
    assert [line.partition(":")[0] for line in said] == [
        "platformlab/models/mills/mills.py",
        "platformlab/models/mills/tolls.py",
    ]
    assert said[1].endswith("add 'tolls': \"its title\" in a Family of its own, 'mills' there")


def test_a_line_without_a_file_is_named(library):
    (library / "spread" / "mills.py").unlink()
    (library / "spread" / "tolls.py").unlink()
    assert list(models.problems()) == [
        "platformlab/models/__init__.py, FAMILIES, 'spread': there is no file of the model 'tolls'; "
        "write platformlab/models/spread/tolls.py, correct the name, or remove the line"
    ]


def test_a_model_is_named_without_its_family(subtests):
    for name in models.__all__:
        with subtests.test(name):
            family = next(word for word, shelf in models.FAMILIES.items() if name in shelf.models)
            assert getattr(models, name).__name__ == f"platformlab.models.{family}.{name}"


def test_no_family_hides_a_model():
    assert models.FAMILIES.keys() & set(models.__all__) == set()


@pytest.mark.slow
def test_naming_a_model_loads_no_part_of_scipy():
    # The parts take 0.3 to 1.3 s of CPU; a bare import of scipy 0.05 s.
    code = (
        "import sys; from platformlab import models; [getattr(models, m) for m in dir(models)]; "
        "print({f'scipy.{part}' for part in ('optimize', 'special', 'stats', 'sparse', "
        "'integrate')} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"


def test_a_model_is_one_topic_with_few_names(subtests):
    for name in models.__all__:
        with subtests.test(name):
            module = getattr(models, name)
            own = getattr(module, "__all__", None) or [
                word
                for word, member in vars(module).items()
                if not word.startswith("_")
                and getattr(member, "__module__", None) == module.__name__
            ]
            assert len(own) <= 12, "split it by its questions"


def test_a_model_whose_library_is_missing_names_the_library(monkeypatch):
    def import_without_scipy(name):
        raise ModuleNotFoundError("No module named 'scipy'", name="scipy")

    monkeypatch.setattr(models, "import_module", import_without_scipy)
    with pytest.raises(ModuleNotFoundError, match="scipy"):
        models.critical_mass  # noqa: B018 - the access is the test


@pytest.mark.slow
@pytest.mark.parametrize(("named", "seconds"), [("figures", 1.0), ("models.critical_mass", 0.5)])
def test_naming_figures_or_a_model_takes_a_moment_of_cpu(named, seconds):
    code = f"import time, platformlab; platformlab.{named}; print(time.process_time())"
    taken = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(taken) < seconds  # the least of three: a busy machine makes each of them slower


@pytest.mark.slow
def test_models_run_without_the_drawing_libraries():
    code = (
        "import sys, platformlab; platformlab.models.critical_mass; "
        "print({'altair', 'pandas', 'vl_convert', 'ipywidgets', 'IPython'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
