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
    epub,
    execution,
    exercises,
    landing,
    ledger,
    mathml,
    misconceptions,
    outputs,
    pages,
    paper,
    typography,
)


def setup(app):
    """Connect every part."""
    content = (
        directives, exercises, catalogue, claims, ledger, data_catalogue, mathml, checks,
        misconceptions, typography, outputs, paper, epub,
    )  # fmt: skip
    for part in (execution, *content, landing, pages, assets):
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
