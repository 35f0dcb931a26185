"""What lies in the folders that grading makes: our notebooks and pages, and no file of a student's.

nbgrader copies all that was handed in beside the graded notebook, and from there beside the
feedback, where a page of a student's would pass for one of ours.
"""

import shutil
from pathlib import Path

from grading.refusals import TIMESTAMP


def keep_ours(course, made, suffix, *, assignment, student, notebooks):
    """Remove what is not made from a notebook of the assignment; nbgrader calls it at each submission.

    `made` is the folder of all graded notebooks or of all feedback, `suffix` how its files end, and
    `notebooks` are those that were made anew, of one or of all students.
    """
    for place in {Path(notebook).parent for notebook in notebooks}:
        sources = Path(course, "source", place.name).glob("*.ipynb")
        ours = {TIMESTAMP} | {notebook.stem + suffix for notebook in sources}
        for file in Path(course, made, *place.parts[-2:]).iterdir():
            if file.name not in ours:
                shutil.rmtree(file) if file.is_dir() else file.unlink()
