"""Install the locked packages into .venv, or say what keeps them from being installed.

    python tools/install.py

Run by any Python that check_python lets through; it needs no package itself. The mark
.venv/installed is set last: without it, whatever lies in .venv is half of something, and goes.
"""

import check_python  # noqa: F401, I001 - first of all: a wrong Python may not know what follows
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK = VENV / "installed"
# What a class needs and a reader does not, and the news that JupyterLab asks the network for.
NOT_FOR_READERS = ("@jupyter/nbgrader", "@jupyterlab/apputils-extension:announcements")
NBGRADER_SERVER = tuple(
    f"nbgrader.server_extensions.{part}"
    for part in ("assignment_list", "course_list", "formgrader", "validate_assignment")
)
WRITE_PATH = """
import os, pathlib, sysconfig
libraries = pathlib.Path(sysconfig.get_path("purelib"))
(libraries / "platformlab.pth").write_text(os.path.relpath(".", libraries), encoding="ascii")
"""
CAUSES = {
    r"no space left|os error 28\b|errno 28\b|quota exceeded|not enough space": (
        "the disk is full, or your share of it; free what the packages need, 1.1 GB in .venv and "
        "as much in uv's cache if that lies on another disk"
    ),
    r"certificate|SSLError|UnknownIssuer": (
        "the connection to the package index is not trusted; if your network checks what passes "
        "with a certificate of its own, set SSL_CERT_FILE and PIP_CERT to that certificate"
    ),
    r"failed to establish|connection (error|refused|reset|timed out)|timed? ?out|proxyerror|"
    r"cannot connect|could not connect|failed to fetch|error sending request|dns error|"
    r"name resolution|name or service not known|network is unreachable|are you offline": (
        "the network, or the package index on it, was not reached; connect this machine (behind a "
        "proxy: set HTTPS_PROXY; with a mirror: set PIP_INDEX_URL and UV_DEFAULT_INDEX to it)"
    ),
    r"permission denied|read-only|errno 13\b|errno 30\b": (
        f"something there may not be written by you; work in a clone of your own (this is {ROOT})"
    ),
}


class StepFailed(Exception):
    """A step of the installation ended badly; its text is what the step said."""


def main():
    """Install everything; leave no mark if something is missing."""
    print(
        "installing the locked packages into .venv (1.1 GB, one to three minutes) ...", flush=True
    )
    try:
        make_venv()
        run(
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--no-cache-dir",
            "--constraint",
            "requirements.txt",
            "uv",
        )
        run(
            "-m",
            "uv",
            "pip",
            "install",
            "--compile-bytecode",
            "--python",
            str(PYTHON),
            "-r",
            "requirements.txt",
        )
        make_importable()
        run("-m", "jupyterlab.labextensions", "disable", "--level=sys_prefix", *NOT_FOR_READERS)
        for part in NBGRADER_SERVER:
            run("-m", "jupyter_server.extension.serverextension", "disable", "--sys-prefix", part)
        MARK.touch()
    except KeyboardInterrupt:
        sys.exit("\nthe installation was interrupted; run it again, it begins anew")
    except (StepFailed, OSError) as failure:
        sys.exit(explained(str(failure)))


def make_venv():
    """Make a new .venv, unless a whole one of this very Python is there to be brought up to date."""
    wanted = f"version = {'.'.join(map(str, sys.version_info[:3]))}"
    settings = VENV / "pyvenv.cfg"
    is_whole = MARK.exists() and settings.exists() and wanted in settings.read_text("utf-8")
    MARK.unlink(missing_ok=True)
    if not is_whole:
        run("-m", "venv", "--clear", ".venv", python=sys.executable)


def make_importable():
    """Let the Python of .venv find the package in this clone, wherever the clone lies.

    The path is relative, so it is plain ASCII in a folder of any name. `pip install --editable`
    writes the whole path, and Python 3.11 under LC_ALL=C then stops at its first letter that is not.
    """
    run("-c", WRITE_PATH)


def run(*arguments, python=PYTHON):
    """Return what a Python printed; `StepFailed` with all that it said if it failed."""
    done = subprocess.run(
        [python, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        raise StepFailed(f"{done.stdout}\n{done.stderr}".strip() or f"ended in {done.returncode}")
    return done.stdout


def explained(said):
    """Return the true cause and its repair above the tool's own last words."""
    last_words = "\n".join(f"  {line}" for line in said.splitlines()[-12:])
    for signs, repair in CAUSES.items():
        if re.search(signs, said, re.IGNORECASE):
            return f"{last_words}\n\nthe packages were not installed: {repair}, and run it again"
    return f"{last_words}\n\nthe packages were not installed; repair what is said above, and run it again"


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    main()
