"""What an explorer is called and says of itself, found by its name in the language file of its room.

The section ``[two_worlds]`` of the explorer ``two_worlds`` has ``title``, ``description`` and
``source``, and a table for each role that words have in a figure: ``controls`` by name, ``options``
by control and value, ``columns`` by name, or by table and name, ``axes`` and ``tooltips`` by field.
An axis whose words are shorter on a phone has them as ``wide`` and ``narrow``. What the explorers of
a room say alike stands once, in the section ``[shared]``. All other texts are for its sentence.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from platformlab.words import SOURCE, Wordbook, WordError, engine, numbers

if TYPE_CHECKING:  # the room loads this module only where it is shown
    from platformlab.explore import Explorer

ROLES = ("controls", "options", "columns", "axes", "tooltips")
SHARED = "shared"
Slot = float | str | Callable[[], str]  # a number, or words in the language of the moment


class Wording:
    """The words of one explorer by role and key; numbers of the market fill their slots."""

    def __init__(self, name: str, book: Wordbook, slots: Mapping[str, Slot]) -> None:
        self.name, self.book, self.slots = name, book, slots
        self.said: set[str] = set()  # keys that were asked for
        self.filled: set[str] = set()  # slots that they had

    def __call__(self, role: str, *keys: str) -> str:
        """Words for the first of `keys` that the explorer, or else its room, has some for."""
        key = self.find(role, *keys) or _joined(self.name, role, *keys[-1:])
        slots = self.slots.keys() & self.book.slots(key)
        self.said.add(key)
        self.filled |= slots
        return self.book(key, **{slot: _written(self.slots[slot]) for slot in slots})

    def find(self, role: str, *keys: str) -> str | None:
        """Full key of the words that are said, if there are any."""
        for owner in (self.name, SHARED):
            for key in keys or ("",):
                if self.book.has(full := _joined(owner, role, key)):
                    return full
        return None


UNNAMED = Wording("", engine, {})  # of a control or a column that no explorer has yet


def _joined(*parts):
    return ".".join(filter(None, parts))


def _written(slot):
    if callable(slot):
        return slot()
    return slot if isinstance(slot, str) else numbers.number(slot)


def entitle(spec: Any, say: Wording, width: str) -> None:
    """Write the words of axes, tooltips and headings into a specification, in place.

    Each is asked for by its field, or by the key that the chart gives as its title.
    """
    parts = spec.values() if isinstance(spec, dict) else spec if isinstance(spec, list) else ()
    for part in parts:
        entitle(part, say, width)
    if isinstance(spec, dict):
        axis, heading, tooltip = (spec.get(name) for name in ("axis", "title", "tooltip"))
        if "field" in spec and isinstance(axis, dict):
            _entitle(axis, "title", spec["field"], say, width)
        if isinstance(heading, dict):
            _entitle(heading, "text", None, say, width)
        for told in tooltip if isinstance(tooltip, list) else ():
            told["title"] = say("tooltips", told.get("title", told["field"]))


def _entitle(axis, slot, field, say, width):
    key = axis.get(slot, field)
    if key is not None:  # an axis may do without a title
        axis[slot] = say("axes", f"{key}.{width}", key)


def check(explorer: "Explorer") -> None:
    """Refuse words or slots of an explorer that nobody sees; its charts have been specified before.

    Raises
    ------
    WordError
        With the place, what is wrong, and the repair; also if words are missing.
    """
    say = explorer.words
    _ = explorer.title, explorer.description, explorer.source
    _ = [(control.label, control.labels) for control in explorer.controls]
    _ = [column.label for columns in explorer.columns.values() for column in columns]
    mine = tuple(_joined(say.name, role, "") + "." for role in ROLES)
    known = {key for key in say.book.load(SOURCE) if key.startswith(mine)}
    if unseen := sorted(known - say.said):
        raise WordError(
            f"{say.book.folder / SOURCE}.toml, {unseen[0]}: the explorer {say.name} has no place for "
            "these words; remove them, or name them after a control, a column, an axis or a tooltip"
        )
    if idle := sorted(say.slots.keys() - say.filled):
        raise WordError(
            f"explorer {say.name}: the slot {idle[0]!r} stands in none of its words; remove it from "
            "slots, or write it into the language file"
        )
