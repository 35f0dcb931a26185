"""Entries of a long page are folds: nothing of them is lost, and nothing lies in what is pressed."""

from bs4 import BeautifulSoup

from platformlab.sphinxext.entries import folded

BODY = """<section id="page"><h1>Page</h1><p>On top.</p>
<section id="one"><h2>One<a class="headerlink" href="#one">#</a></h2><p>First.</p><ul><li>Item</li></ul></section>
<section id="two"><h2>Two</h2><p>Second.</p></section></section>"""


def test_each_section_is_a_fold_under_its_heading():
    page = BeautifulSoup(folded(BODY), "html.parser")
    assert [s.get_text() for s in page.select("details > summary > h2")] == ["One", "Two"]
    assert page.select("summary a") == []
    assert [d.find_parent("section")["id"] for d in page.select("details")] == ["one", "two"]


def test_all_words_stay_in_their_order():
    kept = BeautifulSoup(folded(BODY), "html.parser").get_text().split()
    assert kept == BeautifulSoup(BODY.replace(">#<", "><"), "html.parser").get_text().split()
