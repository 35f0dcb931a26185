"""Files beside the decks: the scripts of pages, reveal.js, the style sheet, and what figures ship.

reveal.js turns slides, answers keys and fingers, tells a screen reader what is shown and opens the
speaker's window. We take its two scripts from sphinx-revealjs, which brings them with pip, and leave
the builder: its pages hold scripts in line, forbid readers to zoom, and show nothing without scripts.
"""

import multiprocessing
import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from platformlab.charts.theme import COLOURS
from platformlab.sphinxext import assets as site
from platformlab.sphinxext import checks, every_page, payloads, styles
from platformlab.sphinxext.execution import fingerprint
from platformlab.sphinxext.keeping import keep, kept_in
from platformlab.sphinxext.scripts import SHARED, Script, readable

SHEET = "_static/slides.css"
REVEAL = "_static/reveal.js"
NOTES = "_static/notes.js"
THEME = f"{every_page.FOLDER}/theme.js"
DECK = Script("_code/deck.js", (("platformlab.slides", "deck.js"),), says=("slides.script",))
_BUNDLED = ("sphinx_revealjs", "_static/revealjs")
_TAKEN = {REVEAL: "dist/reveal.js", NOTES: "plugin/notes/notes.js"}
# Of the book's sheet what slides show, in the order of its cascade.
COMPONENTS = (
    "theme",
    "explorers",
    "files",
    "claims",
    "questions",
    "bets",
    "plots",
    "quizzes",
    "no-scripts",
    "motion",
    "forced",
    "paper",
)


def scripts_of(body: str) -> list[Script]:
    """Scripts that the slides of a deck need, in the order in which they run."""
    found = [site.SCRIPT] if site.SHOWN.search(body) else []
    found += [checks.SCRIPTS[checks.ASKED]] if checks.ASKED.search(body) else []
    return [SHARED, *found, DECK]


def sheet(root: str | Path) -> str:
    """Style sheet of decks: colours, components of the book's, and their own."""
    folder = Path(root, styles.FOLDER)
    joined = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in COMPONENTS]
    own = files("platformlab.slides").joinpath("static", "slides.css").read_text(encoding="utf-8")
    return styles.with_missing_scripts("\n".join([colours(), *joined, own]))


def colours() -> str:
    """Colours of the theme as variables, light and dark."""
    light, dark = (
        "".join(f"  --pl-{role}: {pair[at]};\n" for role, pair in COLOURS.items()) for at in (0, 1)
    )
    return (
        f"body {{\n  color-scheme: light;\n{light}}}\n"
        f'body[data-theme="dark"] {{\n  color-scheme: dark;\n{dark}}}\n'
        "@media (prefers-color-scheme: dark) {\n"
        f'  body:not([data-theme="light"]) {{\n  color-scheme: dark;\n{dark}  }}\n}}\n'
    )


def write(root: Path, folder: Path, bodies: list[str], *, book: str, kept: Path) -> None:
    """Write everything that decks load.

    Parameters
    ----------
    root : path
        Folder of the book.
    folder : path
        That of the decks.
    bodies : list of str
        Pages of the decks.
    book : str
        Module that opens the book, for processes that compute beside this one.
    kept : path
        Where slow work is kept from build to build; that of the site has it already.
    """
    write_code(root, folder, bodies)
    if any(site.SCRIPT in scripts_of(body) for body in bodies):
        site.TOUCHED.write(folder)
        _write_payloads(root, folder, bodies, book, kept)


def write_code(root: Path, folder: Path, bodies: list[str]) -> None:
    """Write the sheet and the scripts of decks: all that they load before a figure is moved."""
    for target, source in _TAKEN.items():
        _put(folder / target, files(_BUNDLED[0]).joinpath(_BUNDLED[1], source).read_text("utf-8"))
    _put(folder / SHEET, sheet(root))
    theme = "".join(readable(*part) for part in every_page.SCRIPTS[Path(THEME).name])
    _put(folder / THEME, theme)
    needed = {script.address: script for body in bodies for script in scripts_of(body)}
    for script in needed.values():
        script.write(folder)


def _put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _write_payloads(root, folder, bodies, book, kept):
    """Every state of the figures that slides show, and what draws them."""
    vega = kept_in(kept / "vega", version("vl-convert-python")) / site.VEGA
    if not vega.exists():
        keep(vega, site.vega())
    store = kept_in(kept / "explorers", fingerprint(root))
    shown = sorted({name for body in bodies for name in site.SHOWN.findall(body)})
    missing = [name for name in shown if not (store / f"{name}.js").exists()]
    if missing:
        anew = multiprocessing.get_context("spawn")  # a fork of what has drawn would wait for ever
        with ProcessPoolExecutor(min(len(missing), os.cpu_count() or 1), anew) as pool:
            work = [pool.submit(payloads.write, book, n, str(store / f"{n}.js")) for n in missing]
            for done in work:
                done.result()  # an error of one is raised here
    for file in (vega, *(store / f"{name}.js" for name in shown)):
        shutil.copyfile(file, folder / site.FOLDER / file.name)
