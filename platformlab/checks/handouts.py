"""Print-outs for a room without devices: a sheet a chapter for students, and its answers apart.

A sheet holds the bets of a chapter, each with the axes of its figure to draw on, and the quiz as
slips to cut. Everything comes from the questions themselves; what the students' sheets hold is made
without asking any question for its answer, and the teacher's sheets are a document of their own.
"""

import string
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from platformlab.checks import on_plot
from platformlab.checks.bets import Bet
from platformlab.checks.questions import Item, Questions, questions
from platformlab.words.templates import render

TEMPLATES = "platformlab.checks"


def students(titles: Mapping[str, str], *, language: str, more: str = "") -> str:
    """Return the students' sheets as one HTML page.

    Parameters
    ----------
    titles : mapping of str
        Title of each chapter that gets a sheet, by its topic, in the order of the book.
    language : str
        Language of the page, such as ``"en"``.
    more : str, default ""
        HTML of further sheets, printed behind those of the chapters.

    Raises
    ------
    QuestionError
        If a chapter asks nothing, or its questions cannot be read.
    """
    sheets = [_sheet(title, questions(chapter)) for chapter, title in titles.items()]
    return _page("handout_students.html", language, sheets=sheets, more=Markup(more))


def teachers(titles: Mapping[str, str], *, language: str) -> str:
    """Return the answers to the sheets of the same chapters as one HTML page.

    Takes what ``students`` takes, and raises what it raises.
    """
    sheets = [_answers(title, questions(chapter)) for chapter, title in titles.items()]
    return _page("handout_teachers.html", language, sheets=sheets)


def _page(template, language, **given):
    style = (files(TEMPLATES) / "static" / "handouts.css").read_text(encoding="utf-8")
    return str(render(TEMPLATES, template, language=language, style=Markup(style), **given))


def _sheet(title: str, asked: Questions) -> dict[str, Any]:
    return {
        "title": title,
        "anchor": f"sheet-{asked.chapter}",
        "bets": [_bet(bet) for bet in asked.bets],
        "items": [_item(item) for item in asked.items],
    }


def _bet(bet: Bet) -> dict[str, Any]:
    """What a sheet shows of a bet: its question, its axes, and what a reader chooses from or sets."""
    stage = bet.stage() or {}
    form = bet.form()
    return {
        "kind": bet.kind,
        "question": bet.question,
        "drawing": Markup(bet.scene.asked(f"sheet-{bet.id}")["wide"]),
        "described": bet.explorer.title,
        "marks": Markup(on_plot.marks(bet, None)),
        "strip": stage.get("strip"),
        "axes": None if stage else form.get("axes"),
        "label": form["scale"].label if "scale" in form else "",
        "options": [(_letter(at), option.text) for at, option in enumerate(bet.options)],
    }


def _item(item: Item) -> dict[str, Any]:
    options = [(_letter(at), option.text) for at, option in enumerate(item.options)]
    return {"question": item.question, "options": options}


def _answers(title: str, asked: Questions) -> dict[str, Any]:
    return {
        "title": title,
        "bets": [_answer(bet) for bet in asked.bets],
        "items": [_reasons(item) for item in asked.items],
    }


def _answer(bet: Bet) -> dict[str, Any]:
    replies = [(_letter(at), option.reply) for at, option in enumerate(bet.options)]
    return {"question": bet.question, "answer": bet.solution(), "replies": replies}


def _reasons(item: Item) -> dict[str, Any]:
    options = [
        (_letter(at), "right" if option.is_right else "wrong", option.feedback)
        for at, option in enumerate(item.options)
    ]
    return {"question": item.question, "options": options}


def _letter(at: int) -> str:
    return string.ascii_uppercase[at]
