"""What a cell prints is stored as one piece, whenever the kernel sent its parts.

That pages show it so is asked where books of one and of two chapters are built.
"""

import nbformat
import pytest
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
