"""Moodle XML holds the quiz as it stands on the page, and a Feedback activity the bets."""

import pytest
from exports import HOSTILE, book, chapter, parsed, shown

from platformlab.lms import moodle


def texts(node, path):
    return [found.text for found in node.findall(path)]


def test_every_quiz_and_every_poll_fits_its_schema():
    for paper in book("https://example.org/book"):
        parsed(moodle.quiz([paper]), "moodle-quiz")
        parsed(moodle.polls([paper]), "moodle-feedback")
    parsed(moodle.quiz(book()), "moodle-quiz")
    parsed(moodle.polls(book()), "moodle-feedback")


def test_a_question_has_its_answers_feedback_penalty_and_tags():
    paper = chapter()
    _, node, *_ = parsed(moodle.quiz([paper]), "moodle-quiz")
    question = paper.questions[0]
    assert shown(node.findtext("questiontext/text")) == question.text
    for answer, given in zip(node.findall("answer"), question.answers, strict=True):
        assert answer.get("fraction") == ("100" if given.is_right else "0")
        assert shown(answer.findtext("text")) == given.text
        assert given.feedback in shown(answer.findtext("feedback/text"))
    assert float(node.findtext("penalty")) == pytest.approx(1 / (len(question.answers) - 1))
    assert node.findtext("idnumber") == question.ident
    assert "misconception-time-heals" in texts(node, "tags/tag/text")
    assert 'href="https://example.org/' in node.findtext("generalfeedback/text")


def test_hostile_texts_arrive_as_they_are():
    _, node, *_ = parsed(moodle.quiz([chapter(said=HOSTILE)]), "moodle-quiz")
    said = [shown(node.findtext("questiontext/text")), *map(shown, texts(node, "answer/text"))]
    assert set(said) == {HOSTILE}
    assert all(HOSTILE in shown(t) for t in texts(node, "answer/feedback/text"))


def test_a_slash_in_a_title_opens_no_category():
    paper = chapter()._replace(title="Price/quality")
    category = parsed(moodle.quiz([paper]), "moodle-quiz").findtext("question/category/text")
    assert category.endswith("/Price//quality")


def test_a_bet_keeps_its_question_and_options():
    for paper in book():
        items = parsed(moodle.polls([paper]), "moodle-feedback").findall("ITEMS/ITEM")
        asked = {item.findtext("ITEMLABEL"): item for item in items if item.get("TYPE") != "label"}
        before = "".join(
            shown(i.findtext("PRESENTATION")) for i in items if i.get("TYPE") == "label"
        )
        assert list(asked) == [poll.ident for poll in paper.polls]
        for poll in paper.polls:
            item = asked[poll.ident]
            last = shown(item.findtext("ITEMTEXT"))
            assert poll.text.endswith(last)
            assert poll.text.removesuffix(last).strip() in before
            if poll.kind == "choice":
                options = item.findtext("PRESENTATION").removeprefix("r>>>>>").split("|")
                assert [shown(option) for option in options] == list(poll.options)
            if poll.kind == "number":
                ends = item.findtext("PRESENTATION").split("|")
                assert [float(end) for end in ends] == [poll.low, poll.high]
