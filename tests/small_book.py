"""A book of two pages with everything around it, to be built in seconds; explorers kept to one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import build as tool
import nbformat
from bs4 import BeautifulSoup
from parts import ROOT

CONFIG = ["_config.yml", "requirements.txt"]
PACKAGE = ["platformlab", "data"]
LOOK = ["_static", "_styles", "_templates", "_pictures", "references.bib"]
GIVER = "critical_mass"
PATIENCE = 3000  # seconds; where load is 30, the whole book takes a quarter of an hour
KEPT = Path("_build/.doctrees")  # in a draft: what a build makes once and keeps for the next
OUTPUTS = Path(
    "_build/.jupyter_cache"
)  # and what its chapters have shown, which `MARK` says of what sources
MARK = KEPT / "fingerprint.txt"
# What Python has compiled goes with its sources, as long as they have their dates: a build of a copy
# would compile the whole package once more.
NOT_OURS = shutil.ignore_patterns("node_modules", ".ipynb_checkpoints")


def copy(target, *names):
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=NOT_OURS)
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def build(folder, **env):
    return subprocess.run(
        [sys.executable, folder / "tools" / "build.py"],
        env=os.environ | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def build_plainly(folder):
    """Build as people do who know Jupyter Book and not our make."""
    return subprocess.run(
        [sys.executable, "-c", tool.JUPYTER_BOOK, "build", "."],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def take_over(folder, *kinds):
    """Begin a book with what the build of the whole one has kept, and would only be made once more."""
    for kind in kinds:
        made = ROOT / "_build/draft" / KEPT / kind
        if made.is_dir():
            shutil.copytree(made, folder / KEPT / kind)


def take_over_outputs(draft):
    """Begin with what the chapters of the whole book have shown; if sources differ, a build forgets it."""
    shutil.copytree(ROOT / "_build/draft" / OUTPUTS, draft / OUTPUTS)
    shutil.copyfile(ROOT / "_build/draft" / MARK, draft / MARK)


def make(folder):
    """Write the sources of the small book; its draft has the script that draws, the same for any book.

    That a build makes it is asked where nothing was built: tests/site/test_rebuild.py.
    """
    copy(folder, *CONFIG, *PACKAGE, "tools", *(f"book/{name}" for name in LOOK))
    keep_one_room(folder / "platformlab/chapters")
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n- file: notebooks/one\n"
    )
    (folder / "book/index.md").write_text(GOOD_PAGE, encoding="utf-8")
    (folder / "notebooks").mkdir()
    write_notebook(folder, "print(1 + 1)")
    take_over(folder / "_build/draft", "vega")


def built(folder, **env):
    """Files of the site, which must be built without complaint."""
    done = build(folder, **env)
    assert done.returncode == 0, done.stderr
    return files(folder / "_build/html")


# A busy machine sends in parts what a cell prints; a page shows it as one.
IN_PARTS = """import sys, time
print('that is 89 times ', end='', flush=True)
time.sleep(0.5)
print('what it took in', flush=True)
time.sleep(0.5)
print('and so on')"""
PRINTED = "that is 89 times what it took in\nand so on\n"


def printed_on(page):
    """What a page shows of what its cells print, output by output."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return [part.get_text().rstrip() + "\n" for part in soup.select(".cell_output .output.stream")]


def keep_one_room(chapters):
    """Leave the room of one chapter, with one figure, its words and one bet."""
    kept = {
        name: (chapters / GIVER / name).read_text(encoding="utf-8").replace(GIVER, "one")
        for name in ("predix_activity.py", "en.toml", "line.svg")
    }
    words, _, _ = kept["en.toml"].partition("# What this chapter hands on")
    kept["en.toml"] = words  # this book has no chapter that takes it
    for room in [path.parent for path in chapters.glob("*/__init__.py")]:
        shutil.rmtree(room)
    (chapters / "one").mkdir()
    for name, text in (kept | {"__init__.py": '"""One."""\n', "questions.toml": QUESTIONS}).items():
        (chapters / "one" / name).write_text(text, encoding="utf-8")


GOOD_PAGE = """# A small book

It has one page of words, one figure and one notebook, and a description long enough.

```{explorer} predix_activity
```
"""


QUESTIONS = """
[[bet]]
id = "first-quarter"
kind = "number"
question = "How many commits did the first quarter see?"
state = { explorer = "predix_activity" }
answer = { table = "activity", column = "commits", row = 0 }
scale = { low = 0, high = 800, step = 10, unit = "commits", label = "Commits" }
reveal = "You said {bet}; it saw {answer}."
"""


def write_notebook(folder, code, title="One", topic="one"):
    cells = [
        nbformat.v4.new_markdown_cell(f"# {title}\n\nA chapter of one cell.", id="title"),
        nbformat.v4.new_code_cell(code, id="cell"),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(book, folder / f"notebooks/{topic}.ipynb")
