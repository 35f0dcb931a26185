"""Pages of the class game: the directive ``{launch}`` for a part of it, and the files of its pages.

The game's Python is one file beside the pages, packed with the rules; a page loads it when a reader
begins, and pages without a game never do.
"""

import json
from functools import partial
from importlib.resources import files
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive

from platformlab.classroom import kit, page, settled, tournament
from platformlab.nearest import nearest
from platformlab.sphinxext import paper, scripts
from platformlab.sphinxext.scripts import Script

FOLDER = "_launch"
MARK = 'class="pl-launch"'
SAYS = (
    "files.script",
    "launch.script",
    "launch.openness",
    "launch.cards",
    "launch.plans",
    "launch.counsels",
    "launch.facts",
    "launch.states",
    "launch.warnings",
    "launch.refusals",
    "launch.called",
)
PARTS = ("desk", "games", "showing", "debriefing", "keeping", "launch", "teacher", "parts")
SCRIPT = Script(
    f"{FOLDER}/launch.js",
    (scripts.FILES, *((page.ROOM, f"{part}.js") for part in PARTS)),
    SAYS,
)
FACES = {"tournament": tournament.html, "settled": settled.html}
FACES |= {part: partial(page.html, part) for part in page.PARTS}
FACES |= {part: partial(kit.html, part) for part in kit.PARTS}
GAME = "platformlab.game"
ROOMS = {"game": GAME, "worksheet": "platformlab.worksheet"}  # whose rules run in a page
LIBRARY = "/lib"  # where MicroPython looks for modules


class Launch(paper.Shown):
    """A page of the game: on paper what its form asks."""


class LaunchDirective(Directive):
    """Show the game for the one who is named in the argument."""

    required_arguments = 1

    def run(self):
        """Return the node with its static face."""
        part = self.arguments[0]
        if part not in FACES:
            raise self.error(f"the game has no part {part!r}; {nearest(part, FACES)}")
        return [Launch("", nodes.raw("", FACES[part](), format="html"))]


def setup(app):
    """Register the directive, its node and its script; write the game's Python beside the pages."""
    app.add_directive("launch", LaunchDirective)
    paper.add_node(app, Launch)
    scripts.register(app, SCRIPT, MARK)
    app.connect("build-finished", _write)


def _write(app, exception):
    if not exception and paper.runs_scripts(app.builder):
        file = Path(app.outdir, FOLDER, "python.js")
        file.parent.mkdir(exist_ok=True)
        file.write_text(python(), encoding="utf-8")


def python() -> str:
    """Return the script that holds MicroPython, the files of its rooms, and what opens each room."""
    inside = {room: f"{LIBRARY}/{room.replace('.', '/')}" for room in ROOMS.values()}
    sources = {
        f"{inside[room]}/{file.name}": file.read_text(encoding="utf-8")
        for room in inside
        for file in sorted(files(room).iterdir(), key=lambda file: file.name)
        if file.name.endswith(".py")
    }
    folders = [LIBRARY, f"{LIBRARY}/platformlab", *inside.values()]
    packed = (files(GAME) / "vendor" / "micropython.js").read_text(encoding="utf-8")
    start = f"import sys\nsys.path.append({LIBRARY!r})\n"
    openings = {name: f"{start}from {room}.desk import ask\n" for name, room in ROOMS.items()}
    given = {"folders": folders, "files": sources, "openings": openings}
    rules = json.dumps(given, ensure_ascii=False)
    return f"{packed}globalThis.platformlabRules = {rules};\n"
