"""A small book that shows each node of ours, to be built in any format, in seconds."""

import os
import subprocess
import sys

import nbformat
from parts import ROOT
from small_book import CONFIG, LOOK, copy

CHAPTER = "who_pays"  # the ledger points to no cell of it, so that a small one can take its place
TOC = f"""format: jb-book
root: book/index
chapters:
- file: notebooks/{CHAPTER}
- file: book/ledger
- file: book/data
- file: book/misconceptions
- file: book/bibliography
- file: book/derivations
  sections:
  - file: book/derivations/{CHAPTER}
- file: book/models
  sections:
  - file: book/models-sides
"""
INDEX = """# Every node

Each thing that this book shows and other books do not, once.

```{drawing} part-why
:alt: The parts of the book.
```

```{class-bets}
```

```{progress}
```

```{launch} solo
```

```{worksheet}
```

```{notation}
```

```{line}
```

```{cards}
```

```{verdicts}
```

A firm claims much. {claim}`C24`
Of {tally}`claims` claims, <a href="ledger.html#claim-c24">one</a> is <b>this</b>.

<div class="odd"><p>Words in <em>HTML</em>, twice.</div>
"""
CELLS = [
    ("title", "# Who pays?\n\nA chapter of few cells."),
    ("setup", "from platformlab import bet, figures, judge, quiz"),
    ("bet", 'bet("profit-taken-out")'),
    ("figure", "figures.who_pays"),
    ("free", "figures.free_side"),
    ("divide", "figures.divide_first"),
    ("judge", "judge()"),
    ("quiz", f'quiz("{CHAPTER}")'),
    ("exercises", "```{exercise} The seesaw\n:label: who-pays-1\nWhat if $c < 2$?\n```\n"),
]
# The drawing, a question, three explorers and that of the claims; each data set has one more.
FIGURES = 6
PAGES = {
    "index": INDEX,
    "ledger": "# All claims\n\n```{ledger}\n```\n",
    "data": "# Data\n\n```{data-catalogue}\n```\n",
    "misconceptions": "# Misconceptions\n\n```{misconceptions}\n```\n",
    "derivations": "# Derivations\n\n```{derivations}\n```\n",
    f"derivations/{CHAPTER}": (
        "# Derivations: Fees\n\n## The seesaw tilts\n\nSo $x^2$.\n\n"
        "{derives}`platform_rivalry.find_duopoly, hybrid.compare_hybrid`\n"
    ),
    "models": "# Models\n",
    "models-sides": "```{model-family} sides\n```\n",
    "bibliography": "# Bibliography\n\n```{bibliography}\n:all:\n```\n",
}
# What files of each format end in. Nothing of ours is registered for the last two.
ENDINGS = {
    "html": "html",
    "text": "txt",
    "latex": "tex",
    "epub": "xhtml",
    "xml": "xml",
    "singlehtml": "html",
    "printed": "html",
}
RUN = """
import sys
from jupyter_book.cli.main import main

for builder in sys.argv[1:]:
    print("builder", builder, flush=True)
    options = ["-W", "--keep-going", "--builder", "custom", "--custom-builder", builder]
    main(["build", ".", *options], standalone_mode=False)
"""


def make(folder):
    """Write the sources."""
    copy(folder, *CONFIG, *(f"book/{name}" for name in LOOK), "notebooks")
    (folder / "_toc.yml").write_text(TOC, encoding="utf-8")
    for name, text in PAGES.items():
        (folder / f"book/{name}.md").parent.mkdir(exist_ok=True)
        (folder / f"book/{name}.md").write_text(text, encoding="utf-8")
    cells = [
        nbformat.v4.new_markdown_cell(text, id=name)
        if text.startswith(("#", "`"))
        else nbformat.v4.new_code_cell(text, id=name)
        for name, text in CELLS
    ]
    cells[1].metadata["tags"] = ["hide-input"]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    book = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(book, folder / f"notebooks/{CHAPTER}.ipynb")


def build(folder, *builders):
    """Build formats of it, one after the other; what Sphinx complains of is an error."""
    return subprocess.run(
        [sys.executable, "-c", RUN, *builders],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )
