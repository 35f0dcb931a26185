"""Build the book, and publish it in _build/html only if nothing is wrong with it.

    python tools/build.py              the whole book
    python tools/build.py matching     one chapter alone, in seconds, into _build/page

Jupyter Book writes into a draft folder. A clean draft becomes the site; after a warning or an
error the site of the last good build stays, and what was wrong is said last.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "_build" / "page"
DRAFT = ROOT / "_build" / "draft"
SITE = ROOT / "_build" / "html"
STAMP = ROOT / "_build" / "built"
JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
OPTIONS = ["build", ".", "--path-output", str(DRAFT), "-W", "--keep-going"]
COLOURS = re.compile(r"\x1b\[[\d;]*m")
STEPS = re.compile(r"(reading sources|writing output)\.\.\. \[|executing|computing")
CHATTER = re.compile(
    r"IPKernelApp|INFO traitlets|^\W*$|^ {2,}|^Traceback|^The above exception|^RuntimeError:|Look above"
)


def main(chapters):
    """Return the exit code."""
    if chapters:
        return build_chapter(chapters[0])
    hint = "" if DRAFT.exists() else "; the first time takes a minute or two"
    print(f"building the book{hint} ...", flush=True)
    begun = time.time()
    DRAFT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as complaints:
        is_good = build(complaints)
        complaints.seek(0)
        lines = [COLOURS.sub("", line).rstrip() for line in complaints]
    if is_good:
        publish(DRAFT / "_build" / "html")
        STAMP.touch()
        os.utime(STAMP, (begun, begun))  # sources changed since then are not in the site
        print(f"the book is built; open {SITE / 'index.html'}")
        return 0
    print("\nthe book was not built:\n", file=sys.stderr)
    print("\n".join(explained(lines)), file=sys.stderr)
    print("\nrepair this and run it again; _build/html is left as it was", file=sys.stderr)
    return 1


def build(complaints):
    """Run Jupyter Book, show its steps, and return whether it found nothing to complain about."""
    command = [sys.executable, "-c", JUPYTER_BOOK, *OPTIONS]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}  # kernels use this copy of the package
    pages = DRAFT / "_build" / ".doctrees" / "environment.pickle"
    is_good = False
    try:
        with subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8"
        ) as run:
            for line in run.stdout:
                if STEPS.match(step := COLOURS.sub("", line).strip()):
                    print(f"  {step}", flush=True)
        is_good = run.returncode == 0
    finally:
        if not is_good:
            pages.unlink(missing_ok=True)  # or the next run would find nothing new to complain of
    return is_good


def build_chapter(name):
    """Build one chapter for the person who writes it; links to other pages lead nowhere."""
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
    toc.write_text(f"format: jb-book\nroot: notebooks/{name}\n", encoding="utf-8")
    options = ["build", ".", "--toc", str(toc), "--path-output", str(PAGE), "--keep-going"]
    command = [sys.executable, "-c", JUPYTER_BOOK, *options]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    built = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8")
    elsewhere = re.compile(r"cross-reference target not found|unknown document")
    said = [COLOURS.sub("", line).rstrip() for line in built.stderr.splitlines()]
    print("\n".join(explained([line for line in said if not elsewhere.search(line)])))
    print(f"open {PAGE / '_build' / 'html' / 'index.html'}")
    return built.returncode


def explained(lines):
    """Complaints without chatter; of a notebook that failed, the cell and its error."""
    for line in lines:
        if saved := re.search(r"traceback saved in: (\S+)", line):
            report = COLOURS.sub("", Path(saved[1]).read_text(encoding="utf-8"))
            yield report.partition("the following cell:\n")[2].strip()
        elif not CHATTER.search(line):
            yield line


def publish(draft):
    """Make the site the same as the draft, touching only what differs."""
    drafted = {file.relative_to(draft): file for file in draft.rglob("*") if file.is_file()}
    for file in [file for file in SITE.rglob("*") if file.is_file()]:
        if file.relative_to(SITE) not in drafted:
            file.unlink()
    for place, file in drafted.items():
        target = SITE / place
        if not target.is_file() or target.read_bytes() != file.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    for folder in sorted((p for p in SITE.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
