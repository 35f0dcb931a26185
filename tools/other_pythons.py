"""Try the oldest and the newest Python that the README names, where this machine has them.

    make other-pythons

Each gets a clone of what is committed and an environment of its own, builds no site and runs the
tests that need none. A Python that is not here is said, and is no failure.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from check_python import HIGHEST, LOWEST

ROOT = Path(__file__).resolve().parent.parent
TESTS = [".venv/bin/python", "-m", "pytest", "-q", "-n", "auto", "-m", "not slow"]


def main():
    """Return 1 if one of them fails."""
    codes = [tried(version) for version in (LOWEST, HIGHEST) if version != sys.version_info[:2]]
    return int(any(codes))


def tried(version):
    """Return 0 if the tests pass with this Python, or there is none."""
    name = f"python{version[0]}.{version[1]}"
    if not (python := found(name)):
        print(f"not tried: {name} is not on this machine; where it is, this runs the tests with it")
        return 0
    print(f"the fast tests with {name} ...", flush=True)
    with tempfile.TemporaryDirectory(prefix=name) as folder:
        clone = Path(folder, "book")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        installed = subprocess.run(["make", f"PYTHON={python}", ".venv/installed"], cwd=clone)
        code = installed.returncode or subprocess.run(TESTS, cwd=clone).returncode
    if code:
        print(f"the book does not hold with {name}; see above what failed", file=sys.stderr)
    return code


def found(name):
    """Return the path of a Python that starts; a shim of pyenv may stand for none."""
    path = shutil.which(name)
    starts = path and subprocess.run([path, "-c", ""], capture_output=True).returncode == 0
    return path if starts else None


if __name__ == "__main__":
    sys.exit(main())
