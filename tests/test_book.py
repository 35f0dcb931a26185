"""The book is whole: every file has its place, every figure its page, every key its work."""

import ast
import json
import re

import yaml
from parts import EXPLORERS, FILES, ROOT, nodes, shown_in

BIBLIOGRAPHY = (ROOT / "book/references.bib").read_text(encoding="utf-8")
KEYS = set(re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY, flags=re.M))
TEXT = {".md", ".py", ".ipynb", ".json", ".css", ".js", ".html", ".bib", ".csv", ".svg"}
PLACES = re.compile(
    r"(?<![\w.])/(home|Users|tmp|root)/|C:\\\\Users"
)  # not in the address of a page
MODULES = sorted((ROOT / "platformlab").rglob("*.py"))


def test_every_page_and_notebook_stands_in_the_table_of_contents_once():
    notebooks = (p for p in (ROOT / "notebooks").glob("*.ipynb"))
    pages = [*(ROOT / "book").rglob("*.md"), *notebooks]
    names = sorted(p.relative_to(ROOT).with_suffix("").as_posix() for p in pages)
    assert sorted(FILES) == names


def test_every_figure_stands_somewhere_and_in_one_chapter_at_most():
    chapters = [name for f in FILES if f.startswith("notebooks/") for name in shown_in(f)]
    anywhere = {name for file in FILES for name in shown_in(file)}
    assert sorted(chapters) == sorted(set(chapters))
    assert anywhere == set(EXPLORERS)


def test_no_figure_stands_twice_on_a_page():
    for file in FILES:
        names = shown_in(file)
        assert len(set(names)) == len(names), file


def references(path):
    """Keys in the section "References" of a module's docstrings, and after "Sources:"."""
    for node in nodes(path):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            continue
        text = ast.get_docstring(node) or ""
        section = re.search(r"^References\n-+\n(.*?)(?:\n\n|\Z)", text, flags=re.M | re.S)
        yield from re.findall(r"\b[a-z]+[0-9]{4}[a-z]?\b", section[1] if section else "")
        named = re.search(r"^Sources?: (.*?)(?:\n\n|\Z)", text, flags=re.M | re.S)
        yield from re.findall(r"\b[a-z]+[0-9]{4}[a-z]?\b", named[1] if named else "")


def test_every_work_a_docstring_cites_is_in_the_bibliography(subtests):
    for path in MODULES:
        with subtests.test(path.relative_to(ROOT).as_posix()):
            assert set(references(path)) - KEYS == set()


def test_citations_are_found_where_they_are_written():
    assert {"rohlfs1974", "brock2001"} <= set(
        references(ROOT / "platformlab/models/spread/critical_mass.py")
    )


def test_no_work_is_listed_twice():
    keys = re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY, flags=re.M)
    assert sorted(keys) == sorted(KEYS)


def test_lock_pins_every_package_exactly():
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if line and not line.startswith(("#", " "))]
    assert len(lines) > 50
    for line in lines:
        assert re.match(r"[\w.\[\],-]+==\S+", line), line


def test_settings_are_valid_yaml_and_keep_warnings_as_errors():
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert config["execute"]["stderr_output"] == "error"
    assert config["only_build_toc_files"] is True


def test_data_package_and_book_carry_the_same_licence():
    package = json.loads((ROOT / "data/datapackage.json").read_text(encoding="utf-8"))
    assert {licence["name"] for licence in package["licenses"]} == {"CC-BY-4.0"}
    about = (ROOT / "book/about.md").read_text(encoding="utf-8")
    assert "Creative Commons Attribution 4.0" in about


def test_no_file_of_the_book_names_a_place_on_somebodys_machine():
    folders = ("book", "notebooks", "platformlab", "data", "tools")
    files = [
        p
        for f in folders
        for p in (ROOT / f).rglob("*")
        if p.is_file() and p.parent.name != "vendor" and "node_modules" not in p.parts
    ]
    texts = {p: p.read_text(encoding="utf-8") for p in files if p.suffix in TEXT}
    assert [p.name for p, text in texts.items() if PLACES.search(text)] == []
