"""Numbers, their units and their signs on one line."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from platformlab.sphinxext.typography import KeepNumbersWhole
from platformlab.words.numbers import whole

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("70 % of all", f"70{NBSP}% of all"),
        ("3.5 million cars, 2 billion USD", f"3.5{NBSP}million cars, 2{NBSP}billion USD"),
        ("in 1914 millions came", "in 1914 millions came"),
        ("a % b", "a % b"),
        ("in 2018 the report", "in 2018 the report"),
        ("from \N{MINUS SIGN}3 to 4", "from \N{MINUS SIGN}3 to 4"),
    ],
)
def test_a_number_keeps_its_unit(written, shown):
    assert whole(written) == shown


def test_words_are_changed_and_code_is_left():
    page = new_document("page")
    page += nodes.paragraph("", "", nodes.Text("Some 70 %, or "), nodes.literal("", "70 % 8"))
    transform = KeepNumbersWhole(page)
    transform.run()
    assert page.astext() == f"Some 70{NBSP}%, or 70 % 8"


def test_number_beside_a_story_is_set_as_the_text_is():
    page = new_document("page")
    page += nodes.raw("", '<aside class="pl-number">Deere\'s 36 %</aside>', format="html")
    page += nodes.raw("", '<b class="pl-numbers">Deere\'s 36 %</b>', format="html")
    KeepNumbersWhole(page).run()
    assert page.astext().split("\n\n") == [
        f'<aside class="pl-number">Deere\N{RIGHT SINGLE QUOTATION MARK}s 36{NBSP}%</aside>',
        '<b class="pl-numbers">Deere\'s 36 %</b>',
    ]


def test_an_amount_below_zero_keeps_its_sign_and_no_letter_is_added():
    page = new_document("page")
    said = "At once \N{MINUS SIGN}$0.25 billion, or \N{MINUS SIGN}3."
    page += nodes.paragraph("", "", nodes.Text(said))
    KeepNumbersWhole(page).run()
    assert [part.astext() for part in page.findall(nodes.inline)] == ["\N{MINUS SIGN}$0.25"]
    assert page.astext() == said.replace(" billion", f"{NBSP}billion")
