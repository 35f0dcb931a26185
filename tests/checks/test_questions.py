"""Files of questions: what every chapter has, and how a damaged one is refused."""

import re
from collections import Counter

import numpy as np
import pytest
from parts import CHAPTERS, cells, notebook, shown_in
from scipy.stats import chisquare

from platformlab.chapters import BOOK
from platformlab.checks import validation
from platformlab.checks.book import open_book
from platformlab.checks.questions import (
    Option,
    QuestionError,
    chapters,
    every_bet,
    questions,
    shuffled,
)

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS)


@every_chapter
def test_chapter_has_a_bet_and_three_quiz_items_or_more(chapter):
    asked = questions(chapter)
    assert asked.bets
    assert len(asked.items) >= 3


@every_chapter
def test_all_that_a_reader_is_asked_and_told_has_the_apostrophe_of_print(chapter):
    asked = questions(chapter)
    told = [said for item in asked.items for said in (item.question, *_texts(item.options))]
    for bet in asked.bets:
        told += [bet.question, bet.reveal, *_texts(getattr(bet, "options", ()))]
        told += [thought["says"] for thought in bet.thoughts]
        told += [bet.scale.get(name, "") for name in ("unit", "label")]
    assert [said for said in told if "'" in said] == []


def _texts(options):
    return [said for option in options for said in option if isinstance(said, str)]


@every_chapter
def test_questions_are_usable(chapter):
    validation.check_chapter(chapter)


@every_chapter
def test_chapter_shows_its_quiz_and_every_bet_above_any_other_instance_of_its_figure(chapter):
    code = [c.source for c in cells(chapter, "code")]
    lines = [f'quiz("{chapter}")']
    bets = questions(chapter).bets
    for bet in bets:
        lines.append(f'bet("{bet.id}")')
    for line in lines:
        assert line in code, f"notebooks/{chapter}.ipynb: expected a cell {line}, got none; add it"
    for bet in bets:
        above = code[: code.index(f'bet("{bet.id}")')]
        assert f"figures.{bet.state.explorer}" not in above, f"move the bet {bet.id} up"


@every_chapter
def test_feedback_leads_to_figures_that_stand_in_a_chapter(chapter):
    placed = {name for other in CHAPTERS for name in shown_in(f"notebooks/{other}")}
    named = {o.state.explorer for i in questions(chapter).items for o in i.options if o.state}
    assert named <= placed


def test_nothing_is_asked_that_no_chapter_shows():
    shown = "\n".join(cell.source for name in CHAPTERS for cell in notebook(name).cells)
    for name in every_bet():
        assert f'bet("{name}")' in shown


def test_catalogue_and_tags_are_usable():
    validation.check_catalogue()
    validation.check_tags()


# Quizzes give nothing away

ITEMS = [item for chapter in CHAPTERS for item in questions(chapter).items]


def even(counts):
    """Whether three counts are as even as chance leaves them in nineteen books of twenty."""
    return chisquare([counts[at] for at in range(3)]).pvalue > 0.05


def test_right_option_stands_first_second_and_third_equally_often():
    places = Counter(place for item in ITEMS for place, o in enumerate(item.options) if o.is_right)
    assert sorted(places) == [0, 1, 2]
    assert even(places), f"the right option stands {places}: change the seed of shuffled()"


def test_right_option_is_longest_middle_and_shortest_equally_often():
    ranks, ratios = Counter(), []
    for item in ITEMS:
        right = next(len(o.text) for o in item.options if o.is_right)
        others = [len(o.text) for o in item.options if not o.is_right]
        ranks[sum(right > other for other in others) if right not in others else 1] += 1
        ratios.append(right / np.mean(others))
    assert even(ranks), f"0 is shortest and 2 longest: {ranks}; cut or lengthen right options"
    assert 0.9 < np.mean(ratios) < 1.1


def test_order_of_options_depends_on_the_item_and_on_nothing_else():
    options = [Option(text, "Yes.") for text in "abc"]
    orders = {name: "".join(o.text for o in shuffled(options, seed=name)) for name in "stuvwxyz"}
    assert orders == {
        name: "".join(o.text for o in shuffled(options, seed=name)) for name in orders
    }
    assert len(set(orders.values())) > 3
    assert {"".join(sorted(order)) for order in orders.values()} == {"abc"}
    assert orders["s"] == "acb"  # as in every Python, so that kept answers stay right


# Damage

