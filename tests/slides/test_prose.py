"""Sentences of a chapter keep their roles and formulas on a slide, and lose links within the book."""

from platformlab import claims
from platformlab.slides import prose


def test_claim_is_a_mark_with_id_and_verdict():
    made = prose.html("It opened. {claim}`C27`")
    assert f'data-verdict="with-caveat">C27 {claims.claim("C27").verdict}</span>' in made


def test_term_is_its_shown_words():
    made = prose.line("the {term}`critical mass` and {term}`costs of search <search cost>`")
    assert made == "the critical mass and costs of search"


def test_links_within_the_book_become_words_and_others_stay():
    made = prose.line("the [notation](../book/notation.md) and [GE](https://example.org/a)")
    assert made == 'the notation and <a href="https://example.org/a">GE</a>'


def test_formula_is_mathml():
    made = prose.html("Share $n_t$:\n\n$$\nn = 1\n$$")
    assert made.count("<math") == 2
    assert "$" not in made
    assert made.count('<div class="math block" tabindex="0"><math') == 1  # it may scroll


def test_apostrophes_are_curled_as_in_the_book():
    assert prose.line("GE's") == "GE’s"
