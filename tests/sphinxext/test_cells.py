"""What a page shows of a cell: its result first, its Python in a fold, of mere calls nothing."""

import pytest
from docutils import nodes

from platformlab.sphinxext import cells, paper
from platformlab.sphinxext.cells import Kind


@pytest.mark.parametrize(
    ("source", "shows", "kind"),
    [
        ("from platformlab import bet, figures", False, Kind.PREPARES),
        ("import math\nfrom platformlab import models", False, Kind.PREPARES),
        ("figures.two_worlds", True, Kind.SHOWS),
        ('bet("half-the-cost")', True, Kind.SHOWS),
        ("figures.two_worlds", False, Kind.COMPUTES),
        ("x = 2\nfigures.two_worlds", True, Kind.COMPUTES),
        ("show_source(models.critical_mass.respond)", False, Kind.PRINTS_SOURCE),
        ('found = 3\ncheck("value-1", found)', False, Kind.CHECKS),
        ("print(f'{1:.0%}')", False, Kind.COMPUTES),
        ("%timeit 1", False, Kind.COMPUTES),
    ],
)
def test_kind_of_a_cell_is_read_from_its_python(source, shows, kind):
    assert cells.kind_of(source, shows) is kind


def cell(source, *outputs):
    code = nodes.container("", nodes.literal_block("", source), nb_element="cell_code_source")
    made = nodes.container("", code, nb_element="cell_code")
    if outputs:
        made += nodes.container("", *outputs, nb_element="cell_code_output")
    return nodes.section("", nodes.paragraph("", "Before."), made)


def said(section):
    """Every text of a section, in order, when its cells are shown as a page shows them."""
    for found in list(section.findall(cells._is_cell)):
        cells._show(found)
    return [text.astext() for text in section.findall(nodes.Text)]


def test_imports_leave_no_trace():
    assert said(cell("import math")) == ["Before."]


def test_call_that_shows_a_figure_leaves_the_figure_alone():
    class Figure(paper.Shown):
        pass

    figure = Figure("", nodes.raw("", "<figure>", format="html"))
    assert said(cell("figures.two_worlds", figure)) == ["Before.", "<figure>"]


def test_result_stands_before_the_python_behind_it_which_is_folded():
    before, result, opening, source, end = said(cell("a = 1\nprint(a)", nodes.Text("1")))
    assert (before, result, source, end) == ("Before.", "1", "a = 1\nprint(a)", "</details>")
    assert "<summary>The Python behind it: 2 lines</summary>" in opening


def test_source_of_a_model_is_folded_and_counted_and_its_call_is_gone():
    source = cell("show_source(models.scale.f)", nodes.Text("def f():\n    return 1"))
    _, opening, printed, _ = said(source)
    assert "<summary>The model in 2 lines of Python</summary>" in opening
    assert printed == "def f():\n    return 1"


def test_place_to_work_at_is_folded_with_what_it_says():
    _, opening, code, result, _ = said(cell('check("value-1", 0)', nodes.Text("Not yet.")))
    assert "<summary>To work at in the notebook: 1 line of Python</summary>" in opening
    assert (code, result) == ('check("value-1", 0)', "Not yet.")
