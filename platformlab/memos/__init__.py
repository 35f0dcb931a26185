"""The worksheet of a firm in Python: from answers to a decision memo of one page.

``write`` takes answers and returns the memo; ``example`` gives the answers of a firm to begin with,
``read`` those of a file that the worksheet's page saved, and ``save`` writes such a file. The rules
are those of `platformlab.worksheet`; nothing is computed a second time here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from platformlab.memos import examples
from platformlab.nearest import nearest
from platformlab.words import engine, numbers, text
from platformlab.worksheet import fields, marks, sheets
from platformlab.worksheet import memo as rules

__all__ = ["Memo", "Refused", "example", "read", "save", "write"]


class Refused(ValueError):
    """What is no sheet, in one sentence with the repair; a notebook shows no more than it."""

    def _render_traceback_(self):
        return [str(self)]


class Memo(NamedTuple):
    """A decision memo.

    ``recommendation`` is ``"do"``, ``"test"``, ``"do_not"`` or ``"unfinished"``; ``about`` is the stage
    it is about, or None. ``stages`` has what each stage says, by stage: its ``state``, and, where its
    numbers are whole, its ``verdict`` and three ``corners``: worst, likely and best. ``complaints``
    has a sentence for each field that cannot be used. ``markdown`` is the page.
    """

    recommendation: str
    about: str | None
    stages: dict
    complaints: dict
    markdown: str

    def _repr_markdown_(self):
        return self.markdown


def write(answers):
    """Write the memo of a firm.

    Parameters
    ----------
    answers : dict
        The firm's ``firm``, ``makes``, ``unit`` of money and ``by``; and for each stage that was looked
        at (``plan``, ``develop``, ``buy``, ``make``, ``distribute``, ``use``, ``service``,
        ``end_of_life``) a dict: its ``mechanism``; the ranges ``worth``, ``cost``, ``join`` and ``earn``
        as (low, likely, high); the numbers ``most``, ``end``, ``run`` and ``test_cost``; the texts
        ``who``, ``whom``, ``through``, ``also``, ``elsewhere`` and ``refute``; and who ``leaves`` with
        the data. Answers of a saved sheet, under flat keys, are taken as well.

    Returns
    -------
    Memo

    Examples
    --------
    >>> firm = {"firm": "Ours", **{stage: {"mechanism": "none"} for stage in fields.STAGES}}
    >>> write(firm).recommendation
    'do_not'
    >>> write(example("deere")).about
    'service'
    """
    found = rules.write(flat(answers))
    said = {each["field"]: _complaint(each) for each in found["complaints"]}
    stages = {each["stage"]: each for each in found["stages"]}
    page = _markdown(marks.marked(found))
    return Memo(found["recommendation"], found["about"], stages, said, page)


def example(name):
    """Answers of a firm to begin with: deere, steel_trader, lego, ge, or the invented hanbit."""
    if name not in examples.NAMES:
        raise Refused(f"there is no example {name!r}; {nearest(name, examples.NAMES)}")
    return examples.example(name)


def read(sheet):
    """Answers of a sheet that was saved: the name of its file, or its text."""
    is_text = isinstance(sheet, str) and sheet.lstrip().startswith("{")
    try:
        return sheets.read(sheet if is_text else Path(sheet).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(f"{sheet!s} cannot be read ({error}); name the file that you saved") from None
    except sheets.Unreadable as error:
        raise Refused(f"{text(f'worksheet.files.{error.reason}', **error.slots)}") from None


def save(answers, file):
    """Write answers to a file that the worksheet's page opens."""
    Path(file).write_text(sheets.write(flat(answers)), encoding="utf-8")


def flat(answers):
    """Answers under flat keys, as texts: what the rules take."""
    found: dict[str, str] = {}
    for key, value in answers.items():
        if key in fields.STAGES and isinstance(value, Mapping):
            for name, given in value.items():
                found |= _field(f"{key}.{name}", given)
        else:
            found |= _field(key, value)
    return found


def _field(key, value):
    if isinstance(value, list | tuple):
        if len(value) != len(fields.ENDS):
            raise Refused(f"{key} must be (low, likely, high) (got {value!r}); give three numbers")
        return {f"{key}_{end}": _typed(each) for end, each in zip(fields.ENDS, value, strict=True)}
    return {key: _typed(value)}


def _typed(value):
    """A value as a reader would type it; nothing for none."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.12f}"  # twelve decimals have one reading, 1.234 has two
    return "" if value is None else str(value)


def _complaint(each):
    return text(f"worksheet.complaints.{each['reason']}", **each["slots"])


def _markdown(memo):
    lines = [f"# {text('worksheet.heads.memo')}", *memo["head"]]
    for head, sentences in memo["sections"]:
        lines.append(f"## {text(f'worksheet.heads.{head}')}")
        lines += [sentence(key, slots) for key, slots in sentences]
    return "\n\n".join(lines) + "\n"


def sentence(key, slots):
    """A sentence of a memo, with those of its slots that it says."""
    full = f"worksheet.memo.{key}"
    return text(full, **{name: _said(slots[name]) for name in engine.slots(full)})


def _said(slot):
    if "n" in slot:
        return numbers.minus(numbers.number(slot["n"], slot["d"]))
    if "t" in slot:
        return slot["t"]
    return text(slot["k"]) if "k" in slot else ", ".join(text(key) for key in slot["ks"])