BET = """
[[bet]]
id = "one"
kind = "choice"
question = "What?"
state = { explorer = "critical_mass", share = 0.35, price = 28.0, same_side = 60.0 }
answer = { table = "end", column = "share", row = 0 }
reveal = "You said {bet}; it is {answer}."

[[bet.options]]
text = "little"
reply = "Yes."
below = 0.5

[[bet.options]]
text = "much"
reply = "No."
at_least = 0.5
"""
NUMBER = """
[[bet]]
id = "two"
kind = "number"
question = "How much?"
state = { explorer = "critical_mass" }
answer = { table = "end", column = "share", row = 0 }
scale = { low = 0, high = 1, step = 0.05, unit = "share", label = "Share" }
reveal = "You said {bet}; it is {answer}; off by {off}."
"""
CURVE = """
[[bet]]
id = "three"
kind = "curve"
question = "How?"
state = { explorer = "critical_mass" }
answer = { table = "path", x = "month", y = "share" }
scale = { low = 0, high = 1, step = 0.05, unit = "share", label = "Share", given = 1 }
reveal = "You said {bet}; it is {answer}; off by {off}."
"""
ITEM = """
[[item]]
id = "first"
question = "Why?"

[[item.options]]
text = "because"
feedback = "Yes."

[[item.options]]
text = "for no reason"
misconception = "time-heals"
feedback = "No."

[[item.options]]
text = "by luck"
misconception = "exponential"
feedback = "Hardly."
"""
THIRD = ITEM[ITEM.index('[[item.options]]\ntext = "by luck"') :]


@pytest.fixture
def written(tmp_path):
    """Write the questions of a book with the figures of this one, and check them."""
    questions.cache_clear()

    def check(text, chapter="one", **others):
        files = {
            name: tmp_path / "chapters" / name / "questions.toml" for name in (chapter, *others)
        }
        for name, words in {chapter: text, **others}.items():
            files[name].parent.mkdir(parents=True)
            files[name].write_text(words, encoding="utf-8")
        open_book(BOOK._replace(questions=files))
        validation.check_chapter(chapter)
        validation.check_tags()

    yield check
    open_book(BOOK)
    questions.cache_clear()


def test_whole_file_passes(written):
    written(BET + NUMBER + CURVE + ITEM)


