"""Run the tests of what was changed since the last commit, and those of the house, in seconds.

    python tools/picked.py

Of a changed module these are its examples and the tests that mirror it, of a chapter those of its
room, of a helper the tests that import it, which may be many; the tests of the house are always
run. Where nothing is changed since the last commit, its files are taken. What needs a browser, a
build or long is left to `make test`; what else a change breaks, far from where it was made,
`make fast` and `make test` find.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = ["-m", "pytest", "-q", "-m", "not slow", "-p", "no:nbval", "-p", "no:anyio", "-p", "no:pytest_cov"]  # fmt: skip
# Who may import whom, which files belong together, and what every chapter has.
HOUSE = (
    "tests/test_layers.py",
    "tests/test_manners.py",
    "tests/test_public_names.py",
    "tests/chapters/test_rooms.py",
)
# Files and folders whose tests do not lie in a place of the same name.
ELSEWHERE = {
    "platformlab/__init__.py": ("tests/test_public_names.py",),
    "platformlab/vocabulary.toml": ("tests/test_params.py",),
    "notebooks": ("tests/notebooks",),
    "book": ("tests/test_book.py", "tests/sphinxext/test_styles.py"),
    "data": (
        "tests/data",
        "tests/test_data.py",
        "tests/test_claims.py",
        "tests/test_check_names.py",
    ),
    "tools": ("tests/test_tools.py", "tests/test_picked.py"),
    "teaching": ("tests/teaching", "tests/slides"),
}
LIKE_A_TEST = re.compile(r"tests/(?:.+/)?test_\w+\.py")


def main():
    """Return the exit code of pytest."""
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    files = changed(ROOT)
    tests = picked(ROOT, files)
    print(f"tests of {len(files)} changed files: {' '.join(tests)}", flush=True)
    return subprocess.run([sys.executable, *PYTEST, *tests], cwd=ROOT, check=False).returncode


def changed(root):
    """Return the files that differ from the last commit, or those that it changed if none does."""
    now = _git(root, "diff", "--name-only", "HEAD") + _git(
        root, "ls-files", "--others", "--exclude-standard"
    )
    return now or _git(root, "show", "--name-only", "--format=", "HEAD")


def _git(root, *arguments):
    done = subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"make check asks git what was changed, which said: {done.stderr.strip()}")
    return done.stdout.splitlines()


def picked(root, files):
    """Return the tests of these files, and those of the house: files and folders that are there."""
    found = dict.fromkeys(HOUSE)
    for name in files:
        found |= dict.fromkeys(tests_of(root, name))
    there = [name for name in found if (root / name).exists()]
    return [name for name in there if not {str(p) for p in Path(name).parents} & set(there)]


def tests_of(root, name):
    """Return where the tests of one file are."""
    room, _, rest = name.partition("/")
    if LIKE_A_TEST.fullmatch(name):
        return [name]
    if room == "tests":
        return _importers(root, Path(name).stem)
    if name in ELSEWHERE:
        return [*ELSEWHERE[name]]
    if room in ELSEWHERE:
        return [*ELSEWHERE[room], f"tests/chapters/{Path(rest).stem}"]
    if room == "platformlab":
        return [*([name] if name.endswith(".py") else []), *_mirrors(root, Path(rest))]
    return _mirrors(root, Path(name))


def _mirrors(root, inner):
    """Return the test of the same name, or the tests of the nearest folder that has any.

    Those of a folder are a folder of its name, or one file where there is little to test.
    """
    if inner.parts[0] == "chapters" and len(inner.parts) > 2:
        return ["/".join(("tests", *inner.parts[:2]))]
    places = [_test_file(inner), Path("tests", inner.with_suffix("")).as_posix()]
    for folder in inner.parents:
        if folder != Path():
            places += [f"tests/{folder.as_posix()}", _test_file(folder)]
    return [place for place in places if (root / place).exists()][:1]


def _test_file(inner):
    return Path("tests", inner.with_name(f"test_{inner.stem}.py")).as_posix()


def _importers(root, helper):
    """Return the tests that import a module of the folder of tests."""
    imports = re.compile(rf"^(?:from {helper} import|import {helper}\b)", re.M)
    files = sorted((root / "tests").rglob("test_*.py"))
    using = [file for file in files if imports.search(file.read_text(encoding="utf-8"))]
    return [file.relative_to(root).as_posix() for file in using]


if __name__ == "__main__":
    sys.exit(main())
