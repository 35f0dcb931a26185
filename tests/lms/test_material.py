"""What chapters hand to learning platforms is what their pages ask."""

import pytest
from exports import HOME, book, chapter
from parts import CHAPTERS

from platformlab.checks.questions import questions
from platformlab.lms.material import AddressError, papers, site


def test_every_item_and_every_bet_of_the_book_is_there():
    assert [paper.chapter for paper in book()] == CHAPTERS
    for paper in book():
        asked = questions(paper.chapter)
        assert [question.id for question in paper.questions] == [item.id for item in asked.items]
        assert [poll.id for poll in paper.polls] == [bet.id for bet in asked.bets]


def test_the_right_answer_is_that_of_the_page():
    for paper in book():
        for question, item in zip(paper.questions, questions(paper.chapter).items, strict=True):
            assert question.right.text == next(o.text for o in item.options if o.is_right)
            assert sum(answer.is_right for answer in question.answers) == 1


def test_links_are_addresses_of_the_site_or_titles():
    linked, plain = chapter(), chapter(home="")
    see = [a.see for question in linked.questions for a in question.answers if a.see]
    assert see
    assert all(link.address.startswith(f"{HOME}") and "#explore-" in link.address for link in see)
    assert all("“" in a.see.says for q in plain.questions for a in q.answers if a.see)
    assert not any(a.see.address for q in plain.questions for a in q.answers if a.see)


@pytest.mark.parametrize("wrong", ["example.org/book", "/book", "file:///book", "https://"])
def test_an_address_that_is_none_is_refused(wrong):
    with pytest.raises(AddressError, match="BASE_URL must be the address of the published site"):
        next(papers(wrong))
    assert site("") == ""


def test_a_poll_has_no_right_answer_and_no_reply():
    for paper in book():
        bets = {bet.id: bet for bet in questions(paper.chapter).bets}
        for poll in paper.polls:
            replies = [option.reply for option in bets[poll.id].options]
            assert not set(replies) & {*poll.options, poll.text, poll.hint}
            assert (poll.kind == "choice") == bool(poll.options)


def test_a_share_is_typed_in_per_cent():
    numbers = [poll for paper in book() for poll in paper.polls if poll.kind == "number"]
    shares = [poll for poll in numbers if "%" in poll.hint]
    assert shares
    assert all(poll.high > 1 for poll in shares)
    assert all(poll.low < poll.high for poll in numbers)
