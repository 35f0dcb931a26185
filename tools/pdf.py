"""Make the PDF of the whole book: ``_build/pdf/from-pipelines-to-platforms.pdf``.

    python tools/pdf.py

Sphinx writes one page of HTML (``platformlab/sphinxext/printed.py``), Chromium prints it twice, the
second time with the numbers of the pages in the contents. Letters that no font has, and what is
wider than the page, stop it; a page that is empty, a heading alone at the foot of a page, a figure
or a row in two halves are named below the finished file, for whoever wrote the text to mend.
"""

import sys
from io import BytesIO

import formats
import printed_pages
from printing import ROOT, PrintError, browser, print_file, publish
from pypdf import PdfReader

TARGET = ROOT / "_build" / "pdf" / "from-pipelines-to-platforms.pdf"


def main():
    """Return the exit code."""
    try:
        source = formats.write("printed") / "book.html"
        print("printing ...", flush=True)
        with browser() as opened:
            made = print_file(opened, source, places=page_numbers)
    except PrintError as error:
        print(f"\nthe PDF was not made: {error}", file=sys.stderr)
        return 1
    publish(TARGET, made)
    for fault in printed_pages.faults(PdfReader(BytesIO(made))):
        print(f"  {fault}", file=sys.stderr)
    return 0


def page_numbers(pdf):
    """Number of the page on which each place lies that a link of the book leads to."""
    reader = PdfReader(BytesIO(pdf))
    numbers = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages, 1)}
    return {
        name.lstrip("/"): numbers[place.page.idnum]
        for name, place in reader.named_destinations.items()
    }


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main())
