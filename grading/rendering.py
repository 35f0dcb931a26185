"""Turn Markdown of students into HTML, in a process of its own that is stopped when it takes too long.

    python -m grading.rendering

reads one text a line, as JSON, and answers each with its HTML, or null, and the time it took. A crafted text of a
few hundred characters can take any time and memory to lay out, whatever is done about the cases
that are known; so the process is what ends, and the text is shown as it was written.
"""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import weakref
from html import escape

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from grading.sandbox import ROOT
from grading.sanitise import STOP, as_written, clean

LONGEST_FORMULA = 2000
MOST_MEMORY = 2 * 2**30
SECONDS_A_TEXT = 2  # of the processor; an honest one takes hundredths
SECONDS_A_PAGE = 4
PATIENCE = 20  # seconds of a clock, for machines that do other things or cannot count the others
SEAM = re.compile(rf"(&lt;|[!\]]){STOP}+")


class Formulas(IPythonRenderer):
    """Renders Markdown, formulas as MathML."""

    def inline_math(self, body):
        """Render a formula in a line."""
        return _formula(body, display="inline") or super().inline_math(body)

    def block_math(self, body):
        """Render a formula on lines of its own."""
        return _formula(body, display="block") or super().block_math(body)

    def latex_environment(self, name, body):
        """Render an environment of LaTeX."""
        formula = rf"\begin{{{name}}}{body}\end{{{name}}}"
        return _formula(formula, display="block") or super().latex_environment(name, body)

    def block_code(self, code, info=None):
        """Render code with its colours; what a script would draw is code too."""
        language = None if (info or "").startswith("mermaid") else info
        return super().block_code(as_written(code), language)

    def image(self, text, url, title=None):
        """Render a picture that lies in the notebook."""
        known = url.removeprefix("attachment:") in self.attachments
        return super().image(text, url, title) if known else f"({self.escape_html(text)})"


def _formula(text, *, display):
    if len(text) > LONGEST_FORMULA:
        return ""
    try:
        return convert(as_written(text), display=display)
    except Exception:  # whatever a student's formula does to the converter, it stays as text
        return ""


def render(text, attachments) -> str:
    """Return clean HTML that reads as the Markdown was written."""
    renderer = Formulas(
        escape=False,
        allow_harmful_protocols=False,
        exclude_anchor_links=True,
        attachments=attachments,
    )
    # No sign opens anything in what was cleaned, so what kept them apart can go.
    return SEAM.sub(r"\1", clean(MarkdownWithMath(renderer=renderer).render(text)))


class Renderer:
    """The process that renders: started when it is needed, and anew when it was stopped."""

    def __init__(self):
        """Wait for the first text."""
        self._process = None
        self.begin_page()

    def begin_page(self):
        """Give the next page its time."""
        self._left = SECONDS_A_PAGE

    def __call__(self, text, attachments, *, whole) -> str:
        """Return the HTML of a text, or the text itself where that takes too long."""
        html = self._rendered([text, attachments]) if self._left > 0 else None
        if html is not None:
            return html
        return (
            f"<p>(this text takes too long to lay out; it stands here as it was written, and in "
            f"{escape(whole)})</p><pre>{escape(as_written(text))}</pre>"
        )

    def _rendered(self, task):
        process = self._started()
        ends = threading.Timer(PATIENCE, process.kill)
        ends.start()
        try:
            process.stdin.write(json.dumps(task) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        ends.cancel()
        html, seconds = json.loads(answer) if answer.endswith("\n") else (None, SECONDS_A_TEXT)
        self._left -= seconds
        if answer.endswith("\n"):
            return html
        self._stop()
        self._process = None
        return None

    def _started(self):
        if self._process is None:
            paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "grading.rendering"],
                env=os.environ | {"PYTHONPATH": paths},
                encoding="ascii",
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            self._stop = weakref.finalize(self, _end, self._process)
            self._process.stdout.readline()  # it is ready
        return self._process


def _end(process):
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(BrokenPipeError):  # of what it did not read any more
            pipe.close()


def _limit_memory():
    try:
        import resource
    except ImportError:  # Windows has none
        return
    with contextlib.suppress(ValueError, OSError):  # macOS does not set it, others have less
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _limit_time():
    if hasattr(signal, "setitimer"):  # its signal ends the process; Windows has none
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_TEXT)


def main():
    """Answer until nobody asks, each text with its HTML and the seconds that it took."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # of the terminal: ends without a word
    _limit_memory()
    print(flush=True)
    for line in sys.stdin:
        began = time.process_time()
        _limit_time()
        try:
            html = render(*json.loads(line))
        except Exception:  # whatever a student's text does to the parser, it stays as written
            html = None
        print(json.dumps([html, time.process_time() - began]), flush=True)


if __name__ == "__main__":
    main()
