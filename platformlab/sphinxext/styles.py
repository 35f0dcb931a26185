"""The style sheet of a page, joined from the theme's and the book's and made small: a page waits for one file."""

import re
from pathlib import Path

import furo
import rcssmin
from sphinx.errors import ConfigError

from platformlab.sphinxext.paper import runs_scripts

SHEET = "book.css"
FOLDER = Path("book", "_styles")
# In the order of the cascade: what all pages share, what single parts look like, what overrides them.
COMPONENTS = (
    "theme",
    "page",
    "text",
    "code",
    "explorers",
    "files",
    "embed",
    "exercises",
    "reference",
    "claims",
    "ledger",
    "openings",
    "line",
    "cards",
    "sidebar",
    "welcome",
    "questions",
    "bets",
    "plots",
    "quizzes",
    "calibration",
    "no-scripts",
    "progress",
    "class",
    "launch",
    "launch-paper",
    "worksheet",
    "motion",
    "forced",
    "paper",
)

THEME = ("furo.css", "furo-extensions.css")  # which the book's own rules override
JOINED = re.compile(r"pygments\.css|furo(-extensions)?\.css")  # no page needs to load them

_BLOCK = re.compile(
    r"^@media (?:screen and )?\(scripting: (?P<kind>none|enabled)\) \{\n(?P<rules>.*?)^\}\n",
    re.MULTILINE | re.DOTALL,
)
_SELECTOR = re.compile(r"^  (?=[.:\w].*(?:,|\{)$)", re.MULTILINE)
# Set by a script of the page where another that asks and answers has not come (words.js).
_UNSCRIPTED = "[data-unscripted]"


def setup(app):
    """Write the sheet before pages are made, which name its check sum."""
    app.connect("builder-inited", _write, priority=900)  # after the theme knows its colours of code


def joined(root: str | Path) -> str:
    """Text of the sheet.

    Raises
    ------
    ConfigError
        If a file of the folder is not among the components, or a component has no file.
    """
    folder = Path(root, FOLDER)
    found = {file.stem for file in folder.glob("*.css")}
    if odd := sorted(found ^ set(COMPONENTS)):
        raise ConfigError(
            f"{FOLDER}/{odd[0]}.css must stand both in the folder and in COMPONENTS of "
            f"sphinxext/styles.py, where its place in the cascade is said; add or remove it there"
        )
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in COMPONENTS)


def of_the_theme() -> str:
    """Text of the sheets that the theme would have a page load one by one."""
    folder = Path(furo.THEME_PATH, "static", "styles")
    sheets = [(folder / name).read_text(encoding="utf-8") for name in THEME]
    return "\n".join((furo.get_pygments_stylesheet(), *sheets))


def small(sheet: str) -> str:
    r"""Sheet without comments and without the blanks that say nothing; every rule stays as it is.

    Notices of licences, which begin with an exclamation mark, stay too.

    Examples
    --------
    >>> small("/*! MIT */\n/* Why. */\na :hover,\nb {\n  color: red;\n}\n")
    '/*! MIT */a :hover,b{color:red}\n'
    """
    return f"{rcssmin.cssmin(sheet, keep_bang_comments=True)}\n"


def with_missing_scripts(sheet: str) -> str:
    r"""Let a page whose script is missing look as it does where no script runs.

    Examples
    --------
    >>> print(with_missing_scripts("@media (scripting: none) {\n  .a {\n    color: red;\n  }\n}\n"))
    @media (scripting: none) {
      .a {
        color: red;
      }
    }
    @media all {
      :where(:root[data-unscripted]) .a {
        color: red;
      }
    }
    <BLANKLINE>
    """
    return _BLOCK.sub(_doubled, sheet)


def _doubled(block):
    if block["kind"] == "enabled":
        return _SELECTOR.sub(f"  :where(:root:not({_UNSCRIPTED})) ", block[0])
    missing = _SELECTOR.sub(f"  :where(:root{_UNSCRIPTED}) ", block["rules"])
    return f"{block[0]}@media all {{\n{missing}}}\n"


def _write(app):
    if runs_scripts(app.builder):
        target = Path(app.outdir, "_static", SHEET)
        target.parent.mkdir(parents=True, exist_ok=True)
        own = with_missing_scripts(joined(app.srcdir))
        target.write_text(small(f"{of_the_theme()}\n{own}"), encoding="utf-8")
