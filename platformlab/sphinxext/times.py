"""The line under the title of a chapter says how long it takes, as the rule of ``checks.times`` has it now."""

import json
import re
from pathlib import Path

from docutils import nodes

from platformlab.checks.times import times_of

# A line of its own that is all emphasis and tells minutes: *About 40 minutes.*
LINE = re.compile(r"^\D*\d+ .*\.$")


def setup(app):
    """Say the times when a chapter was read."""
    app.connect("doctree-read", _say)


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
