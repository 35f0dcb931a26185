"""Which figures of a page stand in a frame of their own: a bet in place of the figure that answers it."""

import re

from platformlab.chapters import BOOK
from platformlab.checks import bet_page
from platformlab.checks.questions import every_bet
from platformlab.explore import page
from platformlab.sphinxext.embeds import figures_of

BET = every_bet()["thirty-five-per-cent"][1]
ASKED, FREE = "critical_mass", "two_worlds"


def figure(name, anchor=""):
    return page.html(BOOK.explorers[name], anchor=anchor)


def test_a_figure_stands_as_on_its_page():
    found = figures_of(f"<p>before</p>{figure(FREE)}<p>after</p>")
    assert found == {FREE: (figure(FREE).strip(), "explore-two-worlds")}


def test_the_first_of_several_is_taken():
    body = figure(FREE) + figure(FREE, "second")
    assert figures_of(body)[FREE][0] == figure(FREE).strip()


def test_a_figure_that_answers_a_bet_stands_as_its_bet_only():
    body = figure(ASKED) + bet_page.html(BET) + figure(FREE)
    found = figures_of(body)
    assert set(found) == {ASKED, FREE}
    markup, anchor = found[ASKED]
    assert markup.startswith('<section class="pl-bet"')
    assert markup.endswith("</section>")
    assert anchor == "bet-thirty-five-per-cent"
    assert figures_of(figure(ASKED)) == {}


def test_the_figure_in_a_bet_has_the_id_that_links_lead_to():
    markup, _ = figures_of(bet_page.html(BET))[ASKED]
    assert 'id="explore-critical-mass"' in markup
    assert "-figure" not in "".join(re.findall(r' id="([^"]+)"', markup))
