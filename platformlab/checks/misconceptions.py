"""The catalogue of misconceptions: errors worth naming, and the figure state that refutes each."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from platformlab.checks import states
from platformlab.checks.questions import Option, QuestionError, chapters, questions
from platformlab.checks.states import State
from platformlab.data import load
from platformlab.nearest import nearest


class Misconception(NamedTuple):
    """An error that people hold for a reason, what refutes it, and where to see that."""

    id: str
    error: str
    why_believed: str
    refutation: str
    state: State
    source: tuple[str, ...]
    confidence: str

    @property
    def anchor(self) -> str:
        """Id of its entry on the page of misconceptions."""
        return f"misconception-{self.id}"

    @property
    def chapter(self) -> str:
        """Chapter that treats it: the one whose figure refutes it."""
        return states.topic_of(self.state.explorer)


@cache
def misconceptions() -> dict[str, Misconception]:
    """All misconceptions by id, in the order of the book."""
    table = load("misconceptions", include_uncertain=True)
    rows = [_row(row) for row in table.to_dict("records")]
    order = {chapter: at for at, chapter in enumerate(chapters())}
    rows.sort(key=lambda row: order.get(_topic(row), len(order)))
    return {row.id: row for row in rows}


def _topic(row: Misconception) -> str:
    return row.chapter if row.state.explorer in states.explorers() else ""


def _row(row: Mapping[str, Any]) -> Misconception:
    values = states.parsed(row["state"] if isinstance(row["state"], str) else "")
    return Misconception(
        row["id"],
        row["error"],
        row["why_believed"],
        row["refutation"],
        State(row["explorer"], values),
        tuple(row["source"].split("; ")),
        row["confidence"],
    )


def used_in() -> dict[str, list[tuple[str, str]]]:
    """For each misconception the quiz items whose options stand for it, as (chapter, item id)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for chapter in chapters():
        for item in questions(chapter).items:
            for option in item.options:
                if option.misconception:
                    found.setdefault(option.misconception, []).append((chapter, item.id))
    return {word: list(dict.fromkeys(places)) for word, places in found.items()}


def state_of(option: Option) -> State | None:
    """State that an option's feedback points at: its own, or that of its misconception."""
    if option.state is not None or option.is_right:
        return option.state
    return misconception(option.misconception).state


def misconception(name: str) -> Misconception:
    """Look one misconception up.

    Raises
    ------
    QuestionError
        If there is none of this name.
    """
    known = misconceptions()
    if name not in known:
        hint = nearest(name, known, "add a row to data/misconceptions.csv")
        raise QuestionError(f"no misconception is named {name!r}; {hint}")
    return known[name]
