"""The scripts of pages, the files an explorer loads at the first touch, colours and styles.

``register`` says once what a script is made of and which pages need it. Scripts lie in
``_scripts/`` and states of explorers in ``_explorers/``, not in ``_static/``: Jupyter Book puts
every script of ``_static/`` into every page.
"""

import re
from concurrent.futures import ProcessPoolExecutor
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import vl_convert
from myst_nb.sphinx_ext import add_global_html_resources
from sphinx.util import logging

from platformlab import figures
from platformlab.charts.theme import COLOURS
from platformlab.explore import grid
from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.paper import runs_scripts

logger = logging.getLogger(__name__)
SCRIPTS, STATES = "_scripts", "_explorers"  # folders of the site
SHOWN = re.compile(r'data-explorer="(\w+)"')
_registered = {}  # name of a script: its parts, and the mark of the pages that need it

# Jupyter Book's extensions put their files into every page; a page needs those whose mark it has.
ONLY_WITH = {
    re.compile("copybutton|clipboard"): re.compile('class="highlight'),
    re.compile("mystnb"): re.compile('class="cell'),
    re.compile("sphinx-design|design-tabs"): re.compile(r'class="([^"]* )?sd-'),
    re.compile("toggle"): re.compile(r'class="([^"]* )?(toggle|dropdown)[ "]'),
    re.compile(r"exercise\.css"): re.compile("(?!)"),  # on no page: book.css draws exercises
}


def setup(app):
    """Colours into the theme, script tags into pages, files beside them."""
    app.connect("config-inited", _hand_colours_to_theme)
    app.connect("builder-inited", _hand_out_cell_styles)
    register("explore.js", (("platformlab.explore", "explore.js"),), SHOWN.pattern)
    app.connect("html-page-context", _add_scripts)
    app.connect("html-page-context", _drop_unused, priority=900)  # after all that add something
    app.connect("build-finished", _write)


def _hand_colours_to_theme(app, config):
    # Furo registers this setting itself, too late for _config.yml to name it without a warning.
    config.pygments_dark_style = "a11y-high-contrast-dark"
    for mode, which in (("light", 0), ("dark", 1)):
        key = f"{mode}_css_variables"
        colours = {f"pl-{role}": pair[which] for role, pair in COLOURS.items()}
        config.html_theme_options[key] = colours | config.html_theme_options.get(key, {})


def _hand_out_cell_styles(app):
    # MyST-NB copies its style sheet when a build ends, so the links of a first build lack the
    # check sum that the second one has: two builds would differ.
    if runs_scripts(app.builder):
        Path(app.outdir, "_static").mkdir(parents=True, exist_ok=True)
        add_global_html_resources(app, None)


def register(script, parts, mark):
    """Hand out a script.

    Parameters
    ----------
    script : str
        Name of the file.
    parts : sequence of (str, str)
        Package and file name of each source in its folder ``static``, in the order they run.
    mark : str
        Regular expression; pages in whose HTML it is found get the script.

    Raises
    ------
    ValueError
        If another script has this name.
    """
    wanted = (tuple(parts), mark)
    if _registered.setdefault(script, wanted) != wanted:
        raise ValueError(
            f"a script named {script!r} is registered already, with other parts or another mark; "
            f"there are {', '.join(_registered)}; choose another name"
        )


def _add_scripts(app, pagename, templatename, context, doctree):
    if not runs_scripts(app.builder):
        return
    body = context.get("body", "")
    for script, (_, mark) in _registered.items():
        if re.search(mark, body):
            source = context["pathto"](f"{SCRIPTS}/{script}", 1) + f"?v={fingerprint(app.srcdir)}"
            context["metatags"] += f'\n<script defer="defer" src="{source}"></script>'


def _drop_unused(app, pagename, templatename, context, doctree):
    body = context.get("body", "")
    unused = [names for names, mark in ONLY_WITH.items() if not mark.search(body)]
    for kind in ("css_files", "script_files"):
        context[kind] = [file for file in context[kind] if not _is_one_of(unused, file)]


def _is_one_of(patterns, file):
    told = f"{file.filename} {file.attributes.get('body', '')}"  # some scripts are written inline
    return any(pattern.search(told) for pattern in patterns)


def _write(app, exception):
    """Write scripts and the payloads of the explorers that pages show."""
    if exception or not runs_scripts(app.builder):
        return
    folder = Path(app.outdir, SCRIPTS)
    folder.mkdir(exist_ok=True)
    for script, (parts, _) in _registered.items():
        text = "".join(readable(*part) for part in parts)
        (folder / script).write_text(text, encoding="utf-8")
    (folder / "vega.js").write_text(_vega(), encoding="utf-8")
    pages = (page.read_text(encoding="utf-8") for page in Path(app.outdir).rglob("*.html"))
    _write_states(app, {name for page in pages for name in SHOWN.findall(page)})


def _write_states(app, wanted):
    """Write every state of explorers; what was computed from the same code and data is kept."""
    folder = Path(app.outdir, STATES)
    stamp = folder / "fingerprint.txt"
    now = fingerprint(app.srcdir)
    is_old = not stamp.exists() or stamp.read_text(encoding="utf-8") != now
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.js"):
        if is_old or file.stem not in wanted:
            file.unlink()
    stamp.write_text(now, encoding="utf-8")
    missing = [
        index
        for index, explorer in enumerate(figures.ALL)
        if explorer.name in wanted and not (folder / f"{explorer.name}.js").exists()
    ]
    if missing:
        logger.info("computing every state of %s explorers ...", len(missing))
        # Fresh processes: a fork would copy locks of the drawing engine's threads and wait for ever.
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            for name, text in pool.map(_payload, missing):
                (folder / name).write_text(text, encoding="utf-8")


def _payload(index):
    explorer = figures.ALL[index]
    return f"{explorer.name}.js", grid.script(explorer)


def _vega():
    # Wrapped: bare, its global names collide with those of Sphinx's own scripts.
    return f"(()=>{{{vl_convert.javascript_bundle('window.vegaEmbed=vegaEmbed;')}}})();\n"


def readable(package, name):
    """Text of a script without indentation and comment lines; the source stays readable."""
    text = (files(package) / "static" / name).read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"
