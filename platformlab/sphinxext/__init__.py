"""What the book needs from Sphinx; imported by Sphinx alone.

Each part brings its own ``setup``; this file only wires them, in the order a build meets them.
It knows no book: the setting ``platformlab_book`` names the module that opens one.
"""

from importlib import import_module

from sphinx.errors import ConfigError

from platformlab.checks.book import BookError, the_book
from platformlab.sphinxext import (
    assets,
    cards,
    catalogue,
    cells,
    checks,
    citations,
    claims,
    classroom,
    data_catalogue,
    derivations,
    directives,
    embeds,
    entries,
    epub,
    every_page,
    execution,
    exercises,
    freshness,
    landing,
    language,
    ledger,
    line,
    mathml,
    membership,
    misconceptions,
    openings,
    outputs,
    pages,
    paper,
    passages,
    printed,
    scripts,
    sidebar,
    styles,
    teaching,
    times,
    typography,
    welcome,
    worksheet,
)


def setup(app):
    """Connect every part."""
    app.add_config_value("platformlab_book", "", "env", [str])
    app.connect("config-inited", _open_book)
    content = (
        directives,
        exercises,
        catalogue,
        derivations,
        claims,
        ledger,
        data_catalogue,
        mathml,
        checks,
        classroom,
        worksheet,
        line,
        cards,
        welcome,
        misconceptions,
        typography,
        outputs,
        cells,
        paper,
        citations,
        epub,
        printed,
    )
    parts = (
        language,
        freshness,
        membership,
        execution,
        *content,
        landing,
        every_page,
        pages,
        entries,
        sidebar,
        teaching,
        times,
        openings,
        styles,
        assets,
        embeds,
        passages,
        scripts,
    )
    for part in parts:
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}


def _open_book(app, config):
    """Open the book, and refuse one whose folders do not fit before anything is read."""
    name = config.platformlab_book
    try:
        import_module(name)
    except BookError as error:
        raise ConfigError(str(error)) from None
    except (ModuleNotFoundError, ValueError) as error:
        missing = getattr(error, "name", None)
        if name and not (missing and name.startswith(missing)):
            raise  # the book is there; a library that it needs is not, or its own code fails
        raise ConfigError(
            f"platformlab_book must name the module that opens the book (got {name!r}); "
            "correct it in _config.yml"
        ) from None
    if problems := the_book().problems():
        raise ConfigError("\n".join(problems))
