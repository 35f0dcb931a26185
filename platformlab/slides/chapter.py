"""What a slide takes from the notebook of its chapter: paragraphs, takeaways, exercises, sources."""

import json
import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from platformlab.nearest import nearest

_EXERCISE = re.compile(
    r"```\{exercise\} (?P<title>[^\n]+)\n:label: (?P<label>\S+)\n+(?P<text>.*?)\n```", re.DOTALL
)
_ASIDE = re.compile(r"<aside\b.*?</aside>", re.DOTALL)
_NOTEBOOKS = "notebooks"


class MissingPart(LookupError):
    """A part that the chapter does not have; the message says which there are."""


class Takeaway(NamedTuple):
    """What a reader can do after the chapter, and the sentence to keep."""

    objective: str
    kept: str


class Exercise(NamedTuple):
    """An exercise as the notebook sets it."""

    title: str
    text: str


class Chapter:
    """The text of a chapter, read from its notebook: nothing of it is written a second time."""

    def __init__(self, root: str | Path, topic: str):
        self.topic = topic
        self.file = f"{_NOTEBOOKS}/{topic}.ipynb"
        path = Path(root, self.file)
        if not path.is_file():
            known = [file.stem for file in path.parent.glob("*.ipynb")]
            raise MissingPart(f"there is no {self.file}; {nearest(topic, known)}")
        self.cells: dict[str, str] = {
            cell["id"]: "".join(cell["source"])
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
            if cell["cell_type"] == "markdown"
        }

    @property
    def title(self) -> str:
        """Title of the chapter."""
        return self._cell("title").splitlines()[0].removeprefix("# ")

    @property
    def number(self) -> str:
        """The number in the margin of its opening, as HTML; nothing if it has none."""
        found = _ASIDE.search(self._cell("puzzle"))
        return found[0] if found else ""

    def paragraphs(self, cell: str) -> list[str]:
        """Blocks of a cell in order, without headings and what stands in the margin."""
        text = _ASIDE.sub("", self._cell(cell))
        blocks = re.split(r"\n\s*\n", text)
        return [block.strip() for block in blocks if block.strip() and not block.startswith("#")]

    def passage(self, cell: str, places: list[int]) -> str:
        """Text of paragraphs of a cell, counted from 1; all of them if none is named.

        Raises
        ------
        MissingPart
            If there is no such cell, or it has fewer paragraphs.
        """
        found = self.paragraphs(cell)
        for place in places:
            if place not in range(1, len(found) + 1):
                raise MissingPart(
                    f"cell {cell!r} of {self.file} has paragraphs 1 to {len(found)}, got {place!r}; "
                    "choose among them"
                )
        return "\n\n".join(found[place - 1] for place in places) if places else "\n\n".join(found)

    @cached_property
    def takeaways(self) -> list[Takeaway]:
        """Objectives with the sentences to keep."""
        items = re.split(r"^- ", self._cell("takeaways"), flags=re.MULTILINE)[1:]
        pairs = (re.split(r"\n\s*\n", item.strip(), maxsplit=1) for item in items)
        return [Takeaway(pair[0], re.sub(r"\n +", "\n", pair[-1]).strip()) for pair in pairs]

    @cached_property
    def sources(self) -> list[str]:
        """Annotated sources at its end."""
        items = re.split(r"^- ", self._cell("sources"), flags=re.MULTILINE)[1:]
        return [" ".join(item.split("\n\n")[0].split()) for item in items]

    def exercise(self, label: str) -> Exercise:
        """Exercise by its label.

        Raises
        ------
        MissingPart
            If the chapter sets none of this label.
        """
        found = {
            part["label"]: Exercise(part["title"], part["text"])
            for part in _EXERCISE.finditer(self._cell("exercises"))
        }
        if label not in found:
            raise MissingPart(f"{self.file} has no exercise {label!r}; {nearest(label, found)}")
        return found[label]

    def _cell(self, name: str) -> str:
        if name not in self.cells:
            raise MissingPart(
                f"{self.file} has no cell of text {name!r}; {nearest(name, self.cells)}"
            )
        return self.cells[name]
