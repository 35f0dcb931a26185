"""What tests know of a chapter is said in a sentence where the chapter lacks it."""

import nbformat
import parts
import pytest

MD, CODE = nbformat.v4.new_markdown_cell, nbformat.v4.new_code_cell


@pytest.fixture
def mills(tmp_path, monkeypatch):
    """A chapter of two cells in a book of its own."""
    monkeypatch.setattr(parts, "ROOT", tmp_path)
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "notebooks" / "mills.ipynb"
    cells = [MD("# Mills", id="title"), CODE("1 + 1", id="setup")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    parts.notebook.cache_clear()
    yield path
    parts.notebook.cache_clear()


def test_cell_that_is_missing_is_named_with_those_there_are(mills):
    said = r"mills\.ipynb: expected a cell 'idea', got title, setup; add it, or give this id"
    with pytest.raises(AssertionError, match=said):
        parts.named_cell("mills", "idea")
    assert parts.named_cell("mills", "title").source == "# Mills"


@pytest.mark.parametrize("cell", ["title", "setup"])
def test_cell_without_a_stored_output_is_told_how_to_get_one(mills, cell):
    with pytest.raises(AssertionError, match=f"cell {cell}: expected a stored output.*make tidy"):
        parts.output("mills", cell)


def test_notebook_that_is_missing_is_named():
    with pytest.raises(AssertionError, match=r"notebooks/windmills\.ipynb: expected the notebook"):
        parts.notebook("windmills")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"nbformat": 9}', "# Mills"])
def test_file_that_is_no_notebook_is_named(mills, text):
    mills.write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match=r"notebooks/mills\.ipynb: expected a notebook, got"):
        parts.notebook("mills")


def test_cells_without_ids_are_told_where_ids_come_from(mills):
    book = nbformat.read(mills, as_version=4)
    del book.cells[1]["id"]
    book.nbformat_minor = 4
    mills.write_text(nbformat.writes(book), encoding="utf-8")
    with pytest.raises(AssertionError, match="expected an id in every cell"):
        parts.notebook("mills")
