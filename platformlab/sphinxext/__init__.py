"""What the book needs from Sphinx; imported by Sphinx alone.

Each part brings its own ``setup``; this file only wires them, in the order a build meets them.
"""

from platformlab.sphinxext import assets, catalogue, directives, execution, landing, mathml, pages


def setup(app):
    """Connect every part."""
    for part in (execution, directives, catalogue, mathml, landing, pages, assets):
        part.setup(app)
    return {"parallel_read_safe": False, "parallel_write_safe": True}
