"""What the build's run of a chapter has shown is what Python makes now, in another process.

Words and numbers of cells are compared with the stored ones by a run of each chapter (nbval), which
leaves their HTML out: nobody stores it. Here is the HTML, to the letter.
"""

import re
from functools import cache

import drawings
import pytest
from bs4 import BeautifulSoup
from jupyter_cache import get_cache
from parts import CHAPTERS, EXPLORERS, cells, notebook
from places import ROOT
from small_book import OUTPUTS

from platformlab.checks import calibration, quiz_page
from platformlab.checks.faces import judge
from platformlab.checks.questions import every_bet, questions

pytestmark = pytest.mark.slow

CODE = [cell.source.strip() for chapter in CHAPTERS for cell in cells(chapter, "code")]


def named(pattern):
    """What the last lines of cells name."""
    return [found[1] for code in CODE if (found := re.search(pattern, code))]


FIGURES = {name: EXPLORERS[name] for name in named(r"^figures\.(\w+)$")}


@cache
def kept():
    """HTML and words of each output that has HTML, by the last line of its cell."""
    store, found = get_cache(ROOT / "_build/draft" / OUTPUTS), {}
    for chapter in CHAPTERS:  # former runs of a chapter that was edited are kept beside its last
        record = store.match_cache_notebook(notebook(chapter))
        for cell in store.get_cache_bundle(record.pk).nb.cells:
            for shown in cell.get("outputs", ()):
                if "text/html" in shown.get("data", ()):
                    line = cell.source.strip().splitlines()[-1]
                    found[line] = (shown.data["text/html"], shown.data["text/plain"])
    return found


@drawings.drawn(FIGURES)
def test_figure_that_a_run_has_shown_is_drawn_the_same_now(site, explorer):
    assert kept()[f"figures.{explorer.name}"][0] == drawings.markup(explorer.name)


@drawings.of_all_bets
@pytest.mark.parametrize("name", every_bet())
def test_bet_that_a_run_has_shown_is_written_the_same_now(site, name):
    assert kept()[f'bet("{name}")'][0] == drawings.asked(name)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_quiz_that_a_run_has_shown_is_written_the_same_now(site, chapter):
    html = quiz_page.html(questions(chapter), chapter=chapter)
    assert kept()[f'quiz("{chapter}")'][0] == html


@drawings.of_all_bets
def test_judged_claims_and_answers_that_a_run_has_shown_say_the_same_now(site):
    assert kept()["judge()"][0] == calibration.html(judge().asked)
    checks = {line: shown for line, shown in kept().items() if line.startswith("check(")}
    assert len(checks) >= len(CHAPTERS)
    for html, plain in checks.values():
        exercise, _, words = plain.partition(": ")
        assert BeautifulSoup(html, "html.parser").text.split() == [*words.split(), exercise]


def test_nothing_else_has_html_that_nobody_compares(site):
    known = r"figures\.\w+|(bet|quiz|check)\(.*\)|judge\(\)"
    assert [line for line in kept() if not re.fullmatch(known, line)] == []
