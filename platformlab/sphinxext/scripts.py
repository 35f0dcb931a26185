"""Scripts of pages, and the block of texts that a page holds for those it loads.

A script's parts lie in ``static/`` of their rooms; a page loads them as one file. What they say
stands in the language file: a page carries the sections that its scripts name, once.
"""

import re
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.paper import runs_scripts
from platformlab.words.templates import script_words

_SAID = "platformlab_said"  # where a page's context notes whose words it must hold


class Script(NamedTuple):
    """A script of pages: its parts as (package, file), and the sections of texts that it says."""

    address: str
    parts: tuple[tuple[str, str], ...]
    says: tuple[str, ...]

    def source(self) -> str:
        """Text of all parts; the end says that it was reached."""
        parts = "".join(readable(*part) for part in self.parts)
        return f"{parts}platformlab.ran.push('{Path(self.address).name}');\n"

    def write(self, outdir):
        """Write the file that pages load."""
        file = Path(outdir, self.address)
        file.parent.mkdir(exist_ok=True)
        file.write_text(self.source(), encoding="utf-8")


# What the others stand on, once a page: words, the device, links to states, a page that comes back.
SHARED = Script(
    "_code/shared.js",
    (
        ("platformlab.words", "words.js"),
        ("platformlab.sphinxext", "returning.js"),
        ("platformlab.checks", "store.js"),
        ("platformlab.explore", "address.js"),
    ),
    says=(),
)

# For the scripts that make files: they name it among their parts, and "files.script" in what they say.
FILES = ("platformlab.checks", "files.js")


def setup(app):
    """Hand a page its texts when all its scripts are known, and write what they share."""
    app.connect("html-page-context", _hand_over, priority=800)
    app.connect("build-finished", _write_shared)


def _write_shared(app, exception):
    if not exception and runs_scripts(app.builder):
        SHARED.write(app.outdir)


def register(app, script, mark, only_on=""):
    """Hand out a script: write it beside the pages, and load it where `mark` is found in one.

    A script that is made for one page, `only_on`, is neither loaded nor written without it.
    """

    def add_where_marked(app, pagename, templatename, context, doctree):
        is_place = pagename == (only_on or pagename) and runs_scripts(app.builder)
        if is_place and re.search(mark, context.get("body", "")):
            add(app, context, script)

    def write(app, exception):
        is_wanted = not only_on or only_on in app.env.found_docs
        if not exception and is_wanted and runs_scripts(app.builder):
            script.write(app.outdir)

    app.connect("html-page-context", add_where_marked)
    app.connect("build-finished", write)


def add(app, context, script):
    """Let a page load a script after what all share, and hold what it says."""
    for each in (SHARED, script):
        source = context["pathto"](each.address, 1) + f"?v={fingerprint(app.srcdir)}"
        tag = f'\n<script defer src="{source}"></script>'
        loaded = context.get("metatags", "")  # a page without a source has none yet
        context["metatags"] = loaded if tag in loaded else loaded + tag
    context.setdefault(_SAID, []).extend(script.says)


def readable(package, name):
    """Text of a script without indentation and comment lines; the source stays readable."""
    text = (files(package) / "static" / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def _hand_over(app, pagename, templatename, context, doctree):
    if _SAID in context:  # a script may say nothing, and writes numbers all the same
        block = script_words(dict.fromkeys(context[_SAID]))
        context["metatags"] += f'\n<script type="application/json" id="pl-words">{block}</script>'
