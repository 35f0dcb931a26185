"""Lint the scripts and the style sheets, with a linter from npm, where there is npm.

A reader's machine need not have it, nor a network: then this says so, and the other checks go on.
In CI, where there is npm, it must work.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / "tools" / "lint"
BIOME = HOME / "node_modules" / ".bin" / "biome"
LOCK = HOME / "package-lock.json"


def install(npm):
    """Install what the lock names, unless it is there already; return whether it is there now."""
    mark = HOME / "node_modules" / "installed-from-lock.json"
    if mark.is_file() and mark.read_bytes() == LOCK.read_bytes():
        return True
    done = subprocess.run(
        [npm, "ci", "--prefix", str(HOME), "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=HOME,
        check=False,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode == 0:
        shutil.copyfile(LOCK, mark)
    return done.returncode == 0


def main():
    """Return the exit code."""
    npm = shutil.which("npm")
    if npm is None or not install(npm):
        why = "npm could not install the linter" if npm else "there is no npm on this machine"
        print(f"scripts and style sheets are not linted: {why}", file=sys.stderr)
        return 1 if npm and os.environ.get("CI") else 0
    command = [str(BIOME), "check", f"--config-path={HOME}", "--error-on-warnings"]
    done = subprocess.run(
        [*command, "book/_styles", "platformlab"],
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
