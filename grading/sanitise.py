"""The last step of grading: what a student wrote or printed becomes something that is only looked at.

It works on the notebook, so that it holds wherever the notebook is opened later. The pages of
`grading.pages` clean once more what they show.
"""

import re

from bleach.sanitizer import Cleaner
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from traitlets import Bool

from grading.elements import BASE64, FORMULAS, PROTOCOLS, TAGS, is_heavy, is_kept, rebuild

LONGEST_TEXT = 100_000  # characters of one output, or of one cell's code
LONGEST_ANSWER = 20_000  # of Markdown, which may take long to render
LONGEST_IMAGE = 3_000_000
HEAVY = ("image/png", "image/jpeg")
KEPT = {
    "cell_type": str,
    "checksum": str,
    "grade": bool,
    "grade_id": str,
    "locked": bool,
    "points": (int, float),
    "schema_version": int,
    "solution": bool,
    "task": bool,
}
CELL = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Plain elements without attributes may stay in Markdown. Before any other word a space after the
# sign makes it the sign "less than", in every dialect and inside code too.
SIMPLE = "b|blockquote|br|code|em|h[1-6]|hr|i|li|ol|p|pre|s|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
OPENS = re.compile(rf"<(?!/?(?:{SIMPLE})\s*/?>)(?=[A-Za-z/!?])")
PICTURE = re.compile(r"!(?=\[)(?=\[[^\]\n]*\]\(attachment:([\w.-]+)\))?")
TARGET = re.compile(r"\](?=\()(?!\((?:https?://|mailto:|attachment:[\w.-]+\)))")
REFERENCE = re.compile(r"\](?=:)(?!:\s*https?://)")


def clean(html) -> str:
    """Return HTML that only looks: no script, style, form, frame, address to load or name."""
    # A cleaner for each text: it keeps the tree of the last.
    return Cleaner(tags=TAGS | FORMULAS, attributes=is_kept, protocols=PROTOCOLS, strip=True).clean(
        rebuild(str(html)[:LONGEST_IMAGE])
    )


def clean_markdown(text, *, pictures=()) -> str:
    """Return Markdown without HTML, links other than to web pages, or pictures but those named."""
    text = OPENS.sub("< ", _short(text, LONGEST_ANSWER))
    text = PICTURE.sub(lambda found: "!" if found[1] in pictures else "! ", text)
    return REFERENCE.sub("] ", TARGET.sub("] ", text))


class Sanitise(SanitizeHTML):
    """nbconvert's own step, without its gaps: Markdown, metadata, attachments, forged or huge output."""

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        """Clean all cells and what is written about the notebook."""
        nb, resources = super().preprocess(nb, resources)
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nb.metadata = NotebookNode(
            kernelspec=NotebookNode(kernel), language_info=NotebookNode(name="python")
        )
        return nb, resources

    def preprocess_cell(self, cell, resources, cell_index):
        """Clean one cell."""
        cell.metadata = _kept(cell.metadata)
        if not CELL.fullmatch(str(cell.get("id", ""))):
            cell.id = f"cell-{cell_index}"
        if "attachments" in cell:
            pictures = {name: _images(data) for name, data in cell.attachments.items()}
            cell.attachments = NotebookNode({name: data for name, data in pictures.items() if data})
        if cell.cell_type == "markdown":
            cell.source = clean_markdown(cell.source, pictures=cell.get("attachments", ()))
            return cell, resources
        cell.source = _short(cell.source)
        return super().preprocess_cell(cell, resources, cell_index)

    def sanitize_html_tags(self, html_str):
        """Clean HTML by our own lists."""
        return clean(html_str)

    def sanitize_code_outputs(self, outputs):
        """Keep pictures, tables, formulas and text, and their size."""
        for output in outputs:
            if output.output_type == "error":
                output.traceback = [_short(line) for line in output.traceback]
            elif output.output_type == "stream":
                output.text = _short(output.text)
            else:
                output.data = _shown(output.data)
                output.metadata = _sizes(output.get("metadata"))
        return outputs


def _kept(metadata):
    """What nbgrader knows of a cell, if it is what nbgrader writes."""
    known = metadata.get("nbgrader", {})
    known = {key: known[key] for key, kind in KEPT.items() if isinstance(known.get(key), kind)}
    if not CELL.fullmatch(known.get("grade_id", "")):
        return NotebookNode()
    return NotebookNode(nbgrader=NotebookNode(known))


def _shown(data):
    texts = {kind: text for kind, text in data.items() if isinstance(text, str)}
    shown = {"text/plain": _short(texts.get("text/plain", ""))} | _images(texts)
    html = texts.get("text/html", "")
    if len(html) > LONGEST_TEXT or is_heavy(html):
        shown["text/plain"] += f"\n(a table of {len(html):,} characters is not shown)"
    elif html := clean(html).strip():
        shown["text/html"] = html
    # A formula is Markdown too, where no page fetches a script to show it.
    if words := texts.get("text/markdown") or texts.get("text/latex"):
        shown["text/markdown"] = clean_markdown(words)
    return NotebookNode(shown)


def _images(data):
    return NotebookNode({kind: data[kind] for kind in HEAVY if _is_image(data.get(kind))})


def _is_image(text):
    is_short = isinstance(text, str) and len(text) <= LONGEST_IMAGE
    return is_short and BASE64.fullmatch(text) is not None


def _sizes(metadata):
    sizes = {}
    for kind in HEAVY:
        said = (metadata or {}).get(kind)
        said = said if isinstance(said, dict) else {}
        wide = {side: said[side] for side in ("width", "height") if _is_size(said.get(side))}
        sizes |= {kind: NotebookNode(wide)} if wide else {}
    return NotebookNode(sizes)


def _is_size(value):
    return isinstance(value, int | float) and 0 < value <= 4000


def _short(text, longest=LONGEST_TEXT):
    text, end = str(text), "\n(the rest is not shown)"
    return text if len(text) <= longest else text[: longest - len(end)] + end
