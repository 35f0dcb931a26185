"""Have Sphinx write the book in another format, beside the site and from the same cache of cells."""

import os
import sys
import tempfile

import build
from printing import book_time


def write(builder):
    """Write the book with a builder of Sphinx; return the folder, or leave with what was wrong.

    Pages that the site's build has read are not read again.
    """
    print(f"writing the book with the builder {builder} ...", flush=True)
    build.STUDENTS.draft.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = str(book_time())
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        is_good = build.build(complaints, "--builder", "custom", "--custom-builder", builder)
        lines = build.said(complaints)
    if not is_good:
        told = "\n".join(build.cause(lines) or build.explained(lines))
        sys.exit(f"\nthe book was not written:\n\n{told}\n\nrepair this and run it again")
    return build.STUDENTS.draft / "_build" / builder
