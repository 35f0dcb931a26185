"""The last step of grading: what a student wrote or printed becomes something that is only looked at.

It works on the notebook, so that it holds wherever the notebook is opened later. The pages of
`grading.pages` clean once more what they show.
"""

import re

from bleach.sanitizer import Cleaner
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Bool

from grading.elements import BASE64, FORMULAS, PROTOCOLS, TAGS, is_heavy, is_kept, rebuild

LONGEST_TEXT = 100_000  # characters of one output
LONGEST_ANSWER = 20_000  # of one cell, which may take long to render or to colour
LONGEST_IMAGE = 3_000_000
LONGEST_WORD = 1000  # the name of an error
# Of one notebook, in characters; what takes longer to show costs more than its letters.
MOST_SHOWN = 5_000_000
OUTPUT_COSTS, ELEMENT_COSTS, LETTER_OF_A_CELL_COSTS = 1000, 200, 40
REST = "(the rest is not shown)"
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
# What cannot be seen and has no width, behind a sign that would open something: so the sign stays
# a sign in every dialect, inside code too, and the text reads as it was written.
STOP = "\u2060"
STOPPED = re.compile(rf"(?<=[<!\]]){STOP}+")
# Plain elements without attributes may stay in Markdown, and addresses between the signs, as far
# as a browser that took them for elements would find no attribute in them.
SIMPLE = "b|blockquote|br|code|em|h[1-6]|hr|i|li|ol|p|pre|s|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
ADDRESS = (
    r"https?://[\w.~:%@&+,;/#-]+(?:\?[\w.~:%@&+,;#-]*(?:=[\w.~:%@&+,;/#=?-]*)?)?"
    r"|(?:mailto:)?[\w.+-]+@[\w.-]+"
)
OPENS = re.compile(rf"<(?!/?(?:{SIMPLE})\s*/?>)(?!(?:{ADDRESS})>)(?=[A-Za-z/!?])", re.ASCII)
PICTURE = re.compile(r"!(?=\[)(?=\[[^\]\n]{0,300}\]\(attachment:([\w.-]+)\))?")
TARGET = re.compile(r"\](?=\()(?!\((?:https?://|mailto:|attachment:[\w.-]+\)))")
REFERENCE = re.compile(r"\](?=:)(?!:\s*(?:https?://|mailto:))")


def clean(html) -> str:
    """Return HTML that only looks: no script, style, form, frame, address to load or name."""
    # A cleaner for each text: it keeps the tree of the last.
    return Cleaner(tags=TAGS | FORMULAS, attributes=is_kept, protocols=PROTOCOLS, strip=True).clean(
        rebuild(str(html)[:LONGEST_IMAGE])
    )


def clean_markdown(text, *, pictures=()) -> str:
    """Return Markdown without HTML, links other than to web pages, or pictures but those named."""
    text = _short(as_written(text), LONGEST_ANSWER)
    text = OPENS.sub(f"<{STOP}", text)
    text = PICTURE.sub(lambda found: "!" if found[1] in pictures else f"!{STOP}", text)
    return REFERENCE.sub(f"]{STOP}", TARGET.sub(f"]{STOP}", text))


def as_written(text) -> str:
    """Return a text as it was before `clean_markdown`; what it opens is open again."""
    return STOPPED.sub("", text)


class Sanitise(SanitizeHTML):
    """nbconvert's own step, without its gaps: Markdown, metadata, attachments, forged or huge output."""

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        """Clean all cells and what is written about the notebook."""
        self._left = MOST_SHOWN
        self._whole = handed_in(resources)
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
        cell.source = self._fitting(cell)
        if cell.cell_type == "markdown":
            pictures = cell.get("attachments", ())
            cell.source = clean_markdown(cell.source, pictures=pictures)
            return cell, resources
        return super().preprocess_cell(cell, resources, cell_index)

    def _fitting(self, cell):
        """What a page shows of a cell; those of the assignment are few and all stay."""
        source = _short(as_written(cell.source), LONGEST_ANSWER, whole=self._whole)
        self._left -= OUTPUT_COSTS + LETTER_OF_A_CELL_COSTS * len(source)
        if self._left > 0 or cell.metadata or not source:
            return source
        return f"(not shown; it stands in {self._whole})"

    def sanitize_html_tags(self, html_str):
        """Clean HTML by our own lists."""
        return clean(html_str)

    def sanitize_code_outputs(self, outputs):
        """Keep pictures, tables, formulas and text, and their size, as long as a page holds them."""
        kept, is_full, has_failed = [], False, False
        for output in outputs:
            cost = _cost(output)
            is_error = output.output_type == "error"
            if cost <= self._left or (is_error and not has_failed):  # what failed is always told
                kept.append(_cleaned(output))
                self._left -= cost
                has_failed |= is_error
            elif not is_full:
                is_full = True
                kept.append(new_output("stream", text=REST))
        return kept


def handed_in(resources) -> str:
    """Say which file holds a submission as its student wrote it."""
    names = resources.get("nbgrader", {})
    student = names.get("student") or resources.get("student")
    assignment = names.get("assignment") or resources.get("assignment_id")
    notebook = names.get("notebook") or resources.get("notebook_id")
    if not (student and assignment and notebook):
        return "the notebook that was handed in"
    return f"submitted/{student}/{assignment}/{notebook}.ipynb"


def _cleaned(output):
    """Return an output that only looks, and is not too long for one."""
    if output.output_type == "error":
        output.ename, output.evalue = (
            _short(text, LONGEST_WORD) for text in (output.ename, output.evalue)
        )
        output.traceback = [_short("\n".join(map(str, output.traceback)))]
    elif output.output_type == "stream":
        output.text = _short(output.text)
    else:
        output.data = _shown(output.data)
        output.metadata = _sizes(output.get("metadata"))
    return output


def _cost(output):
    data = output.get("data", {})
    said = [output.get("text", ""), *data.values(), *output.get("traceback", ())]
    texts = [text for text in said if isinstance(text, str)]
    # A colour of a terminal is an element of a page, too.
    elements = str(data.get("text/html", "")).count("<") + sum(t.count("\x1b") for t in texts)
    return OUTPUT_COSTS + sum(map(len, texts)) + ELEMENT_COSTS * elements


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


def _short(text, longest=LONGEST_TEXT, *, whole=""):
    text = str(text)
    end = f"\n\n(the rest is not shown; all of it stands in {whole})" if whole else f"\n{REST}"
    return text if len(text) <= longest else text[: longest - len(end)] + end
