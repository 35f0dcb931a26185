"""What all kinds of bets share: a figure in a state, whose number decides, and a reply.

The right answer is written nowhere: it is a value of an explorer in a stated state, so it can never
differ from what the figure shows.
"""

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, ClassVar, NamedTuple

from platformlab.checks import codes, states
from platformlab.checks.bets.leaks import leak
from platformlab.checks.bets.scene import Scene, Spot, known_of
from platformlab.checks.states import State
from platformlab.explore import Column, Explorer, grid
from platformlab.explore.question import Known
from platformlab.explore.svg import Listed
from platformlab.words import text

STRIP_ROOM = 44  # characters that a line below a strip has on a phone of 360 px


class Problem(NamedTuple):
    """Why a bet cannot be used: a word of its entry by which the line is found, and the sentence."""

    place: str
    said: str


class Dial(NamedTuple):
    """A number that a reader sets: its name, and the step of the scale at which it begins."""

    label: str
    start: int


@cache
def _computed(explorer: str, query: str) -> Listed:
    found = states.explorer_named(explorer)
    return grid.shipped(found, found.rows(**states.complete(explorer, states.parsed(query))))


@dataclass(frozen=True, eq=False)
class Bet:
    """A question the reader answers before a figure does.

    ``answer`` names the place of the explorer's tables that decides. ``reveal`` is the sentence
    after the bet, with the ``gaps`` of its kind. ``tag`` begins the codes read out in class;
    without one it is made of the first letters of the id. ``known`` names what the figure may show
    before it has answered, table by table; ``plot`` says what it draws where the answer will stand,
    if that is not the answer's own column; ``thoughts`` are likely wrong answers, shown afterwards.
    """

    kind: ClassVar[str]
    gaps: ClassVar[tuple[str, ...]] = ("answer", "bet", "off")
    place: ClassVar[tuple[str, ...]] = ("table", "column", "row")  # what `answer` names

    id: str
    question: str
    state: State
    answer: Mapping[str, Any]
    reveal: str
    tag: str = ""
    known: Sequence[Mapping[str, Any]] = ()
    plot: Mapping[str, Any] = field(default_factory=dict)
    thoughts: Sequence[Mapping[str, Any]] = ()

    def __post_init__(self):
        """Give a bet without a tag its own."""
        object.__setattr__(self, "tag", self.tag or codes.tag(self.id))

    # The figure

    @property
    def explorer(self) -> Explorer:
        """Figure that answers."""
        return states.explorer_named(self.state.explorer)

    @cached_property
    def values(self) -> dict[str, Any]:
        """State of the figure with every control."""
        return states.complete(*self.state)

    @property
    def tables(self) -> Listed:
        """Tables of the figure in the bet's state, rounded as the page shows them."""
        return _computed(self.state.explorer, states.query(*self.state))

    @property
    def table(self) -> Mapping[str, Sequence[Any]]:
        """Columns of the answer's table."""
        return self.tables[self.answer["table"]]

    def column(self, word: str) -> Column:
        """Column that the answer names by `word`: its heading and decimals."""
        columns = {column.name: column for column in self.explorer.columns[self.answer["table"]]}
        return columns[self.answer[word]]

    @property
    def value(self) -> Any:
        """Value of the figure that decides."""
        return self.table[self.answer["column"]][self.answer["row"]]

    @cached_property
    def scene(self) -> Scene:
        """The figure in the bet's state before it has answered."""
        return Scene(self.explorer, self.values, self._shown_before, self.spot)

    @property
    def spot(self) -> Spot:
        """What the figure draws where the answer will stand."""
        return Spot(**{"table": self.answer["table"], **self._own_spot, **self.plot})

    @property
    def _own_spot(self) -> dict[str, Any]:
        return {"column": self.answer["column"], "row": self.answer["row"]}

    @property
    def answered_at(self) -> list[tuple[str, str, int]]:
        """Places that would show the answer: table, column and the first row that does."""
        own = (self.answer["table"], self.answer["column"], self.answer["row"])
        return [own, (self.spot.table, self.spot.column, self.spot.row or 0)]

    @property
    def _shown_before(self) -> list[Known]:
        return known_of(self.known)

    def stage(self) -> dict[str, Any] | None:
        """Where on the plot a reader answers: boxes by width, and what its kind needs; or nothing."""
        return None

    # What a kind answers for

    @property
    def sizes(self) -> list[int]:
        """How many values each part of a reader's answer can take."""
        raise NotImplementedError

    @property
    def options(self) -> tuple[Any, ...]:
        """What a reader chooses from; nothing where she sets numbers."""
        return ()

    @property
    def dials(self) -> list[Dial]:
        """Numbers that a reader sets; none where she chooses."""
        return []

    @property
    def shown(self) -> list[str]:
        """Every value that a reader can set, in words; none where she chooses."""
        return []

    @property
    def words(self) -> dict[str, Any]:
        """Everything a page needs to reply: the sentence and what may stand in its gaps."""
        return {"reveal": self.reveal, "answer": self.shown_value}

    @property
    def shown_value(self) -> str:
        """The figure's value in words."""
        raise NotImplementedError

    def samples(self) -> list[list[int]]:
        """Answers with replies of every length, to keep room for the longest."""
        return [[at] for at in range(self.sizes[0])]

    def reply(self, answered: Sequence[int]) -> str:
        """Sentence after a bet; `answered` holds the index of each part, as its code does."""
        raise NotImplementedError

    def solution(self) -> str:
        """What scripts tell after the bet, for pages without them."""
        raise NotImplementedError

    def form(self) -> dict[str, Any]:
        """What the template of the kind needs besides the bet and its words."""
        return {}

    def room(self) -> dict[str, Any]:
        """What the page of a class needs: words for its script, axes and scale if there are any."""
        return {"words": self.words, "axes": None, "scale": None}

    def told_to_class(self) -> str:
        """What a teacher shows when the room has bet."""
        return text(f"class.answer_to_{self.kind}", value=self.shown_value)

    # Whether it can be used

    def problems(self) -> Iterator[Problem]:
        """Yield what keeps the bet from being used; each supposes that there was none before it."""
        try:
            _ = self.values
        except states.StateError as error:
            yield Problem(self.id, str(error))
        yield from self._problems_of_place()
        yield from self._problems_of_reveal()

    def problems_of_question(self) -> Iterator[Problem]:
        """Yield what the question's drawing would show too early, or cannot; there were no others."""
        if said := leak(self):
            yield self._problem(said)
        if self.thoughts:
            said = "draws no thoughts: its options are the likely answers; remove them"
            yield self._problem(f"a {self.kind} {said}")
        yield from self._problems_of_strip()

    def _problems_of_strip(self) -> Iterator[Problem]:
        """Yield that the words below a strip need two lines on a phone, where they would run into others."""
        strip = (self.stage() or {}).get("strip")
        if not strip:
            return
        length = len(strip["label"]) + sum(map(len, strip["ends"]))
        if length > STRIP_ROOM:
            said = f"the label and the ends of its scale have {length} characters"
            yield self._problem(f"{said}; a phone has room for {STRIP_ROOM}: shorten the label")

    @property
    def _columns_named(self) -> list[str]:
        return [word for word in self.place if word not in ("table", "row")]

    def _problems_of_place(self) -> Iterator[Problem]:
        if set(self.answer) != set(self.place):
            needed, got = ", ".join(self.place), ", ".join(self.answer)
            yield self._problem(f"the answer of a {self.kind} names {needed} (got {got})")
        tables = self.explorer.columns
        if (name := self.answer["table"]) not in tables:
            yield self._problem(f"no table {name!r}; the figure has {', '.join(tables)}")
        columns = [column.name for column in tables[name]]
        for word in self._columns_named:
            if self.answer[word] not in columns:
                known = ", ".join(columns)
                yield self._problem(f"no column {self.answer[word]!r}; the table has {known}")
        if "row" in self.place:
            yield from self._problems_of_row(self.answer["row"], len(self.table[columns[0]]))

    def _problems_of_row(self, row: int, rows: int) -> Iterator[Problem]:
        if not -rows <= row < rows:
            yield self._problem(f"row {row} of {rows}: count rows from 0")
        if self.value is None:
            yield self._problem("the figure has no value there in this state; choose another")

    def _problems_of_reveal(self) -> Iterator[Problem]:
        try:
            parts = list(string.Formatter().parse(self.reveal))
        except ValueError as error:
            said = f"reveal has a bracket that is not closed ({error}); write {{answer}}"
            yield self._problem(said)
        unknown = {gap for _, gap, _, _ in parts if gap is not None} - set(self.gaps)
        if unknown:
            allowed = ", ".join(f"{{{gap}}}" for gap in self.gaps)
            said = f"reveal knows {allowed} for a {self.kind} (got {{{min(unknown)}}})"
            yield self._problem(said)

    def _problem(self, said: str, place: str = "") -> Problem:
        return Problem(place or self.id, said)
