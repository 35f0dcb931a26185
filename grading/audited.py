"""Look a final project through that somebody else wrote: its notebook runs in the sandbox of grading.

    python -m grading.audited FOLDER [--sandbox NAME]

An audit is rows, which are data and are checked here, and one notebook, which is code. That runs once,
inside, where it reads a copy of the project's data and nothing else; the page is made of what it printed
there. The folder that was handed in gets its site and is left as it was besides.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from traitlets.config import Config

from audits import building
from audits.__main__ import count, ended
from audits.composing import BUILT
from audits.project import NOTEBOOK, ProjectError, found
from grading.kernels import SandboxedKernelManager, found_sandbox
from grading.limits import FOLDERS, sweep
from grading.sandbox import SandboxError
from platformlab.claims import Claim
from platformlab.data import DataError

# Where a project's own code expects to be, and whose data it expects to read.
BEGIN = """import os
os.environ["PLATFORMLAB_DATA"] = {data!r}
os.chdir({place!r})
"""
USE = "say: make audit NAME=folder (python -m grading.audited folder)"


def build(folder: str | Path, *, sandbox: str = "") -> tuple[dict[str, Claim], Path]:
    """Check a project and build its site, its notebook run in a sandbox; return claims and page.

    Parameters
    ----------
    folder : path
        The project, as it was handed in.
    sandbox : str, default ""
        A name of `grading.sandbox.SANDBOXES`; empty: the first that holds on this machine.

    Raises
    ------
    SandboxError
        If none holds; then no line of the notebook was run.
    DataError
        If the project has a fault, or holds a link, which could lead to a file of yours.
    """
    place = found(folder)
    _refuse_links(place)
    sandbox = found_sandbox(sandbox)
    sweep()
    with tempfile.TemporaryDirectory(prefix=f"{FOLDERS}{os.getpid()}-") as private:
        copy = Path(private).resolve() / "project"
        shutil.copytree(place, copy, ignore=shutil.ignore_patterns(BUILT, ".*"))
        _let_read(copy)
        try:
            rows, page = building.build(copy, **_inside(copy, sandbox))
        except DataError as error:
            raise ProjectError(str(error).replace(str(copy), str(place))) from None
        (place / BUILT).mkdir(exist_ok=True)
        draft = shutil.copytree(page.parent, place / BUILT / "new", dirs_exist_ok=True)
        return rows, building.publish(draft, place / BUILT)


def _refuse_links(place):
    for path in place.rglob("*"):
        if path.is_symlink():
            raise ProjectError(
                f"{path}: expected a file, got a link to {path.readlink()}; have it handed in again "
                "with the file itself"
            )


def _let_read(copy):
    """Let the kernel read it, which is nobody where the teacher is root."""
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _inside(copy, sandbox):
    """Where the notebook runs, in the words of `audits.evidence.run`."""
    settings = {"sandbox": sandbox, "readable": [str(copy)], "is_warm": False}  # one kernel only
    return {
        "begin": BEGIN.format(data=str(copy / "data"), place=str(copy / NOTEBOOK.parent)),
        "kernel_manager_class": SandboxedKernelManager,
        "config": Config({"SandboxedKernelManager": settings}),
    }


class _Parser(argparse.ArgumentParser):
    def error(self, message):
        raise ProjectError(f"{USE} ({message})")


def main(given: list[str]) -> int:
    """Return the exit code: 0, or 1 with a sentence on what is wrong."""
    parser = _Parser(prog="grading.audited", add_help=False)
    parser.add_argument("folder")
    parser.add_argument("--sandbox", default="")

    def look():
        said = parser.parse_args(given)
        if not said.folder.strip():
            raise ProjectError(USE)
        rows, page = build(said.folder, sandbox=said.sandbox)
        count(rows)
        print(f"open {page}")

    return ended(look, given[0] if given else "", SandboxError)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
