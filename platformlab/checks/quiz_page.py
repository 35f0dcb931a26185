"""Static face of a quiz: items with native radio buttons, answers with reasons folded at the end.

With scripts each item answers by itself; its words are those of the folded answers, so they stand
on the page once. We looked at two extensions before writing this. In jupyterquiz the radio inputs
are not displayed and labels take the clicks, so the keyboard cannot answer; nothing is kept, and a
notebook has to load scripts from a cell. TeachBooks-Questions has feedback for each option, but its
options are cards without input or role, which neither keyboard nor screen reader can choose. In
neither can an option carry a misconception and a link to the figure's state that refutes it, and
neither has a face for a live kernel.
"""

from platformlab.checks import states
from platformlab.checks.misconceptions import state_of
from platformlab.checks.questions import Item, Option, Questions, seed_of, shown_order
from platformlab.words.templates import render


def html(asked: Questions, *, chapter: str = "", home: str = "") -> str:
    """Return the quiz of a chapter's questions.

    Parameters
    ----------
    asked : Questions
        What the chapter asks.
    chapter : str
        Chapter on whose page it stands; empty for another page.
    home : str, default ""
        Way from that page to the folder of the chapters.
    """
    items = [
        {
            "id": item.id,
            "question": item.question,
            "right": right_of(asked.chapter, item),
            "options": [
                _option(option, chapter, home) | {"place": place}
                for option, place in zip(item.options, places_of(asked.chapter, item), strict=True)
            ],
        }
        for item in asked.items
    ]
    given = {"name": asked.chapter.replace("_", "-"), "chapter": asked.chapter, "items": items}
    return str(render("platformlab.checks", "quiz.html", **given))


def places_of(chapter: str, item: Item) -> list[int]:
    """Places at which the options were written, as shown: what is kept does not move with a shuffle."""
    return shown_order(len(item.options), seed=seed_of(chapter, item.id))


def right_of(chapter: str, item: Item) -> int:
    """Place at which the right option was written."""
    places = places_of(chapter, item)
    return next(places[at] for at, option in enumerate(item.options) if option.is_right)


def _option(option: Option, chapter: str, home: str) -> dict[str, str | int]:
    """What a page says of an option, and where it leads."""
    said: dict[str, str | int] = {
        "text": option.text,
        "verdict": verdict(option),
        "feedback": option.feedback,
        "figure": "",
    }
    state = state_of(option)
    if state is None:
        return said
    title = states.explorer_named(state.explorer).title
    return said | {"figure": title, "link": states.link(state, chapter=chapter, home=home)}


def verdict(option: Option) -> str:
    """Word of the language file that says whether an option is right."""
    return "right" if option.is_right else "wrong"
