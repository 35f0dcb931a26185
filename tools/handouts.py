"""Make print-outs for a room without devices, in ``_build/handouts``.

    python tools/handouts.py

``students.pdf`` has a sheet for each chapter, with its bets to draw on and its quiz to cut, and the
worksheet of a firm; ``teachers.pdf`` has the answers, and nobody hands it out by mistake with it.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import printed_pages
from printing import ROOT, PrintError, browser, print_file, publish
from pypdf import PdfReader

FOLDER = ROOT / "_build" / "handouts"


def main():
    """Return the exit code."""
    print("drawing the sheets ...", flush=True)
    try:
        made = {name: printed(html) for name, html in pages().items()}
    except PrintError as error:
        print(f"\nthe print-outs were not made: {error}", file=sys.stderr)
        return 1
    for name, pdf in made.items():
        publish(FOLDER / f"{name}.pdf", pdf)
    return 0


def pages():
    """Both documents as HTML, by the names of their files."""
    sys.path.insert(0, str(ROOT))  # this copy of the package, whatever else is installed
    from platformlab.chapters import contents
    from platformlab.checks import handouts
    from platformlab.checks.questions import chapters
    from platformlab.memos import paper
    from platformlab.words.texts import language

    titles = {topic: contents.title(topic) for topic in chapters()}
    return {
        "students": handouts.students(titles, language=language(), more=paper.html()),
        "teachers": handouts.teachers(titles, language=language()),
    }


def printed(html):
    """Return the PDF of a page of sheets, looked through.

    Raises
    ------
    PrintError
        If it cannot be printed well.
    """
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        source = Path(folder, "sheets.html")
        source.write_text(html, encoding="utf-8")
        made = print_file(opened, source)
    if found := printed_pages.faults(PdfReader(BytesIO(made))):
        raise PrintError(
            "sheets are not as paper wants them; mend platformlab/checks/static/handouts.css:\n"
            + "\n".join(f"  {fault}" for fault in found)
        )
    return made


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main())
