"""Drawings stand in a page with their description; a wrong name is answered with the right ones."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import core, nodes
from docutils.parsers.rst import directives
from docutils.utils import SystemMessage

from platformlab.sphinxext.directives import DrawingDirective

ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in (ROOT / "book" / "_pictures").glob("*.svg"))


def page(text, needed):
    """The page that a text gives; what it depends on is put into `needed`."""
    directives.register_directive("drawing", DrawingDirective)
    env = SimpleNamespace(srcdir=str(ROOT), note_dependency=needed.append)
    settings = {"env": env, "halt_level": 3, "report_level": 5}
    return core.publish_doctree(text, settings_overrides=settings)


@pytest.mark.parametrize("name", NAMES)
def test_drawing_stands_in_the_page_with_its_description(name):
    needed = []
    (shown,) = page(f'.. drawing:: {name}\n   :alt: A "road" & a square', needed).findall(nodes.raw)
    assert 'role="img" aria-label="A &quot;road&quot; &amp; a square"' in shown.astext()
    assert "<svg" in shown.astext()
    assert [Path(file).stem for file in needed] == [name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (".. drawing:: raod\n   :alt: A road", f"no drawing 'raod'; there are {', '.join(NAMES)}"),
        (f".. drawing:: {NAMES[0]}", "a drawing needs a description: write :alt:"),
    ],
)
def test_drawing_that_cannot_be_shown_stops_the_build_with_a_repair(text, words):
    with pytest.raises(SystemMessage, match=words):
        page(text, [])
