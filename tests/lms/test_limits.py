"""An item that a platform cannot hold is refused with file, line, item, reason and repair."""

import re

import pytest
from exports import HOSTILE, book, chapter

from platformlab.checks.questions import QuestionError
from platformlab.lms.limits import TAG, check, tags_of


def first_poll(paper, **changes):
    poll = next(poll for poll in paper.polls if poll.kind == "choice")
    return paper._replace(polls=(poll._replace(**changes),))


def test_the_book_can_be_held():
    check(book("https://example.org/book"))
    check([chapter(said=HOSTILE)])


def test_tags_name_the_chapter_and_the_misconceptions():
    question = chapter().questions[0]
    tags = tags_of(question, "critical_mass")
    assert tags == [
        "chapter-critical-mass",
        "misconception-price-cut-undoes",
        "misconception-time-heals",
    ]
    assert all(len(tag) <= TAG for tag in tags)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_a_character_that_xml_cannot_write_is_refused(character):
    with pytest.raises(QuestionError) as error:
        check([chapter(said=f"grow{character}th")])
    where = "chapters/critical_mass/questions.toml, line "
    assert str(error.value).startswith(where)
    assert f"price-back: no platform can hold the character U+{ord(character):04X}" in str(
        error.value
    )
    assert "remove it" in str(error.value)


@pytest.mark.parametrize("mark", ["|", ">>>>>", "<<<<<"])
def test_an_option_that_ends_in_moodle_is_refused(mark):
    said = f"one {mark} two"
    with pytest.raises(QuestionError, match=re.escape(f"Feedback takes {mark!r} for the end")):
        check([first_poll(chapter(), options=(said, "none"))])


def test_a_last_sentence_too_long_for_moodle_is_refused():
    with pytest.raises(QuestionError, match="holds 255 characters, and the last sentence"):
        check([first_poll(chapter(), text="Short. " + "x" * 256 + "?")])
    check([first_poll(chapter(), text="y" * 300 + ". " + "x" * 255)])
    with pytest.raises(QuestionError, match="holds 255 characters"):  # each & is five in HTML
        check([first_poll(chapter(), text="&" * 60)])


def test_names_too_long_or_not_of_letters_are_refused():
    paper = chapter()
    for changes, said in (
        ({"ident": "quiz-" + "x" * 100}, "the ID number in Moodle holds 100 characters"),
        ({"title": "x" * 256}, "the name in Moodle holds 255 characters"),
        ({"ident": "quiz-시장"}, "QTI knows letters, digits"),
        ({"answers": paper.questions[0].answers[:1]}, "two options or more"),
    ):
        changed = (paper.questions[0]._replace(**changes), *paper.questions[1:])
        with pytest.raises(QuestionError, match=said):
            check([paper._replace(questions=changed)])


def test_two_items_of_one_name_are_refused():
    with pytest.raises(QuestionError, match="2 items would be called quiz-critical-mass-"):
        check([chapter(), chapter()])
