"""Make, check and build a project.

python -m audits new FOLDER
python -m audits check FOLDER
python -m audits build FOLDER
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping

from audits import building, checking, project
from platformlab.claims import VERDICTS, Claim
from platformlab.data import DataError

USE = "say: make project NAME=folder, or make audit NAME=folder (python -m audits new|check|build folder)"


def main(given: list[str]) -> int:
    """Return the exit code: 0, or 1 with a sentence on what is wrong."""
    verbs = {"new": _new, "check": _check, "build": _build}
    if len(given) != 2 or given[0] not in verbs or not given[1].strip():
        print(USE, file=sys.stderr)
        return 1
    return ended(lambda: verbs[given[0]](given[1]), given[1])


def ended(work: Callable[[], None], place: str, *faults: type[Exception]) -> int:
    """Do what a command does to a place; return 0, or 1 with a sentence on what is wrong.

    `faults` are raised with such a sentence, as a DataError is.
    """
    try:
        work()
    except (DataError, *faults) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        why = f"{error.filename or place}: {error.strerror or error}"
        print(f"{why}; make room, or choose a folder that you may write to", file=sys.stderr)
        return 1
    return 0


def _new(folder):
    made = project.make(folder)
    print(f"the project is in {made}; read README.md there first")


def _check(folder):
    count(checking.check(folder))


def _build(folder):
    rows, page = building.build(folder)
    count(rows)
    print(f"open {page}")


def count(rows: Mapping[str, Claim]) -> None:
    """Say how many claims have which verdict."""
    counts = Counter(row.verdict for row in rows.values())
    by_verdict = ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
    computed = sum(bool(row.check) for row in rows.values())
    print(f"{len(rows)} claims: {by_verdict}; {computed} decided by the notebook")


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
