"""What a cell prints is stored as one piece, whenever the kernel sent its parts.

That pages show it so is asked where books of one and of two chapters are built.
"""

import subprocess
import sys

import nbformat
import pytest
from parts import ROOT
from small_book import IN_PARTS, PRINTED

import notebooks as tidy

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("flushed")]

AT_ONCE = "print('that is 89 times ', end='')\nprint('what it took in')\nprint('and so on')"


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
