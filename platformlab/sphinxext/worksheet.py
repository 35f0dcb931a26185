"""The page of the worksheet: the directive ``{worksheet}``, and its script.

Its rules run in the Python that the class game packs; its script lies beside that file.
"""

from docutils import nodes
from docutils.parsers.rst import Directive

from platformlab.memos import page
from platformlab.sphinxext import classroom, paper, scripts
from platformlab.sphinxext.scripts import Script

MARK = 'class="pl-worksheet"'
SAYS = (
    "files.script",
    "worksheet.script",
    "worksheet.memo",
    "worksheet.heads",
    "worksheet.stages",
    "worksheet.asks",
    "worksheet.short",
    "worksheet.complaints",
    "worksheet.files",
    "worksheet.states",
)
OWN = tuple((page.ROOM, f"{part}.js") for part in ("sheet", "drawing", "worksheet"))
PARTS = (scripts.FILES, ("platformlab.classroom", "desk.js"), *OWN)
SCRIPT = Script(f"{classroom.FOLDER}/worksheet.js", PARTS, SAYS)


class Worksheet(paper.Shown):
    """The worksheet: on paper what its form asks."""


class WorksheetDirective(Directive):
    """Show the worksheet."""

    def run(self):
        """Return the node with its static face."""
        return [Worksheet("", nodes.raw("", page.html(), format="html"))]


def setup(app):
    """Register the directive, its node and its script."""
    app.add_directive("worksheet", WorksheetDirective)
    paper.add_node(app, Worksheet)
    scripts.register(app, SCRIPT, MARK)
