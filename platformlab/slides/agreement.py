"""Whether a deck shows what the chapter's lesson needs, in its states and in its order.

Who holds the plan of a lesson and turns the deck must not look for a figure. So each bet, figure,
question and exercise of the plan has its slide, and none comes before what the plan has earlier.
A bet is its figure in a state, and shows it when it is answered. What a deck shows besides is free.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from platformlab.checks import states
from platformlab.checks.questions import questions
from platformlab.slides.outline import Deck, Slide
from platformlab.teaching import plans
from platformlab.teaching.plans import MAIN, Plans, Step


class Part(NamedTuple):
    """What a step needs and a slide shows: a kind of slide, its name, and the state of a figure."""

    kind: str
    name: str
    state: str = ""

    @property
    def toml(self) -> str:
        """Lines of a slide that shows it."""
        named = f'{self.kind} = "{self.name}"'
        return f'{named}, state = "{self.state}"' if self.state else named


def problems(root: str | Path, deck: Deck) -> list[str]:
    """Say where a deck and the lesson of its chapter differ: a sentence each, with place and repair.

    Parameters
    ----------
    root : path
        Folder of the book, which holds ``teaching/plans/``.
    deck : Deck
        A deck whose slides can all be shown.

    Returns
    -------
    list of str
        Empty if they agree, or if the chapter has no plan yet; the teacher's edition asks for that.

    Raises
    ------
    PlanError
        If the plan cannot be taught from.
    """
    place = plans.FOLDER / f"{deck.topic}.toml"
    if not Path(root, place).is_file():
        return []
    plan = plans.read(Path(root), deck.topic)
    return list(_differences(deck, plan, place.as_posix()))


def _differences(deck: Deck, plan: Plans, place: str) -> Iterator[str]:
    shown = [(slide, set(_parts_of_slide(slide, deck.topic))) for slide in deck.slides]
    last = 0  # index of the slide that shows what the lesson had so far
    for number, step in enumerate(plan.steps, start=1):
        for part in _parts_of_step(step) if MAIN in step.minutes else ():
            where = f"the lesson of {MAIN} minutes ({place}, step {number})"
            places = [at for at, (_, parts) in enumerate(shown) if part in parts]
            if later := [at for at in places if at >= last]:
                last = later[0]
            elif places:
                early, before = deck.slides[places[-1]], deck.slides[last]
                yield deck.wrong(
                    early,
                    f"expected {part.toml} after slide {before.place}, as in {where}, got it before; "
                    "move the slide, or the step",
                )
            else:
                yield _lacking(deck, part, where, after=deck.slides[last])


def _lacking(deck, part, where, *, after):
    """Say that no slide shows a part, and which shows its figure in another state."""
    for slide in deck.slides:
        for other in _parts_of_slide(slide, deck.topic):
            if part.state and slide.shows == "figure" and other.name == part.name:
                return deck.wrong(
                    slide,
                    f'expected the state "{part.state}" of {part.name} as in {where}, got '
                    f'"{other.state}"; set it, add a slide with it, or change the step',
                )
    return deck.wrong(
        None,
        f"expected a slide with {part.toml} for {where}, got none; add it after slide {after.place}, "
        "or take it out of the lesson",
    )


def _parts_of_step(step: Step) -> Iterable[Part]:
    if step.bet:
        yield Part("bet", step.bet)
    if step.figure:
        yield _figure(step.figure.explorer, step.figure.values)
    for item in step.items:
        yield Part("quiz", item)
    if step.exercise:
        yield Part("exercise", step.exercise)


def _parts_of_slide(slide: Slide, topic: str) -> Iterable[Part]:
    if slide.shows in ("bet", "quiz", "exercise"):
        yield Part(slide.shows, slide.name)
    if slide.shows == "bet":
        bet = next(bet for bet in questions(topic).bets if bet.id == slide.name)
        yield _figure(bet.explorer.name, bet.values)
    if slide.shows == "figure":
        yield _figure(slide.name, states.parsed(slide.about.get("state", "")))


def _figure(name: str, values: Mapping[str, Any]) -> Part:
    """Figure in a state with all its controls, written as an outline writes it."""
    state = states.complete(name, values)
    return Part("figure", name, "&".join(f"{w}={states.written(v)}" for w, v in state.items()))