@pytest.mark.parametrize(
    ("whole", "good", "bad", "said"),
    [
        (BET, 'kind = "choice"', 'kind = "guess"', "line 3, one: kind must be one of choice, number, curve (got 'guess')"),
        (BET, 'question = "What?"\n', "", "one: choice bet needs 'question'; its fields are kind, id, question, state"),
        (BET, "reply = \"No.\"", "replies = \"No.\"", "much: choice does not know 'replies' and needs 'reply'"),
        (BET, "reply = \"No.\"", "reply = \" \"", "much: an option needs a text and a reply"),
        (BET, "below = 0.5", "below = 0.01", "one option must hold for the figure's value 0.039 (got 0); correct at_least, below or equals"),
        (BET, "critical_mass", "critical_mess", "one: no explorer is named 'critical_mess'; did you mean 'critical_mass'?"),
        (BET, "share = 0.35", "share = 0.36", "one: share = 0.36 is not on the grid of explorer critical_mass"),
        (BET, '"end"', '"start"', "no table 'start'; the figure has path, threshold, end"),
        (BET, 'column = "share"', 'column = "part"', "no column 'part'; the table has"),
        (BET, "row = 0", "row = 3", "row 3 of 1: count rows from 0"),
        (BET, '"end", column = "share", row = 0', '"threshold", x = "month", y = "share"', "the answer of a choice names table, column, row (got table, x, y)"),
        (BET, "{answer}", "{off}", "reveal knows {answer}, {bet} for a choice (got {off})"),
        (BET, "id = ", "it = ", "choice bet does not know 'it' and needs 'id'"),
        (NUMBER, "[[bet]]", "[[bets]]", "a file has tables [[bet]] and [[item]] only"),
        (BET, 'question = "What?"', "question = What?", "not valid TOML"),
        (NUMBER, "[[bet]]", "[bet]", "write [[bet]], with two brackets"),
        (ITEM, '"for no reason"', "35", "35: text must be a text in quotes (got 35)"),
        (NUMBER, 'kind = "number"', 'kind = "number"\noptions = []', "two: number bet does not know 'options'; its fields are kind, id"),
        (BET, 'row = 0', 'row = "first"', "answer, row must be a whole number (got 'first')"),
        (NUMBER, "high = 1,", "hi = 1,", "two: scale does not know 'hi'; its keys are low, high, step, unit, label, given; did you mean 'high'?"),
        (BET, "row = 0", "rows = 0", "one: answer does not know 'rows'; its keys are table, column, row, x, y; did you mean 'row'?"),
        (NUMBER, "step = 0.05", "step = 0.07", "steps must lead from low to high exactly"),
        (NUMBER, "step = 0.05", "step = 0", "a number needs scale = { low=, high=, step=, unit=, label= }"),
        (NUMBER, "low = 0, high = 1, step = 0.05", "low = 0, high = 0.08, step = 0.01", "its slider begins at 4 %, and the answer is 4 %: who moves nothing is right"),
        (NUMBER, "low = 0,", "low = 0.5,", "the figure's value 0.039 lies outside the scale; widen it"),
        (CURVE, "given = 1", "given = 23", "given must leave three of 25 rows to draw (got 23)"),
        (CURVE, '"path", x = "month"', '"end", x = "label"', "column 'label' holds texts; a curve needs numbers"),
        (ITEM, "time-heals", "time-heels", "for no reason: no misconception is named 'time-heels'; did you mean 'time-heals'?"),
        (ITEM, 'feedback = "No."', 'feedback = ""', "for no reason: feedback is empty; say what is wrong"),
        (ITEM, 'misconception = "time-heals"\n', "", "exactly one option, the right one, names no misconception (got 2)"),
        (ITEM, '"for no reason"', '"because"', "two options have the same text"),
        (ITEM, 'feedback = "No."', 'feedback = "No."\nstate = { explorer = "two_worlds", price = 1 }', "explorer two_worlds has no control 'price'"),
        (ITEM, THIRD, "", "first: an item has three options or more (got 2); add a wrong one"),
        (ITEM, '"because"', '"because of all these things"', "first: its length gives the right option away: 27 letters, much longer than every wrong one (expected 5 to 16, the nearest wrong one has 13); cut it"),
        (ITEM, '"because"', '"so: why"', "first: its wording gives the right option away: it has a colon, and no wrong one has one (expected a wrong one that shares this); write one of them another way"),
        (ITEM, '"because"', '"so"', "2 letters, much shorter than every wrong one (expected 5 to 16, the nearest wrong one has 7); say more in it"),
        (ITEM, 'feedback = "No."', 'feedback = "No."\nstate = { price = 1 }', "a state names its explorer"),
    ],
)  # fmt: skip
def test_damaged_file_is_refused_with_place_and_repair(written, whole, good, bad, said):
    assert good in whole
    with pytest.raises(QuestionError, match=re.escape(said)) as refused:
        written(whole.replace(good, bad))
    assert str(refused.value).startswith("chapters/one/questions.toml")


def test_id_given_twice_is_refused(written):
    with pytest.raises(QuestionError, match="first: this id is given twice; rename one"):
        written(ITEM + ITEM)


def test_two_bets_with_the_same_tag_are_refused_with_a_way_out(written):
    other = NUMBER.replace('"two"', '"one-other"').replace(
        'kind = "number"', 'tag = "ONE"\nkind = "number"'
    )
    with pytest.raises(
        QuestionError,
        match=r"its codes would begin with ONE, as those of 'one' do; give one of them another: tag",
    ):
        written(BET + other)


def test_bet_of_another_chapter_with_the_same_id_is_refused(written):
    with pytest.raises(
        QuestionError, match=r"two/questions\.toml has a bet with this id too; rename one"
    ):
        written(BET, two=BET)


def test_line_of_the_entry_is_named(written):
    with pytest.raises(QuestionError, match=r"one/questions\.toml, line 11, for no reason:"):
        written(ITEM.replace("time-heals", "unheard-of"))


def test_unknown_chapter_is_answered_with_those_there_are():
    with pytest.raises(
        QuestionError,
        match=f"no questions are written for 'gigants'; there are those of {chapters()[0]}",
    ):
        questions("gigants")


def test_catalogue_row_that_no_quiz_uses_is_refused(monkeypatch):
    monkeypatch.setattr(validation, "used_in", dict)
    with pytest.raises(
        QuestionError,
        match=r"data/misconceptions\.csv, row [a-z-]+: no quiz uses it; name it in a wrong option",
    ):
        validation.check_catalogue()
