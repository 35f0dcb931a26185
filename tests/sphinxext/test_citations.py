"""A work of the bibliography bears the place that citations and the ledger link to in LaTeX."""

from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document
from pybtex import plugin
from pybtex.backends import plaintext

from platformlab.sphinxext import citations
from platformlab.sphinxext.citations import LabelWorks


def test_work_bears_the_place_that_links_name():
    work = nodes.citation("", nodes.label("", "A13"), nodes.paragraph("", "A title."), ids=["id7"])
    work["docname"] = "book/bibliography"
    document = new_document("all")
    document += work
    document.settings.env = SimpleNamespace(app=None, config=None)
    LabelWorks(document).run()
    (label,) = document.findall(nodes.raw)
    assert label["format"] == "latex"
    assert label.astext() == r"\phantomsection\label{\detokenize{book/bibliography:id7}}"
    assert label.parent.astext().endswith("A title.")


def test_form_of_a_citation_is_found_without_a_look_at_what_packages_declare(monkeypatch):
    monkeypatch.setattr(plugin, "entry_points", lambda **asked: [])
    citations.setup(SimpleNamespace(add_post_transform=lambda transform: None))
    assert plugin.find_plugin("pybtex.backends", "plaintext") is plaintext.Backend
