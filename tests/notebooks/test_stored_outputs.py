"""What a notebook stores is what its cells print: the build ran them all, so nobody runs them again."""

import pytest
from jupyter_cache import get_cache
from parts import CHAPTERS, ROOT, cells, notebook

import notebooks as tidy

pytestmark = pytest.mark.slow
RAN = ROOT / "_build/draft/_build/.jupyter_cache"  # the outputs of the site that was built last


@pytest.fixture(scope="module")
def kept(site):
    """What the build has kept of the notebooks that it ran; asks first that the site is not stale."""
    return get_cache(RAN)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_stored_texts_are_those_that_the_build_has_printed(kept, chapter):
    record = kept.match_cache_notebook(notebook(chapter))
    ran = tidy.clean(kept.get_cache_bundle(record.pk).nb)
    printed = [cell.outputs for cell in ran.cells if cell.cell_type == "code"]
    stored = cells(chapter, "code")
    wrong = [cell.id for cell, now in zip(stored, printed, strict=True) if cell.outputs != now]
    assert not wrong, (
        f"notebooks/{chapter}.ipynb, cells {', '.join(wrong)}: expected the outputs that are "
        "stored, got others in the build; read both, and run: make tidy"
    )
    assert any(printed), "a chapter prints something"
