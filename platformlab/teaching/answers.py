"""Pages with the answers to exercises and quizzes of a chapter, computed when they are made."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from markupsafe import Markup, escape

from platformlab.checks.answers import Answer, Text, all_answers
from platformlab.checks.questions import questions
from platformlab.teaching.pages import filled, say

_EXERCISE = re.compile(r"```\{exercise\} ([^\n]+)\n:label: (\S+)\n(.*?)\n```", re.DOTALL)
# A link of a notebook, seen from the page with its answers.
_LINK = re.compile(r"\]\((?:\.\./)?(book/[^)]+|[a-z_]+\.ipynb[^)]*)\)")


def page(root: Path, topic: str, *, title: str) -> str:
    """Return the page with the answers of a chapter of the book in `root`."""
    parts = [
        f"# {say('answers.title', title=title)}\n",
        filled("mark.html", said=say("answers.lead")),
    ]
    known = all_answers()
    for at, (name, label, text) in enumerate(exercises(root, topic), 1):
        parts.append(f"## {say('answers.exercise', number=at, title=name)}\n")
        parts.append(f"{_LINK.sub(_moved, text)}\n")
        parts.append(_answer(known[label]))
    parts += [f"## {say('answers.quiz')}\n", filled("quiz.html", items=questions(topic).items)]
    return "\n".join(parts)


def exercises(root: Path, topic: str) -> list[tuple[str, str, str]]:
    """Exercises of a chapter as title, label and text, in the order of its notebook."""
    file = Path(root, "notebooks", f"{topic}.ipynb")
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    written = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return _EXERCISE.findall(written)


def _moved(found):
    place = found[1] if found[1].startswith("book/") else f"notebooks/{found[1]}"
    return f"](../../{place})"


def _answer(answer: Answer) -> str:
    if isinstance(answer, Text):
        return filled("answer.html", rubric=answer.rubric)
    value = answer.compute()
    unit = getattr(answer, "unit", "")
    slips = [{"value": written(s.compute(), unit), "hint": _coded(s.hint)} for s in answer.slips]
    is_table = isinstance(value, pd.DataFrame)
    return filled(
        "answer.html", rubric=(), value=written(value, unit), slips=slips, is_table=is_table
    )


def _coded(hint):
    """Hint as HTML; what stands between its backticks is code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(hint))))


def written(value: Any, unit: str = "") -> str:
    """Write an answer for a person who marks.

    Examples
    --------
    >>> written(0.4512345, "share"), written([3, 5.25], "USD"), written(2014.0)
    ('0.4512 (share)', '3, 5.25 (USD)', '2014')
    """
    if isinstance(value, pd.DataFrame):
        return value.to_string()
    numbers = ", ".join(f"{float(number):.7g}" for number in np.atleast_1d(value))
    if unit == "share":
        numbers = ", ".join(f"{float(number):.4g}" for number in np.atleast_1d(value))
    return f"{numbers} ({unit})" if unit else numbers
