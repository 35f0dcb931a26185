"""What a cell prints is kept as one piece, whenever the kernel sent its parts."""

import subprocess
import sys

import nbformat
import pytest
from bs4 import BeautifulSoup
from parts import ROOT
from small_book import build, make, write_notebook

import notebooks as tidy

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flushed")]

AT_ONCE = "print('that is 89 times ', end='')\nprint('what it took in')\nprint('and so on')"
IN_PARTS = """import sys, time
print('that is 89 times ', end='', flush=True)
time.sleep(0.5)
print('what it took in', flush=True)
time.sleep(0.5)
print('and so on')"""
PRINTED = "that is 89 times what it took in\nand so on\n"


@pytest.mark.parametrize("chapters", [1, 2])
def test_page_shows_prints_sent_in_parts_as_one(tmp_path, chapters):
    """One chapter is run by MyST-NB, several are run by us."""
    make(tmp_path)
    write_notebook(tmp_path, IN_PARTS)
    if chapters == 2:
        (tmp_path / "notebooks/two.ipynb").write_bytes(
            (tmp_path / "notebooks/one.ipynb").read_bytes().replace(b"0.5", b"0.6")
        )
        with (tmp_path / "_toc.yml").open("a") as toc:
            toc.write("- file: notebooks/two\n")
        room = tmp_path / "platformlab/chapters/two"
        room.mkdir()
        (room / "__init__.py").write_text('"""Two."""\n')
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("one", "two")[:chapters]:
        page = (tmp_path / f"_build/html/notebooks/{name}.html").read_text(encoding="utf-8")
        shown = BeautifulSoup(page, "html.parser").select(".cell_output .output.stream")
        assert [part.get_text().strip() for part in shown] == [PRINTED.strip()]


def of_one_cell(code):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code, id="cell")])


def test_stored_output_is_the_same_whenever_it_was_sent(tmp_path):
    stored = []
    for code in (AT_ONCE, IN_PARTS):
        notebook = of_one_cell(code)
        tidy.run(notebook, tmp_path)
        stored.append(tidy.clean(notebook).cells[0].outputs)
    assert stored[0] == stored[1]
    assert [output.text for output in stored[0]] == [PRINTED]


def test_strict_comparison_takes_parts_for_the_whole(tmp_path):
    notebook = of_one_cell(AT_ONCE)
    tidy.run(notebook, tmp_path)
    notebook.cells[0].source = IN_PARTS
    notebook.metadata["kernelspec"] = tidy.KERNEL
    nbformat.write(notebook, tmp_path / "parts.ipynb")
    (tmp_path / "conftest.py").write_bytes((ROOT / "conftest.py").read_bytes())
    strict = [sys.executable, "-m", "pytest", "-q", "--nbval", "parts.ipynb", "-c", "/dev/null"]
    done = subprocess.run(strict, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
