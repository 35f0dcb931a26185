"""Figures of data say as of when their data are: the entry of each data set names its figures."""

import ast
import re
from collections import defaultdict
from inspect import getfile, unwrap
from pathlib import Path

import pytest
from parts import EXPLORERS, nodes

from platformlab.data import dates, describe, names

DRAWN = defaultdict(set)
for name in names():
    for figure in describe(name).figures:
        DRAWN[figure].add(name)


def read_by(explorer):
    """Data sets that the file of a figure loads, or that a file of its room which it imports does."""
    path = Path(getfile(unwrap(explorer.rows)))
    files = [path]
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and re.search(r"chapters\..*\._", node.module or ""):
            files.append(path.parent / f"{node.module.rpartition('.')[2]}.py")
    return {
        node.args[0].value
        for file in files
        for node in nodes(file)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "load"
        and isinstance(node.args[0], ast.Constant)
    }


def test_data_sets_name_figures_that_there_are():
    assert sorted(DRAWN.keys() - EXPLORERS.keys()) == [], "correct `figures` in datapackage.json"


@pytest.mark.parametrize("explorer", EXPLORERS.values(), ids=EXPLORERS)
def test_figure_that_reads_a_data_set_says_as_of_when_it_is(explorer):
    missing = read_by(explorer) - DRAWN.get(explorer.name, set())
    assert sorted(missing) == [], (
        f"data/datapackage.json: name the figure {explorer.name} in `figures` of {sorted(missing)}"
    )
    is_of_data = explorer.words("source").startswith("Data:")
    assert not is_of_data or explorer.name in DRAWN, (
        f"data/datapackage.json: name {explorer.name} in `figures` of the data set it draws"
    )


def test_source_line_of_a_figure_ends_with_the_dates_of_its_data():
    assert EXPLORERS["predix_activity"].source.endswith(" Data as of 2020-03-31, 2026-11.")
    both = EXPLORERS["services_and_value"]
    assert both.source == f"{both.words('source')} Data as of {', '.join(dates(both.name))}."
    assert len(dates(both.name)) == 2
    assert "as of" not in EXPLORERS["two_worlds"].source
