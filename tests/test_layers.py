"""Rooms of the house: who may import whom, and that each module has its tests."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from parts import CHAPTERS, ROOT, cells, nodes

from platformlab.chapters import BOOK, contents

PACKAGE = ROOT / "platformlab"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What each room may import from platformlab. `show` and the package itself load lazily.
MAY_IMPORT = {
    "nearest": set(),
    "words": {"words"},
    "params": {"words"},
    "models": {"params", "models"},
    "game": {"game"},  # the same files run in the MicroPython of a page
    "play": {"game", "nearest", "sweeps"},
    "worksheet": {"game", "worksheet"},  # the same files run in a page too
    "memos": {"words", "nearest", "worksheet", "memos"},
    "data": {"params", "nearest", "data"},
    "sweeps": {"params", "models"},
    "reports": {"data"},
    "claims": {"params", "data", "reports"},
    "openings": {"data"},
    "verdicts": {"params", "nearest", "models", "data", "claims", "verdicts"},
    "charts": {"words", "charts"},
    "explore": {"params", "words", "data", "charts", "explore"},
    "checks": {"params", "nearest", "data", "words", "explore", "checks"},
    "chapters": {
        "params", "models", "data", "sweeps", "words", "reports", "claims", "verdicts", "charts", "explore",
        "checks", "chapters", "nearest", "game", "play",
    },
    "classroom": {"words", "game", "classroom"},
    "teaching": {"checks", "nearest", "words", "teaching"},
    "figures": {"nearest", "chapters"},
    "lms": {"words", "checks", "chapters", "lms"},
    "show": set(),
    "": set(),
    # models: the catalogue reads their docstrings; the book is named by a setting, `platformlab_book`
    "sphinxext": {
        "params", "models", "data", "words", "reports", "claims", "openings", "verdicts", "charts", "explore",
        "checks", "sphinxext", "nearest", "classroom", "memos",
    },
    "slides": {
        "data", "words", "claims", "openings", "charts", "explore", "checks", "nearest", "sphinxext", "slides",
        "teaching",  # the lesson that a deck has to show
    },
}  # fmt: skip
STANDARD = {
    "ast", "collections", "concurrent", "copy", "dataclasses", "datetime", "decimal", "difflib", "enum", "functools", "gzip",
    "hashlib", "html", "importlib", "inspect", "itertools", "json", "logging", "math", "multiprocessing", "operator",
    "numbers", "os", "pathlib", "posixpath", "pkgutil", "re", "reprlib", "shutil", "statistics", "string", "textwrap", "threading",
    "tomllib", "types", "typing", "urllib", "warnings", "weakref", "xml",
}  # fmt: skip
# What each room may import from elsewhere; drawing stays out of the models, models out of charts.
LIBRARIES = {
    "params": {"numpy"},
    "models": {"numpy", "scipy"},
    "data": {"pandas", "frictionless", "jsonschema"},
    "sweeps": {"numpy", "pandas", "distributed", "dask"},
    "play": {"numpy", "pandas"},
    "words": {"babel", "jinja2", "markupsafe"},
    "verdicts": {"pandas"},
    "charts": {"altair"},
    "explore": {"altair", "markupsafe", "vl_convert", "ipywidgets"},
    "chapters": {"altair", "numpy", "pandas", "yaml"},
    "checks": {"ipywidgets", "markupsafe", "numpy", "pandas"},
    "lms": {"io", "markupsafe", "sys", "tempfile", "yaml", "zipfile"},
    "teaching": {"markupsafe", "numpy", "pandas", "yaml"},
    "show": {"IPython"},
    "slides": {"markdown_it", "markupsafe", "mdit_py_plugins"},
    "sphinxext": {
        "altair", "bs4", "furo", "rcssmin", "sphinx", "docutils", "jupyter_cache", "jupyter_client", "jupyter_core", "latex2mathml",
        "markupsafe", "nbclient", "nbformat", "pybtex",
        "sphinx_exercise", "sqlalchemy", "vl_convert",
        "xml",
    },
}  # fmt: skip
# Modules whose test has another name than theirs, and which.
TESTED_IN = {
    "__init__.py": "test_public_names.py",
    "charts/__init__.py": "charts/test_theme.py",  # a docstring
    "explore/__init__.py": "explore/test_controls.py",
    "explore/svg.py": "explore/test_page.py",  # drawings are tested on the face that shows them
    "figures.py": "test_public_names.py",
    "slides/__init__.py": "slides/test_pages.py",  # a docstring
    "chapters/__init__.py": "chapters/test_rooms.py",
    "chapters/contents.py": "chapters/test_rooms.py",
    "sphinxext/line.py": "site/test_welcome.py",
    "sphinxext/cards.py": "site/test_welcome.py",
    "sphinxext/welcome.py": "site/test_welcome.py",
    "checks/book.py": "chapters/test_rooms.py",
    "classroom/__init__.py": "classroom/test_page.py",  # a docstring
    "sphinxext/classroom.py": "site/test_launch.py",
    "sphinxext/worksheet.py": "site/test_worksheet.py",
    "game/__init__.py": "game/test_engine.py",  # a docstring
    "lms/__init__.py": "lms/test_material.py",  # a docstring
    "lms/__main__.py": "lms/test_writing.py",
    "lms/packages.py": "lms/test_qti12.py",  # both kinds of package are made with it
    "lms/sentences.py": "lms/test_limits.py",
    "memos/__init__.py": "memos/test_memos.py",
    "teaching/__init__.py": "teaching/test_edition.py",  # a docstring
    "worksheet/__init__.py": "worksheet/test_memo.py",  # a docstring
    "models/__init__.py": "test_public_names.py",
    "words/__init__.py": "words/test_numbers.py",  # a docstring
    "data/__init__.py": "test_data.py",
    "data/problem.py": "test_data.py",
    # Halves of one topic, split to keep modules short.
    "models/spread/logit_shares.py": "models/spread/test_critical_mass.py",
    # Verdicts are compared with the ledger together, whatever their topic.
    "verdicts/__init__.py": "test_verdicts.py",
    "verdicts/finding.py": "test_verdicts.py",
    "verdicts/bases.py": "test_verdicts.py",
    "verdicts/commodity.py": "test_verdicts.py",
    "verdicts/examples.py": "test_verdicts.py",
    "verdicts/ge.py": "test_verdicts.py",
    "verdicts/giants.py": "test_verdicts.py",
    "verdicts/information.py": "test_verdicts.py",
    "verdicts/manufacturers.py": "test_verdicts.py",
    "verdicts/networks.py": "test_verdicts.py",
    "verdicts/thesis.py": "test_verdicts.py",
    # The parts of a face, and what validation refuses, are tested together.
    "checks/__init__.py": "checks/test_faces.py",
    "checks/bet_page.py": "checks/test_faces.py",
    "checks/bets/__init__.py": "checks/bets/test_bet.py",
    "checks/class_page.py": "checks/test_faces.py",
    "checks/quiz_page.py": "checks/test_faces.py",
    "checks/validation.py": "checks/test_questions.py",
    # What Sphinx is made to do shows only on built pages.
    "sphinxext/ledger.py": "site/test_ledger.py",
    "sphinxext/__init__.py": "site/test_build.py",
    "sphinxext/checks.py": "site/test_bets.py",
    "sphinxext/misconceptions.py": "site/test_quizzes.py",
    "sphinxext/assets.py": "site/test_pages.py",
    "sphinxext/directives.py": "site/test_build.py",
    "sphinxext/execution.py": "site/test_rebuild.py",
    "sphinxext/freshness.py": "site/test_rebuild.py",
    "sphinxext/landing.py": "site/test_pages.py",
    "sphinxext/pages.py": "site/test_build.py",
}


# Explorers keep one contract, and answers another, whatever their topic.
for topic in [path.relative_to(PACKAGE).as_posix() for path in MODULES]:
    if (
        topic.startswith("chapters/")
        and topic not in TESTED_IN
        and not topic.endswith("argument.py")
    ):
        TESTED_IN[topic] = "figures/test_figures.py"
        if topic.endswith(("/__init__.py", "/market.py")) or "/_" in topic:
            TESTED_IN[topic] = "chapters/test_rooms.py"
        if topic.endswith("/answers.py"):
            TESTED_IN[topic] = "checks/test_answers.py"
    if topic.startswith("models/") and topic.endswith("/__init__.py"):  # a docstring
        TESTED_IN[topic] = "test_public_names.py"


def room(path):
    first = path.relative_to(PACKAGE).parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def imported(nodes):
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name their module in full"
            yield node.module
            if node.module == "platformlab":
                yield from (f"platformlab.{alias.name}" for alias in node.names)


@cache
def names_in(path):
    return set(imported(nodes(path)))


def test_module_imports_only_from_the_rooms_below_it(subtests):
    for path in MODULES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            rooms = {
                name.split(".")[1] for name in names_in(path) if name.startswith("platformlab.")
            }
            assert rooms - MAY_IMPORT[room(path)] == set()


def test_module_uses_only_the_libraries_of_its_room(subtests):
    for path in MODULES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            top = {name.partition(".")[0] for name in names_in(path)} - {"platformlab"}
            assert top - STANDARD - LIBRARIES.get(room(path), set()) == set()


ENGINE_ROOMS = ("explore", "checks", "charts", "sphinxext", "teaching", "slides")
ENGINE = [path for path in MODULES if room(path) in ENGINE_ROOMS]


def texts_in(path):
    """Texts that a module computes with; docstrings tell, and may give examples."""
    told = {
        id(node.body[0].value)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in nodes(path):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in told:
            yield node.value


def words_of_the_book():
    """What only this book has: titles, places and exercises of its chapters, names of its figures."""
    for topic in CHAPTERS:
        yield re.compile(rf"{re.escape(contents.title(topic))}|(notebooks|chapters)/{topic}\b")
        yield re.compile(rf"\b{topic.replace('_', '-')}-\d")
    long = [name for name in [*BOOK.explorers, *CHAPTERS] if "_" in name]  # others are plain words
    yield re.compile(rf"\b({'|'.join(long)})\b")


def test_engine_names_no_chapter_title_exercise_or_figure_of_this_book(subtests):
    words = list(words_of_the_book())
    for path in ENGINE:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            texts = list(texts_in(path))
            assert [text for text in texts for word in words if word.search(text)] == []
    for path in sorted(PACKAGE.rglob("*")):  # scripts, templates and language files of the engine
        if path.suffix in (".js", ".html", ".toml") and room(path) in (*ENGINE_ROOMS, "words"):
            with subtests.test(path.relative_to(PACKAGE).as_posix()):
                text = path.read_text(encoding="utf-8")
                assert [word.pattern for word in words if word.search(text)] == []


def test_no_module_makes_names_that_cannot_be_read(subtests):
    for path in MODULES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            names = {node.id for node in nodes(path) if isinstance(node, ast.Name)}
            assert names & {"globals", "exec", "eval"} == set()


def test_module_has_its_test_file(subtests):
    for path in MODULES:
        with subtests.test(path.relative_to(PACKAGE).as_posix()):
            place = path.relative_to(PACKAGE)
            mirror = TESTED_IN.get(
                place.as_posix(), place.with_name(f"test_{place.name}").as_posix()
            )
            assert (ROOT / "tests" / mirror).is_file(), f"write tests/{mirror}"


def test_no_entry_of_this_table_outlives_its_module():
    assert {name for name in TESTED_IN if not (PACKAGE / name).is_file()} == set()


def test_there_is_no_room_for_everything():
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert names & {"utils", "util", "helpers", "common", "misc", "tools"} == set()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_imports_from_platformlab_only(chapter):
    code = "\n".join(cell.source for cell in cells(chapter, "code"))
    assert {name.partition(".")[0] for name in imported(ast.walk(ast.parse(code)))} == {
        "platformlab"
    }


def test_every_test_file_is_named_after_something():
    modules = {f"test_{path.stem}" for path in MODULES} | {
        Path(name).stem for name in TESTED_IN.values()
    }
    whole = {
        "test_layers", "test_book", "test_editions", "test_manners", "test_tools", "test_checkers", "test_maker_data", "test_damage", "test_contents", "test_grid", "test_explorers", "test_live_lab",
        "test_notebooks", "test_prose_numbers", "test_pages", "test_build", "test_progress", "test_contrast_of_looks", "test_picked",
        "test_class", "test_flushed_outputs", "test_odd_places", "test_broadcasting", "test_new_chapter", "test_status_words", "test_catalogue_pages", "test_page", "test_parts",
        "test_code", "test_micropython", "test_launch", "test_worksheet", "test_epub_file", "test_formats", "test_openings", "test_given_away", "test_contrasts", "test_dates", "test_one_method", "test_symbols", "test_sheet", "test_finding_codes", "test_derivation",
        "test_engines", "test_slides", "test_state_links", "test_conventions", "test_sheets_keep_answers",
        "test_printing", "test_printed_style", "test_slides_fit", "test_hostile_suite", "test_check_names", "test_record", "test_extremes", "test_search", "test_storage", "test_files", "test_of_one_piece", "test_without_scripts", "test_hand", "test_sharing", "test_new_reader", "test_interrupted", "test_bets_keep_answers", "test_kept_outputs",
    }  # fmt: skip
    modules |= {f"{name}_refusals" for name in modules}  # what a long topic refuses
    for beside in ("grading", "audits"):
        modules |= {f"test_{path.stem}" for path in (ROOT / beside).glob("*.py")}
    found = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert found - modules - whole == set()
