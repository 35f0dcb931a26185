"""What students get: their notebooks, and what these need to run."""

import zipfile
from pathlib import Path

from grading.sandbox import ROOT

STUDENTS = "students.zip"
START = """The assignments, and what they need. You need Python 3.11, 3.12 or 3.13.

    python3 -m venv .venv
    .venv/bin/python -m pip install -r requirements.txt
    .venv/bin/jupyter lab

On Windows: py -m venv .venv, and .venv\\Scripts in place of .venv/bin.
Leave the notebooks beside the folders platformlab and data. Hand in the notebook, under its name.
"""


def pack(folder) -> Path:
    """Pack what students need and nothing else: notebooks, package, data and a word on how to start.

    A copy of the repository would hold the solutions.
    """
    target = Path(folder, STUDENTS)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", START)
        archive.write(ROOT / "requirements.txt", "requirements.txt")
        for notebook in sorted(Path(folder, "release").rglob("*.ipynb")):
            archive.write(notebook, notebook.name)
        for room in ("platformlab", "data"):
            for file in sorted((ROOT / room).rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    archive.write(file, file.relative_to(ROOT))
    return target
