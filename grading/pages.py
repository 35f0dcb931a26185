"""The two pages on which a teacher or a student reads what was handed in: for marking, and feedback.

They are nbgrader's own, made without scripts from elsewhere: formulas are MathML, and the rendered
text is cleaned once more, so that no trick of Markdown gets past the last step of grading.
"""

import base64
import hashlib
import re
import secrets
from pathlib import Path

from jinja2 import DictLoader, pass_context
from jinja2.ext import Extension
from nbconvert.exporters import HTMLExporter
from nbgrader.server_extensions.formgrader import handlers
from traitlets import List

from grading.rendering import Renderer
from grading.sanitise import Sanitise, handed_in

NONCE = secrets.token_urlsafe(24)  # known to this process alone, and to no notebook
# What nbgrader's pages do at a click, written in the elements themselves.
CLICKS = (
    "toggle_name(true);",
    "toggle_name(false);",
    "toggleAllNames()",
    "createStudentModal();",
    "createAssignmentModal();",
)


def _hashed(script):
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


POLICY = "; ".join(
    [
        "default-src 'none'",
        f"script-src 'nonce-{NONCE}' 'unsafe-hashes' {' '.join(map(_hashed, CLICKS))}",
        f"style-src 'self' 'nonce-{NONCE}'",
        "style-src-attr 'unsafe-inline'",
        "img-src data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
# Of feedback, which is a file: no server can say it.
FEEDBACK_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
TEMPLATE = '{%- macro mathjax(url="") -%}HEAD{%- endmacro -%}'
# The marking page waits for MathJax before it puts the cursor into the first field.
NO_MATHJAX = (
    "<script>var MathJax = {Hub: {Startup: {signal: {Interest: function (call) "
    '{ setTimeout(call, 0, "End"); }}}}};</script>'
)


INSTRUCTIONS = re.compile(r'(<div class="panel-body">)\s*<(?:ol|p)>.*?(?=</div>)', re.DOTALL)
# In place of nbgrader's advice to grade by its buttons, which the marking page does not answer.
ADVICE = (
    "<p>This page runs nothing: its buttons for assignments, grading, collecting and feedback answer "
    "with an error. Close it and run make grade, or the command of nbgrader.</p>"
)


class OwnScripts(Extension):
    """Marks the scripts and styles that stand in nbgrader's templates as its own, and quotes values.

    Whatever a page holds besides has no mark, and the browser does not run it.
    """

    def preprocess(self, source, name, filename=None):
        """Change a template before it is compiled; those that print what students wrote stay."""
        if filename and not Path(filename).is_relative_to(handlers.template_path):
            return source
        source = INSTRUCTIONS.sub(rf"\1{ADVICE}", source)
        source = re.sub(r"<(script|style)\b", rf'<\1 nonce="{NONCE}"', source)
        parts = re.split(r"(<script.*?</script>)", source, flags=re.DOTALL)
        parts[1::2] = [
            re.sub(r'"\{\{ ([\w.]+) \}\}"', r"{{ \1 | tojson }}", p) for p in parts[1::2]
        ]
        value = r"\{\{ ((?:resources|cell\.metadata)\.[\w.]+) \}\}"
        parts[::2] = [re.sub(value, r"{{ \1 | e }}", part) for part in parts[::2]]
        return "".join(parts)


class CleanPage(HTMLExporter):
    """nbgrader's page of one notebook, cleaned."""

    head = ""
    preprocessors = List([Sanitise])  # notebooks that were graded before there was this step, too

    def __init__(self, **options):
        """Put `head` where the templates load MathJax."""
        template = TEMPLATE.replace("HEAD", self.head)
        super().__init__(extra_loaders=[DictLoader({"mathjax.html.j2": template})], **options)
        self._renderer = Renderer()

    def from_notebook_node(self, nb, resources=None, **options):
        """Make a page; what cannot be laid out in its time is shown as it was written."""
        self._renderer.begin_page()
        return super().from_notebook_node(nb, resources, **options)

    @pass_context
    def markdown2html(self, context, source):
        """Render Markdown and clean what came of it."""
        attachments = context.get("cell", {}).get("attachments", {})
        whole = handed_in(context.get("resources", {}))
        return self._renderer(source, attachments, whole=whole)

    def _create_environment(self):
        environment = super()._create_environment()
        environment.add_extension(OwnScripts)
        return environment


class MarkingPage(CleanPage):
    """Shows one submission to the teacher who marks it."""

    head = NO_MATHJAX


class FeedbackPage(CleanPage):
    """Shows a student her submission with marks and comments."""

    head = f'<meta http-equiv="Content-Security-Policy" content="{FEEDBACK_POLICY}">'
