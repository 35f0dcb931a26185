"""Each kind of slide shows what the book has under its name, and fills gaps with its values only."""

import outlines
import pytest
from parts import ROOT

from platformlab import claims, openings
from platformlab.chapters import BOOK
from platformlab.checks.misconceptions import misconception
from platformlab.checks.questions import questions
from platformlab.slides.chapter import Chapter, MissingPart
from platformlab.slides.kinds import KINDS, filled, values_of
from platformlab.slides.outline import SHOWS, Slide

CHAPTER = Chapter(ROOT, outlines.TOPIC)


def made(shows, name=True, **about):
    slide = Slide(3, shows, name, "", "", about)
    return KINDS[shows].html(slide, CHAPTER, "slide-3"), KINDS[shows].values(slide, CHAPTER)


def test_every_word_of_an_outline_has_a_kind():
    assert list(KINDS) == list(SHOWS)


def test_opening_shows_the_number_in_the_margin_and_the_story():
    html, values = made("opening")
    assert CHAPTER.number in html
    assert "Is the platform taking off?" in html
    first = openings.opening_numbers(outlines.TOPIC)[0]
    assert (values["number"], values["says"]) == (first.number, first.says)


def test_figure_stands_in_its_state_and_hands_out_what_its_table_shows():
    html, values = made("figure", "critical_mass", state="share=0.4&price=28&same_side=60")
    explorer = BOOK.explorers["critical_mass"]
    state = explorer.state(share=0.4, price=28.0, same_side=60.0)
    assert explorer.say(**state)[:40] in html.replace("\xa0", " ")
    assert values["sentence"] == explorer.say(**state)
    assert values["set.share"] == "40 %"
    share = explorer.rows(**state)["threshold"]["share"][0]
    assert values["threshold.share"] == f"{100 * share:.1f} %"


def test_bet_stands_with_its_question_and_knows_its_answer():
    html, values = made("bet", "old-price-back")
    bet = next(b for b in questions(outlines.TOPIC).bets if b.id == "old-price-back")
    assert 'data-bet="old-price-back"' in html
    assert values["answer"] == bet.shown_value


def test_values_of_a_figure_count_rows_from_nothing():
    explorer = BOOK.explorers["critical_mass"]
    values = values_of(explorer, explorer.defaults)
    table, columns = next(iter(explorer.columns.items()))
    first = f"{table}.{columns[0].name}"
    assert values[first] == values[f"{first}.0"]


def test_claim_shows_place_claim_and_folded_verdict():
    html, values = made("claim", "C28")
    row = claims.claim("C28")
    assert row.claim in html
    assert html.index("<details") < html.index(row.reason[:30])
    assert values["verdict"] == row.verdict


def test_misconception_shows_the_error_and_folds_what_refutes_it():
    html, _ = made("misconception", "count-is-destiny")
    row = misconception("count-is-destiny")
    assert html.index(row.error) < html.index("<details") < html.index(row.refutation[:30])


def test_quiz_shows_one_item_under_an_id_of_its_own():
    html, values = made("quiz", "price-back")
    assert html.count("<form") == 1
    assert 'id="slide-3-quiz"' in html
    assert 'id="quiz-critical-mass"' not in html
    assert values["right"] in html.replace("’", "'") or values["right"] in html


def test_takeaways_exercise_and_sources_are_the_chapters_own():
    assert made("takeaways")[0].count("<li>") == 3
    assert "Design a test" in made("exercise", "critical-mass-4")[0]
    assert made("sources")[0].count("<li>") == len(CHAPTER.sources)


def test_gap_is_filled_escaped_and_an_unknown_one_refused():
    assert filled("{a} or {b}", {"a": "5 < 6", "b": "7"}) == "5 &lt; 6 or 7"
    with pytest.raises(MissingPart, match=r"got \{c\}; there are a"):
        filled("{c}", {"a": "1"})
