"""The catalogue: every error is refuted by a figure, asked in a quiz, and sourced."""

import re

import pytest
from parts import CHAPTERS, ROOT, shown_in

from platformlab import claims
from platformlab.checks import states
from platformlab.checks.misconceptions import misconception, misconceptions, state_of, used_in
from platformlab.checks.questions import QuestionError, chapters, questions
from platformlab.data import names

ROWS = misconceptions()
KEYS = set(
    re.findall(r"^@\w+\{([^,\s]+),", (ROOT / "book/references.bib").read_text("utf-8"), re.M)
)


def test_state_exists_and_its_figure_stands_in_a_chapter(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            states.complete(row.state.explorer, row.state.values)
            assert row.state.explorer in shown_in(f"notebooks/{row.chapter}")


def test_a_quiz_asks_for_it(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            assert used_in()[row.id]


def test_source_is_a_work_a_data_set_or_a_document(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            known = KEYS | set(names()) | claims.load_documents().keys()
            assert set(row.source) - known == set()


def test_words_are_whole_sentences(subtests):
    for row in ROWS.values():
        with subtests.test(row.id):
            for text in (row.error, row.why_believed, row.refutation):
                assert text[0].isupper() or text.startswith(("eBay", "iPhone"))
                assert text.endswith(".")


def test_every_wrong_option_has_a_state_to_look_at():
    for chapter in chapters():
        for item in questions(chapter).items:
            for option in item.options:
                assert option.is_right or state_of(option) is not None


def test_unknown_misconception_is_answered_with_the_nearest():
    with pytest.raises(QuestionError, match="named 'time-heels'; did you mean 'time-heals'"):
        misconception("time-heels")
    with pytest.raises(QuestionError, match=r"'qqqq'; add a row to data/misconceptions\.csv"):
        misconception("qqqq")


def test_order_is_that_of_the_book():
    places = [CHAPTERS.index(row.chapter) for row in ROWS.values()]
    assert places == sorted(places)
