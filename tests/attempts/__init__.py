"""Answers as a student might well write them: wrong ones of a kind, and right ones in another form."""

import nbformat
from parts import ROOT

from attempts import looking_back, the_class_game, what_to_do

SOURCES = ROOT / "notebooks" / "assignments"
ROOMS = {"the_class_game": the_class_game, "what_to_do": what_to_do, "looking_back": looking_back}


def all_of(kind):
    """Answers of a kind, ``WRONG`` or ``RIGHT``: assignment, what is special, task and code."""
    return [
        (room, said, *answer)
        for room, module in ROOMS.items()
        for said, answer in getattr(module, kind, {}).items()
    ]


def error_of(room, task, answer):
    """What its test says to an answer, the tasks before it being solved; None if it passes.

    Tests of other tasks are left out: they have their own, and some take seconds.
    """
    (source,) = (SOURCES / room).glob("*.ipynb")
    names = {"__name__": "__main__"}
    for cell in nbformat.read(source, as_version=4).cells:
        if cell.cell_type == "code" and cell.id.removesuffix("-test") in (cell.id, task):
            try:
                exec(answer if cell.id == task else cell.source, names)
            except Exception as error:
                return error if cell.id == f"{task}-test" else RuntimeError(cell.id, error)
        if cell.id == f"{task}-test":
            return None
    raise LookupError(task)
