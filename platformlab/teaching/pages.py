"""Pages of plans and courses, as sources that Sphinx reads; what the book says is asked of it here."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from platformlab.checks import states
from platformlab.checks.misconceptions import misconceptions
from platformlab.checks.questions import every_bet, questions
from platformlab.teaching.courses import Course
from platformlab.teaching.plans import LENGTHS, MAIN, Plans, Step
from platformlab.words import Wordbook
from platformlab.words.templates import render

say = Wordbook(__file__)
ROOM = "platformlab.teaching"
HOME = "../../"  # from a page of plans to the book
CHAPTERS = f"{HOME}notebooks/"


def filled(template: str, **given: Any) -> str:
    """Return a raw block of a source with a template of this room."""
    markup = "\n".join(
        line for line in render(ROOM, template, say=say, **given).splitlines() if line.strip()
    )
    return f"```{{raw}} html\n{markup}\n```\n"


def marked(file: Path, said: str) -> str:
    """Return a page that is written as it is, marked below its title as one for teachers alone."""
    title, _, rest = file.read_text(encoding="utf-8").partition("\n")
    return f"{title}\n\n{filled('mark.html', said=said)}{rest}"


def page_of(topic: str, length: int) -> str:
    """Name of the page of a lesson, without its folder and ending."""
    return topic if length == MAIN else f"{topic}-{length}"


def plan(
    plans: Plans,
    length: int,
    *,
    title: str,
    tasks: Mapping[str, str],
    sheet: bool,
    slides: str = "",
) -> str:
    """Return the page of a lesson.

    Parameters
    ----------
    plans : Plans
        Plans of the chapter.
    length : int
        Minutes of the lesson, one of `LENGTHS`.
    title : str
        Title of the chapter.
    tasks : Mapping[str, str]
        Titles of its exercises by their labels.
    sheet : bool
        Whether the chapter has a derivation sheet.
    slides : str, default ""
        Way to its slides; none if empty.
    """
    steps = plans.of(length)
    placed = [step.bet for step in steps if step.bet]
    others = [other for other in LENGTHS if other != length]
    block = filled(
        "plan.html",
        plans=plans,
        topic=plans.topic,
        length=length,
        home=HOME,
        slides=slides,
        derivations=f"book/derivations/{plans.topic}.html" if sheet else "",
        others=[{"length": o, "address": f"{page_of(plans.topic, o)}.html"} for o in others],
        steps=list(_timed(steps, plans.topic, length, tasks)),
        bets=[_bet(name, plans.expect[name]) for name in placed],
        likely=[_likely(name, meet) for name, meet in plans.likely.items()],
        homework=[_exercise(label, plans.topic, tasks) for label in plans.homework],
    )
    return f"# {say('page.plan', title=title, length=length)}\n\n{block}"


def _timed(
    steps: Iterable[Step], topic: str, length: int, tasks: Mapping[str, str]
) -> Iterable[dict[str, Any]]:
    begins = 0
    for step in steps:
        takes = step.minutes[length]
        yield {
            "begins": begins,
            "takes": takes,
            "does": step.does,
            "text": step.text,
            "is_spare": length in step.spare,
            "links": list(_links(step, topic, tasks)),
            "right": [_right(topic, item) for item in step.items],
            "said": _said(step.figure.explorer, *step.figure.values.items()) if step.figure else "",
        }
        begins += takes


@cache
def _said(name, *values):
    """Sentence of a figure in a state: three lessons set many figures alike."""
    return states.explorer_named(name).say(**dict(values))


def _links(step, topic, tasks):
    """Places in the chapter that a step needs."""
    if step.figure:
        address = states.link(step.figure, chapter="", home=CHAPTERS)
        yield {"name": states.in_words(step.figure), "address": address}
    if step.bet:
        yield {"name": say("page.bet"), "address": f"{CHAPTERS}{topic}.html#bet-{step.bet}"}
    for item in step.items:
        place = f"quiz-{topic.replace('_', '-')}-{item}"
        asked = {each.id: each.question for each in questions(topic).items}
        yield {"name": asked[item], "address": f"{CHAPTERS}{topic}.html#{place}"}
    if step.exercise:
        name = tasks[step.exercise]
        yield {"name": name, "address": f"{CHAPTERS}{topic}.html#{step.exercise}"}


def _right(topic, name):
    """Right answer of a quiz item, so that nobody has to turn a page while the room votes."""
    item = next(item for item in questions(topic).items if item.id == name)
    return next(option.text for option in item.options if option.is_right)


def _bet(name, room):
    bet = every_bet()[name][1]
    options = "; ".join(option.text for option in bet.options)
    return {
        "question": bet.question,
        "options": options,
        "room": room,
        "solution": bet.told_to_class(),
    }


def _likely(name, meet):
    row = misconceptions()[name]
    return {
        "error": row.error,
        "meet": meet,
        "figure": states.in_words(row.state),
        "address": states.link(row.state, chapter="", home=CHAPTERS),
    }


def _exercise(label, topic, tasks):
    start = Markup('<a href="{}{}.html#{}">{}</a>')
    return start.format(CHAPTERS, topic, label, tasks[label])


def courses(made: Iterable[Course], titles: Mapping[str, str]) -> str:
    """Return the page of all courses; `titles` are those of the chapters by topic."""
    made = list(made)
    addresses = {
        (session.chapter, session.length): f"plans/{page_of(session.chapter, session.length)}.html"
        for course in made
        for session in course.sessions
    }
    block = filled("courses.html", courses=made, titles=titles, addresses=addresses)
    return f"# {say('courses.title')}\n\n{block}"


def slides_of(root: Path, topic: str) -> str:
    """Way from a page of plans to the deck of a chapter, if one was built; else nothing."""
    is_built = Path(root, "_build", "slides", f"{topic}.html").is_file()
    return f"{HOME}slides/{topic}.html" if is_built else ""
