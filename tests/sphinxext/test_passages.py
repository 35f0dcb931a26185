"""Passages of a page, as the search reads them."""

import pytest

from platformlab.sphinxext import passages

PAGE = """<body><article role="main" id="furo-main-content"><section id="one"><h1>One<a class="headerlink" href="#one">¶</a></h1>
<p>Before &amp; after<br>it, 2.74&nbsp;%.</p><svg><text>999</text></svg><script>let hidden = "<p>";</script>
<section id="two"><h2>Two</h2><p>Deep <b>words</b>.<input value="no"></p>
<section class="pl-bet" id="bet-a"><p class="pl-question">Who wins?</p><button>Press</button><details class="pl-fold"><p>The answer</p></details></section>
<p>Deep again.</p></section>
<dl><dt id="term-fee">fee</dt><dd><p>What is paid.</p></dd><dt>nameless</dt><dd>Other.</dd></dl>
<table><tr id="claim-c1"><th>C1 A claim</th><td>contested</td></tr></table></section></article></div></body>"""


def read():
    return {anchor: (title, text) for anchor, title, text in passages.read(PAGE)}


def test_text_belongs_to_the_innermost_passage_and_says_its_title_once():
    assert read() == {
        "one": ("One", "Before & after it, 2.74 %. nameless Other."),
        "two": ("Two", "Deep words. Deep again."),
        "bet-a": ("Who wins?", ""),
        "term-fee": ("fee", "What is paid."),
        "claim-c1": ("C1 A claim", "contested"),
    }


def test_page_without_a_main_part_has_no_passages():
    assert passages.read("<p>Nothing</p>") == []


@pytest.mark.parametrize(
    ("page", "said", "tells"),
    [
        ("notebooks/deere", "Whoever put in $100 had $189 at the end.", True),
        ("notebooks/deere", "Whoever put in $100 had more at the end.", False),
        ("book/derivations/who_pays", "It pays each consumer $5.99.", True),
        ("book/ledger", "Whoever put in $100 had $189 at the end.", False),
    ],
)
def test_passage_that_tells_the_answer_of_a_bet_of_its_chapter_is_known(page, said, tells):
    assert passages.tells_an_answer(page, said) == tells
