"""How long chapters take, as the rule of ``checks.times`` has it now.

The line under the title of a chapter says it, and the role ``{minutes}`` for several chapters: it
names one of the three times and then chapters, or ``all`` for every chapter of the book.
"""

import json
import re
from pathlib import Path

from docutils import nodes

from platformlab.checks.questions import chapters
from platformlab.checks.times import Times, times_of
from platformlab.nearest import nearest
from platformlab.words import text as words
from platformlab.words.numbers import number

CHAPTERS = "notebooks"
ALL = "all"
_HOURS_FROM = 120  # minutes

# A line of its own that is all emphasis and tells minutes: *About 40 minutes.*
LINE = re.compile(r"^\D*\d+ .*\.$")


def setup(app):
    """Say the times when a chapter was read."""
    app.connect("doctree-read", _say)
    app.add_role("minutes", minutes_role)


def notebook_cells(path):
    """Cells of a notebook as it lies in the repository."""
    return json.loads(Path(path).read_text(encoding="utf-8"))["cells"]


def _say(app, doctree):
    source = Path(app.env.doc2path(app.env.docname))
    title = next(iter(doctree.findall(nodes.title)), None)
    if source.suffix != ".ipynb" or title is None:
        return
    line = title.next_node(nodes.paragraph, descend=False, siblings=True)
    if line is None or len(line) != 1 or not isinstance(line[0], nodes.emphasis):
        return
    if LINE.match(line.astext()):
        said = times_of(source.stem, notebook_cells(source)).said()
        line[0].children = [nodes.Text(said)]
        line[0].children[0].parent = line[0]
        line["classes"].append("pl-times")


def minutes_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    """Say how long several chapters take together, such as ``reading all``."""
    folder = Path(inliner.document.settings.env.srcdir, CHAPTERS)
    try:
        return [nodes.Text(in_words(minutes(text.split(), folder)))], []
    except ValueError as error:
        return [], [inliner.reporter.error(str(error), line=lineno)]


def minutes(asked, folder):
    """Minutes of one kind for the chapters named, whose notebooks lie in `folder`.

    Raises
    ------
    ValueError
        If the kind or a chapter is unknown.
    """
    kind, *topics = asked or [""]
    if kind not in Times._fields or not topics:
        known = ", ".join(Times._fields)
        raise ValueError(
            f"minutes: expected one of {known} and then chapters, got {' '.join(asked)!r}; write "
            "{minutes}`reading all`, or topics in place of all"
        )
    topics = chapters() if topics == [ALL] else topics
    files = {topic: Path(folder, f"{topic}.ipynb") for topic in topics}
    if odd := next((topic for topic, file in files.items() if not file.is_file()), None):
        raise ValueError(f"minutes: no chapter is named {odd!r}; {nearest(odd, chapters())}")
    return sum(getattr(times_of(t, notebook_cells(f)), kind) for t, f in files.items())


def in_words(count):
    """Minutes, from two hours on in half hours.

    Examples
    --------
    >>> in_words(90), in_words(130), in_words(1140)
    ('90 minutes', '2 hours', '19 hours')
    """
    if count < _HOURS_FROM:
        return words("pages.minutes", n=count)
    return words("pages.hours", hours=number(round(count / 30) / 2))
