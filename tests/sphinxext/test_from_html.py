"""HTML of pages becomes nodes that every writer knows: what it says stays, what is moved goes."""

import drawings
import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from platformlab.checks import faces, quiz_page
from platformlab.explore import page
from platformlab.figures import fee_setter as stated
from platformlab.figures import predix_activity
from platformlab.sphinxext.from_html import Reader


def draw(svg, description):
    return [nodes.image(uri="drawn", alt=description)]


def read(html):
    return Reader(draw, lambda address: address).read(html)


def all_of(blocks, kind):
    return [node for block in blocks for node in block.findall(kind)]


def said(blocks):
    return " ".join(" ".join(block.astext() for block in blocks).split())


def test_explorer_is_one_drawing_its_sentence_and_its_tables():
    blocks, answers = read(page.html(predix_activity))
    (image,) = all_of(blocks, nodes.image)
    assert image["alt"] == predix_activity.description
    assert predix_activity.say() in said(blocks)
    lengths = [len(all_of([table], nodes.row)) for table in all_of(blocks, nodes.table)]
    rows = predix_activity.rows()
    assert lengths == [1 + len(rows["activity"]), 1 + len(rows["events"]["label"])]
    assert answers == []


@pytest.mark.slow
def test_state_of_an_explorer_is_on_paper_and_no_control():
    html = BeautifulSoup(page.html(stated), "html.parser")
    state = html.select_one(".pl-state").text
    before, after = said(read(str(html))[0]).split(state)
    for control in html.select(".pl-controls label, .pl-actions *"):
        if control.get_text():
            assert control.get_text() not in before + after


@drawings.of_all_bets
def test_every_bet_asks_here_and_answers_apart():
    for name, (_, bet) in faces.every_bet().items():
        blocks, (answer,) = read(drawings.asked(name))
        assert bet.question in said(blocks)
        assert bet.solution() not in said(blocks)
        assert bet.question in said(answer[:1])
        assert " ".join(bet.solution().split()) in said(answer)
        assert len(all_of(blocks, nodes.list_item)) == len(bet.options)


def test_quiz_asks_each_item_here_and_answers_apart():
    asked = faces.quiz("critical_mass").asked
    blocks, (answer,) = read(quiz_page.html(asked, chapter=asked.chapter))
    for item in asked.items:
        assert item.question in said(blocks)
        for option in item.options:
            assert option.feedback not in said(blocks)
            assert option.feedback in said(answer)


def test_blanks_between_blocks_make_no_paragraph():
    blocks, _ = read("<div> <p>one</p>\n<p>two</p> </div>")
    assert [block.astext() for block in blocks] == ["one", "two"]


def test_anchor_of_a_block_is_kept_by_its_first_paragraph():
    blocks, _ = read('<section id="here"><p>one</p></section>')
    assert [target["ids"] for target in all_of(blocks, nodes.target)] == [["here"]]


def test_place_without_words_is_kept():
    blocks, _ = read('<p>one</p><div id="here"></div>')
    assert [target["ids"] for target in all_of(blocks, nodes.target)] == [["here"]]


def test_link_that_leads_nowhere_keeps_its_words():
    blocks, _ = Reader(draw, lambda address: "").read('<p>see <a href="x.csv">it</a></p>')
    assert said(blocks) == "see it"
    assert all_of(blocks, nodes.reference) == []


def test_row_with_fewer_cells_is_filled_up():
    blocks, _ = read("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
    rows = all_of(blocks, nodes.row)
    assert [len(row.children) for row in rows] == [2, 2]


@pytest.mark.parametrize(
    "gone",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<button>x</button>",
        "<p hidden>x</p>",
        "<!-- x -->",
    ],
)
def test_what_only_a_browser_uses_is_not_said(gone):
    assert said(read(f"<div><p>one</p>{gone}</div>")[0]) == "one"
