"""Whether questions and misconceptions can be used: every name leads somewhere, every answer exists.

What is wrong is said with file, line and entry, what was expected, and how to repair it.
"""

from itertools import chain

from platformlab.checks import states, tells
from platformlab.checks.bets import Bet
from platformlab.checks.misconceptions import misconception, misconceptions, used_in
from platformlab.checks.questions import Item, QuestionError, every_bet, place_of, questions, wrong


def check_chapter(chapter: str) -> None:
    """Refuse a chapter's questions if a reader could meet a gap in them.

    Raises
    ------
    QuestionError
        At the first entry that cannot be used.
    """
    asked = questions(chapter)
    for kind in (asked.bets, asked.items):
        _refuse_doubles(chapter, [entry.id for entry in kind])
    for bet in asked.bets:
        _check_bet(chapter, bet)
    for item in asked.items:
        _check_item(chapter, item)


def check_catalogue() -> None:
    """Refuse a catalogue with a state that no figure has, or an error that no quiz uses."""
    used = used_in()
    for row in misconceptions().values():
        place = f"data/misconceptions.csv, row {row.id}"
        try:
            states.complete(row.state.explorer, row.state.values)
        except states.StateError as error:
            raise QuestionError(f"{place}: {error}") from None
        if row.id not in used:
            raise QuestionError(
                f"{place}: no quiz uses it; name it in a wrong option of a chapter's quiz or remove the row"
            )


def check_tags() -> None:
    """Refuse two bets whose codes would begin alike."""
    taken: dict[str, str] = {}
    for name, (chapter, bet) in every_bet().items():
        tag = bet.tag
        if tag in taken:
            raise wrong(
                chapter,
                name,
                f"its codes would begin with {tag}, as those of {taken[tag]!r} do; "
                'give one of them another: tag = "ABC"',
            )
        taken[tag] = name


def _refuse_doubles(chapter, ids):
    double = next((word for word in ids if ids.count(word) > 1), None)
    if double:
        raise wrong(chapter, double, "this id is given twice; rename one")


def _check_bet(chapter: str, bet: Bet) -> None:
    home, _ = every_bet()[bet.id]
    if home != chapter:
        raise wrong(chapter, bet.id, f"{place_of(home)} has a bet with this id too; rename one")
    if problem := next(chain(bet.problems(), bet.problems_of_question()), None):
        raise wrong(chapter, *problem)


def _check_state(chapter, place, state):
    try:
        states.complete(state.explorer, state.values)
    except states.StateError as error:
        raise wrong(chapter, place, str(error)) from None


def _check_item(chapter: str, item: Item) -> None:
    if len(item.options) < 3:
        problem = f"an item has three options or more (got {len(item.options)}); add a wrong one"
        raise wrong(chapter, item.id, f"{problem}, with its misconception and its feedback")
    texts = [option.text for option in item.options]
    if len(set(texts)) < len(texts):
        raise wrong(chapter, item.id, "two options have the same text; change one")
    if problem := tells.gives_away(
        next(option.text for option in item.options if option.is_right),
        [option.text for option in item.options if not option.is_right],
    ):
        raise wrong(chapter, item.id, problem)
    for option in item.options:
        if not option.feedback.strip():
            problem = "feedback is empty; say what is wrong, or why it is right"
            raise wrong(chapter, option.text, problem)
        if option.state is not None:
            _check_state(chapter, option.text, option.state)
        if option.misconception:
            try:
                row = misconception(option.misconception)
            except QuestionError as error:
                raise wrong(chapter, option.text, str(error)) from None
            _check_refuting_state(row)


def _check_refuting_state(row):
    try:
        states.complete(row.state.explorer, row.state.values)
    except states.StateError as error:
        raise QuestionError(f"data/misconceptions.csv, row {row.id}: {error}") from None
