"""What a slide can show: whether it is there, and its HTML, made by the faces that pages have.

Each kind answers two questions: which `values` may stand in the gaps of heading and notes, and what
`html` the slide shows. Both raise what the book raises where a name leads nowhere.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from platformlab import claims, openings
from platformlab.checks import bet_page, quiz_page, states
from platformlab.checks.bets import Bet
from platformlab.checks.misconceptions import misconception
from platformlab.checks.questions import Item, Questions, questions
from platformlab.explore import Explorer, page
from platformlab.nearest import nearest
from platformlab.slides import prose
from platformlab.slides.chapter import Chapter, MissingPart
from platformlab.slides.outline import Slide
from platformlab.sphinxext.claims import slug, verdict_html
from platformlab.words import text as words
from platformlab.words.templates import render

LONGEST_PASSAGE = 120  # words that a room reads from the wall
ROOM = "platformlab.slides"


class Kind(NamedTuple):
    """A kind of slide: values for its gaps, and its HTML, both of a slide in a chapter.

    `html` is told the id that the figure of the slide bears.
    """

    values: Callable[[Slide, Chapter], Mapping[str, str]]
    html: Callable[[Slide, Chapter, str], Markup]


def _no_values(slide, chapter):
    return {}


# The opening


def _values_of_opening(slide, chapter):
    numbers = openings.opening_numbers(chapter.topic)
    return {"number": numbers[0].number, "says": numbers[0].says} if numbers else {}


def _opening(slide, chapter, anchor):
    story = prose.html("\n\n".join(chapter.paragraphs("puzzle")))
    return render(ROOM, "opening.html", number=Markup(chapter.number), story=story)


# Bets and figures


def _bet(slide: Slide, chapter: Chapter) -> Bet:
    found = {bet.id: bet for bet in questions(chapter.topic).bets}
    return _named(slide.name, found, "bet", chapter)


def _values_of_bet(slide, chapter):
    bet = _bet(slide, chapter)
    return {"answer": bet.shown_value} | values_of(bet.explorer, bet.values)


def _html_of_bet(slide, chapter, anchor):
    return Markup(bet_page.html(_bet(slide, chapter)))


def _figure(slide: Slide) -> tuple[Explorer, dict[str, Any]]:
    explorer = states.explorer_named(slide.name)
    return explorer, states.complete(slide.name, states.parsed(slide.about.get("state", "")))


def _values_of_figure(slide, chapter):
    explorer, state = _figure(slide)
    return {"sentence": explorer.say(**state)} | values_of(explorer, state)


def _html_of_figure(slide, chapter, anchor):
    explorer, state = _figure(slide)
    return Markup(page.html(explorer, anchor=anchor, **state))


def values_of(explorer: Explorer, state: Mapping[str, Any]) -> dict[str, str]:
    """Values of a figure in a state as its table shows them: ``table.column`` and ``table.column.row``.

    ``set.<control>`` is what a control is set to.
    """
    found = {f"set.{c.name}": c.show(state[c.name]) for c in explorer.controls}
    tables = explorer.rows(**state)
    for name, columns in explorer.columns.items():
        for column in columns:
            cells = [column.show(value) for value in tables[name][column.name]]
            found |= {f"{name}.{column.name}.{row}": cell for row, cell in enumerate(cells)}
            if cells:
                found[f"{name}.{column.name}"] = cells[0]
    return found


# The text of the chapter


def _passage(slide, chapter, anchor):
    text = chapter.passage(slide.name, slide.about.get("paragraphs", []))
    if (length := len(text.split())) > LONGEST_PASSAGE:
        raise MissingPart(
            f"expected a passage of {LONGEST_PASSAGE} words at most, got {length}; name fewer paragraphs"
        )
    return render(ROOM, "passage.html", passage=prose.html(text))


def _takeaways(slide, chapter, anchor):
    kept = [(prose.line(t.objective), prose.line(t.kept)) for t in chapter.takeaways]
    return render(ROOM, "takeaways.html", takeaways=kept)


def _exercise(slide, chapter, anchor):
    exercise = chapter.exercise(slide.name)
    title = prose.line(exercise.title)
    return render(ROOM, "exercise.html", title=title, told=prose.html(exercise.text))


def _sources(slide, chapter, anchor):
    return render(ROOM, "sources.html", sources=[prose.line(s) for s in chapter.sources])


# Claims, errors, questions


def _values_of_claim(slide, chapter):
    row = claims.claim(slide.name)
    return {"id": row.id, "verdict": row.verdict, "place": "; ".join(row.place)}


def _claim(slide, chapter, anchor):
    row = claims.claim(slide.name)
    known = claims.load_documents()
    cited = [known[key] for key in row.source if key in known]
    return render(
        ROOM,
        "claim.html",
        row=row,
        place="; ".join(row.place),
        verdict=verdict_html(row.verdict),
        slug=slug(row.verdict),
        cited=cited,
    )


def _misconception(slide, chapter, anchor):
    row = misconception(slide.name)
    explorer = states.explorer_named(row.state.explorer)
    address = states.link(row.state, chapter=chapter.topic)
    return render(ROOM, "misconception.html", row=row, title=explorer.title, address=address)


def _item(slide: Slide, chapter: Chapter) -> Item:
    found = {item.id: item for item in questions(chapter.topic).items}
    return _named(slide.name, found, "quiz item", chapter)


def _values_of_quiz(slide, chapter):
    item = _item(slide, chapter)
    return {"right": next(option.text for option in item.options if option.is_right)}


def _quiz(slide, chapter, anchor):
    """The quiz of one item, under an id of its own: a deck may show several of them."""
    asked = Questions(chapter.topic, (), (_item(slide, chapter),))
    made = quiz_page.html(asked, chapter=chapter.topic)
    own = f'id="quiz-{chapter.topic.replace("_", "-")}"'
    name, of_slide = words("quizzes.name"), words("slides.quiz_of", number=slide.place)
    named = made.replace(f'aria-label="{name}"', f'aria-label="{of_slide}"', 1)
    return Markup(named.replace(own, f'id="{anchor}-quiz"', 1))


def _named(name, found, what, chapter):
    if name not in found:
        raise MissingPart(f"{chapter.topic} has no {what} {name!r}; {nearest(name, found)}")
    return found[name]


KINDS: Mapping[str, Kind] = {
    "opening": Kind(_values_of_opening, _opening),
    "bet": Kind(_values_of_bet, _html_of_bet),
    "figure": Kind(_values_of_figure, _html_of_figure),
    "passage": Kind(_no_values, _passage),
    "claim": Kind(_values_of_claim, _claim),
    "misconception": Kind(_no_values, _misconception),
    "quiz": Kind(_values_of_quiz, _quiz),
    "takeaways": Kind(_no_values, _takeaways),
    "exercise": Kind(_no_values, _exercise),
    "sources": Kind(_no_values, _sources),
}

_GAP = re.compile(r"\{([^{}]*)\}")


def filled(said: str, values: Mapping[str, str]) -> Markup:
    """Text of a heading or a note with its gaps filled.

    Raises
    ------
    MissingPart
        If a gap names no value of what the slide shows.
    """

    def value(gap):
        if gap[1] not in values:
            short = [name for name in values if not name.rpartition(".")[2].isdigit()]
            raise MissingPart(
                f"expected a value that the slide shows, got {{{gap[1]}}}; {nearest(gap[1], short)}"
            )
        return values[gap[1]]

    return escape(_GAP.sub(value, said))
