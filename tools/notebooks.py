"""Bring notebooks into the one form this repository keeps, or say which ones are not in it.

    python tools/notebooks.py            rewrite them, running the cells so that printed
                                         numbers are stored for the strict comparison
    python tools/notebooks.py --check    change nothing; exit 1 if one is not in form

In form means: readable cell ids, no execution counts, only the kernel and cell tags as metadata,
outputs kept only as text (drawings are made anew by every build), one-space indent.
Under the title of a chapter stands how long it takes, by the rule of ``platformlab/checks/times.py``.
Assignments keep what nbgrader notes in their cells, and no outputs: these would be solutions.
They are run by `make assignments`, not here.
"""

import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

import platformlab.chapters  # noqa: F401 - opens the book, whose quizzes take time too
from platformlab.checks.times import times_of

FOLDER = Path(__file__).parent.parent / "notebooks"
ASSIGNMENTS = "assignments"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
TEXT = ("text/plain", "text/markdown")
TIMES = re.compile(r"^\*About \d+ minutes.*\*$", re.M)
# Each kernel warns that what it says to this very machine is not encrypted.
QUIET = ["--IPKernelApp.log_level=ERROR"]


def clean(notebook, *, is_assignment=False):
    """Drop everything that is not text a person wrote or a number a cell printed."""
    names = ("tags", "nbgrader") if is_assignment else ("tags",)
    kept = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    notebook.metadata = nbformat.from_dict(kept)
    for cell in notebook.cells:
        kept = {name: cell.metadata[name] for name in names if cell.metadata.get(name)}
        cell.metadata = nbformat.from_dict(kept)
        if cell.cell_type == "code":
            cell.execution_count = None
            printed = [] if is_assignment else cell.outputs
            cell.outputs = [text for output in printed if (text := _text_of(output))]
    return notebook


def timed(notebook, chapter):
    """Write the line under the title anew."""
    title = next((cell for cell in notebook.cells if cell.id == "title"), None)
    if title is not None:
        said = f"*{times_of(chapter, notebook.cells).said()}*"
        title.source = TIMES.sub(lambda _: said, title.source)
    return notebook


def run(notebook, folder):
    """Run the cells in a folder; a busy machine may deliver one print in several messages."""
    place = {"metadata": {"path": folder}}
    quiet = [*QUIET]  # traitlets keeps a list it is given, and adds to it
    client = NotebookClient(notebook, resources=place, coalesce_streams=True, extra_arguments=quiet)
    client.execute()


def _text_of(output):
    if output.output_type == "stream":
        return output
    data = {kind: text for kind, text in output.get("data", {}).items() if kind in TEXT}
    if not data:
        return None
    counted = {"execution_count": None} if output.output_type == "execute_result" else {}
    kept = {"output_type": output.output_type, "data": data, "metadata": {}, **counted}
    return nbformat.from_dict(kept)


def written(notebook) -> str:
    """Notebook as the text that lies in the repository."""
    return nbformat.writes(notebook, version=4).rstrip() + "\n"


def main(arguments) -> int:
    """Tidy or check every notebook."""
    is_check = "--check" in arguments
    untidy = []
    for path in sorted(FOLDER.rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        notebook = nbformat.read(path, as_version=4)
        is_assignment = ASSIGNMENTS in path.relative_to(FOLDER).parts
        if not is_check and not is_assignment:
            print(f"running {path.name} ...", flush=True)
            run(timed(notebook, path.stem), path.parent)
        text = written(clean(notebook, is_assignment=is_assignment))
        if text != path.read_text(encoding="utf-8"):
            untidy.append(path.name)
            if not is_check:
                path.write_text(text, encoding="utf-8", newline="\n")
    if untidy and is_check:
        print(f"not in form: {', '.join(untidy)}; run: make tidy")
        return 1
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
