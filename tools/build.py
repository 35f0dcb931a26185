"""Build the book, and publish it in _build/html only if nothing is wrong with it.

    python tools/build.py              the whole book
    python tools/build.py matching     one chapter and its derivations, in seconds, into _build/page
    EDITION=teacher python tools/build.py    the teacher's edition, into _build/teacher/html

Jupyter Book writes into a draft folder. A clean draft takes the place of the site; after a warning
or an error, or when the build is stopped, the site of the last good build stays, and what was wrong
is said last.
"""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "_build" / "page"
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"


class Edition(NamedTuple):
    """An edition of the book: the folder of its sources, and the folder of what is built from them."""

    sources: Path
    built: Path

    @property
    def draft(self):
        """Folder into which Jupyter Book writes."""
        return self.built / "draft"

    @property
    def site(self):
        """Folder of the site that is published."""
        return self.built / "html"


STUDENTS = Edition(ROOT, ROOT / "_build")
TEACHER = Edition(ROOT / "_build" / "teacher" / "sources", ROOT / "_build" / "teacher")
EDITIONS = {"": STUDENTS, "students": STUDENTS, "teacher": TEACHER}
# What makes the sources of the teacher's edition; in a process of its own, since it opens the book.
WRITE_TEACHERS = """
import sys
from pathlib import Path
import platformlab.chapters
from platformlab.teaching import edition
from platformlab.teaching.plans import PlanError
try:
    edition.write(Path(sys.argv[1]), Path(sys.argv[2]))
except PlanError as error:
    sys.exit(str(error))
"""
COLOURS = re.compile(r"\x1b\[[\d;]*m")
STEPS = re.compile(r"(reading sources|writing output)\.\.\. \[|executing|computing")
CHATTER = re.compile(
    r"IPKernelApp|INFO traitlets|^\W*$|^ {2,}|^Traceback|^The above exception|^RuntimeError:|Look above"
    r"|^Configuration error:|^sphinx\.errors\.ConfigError: "  # around a sentence, and it once more
)


TROUBLES = {
    errno.ENOSPC: "no space is left on the disk; a build needs about 100 MB in _build; make room",
    errno.EDQUOT: "your share of the disk is used up; a build needs about 100 MB in _build; make room",
    errno.EROFS: "the disk is read-only; copy the book to one that can be written",
    errno.EACCES: "you may not write there; make the folder yours, or remove it",
    errno.EPERM: "you may not write there; make the folder yours, or remove it",
    errno.EEXIST: "a file lies where a folder must be; remove it",
    errno.ENOTDIR: "a file lies where a folder must be; remove it",
}
OS_ERROR = re.compile(r"\[Errno (\d+)\] [^:]*(?:: '(.*)')?")
DATABASE_ERRORS = {
    "database or disk is full": errno.ENOSPC,
    "attempt to write a readonly database": errno.EACCES,
    "unable to open database file": errno.EACCES,
}


def main(chapters):
    """Return the exit code."""
    for told in {"SIGTERM", "SIGHUP"} & set(dir(signal)):  # by another program, or a closed window
        signal.signal(getattr(signal, told), signal.default_int_handler)
    name = os.environ.get("EDITION", "").strip()
    if name not in EDITIONS:
        known = " or ".join(word for word in EDITIONS if word)
        print(
            f"EDITION must be {known}, got {name!r}; run: make book EDITION=teacher",
            file=sys.stderr,
        )
        return 1
    edition = EDITIONS[name]
    if chapters and edition is TEACHER:
        print(
            "one chapter is built for students only, and plans come with the whole book; run: "
            "make book EDITION=teacher, or the same without EDITION",
            file=sys.stderr,
        )
        return 1
    try:
        return build_chapter(chapters[0]) if chapters else build_book(edition)
    except KeyboardInterrupt:
        print(f"\nstopped; {_short(edition.site)} is left as it was; run it again", file=sys.stderr)
        return 130
    except OSError as error:
        said = trouble(error.errno, error.filename) or str(error)
        print(f"\nthe book was not built: {said}, and run it again", file=sys.stderr)
        return 1


def build_book(edition=STUDENTS):
    """Build a draft, and publish it if there is nothing to complain of."""
    hint = "" if edition.draft.exists() else "; the first time takes a minute or two"
    print(f"building the book{hint} ...", flush=True)
    begun = time.time()
    restore(edition)
    if edition is TEACHER and (wrong := write_teachers()):
        print(f"\nthe book was not built:\n\n{wrong}", file=sys.stderr)
        print(
            f"\nrepair this and run it again; {_short(edition.site)} is left as it was",
            file=sys.stderr,
        )
        return 1
    edition.draft.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        is_good = build(complaints, edition=edition)
        lines = said(complaints)
    if is_good:
        publish(edition.draft / "_build" / "html", edition)
        stamp = edition.built / "built"
        stamp.touch()
        os.utime(stamp, (begun, begun))  # sources changed since then are not in the site
        print(f"the book is built; open {edition.site / 'index.html'}")
        return 0
    print("\nthe book was not built:\n", file=sys.stderr)
    print("\n".join(cause(lines) or explained(lines)), file=sys.stderr)
    print(
        f"\nrepair this and run it again; {_short(edition.site)} is left as it was", file=sys.stderr
    )
    return 1


def _short(folder):
    return folder.relative_to(ROOT).as_posix()


