"""Make the EPUB of the whole book: ``_build/epub/from-pipelines-to-platforms.epub``.

    python tools/epub.py

Two builds give the same bytes: Sphinx writes the time at which it packed each file, and this packs
them anew with the book's own time. EPUBCheck reads it where that is installed.
"""

import shutil
import subprocess
import sys
import time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo, is_zipfile

import formats
from printing import ROOT, PrintError, book_time, publish

TARGET = ROOT / "_build" / "epub" / "from-pipelines-to-platforms.epub"
FIRST = "mimetype"  # an EPUB begins with this file, as it is


def main():
    """Return the exit code."""
    try:
        (made,) = formats.write("epub").glob("*.epub")
        publish(TARGET, repacked(made, book_time()))
    except PrintError as error:
        print(f"\nthe EPUB was not made: {error}", file=sys.stderr)
        return 1
    return told(TARGET)


def repacked(file, seconds):
    """Return an EPUB with the same files, by name, all of one time, in seconds since 1970."""
    day = time.gmtime(seconds)[:6]
    into = BytesIO()
    with ZipFile(file) as old, ZipFile(into, "w") as new:
        for name in [FIRST, *sorted(set(old.namelist()) - {FIRST})]:
            about = ZipInfo(name, day)
            about.compress_type = ZIP_STORED if name == FIRST else ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            new.writestr(about, old.read(name))
    return into.getvalue()


def told(file):
    """Let EPUBCheck read it; return 0 if it finds nothing, or is not there, which is said."""
    command = checker()
    if command is None:
        print("nothing has checked it: there is no EPUBCheck (apt-get install epubcheck)")
        return 0
    done = subprocess.run(
        [*command, file], capture_output=True, encoding="utf-8", timeout=600, check=False
    )
    said = done.stdout + done.stderr
    if "0 fatals / 0 errors / 0 warnings" in said:
        print("EPUBCheck finds nothing wrong")
        return 0
    print(f"\nEPUBCheck does not take it:\n{said}", file=sys.stderr)
    return 1


def checker():
    """Command of EPUBCheck, or nothing: Debian's is a Java archive, which not every machine starts."""
    program = shutil.which("epubcheck")
    if program is None or shutil.which("java") is None:
        return None
    return ["java", "-jar", program] if is_zipfile(program) else [program]


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main())
