"""What students get: their notebooks, and what these and a final project need to run."""

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

A final project begins with .venv/bin/python -m audits new ../audit, and its README.md says the rest.
"""
ROOMS = ("platformlab", "data", "audits")
LOOK = (
    "_static",
    "_styles",
    "_templates",
    "references.bib",
    "project.md",
)  # of the page of a project


def pack(folder) -> Path:
    """Pack what students need and nothing else: notebooks, package, data, the folder of a project.

    A copy of the repository would hold the solutions.
    """
    target = Path(folder, STUDENTS)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", START)
        archive.write(ROOT / "requirements.txt", "requirements.txt")
        for notebook in sorted(Path(folder, "release").rglob("*.ipynb")):
            archive.write(notebook, notebook.name)
        archive.write(ROOT / "_config.yml", "_config.yml")
        for place in (*ROOMS, *(f"book/{name}" for name in LOOK)):
            for file in _files(ROOT / place):
                archive.write(file, file.relative_to(ROOT))
    return target


def _files(place):
    """Files of a folder in order, or the file itself."""
    found = sorted(place.rglob("*")) if place.is_dir() else [place]
    return [file for file in found if file.is_file() and "__pycache__" not in file.parts]
