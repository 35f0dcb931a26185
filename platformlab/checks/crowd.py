"""A crowd that fills or empties: one question, two buttons, and one slider after the bet.

The static face is whole without scripts: two crowds side by side that began with different numbers.
A book hands in a crowd; the engine knows neither its market nor its words.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from platformlab.words.templates import render


class Crowd(NamedTuple):
    """What a crowd does, and what is said about it.

    Attributes
    ----------
    paths : Sequence[Sequence[int]]
        Members month by month, a path for each number of members at the start, from none to all.
    start : int
        Number of members in the question.
    better : int
        Another number, from which the crowd goes the other way.
    says : Mapping[str, str]
        Texts: ``question``, the options ``fills`` and ``empties``, the replies ``right``, ``wrong``
        and ``shown`` with the slot ``end``, ``begin`` beside the slider, ``ends`` with ``start`` and
        ``end``, ``now`` with ``month`` and ``members``, and ``aside`` before the link.
    leads_to : str
        Chapter that says why.
    """

    paths: Sequence[Sequence[int]]
    start: int
    better: int
    says: Mapping[str, str]
    leads_to: str

    @property
    def size(self) -> int:
        """Members of a full crowd."""
        return len(self.paths) - 1

    def ends(self, start: int) -> str:
        """Say where a crowd that begins with `start` members ends."""
        return self.says["ends"].format(start=start, end=self.paths[start][-1])


def html(crowd: Crowd, *, address: str, title: str) -> Markup:
    """Return the crowd as HTML; `address` and `title` are those of the chapter it leads to."""
    data = {
        "start": crowd.start,
        "paths": crowd.paths,
        "says": {name: crowd.says[name] for name in ("now", "right", "wrong", "shown", "ends")},
    }
    given = {"crowd": crowd, "data": data, "address": address, "title": title}
    return render("platformlab.checks", "crowd.html", **given)
