"""Lint the scripts and the style sheets, with linters from npm, where there is npm.

One finds what is wrong in any browser, two what is too new for those that the book names.

A reader's machine need not have it, nor a network: then this says so, and the other checks go on.
In CI, where there is npm, it must work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import locked_npm

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "tools" / "lint"
PROGRAMS = HOME / "node_modules" / ".bin"
STYLES, SCRIPTS = "book/_styles", "platformlab"


def main():
    """Return the exit code."""
    if why := locked_npm.fault(HOME, "the linters"):
        print(f"scripts and style sheets are not linted: {why}", file=sys.stderr)
        return 1 if shutil.which("npm") and os.environ.get("CI") else 0
    return max(map(said, commands()))


def commands():
    """Return what is run, each from the root of the repository."""
    own = sorted(map(str, (ROOT / SCRIPTS).glob("**/static/*.js")))
    old = ["--config", str(HOME / "eslint.config.mjs"), "--max-warnings=0"]
    styled = ["--config", str(HOME / "stylelint.config.mjs"), "--config-basedir", str(HOME)]
    return (
        ["biome", "check", f"--config-path={HOME}", "--error-on-warnings", STYLES, SCRIPTS],
        ["eslint", *old, *own],
        ["stylelint", *styled, f"{STYLES}/*.css"],
    )


def said(command):
    """Run a linter, show what it found, and return its exit code."""
    done = subprocess.run(
        [str(PROGRAMS / command[0]), *command[1:]],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
