"""Drawings as files, for formats that hold no page: SVG where it is read, PDF or PNG elsewhere.

A page paints an SVG in the reader's own colours, by CSS variables. Paper has no style sheet that
could set them, so a file names the light colours.
"""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import vl_convert
from docutils import nodes

from platformlab.words import text as words

_VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]+)\)")
# Marks of lines without a point, which Vega writes without a shape: EPUBCheck wants one of every path.
_SHAPELESS = re.compile(r"<path(?![^>]*\sd=)[^>]*?(?:/>|></path>)")
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
# What a builder may take, the best first, and what makes it.
_FORMS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "image/svg+xml": (".svg", str.encode),
    "application/pdf": (".pdf", vl_convert.svg_to_pdf),
    "image/png": (".png", lambda svg: vl_convert.svg_to_png(svg, scale=2)),
}


def with_real_colours(svg):
    """Return an SVG that stands alone: colours in place of variables, and its namespace.

    Examples
    --------
    >>> with_real_colours('<svg><path d="M0 0" fill="var(--pl-ink, #1c2126)"/></svg>')
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0" fill="#1c2126"/></svg>'
    """
    svg = _SHAPELESS.sub("", _VARIABLE.sub(r"\1", svg))
    return svg if _NAMESPACE in svg else svg.replace("<svg", f"<svg {_NAMESPACE}", 1)


def picture(builder, docname, svg, description):
    """Return nodes that show an SVG: a file in the best form the builder takes, or words."""
    form = next((form for form in _FORMS if form in builder.supported_image_types), None)
    if form is None:
        said = nodes.paragraph("", words("paper.figure", description=description))
        return [said] if description else []
    suffix, made = _FORMS[form]
    svg = with_real_colours(svg)
    name = hashlib.sha256(svg.encode()).hexdigest()[:16]
    file = Path(builder.doctreedir, "drawings", f"{name}{suffix}")
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made(svg))
    builder.env.images.add_file(docname, str(file))
    return [nodes.image(uri=str(file), candidates={"*": str(file)}, alt=description)]
