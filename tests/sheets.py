"""Sheets of derivations as the tests read them: their sections, their lines and what checks them."""

import re

import numpy as np
from parts import ROOT
from prose import NUMBER, stated

from platformlab.nearest import nearest
from platformlab.sphinxext.model_uses import SHEETS

FORMULA = re.compile(r"(?<!\\)\$(.+?)(?<!\\)\$")


def text_of(topic):
    """The sheet of a chapter as it lies in the repository."""
    file = ROOT / f"{SHEETS}{topic}.md"
    assert file.is_file(), (
        f"{SHEETS}{topic}.md: expected the sheet that derives the results of the chapter, got no "
        "such file; write it, and its line in _toc.yml"
    )
    return file.read_text(encoding="utf-8")


def headings(topic):
    """Results that a sheet derives: the headings of its sections, in order."""
    return re.findall(r"^## (.+)$", text_of(topic), flags=re.M)


class Sheet:
    """Which of a sheet's sections the tests of its chapter check.

    ``@SHEET.proves("Heading of the section")`` stands before the test of a section; a section may
    have several tests, and a test may prove several sections.
    """

    def __init__(self, topic):
        self.topic, self.headings, self._proven = topic, headings(topic), set()

    def proves(self, heading):
        """Note that the decorated test checks a section."""
        assert heading in self.headings, (
            f"{SHEETS}{self.topic}.md: expected a section {heading!r}, got none; "
            f"{nearest(heading, self.headings)}"
        )
        self._proven.add(heading)
        return lambda test: test

    def unproven(self):
        """Sections without a test."""
        return [heading for heading in self.headings if heading not in self._proven]


def drawn(count=25, seed=17, **ranges):
    """Draw values for each quantity between the ends of its range, evenly and the same each time."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        yield {name: rng.uniform(low, high) for name, (low, high) in ranges.items()}


def slope(function, at, step=1e-5):
    """Derivative of a function of one number, by a central difference."""
    return (function(at + step) - function(at - step)) / (2 * step)


def lines_with_formulas(topic):
    """Lines of a sheet, those of displayed formulas marked as formulas."""
    shown = False
    for line in text_of(topic).splitlines():
        if line.strip() == "$$":
            shown = not shown
        elif line.strip():
            yield f"${line}$" if shown else line


def numbers_of(line):
    """Numbers that a line states: those of its prose, and in its formulas all but single digits.

    A single digit in a formula is a coefficient or a power that the derivation explains; two digits
    or a decimal point are a number of the chapter's market, or of an example.
    """
    inside = [number for formula in FORMULA.findall(line) for number in NUMBER.findall(formula)]
    return stated(line) + [number for number in inside if len(number.rstrip(",")) > 1]