def write_teachers():
    """Write the sources of the teacher's edition; return what is wrong with its plans, if anything."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", WRITE_TEACHERS, str(ROOT), str(TEACHER.sources)]
    done = subprocess.run(
        command, cwd=ROOT, env=env, stderr=subprocess.PIPE, encoding="utf-8", check=False
    )
    if done.returncode == 0:
        _take_over(STUDENTS.draft, TEACHER.draft)
        return ""
    return done.stderr.strip()


def _take_over(from_draft, to_draft):
    """Begin with the outputs of cells and figures that the students' edition has computed."""
    if not to_draft.exists() and from_draft.is_dir():
        pages = shutil.ignore_patterns("html", "*.doctree", "environment.pickle", "sources.txt")
        shutil.copytree(from_draft, to_draft, ignore=pages)


def said(complaints):
    """Lines of complaints, without their colours."""
    complaints.seek(0)
    return [COLOURS.sub("", line).rstrip() for line in complaints]


def build(complaints, *more, edition=STUDENTS):
    """Run Jupyter Book, show its steps, and return whether it found nothing to complain about.

    ``more`` are options besides those of the site, such as another builder.
    """
    options = ["build", ".", "--path-output", str(edition.draft), "-W", "--keep-going"]
    command = [sys.executable, "-c", JUPYTER_BOOK, *options, *more]
    root = edition.sources
    # Kernels use this copy of the package; a pipe of Windows would carry the letters of its console.
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8:backslashreplace"}
    with subprocess.Popen(
        command, cwd=root, env=env, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8"
    ) as run:
        try:
            for line in run.stdout:
                if STEPS.match(step := COLOURS.sub("", line).strip()):
                    print(f"  {step}", flush=True)
        except KeyboardInterrupt:
            run.terminate()  # only a terminal stops both
            raise
    return run.returncode == 0


def trouble(number, place):
    """One sentence on an error of the disk, with its repair; nothing on any other error."""
    if number in TROUBLES:
        return f"{place or ROOT / '_build'}: {TROUBLES[number]}"
    return ""


def cause(lines):
    """Trouble of the disk among complaints, as one sentence, for it makes all the others."""
    for line in lines:
        found = OS_ERROR.search(line)
        number, place = (int(found[1]), found[2]) if found else (0, None)
        for words, meaning in DATABASE_ERRORS.items():
            number = meaning if words in line else number
        is_here = place is None or Path(place).is_relative_to(ROOT / "_build")
        if number == errno.ENOSPC or (is_here and number in TROUBLES):
            return [trouble(number, place)]
    return []


def build_chapter(name):
    """Build one chapter and its derivations for the person who writes them; links to other pages lead nowhere."""
    if not (ROOT / "notebooks" / f"{name}.ipynb").is_file():
        known = ", ".join(sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb")))
        wrong = (
            f"there is no chapter {name}"
            if name
            else "make page builds one chapter, and none was named"
        )
        print(f"{wrong}; there are {known}; run: make page TOPIC=giants", file=sys.stderr)
        return 1
    PAGE.mkdir(parents=True, exist_ok=True)
    toc = PAGE / "_toc.yml"
    sheet = f"book/derivations/{name}"
    listed = f"chapters:\n- file: {sheet}\n" if (ROOT / f"{sheet}.md").is_file() else ""
    toc.write_text(f"format: jb-book\nroot: notebooks/{name}\n{listed}", encoding="utf-8")
    options = ["build", ".", "--toc", str(toc), "--path-output", str(PAGE), "--keep-going"]
    command = [sys.executable, "-c", JUPYTER_BOOK, *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:backslashreplace"}
    built = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    elsewhere = re.compile(  # what only the whole book has
        r"cross-reference target not found|unknown document|Unknown source document"
        r"|term not in glossary|undefined label: 'model-|could not find bibtex key"
    )
    lines = [COLOURS.sub("", line).rstrip() for line in built.stderr.splitlines()]
    wrong = list(explained([line for line in lines if not elsewhere.search(line)]))
    if wrong or built.returncode:
        print(f"the chapter {name} was not built:\n", file=sys.stderr)
        print("\n".join(wrong or lines), file=sys.stderr)
        print(f"\nrepair this and run it again: make page TOPIC={name}", file=sys.stderr)
        return built.returncode or 1
    print(f"open {PAGE / '_build' / 'html' / 'index.html'}")
    contents = (ROOT / "_toc.yml").read_text(encoding="utf-8")
    if not re.search(rf"^[^#\n]*\bfile: notebooks/{re.escape(name)}\s*$", contents, re.MULTILINE):
        print(f"the book leaves it out until _toc.yml has its line: - file: notebooks/{name}")
    return 0


def explained(lines):
    """Complaints without chatter, each once; of a notebook that failed, the cell and its error."""
    for line in dict.fromkeys(lines):  # Sphinx says a long complaint twice
        if saved := re.search(r"traceback saved in: (\S+)", line):
            report = COLOURS.sub("", Path(saved[1]).read_text(encoding="utf-8"))
            yield report.partition("the following cell:\n")[2].strip()
        elif not CHATTER.search(line):
            yield line


def publish(draft, edition=STUDENTS):
    """Let the draft take the place of the site whole; no reader meets half of one."""
    last = edition.built / "last"
    (edition.built / "built").unlink(missing_ok=True)
    shutil.rmtree(last, ignore_errors=True)
    if edition is TEACHER and (decks := STUDENTS.built / "slides").is_dir():
        shutil.copytree(decks, draft / "slides")  # plans link them
    if edition.site.exists():
        edition.site.rename(last)
    draft.rename(edition.site)
    shutil.rmtree(last, ignore_errors=True)


def restore(edition=STUDENTS):
    """Put the last good site back where a build was stopped while it changed places."""
    last = edition.built / "last"
    if last.is_dir() and not edition.site.exists():
        last.rename(edition.site)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
