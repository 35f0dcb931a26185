"""Whether questions and misconceptions can be used: every name leads somewhere, every answer exists.

What is wrong is said with file, line and entry, what was expected, and how to repair it.
"""

import difflib
import string

from platformlab.checks import outcomes, states
from platformlab.checks.misconceptions import misconceptions, used_in
from platformlab.checks.questions import QuestionError, every_bet, place_of, questions, wrong

FIELDS = {
    "choice": {"bet", "answer"},
    "number": {"bet", "answer", "off"},
    "curve": {"bet", "answer", "off"},
}


def check_chapter(chapter):
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


def check_catalogue():
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


def check_tags():
    """Refuse two bets whose codes would begin alike."""
    taken = {}
    for name, (chapter, bet) in every_bet().items():
        tag = outcomes.tag(bet)
        if tag in taken:
            raise wrong(
                chapter, name,
                f"its codes would begin with {tag}, as those of {taken[tag]!r} do; "
                'give one of them another: tag = "ABC"',
            )  # fmt: skip
        taken[tag] = name


def _refuse_doubles(chapter, ids):
    double = next((word for word in ids if ids.count(word) > 1), None)
    if double:
        raise wrong(chapter, double, "this id is given twice; rename one")


def _check_bet(chapter, bet):
    home, _ = every_bet()[bet.id]
    if home != chapter:
        raise wrong(chapter, bet.id, f"{place_of(home)} has a bet with this id too; rename one")
    _check_state(chapter, bet.id, bet.state)
    _check_place_of_answer(chapter, bet)
    fields = {field for _, field, _, _ in string.Formatter().parse(bet.reveal) if field is not None}
    if unknown := fields - FIELDS[bet.kind]:
        allowed = ", ".join(f"{{{f}}}" for f in sorted(FIELDS[bet.kind]))
        problem = f"reveal knows {allowed} for a {bet.kind} (got {{{min(unknown)}}})"
        raise wrong(chapter, bet.id, problem)
    if bet.kind == "choice":
        _check_options(chapter, bet)
    else:
        _check_numbers(chapter, bet)
        _check_scale(chapter, bet)


def _check_state(chapter, place, state):
    try:
        states.complete(state.explorer, state.values)
    except states.StateError as error:
        raise wrong(chapter, place, str(error)) from None


def _check_place_of_answer(chapter, bet):
    needed = ("table", "x", "y") if bet.kind == "curve" else ("table", "column", "row")
    if set(bet.answer) != set(needed):
        got = ", ".join(bet.answer)
        raise wrong(
            chapter, bet.id, f"the answer of a {bet.kind} names {', '.join(needed)} (got {got})"
        )
    columns = states.explorers()[bet.state.explorer].columns
    if bet.answer["table"] not in columns:
        known = ", ".join(columns)
        raise wrong(chapter, bet.id, f"no table {bet.answer['table']!r}; the figure has {known}")
    names = [column.name for column in columns[bet.answer["table"]]]
    for word in needed[1:] if bet.kind == "curve" else needed[1:2]:
        if bet.answer[word] not in names:
            known = ", ".join(names)
            raise wrong(chapter, bet.id, f"no column {bet.answer[word]!r}; the table has {known}")
    rows = len(outcomes.table(bet)[names[0]])
    if bet.kind != "curve" and not -rows <= bet.answer["row"] < rows:
        raise wrong(chapter, bet.id, f"row {bet.answer['row']} of {rows}: count rows from 0")
    if bet.kind != "curve" and outcomes.answer(bet) is None:
        raise wrong(chapter, bet.id, "the figure has no value there in this state; choose another")


def _check_numbers(chapter, bet):
    words = ("x", "y") if bet.kind == "curve" else ("column",)
    for word in words:
        if outcomes.column(bet, word).is_text:
            problem = f"column {bet.answer[word]!r} holds texts; a {bet.kind} needs numbers"
            raise wrong(chapter, bet.id, problem)


def _check_options(chapter, bet):
    if len(bet.options) < 2:
        raise wrong(chapter, bet.id, "a choice has two options or more")
    for option in bet.options:
        if not option.text.strip() or not option.reply.strip():
            raise wrong(chapter, option.text or bet.id, "an option needs a text and a reply")
    if outcomes.holding(bet) != 1:
        value = outcomes.answer(bet)
        problem = (
            f"one option must hold for the figure's value {value} (got {outcomes.holding(bet)}); "
            "correct at_least, below or equals"
        )
        raise wrong(chapter, bet.id, problem)


def _check_scale(chapter, bet):
    try:
        scale = outcomes.scale(bet)
        count = scale.count
    except (TypeError, ZeroDivisionError):
        given = ", ".join(bet.scale) or "nothing"
        problem = (
            f"a {bet.kind} needs scale = {{ low=, high=, step=, unit=, label= }} (got {given})"
        )
        raise wrong(chapter, bet.id, problem) from None
    if abs(scale.low + (count - 1) * scale.step - scale.high) > 1e-9 or count < 3:
        raise wrong(
            chapter, bet.id, "steps must lead from low to high exactly, two or more of them"
        )
    rows = len(outcomes.curve(bet)[0]) if bet.kind == "curve" else 0
    if bet.kind == "curve" and not 0 <= scale.given <= rows - 3:
        problem = f"given must leave three of {rows} rows to draw (got {scale.given})"
        raise wrong(chapter, bet.id, problem)
    values = outcomes.curve(bet)[1] if bet.kind == "curve" else [outcomes.answer(bet)]
    outside = [v for v in values if v is None or not scale.low <= v <= scale.high]
    if outside:
        raise wrong(
            chapter, bet.id, f"the figure's value {outside[0]} lies outside the scale; widen it"
        )


def _check_item(chapter, item):
    if len(item.options) < 2:
        raise wrong(chapter, item.id, "an item has two options or more")
    texts = [option.text for option in item.options]
    if len(set(texts)) < len(texts):
        raise wrong(chapter, item.id, "two options have the same text; change one")
    for option in item.options:
        if not option.feedback.strip():
            problem = "feedback is empty; say what is wrong, or why it is right"
            raise wrong(chapter, option.text, problem)
        if option.state is not None:
            _check_state(chapter, option.text, option.state)
        if option.misconception and option.misconception not in misconceptions():
            near = difflib.get_close_matches(option.misconception, misconceptions(), n=1)
            hint = f"did you mean {near[0]!r}?" if near else "add a row to data/misconceptions.csv"
            problem = f"no misconception is named {option.misconception!r}; {hint}"
            raise wrong(chapter, option.text, problem)
        elif option.misconception:
            _check_refuting_state(misconceptions()[option.misconception])


def _check_refuting_state(row):
    try:
        states.complete(row.state.explorer, row.state.values)
    except states.StateError as error:
        raise QuestionError(f"data/misconceptions.csv, row {row.id}: {error}") from None
