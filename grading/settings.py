"""Settings of nbgrader for every course: how submissions are run, for how long, and where."""

import os
import sys
from functools import partial
from pathlib import Path

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from grading.folders import keep_ours
from grading.kernels import ExecuteInside, SandboxedKernelManager
from grading.marks import OnlyErrors
from grading.once import work_once
from grading.pages import FeedbackPage
from grading.restore import RestoreCells
from grading.sanitise import Sanitise

SECONDS_A_CELL = 30
STUB = 'raise NotImplementedError("write your answer here")'


# nbgrader starts alembic by its name alone, and not every caller has activated the environment.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def configure(c, *, folder, sandbox="", seconds=SECONDS_A_CELL):
    """Set a course up in `folder`; submissions run in `sandbox`, each cell for `seconds` at most.

    Without a name the first sandbox that holds is taken when the first submission is run.
    """
    work_once()
    c.CourseDirectory.root = str(folder)
    c.ClearSolutions.code_stub = {"python": STUB}
    c.ClearSolutions.text_stub = "*Write your answer here.*"
    c.Autograde.sanitize_preprocessors = [
        ClearOutput,
        DeduplicateIds,
        OverwriteKernelspec,
        RestoreCells,
        OverwriteCells,
        CheckCellMetadata,
    ]
    c.Autograde.autograde_preprocessors = [
        ExecuteInside,
        OnlyErrors,
        IgnorePattern,
        ClearMetadataPreprocessor,
        LimitOutput,
        SaveAutoGrades,
        AssignLatePenalties,
        CheckCellMetadata,
        Sanitise,
    ]
    course = Path(folder).resolve()  # nbgrader moves there before it calls
    c.Autograde.post_convert_hook = partial(keep_ours, course, "autograded", ".ipynb")
    c.GenerateFeedback.post_convert_hook = partial(keep_ours, course, "feedback", ".html")
    c.GenerateFeedback.exporter_class = FeedbackPage
    c.Execute.timeout = seconds
    c.Execute.kernel_manager_class = SandboxedKernelManager
    c.SandboxedKernelManager.sandbox = sandbox
