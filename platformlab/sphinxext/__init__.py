"""What the book needs from Sphinx; imported by Sphinx alone.

Each part brings its own ``setup``; this file only wires them, in the order a build meets them.
"""

from platformlab.sphinxext import (
    assets,
    catalogue,
    checks,
    claims,
    data_catalogue,
    directives,
    execution,
    exercises,
    freshness,
    landing,
    ledger,
    mathml,
    membership,
    misconceptions,
    pages,
    styles,
    typography,
)


def setup(app):
    """Connect every part."""
    content = (
        directives, exercises, catalogue, claims, ledger, data_catalogue, mathml, checks,
        misconceptions, typography,
    )  # fmt: skip
    parts = (freshness, membership, execution, *content, landing, pages, styles, assets)
    for part in parts:
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
