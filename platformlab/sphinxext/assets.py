"""Files an explorer loads at the first touch, colours, and the scripts and styles of a page.

They lie in ``_explorers/``, not in ``_static/``: Jupyter Book puts every script of ``_static/``
into every page.
"""

import re
import shutil
from functools import partial
from importlib.metadata import version
from pathlib import Path

import vl_convert

from platformlab.charts.theme import COLOURS
from platformlab.sphinxext import payloads, scripts
from platformlab.sphinxext.keeping import keep, kept_from
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.scripts import Script
from platformlab.sphinxext.styles import JOINED

FOLDER = "_explorers"
VEGA = "vega.js"  # explore.js loads it at the first touch
SCRIPT = Script(
    f"{FOLDER}/explore.js",
    tuple(("platformlab.explore", f"{part}.js") for part in ("shipped", "explore")),
    says=("explore.script", "files.script"),
)
# What a hand does to a figure; explore.js loads it at the first touch too, and its words are explore.js's.
TOUCHED = Script(
    f"{FOLDER}/touched.js",
    (
        scripts.FILES,
        *(
            ("platformlab.explore", f"{part}.js")
            for part in (
                *("sheet", "save", "drawings", "before", "travel", "handles", "hand"),
                *("picture", "png", "offers"),
            )
        ),
    ),
    says=(),
)
SHOWN = re.compile(r'data-explorer="(\w+)"')

# Jupyter Book's extensions put their files into every page; a page needs those whose mark it has.
ONLY_WITH = {
    # Where code is folded code.js loads them as somebody opens it.
    re.compile(r"copybutton|clipboard\.min"): re.compile(
        r'\A(?!.*class="pl-code-switch").*class="highlight', re.DOTALL
    ),
    JOINED: re.compile("(?!)"),  # on no page: book.css holds them
    re.compile("mystnb"): re.compile("(?!)"),  # on no page: our styles draw cells
    re.compile("sphinx-design|design-tabs"): re.compile(r'class="([^"]* )?sd-'),
    re.compile("toggle"): re.compile(r'class="([^"]* )?(toggle|dropdown)[ "]'),
    re.compile("doctools|sphinx_highlight"): re.compile("(?!)"),  # watch.js loads them for a search
    re.compile(r"exercise\.css"): re.compile("(?!)"),  # on no page: our styles draw exercises
}


def setup(app):
    """Colours into the theme, script tags into pages, files beside them."""
    app.connect("config-inited", _hand_colours_to_theme)
    scripts.register(app, SCRIPT, SHOWN)
    app.connect("html-page-context", _drop_unused, priority=900)  # after all that add something
    app.connect("build-finished", partial(_write, payloads=payloads.register(app)))


def _hand_colours_to_theme(app, config):
    # Furo registers this setting itself, too late for _config.yml to name it without a warning.
    config.pygments_dark_style = "a11y-high-contrast-dark"
    for mode, which in (("light", 0), ("dark", 1)):
        key = f"{mode}_css_variables"
        colours = {f"pl-{role}": pair[which] for role, pair in COLOURS.items()}
        config.html_theme_options[key] = colours | config.html_theme_options.get(key, {})


def _drop_unused(app, pagename, templatename, context, doctree):
    body = context.get("body", "")
    unused = [names for names, mark in ONLY_WITH.items() if not mark.search(body)]
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if not _is_one_of(unused, file)]


def _is_one_of(patterns, file):
    told = f"{file.filename} {file.attributes.get('body', '')}"  # some scripts are written inline
    return any(pattern.search(told) for pattern in patterns)


def _write(app, exception, *, payloads):
    """Write what draws, and the payloads of the explorers that pages show."""
    if exception or not runs_scripts(app.builder):
        return
    pages = (page.read_text(encoding="utf-8") for page in Path(app.outdir).rglob("*.html"))
    wanted = {name for page in pages for name in SHOWN.findall(page)}
    bundled = kept_from(app, "vega", version("vl-convert-python")) / VEGA
    if not bundled.exists():
        keep(bundled, vega())
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    for file in (bundled, *payloads.files(app, wanted)):
        shutil.copyfile(file, folder / file.name)
    TOUCHED.write(app.outdir)


def vega():
    """Return the script that draws."""
    # Wrapped: bare, its global names collide with those of Sphinx's own scripts.
    return f"(()=>{{{vl_convert.javascript_bundle('window.vegaEmbed=vegaEmbed;')}}})();\n"
